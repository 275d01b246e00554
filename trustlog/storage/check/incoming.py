"""What may come into a ledger from outside: every value by the class of its table and by the domain's rules.

Values are as JSON holds them: days and moments as ISO texts, flags as true and false. The doctor looks at what a ledger
holds in the same way. A fault names the column and says what is wrong; it never repeats a text of a person.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from types import NoneType
from typing import Any, NamedTuple, get_args

from trustlog.domain.calendar.days import iso_day
from trustlog.domain.capture.words import split_every
from trustlog.domain.limits import LARGEST, Span
from trustlog.domain.text import unfit
from trustlog.errors import WordsError
from trustlog.storage.engine.columns import TABLES, UNJOURNALLED

_COUNTERS = ("next_number", "next_batch")
_MOMENT = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?([+-][0-9]{2}:[0-9]{2}|Z)"
)


class _Column(NamedTuple):
    """What a column holds by the class of its table, whether it may be without a value, and what its values may be.

    `is_object`: it is text that holds a JSON object. The rest is as `declare.About` has it.
    """

    kind: type
    optional: bool
    is_object: bool
    span: Span | None
    longest: int
    may_be_empty: bool


def row_faults(table: str, row: Mapping[str, Any]) -> list[str]:
    """Return every fault of one row of that table: columns there are not, values missing, values that cannot be."""
    faults = [f"there is no column {value_text(name)}" for name in row if name not in TABLES[table]]
    for name, column in _columns(table).items():
        value = row.get(name)
        if value is None:
            if not column.optional:
                faults.append(f"{name} is missing")
        elif fault := value_fault(table, name, value):
            faults.append(f"{name} {fault}")
    if not faults and table == "journal_entry":
        faults += _entry_faults(row)
    if not faults and table == "setting" and row["key"] in _COUNTERS and not _counts(row["value"]):
        faults.append(f"{row['key']} is a whole number from 1 to {LARGEST}, not {value_text(row['value'])}")
    return faults


def value_fault(table: str, name: str, value: Any) -> str | None:
    """Return what is wrong with a value that is there; None where nothing is."""
    fault = _CHECKS[_columns(table)[name].kind](value)
    if fault is not None:
        return fault
    return _text_fault(table, name, value) if isinstance(value, str) else _number_fault(table, name, value)


def bounded(table: str) -> list[str]:
    """Name the columns of a table whose numbers the domain bounds, and the table itself does not."""
    return [name for name, column in _columns(table).items() if column.span is not None]


def table_faults(tables: Mapping[str, Any]) -> Iterator[str]:
    """Yield the faults of all rows of a whole ledger, each with its table and the place of the row, from 1."""
    for name in tables:
        if name not in TABLES:
            yield f"there is no table {value_text(name)} in a ledger"
    for table in TABLES:
        for place, row in enumerate(tables.get(table, ()), 1):
            yield from (f"{table}, row {place}: {fault}" for fault in row_faults(table, row))
    keys = {row.get("key") for row in tables.get("setting", ()) if isinstance(row.get("key"), str)}
    yield from (f"setting: {key} is missing" for key in ("ledger_id", *_COUNTERS) if key not in keys)


def value_text(value: Any) -> str:
    """Write a value shortly and in ASCII, whatever is in it: it may come from anywhere."""
    try:
        text = json.dumps(value, default=lambda other: f"a {type(other).__name__}")
    except (ValueError, RecursionError):
        return "a value that cannot be written out"
    return text if len(text) <= 40 else f"{text[:37]}..."


@cache
def _columns(table: str) -> dict[str, _Column]:
    from trustlog.storage.schema.tables import METADATA, MODELS

    columns = {}
    for name in TABLES[table]:
        annotation = MODELS[table].model_fields[name].annotation
        kinds = get_args(annotation) or (annotation,)
        kind = next(kind for kind in kinds if kind is not NoneType)
        about = METADATA.tables[table].c[name].info["about"]
        is_object = (
            about.meaning == "json" and table not in UNJOURNALLED
        )  # what a journal entry holds is looked at below
        columns[name] = _Column(kind, NoneType in kinds, is_object, about.span, about.longest, about.may_be_empty)
    return columns


def _day(value: Any) -> str | None:
    try:
        if isinstance(value, str):
            iso_day(value)
            return None
    except WordsError as error:
        if error.code == "year_out_of_range":
            return f"is {value_text(value)}: {error}"
    return f"is no date: {value_text(value)}; one is written as 2026-11-23"


def _moment(value: Any) -> str | None:
    match = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    try:
        if match is not None:
            iso_day(match["day"])
            datetime.fromisoformat(value)
            return None
    except (ValueError, WordsError):
        pass
    return f"is no moment: {value_text(value)}; one is written as 2026-11-23T14:30:00+00:00"


def _flag(value: Any) -> str | None:
    return None if type(value) is bool else f"is true or false, not {value_text(value)}"


def _number(value: Any) -> str | None:
    if type(value) is int and 0 <= value <= LARGEST:
        return None
    return f"is a whole number from 0 to {LARGEST}, not {value_text(value)}"


def _text(value: Any) -> str | None:
    if not isinstance(value, str):
        return f"is no text but {'a number' if isinstance(value, int | float) else f'a {type(value).__name__}'}"
    at = unfit(value)
    return None if at is None else f"holds a character that cannot be stored (at {at + 1})"


_CHECKS: Mapping[type, Callable[[Any], str | None]] = {
    date: _day, datetime: _moment, bool: _flag, int: _number, str: _text,
}  # fmt: skip


def _text_fault(table: str, name: str, value: str) -> str | None:
    column = _columns(table)[name]
    if not value.strip() and not column.optional and not column.may_be_empty:
        return "is empty"
    if column.longest and len(value) > column.longest:
        return f"has at most {column.longest} characters, not {len(value):,}"
    if column.is_object and _object(value) is None:
        return "is no JSON object"
    if name == "every":
        try:
            split_every(value)
        except WordsError:
            return f"does not say how often: {value_text(value)}; month, week, 2w or quarter do"
    return None


def _number_fault(table: str, name: str, value: int) -> str | None:
    span = _columns(table)[name].span
    if span is None or span.holds(value):
        return None
    return f"is a whole number from {span.low} to {span.high}, not {value}"


def _counts(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= len(str(LARGEST)) and 1 <= int(value) <= LARGEST


def _object(text: str) -> dict[str, Any] | None:
    """Read a JSON object; None where the text is none."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _entry_faults(row: Mapping[str, Any]) -> Iterator[str]:
    """Look at what the journal keeps of a row: columns of that table, with values they may have."""
    table = row["table_name"]
    if table not in TABLES or table in UNJOURNALLED:
        yield f"table_name {value_text(table)} is no table that the journal keeps"
        return
    for side in ("before", "after"):
        if row.get(side) is None:
            continue
        columns = _object(row[side])
        if columns is None:
            yield f"{side} is no JSON object"
            continue
        for name, value in columns.items():
            if name not in TABLES[table]:
                yield f"{side}: {table} has no column {value_text(name)}"
            elif value is not None and (fault := value_fault(table, name, value)):
                yield f"{side}: {name} {fault}"
