"""Days as people count them: in so many weeks, the end of a period, the middle of a month, a week by its number."""

from collections.abc import Sequence
from datetime import date, timedelta

from trustlog.domain.calendar.day_words import (
    AGO_WORDS,
    ARTICLES,
    BEGIN_WORDS,
    COMING_WORDS,
    END_WORDS,
    IN_WORDS,
    LAST_WORDS,
    MONTHS,
    NEXT_WORDS,
    THIS_WORDS,
    WEEKDAYS,
    WORK_DAYS,
    number_at,
    unit_of,
)
from trustlog.domain.capture.words import split_number
from trustlog.domain.text import clip
from trustlog.errors import DateError, Reason, Remedy

LIKE = Remedy("write_date")
DateMatch = tuple[date, int]
_MINUTES = (
    "minute",
    "minutes",
    "min",
    "minuut",
    "minuten",
    "hour",
    "hours",
    "uur",
    "uren",
    "uurtje",
    "h",
    "hr",
    "hrs",
    "u",
    "mins",
)
_MONTHS_EACH = {"mo": 1, "q": 3, "y": 12}
_AFTER_IN = (
    "the",
    "de",
    "next",
    "coming",
    "komende",
    "about",
    "ongeveer",
    "roughly",
    "circa",
    "max",
    "maximaal",
    "maximum",
    "ca",
    "approximately",
    "another",
    "nog",
)
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4}
_LONGEST = 400  # working days that are counted one by one


def add_months(day: date, months: int) -> date:
    """Go some months on; where the month is shorter, to its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError
    return date(year, month + 1, min(day.day, month_days(year, month + 1)))


def month_days(year: int, month: int) -> int:
    """Return how many days a month has."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def end_of_unit(unit: str, today: date, due: bool) -> date:
    """Return the last day of the week (its Friday), month, quarter or year; in a weekend, the next week's when due."""
    if unit == "w":
        friday = monday(today) + timedelta(days=4)
        return friday + timedelta(days=7) if due and friday < today else friday
    month = {"mo": today.month, "q": (today.month + 2) // 3 * 3, "y": 12}[unit]
    return date(today.year, month, month_days(today.year, month))


def vague(tokens: Sequence[str], took: int) -> DateError:
    """Return the error for words that say a day nobody can name."""
    return DateError(Reason("vague_day", text=clip(" ".join(tokens[:took]))), LIKE)


def beside(ahead: bool, tokens: Sequence[str], today: date) -> DateMatch | None:
    """Read what stands behind `next` or `last`: a weekday, or a week, month, quarter or year (its end, when next)."""
    unit = tokens[1] if len(tokens) > 1 else ""
    if unit in WEEKDAYS:
        if ahead:
            return monday(today) + timedelta(days=7 + WEEKDAYS[unit]), 2
        return today - timedelta(days=(today.weekday() - WEEKDAYS[unit] - 1) % 7 + 1), 2
    span = unit_of(unit)
    if span is None or span == "d":
        return None
    following = tokens[2] if len(tokens) > 2 else ""
    if span == "w" and following in WEEKDAYS:
        return monday(today) + timedelta(days=(7 if ahead else -7) + WEEKDAYS[following]), 3
    if not ahead:
        raise DateError(Reason("last_unit", unit=unit))
    if span == "w":
        return monday(today) + timedelta(days=11), 2
    first = today.replace(day=1)
    return end_of_unit(span, add_months(first, _MONTHS_EACH[span]), True), 2


def of_period(tokens: Sequence[str], today: date, due: bool) -> DateMatch | None:
    """Read `end of the month`, `eind van het kwartaal`, `mid december`, `begin volgende week`, `end of Q1`."""
    first = tokens[0]
    where = 2 if first in END_WORDS else 0 if first in BEGIN_WORDS else 1
    at = 1
    if first in BEGIN_WORDS and tokens[1:2] == ["in"]:
        at = 2
    while at < len(tokens) and tokens[at] in ARTICLES:
        at += 1
    if first == "half" and (at > 1 or tokens[at : at + 1] not in [[month] for month in MONTHS]):
        return None
    word = tokens[at] if at < len(tokens) else ""
    following = tokens[at + 1] if at + 1 < len(tokens) else ""
    if word in LAST_WORDS and unit_of(following) in ("w", "mo", "q", "y"):
        raise vague(tokens, at + 2)
    if word in (*NEXT_WORDS, *THIS_WORDS, *COMING_WORDS) and unit_of(following) in ("w", "mo", "q", "y"):
        ahead = word in NEXT_WORDS or (word in COMING_WORDS and unit_of(following) != "y")
        return _within(unit_of(following) or "", ahead, where, today, due, tokens[: at + 2])
    unit = unit_of(word)
    if unit in ("w", "mo", "q", "y") and not word[:1].isdigit() and len(word) > 2:
        return _within(unit, False, where, today, due, tokens[: at + 1])
    ordinal = _QUARTERS.get(word)
    if ordinal is not None and following in ("quarter", "kwartaal"):
        quarter = quarter_at([f"q{ordinal}", *tokens[at + 2 :]], today, due)
        return _only_end(quarter and (quarter[0], quarter[1] + 1), where, at, tokens)
    if word[:1] == "q":
        quarter = quarter_at(tokens[at:], today, due)
        return _only_end(quarter, where, at, tokens)
    month = MONTHS.get(word)
    if month is None:
        return None
    if len(following) == 4 and following.isascii() and following.isdigit():
        year, took = int(following), at + 2
    else:
        past = date(today.year, month, month_days(today.year, month)) < today
        later = month >= today.month
        year, took = (today.year + past if due else today.year - later), at + 1
    if where < 2 and not due:
        raise vague(tokens, took)
    if where < 2 and not following.isdigit() and date(year, month, (5, 15)[where]) < today:
        year += 1
    return date(year, month, (5, 15, month_days(year, month))[where]), took


def _only_end(match: DateMatch | None, where: int, at: int, tokens: Sequence[str]) -> DateMatch | None:
    if match is not None and where < 2:
        raise vague(tokens, at + match[1])
    return match and (match[0], at + match[1])


def _within(unit: str, ahead: bool, where: int, today: date, due: bool, tokens: Sequence[str]) -> DateMatch:
    """Return the beginning, middle or end of this or the next week, month, quarter or year."""
    if where == 2:
        first = today.replace(day=1)
        if not ahead:
            return end_of_unit(unit, today, due), len(tokens)
        if unit == "w":
            return monday(today) + timedelta(days=11), len(tokens)
        return end_of_unit(unit, add_months(first, _MONTHS_EACH[unit]), True), len(tokens)
    if not due or unit not in ("w", "mo"):
        raise vague(tokens, len(tokens))
    if unit == "w":
        return monday(today) + timedelta(days=(7 if ahead else 0) + where + 1), len(tokens)
    return add_months(today.replace(day=1), int(ahead)).replace(day=(5, 15)[where]), len(tokens)


def quarter_at(tokens: Sequence[str], today: date, due: bool) -> DateMatch | None:
    """Read `Q1` or `Q1 2027` as its last day."""
    word = tokens[0] if tokens else ""
    following = tokens[1] if len(tokens) > 1 else ""
    if word in _QUARTERS and following in ("quarter", "kwartaal"):
        quarter = quarter_at([f"q{_QUARTERS[word]}", *tokens[2:]], today, due)
        return quarter and (quarter[0], quarter[1] + 1)
    if len(word) != 2 or word[0] != "q" or word[1] not in "1234":
        return None
    month = int(word[1]) * 3
    if len(following) == 4 and following.isascii() and following.isdigit():
        return date(int(following), month, month_days(int(following), month)), 2
    if not due:
        raise vague(tokens, 1)
    end = date(today.year, month, month_days(today.year, month))
    return (end if end >= today else end.replace(year=today.year + 1)), 1


def week_at(tokens: Sequence[str], today: date, due: bool) -> DateMatch | None:
    """Read `week 50` as the Friday of that week, the next one there is."""
    word, number = tokens[0] if tokens else "", tokens[1] if len(tokens) > 1 else ""
    if due and list(tokens[:3]) == ["week", "after", "next"]:
        return monday(today) + timedelta(days=18), 3
    joined = next((word[len(short) :] for short in ("wk", "w") if word.startswith(short)), "")
    if joined.isdigit():
        match = week_at(["week", joined], today, due)
        return match and (match[0], 1)
    if word not in ("week", "wk", "weeknummer") or not (number.isascii() and number.isdigit() and len(number) <= 2):
        return None
    if not due:
        raise vague(tokens, 2)
    for year in (today.year, today.year + 1):
        try:
            friday = date.fromisocalendar(year, int(number), 5)
        except ValueError:
            raise DateError(Reason("no_week", week=int(number)), LIKE) from None
        if friday >= today:
            return friday, 2
    return None


def in_month(tokens: Sequence[str], today: date, due: bool) -> DateMatch | None:
    """Read `in december`, `in Q1`, `in week 50` as the last day of it."""
    rest = tokens[1:]
    while rest and rest[0] in ("the", "de", "het", "course", "of", "loop", "van"):
        rest = rest[1:]
    skipped = len(tokens) - len(rest)
    during = any(word in ("course", "loop") for word in tokens[1:skipped])
    if during and rest and (rest[0] in (*NEXT_WORDS, *THIS_WORDS, *COMING_WORDS) or unit_of(rest[0])):
        period = of_period(["end", *rest], today, due)
        if not due:
            raise vague(tokens, skipped + 1)
        return period and (period[0], period[1] - 1 + skipped)
    match = quarter_at(rest, today, due) or week_at(rest, today, due) if rest else None
    if match is None and rest and rest[0] in MONTHS and (rest[0] not in ("may", "mar", "jan") or len(rest) == 1):
        match = of_period(["end", *rest], today, True)
        if not due:
            raise vague(tokens, skipped + 1)
        match = match and (match[0], match[1] - 1)
    return match and (match[0], match[1] + skipped)


def offset(tokens: Sequence[str], today: date, due: bool, bare: bool) -> DateMatch | None:
    """Read `3d`, `two weeks ago`, `in 3 days`, `binnen een week`; a bare `3 days` only where `due` and `bare` allow."""
    ahead = tokens[0] in IN_WORDS
    rest = list(tokens[1:] if ahead else tokens)
    skipped = int(ahead)
    while ahead and rest and rest[0] in _AFTER_IN:
        rest, skipped = rest[1:], skipped + 1
    if rest[:1] and rest[0] in ("anderhalf", "anderhalve") and len(rest) > 1 and unit_of(rest[1]):
        rest = ["1.5", *rest[1:]]
    number, unit = split_number(rest[0]) if rest else ("", "")
    took = 1
    compact = bool(number and unit)
    parted = bool(number) and not number.isdigit()  # 1.5 weeks
    if not compact:
        read = None if parted else number_at(rest, 0)
        if read is not None:
            number, took = str(read[0]), read[1]
        elif not parted:
            return None
        unit = rest[took] if took < len(rest) else ""
        took += 1
    if ahead and rest[took : took + 1] and rest[took] in ("time", "tijd"):
        unit = unit.removesuffix("'s").removesuffix("’s")
    working = unit in WORK_DAYS and took < len(rest) and unit_of(rest[took]) == "d"
    took += working
    working = working or unit in ("werkdag", "werkdagen", "workday", "workdays")
    span = "d" if working else "fortnight" if unit in ("fortnight", "fortnights") else unit_of(unit)
    if parted and span is not None and (ahead or rest[took : took + 1] in (["ago"], ["geleden"])):
        raise vague(tokens, skipped + took)
    if not number.isdigit() or (span is None and unit not in _MINUTES):
        return None
    following = rest[took] if took < len(rest) else ""
    ago = not ahead and (following in AGO_WORDS or (not due and following in ("back", "terug")))
    if following in ("of", "or") and number_at(rest, took + 1) is not None and (ahead or rest[-1:] == ["ago"]):
        raise vague(tokens, skipped + took + 2)
    from_now = " ".join(rest[took : took + 2]) in ("from now", "from today", "vanaf nu", "vanaf vandaag")
    ahead = ahead or from_now
    plain = bare and (compact or (due and rest[0].isdigit()))
    if not (ago or ahead) and (span is None or not plain):
        return None
    if len(number) > 5:
        raise OverflowError
    took += skipped + ago + (2 if from_now else following in ("time", "tijd") and ahead)
    count = int(number) if (ahead or due) and not ago else -int(number)
    if span is None:
        return today + timedelta(days=_whole_days(count, unit)), took
    return _moved(today, count, span, working), took


def _whole_days(count: int, unit: str) -> int:
    """Return how many whole days some minutes or hours are, towards today."""
    minutes = abs(count) * (1 if unit.startswith("m") else 60)
    return minutes // (24 * 60) * (1 if count > 0 else -1)


def _moved(today: date, count: int, span: str, working: bool) -> date:
    if working:
        return _working_days(today, count)
    if span in ("d", "w", "fortnight"):
        return today + timedelta(days=count * {"d": 1, "w": 7, "fortnight": 14}[span])
    return add_months(today, count * _MONTHS_EACH[span])


def _working_days(today: date, count: int) -> date:
    if abs(count) > _LONGEST:
        raise OverflowError
    step = timedelta(days=1 if count > 0 else -1)
    left = abs(count)
    while left:
        today += step
        left -= today.weekday() < 5
    return today


def coming_or_last(tokens: Sequence[str], today: date) -> DateMatch | None:
    """Read `komende vrijdag`, `this coming friday`, `this past friday`, `vrijdag jl.`, `dinsdag a.s.`."""
    at = 1 if tokens[0] in THIS_WORDS else 0
    word = tokens[at] if at < len(tokens) else ""
    following = tokens[at + 1] if at + 1 < len(tokens) else ""
    if word in COMING_WORDS and following in WEEKDAYS:
        return _strictly_ahead(today, WEEKDAYS[following]), at + 2
    if at and word in LAST_WORDS and following in WEEKDAYS:
        match = beside(False, tokens[at:], today)
        return match and (match[0], match[1] + at)
    if not at and word in WEEKDAYS and following in ("jl", "j.l", "jongstleden"):
        return today - timedelta(days=(today.weekday() - WEEKDAYS[word] - 1) % 7 + 1), 2
    if not at and word in WEEKDAYS and following in ("a.s", "aanstaande"):
        return _strictly_ahead(today, WEEKDAYS[word]), 2
    return None


def _strictly_ahead(today: date, weekday: int) -> date:
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def weekday_of_week(tokens: Sequence[str], today: date) -> DateMatch | None:
    """Read `tuesday next week`, `dinsdag vorige week`, `friday this week`."""
    of = len(tokens) > 3 and tokens[0] in WEEKDAYS and tokens[1] in ("of", "van")
    tokens = [tokens[0], *tokens[2:]] if of else tokens
    if len(tokens) < 3 or tokens[0] not in WEEKDAYS or unit_of(tokens[2]) != "w":
        return None
    weeks = 7 if tokens[1] in NEXT_WORDS else -7 if tokens[1] in LAST_WORDS else 0 if tokens[1] in THIS_WORDS else None
    return None if weeks is None else (monday(today) + timedelta(days=weeks + WEEKDAYS[tokens[0]]), 3 + of)
