"""Whole rows that belong to something, whoever recorded them: for merging, dropping and removing."""

from typing import Any

from trustlog.storage.engine.columns import TABLES, quoted, typed_row
from trustlog.storage.engine.connection import Connection


def rows_of(conn: Connection, table: str, column: str, value: str) -> list[dict[str, Any]]:
    """Return the rows of a table that name this id in that column, by column name."""
    names = TABLES[table]
    listed = ", ".join(quoted(name) for name in names)
    rows = conn.rows(f"SELECT {listed} FROM {table} WHERE {quoted(column)} = :value ORDER BY id", value=value)
    return [typed_row(names, row) for row in rows]


def ids_of(conn: Connection, table: str, column: str, value: str) -> list[str]:
    """Return the ids of the rows of a table that name this id in that column."""
    return [
        row[0] for row in conn.rows(f"SELECT id FROM {table} WHERE {quoted(column)} = :value ORDER BY id", value=value)
    ]
