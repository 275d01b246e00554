"""What lies ahead, whole: promises, plans and reviews for a calendar, whom to speak to next, and what changed when."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from trustlog.storage.engine.columns import day, day_or_none, stamp
from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.promises import promises_of
from trustlog.storage.read.select import SEEN, chunks

if TYPE_CHECKING:
    from trustlog.domain.facts import Promise

_LEFT = "SELECT id FROM partner WHERE archived_on <= :as_of"
_AT_ONCE = 5_000
"""Ids named in one statement about the journal: it is gone through once for each."""


class Touch(NamedTuple):
    """A partner with its cadence, the last moment anybody had with it, and that moment's day; None before the first."""

    partner_id: str
    handle: str
    name: str
    cadence_days: int
    logged_from: date
    last_on: date | None
    moment_id: str | None


class Changed(NamedTuple):
    """How often a row was written, and when last."""

    times: int
    at: datetime


def promises_from(conn: Connection, as_of: date, from_on: date, *, me: str) -> list["Promise"]:
    """Return the accepted promises that count from a day on, settled ones among them, by their day."""
    left = f"coalesce(maker_id, receiver_id, from_id) NOT IN ({_LEFT})"
    tail = f"WHERE counts_on >= :from_on AND accepted_on IS NOT NULL AND {left} AND {SEEN} ORDER BY counts_on, number"
    return promises_of(conn, tail, {"from_on": from_on, "me": me, "as_of": as_of})


def agreement_ids(conn: Connection, numbers: Iterable[int]) -> dict[int, str]:
    """Return the ids of agreements by their numbers."""
    found: dict[int, str] = {}
    for chunk in chunks(sorted(numbers), _AT_ONCE):
        names = {f"v{place}": number for place, number in enumerate(chunk)}
        listed = ", ".join(f":{name}" for name in names)
        found.update((row[0], row[1]) for row in conn.rows(_AGREEMENTS.format(listed=listed), **names))
    return found


_AGREEMENTS = "SELECT number, id FROM agreement WHERE number IN ({listed})"


def touches(conn: Connection, as_of: date, *, me: str) -> list[Touch]:
    """Return every partner by its handle, and when it was last met as far as this person may know."""
    seen = "mp.moment_id NOT IN (SELECT id FROM moment WHERE private AND recorded_by <> :me)"
    last = (
        'SELECT mp.{column} FROM moment_partner mp WHERE mp.partner_id = p.id AND mp."on" <= :as_of '
        f'AND {seen} ORDER BY mp."on" DESC, mp.moment_id DESC LIMIT 1'
    )
    on, moment_id = last.format(column='"on"'), last.format(column="moment_id")
    rows = conn.rows(
        f"SELECT p.id, p.handle, p.name, p.cadence_days, p.logged_from, ({on}), ({moment_id}) FROM partner p "
        "WHERE p.archived_on IS NULL OR p.archived_on > :as_of ORDER BY p.handle",
        as_of=as_of,
        me=me,
    )
    return [Touch(row[0], row[1], row[2], row[3], day(row[4]), day_or_none(row[5]), row[6]) for row in rows]


def changed(conn: Connection, ids: Iterable[str]) -> dict[str, Changed]:
    """Return how often rows were written, and when last, by their ids.

    The journal has no index of rows. But its batches are in the order of time, as all ids are, and none is older than
    the rows that it makes: what is older than the oldest of these rows is not gone through.
    """
    found: dict[str, Changed] = {}
    for chunk in chunks(sorted(set(ids)), _AT_ONCE):
        names = {f"v{place}": row_id for place, row_id in enumerate(chunk)}
        listed = ", ".join(f":{name}" for name in names)
        rows = conn.rows(_CHANGED.format(listed=listed), **names, first=chunk[0][:_OF_TIME])
        found.update((row_id, Changed(times, stamp(at))) for row_id, times, at in rows)
    return found


_OF_TIME = 13  # signs of an id that say its millisecond
_CHANGED = (
    "SELECT e.row_id, count(*), max(b.at) FROM journal_entry e JOIN journal_batch b ON b.id = e.batch_id "
    "WHERE e.batch_id >= :first AND e.row_id IN ({listed}) GROUP BY e.row_id"
)


def ledger_id(conn: Connection) -> str:
    """Return the id of the ledger."""
    row = conn.first("SELECT value FROM setting WHERE key = 'ledger_id'")
    return "" if row is None else str(row[0])


def last_batch(conn: Connection) -> str:
    """Return what differs once anybody has written."""
    row = conn.first("SELECT value FROM setting WHERE key = 'next_batch'")
    return "" if row is None else str(row[0])
