"""What was derived at some cost and may be derived again: kept for speed, dropped when a fact it rests on changes.

What a ledger has taught is kept for a quarter, of each strand or of all. A reading (of kind `READING`) is kept for a
day: `subject` then names the partner, `as_of` the day, and `made_from` all else that the reading was made from.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from trustlog.storage.engine.columns import day
from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.select import among, chunks, where

READING = "reading"
_AT_ONCE = 100  # readings written by one statement: a server may be far away
_NAMED = "WHERE kind = :kind AND subject = :subject AND as_of = :as_of AND made_from = :made_from"


class Memo(NamedTuple):
    """Something kept: of which kind and subject, as of which day, and all else that it was made from."""

    kind: str
    subject: str
    as_of: date
    made_from: str
    value: str


def memo_get(conn: Connection, kind: str, subject: str, as_of: date, made_from: str) -> str | None:
    """Give what is kept for that quarter, if anything is."""
    row = conn.one(
        f"SELECT value FROM memo {_NAMED}",
        kind=kind, subject=subject, as_of=as_of, made_from=made_from,
    )  # fmt: skip
    return None if row is None else str(row[0])


def memo_put(
    conn: Connection, kind: str, subject: str, as_of: date, made_from: str, value: str, seen: int | None = None
) -> bool:
    """Keep a value; not when a batch was written since `seen`, which may have changed what it rests on."""
    with conn.transaction():
        if seen is not None and _batch_to_come(conn, conn.for_update) != seen:
            return False
        named = {"kind": kind, "subject": subject, "as_of": as_of, "made_from": made_from}
        conn.execute(f"DELETE FROM memo {_NAMED}", **named)
        conn.execute(
            "INSERT INTO memo (kind, subject, as_of, made_from, value) "
            "VALUES (:kind, :subject, :as_of, :made_from, :value)",
            **named,
            value=value,
        )
    return True


def kept_readings(conn: Connection, on: date, made_from: str, partner_ids: Collection[str] | None) -> dict[str, str]:
    """Give the readings kept for that day, by partner: of these partners, or of all."""
    found: dict[str, str] = {}
    for listed, params in among("subject", partner_ids):
        chosen = where(["kind = :kind", *listed, "as_of = :as_of", "made_from = :made_from"])
        params |= {"kind": READING, "as_of": on, "made_from": made_from}
        found.update((row[0], row[1]) for row in conn.rows(f"SELECT subject, value FROM memo {chosen}", **params))
    return found


def keep_readings(conn: Connection, on: date, made_from: str, values: Mapping[str, str], seen: int) -> bool:
    """Keep readings by partner, instead of those of earlier days; not when a batch was written since `seen`."""
    with conn.transaction():
        if _batch_to_come(conn, conn.for_update) != seen:
            return False
        common = {"kind": READING, "as_of": on, "made_from": made_from}
        for some in chunks(values.items(), _AT_ONCE):
            named = {f"v{place}": partner_id for place, (partner_id, _) in enumerate(some)}
            listed = ", ".join(f":{name}" for name in named)
            conn.execute(
                f"DELETE FROM memo WHERE kind = :kind AND subject IN ({listed}) "
                "AND (as_of < :as_of OR as_of = :as_of AND made_from = :made_from)",
                **common, **named,
            )  # fmt: skip
            texts = {f"t{place}": text for place, (_, text) in enumerate(some)}
            rows = ", ".join(f"(:kind, :v{place}, :as_of, :made_from, :t{place})" for place in range(len(some)))
            conn.execute(
                f"INSERT INTO memo (kind, subject, as_of, made_from, value) VALUES {rows}",
                **common, **named, **texts,
            )  # fmt: skip
    return True


def drop_touched(conn: Connection, earliest: date | None, partner_ids: Iterable[str]) -> None:
    """Drop what a write has made untrue: what was learned after `earliest`, and the readings of these partners."""
    if earliest is not None:
        conn.execute("DELETE FROM memo WHERE as_of > :day AND kind <> :kind", day=earliest, kind=READING)
    for listed, params in among("subject", list(partner_ids)):
        conn.execute(f"DELETE FROM memo {where(['kind = :kind', *listed])}", **params, kind=READING)


def batch_to_come(conn: Connection) -> int:
    """Give the number of the next batch: what is to be kept later is given it as `seen`."""
    return _batch_to_come(conn, "")


def _batch_to_come(conn: Connection, ending: str) -> int:
    row = conn.one(f"SELECT value FROM setting WHERE key = 'next_batch'{ending}")
    return int(row[0]) if row is not None and str(row[0]).isdigit() else 0


def memos(conn: Connection) -> list[Memo]:
    """Give everything that is kept."""
    rows = conn.rows("SELECT kind, subject, as_of, made_from, value FROM memo ORDER BY kind, subject, as_of")
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
            subject=kept.subject,
            as_of=kept.as_of,
            made_from=kept.made_from,
        )
