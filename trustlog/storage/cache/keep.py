"""Keeps derived values for speed, unless a batch was written since they were derived.

`seen` is the number that `batch_to_come` gave before the facts were read: when it has moved on, a fact that the value
rests on may have changed, and nothing is kept.
"""

from collections.abc import Mapping
from datetime import date

from trustlog.storage.cache import READING
from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.counts import batch_to_come
from trustlog.storage.read.select import chunks

_AT_ONCE = 100  # readings written by one statement: a server may be far away


def keep_value(
    conn: Connection, kind: str, subject: str, as_of: date, made_from: str, value: str, seen: int | None = None
) -> bool:
    """Keep a value instead of what was kept under these four; return False where a batch was written since `seen`."""
    with conn.transaction():
        if seen is not None and batch_to_come(conn, hold=True) != seen:
            return False
        key = {"kind": kind, "subject": subject, "as_of": as_of, "made_from": made_from}
        conn.execute(
            "DELETE FROM memo "
            "WHERE kind = :kind AND subject = :subject AND as_of = :as_of AND made_from = :made_from",
            **key,
        )  # fmt: skip
        conn.execute(
            "INSERT INTO memo (kind, subject, as_of, made_from, value) "
            "VALUES (:kind, :subject, :as_of, :made_from, :value)",
            **key,
            value=value,
        )
    return True


def keep_readings(conn: Connection, on: date, made_from: str, values: Mapping[str, str], seen: int) -> bool:
    """Keep readings by partner, instead of those of earlier days; return False where a batch was written since."""
    with conn.transaction():
        if batch_to_come(conn, hold=True) != seen:
            return False
        common = {"kind": READING, "as_of": on, "made_from": made_from}
        for chunk in chunks(values.items(), _AT_ONCE):
            subjects = {f"v{place}": partner_id for place, (partner_id, _) in enumerate(chunk)}
            listed = ", ".join(f":{name}" for name in subjects)
            conn.execute(
                f"DELETE FROM memo WHERE kind = :kind AND subject IN ({listed}) "
                "AND (as_of < :as_of OR as_of = :as_of AND made_from = :made_from)",
                **common, **subjects,
            )  # fmt: skip
            texts = {f"t{place}": text for place, (_, text) in enumerate(chunk)}
            rows = ", ".join(f"(:kind, :v{place}, :as_of, :made_from, :t{place})" for place in range(len(chunk)))
            conn.execute(
                f"INSERT INTO memo (kind, subject, as_of, made_from, value) VALUES {rows}",
                **common, **subjects, **texts,
            )  # fmt: skip
    return True
