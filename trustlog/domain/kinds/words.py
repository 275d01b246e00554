"""The words that sentences about facts of several kinds are made of."""

from datetime import date

from trustlog.domain.calendar.days import ago, weekday_month
from trustlog.language import _


def day(on: date, today: date) -> str:
    """Write a day with its weekday, and with its year where that is not this year: "Fri 20 Nov"."""
    year = "" if on.year == today.year else f" {on.year}"
    return f"{weekday_month(on)}{year}"


def near_day(on: date, today: date) -> str:
    """Write a day as "yesterday", "today" or "tomorrow" where it is, else with its weekday."""
    return ago(on, today) if abs((today - on).days) < 2 else day(on, today)


def minutes(number: int) -> str:
    """Write minutes as people do: "45 min", "2 h", "1 h 30"."""
    hours, rest = divmod(number, 60)
    if not hours:
        return _("{rest} min").format(rest=rest)
    return _("{hours} h {minutes:02}").format(hours=hours, minutes=rest) if rest else _("{hours} h").format(hours=hours)


def treated_as_due(on: str) -> str:
    """Say of a promise for which no day was named on which day it counts."""
    return _("no date given: treated as due {day}").format(day=on)


def side(ours: bool) -> str:
    """Name the side: "we" or "they"."""
    return _("we") if ours else _("they")


DIRECTIONS = ("ours", "theirs")
"""The sides as scripts and files name them."""


def direction(ours: bool) -> str:
    """Name the side as scripts and files do: "ours" or "theirs"."""
    return DIRECTIONS[0] if ours else DIRECTIONS[1]


def iso(on: date | None) -> str | None:
    """Write a day as scripts and files have it, or nothing."""
    return None if on is None else on.isoformat()
