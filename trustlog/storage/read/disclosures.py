"""Disclosures."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import TYPE_CHECKING

from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.select import Choice
from trustlog.storage.schema._generated import SELECT_DISCLOSURE, disclosure_value

if TYPE_CHECKING:
    from trustlog.domain.facts import Disclosure

WITH = "(teller_id = :partner_id OR listener_id = :partner_id)"


def disclosures(
    conn: Connection,
    *,
    me: str,
    partner_id: str | None = None,
    garden_id: str | None = None,
    numbers: Collection[int] | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: int | None = None,
    newest: bool = True,
) -> list["Disclosure"]:
    """Return disclosures by day, newest first unless told otherwise."""
    choice = Choice(me, '"on"', since, until, newest, limit)
    choice.add(WITH, partner_id=partner_id)
    choice.add("garden_id = :garden_id", garden_id=garden_id)
    return [disclosure_value(row) for row in choice.rows(conn, SELECT_DISCLOSURE, numbers)]


def each_disclosure(
    conn: Connection, *, me: str, partner_id: str | None = None, since: date | None = None, until: date | None = None
) -> Iterator["Disclosure"]:
    """Yield disclosures one by one, oldest first, in memory that does not grow."""
    choice = Choice(me, '"on"', since, until)
    choice.add(WITH, partner_id=partner_id)
    yield from (disclosure_value(row) for row in choice.stream(conn, SELECT_DISCLOSURE))
