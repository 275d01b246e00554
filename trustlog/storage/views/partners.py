"""Partners, with the level in force on a day."""

from datetime import date
from typing import Any

from trustlog.domain.facts import Partner
from trustlog.domain.folding import folded, in_order
from trustlog.storage.columns import day, day_or_none
from trustlog.storage.connection import Connection, Row
from trustlog.storage.views.select import among, where

COLUMNS = "id, handle, name, start_level, start_on, target, cadence_days, archived_on, archive_reason, note"
Levels = dict[str, tuple[int, date]]


def partners(conn: Connection, as_of: date, *, archived: bool = False) -> list[Partner]:
    """Give partners by name, with their level on that day; those archived by then only when asked for."""
    rows = conn.rows(f"SELECT {COLUMNS} FROM partner")
    levels = levels_on(conn, as_of)
    found = [partner_value(row, levels) for row in rows]
    if not archived:
        found = [one for one in found if one.archived_on is None or one.archived_on > as_of]
    return sorted(found, key=lambda one: (in_order(one.name), one.handle))


def partner_by_handle(conn: Connection, handle: str, as_of: date | None = None) -> Partner | None:
    """Give the partner with that handle, if there is one."""
    row = conn.one(f"SELECT {COLUMNS} FROM partner WHERE handle = :handle", handle=handle.lower())
    return None if row is None else partner_value(row, levels_on(conn, as_of, row[0]))


def partner_by_id(conn: Connection, partner_id: str, as_of: date | None = None) -> Partner | None:
    """Give the partner with that id, if there is one."""
    row = conn.one(f"SELECT {COLUMNS} FROM partner WHERE id = :id", id=partner_id)
    return None if row is None else partner_value(row, levels_on(conn, as_of, row[0]))


def find_partners(conn: Connection, part: str, as_of: date | None = None) -> list[Partner]:
    """Give the partners in whose handle or name this occurs, by name, archived ones too, as they read without accents.

    Compared here and not in SQL: the engines differ in what they take for a capital outside ASCII.
    """
    wanted = folded(part)
    rows = conn.rows("SELECT id, handle, name FROM partner")
    ids = [row[0] for row in rows if wanted in row[1] or wanted in folded(row[2])]
    found: list[Partner] = []
    for listed, params in among("id", ids):
        for row in conn.rows(f"SELECT {COLUMNS} FROM partner {where(listed)}", **params):
            found.append(partner_value(row, levels_on(conn, as_of, row[0])))  # noqa: PERF401 - clearer so
    return sorted(found, key=lambda one: (in_order(one.name), one.handle))


def merged_into(conn: Connection, partner_id: str) -> str | None:
    """Give the handle of the partner that one was merged into, at the end of a chain of them; None if it was not."""
    handle, seen = None, {partner_id}
    while True:
        row = conn.one(
            "SELECT b.id, b.handle FROM partner a JOIN partner b ON b.id = a.merged_into WHERE a.id = :id",
            id=partner_id,
        )
        if row is None or row[0] in seen:
            return handle
        partner_id, handle = row
        seen.add(partner_id)


def levels_on(conn: Connection, as_of: date | None, partner_id: str | None = None) -> Levels:
    """Give level and its first day on a day (or now) of those partners that ever changed it."""
    parts, params = [], dict[str, Any]()
    if as_of is not None:
        parts.append('"on" <= :as_of')
        params["as_of"] = as_of
    if partner_id is not None:
        parts.append("partner_id = :partner_id")
        params["partner_id"] = partner_id
    sql = f'SELECT partner_id, to_level, "on" FROM level_change {where(parts)} ORDER BY "on", number'
    return {row[0]: (row[1], day(row[2])) for row in conn.rows(sql, **params)}


def partner_value(row: Row, levels: Levels) -> Partner:
    """Make a partner of a row of `COLUMNS` and the levels in force."""
    made_id, handle, name, start_level, start_on, target, cadence, archived_on, archive_reason, note = row
    began = day(start_on)
    level, since = levels.get(made_id, (start_level, began))
    return Partner(
        made_id, handle, name, level, since, target, cadence, day_or_none(archived_on), archive_reason, note,
        start_level, began,
    )  # fmt: skip
