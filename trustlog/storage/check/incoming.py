"""What may come into a ledger from outside: every value by the class of its table and by the domain's rules.

Values are as JSON holds them: days and moments as ISO texts, flags as true and false. The doctor looks at what a ledger
holds in the same way. A fault names the column and says what is wrong; it never repeats a text of a person.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import cache, lru_cache
from types import NoneType
from typing import Any, NamedTuple, get_args

from trustlog.domain.calendar.days import iso_day
from trustlog.domain.capture.words import split_every
from trustlog.domain.limits import LARGEST, Span
from trustlog.domain.text import unfit
from trustlog.errors import Reason, WordsError
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


def row_faults(table: str, row: Mapping[str, Any]) -> list[Reason]:
    """Return every fault of one row of that table: columns there are not, values missing, values that cannot be."""
    columns = _columns(table)
    faults = [Reason("no_column", name=value_text(name)) for name in row if name not in columns]
    for name, column in columns.items():
        value = row.get(name)
        if value is None:
            if not column.optional:
                faults.append(Reason("missing", name=name))
        elif fault := _fault(column, name, value):
            faults.append(fault)
    if not faults and table == "journal_entry":
        faults += _entry_faults(row)
    if not faults and table == "setting" and row["key"] in _COUNTERS and not _counts(row["value"]):
        faults.append(_no_whole_number(row["key"], 1, LARGEST, row["value"]))
    return faults


def value_fault(table: str, name: str, value: Any) -> Reason | None:
    """Return what is wrong with a value that is there; None where nothing is."""
    return _fault(_columns(table)[name], name, value)


def _fault(column: _Column, name: str, value: Any) -> Reason | None:
    fault = _CHECKS[column.kind](name, value)
    if fault is not None or column.kind is date:
        return fault
    return _text_fault(column, name, value) if isinstance(value, str) else _number_fault(column, name, value)


def bounded(table: str) -> list[str]:
    """Name the columns of a table whose numbers the domain bounds, and the table itself does not."""
    return [name for name, column in _columns(table).items() if column.span is not None]


def table_faults(tables: Mapping[str, Any]) -> Iterator[Reason]:
    """Yield the faults of all rows of a whole ledger, each with its table and the place of the row, from 1."""
    for name in tables:
        if name not in TABLES:
            yield Reason("no_table", name=value_text(name))
    for table in TABLES:
        for place, row in enumerate(tables.get(table, ()), 1):
            yield from (Reason("in_row", table=table, row=place, fault=fault) for fault in row_faults(table, row))
    keys = {row.get("key") for row in tables.get("setting", ()) if isinstance(row.get("key"), str)}
    lacking = (Reason("missing", name=key) for key in ("ledger_id", *_COUNTERS) if key not in keys)
    yield from (Reason("in_field", field="setting", error=lack) for lack in lacking)


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


_day_of = lru_cache(maxsize=4096)(iso_day)  # rows share their days


def _day(name: str, value: Any) -> Reason | None:
    try:
        if isinstance(value, str):
            _day_of(value)
            return None
    except WordsError as error:
        if error.code == "year_out_of_range":
            return Reason("value_out_of_calendar", name=name, value=value_text(value), error=error)
    return Reason("value_no_date", name=name, value=value_text(value))


def _moment(name: str, value: Any) -> Reason | None:
    match = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    try:
        if match is not None:
            iso_day(match["day"])
            datetime.fromisoformat(value)
            return None
    except (ValueError, WordsError):
        pass
    return Reason("value_no_moment", name=name, value=value_text(value))


def _flag(name: str, value: Any) -> Reason | None:
    return None if type(value) is bool else Reason("value_no_flag", name=name, value=value_text(value))


def _number(name: str, value: Any) -> Reason | None:
    if type(value) is int and 0 <= value <= LARGEST:
        return None
    return _no_whole_number(name, 0, LARGEST, value)


def _text(name: str, value: Any) -> Reason | None:
    if not isinstance(value, str):
        kind = "number" if isinstance(value, int | float) else type(value).__name__
        return Reason("value_no_text", name=name, kind=kind)
    at = unfit(value)
    return None if at is None else Reason("value_unstorable", name=name, at=at + 1)


def _no_whole_number(name: str, low: int, high: int, value: Any) -> Reason:
    return Reason("value_no_number", name=name, low=low, high=high, value=value_text(value))


_CHECKS: Mapping[type, Callable[[str, Any], Reason | None]] = {
    date: _day, datetime: _moment, bool: _flag, int: _number, str: _text,
}  # fmt: skip


def _text_fault(column: _Column, name: str, value: str) -> Reason | None:
    if not value.strip() and not column.optional and not column.may_be_empty:
        return Reason("value_empty", name=name)
    if column.longest and len(value) > column.longest:
        return Reason("value_too_long", name=name, most=column.longest, length=len(value))
    if column.is_object and _object(value) is None:
        return Reason("value_no_object", name=name)
    if name == "every":
        try:
            split_every(value)
        except WordsError:
            return Reason("value_no_period", name=name, value=value_text(value))
    return None


def _number_fault(column: _Column, name: str, value: int) -> Reason | None:
    span = column.span
    if span is None or span.holds(value):
        return None
    return _no_whole_number(name, span.low, span.high, value)


def _counts(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= len(str(LARGEST)) and 1 <= int(value) <= LARGEST


def _object(text: str) -> dict[str, Any] | None:
    """Read a JSON object; None where the text is none."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _entry_faults(row: Mapping[str, Any]) -> Iterator[Reason]:
    """Look at what the journal keeps of a row: columns of that table, with values they may have."""
    table = row["table_name"]
    if table not in TABLES or table in UNJOURNALLED:
        yield Reason("journal_keeps_no_table", table=value_text(table))
        return
    for side in ("before", "after"):
        if row.get(side) is None:
            continue
        columns = _object(row[side])
        if columns is None:
            yield Reason("value_no_object", name=side)
            continue
        for name, value in columns.items():
            if name not in TABLES[table]:
                unknown = Reason("table_without_column", table=table, name=value_text(name))
                yield Reason("in_field", field=side, error=unknown)
            elif value is not None and (fault := value_fault(table, name, value)):
                yield Reason("in_field", field=side, error=fault)
