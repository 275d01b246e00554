"""How much of a ledger is private, without a word of it: to say how much a report leaves out."""

from collections import Counter

from trustlog.storage.engine.connection import Connection
from trustlog.storage.schema._generated import PERSONAL, PRIVATE


def private_rows(conn: Connection) -> Counter[str]:
    """Return by table how many rows are private to whoever wrote them."""
    counts = {table: conn.first(f"SELECT count(*) FROM {table} WHERE private") for table in PRIVATE}
    return +Counter({table: 0 if row is None else int(row[0]) for table, row in counts.items()})


def personal_rows(conn: Connection) -> int:
    """Return how many rows are for their author alone, whatever is in them: reviews, intentions, proposals."""
    rows = (conn.first(f"SELECT count(*) FROM {table}") for table in PERSONAL)
    return sum(0 if row is None else int(row[0]) for row in rows)
