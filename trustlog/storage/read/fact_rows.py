"""The rows of facts as SQLite gives them, for whoever writes very many of them out; facts are made of few of them."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from trustlog.storage.engine.connection import Connection, Row
from trustlog.storage.read.disclosures import WITH as _TOLD
from trustlog.storage.read.moments import WITH as _MET
from trustlog.storage.read.moments import links, moment_values
from trustlog.storage.read.promises import WITH as _PROMISED
from trustlog.storage.read.promises import promise_values
from trustlog.storage.read.select import CHUNK, Choice, among, chunks, where
from trustlog.storage.schema._generated import (
    SELECT_DISCLOSURE,
    SELECT_MOMENT,
    SELECT_PROMISE,
    disclosure_value,
)


class _Reads(NamedTuple):
    """How a kind is read: its day, its rows, those with a partner, and the facts of rows."""

    on: str
    select: str
    of_partner: str
    values: Callable[[Connection, Sequence[Row]], Iterator[Any]]


_READS: Mapping[str, _Reads] = {
    "promise": _Reads("made_on", SELECT_PROMISE, _PROMISED, promise_values),
    "moment": _Reads('"on"', SELECT_MOMENT, _MET, moment_values),
    "disclosure": _Reads('"on"', SELECT_DISCLOSURE, _TOLD, lambda _conn, rows: map(disclosure_value, rows)),
}
KINDS = frozenset(_READS)


def each_rows(conn: Connection, kind: str, *, me: str, partner_id: str | None = None) -> Iterator[list[Row]]:
    """Yield the rows of a kind in the order of its facts, oldest first, some hundred at a time."""
    reads = _READS[kind]
    choice = Choice(me, reads.on)
    choice.add(reads.of_partner, partner_id=partner_id)
    yield from chunks(choice.stream(conn, reads.select), CHUNK)


def facts_of(conn: Connection, kind: str, rows: Sequence[Row]) -> list[Any]:
    """Return the facts of rows."""
    return list(_READS[kind].values(conn, rows))


def is_any(conn: Connection, table: str) -> bool:
    """Return whether a table has a row."""
    return conn.first(f"SELECT 1 FROM {table} LIMIT 1") is not None


def named_in(conn: Connection, table: str, column: str, ids: Collection[str]) -> set[str]:
    """Return those of these ids that a column names."""
    found: set[str] = set()
    for listed, params in among(column, ids):
        found.update(row[0] for row in conn.rows(f"SELECT {column} FROM {table} {where(listed)}", **params))
    return found


def partners_met(conn: Connection, moments: list[str]) -> dict[str, list[str]]:
    """Return the ids of the partners of each moment that was with us."""
    return links(conn, "moment_partner", "partner_id", moments)
