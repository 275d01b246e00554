"""A row a partner, made of the rows of its four strands in the readings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from trustlog.exchange.csv.dictionary import CellType

Row = Mapping[str, Any]
_OF_PARTNER = (
    "partner", "handle", "level", "level_since", "on_trial", "target", "partner_trend", "suggestion", "suggestion_to",
    "held_by", "gates_closed",
)  # fmt: skip
PORTFOLIO = (
    *_OF_PARTNER, "flagged", "our_estimate", "our_n", "our_overdue", "their_estimate", "their_n", "their_overdue",
    "time_held", "time_n", "openness_held", "openness_n",
)  # fmt: skip
"""The columns of the portfolio."""
KINDS: dict[str, CellType] = {
    "our_estimate": "share", "their_estimate": "share", "our_n": "number", "their_n": "number", "time_n": "number",
    "openness_n": "number", "our_overdue": "number", "their_overdue": "number",
}  # fmt: skip
"""How cells are written of columns that the readings do not have."""


def by_partner(readings: Iterable[Row]) -> Iterator[tuple[list[Row], dict[str, Any]]]:
    """Yield the strands of each partner, and the row made of them; what is overdue is not in it."""
    for _handle, of_partner in groupby(readings, itemgetter("handle")):
        strands = list(of_partner)
        yield strands, _row(strands)


def _row(strands: Sequence[Row]) -> dict[str, Any]:
    by_name = {row["strand"]: row for row in strands}
    row: dict[str, Any] = {name: strands[0][name] for name in _OF_PARTNER}
    row["flagged"] = any(strand["flagged"] for strand in strands)
    for side in ("our", "their"):
        promises = by_name[f"{side}_promises"]
        row |= {f"{side}_estimate": promises["estimate"], f"{side}_n": promises["n"]}
    for name in ("time", "openness"):
        row |= {f"{name}_held": by_name[name]["held"], f"{name}_n": by_name[name]["slots"]}
    return row
