"""Dates as people write them, in English and Dutch; the day it is for them is always an argument."""

from collections.abc import Sequence
from datetime import date, timedelta

from trustlog.domain.calendar.days import MONTHS, WEEKDAYS, check_year
from trustlog.domain.capture.words import ON_WORDS, UNITS, split_number
from trustlog.domain.text import clip
from trustlog.errors import DateError, Reason, Remedy

DAY_NAMES = (
    "mon monday maandag ma",
    "tue tues tuesday dinsdag di",
    "wed wednesday woensdag wo",
    "thu thur thurs thursday donderdag do",
    "fri friday vrijdag vr",
    "sat saturday zaterdag za",
    "sun sunday zondag zo",
)
MONTH_NAMES = (
    "jan january januari",
    "feb february februari",
    "mar march maart mrt",
    "apr april",
    "may mei",
    "jun june juni",
    "jul july juli",
    "aug august augustus",
    "sep sept september",
    "oct october oktober okt",
    "nov november",
    "dec december",
)
DAY_WORDS = {
    "today": 0,
    "vandaag": 0,
    "yesterday": -1,
    "gisteren": -1,
    "tomorrow": 1,
    "morgen": 1,
    "overmorgen": 2,
    "eergisteren": -2,
}
ENDS = {"eow": "w", "eom": "mo", "eoq": "q", "eoy": "y"}
NEXT_WORDS = ("next", "volgende", "volgend")
LAST_WORDS = ("last", "vorige", "vorig", "afgelopen")
_WEEKDAYS = {word: day for day, words in enumerate(DAY_NAMES) for word in words.split()}
_MONTHS = {word: month for month, words in enumerate(MONTH_NAMES, 1) for word in words.split()}
# Everyday words too: in running text they are dates only where a date is expected or a word before them says so.
_SHAKY = ("sat", "sun", "ma", "di", "wo", "do", "vr", "za", "zo")
_THIS_WORDS = ("this", "deze", "dit")
_END_WORDS = ("end", "eind", "einde")
_AGO_WORDS = ("ago", "geleden")
_IN_WORDS = ("in", "over")
_ARTICLES = ("of", "van", "the", "de", "het")
_LIKE = Remedy("write_date")

DateMatch = tuple[date, int]


def read_date(words: str, today: date, *, due: bool) -> date:
    """Read a whole text as a date; `due` looks ahead (`12 dec` is the next), else back (the last)."""
    tokens = [token.rstrip(",").lower() for token in words.split()]
    if tokens[:1] == ["the"]:
        del tokens[0]
    match = match_date(tokens, today, due=due)
    if match is None or match[1] != len(tokens):
        raise DateError(Reason("no_date", text=clip(words.strip())), _LIKE)
    return match[0]


def match_date(tokens: Sequence[str], today: date, *, due: bool, shaky: bool = True) -> DateMatch | None:
    """Read a date at the beginning of some lower-case words: the day, and how many words it took.

    None where no date begins; DateError where the date cannot be. `shaky` tells whether words that are also
    everyday ones (`sat`, `do`) may be dates here.
    """
    if not tokens:
        return None
    try:
        if tokens[0] in ON_WORDS:
            match = match_date(tokens[1:], today, due=due) if len(tokens) > 1 and tokens[1] not in ON_WORDS else None
            return match and (match[0], match[1] + 1)
        match = _named(tokens, today, due, shaky) or _calendar(tokens, today, due) or _offset(tokens, today, due)
    except (OverflowError, ValueError):
        raise DateError(Reason("beyond_calendar", text=clip(" ".join(tokens[:3]))), _LIKE) from None
    if match:
        check_year(match[0].year)
    return match


def begins_date(word: str) -> bool:
    """Return whether a lower-case word may begin a date: it begins with a digit or is a word of dates."""
    if word[:1] in "0123456789" and word:
        return True
    if word in _SHAKY and word not in ("sat", "sun"):
        return False
    many = (_WEEKDAYS, _MONTHS, DAY_WORDS, ENDS, NEXT_WORDS, LAST_WORDS, _END_WORDS)
    return any(word in vocabulary for vocabulary in many)


def read_days(text: str) -> int:
    """Read a number of days: `7d`, `2w`, `1mo` (30 days), `1y`; a bare number is days."""
    words = text.lower().split()
    number, unit = split_number("".join(words)) if len(words) <= 2 else ("", "")
    days_each = {"d": 1, "w": 7, "mo": 30, "q": 91, "y": 365}.get(UNITS.get(unit or "d", ""))
    if not number.isdigit() or days_each is None:
        raise DateError(Reason("no_days", text=clip(text.strip())))
    if len(number) > 5 or int(number) * days_each > 36500:
        raise DateError(Reason("too_many_days", text=clip(text.strip())))
    return int(number) * days_each


def add_months(day: date, months: int) -> date:
    """Go some months on; where the month is shorter, to its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError
    return date(year, month + 1, min(day.day, _month_days(year, month + 1)))


def _month_days(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _named(tokens: Sequence[str], today: date, due: bool, shaky: bool) -> DateMatch | None:
    first, second = tokens[0], tokens[1] if len(tokens) > 1 else ""
    if first in DAY_WORDS:
        return today + timedelta(days=DAY_WORDS[first]), 1
    if first in ENDS:
        return _end(ENDS[first], today, due), 1
    if first in _END_WORDS:
        return _end_of(tokens, today, due)
    if first in NEXT_WORDS or first in LAST_WORDS:
        return _beside(first in NEXT_WORDS, second, today)
    if first in _THIS_WORDS and second in _WEEKDAYS:
        return _monday(today) + timedelta(days=_WEEKDAYS[second]), 2
    if first in _THIS_WORDS and UNITS.get(second) in ("w", "mo", "q", "y") and due:
        return _end(UNITS[second], today, due), 2
    if first in _WEEKDAYS:
        dated = _calendar(tokens[1:], today, due)
        if dated is not None:
            if dated[0].weekday() != _WEEKDAYS[first]:
                raise DateError(Reason("other_weekday", day=dated[0], weekday=WEEKDAYS[dated[0].weekday()], said=first))
            return dated[0], dated[1] + 1
        if first in _SHAKY and not shaky:
            return None
        ahead = (_WEEKDAYS[first] - today.weekday()) % 7
        return today + timedelta(days=ahead if due or not ahead else ahead - 7), 1
    return None


def _beside(ahead: bool, unit: str, today: date) -> DateMatch | None:
    """Read what stands behind `next` or `last`: a weekday, or a week, month, quarter or year (its end, when next)."""
    if unit in _WEEKDAYS:
        if ahead:
            return _monday(today) + timedelta(days=7 + _WEEKDAYS[unit]), 2
        return today - timedelta(days=(today.weekday() - _WEEKDAYS[unit] - 1) % 7 + 1), 2
    span = UNITS.get(unit)
    if span is None or span == "d":
        return None
    if not ahead:
        raise DateError(Reason("last_unit", unit=unit))
    if span == "w":
        return _monday(today) + timedelta(days=11), 2
    first = today.replace(day=1)
    return _end(span, add_months(first, {"mo": 1, "q": 3, "y": 12}[span]), True), 2


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _end(unit: str, today: date, due: bool) -> date:
    """Return the last day of the week (its Friday), month, quarter or year; in a weekend, the next week's when due."""
    if unit == "w":
        friday = _monday(today) + timedelta(days=4)
        return friday + timedelta(days=7) if due and friday < today else friday
    month = {"mo": today.month, "q": (today.month + 2) // 3 * 3, "y": 12}[unit]
    return date(today.year, month, _month_days(today.year, month))


def _end_of(tokens: Sequence[str], today: date, due: bool) -> DateMatch | None:
    """Read `end of the month`, `eind van het kwartaal`, `end of next week`, `end of march`."""
    at = 1
    while at < len(tokens) and tokens[at] in _ARTICLES:
        at += 1
    word = tokens[at] if at < len(tokens) else ""
    following = tokens[at + 1] if at + 1 < len(tokens) else ""
    if word in NEXT_WORDS and UNITS.get(following, "d") != "d":
        match = _beside(True, following, today)
        return match and (match[0], at + 2)
    if word in _THIS_WORDS:
        word, at = following, at + 1
    if UNITS.get(word, "d") != "d":
        return _end(UNITS[word], today, due), at + 1
    month = _MONTHS.get(word)
    if month is None:
        return None
    if len(following) == 4 and following.isascii() and following.isdigit():
        year, took = int(following), at + 2
    else:
        past = date(today.year, month, _month_days(today.year, month)) < today
        later = month >= today.month
        year, took = (today.year + past if due else today.year - later), at + 1
    return date(year, month, _month_days(year, month)), took


def _calendar(tokens: Sequence[str], today: date, due: bool) -> DateMatch | None:
    if not tokens:
        return None
    first, second = tokens[0], tokens[1] if len(tokens) > 1 else ""
    if first[:1].isdigit():
        for sign in "-/.":
            if sign in first.rstrip("."):
                return _numeric(first.rstrip("."), sign, today, due)
    day, month, took = _day_number(first), _MONTHS.get(second), 2
    if month is None:
        day, month = _day_number(second), _MONTHS.get(first)
    if day is None or month is None:
        return None
    if len(tokens) > 2 and len(tokens[2]) == 4 and tokens[2].isascii() and tokens[2].isdigit():
        return _day(int(tokens[2]), month, day), 3
    return _nearest(month, day, today, due), took


def _day_number(word: str) -> int | None:
    number, rest = split_number(word.rstrip("."))
    fits = number.isdigit() and len(number) <= 2 and rest in ("", "st", "nd", "rd", "th", "e", "ste", "de")
    return int(number) if fits else None


def _numeric(word: str, sign: str, today: date, due: bool) -> DateMatch | None:
    """Read 2026-11-27, 25/12/2026, 25-12-2026, 25.12.2026, 25/12; refuse what can be read two ways."""
    parts = word.split(sign)
    if not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts):
        return None
    numbers = [int(part) for part in parts]
    if len(parts) == 3 and len(parts[0]) == 4:
        return _day(*numbers), 1
    with_year = len(parts) == 3 and len(parts[2]) == 4
    if not with_year and (sign != "/" or word == "24/7"):
        return None
    if len(parts) not in (2, 3) or (len(parts) == 3 and not with_year):
        raise DateError(Reason("short_year", text=word))
    day, month = numbers[0], numbers[1]
    if day != month and 1 <= day <= 12 and 1 <= month <= 12:
        either, other = f"{day} {MONTHS[month - 1]}", f"{month} {MONTHS[day - 1]}"
        raise DateError(Reason("read_two_ways", text=word, either=either, other=other))
    if month > 12 >= day:
        day, month = month, day
    return (_day(numbers[2], month, day) if with_year else _nearest(month, day, today, due)), 1


def _day(year: int, month: int, day: int) -> date:
    check_year(year)
    if not 1 <= month <= 12:
        raise DateError(Reason("no_month", month=month), _LIKE)
    if not 1 <= day <= _month_days(year, month):
        raise DateError(Reason("no_such_day", day=f"{day} {MONTHS[month - 1]} {year}"), _LIKE)
    return date(year, month, day)


def _nearest(month: int, day: int, today: date, due: bool) -> date:
    """Return the next such day (today included) when due, else the last."""
    if not 1 <= month <= 12 or not 1 <= day <= _month_days(2000, month):
        shown = MONTHS[month - 1] if 1 <= month <= 12 else f"of a month {month}"
        raise DateError(Reason("no_such_day", day=f"{day} {shown}"), _LIKE)
    for step in range(9):  # 29 Feb may be eight years away
        year = today.year + (step if due else -step)
        if day <= _month_days(year, month):
            candidate = date(year, month, day)
            if candidate >= today if due else candidate <= today:
                return candidate
    raise OverflowError


def _offset(tokens: Sequence[str], today: date, due: bool) -> DateMatch | None:
    """Read `3d`, `2w ago`, `in 3 days`, `3 weken geleden`; a bare `3 days` only where a due day is read."""
    ahead = tokens[0] in _IN_WORDS
    rest = tokens[1:] if ahead else tokens
    number, unit = split_number(rest[0]) if rest else ("", "")
    took = 1
    if number and not unit and len(rest) > 1:
        unit, took = rest[1], 2
    if not number.isdigit() or unit not in UNITS:
        return None
    ago = not ahead and len(rest) > took and rest[took] in _AGO_WORDS
    if took == 2 and not (ago or ahead or due):
        return None
    if len(number) > 5:
        raise OverflowError
    count = int(number) if (ahead or due) and not ago else -int(number)
    took += ahead + ago
    span = UNITS[unit]
    if span in ("d", "w"):
        return today + timedelta(days=count * (7 if span == "w" else 1)), took
    return add_months(today, count * {"mo": 1, "q": 3, "y": 12}[span]), took
