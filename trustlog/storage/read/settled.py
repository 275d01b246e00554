"""How many promises are settled, and whether any was made: counted where they lie, without reading them.

What counts when is what `trust.model.outcomes` says, for promises that nobody keeps private; a test compares both.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from trustlog.storage.engine.connection import Connection

Side = Literal["receiver_id", "maker_id"]
"""The column that names the partner: of ours and of theirs."""

_OVER = (
    "counts_on < :day AND accepted_on < :day AND made_on < :day AND coalesce(closed_as, '') <> 'withdrawn' "
    "AND (closed_on < :day OR {lapsed})"
)


def settled_before(conn: Connection, side: Side, day: date) -> int:
    """Return how many promises of one side were settled, or had lapsed, before a day."""
    # A promise is over with the last day of its grace; days are computed here, for no two engines compute them alike.
    kinds = conn.rows(f"SELECT DISTINCT grace_days FROM promise WHERE {side} IS NOT NULL")
    params: dict[str, object] = {f"day{grace}": day - timedelta(days=int(grace)) for (grace,) in kinds}
    lapsed = " OR ".join(f"grace_days = {int(grace)} AND counts_on < :day{grace}" for (grace,) in kinds)
    if not lapsed:
        return 0
    chosen = _OVER.format(lapsed=lapsed)
    row = conn.one(
        f"SELECT count(*) FROM promise WHERE {side} IS NOT NULL AND NOT private AND {chosen}", day=day, **params
    )
    return int(row[0]) if row else 0


def made_between(conn: Connection, side: Side, first: date, last: date) -> bool:
    """Return whether a promise of one side was made, or agreed to, from one day to another."""
    row = conn.one(
        f"SELECT 1 FROM promise WHERE {side} IS NOT NULL AND NOT private AND accepted_on <= :last AND made_on <= :last "
        "AND (accepted_on >= :first OR made_on >= :first) LIMIT 1",
        first=first, last=last,
    )  # fmt: skip
    return row is not None


SIDES: Mapping[str, Side] = {"our_promises": "receiver_id", "their_promises": "maker_id"}
