"""Drops what is kept for speed: what a write has made untrue, or what was found to be wrong."""

from collections.abc import Iterable
from datetime import date

from trustlog.domain.strands import PROMISE_STRANDS
from trustlog.storage.cache import READING
from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.select import among, where


def drop_touched(conn: Connection, earliest: date | None, partner_ids: Iterable[str]) -> None:
    """Drop what a write has made untrue: what had been learned since `earliest`, and the readings of these partners.

    An epoch of promises that began on that very day stays: whoever looks it up asks whether what began it still stands.
    """
    if earliest is not None:
        stays = ", ".join(f"'{name}'" for name in PROMISE_STRANDS)
        conn.execute(
            "DELETE FROM memo "
            f"WHERE kind <> :kind AND (as_of > :day OR as_of = :day AND subject NOT IN ({stays}))",
            day=earliest, kind=READING,
        )  # fmt: skip
    for parts, params in among("subject", list(partner_ids)):
        conn.execute(f"DELETE FROM memo {where(['kind = :kind', *parts])}", **params, kind=READING)


def drop_readings(conn: Connection) -> None:
    """Drop the readings of every day."""
    with conn.transaction():
        conn.execute("DELETE FROM memo WHERE kind = :kind", kind=READING)


def drop_all(conn: Connection) -> None:
    """Drop everything that is kept; the next reading that needs it derives it again."""
    with conn.transaction():
        conn.execute("DELETE FROM memo")
