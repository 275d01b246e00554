"""What stands beside readings: moments by kind, private facts, and facts mended after they had begun to count."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, NamedTuple

from trustlog.storage.engine.columns import day
from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.select import CHUNK, SEEN, among, chunks

_PLACES = {
    "promise": ("coalesce(f.maker_id, f.receiver_id)", "promise f", ("maker_id", "receiver_id"), "f.made_on"),
    "disclosure": ("coalesce(f.teller_id, f.listener_id)", "disclosure f", ("teller_id", "listener_id"), 'f."on"'),
    "moment": (
        "w.partner_id", "moment_partner w JOIN moment f ON f.id = w.moment_id", ("w.partner_id",), 'f."on"',
    ),
    **{
        table: (  # one is mended freely
            "f.partner_id", f"(SELECT *, CAST(NULL AS integer) AS mended FROM {table}) f", ("partner_id",), 'f."on"',
        )
        for table in ("dependence", "purpose", "section", "agreement")
    },
}  # fmt: skip
"""Where the facts of partners are, by table: what names the partner, whence, by which columns, and their day."""


class Meeting(NamedTuple):
    """A moment of a partner: its id, its day and its kind."""

    id: str
    on: date
    kind: str


def private_and_mended(
    conn: Connection, partner_ids: Collection[str], as_of: date, me: str
) -> Mapping[str, tuple[int, int]]:
    """Return, by partner, on how many private facts of this person its reading rests, and how often facts were mended.

    Partners of which neither is so are left out.
    """
    counts_of: dict[str, tuple[int, int]] = {}
    for ids in chunks(sorted(partner_ids), CHUNK):
        names = {f"p{place}": key for place, key in enumerate(ids)}
        listed = ", ".join(f":{name}" for name in names)
        for partner, rows, columns, on in _PLACES.values():
            chosen = " OR ".join(f"{column} IN ({listed})" for column in columns)
            sql = (
                f"SELECT {partner}, sum(CASE WHEN private THEN 1 ELSE 0 END), sum(coalesce(mended, 0)) FROM {rows} "
                f"WHERE ({chosen}) AND {on} <= :as_of AND (private OR mended IS NOT NULL) AND {SEEN} GROUP BY {partner}"
            )
            for key, private, mended in conn.rows(sql, as_of=as_of, me=me, **names):
                before = counts_of.get(key, (0, 0))
                counts_of[key] = before[0] + int(private), before[1] + int(mended)
    return counts_of


def private_facts(conn: Connection, partner_id: str, as_of: date, me: str) -> int:
    """Return on how many private facts of this person the reading of a partner rests."""
    return private_and_mended(conn, [partner_id], as_of, me).get(partner_id, (0, 0))[0]


def private_by_partner(conn: Connection, as_of: date, me: str) -> dict[str, int]:
    """Return, by partner, on how many private facts of this person its reading rests; those on none are left out."""
    found: dict[str, int] = {}
    for partner, rows, _, on in _PLACES.values():
        chosen = f"private AND recorded_by = :me AND {on} <= :as_of"
        for key, number in conn.rows(
            f"SELECT {partner}, count(*) FROM {rows} WHERE {chosen} GROUP BY {partner}", me=me, as_of=as_of
        ):
            if key is not None:  # what is between others, or about a garden, has no partner
                found[key] = found.get(key, 0) + int(number)
    return found


def with_private_of_others(conn: Connection, me: str) -> set[str]:
    """Return the partners about whom somebody else has private facts."""
    return {
        row[0]
        for partner, rows, _, _ in _PLACES.values()
        for row in conn.rows(f"SELECT DISTINCT {partner} FROM {rows} WHERE private AND recorded_by <> :me", me=me)
        if row[0] is not None
    }


def meetings(
    conn: Connection, partner_ids: Collection[str], since: date, until: date, me: str
) -> dict[str, list[Meeting]]:
    """Return the moments of partners from a day to a day, each partner's oldest first."""
    meetings_of: dict[str, list[Meeting]] = {}
    for listed, params in among("w.partner_id", partner_ids):
        sql = (
            'SELECT w.partner_id, f.id, f."on", f.kind FROM moment_partner w JOIN moment f ON f.id = w.moment_id '
            f'WHERE {listed[0]} AND w."on" >= :since AND w."on" <= :until AND {SEEN} ORDER BY f."on", f.number'
        )
        for key, row_id, on, kind in conn.rows(sql, since=since, until=until, me=me, **params):
            meetings_of.setdefault(key, []).append(Meeting(row_id, day(on), kind))
    return meetings_of


def names_at(conn: Connection, moment_ids: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return the names of those who were at these moments."""
    names_of: dict[str, tuple[str, ...]] = {}
    for listed, params in among("w.moment_id", moment_ids):
        values: dict[str, Any] = params
        sql = (
            "SELECT w.moment_id, e.name FROM moment_person w JOIN person e ON e.id = w.person_id "
            f"WHERE {listed[0]} ORDER BY w.id"
        )
        for key, name in conn.rows(sql, **values):
            names_of[key] = (*names_of.get(key, ()), name)
    return names_of
