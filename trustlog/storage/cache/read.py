"""Looks up what is kept for speed."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from trustlog.storage.cache import READING
from trustlog.storage.engine.columns import day
from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.select import among, where


class Kept(NamedTuple):
    """A derived value: of which kind and subject, as of which day, and all else that it was made from."""

    kind: str
    subject: str
    as_of: date
    made_from: str
    value: str


def kept_value(conn: Connection, kind: str, subject: str, as_of: date, made_from: str) -> str | None:
    """Return the value kept under these four; None where none is."""
    row = conn.first(
        "SELECT value FROM memo "
        "WHERE kind = :kind AND subject = :subject AND as_of = :as_of AND made_from = :made_from",
        kind=kind, subject=subject, as_of=as_of, made_from=made_from,
    )  # fmt: skip
    return None if row is None else str(row[0])


def kept_readings(conn: Connection, on: date, made_from: str, partner_ids: Collection[str] | None) -> dict[str, str]:
    """Return the readings kept for that day, by partner: of these partners, or of all."""
    texts: dict[str, str] = {}
    for parts, params in among("subject", partner_ids):
        chosen = where(["kind = :kind", *parts, "as_of = :as_of", "made_from = :made_from"])
        params |= {"kind": READING, "as_of": on, "made_from": made_from}
        texts.update((row[0], row[1]) for row in conn.rows(f"SELECT subject, value FROM memo {chosen}", **params))
    return texts


def kept_values(conn: Connection) -> list[Kept]:
    """Return everything that is kept."""
    rows = conn.rows("SELECT kind, subject, as_of, made_from, value FROM memo ORDER BY kind, subject, as_of")
    return [Kept(row[0], row[1], day(row[2]), row[3], row[4]) for row in rows]
