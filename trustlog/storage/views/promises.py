"""Promises, each with its moves."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from trustlog.domain.facts import Move, Promise
from trustlog.storage.columns import day, day_or_none, flag_or_none, stamp
from trustlog.storage.connection import Connection, Row
from trustlog.storage.views.select import CHUNK, Choice, among, chunks, where

COLUMNS = (
    "id, number, maker_id, receiver_id, text, stake, made_on, accepted_on, due_on, counts_on, grace_days, closed_as, "
    "closed_on, told, satisfied, withdrawn_by, closed_reason, cleared_on, clear_reason, entered_late, every, "
    "every_from, follows_id, note, private, source, recorded_at, recorded_by"
)
# Two seeks, one for each side; each bears the condition of its partial index.
WITH = "(maker_id = :partner_id OR receiver_id = :partner_id)"
SELECT_PROMISES = f"SELECT {COLUMNS} FROM promise"


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
    """Give promises by the day they count on; `open` are those nobody closed, offered and lapsed ones among them."""
    choice = Choice(me, "counts_on")
    choice.add("counts_on < :due_before", due_before=due_before)
    if state == "open":
        choice.add("closed_as IS NULL")
    if ours is not None:
        choice.add("maker_id IS NULL" if ours else "receiver_id IS NULL")
    choice.add(WITH, partner_id=partner_id)
    found = promise_values(conn, choice.rows(conn, SELECT_PROMISES, numbers))
    return sorted(found, key=lambda one: (one.counts_on, one.number))


def made(
    conn: Connection,
    *,
    me: str,
    partner_id: str | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: int | None = None,
) -> list[Promise]:
    """Give promises by the day they were made, newest first."""
    choice = Choice(me, "made_on", since, until, newest=True, limit=limit)
    choice.add(WITH, partner_id=partner_id)
    return list(promise_values(conn, choice.rows(conn, SELECT_PROMISES)))


def each_promise(
    conn: Connection, *, me: str, partner_id: str | None = None, since: date | None = None, until: date | None = None
) -> Iterator[Promise]:
    """Give the promises made on those days one by one, oldest first, in memory that does not grow."""
    choice = Choice(me, "made_on", since, until)
    choice.add(WITH, partner_id=partner_id)
    yield from promise_values(conn, choice.stream(conn, SELECT_PROMISES))


def promises_of(conn: Connection, tail: str, params: dict[str, Any]) -> list[Promise]:
    """Give the promises that a WHERE (and what may follow it) chooses."""
    return list(promise_values(conn, conn.rows(f"{SELECT_PROMISES} {tail}", **params)))


def follows(conn: Connection, promise_id: str) -> bool:
    """Tell whether a promise that comes back has come back already."""
    return conn.one("SELECT 1 FROM promise WHERE follows_id = :id", id=promise_id) is not None


def promise_values(conn: Connection, rows: Iterable[Row]) -> Iterator[Promise]:
    """Make promises of rows of `COLUMNS`, fetching their moves some hundred at a time."""
    for some in chunks(rows, CHUNK):
        moves = moves_of(conn, [row[0] for row in some])
        for row in some:
            yield _promise(row, tuple(moves.get(row[0], ())))


def moves_of(conn: Connection, ids: Collection[str]) -> dict[str, list[Move]]:
    """Give the moves of these promises, in the order in which they were made."""
    found: dict[str, list[Move]] = {}
    for listed, params in among("promise_id", ids):
        sql = f'SELECT promise_id, "on", from_on, to_on, reason FROM promise_move {where(listed)} ORDER BY "on", id'
        for row in conn.rows(sql, **params):
            found.setdefault(row[0], []).append(Move(day(row[1]), day(row[2]), day(row[3]), row[4]))
    return found


def _promise(row: Row, moves: tuple[Move, ...]) -> Promise:
    (
        made_id, number, maker, receiver, text, stake, made, accepted, due, counts, grace, closed_as, closed, told,
        satisfied, withdrawn_by, closed_reason, cleared, clear_reason, late, every, every_from, follows_id, note,
        private, source, at, by,
    ) = row  # fmt: skip
    return Promise(
        id=made_id,
        number=number,
        partner_id=receiver if maker is None else maker,
        ours=maker is None,
        text=text,
        stake=stake,
        made_on=day(made),
        accepted_on=day_or_none(accepted),
        due_on=day_or_none(due),
        counts_on=day(counts),
        grace_days=grace,
        closed_as=closed_as,
        closed_on=day_or_none(closed),
        told=told,
        satisfied=flag_or_none(satisfied),
        withdrawn_by=withdrawn_by,
        closed_reason=closed_reason,
        cleared_on=day_or_none(cleared),
        clear_reason=clear_reason,
        entered_late=bool(late),
        every=every,
        every_from=day_or_none(every_from),
        follows_id=follows_id,
        moves=moves,
        note=note,
        private=bool(private),
        source=source,
        recorded_at=stamp(at),
        recorded_by=by,
    )
