"""Partners that were merged into others: where each went, and what the others were called by them."""

from trustlog.storage.engine.connection import Connection


def merged_ids(conn: Connection) -> dict[str, str]:
    """Return of each partner that was merged into another the id of the one at the end of the chain of merges."""
    rows = conn.rows("SELECT id, merged_into FROM partner WHERE merged_into IS NOT NULL")
    into: dict[str, str] = {row[0]: row[1] for row in rows}
    ends: dict[str, str] = {}
    for first in into:
        at, seen = first, set[str]()
        while at in into and at not in seen:
            seen.add(at)
            at = into[at]
        ends[first] = at
    return ends


def former_names(conn: Connection) -> list[tuple[str, str, str]]:
    """Return the id of a partner with the handle and the name of each that was merged into it, in order of these."""
    ends = merged_ids(conn)
    rows = conn.rows("SELECT id, handle, name FROM partner WHERE merged_into IS NOT NULL ORDER BY handle")
    return [(ends[row[0]], row[1], row[2]) for row in rows]
