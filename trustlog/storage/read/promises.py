"""Promises, each with its moves."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from trustlog.domain.facts import Move, Promise
from trustlog.storage.engine.columns import day
from trustlog.storage.engine.connection import Connection, Row
from trustlog.storage.read.select import CHUNK, Choice, among, chunks, where
from trustlog.storage.schema._generated import SELECT_PROMISE, promise_value

# Two seeks, one for each side; each bears the condition of its partial index.
WITH = "(maker_id = :partner_id OR receiver_id = :partner_id)"


def promises(
    conn: Connection,
    *,
    me: str,
    partner_id: str | None = None,
    ours: bool | None = None,
    numbers: Collection[int] | None = None,
    state: str = "open",
    due_before: date | None = None,
) -> list[Promise]:
    """Return promises by the day they count on; `open` are those not closed, offered and lapsed promises included."""
    choice = Choice(me, "counts_on")
    choice.add("counts_on < :due_before", due_before=due_before)
    if state == "open":
        choice.add("closed_as IS NULL")
    if ours is not None:
        choice.add("maker_id IS NULL" if ours else "receiver_id IS NULL")
    choice.add(WITH, partner_id=partner_id)
    values = promise_values(conn, choice.rows(conn, SELECT_PROMISE, numbers))
    return sorted(values, key=lambda promise: (promise.counts_on, promise.number))


def made(
    conn: Connection,
    *,
    me: str,
    partner_id: str | None = None,
    garden_id: str | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: int | None = None,
) -> list[Promise]:
    """Return promises by the day they were made, newest first."""
    choice = Choice(me, "made_on", since, until, newest=True, limit=limit)
    choice.add(WITH, partner_id=partner_id)
    choice.add("garden_id = :garden_id", garden_id=garden_id)
    return list(promise_values(conn, choice.rows(conn, SELECT_PROMISE)))


def each_promise(
    conn: Connection, *, me: str, partner_id: str | None = None, since: date | None = None, until: date | None = None
) -> Iterator[Promise]:
    """Yield the promises made on those days one by one, oldest first, in memory that does not grow."""
    choice = Choice(me, "made_on", since, until)
    choice.add(WITH, partner_id=partner_id)
    yield from promise_values(conn, choice.stream(conn, SELECT_PROMISE))


def promises_of(conn: Connection, tail: str, params: dict[str, Any]) -> list[Promise]:
    """Return the promises that a WHERE (and what may follow it) chooses."""
    return list(promise_values(conn, conn.rows(f"{SELECT_PROMISE} {tail}", **params)))


def follows(conn: Connection, promise_id: str) -> bool:
    """Return whether a promise that comes back has come back already."""
    return conn.first("SELECT 1 FROM promise WHERE follows_id = :id", id=promise_id) is not None


def promise_values(conn: Connection, rows: Iterable[Row]) -> Iterator[Promise]:
    """Make promises of rows of `SELECT_PROMISE`, fetching their moves some hundred at a time."""
    for chunk in chunks(rows, CHUNK):
        moves = moves_of(conn, [row[0] for row in chunk])
        for row in chunk:
            yield promise_value(row, tuple(moves.get(row[0], ())))


def moves_of(conn: Connection, ids: Collection[str]) -> dict[str, list[Move]]:
    """Return the moves of these promises, in the order in which they were made."""
    moves: dict[str, list[Move]] = {}
    for listed, params in among("promise_id", ids):
        sql = f'SELECT promise_id, "on", from_on, to_on, reason FROM promise_move {where(listed)} ORDER BY "on", id'
        for row in conn.rows(sql, **params):
            moves.setdefault(row[0], []).append(Move(day(row[1]), day(row[2]), day(row[3]), row[4]))
    return moves
