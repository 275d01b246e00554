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
            rows = (
                _state(row_id, row_entries) for row_id, row_entries in groupby(entries, key=lambda row: str(row[1]))
            )
            for chunk in chunks(rows, _AT_ONCE):
                alive[table] = alive.get(table, 0) + sum(1 for state in chunk if state.columns is not None)
                yield from _compare(conn, table, chunk)
        for table in TABLES:
            counted = conn.first(f"SELECT count(*) FROM {table}")
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
    columns = None if text is None else json.loads(text)
    if columns is not None and not isinstance(columns, dict):
        raise ValueError
    return columns


def _compare(conn: Connection, table: str, states: list[_State]) -> Iterator[Reason]:
    names = TABLES[table]
    listed = ", ".join(quoted(name) for name in names)
    stored_rows: dict[str, dict[str, Any]] = {}
    for parts, params in among("id", [state.row_id for state in states]):
        for row in conn.rows(f"SELECT {listed} FROM {table} {where(parts)}", **params):
            columns = typed_row(names, row)
            stored_rows[columns["id"]] = columns
    for row_id, journalled, fault in states:
        stored = stored_rows.get(row_id)
        label = f"{table} {_named(row_id, stored or journalled or {})}"
        if fault is not None:
            yield Reason("in_field", field=label, error=fault)
        elif (stored is None) != (journalled is None):
            yield Reason("row_is_gone", row=label) if stored is None else Reason("row_is_there", row=label)
        elif stored is not None:
            yield from _differences(label, stored, journalled or {})


def _differences(label: str, stored: dict[str, Any], journalled: dict[str, Any]) -> Iterator[Reason]:
    for name, value in stored.items():
        if value is not None and (is_day(name) or is_stamp(name)) and not isinstance(value, date):
            yield Reason("in_field", field=label, error=Reason("column_no_date", name=name))
    stored_values = {name: value for name, value in jsonable(stored).items() if value is not None}
    differing = sorted(
        name for name in {*stored_values, *journalled} if stored_values.get(name) != journalled.get(name)
    )
    if differing:
        yield Reason("row_differs", row=label, columns=", ".join(differing))


def _named(row_id: str, row: dict[str, Any]) -> str:
    return f"#{row['number']}" if "number" in row else str(row.get("handle") or row_id)
