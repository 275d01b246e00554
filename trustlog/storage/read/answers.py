"""Sheets of promises that were shared, and what partners answered to them."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Any

from trustlog.domain.facts import Promise, Sheet, TheirWord
from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.promises import promises_of
from trustlog.storage.read.select import SEEN, among, where
from trustlog.storage.schema import _generated

if TYPE_CHECKING:
    from trustlog.domain.facts import JointCheck

_LAST_FIRST = 'ORDER BY "on" DESC, number DESC'


def newest_sheet(conn: Connection, partner_id: str, me: str, until: date) -> Sheet | None:
    """Return the sheet that was shared with a partner last by a day, or None."""
    sql = f'{_generated.SELECT_SHEET} WHERE partner_id = :id AND "on" <= :until AND {SEEN} {_LAST_FIRST} LIMIT 1'
    row = conn.first(sql, id=partner_id, until=until, me=me)
    return None if row is None else _generated.sheet_value(row)


def newest_sheets(conn: Connection, partner_id: str, me: str, until: date) -> list[Sheet]:
    """Return all sheets of the day on which one was shared with a partner last by a day, the last first."""
    newest = newest_sheet(conn, partner_id, me, until)
    if newest is None:
        return []
    sql = f'{_generated.SELECT_SHEET} WHERE partner_id = :id AND "on" = :on AND {SEEN} {_LAST_FIRST}'
    return [_generated.sheet_value(row) for row in conn.rows(sql, id=partner_id, on=newest.on, me=me)]


def owners_of_sheets(conn: Connection, names: Collection[str], me: str) -> dict[str, str]:
    """Return by their names the ids of the partners that these sheets were shared with."""
    owners: dict[str, str] = {}
    for listed, params in among("name", names):
        values: dict[str, Any] = params
        rows = conn.rows(f"SELECT name, partner_id FROM sheet {where([*listed, SEEN])}", me=me, **values)
        owners.update((row[0], row[1]) for row in rows)
    return owners


def promises_on(conn: Connection, sheet_id: str) -> set[str]:
    """Return the ids of the promises on a sheet."""
    rows = conn.rows("SELECT promise_id FROM sheet_row WHERE sheet_id = :id", id=sheet_id)
    return {row[0] for row in rows if row[0] is not None}


def words_on(conn: Connection, promise_ids: Collection[str], me: str) -> dict[str, list[TheirWord]]:
    """Return what was said of these promises, by the promise's id, in the order in which it was said."""
    words: dict[str, list[TheirWord]] = {}
    for listed, params in among("promise_id", promise_ids):
        sql = f'{_generated.SELECT_THEIR_WORD} {where([*listed, SEEN])} ORDER BY "on", number'
        for row in conn.rows(sql, me=me, **params):
            word = _generated.their_word_value(row)
            words.setdefault(word.promise_id, []).append(word)
    return words


def answered(
    conn: Connection, me: str, until: date, partner_id: str | None = None, *, open_only: bool = False
) -> dict[str, list[str]]:
    """Return the ids of the promises that partners said something of by a day, by the id of the promise's partner.

    `open_only` leaves out those on which every word was settled by then.
    """
    parts = [
        'w."on" <= :until',
        "(NOT w.private OR w.recorded_by = :me)",
        "(NOT p.private OR p.recorded_by = :me)",
    ]
    params: dict[str, Any] = {"until": until, "me": me}
    if partner_id is not None:
        parts.append("(p.maker_id = :partner_id OR p.receiver_id = :partner_id)")
        params["partner_id"] = partner_id
    if open_only:
        parts.append("(w.settled_on IS NULL OR w.settled_on > :until)")
    sql = (
        "SELECT DISTINCT coalesce(p.maker_id, p.receiver_id), p.id "
        f"FROM their_word w JOIN promise p ON p.id = w.promise_id {where(parts)}"
    )
    found: dict[str, list[str]] = {}
    for key, promise_id in conn.rows(sql, **params):
        found.setdefault(key, []).append(promise_id)
    return found


def promises_with_ids(conn: Connection, ids: Collection[str], me: str) -> list[Promise]:
    """Return these promises by number; those private to others are left out."""
    found: list[Promise] = []
    for listed, params in among("id", ids):
        found += promises_of(conn, where([*listed, SEEN]), {"me": me, **params})
    return sorted(found, key=lambda promise: promise.number)


def checks_of(conn: Connection, partner_id: str, me: str, until: date) -> "list[JointCheck]":
    """Return the joint checks with a partner by a day, the last first."""
    sql = f'{_generated.SELECT_JOINT_CHECK} WHERE partner_id = :id AND "on" <= :until AND {SEEN} {_LAST_FIRST}'
    return [_generated.joint_check_value(row) for row in conn.rows(sql, id=partner_id, until=until, me=me)]
