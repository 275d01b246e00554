"""Moments, each with its partners and people; and when partners were last met."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from trustlog.storage.engine.columns import day
from trustlog.storage.engine.connection import Connection, Row
from trustlog.storage.read.select import CHUNK, Choice, among, chunks, where
from trustlog.storage.schema._generated import SELECT_MOMENT, moment_value

if TYPE_CHECKING:
    from trustlog.domain.facts import Moment

WITH = "id IN (SELECT moment_id FROM moment_partner WHERE partner_id = :partner_id)"


def moments(
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
) -> list["Moment"]:
    """Return moments by day, newest first unless told otherwise."""
    choice = Choice(me, '"on"', since, until, newest, limit)
    choice.add(WITH, partner_id=partner_id)
    choice.add("garden_id = :garden_id", garden_id=garden_id)
    return list(moment_values(conn, choice.rows(conn, SELECT_MOMENT, numbers)))


def each_moment(
    conn: Connection, *, me: str, partner_id: str | None = None, since: date | None = None, until: date | None = None
) -> Iterator["Moment"]:
    """Yield moments one by one, oldest first, in memory that does not grow."""
    choice = Choice(me, '"on"', since, until)
    choice.add(WITH, partner_id=partner_id)
    yield from moment_values(conn, choice.stream(conn, SELECT_MOMENT))


def moment_values(conn: Connection, rows: Iterable[Row]) -> Iterator["Moment"]:
    """Make moments of rows, fetching who was there some hundred at a time."""
    for chunk in chunks(rows, CHUNK):
        ids = [row[0] for row in chunk]
        partners = links(conn, "moment_partner", "partner_id", ids)
        gone = [row_id for row_id in ids if row_id not in partners]
        between = links(conn, "moment_between", "partner_id", gone) if gone else {}
        people = links(conn, "moment_person", "person_id", ids)
        for row in chunk:
            there = between.get(row[0], ()) or partners.get(row[0], ())
            yield moment_value(row, tuple(there), tuple(people.get(row[0], ())), row[0] in between)


_UNSEEN = "(SELECT id FROM moment WHERE private AND recorded_by <> :me)"


def last_met(conn: Connection, as_of: date, *, me: str, partner_id: str | None = None) -> dict[str, tuple[date, str]]:
    """Return the last day each partner, or one, was met, of those that ever were, and the kind of moment.

    One seek a partner.
    """
    chosen = "" if partner_id is None else " WHERE p.id = :partner_id"
    rows = conn.rows(
        'SELECT p.id, m."on", m.kind FROM partner p JOIN moment m ON m.id = (SELECT mp.moment_id '
        'FROM moment_partner mp WHERE mp.partner_id = p.id AND mp."on" <= :as_of '
        f'AND mp.moment_id NOT IN {_UNSEEN} ORDER BY mp."on" DESC, mp.moment_id DESC LIMIT 1){chosen}',
        as_of=as_of,
        me=me,
        **_of(partner_id),
    )
    return {row[0]: (day(row[1]), row[2]) for row in rows}


def times_met(conn: Connection, since: date, until: date, *, me: str, partner_id: str | None = None) -> dict[str, int]:
    """Return how often each partner, or one, was met from a day to a day, of those that were."""
    chosen = "" if partner_id is None else "partner_id = :partner_id AND "
    rows = conn.rows(
        f'SELECT partner_id, count(*) FROM moment_partner WHERE {chosen}"on" >= :since AND "on" <= :until '
        f"AND moment_id NOT IN {_UNSEEN} GROUP BY partner_id",
        since=since,
        until=until,
        me=me,
        **_of(partner_id),
    )
    return {row[0]: int(row[1]) for row in rows}


def _of(partner_id: str | None) -> dict[str, str]:
    return {} if partner_id is None else {"partner_id": partner_id}


def links(conn: Connection, table: str, column: str, ids: list[str]) -> dict[str, list[str]]:
    """Return the ids that moments are linked to in a table, by the moment's id."""
    linked_ids: dict[str, list[str]] = {}
    for listed, params in among("moment_id", ids):
        for row in conn.rows(f"SELECT moment_id, {column} FROM {table} {where(listed)} ORDER BY id", **params):
            linked_ids.setdefault(row[0], []).append(row[1])
    return linked_ids
