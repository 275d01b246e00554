"""What the weekly review needs beside what is due: the last review, days without an entry, who was told nothing."""

from datetime import date
from typing import NamedTuple

from trustlog.domain.facts import LevelChange
from trustlog.storage.columns import day, day_or_none
from trustlog.storage.connection import Connection
from trustlog.storage.views.facts import timeline

_SEEN = "(NOT private OR recorded_by = :me)"
_DAYS = (("promise", "made_on"), ("moment", '"on"'), ("disclosure", '"on"'), ("note", '"on"'))


class Intention(NamedTuple):
    """One thing somebody meant to do after a review."""

    id: str
    text: str
    done_on: date | None


class PastReview(NamedTuple):
    """A review that is done: its day, its record as JSON text, and the intentions it ended in."""

    id: str
    on: date
    snapshot: str | None
    intentions: tuple[Intention, ...]


def last_review(conn: Connection, before: date, me: str) -> PastReview | None:
    """Give this person's last finished review up to a day."""
    row = conn.one(
        'SELECT id, "on", snapshot FROM review WHERE recorded_by = :me AND "on" <= :before AND done_at IS NOT NULL '
        'ORDER BY "on" DESC, done_at DESC LIMIT 1',
        me=me,
        before=before,
    )
    if row is None:
        return None
    meant = conn.rows("SELECT id, text, done_on FROM intention WHERE review_id = :id ORDER BY id", id=row[0])
    intentions = tuple(Intention(one[0], one[1], day_or_none(one[2])) for one in meant)
    return PastReview(row[0], day(row[1]), row[2], intentions)


def days_with_facts(conn: Connection, first: date, last: date, me: str) -> set[date]:
    """Give the days on which something is said to have happened."""
    found: set[date] = set()
    for table, column in _DAYS:
        sql = f"SELECT DISTINCT {column} FROM {table} WHERE {column} BETWEEN :first AND :last AND {_SEEN}"
        found.update(day(row[0]) for row in conn.rows(sql, first=first, last=last, me=me))
    return found


def last_told(conn: Connection, as_of: date, me: str) -> list[tuple[str, str, date | None, date | None]]:
    """Give every partner's handle and name, the last day we told them something below the surface, and they us."""
    sides = []
    for side in ("listener_id", "teller_id"):  # the partner listens where we tell
        sql = (
            f'SELECT {side}, max("on") FROM disclosure WHERE {side} IS NOT NULL AND "on" <= :as_of '
            f"AND NOT missed AND depth >= 2 AND {_SEEN} GROUP BY {side}"
        )
        sides.append({row[0]: day(row[1]) for row in conn.rows(sql, as_of=as_of, me=me)})
    rows = conn.rows(
        "SELECT id, handle, name FROM partner "
        "WHERE start_on <= :as_of AND (archived_on IS NULL OR archived_on > :as_of) ORDER BY handle",
        as_of=as_of,
    )
    return [(row[1], row[2], sides[0].get(row[0]), sides[1].get(row[0])) for row in rows]


def decided(conn: Connection, after: date, until: date, me: str) -> list[LevelChange]:
    """Give the decisions about levels after one day, up to another, newest first."""
    found = timeline(conn, me=me, since=after, until=until, kinds={"level_change"})
    return [one for one in found if isinstance(one, LevelChange) and one.on > after]
