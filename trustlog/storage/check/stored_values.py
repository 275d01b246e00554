"""Checks that every value in a ledger is allowed in its column, whatever became of the file."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from trustlog.errors import Reason
from trustlog.storage.check import incoming
from trustlog.storage.engine.columns import (
    TABLES,
    is_day,
    is_flag,
    is_stamp,
    jsonable,
    quoted,
    stamp_text,
    typed,
    typed_row,
)
from trustlog.storage.engine.connection import Connection

_KEYS = ("number", "key", "id", "batch_id")


class UnsoundValue(NamedTuple):
    """A value that cannot be: where, what is wrong with it, and the number of its fact where only a bound is passed."""

    fault: Reason
    number: int | None


def unsound_values(conn: Connection) -> Iterator[UnsoundValue]:
    """Look at every value of every table; no text of a person is repeated."""
    with conn.reading():
        for table, names in TABLES.items():
            for row in conn.stream(f"SELECT {', '.join(map(quoted, names))} FROM {table}"):
                values = _as_json(conn, names, row)
                for fault in incoming.row_faults(table, values):
                    placed = Reason("in_field", field=f"{table} {_named(values)}", error=fault)
                    yield UnsoundValue(placed, _number_beyond_bound(table, values, fault))


def _as_json(conn: Connection, names: tuple[str, ...], row: tuple[Any, ...]) -> dict[str, Any]:
    """Return a row as JSON holds it; what an engine cannot have written stays as it is, and is then no such value."""
    if conn.engine != "sqlite":
        return jsonable(typed_row(names, row))
    return {name: _of_file(name, value) for name, value in zip(names, row, strict=True)}


def _of_file(name: str, value: Any) -> Any:
    if is_day(name) or value is None:
        return value
    if is_flag(name):
        return bool(value) if type(value) is int and value in (0, 1) else value
    if not is_stamp(name):
        return value
    read_value = typed(name, value)
    as_written = type(value) is str and not isinstance(read_value, str) and stamp_text(read_value) == value
    return read_value.isoformat() if as_written else value


def _named(values: dict[str, Any]) -> str:
    name = next(name for name in _KEYS if name in values)
    value = values[name]
    shown = str(value) if isinstance(value, str | int) and str(value).isascii() and str(value).isprintable() else "?"
    return f"#{shown[:20]}" if name == "number" else shown[:40]


def _number_beyond_bound(table: str, values: dict[str, Any], fault: Reason) -> int | None:
    """Return the number of a fact that is beyond a bound which this program did not always ask for."""
    name = fault.params.get("name")
    beyond = name in incoming.bounded(table) and type(values[name]) is int
    number = values.get("number")
    return number if beyond and isinstance(number, int) else None
