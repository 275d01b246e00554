"""What was derived at some cost and may be derived again: kept for speed, dropped when a fact it rests on changes."""

from datetime import date
from typing import NamedTuple

from trustlog.storage.columns import day
from trustlog.storage.connection import Connection

_NAMED = "WHERE kind = :kind AND strand = :strand AND quarter = :quarter AND settings_hash = :hash"


class Memo(NamedTuple):
    """Something kept: of which kind, for which quarter, made under which settings."""

    kind: str
    strand: str
    quarter: date
    settings_hash: str
    value: str


def memo_get(conn: Connection, kind: str, strand: str, quarter: date, settings_hash: str) -> str | None:
    """Give what is kept for that quarter, if anything is."""
    row = conn.one(
        f"SELECT value FROM memo {_NAMED}",
        kind=kind, strand=strand, quarter=quarter, hash=settings_hash,
    )  # fmt: skip
    return None if row is None else str(row[0])


def memo_put(
    conn: Connection, kind: str, strand: str, quarter: date, settings_hash: str, value: str, seen: int | None = None
) -> bool:
    """Keep a value; not when a batch was written since `seen`, which may have changed what it rests on."""
    with conn.transaction():
        if seen is not None and last_batch(conn) != seen:
            return False
        named = {"kind": kind, "strand": strand, "quarter": quarter, "hash": settings_hash}
        conn.execute(f"DELETE FROM memo {_NAMED}", **named)
        conn.execute(
            "INSERT INTO memo (kind, strand, quarter, settings_hash, value) "
            "VALUES (:kind, :strand, :quarter, :hash, :value)",
            **named,
            value=value,
        )
    return True


def last_batch(conn: Connection) -> int:
    """Give the number of the last batch, 0 before the first: what a later `memo_put` is to be given as `seen`."""
    row = conn.one("SELECT max(number) FROM journal_batch")
    return 0 if row is None or row[0] is None else int(row[0])


def memos(conn: Connection) -> list[Memo]:
    """Give everything that is kept."""
    rows = conn.rows("SELECT kind, strand, quarter, settings_hash, value FROM memo ORDER BY kind, strand, quarter")
    return [Memo(row[0], row[1], day(row[2]), row[3], row[4]) for row in rows]


def forget_memos(conn: Connection) -> None:
    """Drop everything that is kept; the next reading that needs it derives it again."""
    with conn.transaction():
        conn.execute("DELETE FROM memo")


def memo_drop(conn: Connection, kept: Memo) -> None:
    """Drop one of them."""
    with conn.transaction():
        conn.execute(
            f"DELETE FROM memo {_NAMED}",
            kind=kept.kind,
            strand=kept.strand,
            quarter=kept.quarter,
            hash=kept.settings_hash,
        )
