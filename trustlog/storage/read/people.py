"""People at partners."""

from typing import TYPE_CHECKING

from trustlog.domain.text.folding import in_order
from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.select import where
from trustlog.storage.schema._generated import SELECT_PERSON, person_value

if TYPE_CHECKING:
    from trustlog.domain.facts import Person


def people(conn: Connection, partner_id: str | None = None) -> list["Person"]:
    """Return people by name."""
    parts = [] if partner_id is None else ["partner_id = :partner_id"]
    params = {} if partner_id is None else {"partner_id": partner_id}
    rows = conn.rows(f"{SELECT_PERSON} {where(parts)}", **params)
    return sorted((person_value(row) for row in rows), key=lambda person: (in_order(person.name), person.id))
