"""How much a ledger holds."""

from datetime import date

from trustlog.storage.engine.connection import Connection
from trustlog.storage.schema._generated import TABLES, VEILED


def counts(conn: Connection) -> dict[str, int]:
    """Return the number of rows of each table."""
    row_counts = {}
    for table in TABLES:
        row = conn.first(f"SELECT count(*) FROM {table}")
        row_counts[table] = 0 if row is None else int(row[0])
    return row_counts


def partners_ever(conn: Connection) -> int:
    """Return how many partners there are, archived ones too."""
    row = conn.first("SELECT count(*) FROM partner")
    return 0 if row is None else int(row[0])


def partners_on(conn: Connection, as_of: date) -> int:
    """Return how many partners there are that were not archived by a day."""
    row = conn.first("SELECT count(*) FROM partner WHERE archived_on IS NULL OR archived_on > :as_of", as_of=as_of)
    return 0 if row is None else int(row[0])


def numbered(conn: Connection) -> int:
    """Return about how many facts there are, without counting them: the numbers given out so far."""
    row = conn.first("SELECT value FROM setting WHERE key = 'next_number'")
    return 0 if row is None else int(row[0]) - 1


def batch_to_come(conn: Connection, *, hold: bool = False) -> int:
    """Return the number of the next batch, which tells whether a batch was written since; 0 where it is unknown.

    With `hold` no other connection takes that number before the transaction at hand is over.
    """
    row = conn.first(f"SELECT value FROM setting WHERE key = 'next_batch'{conn.for_update if hold else ''}")
    return int(row[0]) if row is not None and str(row[0]).isdigit() else 0


def has_private(conn: Connection, me: str) -> bool:
    """Return whether some fact that readings are made from is this person's alone."""
    selects = (f"SELECT 1 FROM {table} WHERE private AND recorded_by = :me" for table in VEILED)
    return conn.first(f"SELECT 1 WHERE {' OR '.join(f'EXISTS ({select})' for select in selects)}", me=me) is not None
