"""Notes."""

from collections.abc import Collection, Iterator
from datetime import date

from trustlog.domain.facts import Note
from trustlog.storage.columns import day, stamp
from trustlog.storage.connection import Connection, Row
from trustlog.storage.views.select import Choice

SELECT_NOTES = 'SELECT id, number, partner_id, "on", note, private, source, recorded_at, recorded_by FROM note'


def notes(
    conn: Connection,
    *,
    me: str,
    partner_id: str | None = None,
    numbers: Collection[int] | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: int | None = None,
    newest: bool = True,
) -> list[Note]:
    """Give notes by day, newest first unless told otherwise."""
    choice = Choice(me, '"on"', since, until, newest, limit)
    choice.add("partner_id = :partner_id", partner_id=partner_id)
    return [note_value(row) for row in choice.rows(conn, SELECT_NOTES, numbers)]


def each_note(
    conn: Connection, *, me: str, partner_id: str | None = None, since: date | None = None, until: date | None = None
) -> Iterator[Note]:
    """Give notes one by one, oldest first, in memory that does not grow."""
    choice = Choice(me, '"on"', since, until)
    choice.add("partner_id = :partner_id", partner_id=partner_id)
    yield from (note_value(row) for row in choice.stream(conn, SELECT_NOTES))


def note_value(row: Row) -> Note:
    """Make a note of a row."""
    made_id, number, partner_id, on, note, private, source, at, by = row
    return Note(made_id, number, partner_id, day(on), note, bool(private), source, stamp(at), by)
