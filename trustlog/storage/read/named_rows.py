"""Rows of any table as people know them: numbers of facts, handles of partners, names of people."""

from collections.abc import Iterable, Mapping
from typing import Any

from trustlog.storage.engine.columns import TABLES
from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.select import among, where
from trustlog.storage.schema._generated import REFERS

Columns = Mapping[str, Any]
_CALLED = {"partner": "handle", "person": "name"}


def named_rows(conn: Connection, rows: Mapping[tuple[str, str], Columns], me: str) -> list[str]:
    """Name these rows, by table and id: numbers of facts, rising, handles of partners, then people.

    What stands in no list by itself is named by the fact that it is of; what is gone, by the columns that the journal
    has of it. What is private to others is not named.
    """
    ids: dict[str, set[str]] = {}
    gone: dict[tuple[str, str], Columns] = {}
    for (table, row_id), columns in rows.items():
        owner = _owner(table, row_id, columns)
        if owner is not None and not _is_hidden(columns, me):
            ids.setdefault(owner[0], set()).add(owner[1])
            if owner == (table, row_id):
                gone[owner] = columns
    numbers, called = set[int](), dict[str, set[str]]()
    for table, listed in ids.items():
        column = _CALLED.get(table, "number")
        found = dict(_cells(conn, table, column, listed, me))
        told = ((gone.get((table, row_id)) or {}).get(column) for row_id in listed - found.keys())
        names = {cell for cell in (*found.values(), *told) if cell is not None}
        if column == "number":
            numbers |= names
        else:
            called[table] = names
    return [
        *(f"#{number}" for number in sorted(numbers)),
        *(name for table in _CALLED for name in sorted(called.get(table, ()))),
    ]


def _cells(conn: Connection, table: str, column: str, ids: Iterable[str], me: str) -> Iterable[tuple[str, Any]]:
    """Yield the cell of each row by its id; nothing in place of one that is private to somebody else."""
    private = "private" in TABLES[table]
    mine = f"CASE WHEN private AND recorded_by <> :me THEN NULL ELSE {column} END" if private else column
    params: dict[str, Any] = {"me": me} if private else {}
    for parts, chosen in among("id", sorted(ids)):
        yield from (
            (row[0], row[1]) for row in conn.rows(f"SELECT id, {mine} FROM {table} {where(parts)}", **params, **chosen)
        )


def _owner(table: str, row_id: str, columns: Columns) -> tuple[str, str] | None:
    """Return what a row is named by: itself, or the fact or partner that it is of."""
    if _is_named(table):
        return table, row_id
    named = [
        (to, columns[column]) for column, to in REFERS.get(table, {}).items() if _is_named(to) and columns.get(column)
    ]
    return min(named, key=lambda each: each[0] in _CALLED, default=None)


def _is_named(table: str) -> bool:
    return table in _CALLED or "number" in TABLES[table]


def _is_hidden(columns: Columns, me: str) -> bool:
    return bool(columns.get("private")) and columns.get("recorded_by") not in (None, me)
