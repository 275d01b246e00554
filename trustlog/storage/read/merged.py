"""Partners that were merged into others: where each went, and what the others were called by them."""

from typing import NamedTuple

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


class Former(NamedTuple):
    """A partner that was merged into another: the id of that, and what it was called, here and where it came from."""

    kept_id: str
    handle: str
    name: str
    brought_from: str | None
    brought_id: str | None


def former_partners(conn: Connection) -> list[Former]:
    """Return the partners that were merged into others, in order of their handles."""
    ends = merged_ids(conn)
    rows = conn.rows(
        "SELECT id, handle, name, brought_from, brought_id FROM partner WHERE merged_into IS NOT NULL ORDER BY handle"
    )
    return [Former(ends[row_id], *known) for row_id, *known in rows]
