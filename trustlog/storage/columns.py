"""Tables and columns as literals, and how their values look in Python, in SQLite and in JSON.

The definition of the schema is `tables.py`; a test holds this in step. It is repeated here because the fast commands
cannot wait for SQLModel to be imported.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from trustlog.errors import LedgerUnfit

_COMMON = "note private source recorded_at recorded_by"

# In the order in which rows can be inserted: what is referred to comes first.
TABLES: dict[str, tuple[str, ...]] = {
    table: tuple(names.split())
    for table, names in {
        "partner": "id handle name start_level start_on target cadence_days archived_on archive_reason "
        "merged_into note",
        "person": "id partner_id name role email phone",
        "promise": "id number maker_id receiver_id text stake made_on accepted_on due_on counts_on grace_days "
        "closed_as closed_on told satisfied withdrawn_by closed_reason cleared_on clear_reason entered_late every "
        f"every_from follows_id {_COMMON}",
        "promise_move": "id promise_id on from_on to_on reason",
        "moment": f"id number on kind counts_as minutes initiative unplanned text {_COMMON}",
        "moment_partner": "id partner_id on moment_id counts_as",
        "moment_person": "id moment_id person_id",
        "disclosure": f"id number teller_id listener_id on topic depth missed {_COMMON}",
        "note": "id number partner_id on note private source recorded_at recorded_by",
        "level_change": f"id number partner_id on from_level to_level reason depends snapshot settings {_COMMON}",
        "suggestion_answer": "id partner_id on answer strand until depends note recorded_at recorded_by",
        "plan": "id number partner_id on text",
        "pause": "id number partner_id from_on to_on reason",
        "review": "id on done_at snapshot recorded_at recorded_by",
        "review_answer": "id review_id partner_id question answer recorded_at recorded_by",
        "intention": "id review_id partner_id on text done_on recorded_at recorded_by",
        "journal_batch": "id number at recorded_by what undoes",
        "journal_entry": "batch_id seq table_name row_id before after",
        "setting": "key value",
    }.items()
}
UNJOURNALLED = ("journal_batch", "journal_entry", "setting")  # the journal itself, and counters
_DAYS = frozenset(("on", "until", "every_from", "quarter"))
_FLAGS = frozenset(("private", "satisfied", "unplanned", "missed", "entered_late"))


def day(value: Any) -> date:
    """Read a day as either engine gives it; one that cannot be read is a LedgerUnfit."""
    try:
        return date.fromisoformat(value) if type(value) is str else value
    except ValueError:
        raise _unreadable("day") from None


def day_or_none(value: Any) -> date | None:
    """Read a day that may be missing."""
    return None if value is None else day(value)


def stamp(value: Any) -> datetime:
    """Read a moment as either engine gives it; SQLite keeps UTC without saying so. May be a LedgerUnfit."""
    try:
        read = datetime.fromisoformat(value) if type(value) is str else value
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, TypeError, AttributeError, OverflowError):
        raise _unreadable("moment") from None


def _unreadable(what: str) -> LedgerUnfit:
    return LedgerUnfit(f"the ledger is damaged: a {what} in it cannot be read; `trustlog doctor` tells where")


def flag_or_none(value: Any) -> bool | None:
    """Read a yes, no or not known."""
    return None if value is None else bool(value)


def stamp_text(value: datetime) -> str:
    """Write a moment as SQLite keeps it, and SQLAlchemy reads it: UTC, to the microsecond, without an offset."""
    if value.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def is_day(name: str) -> bool:
    """Tell by its name that a column holds a day."""
    return name in _DAYS or name.endswith("_on")


def is_flag(name: str) -> bool:
    """Tell by its name that a column holds a yes or no."""
    return name in _FLAGS


def is_stamp(name: str) -> bool:
    """Tell by its name that a column holds a moment."""
    return name == "at" or name.endswith("_at")


def typed(name: str, value: Any) -> Any:
    """Give the Python value of a column, from what an engine or JSON holds; anything unreadable stays as it is."""
    if value is None:
        return None
    try:
        if is_day(name):
            return day(value)
        if is_stamp(name):
            return stamp(value)
    except LedgerUnfit:
        return value  # a damaged value differs from every sound one; the doctor names it
    return bool(value) if name in _FLAGS and value in (0, 1) else value


def typed_row(names: tuple[str, ...], values: tuple[Any, ...]) -> dict[str, Any]:
    """Give a row by column name, in Python values."""
    return {name: typed(name, value) for name, value in zip(names, values, strict=True)}


def jsonable(columns: Mapping[str, Any]) -> dict[str, Any]:
    """Give the values of a row as JSON holds them: days and moments as ISO texts, the latter with their offset."""
    return {name: _text(value) if isinstance(value, date) else value for name, value in columns.items()}


def _text(value: date) -> str:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value.isoformat()
