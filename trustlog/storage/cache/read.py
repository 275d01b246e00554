"""Looks up what is kept for speed."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from trustlog.storage.cache import READ_BEFORE, READING
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


def kept_by_subject(conn: Connection, kind: str, until: date, made_from: str) -> dict[str, list[tuple[date, str]]]:
    """Return the values kept of a kind with their days, by subject, each subject's in order of day up to this one."""
    rows = conn.rows(
        "SELECT subject, as_of, value FROM memo WHERE kind = :kind AND made_from = :made_from AND as_of <= :until "
        "ORDER BY as_of",
        kind=kind, made_from=made_from, until=until,
    )  # fmt: skip
    values_of: dict[str, list[tuple[date, str]]] = {}
    for subject, as_of, value in rows:
        values_of.setdefault(subject, []).append((day(as_of), value))
    return values_of


def kept_readings(conn: Connection, on: date, made_from: str, partner_ids: Collection[str] | None) -> dict[str, str]:
    """Return the readings kept for that day, by partner: of these partners, or of all."""
    texts: dict[str, str] = {}
    for parts, params in among("subject", partner_ids):
        chosen = where(["kind = :kind", *parts, "as_of = :as_of", "made_from = :made_from"])
        params |= {"kind": READING, "as_of": on, "made_from": made_from}
        texts.update((row[0], row[1]) for row in conn.rows(f"SELECT subject, value FROM memo {chosen}", **params))
    return texts


def read_before(conn: Connection) -> dict[str, list[tuple[date, str]]]:
    """Return what was read by the rules before, by partner, with its day: for each whose private facts were in it."""
    found: dict[str, list[tuple[date, str]]] = {}
    sql = "SELECT subject, as_of, value FROM memo WHERE kind = :kind ORDER BY as_of, made_from"
    for subject, as_of, value in conn.rows(sql, kind=READ_BEFORE):
        found.setdefault(subject, []).append((day(as_of), value))
    return found


def kept_values(conn: Connection) -> list[Kept]:
    """Return everything that is kept."""
    rows = conn.rows("SELECT kind, subject, as_of, made_from, value FROM memo ORDER BY kind, subject, as_of")
    return [Kept(row[0], row[1], day(row[2]), row[3], row[4]) for row in rows]
