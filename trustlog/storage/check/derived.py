"""What is derived from the facts: what is kept for speed is dropped, and the search index made anew, where wrong."""

import json
import sqlite3
from collections.abc import Iterator

from trustlog.domain.calendar.days import iso_day
from trustlog.errors import LedgerUnfit, ReadOnly, Reason, Remedy, WordsError
from trustlog.storage.cache.drop import drop_all
from trustlog.storage.check.finding import Finding
from trustlog.storage.engine.connection import Connection


def unreadable_memos(conn: Connection) -> Iterator[Finding]:
    """Look whether what is kept for speed can be read; whether it is right, the readings know."""
    for as_of, value in conn.rows("SELECT as_of, value FROM memo ORDER BY kind, subject"):
        try:
            json.loads(value)
            iso_day(str(as_of))
            sound = True
        except (ValueError, TypeError, RecursionError, WordsError):
            sound = False
        if not sound:
            yield Finding(Reason("memo_unread"), _forget(conn))
            return


def _forget(conn: Connection) -> Remedy:
    """Drop what is kept for speed, where it can be written; say so."""
    try:
        drop_all(conn)
    except ReadOnly:
        return Remedy("memo_kept")
    return Remedy("memo_dropped")


def search_index(conn: Connection) -> Iterator[Finding]:
    """Compare the search index with the facts, and make it anew where it differs."""

    try:
        conn.execute("INSERT INTO fact_search (fact_search, rank) VALUES ('integrity-check', 1)")
    except LedgerUnfit as error:
        code = getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_READONLY:
            return  # it cannot be asked of a file that cannot be written
        if code != sqlite3.SQLITE_CORRUPT:
            raise
        conn.execute("INSERT INTO fact_search (fact_search) VALUES ('rebuild')")
        yield Finding(Reason("search_differed"), Remedy("search_made_anew"))
