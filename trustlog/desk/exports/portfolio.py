"""A row a partner, made of the rows of its four strands in the readings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from trustlog.exchange.csv.dictionary import CellType
from trustlog.language import _
from trustlog.trust.words import is_unclear, percent

Row = Mapping[str, Any]
_OF_PARTNER = (
    "partner", "handle", "level", "level_since", "on_trial", "target", "partner_trend", "suggestion", "suggestion_to",
    "held_by", "gates_closed",
)  # fmt: skip
PORTFOLIO = (
    *_OF_PARTNER, "flagged", "our_estimate", "our_band", "our_n", "our_overdue", "their_estimate", "their_band",
    "their_n", "their_overdue", "time_held", "time_n", "openness_held", "openness_n",
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
        row |= {f"{side}_{name}": value for name, value in _rate(promises).items()}
    for name in ("time", "openness"):
        row |= {f"{name}_held": by_name[name]["held"], f"{name}_n": by_name[name]["slots"]}
    return row


def _rate(promises: Row) -> dict[str, Any]:
    """Return the rate of a side with its band and n; a band too wide for one number has a word in its place."""
    estimate, low, high = (promises[name] for name in ("estimate", "low", "high"))
    if estimate is None:
        return {"estimate": None, "band": None, "n": promises["n"]}
    band = f"{round(100 * low)}–{percent(high)}"
    return {"estimate": _("unclear") if is_unclear(low, high) else estimate, "band": band, "n": promises["n"]}
