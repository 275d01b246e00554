"""How much a ledger holds."""

from trustlog.storage.columns import TABLES
from trustlog.storage.connection import Connection


def counts(conn: Connection) -> dict[str, int]:
    """Give the number of rows of each table."""
    found = {}
    for table in TABLES:
        row = conn.one(f"SELECT count(*) FROM {table}")
        found[table] = 0 if row is None else int(row[0])
    return found
