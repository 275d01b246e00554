"""From what an engine gives to Python values, and a moment back."""

from datetime import UTC, date, datetime
from typing import Any

from trustlog.errors import LedgerUnfit, Reason, Remedy


def day(value: Any) -> date:
    """Read a day as either engine gives it; an unreadable day is a LedgerUnfit."""
    try:
        return date.fromisoformat(value) if type(value) is str else value
    except ValueError:
        raise _unreadable("day") from None


def day_or_none(value: Any) -> date | None:
    """Read a day that may be missing; an unreadable day is a LedgerUnfit."""
    return None if value is None else day(value)


def stamp(value: Any) -> datetime:
    """Read a moment as either engine gives it; SQLite keeps UTC without saying so. May be a LedgerUnfit."""
    try:
        moment = datetime.fromisoformat(value) if type(value) is str else value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, TypeError, AttributeError, OverflowError):
        raise _unreadable("moment") from None


def _unreadable(value: str) -> LedgerUnfit:
    return LedgerUnfit(Reason("value_unread", what=value), Remedy("doctor_tells_where"))


def flag_or_none(value: Any) -> bool | None:
    """Read a yes, no or not known."""
    return None if value is None else bool(value)


def stamp_text(value: datetime) -> str:
    """Write a moment as SQLite keeps it, and SQLAlchemy reads it: UTC, to the microsecond, without an offset."""
    if value.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
