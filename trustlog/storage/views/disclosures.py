"""Disclosures."""

from collections.abc import Collection, Iterator
from datetime import date

from trustlog.domain.facts import Disclosure
from trustlog.storage.columns import day, stamp
from trustlog.storage.connection import Connection, Row
from trustlog.storage.views.select import Choice

SELECT_DISCLOSURES = (
    'SELECT id, number, teller_id, listener_id, "on", topic, depth, missed, note, private, source, recorded_at, '
    "recorded_by FROM disclosure"
)
_WITH = "(teller_id = :partner_id OR listener_id = :partner_id)"


def disclosures(
    conn: Connection,
    *,
    me: str,
    partner_id: str | None = None,
    numbers: Collection[int] | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: int | None = None,
    newest: bool = True,
) -> list[Disclosure]:
    """Give disclosures by day, newest first unless told otherwise."""
    choice = Choice(me, '"on"', since, until, newest, limit)
    choice.add(_WITH, partner_id=partner_id)
    return [disclosure_value(row) for row in choice.rows(conn, SELECT_DISCLOSURES, numbers)]


def each_disclosure(
    conn: Connection, *, me: str, partner_id: str | None = None, since: date | None = None, until: date | None = None
) -> Iterator[Disclosure]:
    """Give disclosures one by one, oldest first, in memory that does not grow."""
    choice = Choice(me, '"on"', since, until)
    choice.add(_WITH, partner_id=partner_id)
    yield from (disclosure_value(row) for row in choice.stream(conn, SELECT_DISCLOSURES))


def disclosure_value(row: Row) -> Disclosure:
    """Make a disclosure of a row."""
    made_id, number, teller, listener, on, topic, depth, missed, note, private, source, at, by = row
    return Disclosure(
        id=made_id,
        number=number,
        partner_id=listener if teller is None else teller,
        ours=teller is None,
        on=day(on),
        topic=topic,
        depth=depth,
        missed=bool(missed),
        note=note,
        private=bool(private),
        source=source,
        recorded_at=stamp(at),
        recorded_by=by,
    )
