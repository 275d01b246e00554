"""What one person may see of rows and of the journal: private facts are their author's, with what depends on them."""

from collections.abc import Iterable

from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.select import among, where
from trustlog.storage.schema._generated import PERSONAL, PRIVATE, REFERS, TABLES
from trustlog.storage.write.writer import Change

Place = tuple[str, str]
"""A table and the id of a row of it."""


def not_for(conn: Connection, changes: Iterable[Change], me: str, by: str) -> set[Place]:
    """Return the rows among these changes that are somebody else's alone: private then or now, or part of such a fact.

    `by` wrote the batch that they are of: only whoever recorded a fact makes it private or open.
    """
    listed_changes = list(changes)
    hidden = {
        (change.table, change.id) for change in listed_changes if _says_private(change) and _author(change, by) != me
    }
    parents = {place for change in listed_changes for place in _parents(change)}
    places = parents | {(change.table, change.id) for change in listed_changes if change.table in (*PRIVATE, *PERSONAL)}
    private: set[Place] = set()
    own: set[Place] = set()
    for table in (*PRIVATE, *PERSONAL):
        ids = [row_id for name, row_id in places if name == table]
        mine = "private" if table in PRIVATE else "1 AS private"
        for parts, params in among("id", ids):
            rows = conn.rows(f"SELECT id, recorded_by, {mine} FROM {table} {where(parts)}", **params)
            own |= {(table, row[0]) for row in rows if row[1] == me}
            private |= {(table, row[0]) for row in rows if row[1] != me and row[2]}
    hidden = (hidden - own) | private
    return hidden | {
        (change.table, change.id) for change in listed_changes if any(place in hidden for place in _parents(change))
    }


def _says_private(change: Change) -> bool:
    return change.table in PERSONAL or any((columns or {}).get("private") for columns in (change.before, change.after))


def _author(change: Change, by: str) -> str:
    return str({**(change.before or {}), **(change.after or {})}.get("recorded_by") or by)


def _parents(change: Change) -> list[Place]:
    """Return the rows that a row is a part of: it goes where they go."""
    if "recorded_by" in TABLES[change.table]:
        return []
    columns = {**(change.before or {}), **(change.after or {})}
    links = REFERS[change.table].items()
    return [(table, columns[name]) for name, table in links if table in PRIVATE and columns.get(name)]
