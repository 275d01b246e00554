"""Moments as numbers, so that times within a day keep their order: the day as `date.toordinal` has it, and a fraction.

A day without a time means its end, which is the same number as the beginning of the next day. Times with a zone are
taken to UTC, those without one as they stand.
"""

from datetime import date, datetime, timedelta

from trustlog.errors import DateError

_DAY = timedelta(days=1) // timedelta(microseconds=1)
_SECOND = 1_000_000


def end_of(day: date) -> float:
    """Give the end of a day."""
    return float(day.toordinal() + 1)


def day_of(instant: float) -> date:
    """Give the day that an instant is in, or at the end of."""
    whole = int(instant)
    return date.fromordinal(max(whole - 1 if whole == instant else whole, 1))


def read_instant(text: str) -> float:
    """Read an ISO date or time, or refuse it."""
    try:
        return end_of(date.fromisoformat(text))
    except ValueError:
        pass
    try:
        return _instant(datetime.fromisoformat(text))
    except ValueError:
        raise DateError(f'"{text}" is no ISO date or time; write 2026-11-23 or 2026-11-23T14:30') from None


def _instant(at: datetime) -> float:
    """Count in whole microseconds first: rounding once keeps the order of any two times."""
    away = at.utcoffset() or timedelta()
    seconds = (at.hour * 60 + at.minute) * 60 + at.second
    micros = at.toordinal() * _DAY + seconds * _SECOND + at.microsecond
    return (micros - away // timedelta(microseconds=1)) / _DAY
