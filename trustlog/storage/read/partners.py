"""Partners, with the level in force on a day."""

from datetime import date
from typing import TYPE_CHECKING, Any

from trustlog.domain.levels import in_force
from trustlog.domain.text.folding import folded, in_order
from trustlog.storage.engine.columns import day
from trustlog.storage.engine.connection import Connection, Row
from trustlog.storage.read.select import among, where
from trustlog.storage.schema._generated import SELECT_PARTNER, partner_value

if TYPE_CHECKING:
    from trustlog.domain.facts import Partner
    from trustlog.domain.levels import Trial

Levels = dict[str, list[tuple[date, int, "Trial | None"]]]
"""By partner, the day and the new level of each change, and what it is of a trial, in order of day and writing."""


def partners(conn: Connection, as_of: date, *, archived: bool = False) -> list["Partner"]:
    """Return partners by name, with their level on that day; those archived by then only when asked for."""
    rows = conn.rows(SELECT_PARTNER)
    levels = levels_on(conn, as_of)
    listed = [partner_of(row, levels) for row in rows]
    if not archived:
        listed = [partner for partner in listed if partner.archived_on is None or partner.archived_on > as_of]
    return sorted(listed, key=lambda partner: (in_order(partner.name), partner.handle))


def partner_by_handle(conn: Connection, handle: str, as_of: date | None = None) -> "Partner | None":
    """Return the partner with that handle, or None."""
    row = conn.first(f"{SELECT_PARTNER} WHERE handle = :handle", handle=handle.lower())
    return None if row is None else partner_of(row, levels_on(conn, as_of, row[0]))


def partner_by_id(conn: Connection, partner_id: str, as_of: date | None = None) -> "Partner | None":
    """Return the partner with that id, or None."""
    row = conn.first(f"{SELECT_PARTNER} WHERE id = :id", id=partner_id)
    return None if row is None else partner_of(row, levels_on(conn, as_of, row[0]))


def find_partners(conn: Connection, part: str, as_of: date | None = None) -> list["Partner"]:
    """Return the partners in whose handle or name this occurs, accents aside, by name, archived partners too.

    Compared here and not in SQL: the engines differ in what they take for a capital outside ASCII.
    """
    folded_part = folded(part)
    rows = conn.rows("SELECT id, handle, name FROM partner")
    ids = [row[0] for row in rows if folded_part in row[1] or folded_part in folded(row[2])]
    matches: list[Partner] = []
    for listed, params in among("id", ids):
        for row in conn.rows(f"{SELECT_PARTNER} {where(listed)}", **params):
            matches.append(partner_of(row, levels_on(conn, as_of, row[0])))  # noqa: PERF401 - clearer so
    return sorted(matches, key=lambda partner: (in_order(partner.name), partner.handle))


def merged_into(conn: Connection, partner_id: str) -> str | None:
    """Return the handle of the partner that this was merged into, at the end of the chain of merges, or None."""
    handle, seen_ids = None, {partner_id}
    while True:
        row = conn.first(
            "SELECT b.id, b.handle FROM partner a JOIN partner b ON b.id = a.merged_into WHERE a.id = :id",
            id=partner_id,
        )
        if row is None or row[0] in seen_ids:
            return handle
        partner_id, handle = row
        seen_ids.add(partner_id)


def levels_on(conn: Connection, as_of: date | None, partner_id: str | None = None) -> Levels:
    """Return the changes of level up to a day (or all), day and new level, of those partners that ever changed it."""
    parts, params = [], dict[str, Any]()
    if as_of is not None:
        parts.append('"on" <= :as_of')
        params["as_of"] = as_of
    if partner_id is not None:
        parts.append("partner_id = :partner_id")
        params["partner_id"] = partner_id
    sql = f'SELECT partner_id, to_level, trial, "on" FROM level_change {where(parts)} ORDER BY "on", number'
    levels: Levels = {}
    for changed, to_level, trial, on in conn.rows(sql, **params):
        levels.setdefault(changed, []).append((day(on), to_level, trial))
    return levels


def partner_of(row: Row, levels: Levels) -> "Partner":
    """Make a partner of a row of `SELECT_PARTNER` and the changes of levels; without one, the start counts."""
    partner = partner_value(row, 0, date.min, None)
    level, since, on_trial = in_force(partner.start_level, partner.start_on or date.min, levels.get(partner.id, ()))
    return partner._replace(level=level, level_since=since, on_trial=on_trial)
