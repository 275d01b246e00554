"""Recurrences in bounded steps: sub-daily ones are refused, and none is followed beyond the days asked for."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import NamedTuple

from trustlog.exchange.foreign.values import TOO_FREQUENT, UNREADABLE

STEPS = 2_500_000
"""Steps for one file: some seconds, and years of a full calendar."""
TIMES = 60_000
"""Times of series of one file: more than a hundred and fifty on each day of a year."""
_MOST = 5_000  # occurrences of one event
_MOST_STEPS = 40_000  # of one event: a hundred years of days
_LOOKAHEAD = {"YEARLY": 60, "MONTHLY": 12 * 12, "WEEKLY": 12 * 53, "DAILY": 12 * 366}
"""Periods without an occurrence, after which a rule is taken never to come again: 29 February may be 8 years away."""
_DATEUTIL = 30  # steps that one year or month takes
_FREQ = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY")  # in dateutil's order
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FAR = 9_000  # an interval behind which the calendar ends: dateutil then looks at one year or month alone


class BadRuleError(Exception):
    """A rule that is not followed; its argument is the word why."""


class Rule(NamedTuple):
    """A rule as it is followed: frequency, interval, count, last moment, and its BY parts as dateutil names them."""

    freq: str
    interval: int
    times: int | None
    until: str | None
    by: dict[str, tuple[int, ...]]
    days: tuple[tuple[str, int], ...]
    wkst: int


class Expansion(NamedTuple):
    """The occurrences within the days asked for, and whether there are others."""

    occurrences: list[datetime]
    others: bool


class Budget:
    """The steps that are left for a file, and the times within the days asked for that its series may bring."""

    def __init__(self, steps: int = STEPS, times: int = TIMES) -> None:
        self.left, self._times = steps, times

    def spend(self, steps: int = 1) -> None:
        """Take steps away. Raises `BadRuleError` where none are left."""
        self.left -= steps
        if self.left < 0:
            raise BadRuleError(TOO_FREQUENT)

    def take(self) -> None:
        """Take one time. Raises `BadRuleError` where a file has brought as many as it may."""
        self._times -= 1
        if self._times < 0:
            raise BadRuleError(TOO_FREQUENT)


def read_rule(text: str) -> Rule:
    """Read an RRULE. Raises `BadRuleError`."""
    parts = dict(part.split("=", 1) for part in text.strip().upper().split(";") if "=" in part)
    freq = parts.get("FREQ", "")
    if freq in ("SECONDLY", "MINUTELY", "HOURLY"):
        raise BadRuleError(TOO_FREQUENT)
    if any("," in parts.get(name, "") for name in ("BYHOUR", "BYMINUTE", "BYSECOND")):
        raise BadRuleError(TOO_FREQUENT)
    if freq not in _FREQ:
        raise BadRuleError(UNREADABLE)
    names = ("BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS", "BYHOUR", "BYMINUTE", "BYSECOND")
    by = {name.lower(): _numbers(parts[name]) for name in names if name in parts}
    days = tuple(_day(word) for word in parts["BYDAY"].split(",")[:60]) if "BYDAY" in parts else ()
    interval = _number(parts.get("INTERVAL", "1"))
    count = _number(parts["COUNT"]) if "COUNT" in parts else None
    if interval < 1 or (count is not None and count < 1) or parts.get("WKST", "MO") not in _DAYS:
        raise BadRuleError(UNREADABLE)
    return Rule(freq, interval, count, parts.get("UNTIL"), by, days, _DAYS.index(parts.get("WKST", "MO")))


def _number(text: str) -> int:
    if not re.fullmatch(r"[+-]?\d{1,12}", text.strip()):
        raise BadRuleError(UNREADABLE)
    return int(text)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(_number(part) for part in text.split(",")[:400]))


def _day(word: str) -> tuple[str, int]:
    match = re.fullmatch(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", word.strip())
    if match is None:
        raise BadRuleError(UNREADABLE)
    return match.group(2), int(match.group(1) or 0)


def expanded(rule: Rule, start: datetime, until: datetime | None, first: date, last: date, budget: Budget) -> Expansion:
    """Return the occurrences from `first` to `last`; times are local in the event's zone. Raises `BadRuleError`."""
    window = datetime.combine(first, datetime.min.time()), datetime.combine(last, datetime.max.time())
    found: list[datetime] = []
    others = False
    beyond = steps = 0
    for number, when in enumerate(_counted(rule, start, window[0], budget), 1):
        steps += 1
        if when is None:
            beyond += 1
            if beyond > _LOOKAHEAD[rule.freq] or steps > _MOST_STEPS:
                break
            continue
        beyond = 0
        if until is not None and when > until:
            break
        if when > window[1]:
            others = True
            break
        if when < window[0]:
            others = True
        else:
            budget.take()
            found.append(when)
        if len(found) > _MOST or number > _MOST_STEPS:
            raise BadRuleError(TOO_FREQUENT)
    return Expansion(found, others)


def _counted(rule: Rule, start: datetime, first: datetime, budget: Budget) -> Iterator[datetime | None]:
    """Yield the occurrences, as many as `COUNT` says, and None for each period without one."""
    left = rule.times
    for period in _periods(rule, start, first):
        budget.spend(_DATEUTIL if rule.freq in ("YEARLY", "MONTHLY") else 1)
        empty = True
        for when in _in_period(rule, start, period):
            budget.spend()
            empty = False
            yield when
            if left is not None:
                left -= 1
                if left == 0:
                    return
        if empty:
            yield None


def _periods(rule: Rule, start: datetime, first: datetime) -> Iterator[datetime]:
    """Yield the beginning of each period. Without `COUNT` those long before the days asked for are passed over."""
    step = _STEPS[rule.freq]
    behind = 0 if rule.times is not None else _passed(rule, start, first)
    for number in range(behind, behind + _MOST_STEPS):
        try:
            period = step(start, number * rule.interval, rule.wkst)
        except (OverflowError, ValueError):
            return
        yield period


def _passed(rule: Rule, start: datetime, first: datetime) -> int:
    """Return how many periods surely lie before the days asked for, but for the last of them."""
    days = (first - start).days
    length = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}[rule.freq] * rule.interval
    return max(0, days // length - 2)


def _years(start: datetime, number: int, _wkst: int) -> datetime:
    return datetime(start.year + number, 1, 1)  # noqa: DTZ001 - local time


def _months(start: datetime, number: int, _wkst: int) -> datetime:
    months = start.year * 12 + start.month - 1 + number
    return datetime(months // 12, months % 12 + 1, 1)  # noqa: DTZ001 - local time


def _weeks(start: datetime, number: int, wkst: int) -> datetime:
    monday = start - timedelta(days=(start.weekday() - wkst) % 7)
    return monday + timedelta(weeks=number)


def _each_day(start: datetime, number: int, _wkst: int) -> datetime:
    return start + timedelta(days=number)


_STEPS: dict[str, Callable[[datetime, int, int], datetime]] = {
    "YEARLY": _years,
    "MONTHLY": _months,
    "WEEKLY": _weeks,
    "DAILY": _each_day,
}


def _in_period(rule: Rule, start: datetime, period: datetime) -> list[datetime]:
    """Return the occurrences of one period, from the first one of the event on."""
    if rule.freq in ("DAILY", "WEEKLY"):
        days = [period + timedelta(days=day) for day in range(7 if rule.freq == "WEEKLY" else 1)]
        times = [_at(day, start, rule) for day in days if _fits(rule, start, day)]
    else:
        times = _by_dateutil(rule, start, period)
    times = [when for when in times if when >= start]
    positions = rule.by.get("bysetpos") if rule.freq in ("DAILY", "WEEKLY") else None
    if positions:
        times = sorted({times[at - 1 if at > 0 else at] for at in positions if 0 < abs(at) <= len(times)})
    return times


def _at(day: datetime, start: datetime, rule: Rule) -> datetime:
    hour, minute = (next(iter(rule.by.get(name, ())), None) for name in ("byhour", "byminute"))
    try:
        return day.replace(
            hour=start.hour if hour is None else hour,
            minute=start.minute if minute is None else minute,
            second=start.second,
        )
    except ValueError:
        raise BadRuleError(UNREADABLE) from None


def _fits(rule: Rule, start: datetime, day: datetime) -> bool:
    """Return whether a day of a daily or weekly rule is one of its days."""
    weekdays = {word for word, _nth in rule.days}
    if rule.freq == "WEEKLY" and not weekdays:
        weekdays = {_DAYS[start.weekday()]}
    if weekdays and _DAYS[day.weekday()] not in weekdays:
        return False
    months, month_days, year_days = (rule.by.get(name) for name in ("bymonth", "bymonthday", "byyearday"))
    if months and day.month not in months:
        return False
    if month_days:
        length = ((day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)).day
        if day.day not in month_days and day.day - length - 1 not in month_days:
            return False
    return not year_days or day.timetuple().tm_yday in year_days


def _by_dateutil(rule: Rule, start: datetime, period: datetime) -> list[datetime]:
    """Return the occurrences of one year or month; an interval that ends the calendar makes dateutil stop there."""
    from dateutil import rrule

    by: dict[str, object] = dict(rule.by)
    if rule.days:
        by["byweekday"] = [getattr(rrule, word)(nth) if nth else getattr(rrule, word) for word, nth in rule.days]
    if not rule.days and not any(name in rule.by for name in ("bymonthday", "byyearday", "byweekno")):
        by["bymonthday"] = start.day
        if rule.freq == "YEARLY":
            by.setdefault("bymonth", start.month)
    begins = (
        max(start, period)
        if period.year == start.year and (rule.freq == "YEARLY" or period.month == start.month)
        else period
    )
    begins = begins.replace(hour=start.hour, minute=start.minute, second=start.second)
    interval = _FAR * (12 if rule.freq == "MONTHLY" else 1)
    freq = {"YEARLY": rrule.YEARLY, "MONTHLY": rrule.MONTHLY}[rule.freq]
    try:
        made = rrule.rrule(freq, dtstart=begins, interval=interval, wkst=rule.wkst, **by)  # type: ignore[arg-type]
        return list(islice(made, 400))
    except (ValueError, TypeError, OverflowError, IndexError):
        raise BadRuleError(UNREADABLE) from None
