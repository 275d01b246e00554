"""What needs a hand soon: open promises around a day, plans, and when each partner was last met.

Each is one statement that the indexes answer, whatever the size of the ledger.
"""

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from trustlog.domain.calendar.days import shift
from trustlog.domain.limits import GRACE
from trustlog.storage.engine.columns import day, day_or_none
from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.promises import promises_of
from trustlog.storage.read.select import SEEN
from trustlog.storage.schema._generated import SELECT_PLAN, plan_value

if TYPE_CHECKING:
    from trustlog.domain.facts import Plan, Promise

_LEFT = "SELECT id FROM partner WHERE archived_on <= :as_of"


class Quiet(NamedTuple):
    """A partner's cadence beside the last day somebody met them, or None."""

    partner_id: str
    handle: str
    name: str
    cadence_days: int
    logged_from: date
    last_on: date | None


def open_promises(conn: Connection, as_of: date, from_on: date, to_on: date, *, me: str, past: bool) -> list["Promise"]:
    """Return the accepted, unsettled promises that count from some weeks before `from_on` up to `to_on`.

    With `past`, those that were so at the end of `as_of`, as they are known now: moves and closings after that day
    are the caller's to take off.
    """
    params: dict[str, Any] = {"from_on": shift(from_on, -GRACE.high), "to_on": to_on, "me": me, "as_of": as_of}
    where = "closed_as IS NULL AND counts_on BETWEEN :from_on AND :to_on AND accepted_on IS NOT NULL"
    if past:
        moved = 'SELECT promise_id FROM promise_move WHERE "on" > :as_of AND from_on BETWEEN :from_on AND :to_on'
        where = (
            "accepted_on <= :as_of AND (closed_as IS NULL OR closed_on > :as_of) "
            f"AND (counts_on BETWEEN :from_on AND :to_on OR id IN ({moved}))"
        )
    left = f"coalesce(maker_id, receiver_id, from_id) NOT IN ({_LEFT})"
    return promises_of(conn, f"WHERE {where} AND {left} AND {SEEN}", params)


def promises_ahead(conn: Connection, as_of: date, from_on: date, *, me: str) -> list[tuple[date, int]]:
    """Return how many accepted, unsettled promises count on each day from `from_on` on, as they are known now."""
    rows = conn.rows(
        "SELECT counts_on, count(*) FROM promise WHERE closed_as IS NULL AND counts_on >= :from_on "
        f"AND accepted_on IS NOT NULL AND coalesce(maker_id, receiver_id, from_id) NOT IN ({_LEFT}) AND {SEEN} "
        "GROUP BY counts_on ORDER BY counts_on",
        from_on=from_on,
        as_of=as_of,
        me=me,
    )
    return [(day(on), number) for on, number in rows]


def promises_behind(conn: Connection, as_of: date, until: date, *, me: str) -> list[tuple[date, int, int]]:
    """Return how many accepted, unsettled promises count on each day up to `until`, by the days of their grace.

    They are counted as they are known now.
    """
    rows = conn.rows(
        "SELECT counts_on, grace_days, count(*) FROM promise WHERE closed_as IS NULL AND counts_on <= :until "
        f"AND accepted_on IS NOT NULL AND coalesce(maker_id, receiver_id, from_id) NOT IN ({_LEFT}) AND {SEEN} "
        "GROUP BY counts_on, grace_days",
        until=until,
        as_of=as_of,
        me=me,
    )
    return [(day(on), grace, number) for on, grace, number in rows]


def next_due(conn: Connection, as_of: date, *, me: str) -> dict[str, tuple[date, bool]]:
    """Return the day each partner's next open promise counts on, and whether it is ours; lapsed ones are settled."""
    rows = conn.rows(
        "SELECT coalesce(receiver_id, maker_id), counts_on, grace_days, receiver_id IS NOT NULL FROM promise "
        "WHERE closed_as IS NULL AND accepted_on IS NOT NULL AND counts_on >= :from_on "
        f"AND from_id IS NULL AND {SEEN} ORDER BY counts_on DESC, number DESC",
        from_on=shift(as_of, -GRACE.high),
        me=me,
    )
    next_days: dict[str, tuple[date, bool]] = {}
    for partner_id, on, grace, ours in rows:
        counts_on = day(on)
        if shift(counts_on, grace) >= as_of:
            next_days[partner_id] = counts_on, bool(ours)
    return next_days


def plans_around(conn: Connection, as_of: date, from_on: date, to_on: date, *, me: str) -> list["Plan"]:
    """Return the plans of those days, but for those already over after which this person knows the partner was met."""
    done = (
        '"on" < :as_of AND EXISTS (SELECT 1 FROM moment_partner mp WHERE mp.partner_id = plan.partner_id '
        'AND mp."on" >= plan."on" AND mp."on" <= :as_of AND '
        "mp.moment_id NOT IN (SELECT id FROM moment WHERE private AND recorded_by <> :me))"
    )
    rows = conn.rows(
        f'{SELECT_PLAN} WHERE "on" BETWEEN :from_on AND :to_on AND partner_id NOT IN ({_LEFT}) AND NOT ({done}) '
        'ORDER BY "on", number',
        as_of=as_of,
        from_on=from_on,
        to_on=to_on,
        me=me,
    )
    return [plan_value(row) for row in rows]


class ReviewOn(NamedTuple):
    """The day on which the last version of an agreement is to be reviewed: with a partner, or of a garden.

    Without a version it is the purpose of a garden that is to be reviewed.
    """

    number: int
    version: int | None
    on: date
    partner: str | None
    garden: str | None
    name: str


_LAST_VERSIONS = (
    "SELECT a.number, a.version, a.review_on, p.handle, g.handle, coalesce(p.name, g.name) FROM agreement a "
    "LEFT JOIN partner p ON p.id = a.partner_id LEFT JOIN garden g ON g.id = a.garden_id "
    'WHERE a.review_on BETWEEN :from_on AND :to_on AND a."on" <= :as_of '
    "AND NOT (a.private AND a.recorded_by <> :me) "
    "AND (p.archived_on IS NULL OR p.archived_on > :as_of) AND (g.ended_on IS NULL OR g.ended_on > :as_of) "
    "AND NOT EXISTS (SELECT 1 FROM agreement b WHERE (b.partner_id = a.partner_id OR b.garden_id = a.garden_id) "
    'AND b."on" <= :as_of AND NOT (b.private AND b.recorded_by <> :me) '
    'AND (b."on" > a."on" OR (b."on" = a."on" AND b.number > a.number))) ORDER BY a.review_on, a.number'
)


def reviews_around(conn: Connection, as_of: date, from_on: date, to_on: date, *, me: str) -> list[ReviewOn]:
    """Return the agreements that are to be reviewed on one of those days, by the version put together last."""
    rows = conn.rows(_LAST_VERSIONS, as_of=as_of, from_on=from_on, to_on=to_on, me=me)
    return [ReviewOn(number, version, day(on), *whose) for number, version, on, *whose in rows]


_LAST_PURPOSES = (
    'SELECT a.number, a."on", g.handle, g.name FROM purpose a JOIN garden g ON g.id = a.garden_id '
    'WHERE a.agreed AND a."on" BETWEEN :from_on AND :to_on AND NOT (a.private AND a.recorded_by <> :me) '
    "AND (g.ended_on IS NULL OR g.ended_on > :as_of) "
    "AND NOT EXISTS (SELECT 1 FROM purpose b WHERE b.garden_id = a.garden_id AND b.agreed "
    'AND b."on" <= :as_of AND NOT (b.private AND b.recorded_by <> :me) '
    'AND (b."on" > a."on" OR (b."on" = a."on" AND b.number > a.number))) ORDER BY a."on", a.number'
)


def purposes_around(conn: Connection, as_of: date, until: date, days: int, *, me: str) -> list[ReviewOn]:
    """Return the purposes of gardens that are to be reviewed up to a day, so many days after they were agreed last."""
    last = min(as_of, shift(until, -days))
    rows = conn.rows(_LAST_PURPOSES, as_of=as_of, from_on=date.min, to_on=last, me=me)
    return [ReviewOn(number, None, shift(day(on), days), None, *whose) for number, on, *whose in rows]


def quiet_partners(conn: Connection, as_of: date, *, me: str) -> list[Quiet]:
    """Return the partners whose last moment is longer ago than their cadence; without one, since they are logged.

    One seek a partner. The days are compared as the engine gives them, because making ten thousand dates takes longer
    than fetching them.
    """
    rows = conn.rows(
        'SELECT p.id, p.handle, p.name, p.cadence_days, p.logged_from, (SELECT mp."on" FROM moment_partner mp '
        'WHERE mp.partner_id = p.id AND mp."on" <= :as_of '
        "AND mp.moment_id NOT IN (SELECT id FROM moment WHERE private AND recorded_by <> :me) "
        'ORDER BY mp."on" DESC LIMIT 1) FROM partner p WHERE p.archived_on IS NULL OR p.archived_on > :as_of',
        as_of=as_of,
        me=me,
    )
    limits = {cadence: shift(as_of, -cadence) for cadence in {row[3] for row in rows}}
    if conn.engine == "sqlite":
        texts = {cadence: limit.isoformat() for cadence, limit in limits.items()}
        rows = [row for row in rows if (row[5] or row[4]) < texts[row[3]]]
    else:
        rows = [row for row in rows if (row[5] or row[4]) < limits[row[3]]]
    return [Quiet(row[0], row[1], row[2], row[3], day(row[4]), day_or_none(row[5])) for row in rows]
