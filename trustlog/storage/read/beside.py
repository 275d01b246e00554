"""What stands beside the reading of a partner: its moments, how many facts are private, and how many were mended."""

from collections.abc import Collection
from datetime import date
from typing import Any

from trustlog.storage.engine.columns import day
from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.select import SEEN, among, where

_OF_PARTNER = {
    "promise": "(maker_id = :id OR receiver_id = :id) AND made_on <= :as_of",
    "disclosure": '(teller_id = :id OR listener_id = :id) AND "on" <= :as_of',
    "moment": '"on" <= :as_of AND id IN (SELECT moment_id FROM moment_partner WHERE partner_id = :id)',
}
"""Which facts a reading of a partner is made from, by table."""


def moments_met(conn: Connection, partner_id: str, since: date, until: date, me: str) -> list[tuple[date, str, str]]:
    """Return day, kind and id of each moment with a partner from a day to a day, in order."""
    rows = conn.rows(
        'SELECT "on", kind, id FROM moment WHERE id IN (SELECT moment_id FROM moment_partner '
        'WHERE partner_id = :id AND "on" >= :since AND "on" <= :until) AND ' + SEEN + ' ORDER BY "on", number',
        id=partner_id, since=since, until=until, me=me,
    )  # fmt: skip
    return [(day(row[0]), row[1], row[2]) for row in rows]


def people_at(conn: Connection, moment_ids: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return the names of those who were there, by the id of the moment, in the order in which they were named."""
    people: dict[str, tuple[str, ...]] = {}
    for listed, params in among("m.moment_id", moment_ids):
        sql = "SELECT m.moment_id, e.name FROM moment_person m JOIN person e ON e.id = m.person_id"
        for moment_id, name in conn.rows(f"{sql} {where(listed)} ORDER BY m.id", **params):
            people[moment_id] = (*people.get(moment_id, ()), name)
    return people


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
