"""The journal walked from its beginning: whether it leads to what the tables hold."""

import json
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from trustlog.errors import Reason
from trustlog.storage.engine.columns import TABLES, UNJOURNALLED, is_day, is_stamp, jsonable, quoted, typed_row
from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.select import among, chunks, where

_AT_ONCE = 400  # rows compared at once


def replay(conn: Connection) -> Iterator[Reason]:
    """Walk the journal row by row and compare what it leads to with the tables; yield each difference."""
    alive: dict[str, int] = {}
    sql = (
        "SELECT e.table_name, e.row_id, e.before, e.after FROM journal_entry e "
        "JOIN journal_batch b ON b.id = e.batch_id ORDER BY e.table_name, e.row_id, b.number, e.seq"
    )
    with conn.reading():
        for table, entries in groupby(conn.stream(sql), key=lambda row: str(row[0])):
            if table not in TABLES or table in UNJOURNALLED:
                yield Reason("journal_names_no_table", table=table)
                continue
            rows = (_state(row_id, each) for row_id, each in groupby(entries, key=lambda row: str(row[1])))
            for chunk in chunks(rows, _AT_ONCE):
                alive[table] = alive.get(table, 0) + sum(1 for one in chunk if one.columns is not None)
                yield from _compare(conn, table, chunk)
        for table in TABLES:
            counted = conn.one(f"SELECT count(*) FROM {table}")
            if table not in UNJOURNALLED and counted is not None and counted[0] > alive.get(table, 0):
                more = counted[0] - alive.get(table, 0)
                yield Reason("not_in_journal", count=more, table=table)


class _State(NamedTuple):
    """What the journal says a row is at the end; no columns when it is gone. `fault` tells where the journal breaks."""

    row_id: str
    columns: dict[str, Any] | None
    fault: Reason | None


def _state(row_id: str, entries: Iterator[tuple[Any, ...]]) -> _State:
    now: dict[str, Any] | None = None
    fault = None
    for _, _, before, after in entries:
        try:
            old, new = _kept(before), _kept(after)
        except (ValueError, TypeError, RecursionError):
            return _State(row_id, now, Reason("journal_entry_unread"))
        if (old is None) != (now is None) or any((now or {}).get(name) != value for name, value in (old or {}).items()):
            fault = Reason("journal_contradicts_itself")
        now = (
            None
            if new is None
            else {name: value for name, value in {**(now or {}), **new}.items() if value is not None}
        )
    return _State(row_id, now, fault)


def _kept(text: Any) -> dict[str, Any] | None:
    """Read what the journal keeps of a row; a ValueError where that is no object."""
    read = None if text is None else json.loads(text)
    if read is not None and not isinstance(read, dict):
        raise ValueError
    return read


def _compare(conn: Connection, table: str, states: list[_State]) -> Iterator[Reason]:
    names = TABLES[table]
    listed = ", ".join(quoted(name) for name in names)
    held: dict[str, dict[str, Any]] = {}
    for parts, params in among("id", [state.row_id for state in states]):
        for row in conn.rows(f"SELECT {listed} FROM {table} {where(parts)}", **params):
            columns = typed_row(names, row)
            held[columns["id"]] = columns
    for row_id, wanted, fault in states:
        there = held.get(row_id)
        what = f"{table} {_named(row_id, there or wanted or {})}"
        if fault is not None:
            yield Reason("in_field", field=what, error=fault)
        elif (there is None) != (wanted is None):
            yield Reason("row_is_gone", row=what) if there is None else Reason("row_is_there", row=what)
        elif there is not None:
            yield from _differences(what, there, wanted or {})


def _differences(what: str, there: dict[str, Any], wanted: dict[str, Any]) -> Iterator[Reason]:
    for name, value in there.items():
        if value is not None and (is_day(name) or is_stamp(name)) and not isinstance(value, date):
            yield Reason("in_field", field=what, error=Reason("column_no_date", name=name))
    held = {name: value for name, value in jsonable(there).items() if value is not None}
    differing = sorted(name for name in {*held, *wanted} if held.get(name) != wanted.get(name))
    if differing:
        yield Reason("row_differs", row=what, columns=", ".join(differing))


def _named(row_id: str, row: dict[str, Any]) -> str:
    return f"#{row['number']}" if "number" in row else str(row.get("handle") or row_id)
