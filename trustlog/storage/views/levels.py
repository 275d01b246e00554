"""Decisions about levels, and answers to suggestions."""

from collections.abc import Collection, Iterator
from datetime import date

from trustlog.domain.facts import Answer, LevelChange
from trustlog.storage.columns import day, day_or_none, stamp
from trustlog.storage.connection import Connection, Row
from trustlog.storage.views.select import Choice, where

SELECT_LEVEL_CHANGES = (
    'SELECT id, number, partner_id, "on", from_level, to_level, reason, depends, snapshot, settings, note, private, '
    "source, recorded_at, recorded_by FROM level_change"
)
_SELECT_ANSWERS = 'SELECT id, partner_id, "on", answer, strand, until, depends, note FROM suggestion_answer'


def level_changes(
    conn: Connection,
    *,
    me: str,
    partner_id: str | None = None,
    numbers: Collection[int] | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: int | None = None,
    newest: bool = True,
) -> list[LevelChange]:
    """Give decisions about levels by day, newest first unless told otherwise."""
    choice = Choice(me, '"on"', since, until, newest, limit)
    choice.add("partner_id = :partner_id", partner_id=partner_id)
    return [level_change_value(row) for row in choice.rows(conn, SELECT_LEVEL_CHANGES, numbers)]


def each_level_change(
    conn: Connection, *, me: str, partner_id: str | None = None, since: date | None = None, until: date | None = None
) -> Iterator[LevelChange]:
    """Give decisions about levels one by one, oldest first, in memory that does not grow."""
    choice = Choice(me, '"on"', since, until)
    choice.add("partner_id = :partner_id", partner_id=partner_id)
    yield from (level_change_value(row) for row in choice.stream(conn, SELECT_LEVEL_CHANGES))


def answers(conn: Connection, partner_id: str | None = None) -> list[Answer]:
    """Give answers to suggestions by day; they are everybody's."""
    parts = [] if partner_id is None else ["partner_id = :partner_id"]
    params = {} if partner_id is None else {"partner_id": partner_id}
    rows = conn.rows(f'{_SELECT_ANSWERS} {where(parts)} ORDER BY "on", id', **params)
    return [answer_value(row) for row in rows]


def answer_value(row: Row) -> Answer:
    """Make an answer of a row."""
    made_id, partner_id, on, answer, strand, until, depends, note = row
    return Answer(made_id, partner_id, day(on), answer, strand, day_or_none(until), depends, note)


def level_change_value(row: Row) -> LevelChange:
    """Make a decision of a row."""
    made_id, number, partner_id, on, old, new, reason, depends, snapshot, settings, note, private, source, at, by = row
    return LevelChange(
        made_id, number, partner_id, day(on), old, new, reason, depends, snapshot, settings, note, bool(private),
        source, stamp(at), by,
    )  # fmt: skip
