"""New ledgers as copies of one that was made: to make its tables takes five times as long, and tests make thousands.

What makes them is what every process makes the first one by; the programs that tests start make all of theirs.
"""

import sqlite3
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from trustlog.storage.engine import sqlite_open
from trustlog.storage.engine.sqlite import SqliteConnection
from trustlog.storage.write.writer import new_id

make_tables = sqlite_open._create
ONE_AT_A_TIME = Lock()


@lru_cache(maxsize=1)
def first() -> sqlite3.Connection:
    """Make a ledger, and keep it in memory."""
    kept = sqlite3.connect(":memory:", check_same_thread=False)
    with TemporaryDirectory() as folder:
        (Path(folder) / "first.db").touch()
        made = SqliteConnection(str(Path(folder) / "first.db"))
        make_tables(made)
        made.raw.backup(kept)
        made.close()
    return kept


def copy_tables(conn: SqliteConnection) -> None:
    """Fill an empty file with a copy of the first ledger, under an id of its own."""
    with ONE_AT_A_TIME:
        if sqlite_open._revision(conn) is None:
            first().backup(conn.raw)
            conn.execute("UPDATE setting SET value = :id WHERE key = 'ledger_id'", id=new_id(datetime.now(UTC)))


def install() -> None:
    """Have every ledger of this process made like this."""
    sqlite_open._create = copy_tables
