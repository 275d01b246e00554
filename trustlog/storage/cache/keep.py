"""Keeps derived values for speed, unless a batch was written since they were derived.

`seen` is the number that `batch_to_come` gave before the facts were read: when it has moved on, a fact that the value
rests on may have changed, and nothing is kept.
"""

from collections.abc import Mapping
from datetime import date

from trustlog.storage.cache import READ_BEFORE, READING
from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.counts import batch_to_come
from trustlog.storage.read.select import chunks

_AT_ONCE = 100  # values written by one statement: a server may be far away


def keep_by_subject(
    conn: Connection, kind: str, until: date, made_from: str, values: Mapping[tuple[str, date], str], seen: int
) -> bool:
    """Keep values by subject and day instead of all of that kind up to a day; return False where a batch was written.

    What was kept of other kinds than readings, by earlier versions, goes as well.
    """
    with conn.transaction():
        if batch_to_come(conn, hold=True) != seen:
            return False
        conn.execute(
            "DELETE FROM memo WHERE kind = :kind AND made_from = :made_from AND as_of <= :until "
            "OR kind NOT IN (:kind, :reading, :before)",
            kind=kind, made_from=made_from, until=until, reading=READING, before=READ_BEFORE,
        )  # fmt: skip
        for chunk in chunks(values.items(), _AT_ONCE):
            params: dict[str, object] = {"kind": kind, "made_from": made_from}
            for place, ((subject, day), value) in enumerate(chunk):
                params |= {f"s{place}": subject, f"d{place}": day, f"v{place}": value}
            rows = ", ".join(f"(:kind, :s{place}, :d{place}, :made_from, :v{place})" for place in range(len(chunk)))
            conn.execute(f"INSERT INTO memo (kind, subject, as_of, made_from, value) VALUES {rows}", **params)
    return True


def keep_readings(
    conn: Connection, on: date, made_from: str, values: Mapping[str, str], seen: int, since: date
) -> bool:
    """Keep readings of a day by partner, and drop those of before `since`; return False where a batch was written."""
    with conn.transaction():
        if batch_to_come(conn, hold=True) != seen:
            return False
        common = {"kind": READING, "as_of": on, "made_from": made_from}
        for chunk in chunks(values.items(), _AT_ONCE):
            subjects = {f"v{place}": partner_id for place, (partner_id, _) in enumerate(chunk)}
            listed = ", ".join(f":{name}" for name in subjects)
            conn.execute(
                f"DELETE FROM memo WHERE kind = :kind AND subject IN ({listed}) "
                "AND (as_of < :since OR as_of = :as_of AND made_from = :made_from)",
                since=since, **common, **subjects,
            )  # fmt: skip
            texts = {f"t{place}": text for place, (_, text) in enumerate(chunk)}
            rows = ", ".join(f"(:kind, :v{place}, :as_of, :made_from, :t{place})" for place in range(len(chunk)))
            conn.execute(
                f"INSERT INTO memo (kind, subject, as_of, made_from, value) VALUES {rows}",
                **common, **subjects, **texts,
            )  # fmt: skip
    return True
