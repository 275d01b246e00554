"""Counting days where the calendar ends, and how many there are of what when nothing else is said."""

from datetime import date, timedelta
from typing import NamedTuple


class Days(NamedTuple):
    """Numbers of days that are settings; `grace` and `clock` are fixed on a promise when it is written."""

    grace: int = 7  # after the due day, within which a promise is late, not lapsed
    clock: int = 30  # after which a promise without a due day counts
    cadence: int = 30  # meant to pass between two moments with a partner
    ahead: int = 7  # that `due` looks ahead
    lapsed_shown: int = 30  # for which a lapsed promise, or a plan not followed, is still shown


USUAL = Days()


def shift(day: date, days: int) -> date:
    """Add days (or take them off), stopping at the first and the last day there is."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min
