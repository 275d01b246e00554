"""Which months a scale of days names: as many as there is room for, at equal steps. Pure."""

from datetime import date

_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
"""Months from one name to the next."""


def months_between(first: date, last: date, most: float) -> list[date]:
    """Return the first days of months to name between two days: so many at the most, as good as."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((apart for apart in _STEPS if most * apart >= max(months, 1)), _STEPS[-1])
    start = first.year * 12 + first.month - 1
    days = []
    for month in range(start + (-start % step), start + months + 1, step):
        day = date(month // 12, month % 12 + 1, 1) if month < 9999 * 12 else last
        if first <= day <= last:
            days.append(day)
    return days
