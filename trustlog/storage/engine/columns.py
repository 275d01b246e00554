"""How the values of columns look in Python, in SQLite and in JSON."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from trustlog.errors import LedgerUnfit
from trustlog.storage.engine.convert import day, day_or_none, flag_or_none, stamp, stamp_text
from trustlog.storage.schema._generated import DAYS, FLAGS, STAMPS, TABLES, UNJOURNALLED

__all__ = [
    "TABLES", "UNJOURNALLED", "day", "day_or_none", "flag_or_none", "is_day", "is_flag", "is_stamp", "jsonable",
    "quoted", "stamp", "stamp_text", "typed", "typed_row",
]  # fmt: skip


def quoted(name: str) -> str:
    """Quote the name of a column, as `on` needs it."""
    return f'"{name}"'


def is_day(name: str) -> bool:
    """Return whether a column of this name holds a day."""
    return name in DAYS


def is_flag(name: str) -> bool:
    """Return whether a column of this name holds a yes or no."""
    return name in FLAGS


def is_stamp(name: str) -> bool:
    """Return whether a column of this name holds a moment in UTC."""
    return name in STAMPS


def typed(name: str, value: Any) -> Any:
    """Return the Python value of a column, from what an engine or JSON holds; anything unreadable stays as it is."""
    if value is None:
        return None
    try:
        if is_day(name):
            return day(value)
        if is_stamp(name):
            return stamp(value)
    except LedgerUnfit:
        return value  # a damaged value differs from every sound value; the doctor names it
    return bool(value) if name in FLAGS and value in (0, 1) else value


def typed_row(names: tuple[str, ...], values: tuple[Any, ...]) -> dict[str, Any]:
    """Return a row by column name, in Python values."""
    return {name: typed(name, value) for name, value in zip(names, values, strict=True)}


def jsonable(columns: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a row as JSON holds them: days and moments as ISO texts, the latter with their offset."""
    return {name: _text(value) if isinstance(value, date) else value for name, value in columns.items()}


def _text(value: date) -> str:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value.isoformat()
