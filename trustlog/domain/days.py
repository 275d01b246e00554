"""Counting days where the calendar ends."""

from datetime import date, timedelta


def shift(day: date, days: int) -> date:
    """Add days (or take them off), stopping at the first and the last day there is."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min
