"""How many promises were settled, and whether any was made: counted where they lie, without reading them.

What counts when is what `trust.model.outcomes` says, for promises that nobody keeps private; a test compares both.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Literal

from trustlog.domain.limits import GRACE
from trustlog.storage.engine.connection import Connection

Side = Literal["receiver_id", "maker_id"]
"""The column that names the partner: of ours and of theirs."""

SIDES: Mapping[str, Side] = {"our_promises": "receiver_id", "their_promises": "maker_id"}
_OVER = (
    "(counts_on < :{day} AND accepted_on < :{day} AND made_on < :{day} AND coalesce(closed_as, '') <> 'withdrawn' "
    "AND (closed_on IS NOT NULL AND closed_on < :{day} OR {lapsed}))"
)


def settled_between(conn: Connection, side: Side, first: date | None, day: date) -> int:
    """Return how many promises of one side were settled, or lapsed, from a day (None: ever) until before another."""
    chosen, params = f"{side} IS NOT NULL AND NOT private AND counts_on < :day", {"day": day}
    if first is not None:
        # What was due so long before had lapsed by then; a promise is not agreed to after its due day.
        chosen, params = f"{chosen} AND counts_on >= :earliest", {**params, "earliest": _before(first, GRACE.high)}
    graces = [int(row[0]) for row in conn.rows(f"SELECT DISTINCT grace_days FROM promise WHERE {chosen}", **params)]
    if not graces:
        return 0
    over, known = _over("day", day, graces)
    if first is not None:
        already, before = _over("first", first, graces)
        over, known = f"{over} AND NOT {already}", {**known, **before}
    row = conn.first(f"SELECT count(*) FROM promise WHERE {chosen} AND {over}", **{**params, **known})
    return int(row[0]) if row else 0


def any_closed(conn: Connection, side: Side, day: date) -> bool:
    """Return whether one of them was settled before a day by somebody: that is known long before all are counted."""
    over = _OVER.format(day="day", lapsed="FALSE")
    chosen = f"{side} IS NOT NULL AND NOT private AND {over}"
    return conn.first(f"SELECT 1 FROM promise WHERE {chosen} LIMIT 1", day=day) is not None


def _over(name: str, day: date, graces: list[int]) -> tuple[str, dict[str, Any]]:
    """Return the condition that a promise was over before a day, which its parameters name so.

    It is over with the last day of its grace; days are computed here, for no two engines compute them alike.
    """
    params = {f"{name}{grace}": _before(day, grace) for grace in graces}
    lapsed = " OR ".join(f"grace_days = {grace} AND counts_on < :{name}{grace}" for grace in graces)
    return _OVER.format(day=name, lapsed=f"({lapsed})"), {name: day, **params}


def _before(day: date, days: int) -> date:
    return date.min if day.toordinal() <= days else day - timedelta(days=days)


def made_between(conn: Connection, side: Side, first: date, last: date) -> bool:
    """Return whether a promise of one side was made, or agreed to, from one day to another."""
    row = conn.first(
        f"SELECT 1 FROM promise WHERE {side} IS NOT NULL AND NOT private AND counts_on >= :first "
        "AND accepted_on <= :last AND made_on <= :last AND (accepted_on >= :first OR made_on >= :first) LIMIT 1",
        first=first, last=last,
    )  # fmt: skip
    return row is not None
