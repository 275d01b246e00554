"""Drops what is kept for speed: what a write has made untrue, or what was found to be wrong."""

from collections.abc import Iterable, Mapping
from datetime import date

from trustlog.domain.strands import PROMISE_STRANDS, STRANDS, StrandName
from trustlog.storage.cache import READ_BEFORE, READING
from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.select import among, where

_TEACHES: Mapping[str, tuple[StrandName, ...]] = {
    "promise": PROMISE_STRANDS,
    "promise_move": PROMISE_STRANDS,
    "moment": ("time",),
    "moment_partner": ("time",),
    "moment_person": (),
    "person": (),
    "disclosure": ("openness",),
    "dependence": (),
}
"""The strands that the facts of a table teach something about; where it is not named, it may be all of them."""


def strands_taught(table: str) -> tuple[StrandName, ...]:
    """Return the strands of which something else may have to be learned when a table changes."""
    return _TEACHES.get(table, STRANDS)


def drop_touched(
    conn: Connection, earliest: Mapping[StrandName, date], first: date, partner_ids: Iterable[str]
) -> None:
    """Drop what a write has made untrue: what was learned of a strand since its `earliest` day, and these readings.

    An epoch of promises that began on that very day stays: whoever looks it up asks whether what began it still stands.
    The readings are those of partners by their ids; what was read before the day `first` rests on nothing that changed.
    """
    if earliest:
        strands = ", ".join(f"'{name}'" for name in STRANDS)
        since = [f"as_of >= :first AND subject NOT IN ({strands})"]  # that all was looked through
        since += [
            f"as_of {'>' if name in PROMISE_STRANDS else '>='} :{name} AND subject = '{name}'" for name in earliest
        ]
        conn.execute(
            f"DELETE FROM memo WHERE kind NOT IN (:reading, :before) AND ({' OR '.join(since)})",
            reading=READING, before=READ_BEFORE, first=min(earliest.values()),
            **{str(name): on for name, on in earliest.items()},
        )  # fmt: skip
    kinds = "(kind = :reading OR kind = :before AND as_of >= :first)"
    for parts, params in among("subject", list(partner_ids)):
        sql = f"DELETE FROM memo {where([kinds, *parts])}"
        conn.execute(sql, **params, reading=READING, before=READ_BEFORE, first=first)


def drop_readings(conn: Connection) -> None:
    """Drop the readings of every day."""
    with conn.transaction():
        conn.execute("DELETE FROM memo WHERE kind = :kind", kind=READING)


def drop_all(conn: Connection) -> None:
    """Drop everything that is kept; the next reading that needs it derives it again."""
    with conn.transaction():
        conn.execute("DELETE FROM memo")
