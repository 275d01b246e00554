"""How many facts about a partner are private, and how many were mended after they had begun to count."""

from datetime import date
from typing import Any

from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.select import SEEN

_OF_PARTNER = {
    "promise": "(maker_id = :id OR receiver_id = :id) AND made_on <= :as_of",
    "disclosure": '(teller_id = :id OR listener_id = :id) AND "on" <= :as_of',
    "moment": '"on" <= :as_of AND id IN (SELECT moment_id FROM moment_partner WHERE partner_id = :id)',
}
"""Which facts a reading of a partner is made from, by table."""


def private_facts(conn: Connection, partner_id: str, as_of: date, me: str) -> int:
    """Return how many private facts of this person the reading of a partner rests on."""
    return _sum(
        conn, "SELECT count(*) FROM {table} WHERE {of} AND private AND recorded_by = :me", partner_id, as_of, me
    )


def mended_facts(conn: Connection, partner_id: str, as_of: date, me: str) -> int:
    """Return how often facts that a reading of a partner rests on were mended later than a slip may be."""
    return _sum(conn, "SELECT sum(mended) FROM {table} WHERE {of} AND " + SEEN, partner_id, as_of, me)


def _sum(conn: Connection, sql: str, partner_id: str, as_of: date, me: str) -> int:
    params: dict[str, Any] = {"id": partner_id, "as_of": as_of, "me": me}
    found = 0
    for table, of_partner in _OF_PARTNER.items():
        row = conn.first(sql.format(table=table, of=of_partner), **params)
        found += int(row[0] or 0) if row is not None else 0
    return found
