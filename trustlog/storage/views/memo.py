"""What was derived at some cost and may be derived again: kept for speed, dropped when a fact it rests on changes.

What a ledger has taught is kept for a quarter, of each strand or of all. A reading (of kind `READING`) is kept for a
day: `strand` then names the partner, `quarter` the day, and `settings_hash` all else that the reading was made from.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from trustlog.storage.columns import day
from trustlog.storage.connection import Connection
from trustlog.storage.views.select import among, chunks, where

READING = "reading"
_AT_ONCE = 100  # readings written by one statement: a server may be far away
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
        if seen is not None and _batch_to_come(conn, conn.for_update) != seen:
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


def kept_readings(conn: Connection, on: date, made_from: str, partner_ids: Collection[str] | None) -> dict[str, str]:
    """Give the readings kept for that day, by partner: of these partners, or of all."""
    found: dict[str, str] = {}
    for listed, params in among("strand", partner_ids):
        chosen = where(["kind = :kind", *listed, "quarter = :quarter", "settings_hash = :hash"])
        params |= {"kind": READING, "quarter": on, "hash": made_from}
        found.update((row[0], row[1]) for row in conn.rows(f"SELECT strand, value FROM memo {chosen}", **params))
    return found


def keep_readings(conn: Connection, on: date, made_from: str, values: Mapping[str, str], seen: int) -> bool:
    """Keep readings by partner, instead of those of earlier days; not when a batch was written since `seen`."""
    with conn.transaction():
        if _batch_to_come(conn, conn.for_update) != seen:
            return False
        common = {"kind": READING, "quarter": on, "hash": made_from}
        for some in chunks(values.items(), _AT_ONCE):
            named = {f"v{place}": partner_id for place, (partner_id, _) in enumerate(some)}
            listed = ", ".join(f":{name}" for name in named)
            conn.execute(
                f"DELETE FROM memo WHERE kind = :kind AND strand IN ({listed}) "
                "AND (quarter < :quarter OR quarter = :quarter AND settings_hash = :hash)",
                **common, **named,
            )  # fmt: skip
            texts = {f"t{place}": text for place, (_, text) in enumerate(some)}
            rows = ", ".join(f"(:kind, :v{place}, :quarter, :hash, :t{place})" for place in range(len(some)))
            conn.execute(
                f"INSERT INTO memo (kind, strand, quarter, settings_hash, value) VALUES {rows}",
                **common, **named, **texts,
            )  # fmt: skip
    return True


def drop_touched(conn: Connection, earliest: date | None, partner_ids: Iterable[str]) -> None:
    """Drop what a write has made untrue: what was learned after `earliest`, and the readings of these partners."""
    if earliest is not None:
        conn.execute("DELETE FROM memo WHERE quarter > :day AND kind <> :kind", day=earliest, kind=READING)
    for listed, params in among("strand", list(partner_ids)):
        conn.execute(f"DELETE FROM memo {where(['kind = :kind', *listed])}", **params, kind=READING)


def batch_to_come(conn: Connection) -> int:
    """Give the number of the next batch: what is to be kept later is given it as `seen`."""
    return _batch_to_come(conn, "")


def _batch_to_come(conn: Connection, ending: str) -> int:
    row = conn.one(f"SELECT value FROM setting WHERE key = 'next_batch'{ending}")
    return int(row[0]) if row is not None and str(row[0]).isdigit() else 0


def memos(conn: Connection) -> list[Memo]:
    """Give everything that is kept."""
    rows = conn.rows("SELECT kind, strand, quarter, settings_hash, value FROM memo ORDER BY kind, strand, quarter")
    return [Memo(row[0], row[1], day(row[2]), row[3], row[4]) for row in rows]


def forget_readings(conn: Connection) -> None:
    """Drop the readings that are kept, of every day."""
    with conn.transaction():
        conn.execute("DELETE FROM memo WHERE kind = :kind", kind=READING)


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
