"""What partners and people are known by, as lean as it can be had, and who is known not to be the same."""

from datetime import date
from typing import NamedTuple

from trustlog.storage.engine.columns import day_or_none
from trustlog.storage.engine.connection import Connection


class KnownPartner(NamedTuple):
    """What a partner is known by; one that was merged into another is none any more."""

    id: str
    handle: str
    name: str
    domains: str | None
    archived_on: date | None


class KnownPerson(NamedTuple):
    """What somebody at a partner is known by."""

    id: str
    partner_id: str
    name: str
    email: str | None
    phone: str | None


def known_partners(conn: Connection) -> list[KnownPartner]:
    """Return all partners in the order in which they came, archived ones too."""
    sql = "SELECT id, handle, name, domains, archived_on FROM partner WHERE merged_into IS NULL ORDER BY id"
    return [KnownPartner(row[0], row[1], row[2], row[3], day_or_none(row[4])) for row in conn.rows(sql)]


def known_people(conn: Connection) -> list[KnownPerson]:
    """Return all people in the order in which they came."""
    return [KnownPerson(*row) for row in conn.rows("SELECT id, partner_id, name, email, phone FROM person ORDER BY id")]


def known_apart(conn: Connection) -> set[frozenset[str]]:
    """Return the pairs of ids, of partners and of people, that somebody said are not the same."""
    rows = conn.rows("SELECT one_partner_id, other_partner_id, one_person_id, other_person_id FROM apart")
    return {frozenset(value for value in row if value is not None) for row in rows}
