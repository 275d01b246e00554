"""Notes."""

from collections.abc import Collection, Iterator
from datetime import date

from trustlog.domain.facts import Note
from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.select import Choice
from trustlog.storage.schema._generated import SELECT_NOTE, note_value


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
    """Return notes by day, newest first unless told otherwise."""
    choice = Choice(me, '"on"', since, until, newest, limit)
    choice.add("partner_id = :partner_id", partner_id=partner_id)
    return [note_value(row) for row in choice.rows(conn, SELECT_NOTE, numbers)]


def each_note(
    conn: Connection, *, me: str, partner_id: str | None = None, since: date | None = None, until: date | None = None
) -> Iterator[Note]:
    """Yield notes one by one, oldest first, in memory that does not grow."""
    choice = Choice(me, '"on"', since, until)
    choice.add("partner_id = :partner_id", partner_id=partner_id)
    yield from (note_value(row) for row in choice.stream(conn, SELECT_NOTE))
