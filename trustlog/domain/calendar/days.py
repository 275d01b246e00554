"""Which days there are and how files write them, which day a stamp is on, and how many of what by default."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from trustlog.errors import DateError, Reason
from trustlog.language import _

FIRST_YEAR, LAST_YEAR = 1900, 2199  # beyond them a date is a slip, and the calendar's own ends stay far away


class Days(NamedTuple):
    """Numbers of days that are settings, and a day of the week; `grace` and `clock` are fixed on a written promise."""

    grace: int = 7  # after the due day, within which a promise is late, not lapsed
    clock: int = 30  # after which a promise without a due day counts
    cadence: int = 30  # meant to pass between two moments with a partner
    ahead: int = 7  # that `due` looks ahead
    lapsed_shown: int = 30  # for which a lapsed promise, or a plan not followed, is still shown
    review_day: int = 5  # of the week, from 1 for Monday to 7, on which Today offers the review; 0 for none


USUAL = Days()

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""As they are shown, in the language spoken and whatever the locale: a date that is shown can be typed."""

EVERY = {
    "day": "every day",
    "week": "every week",
    "month": "every month",
    "quarter": "every quarter",
    "year": "every year",
}
"""How often something comes back, by how that is kept."""


def day_month(day: date) -> str:
    """Write a day without its year: "27 Nov"."""
    return f"{day.day} {_(MONTHS[day.month - 1])}"


def weekday_month(day: date) -> str:
    """Write a day with its weekday: "Fri 27 Nov"."""
    return f"{_(WEEKDAYS[day.weekday()])} {day_month(day)}"


def show(day: date) -> str:
    """Write a day with its weekday, so that it can be checked and read back: "Fri 27 Nov 2026"."""
    return f"{weekday_month(day)} {day.year:04}"


def ago(day: date, today: date) -> str:
    """Say how far away a day is: "3 days ago", "yesterday", "today", "in 2 days"."""
    days = (today - day).days
    near_words = {0: _("today"), 1: _("yesterday"), -1: _("tomorrow")}
    if days in near_words:
        return near_words[days]
    if days > 0:
        return _("{days} days ago").format(days=days)
    return _("in {days} days").format(days=-days)


def every_words(every: str) -> str:
    """Say how often something comes back, from how it is kept: "every month", "every 2w"."""
    return _(EVERY[every]) if every in EVERY else _("every {every}").format(every=every)


def shift(day: date, days: int) -> date:
    """Add days (or take them off), stopping at the first and the last day there is."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def local(stamp: datetime, zone: tzinfo) -> datetime:
    """Return a stamp, which is kept in UTC, as clocks in a zone show it; at the ends of the calendar unchanged."""
    try:
        return stamp.astimezone(zone)
    except (OverflowError, ValueError):
        return stamp


def local_day(stamp: datetime, zone: tzinfo) -> date:
    """Return the day that a stamp is on in a zone: the one function by which a stamp becomes a day."""
    return local(stamp, zone).date()


def beginning(day: date, zone: tzinfo) -> datetime:
    """Return the first moment of a day in a zone, in UTC: a stamp is on that day or later exactly from then on."""
    midnight = datetime.combine(day, time())
    try:
        return midnight.replace(tzinfo=zone).astimezone(UTC)
    except (OverflowError, ValueError):
        return midnight.replace(tzinfo=UTC)


def check_year(year: int) -> None:
    """Refuse a year that no fact is from."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateError(Reason("year_out_of_range", year=year, first=FIRST_YEAR, last=LAST_YEAR))


def iso_day(text: str) -> date:
    """Read a day as files and databases write it, `2026-11-23` and nothing else, or refuse it with a DateError."""
    digits = text[:4] + text[5:7] + text[8:]
    if not (len(text) == 10 and text[4] == text[7] == "-" and digits.isascii() and digits.isdigit()):
        raise DateError(Reason("no_iso_day", text=text[:40]))
    try:
        day = date(int(text[:4]), int(text[5:7]), int(text[8:]))
    except ValueError:
        raise DateError(Reason("no_iso_day", text=text)) from None
    check_year(day.year)
    return day
