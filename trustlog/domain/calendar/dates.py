"""Dates as people write them, in English and Dutch; the day it is for them is always an argument."""

from collections.abc import Sequence
from datetime import date, timedelta

from trustlog.domain.calendar.day_words import (
    BEGIN_WORDS,
    COMING_WORDS,
    DAY_PHRASES,
    DAY_WORDS,
    END_OF_DAY,
    END_WORDS,
    ENDS,
    FEASTS,
    IN_WORDS,
    LAST_WORDS,
    MIDDLE_WORDS,
    NEXT_WORDS,
    NOT_A_DAY,
    ORDINALS,
    PARTED_DAYS,
    PARTS_OF_DAY,
    SHAKY,
    THIS_WORDS,
    day_number,
    is_dotted_clock,
    unit_of,
    vague_at,
)
from trustlog.domain.calendar.day_words import MONTHS as MONTH_WORDS
from trustlog.domain.calendar.day_words import WEEKDAYS as WEEKDAY_WORDS
from trustlog.domain.calendar.days import MONTHS, WEEKDAYS, check_year
from trustlog.domain.calendar.spans import (
    LIKE,
    DateMatch,
    add_months,
    beside,
    coming_or_last,
    end_of_unit,
    in_month,
    monday,
    month_days,
    of_period,
    offset,
    quarter_at,
    vague,
    week_at,
    weekday_of_week,
)
from trustlog.domain.capture.words import ON_WORDS, UNITS, split_number
from trustlog.domain.text import clip
from trustlog.errors import DateError, Reason
from trustlog.language import _

__all__ = ["add_months", "begins_date", "match_date", "read_date", "read_days", "words_of"]

_BEFORE_DATE = ("by", "to", "until", "till", "due", "tegen", "naar", "tot", "uiterlijk", "per")
_AROUND = "()[],.!?:;…“”‘\"'"


def words_of(text: str) -> list[str]:
    """Return the lower-case words of a text as dates are read, without the signs that stand around them."""
    return [word.strip(_AROUND) or word for word in text.lower().split()]


def read_date(words: str, today: date, *, due: bool) -> date:
    """Read a whole text as a date; `due` looks ahead (`12 dec` is the next), else back (the last)."""
    tokens = words_of(words)
    if len(tokens) > 1 and tokens[0] in _BEFORE_DATE:
        del tokens[0]
    match = match_date(tokens, today, due=due)
    if match is None or match[1] != len(tokens):
        raise DateError(Reason("no_date", text=clip(words.strip())), LIKE)
    return match[0]


def match_date(
    tokens: Sequence[str], today: date, *, due: bool, shaky: bool = True, bare: bool = True
) -> DateMatch | None:
    """Read a date at the beginning of some lower-case words: the day, and how many words it took.

    None where no date begins; DateError where the date cannot be. `shaky` tells whether words that are also
    everyday ones (`sat`, `do`) may be dates here, `bare` whether `3 days` may be one without a word before or behind.
    """
    if not tokens or not tokens[0]:
        return None
    try:
        match = _match(list(tokens[:9]), today, due, shaky, bare)
    except (OverflowError, ValueError):
        raise DateError(Reason("beyond_calendar", text=clip(" ".join(tokens[:3]))), LIKE) from None
    if match:
        check_year(match[0].year)
    return match


def begins_date(word: str) -> bool:
    """Return whether a lower-case word may begin a date: it begins with a digit or is a word of dates."""
    if word[:1] in "0123456789" and word:
        return True
    if word in SHAKY and word not in ("sat", "sun"):
        return False
    many = (WEEKDAY_WORDS, MONTH_WORDS, DAY_WORDS, ENDS, NEXT_WORDS, LAST_WORDS, END_WORDS, PARTED_DAYS, COMING_WORDS)
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


def _match(tokens: list[str], today: date, due: bool, shaky: bool, bare: bool) -> DateMatch | None:
    before = 0
    if tokens[0] in (*ON_WORDS, "den", "d.d"):
        if len(tokens) == 1 or tokens[1] in ON_WORDS:
            return None
        before, shaky = 1, True
    begins, _unused, month = tokens[before].partition("-")
    if month in MONTH_WORDS and begins in (*MIDDLE_WORDS, *BEGIN_WORDS, *END_WORDS):
        match = of_period([begins, month, *tokens[before + 1 :]], today, due)
        return match and (match[0], match[1] + before - 1)
    if len(tokens) > before + 1 and tokens[before] in ("the", "de", "het"):
        match = _behind_article(tokens[before + 1 :], today, due)
        return match and (match[0], match[1] + before + 1)
    rest = tokens[before:]
    ordinal = _ordinal(rest, today, due) if before else None
    match = ordinal or _spoken(rest, today, due, shaky) or _calendar(rest, today, due)
    if match is None:
        match = offset(rest, today, due, bare)
    if match is None:
        return None
    return match[0], match[1] + before + _part_of_day(rest[match[1] :])


def _part_of_day(tokens: list[str]) -> int:
    """Return how many words behind a day name a part of it: `friday afternoon`, `vrijdag in de ochtend`."""
    if tokens[:1] and tokens[0] in (*PARTS_OF_DAY, *END_OF_DAY):
        return 1
    behind = tokens[:2] in (["in", "the"], ["in", "de"], ["'s", "ochtends"])
    return 3 if behind and len(tokens) > 2 and tokens[2] in PARTS_OF_DAY else 0


def _behind_article(tokens: list[str], today: date, due: bool) -> DateMatch | None:
    """Read what is a day behind `the`: `the 12th`, `the end of the month`, `the day before yesterday`."""
    took = vague_at(["the", *tokens]) or (vague_at(tokens) and vague_at(tokens) + 1)
    if took:
        raise vague(["the", *tokens], took)
    first = tokens[0]
    match = _ordinal(tokens, today, due) or _phrase(tokens, today)
    if match is None and due and first in FEASTS:
        return _nearest(*FEASTS[first], today, due), 1
    if match is None and first in ("week", "first", "second", "third", "fourth", "eerste", "tweede", "derde", "vierde"):
        match = quarter_at(tokens, today, due) or week_at(tokens, today, due)
    if match is None and first in ("week", "wk") and tokens[1:2] and tokens[1] in ("of", "van", "50"):
        dated = _calendar(tokens[2:], today, due)
        return dated and (monday(dated[0]) + timedelta(days=4), dated[1] + 2)
    if match is None and first in (*END_WORDS, *MIDDLE_WORDS, *BEGIN_WORDS) and first != "half":
        match = of_period(tokens, today, due)
    if match is None:
        dated = _calendar(tokens, today, due)
        match = dated if dated is not None and not first.isdigit() else None
    return match


def _ordinal(tokens: list[str], today: date, due: bool) -> DateMatch | None:
    """Read `12th` or `12e` alone as the next such day of a month when due, else the last."""
    of_month = tokens[1:4] in (["of", "the", "month"], ["van", "de", "maand"])
    spelled = ORDINALS.get(tokens[0]) if of_month or len(tokens) == 1 else None  # `the first draft` is no day
    number = spelled or day_number(tokens[0], ordinal=True)
    following = tokens[1] if len(tokens) > 1 else ""
    lasts = following in ("half", "quarter") and tokens[2:3] in (["an"], ["of"], ["uur"], ["uurtje"])
    if number is None or following in MONTH_WORDS or (following in NOT_A_DAY and not lasts):
        return None
    if following in ("of", "van") and len(tokens) > 2 and tokens[2] in MONTH_WORDS:
        return None
    if not 1 <= number <= 31:
        raise DateError(Reason("no_such_day", day=tokens[0]), LIKE)
    first = today.replace(day=1)
    for step in range(4):
        month = add_months(first, step if due else -step)
        if number <= month_days(month.year, month.month):
            day = month.replace(day=number)
            if (day >= today) if due else (day <= today):
                return day, 1 + 3 * of_month
    return None


def _phrase(tokens: list[str], today: date) -> DateMatch | None:
    for count in (4, 3, 2):
        days = DAY_PHRASES.get(" ".join(tokens[:count])) if len(tokens) >= count else None
        if days is not None:
            return today + timedelta(days=days), count
    return None


def _spoken(tokens: list[str], today: date, due: bool, shaky: bool) -> DateMatch | None:
    first, second = tokens[0], tokens[1] if len(tokens) > 1 else ""
    phrase = _phrase(tokens, today)
    if phrase is None and first in END_OF_DAY:
        phrase = today, 1
    if phrase is not None:
        ends = first in (*END_OF_DAY, "end", "close", "eind", "einde")
        behind = match_date(tokens[phrase[1] :], today, due=due, bare=False) if ends and due else None
        return phrase if behind is None else (behind[0], behind[1] + phrase[1])
    if first in DAY_WORDS:
        return today + timedelta(days=DAY_WORDS[first]), 1
    took = vague_at(tokens)
    if took and not (due and first == "days"):
        raise vague(tokens, took)
    ended = first if second == "end" else first.removesuffix("-end")
    if due and (second == "end" or ended != first) and len(ended) > 3 and unit_of(ended) in ("w", "mo", "q", "y"):
        return end_of_unit(unit_of(ended) or "", today, due), 1 + (second == "end")
    if due and first in ("within", "binnen") and second in ("the", "de", "het", *THIS_WORDS) and len(tokens) > 2:
        period = unit_of(tokens[2]) or ""
        if period in ("w", "mo", "q", "y"):
            return end_of_unit(period, today, due), 3
    if first in ENDS:
        return end_of_unit(ENDS[first], today, due), 1
    if first in END_WORDS or first in MIDDLE_WORDS or first in BEGIN_WORDS:
        return of_period(tokens, today, due)
    if first in IN_WORDS:
        return in_month(tokens, today, due) if first == "in" else None
    coming = coming_or_last(tokens, today) or weekday_of_week(tokens, today)
    if coming is not None:
        return coming
    if first in NEXT_WORDS or first in LAST_WORDS:
        return beside(first in NEXT_WORDS, tokens, today)
    if first in COMING_WORDS and unit_of(second) in ("w", "mo") and due:
        return beside(True, tokens, today)
    if first in THIS_WORDS:
        return _this(tokens, second, today, due)
    if due and first in FEASTS:
        return _nearest(*FEASTS[first], today, due), 1
    return quarter_at(tokens, today, due) or week_at(tokens, today, due) or _weekday(tokens, today, due, shaky)


def _this(tokens: list[str], second: str, today: date, due: bool) -> DateMatch | None:
    if second in WEEKDAY_WORDS:
        return monday(today) + timedelta(days=WEEKDAY_WORDS[second]), 2
    if unit_of(second) in ("w", "mo", "q", "y"):
        if not due:
            raise vague(tokens, 2)
        return end_of_unit(unit_of(second) or "", today, due), 2
    return None


def _weekday(tokens: list[str], today: date, due: bool, shaky: bool) -> DateMatch | None:
    first = tokens[0]
    if first in PARTED_DAYS:
        return _nearest_weekday(PARTED_DAYS[first], today, due), 1
    if first not in WEEKDAY_WORDS:
        return None
    article = len(tokens) > 2 and tokens[1] in ("the", "de", "den")
    rest = tokens[1 + article :]
    dated = _ordinal(rest, today, due) if rest else None
    if due or not is_dotted_clock("".join(rest[:1]).rstrip(".")):  # friday 16.15: what took place was at that hour
        dated = dated or _calendar(rest, today, due, dotted=True)
    if dated is not None:
        if dated[0].weekday() != WEEKDAY_WORDS[first]:
            weekday = WEEKDAYS[dated[0].weekday()]
            raise DateError(Reason("other_weekday", day=dated[0], weekday=weekday, said=first))
        return dated[0], dated[1] + 1 + article
    if first in SHAKY and not shaky:
        return None
    return _nearest_weekday(WEEKDAY_WORDS[first], today, due), 1


def _nearest_weekday(weekday: int, today: date, due: bool) -> date:
    ahead = (weekday - today.weekday()) % 7
    return today + timedelta(days=ahead if due or not ahead else ahead - 7)


def _calendar(tokens: Sequence[str], today: date, due: bool, *, dotted: bool = False) -> DateMatch | None:
    if not tokens:
        return None
    first, second = tokens[0], tokens[1] if len(tokens) > 1 else ""
    if first[:1].isdigit():
        for sign in "-/.":
            if sign in first.rstrip("."):
                return _numeric(first.rstrip("."), sign, today, due, dotted)
    of = second in ("of", "van") and len(tokens) > 2 and tokens[2].rstrip(".") in MONTH_WORDS
    month_word = tokens[2] if of else second
    spelled = ORDINALS.get(first)
    day, month, took = spelled or day_number(first, ordinal=of), MONTH_WORDS.get(month_word.rstrip(".")), 2 + of
    if month is None and first.rstrip(".") in MONTH_WORDS:
        article = second in ("the", "de")
        word = tokens[2] if article and len(tokens) > 2 else second
        day, month, took = ORDINALS.get(word) or day_number(word), MONTH_WORDS[first.rstrip(".")], 2 + article
    if day is None or month is None:
        return None
    behind = tokens[took] if len(tokens) > took else ""
    year = f"20{behind[1:]}" if behind[:1] in ("'", "’") and len(behind) == 3 else behind  # 20 nov '26
    if len(year) == 4 and year.isascii() and year.isdigit():
        return _day(int(year), month, day), took + 1
    day_meant = _nearest(month, day, today, due)
    return day_meant, took + (behind in ("jl", "j.l", "a.s", "jongstleden"))


def _numeric(word: str, sign: str, today: date, due: bool, dotted: bool) -> DateMatch | None:
    """Read 2026-11-27, 25/12/2026, 25-12-2026, 25.12.2026, 25/12; refuse what can be read two ways."""
    parts = word.split(sign)
    if sign == "-" and len(parts) in (2, 3) and parts[1] in MONTH_WORDS:
        named = _calendar(parts, today, due)
        return named and (named[0], 1)
    if not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts):
        return None
    numbers = [int(part) for part in parts]
    if len(parts) == 3 and len(parts[0]) == 4:
        return _day(*numbers), 1
    with_year = len(parts) == 3 and len(parts[2]) == 4
    if not with_year and (sign != "/" or word == "24/7") and not (dotted and len(parts) == 2):
        return None
    if len(parts) not in (2, 3) or (len(parts) == 3 and not with_year):
        raise DateError(Reason("short_year", text=word))
    day, month = numbers[0], numbers[1]
    if day != month and 1 <= day <= 12 and 1 <= month <= 12:
        return _one_of_two(word, numbers, with_year, today, due), 1
    if month > 12 >= day:
        day, month = month, day
    return (_day(numbers[2], month, day) if with_year else _nearest(month, day, today, due)), 1


def _one_of_two(word: str, numbers: list[int], with_year: bool, today: date, due: bool) -> date:
    """Return the only one of two readings that can be meant: the other is to come, or past when due."""
    day, month = numbers[0], numbers[1]
    if with_year:
        both = (_day(numbers[2], month, day), _day(numbers[2], day, month))
        fitting = [each for each in both if (each >= today if due else each <= today)]
        if len(fitting) == 1:
            return fitting[0]
    either, other = f"{day} {_(MONTHS[month - 1])}", f"{month} {_(MONTHS[day - 1])}"
    raise DateError(Reason("read_two_ways", text=word, either=either, other=other))


def _day(year: int, month: int, day: int) -> date:
    check_year(year)
    if not 1 <= month <= 12:
        raise DateError(Reason("no_month", month=month), LIKE)
    if not 1 <= day <= month_days(year, month):
        raise DateError(Reason("no_such_day", day=f"{day} {_(MONTHS[month - 1])} {year}"), LIKE)
    return date(year, month, day)


def _nearest(month: int, day: int, today: date, due: bool) -> date:
    """Return the next such day (today included) when due, else the last."""
    if not 1 <= month <= 12 or not 1 <= day <= month_days(2000, month):
        shown = _(MONTHS[month - 1]) if 1 <= month <= 12 else _("of a month {month}").format(month=month)
        raise DateError(Reason("no_such_day", day=f"{day} {shown}"), LIKE)
    for step in range(9):  # 29 Feb may be eight years away
        year = today.year + (step if due else -step)
        if day <= month_days(year, month):
            candidate = date(year, month, day)
            if candidate >= today if due else candidate <= today:
                return candidate
    raise OverflowError
