"""Days that shall not count."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from trustlog.domain.calendar.days import shift
from trustlog.domain.text import PersonText


class Pause(NamedTuple):
    """Days that shall not count, both ends included; of all partners where `partner_id` is None.

    `yearly`: the same days of every later year, too. `entered_late`: it was entered after its first day.
    """

    id: str
    number: int
    partner_id: str | None
    from_on: date
    to_on: date
    reason: PersonText
    yearly: bool = False
    entered_late: bool = False


def spans(pauses: Iterable[Pause], until: date) -> list[tuple[date, date]]:
    """Return the first and the last day of every pause that begins up to a day, in order; they may overlap."""
    return sorted(span for pause in pauses for span in each_year(pause, until))


def each_year(pause: Pause, until: date) -> Iterator[tuple[date, date]]:
    """Yield the first and the last day of a pause; of a yearly one those of every year that begin up to a day."""
    later = range(max(0, until.year - pause.from_on.year) + 1) if pause.yearly else (0,)
    for years in later:
        if pause.to_on.year + years > date.max.year:
            return
        first, last = (_years_on(day, years) for day in (pause.from_on, pause.to_on))
        if first <= until:
            yield first, last


def _years_on(day: date, years: int) -> date:
    """Return the same day of a later year; 28 February where there is no 29th."""
    year = day.year + years
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) and not leap else day.replace(year=year)


def day_after(paused: Iterable[Pause], since: date, days: int) -> date | None:
    """Return the first day by which so many days have passed since a day, those paused not counted; None beyond years.

    Pauses may overlap.
    """
    wanted, reached = shift(since, days), since
    until = shift(wanted, _FARTHEST)
    for from_on, to_on in spans(paused, until):
        first, last = max(from_on, shift(reached, 1)), to_on
        if first > wanted:
            break
        if first <= last:
            wanted, reached = shift(wanted, (last - first).days + 1), last
    return wanted if wanted <= until else None


_FARTHEST = 1100  # days that a pause may put something off: about three years
