"""Decisions about levels, and answers to suggestions."""

from collections.abc import Collection, Iterator
from datetime import date

from trustlog.domain.facts import Answer, LevelChange
from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.select import Choice, where
from trustlog.storage.schema._generated import (
    SELECT_LEVEL_CHANGE,
    SELECT_SUGGESTION_ANSWER,
    level_change_value,
    suggestion_answer_value,
)


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
    """Return decisions about levels by day, newest first unless told otherwise."""
    choice = Choice(me, '"on"', since, until, newest, limit)
    choice.add("partner_id = :partner_id", partner_id=partner_id)
    return [level_change_value(row) for row in choice.rows(conn, SELECT_LEVEL_CHANGE, numbers)]


def each_level_change(
    conn: Connection, *, me: str, partner_id: str | None = None, since: date | None = None, until: date | None = None
) -> Iterator[LevelChange]:
    """Yield decisions about levels one by one, oldest first, in memory that does not grow."""
    choice = Choice(me, '"on"', since, until)
    choice.add("partner_id = :partner_id", partner_id=partner_id)
    yield from (level_change_value(row) for row in choice.stream(conn, SELECT_LEVEL_CHANGE))


def answers(conn: Connection, partner_id: str | None = None) -> list[Answer]:
    """Return answers to suggestions by day; they are everybody's."""
    parts = [] if partner_id is None else ["partner_id = :partner_id"]
    params = {} if partner_id is None else {"partner_id": partner_id}
    rows = conn.rows(f'{SELECT_SUGGESTION_ANSWER} {where(parts)} ORDER BY "on", id', **params)
    return [suggestion_answer_value(row) for row in rows]
