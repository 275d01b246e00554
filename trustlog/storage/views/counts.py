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


def numbered(conn: Connection) -> int:
    """Give about how many facts there are, without counting them: the numbers given out so far."""
    row = conn.one("SELECT value FROM setting WHERE key = 'next_number'")
    return 0 if row is None else int(row[0]) - 1
