"""Moments as numbers, so that times within a day keep their order: the day as `date.toordinal` has it, and a fraction.

A day without a time means its end, which is the same number as the beginning of the next day. Times with a zone are
taken to UTC, those without an offset as they stand.
"""

import re
from datetime import date, datetime, timedelta

from trustlog.domain.calendar.days import check_year
from trustlog.domain.text import clip
from trustlog.errors import DateError, Reason

_DAY = timedelta(days=1) // timedelta(microseconds=1)
_SECOND = 1_000_000
_DATED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]?")  # and not 20261123 or 2026-W01-1, which Python reads too


def end_of(day: date) -> float:
    """Return the end of a day."""
    return float(day.toordinal() + 1)


def day_of(instant: float) -> date:
    """Return the day that an instant is in, or at the end of."""
    whole = int(instant)
    return date.fromordinal(max(whole - 1 if whole == instant else whole, 1))


def read_instant(text: str) -> float:
    """Read an ISO date or time, or refuse it."""
    try:
        if _DATED.fullmatch(text[:11]) is None:
            raise ValueError
        at = datetime.fromisoformat(text)
    except ValueError:
        raise DateError(Reason("no_instant", text=clip(text))) from None
    check_year(at.year)
    return end_of(at.date()) if len(text) == 10 else _instant(at)


def _instant(at: datetime) -> float:
    """Count in whole microseconds first: rounding once keeps the order of any two times."""
    away = at.utcoffset() or timedelta()
    seconds = (at.hour * 60 + at.minute) * 60 + at.second
    micros = at.toordinal() * _DAY + seconds * _SECOND + at.microsecond
    return (micros - away // timedelta(microseconds=1)) / _DAY
