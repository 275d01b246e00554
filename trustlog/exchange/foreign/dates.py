"""Days and times as spreadsheets and CRMs write them. All values of a column decide whether day or month is first.

Where both readings fit every value, nobody can know: `ask`.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone, tzinfo
from typing import NamedTuple

from trustlog.domain.text.folding import folded

ISO, DAY_FIRST, MONTH_FIRST, ASK = "iso", "day_first", "month_first", "ask"

# fmt: off
_MONTHS = (
    ("jan", "januari", "january", "januar", "janvier", "janv", "enero", "ene", "jaenner", "janeiro", "gennaio", "gen"),
    ("feb", "februari", "february", "februar", "fevrier", "fevr", "fev", "febrero", "fevereiro", "febbraio"),
    ("mar", "maart", "mrt", "march", "marz", "maerz", "mars", "marzo", "marco"),
    ("apr", "april", "avril", "avr", "abril", "abr", "aprile"),
    ("may", "mei", "mai", "mayo", "maio", "maggio", "mag"),
    ("jun", "juni", "june", "juin", "junio", "junho", "giugno", "giu"),
    ("jul", "juli", "july", "juillet", "juil", "julio", "julho", "luglio", "lug"),
    ("aug", "augustus", "august", "aout", "agosto", "ago"),
    ("sep", "sept", "september", "septembre", "septiembre", "set", "setembro", "settembre"),
    ("oct", "okt", "oktober", "october", "octobre", "octubre", "out", "outubro", "ottobre", "ott"),
    ("nov", "november", "novembre", "noviembre", "novembro"),
    ("dec", "dez", "december", "dezember", "decembre", "diciembre", "dic", "dezembro", "dicembre"),
)
# fmt: on
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})(?=T|\Z)")
_NUMBERS = re.compile(r"(?:[^\W\d_]{2,10}\.?,?\s+)?(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})(?!\d)")
_NAMED = re.compile(
    r"(?:[^\W\d_]+\.?,?\s+)?(\d{1,2})(?:\.|st|nd|rd|th|"
    r"er)?[\s-]+(?:de\s+)?([^\W\d_]{3,10})\.?,?[\s-]+(?:de\s+)?(\d{4}|\d{2})(?!\d)"
)
_NAMED_MONTH_FIRST = re.compile(
    r"(?:[^\W\d_]+,\s+)?([^\W\d_]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|"
    r"th)?,?\s+(\d{4})(?!\d)"
)
_TIME = re.compile(
    r"(\d{1,2})(?::|h|\.)(\d{2})(?:(?::|\.)(\d{2}))?(?:[.,]\d+)?\s*([AaPp])?\.?\s?[Mm]?\.?|"
    r"(\d{1,2})\s*([AaPp])\.?[Mm]\.?"
)
_ZONE = re.compile(r"(Z|[+-]\d{2}:?\d{2})\s*$")
_SERIAL = range(20_000, 80_000)  # the days of 1954 to 2118 as a spreadsheet counts them


class When(NamedTuple):
    """A day, its time of day where one was written, and how far that is from UTC in minutes, where that was written."""

    day: date
    time: str | None = None
    offset: int | None = None


class Order:
    """How the days in cells are written, from all that were seen."""

    def __init__(self) -> None:
        self._first = self._second = self._numbers = False
        self._shown: dict[bool, str] = {}

    def see(self, cells: Iterable[str | None]) -> None:
        """Look at some more cells."""
        for cell in cells:
            match = _NUMBERS.match((cell or "").strip()[:40])
            if match is None or _ISO.match((cell or "").strip()[:40]):
                continue
            one, two = int(match.group(1)), int(match.group(2))
            self._first = self._first or "." in match.group()  # nobody writes the month first with dots
            if one == two == 0 or max(one, two) > 31 or (one > 12 and two > 12):
                continue
            if one != two:
                self._numbers = True
                self._shown.setdefault(max(one, two) <= 12, " ".join(cell.split())[:40] if cell else "")
            self._first, self._second = self._first or one > 12, self._second or two > 12

    @property
    def shown(self) -> str | None:
        """Return a day as it is written that may be read two ways; where there is none, one that may not."""
        return self._shown.get(True, self._shown.get(False))

    @property
    def order(self) -> str:
        """Return how they are written, as far as they say."""
        if self._first != self._second:
            return DAY_FIRST if self._first else MONTH_FIRST
        return ASK if self._numbers else ISO


def shown_of(orders: Iterable[Order]) -> str | None:
    """Return a day of any of these columns as it is written, one that may be read two ways if there is one."""
    known = list(orders)
    asks = (seen.shown for seen in (*(one for one in known if one.order == ASK), *known))
    return next((shown for shown in asks if shown), None)


def joint(orders: Iterable[str]) -> str:
    """Return the one order of a file's columns: what any of them settles holds for those that may be either."""
    known = set(orders)
    settled = known & {DAY_FIRST, MONTH_FIRST}
    if len(settled) == 1:
        return settled.pop()
    return ASK if settled or ASK in known else ISO


def read_when(cell: str | None, order: str) -> When | None:
    """Read a day, with its time where one is written; None where it is neither."""
    text = " ".join((cell or "").strip()[:60].split())
    if not text:
        return None
    found = _day(text, order)
    if found is None:
        return None
    day, rest = found
    rest = rest.lstrip("T ,").removeprefix("at ").removeprefix("um ").removeprefix("om ").removeprefix("à ")
    zone = _ZONE.search(rest)
    offset = None if zone is None else _offset(zone.group(1))
    return When(day, read_time(rest[: zone.start()] if zone else rest), offset)


def at_home(when: When | None, home: tzinfo | None) -> When | None:
    """Return a time that says how far from UTC it is as it was at home; any other as it stands."""
    if when is None or when.time is None or when.offset is None or home is None:
        return when
    zone = timezone(timedelta(minutes=when.offset))
    try:
        local = datetime.fromisoformat(f"{when.day}T{when.time}").replace(tzinfo=zone).astimezone(home)
    except (OverflowError, ValueError):
        return when
    return When(local.date(), f"{local:%H:%M}")


def turned_round(day: str | None) -> str | None:
    """Return an ISO day, or a time that begins with one, with day and month changed where that is one."""
    if not day or day[8:10] > "12":
        return day
    return f"{day[:4]}-{day[8:10]}-{day[5:7]}{day[10:]}"


def read_day(cell: str | None, order: str) -> str | None:
    """Read a day as ISO, None where it is none."""
    when = read_when(cell, order)
    return None if when is None else when.day.isoformat()


def contradicts(cell: str | None, order: str) -> bool:
    """Return whether a cell is a day with day and month the other way round, and none in this order."""
    other = {DAY_FIRST: MONTH_FIRST, MONTH_FIRST: DAY_FIRST}.get(order)
    return other is not None and read_day(cell, order) is None and read_day(cell, other) is not None


def is_month(word: str) -> bool:
    """Return whether a word is the name of a month in a language that is read."""
    return folded(word) in _MONTH


def read_time(cell: str | None) -> str | None:
    """Read a time of day as `HH:MM`, None where it is none."""
    match = _TIME.match((cell or "").strip())
    if match is None:
        return None
    hour = int(match.group(1) or match.group(5))
    minute = int(match.group(2) or 0)
    half = (match.group(4) or match.group(6) or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def read_minutes(cell: str | None) -> int | None:
    """Read a duration written as `hh:mm`, `hh:mm:ss` or `45 min`; None where there is none. 0 is none."""
    text = (cell or "").strip().lower()
    match = re.fullmatch(r"(\d{1,3}):(\d{2})(?::\d{2})?", text)
    if match:
        minutes = int(match.group(1)) * 60 + int(match.group(2))
    elif match := re.fullmatch(r"(\d{1,4})\s*(?:m|min|mins|minutes?|minuten|minutos)\.?", text):
        minutes = int(match.group(1))
    elif match := re.fullmatch(
        r"(\d{1,2})\s*(?:h|hours?|hrs?|uur|std\.?|stunden?|heures?|horas?)\s*(?:(\d{1,2})\s*(?:m|min\w*)?)?", text
    ):
        minutes = int(match.group(1)) * 60 + int(match.group(2) or 0)
    else:
        return None
    return minutes or None


def between(start: str | None, end: str | None) -> int | None:
    """Return the minutes from one local time to another; None where either has no time of day, or none passes."""
    if start is None or end is None or "T" not in start or "T" not in end:
        return None
    minutes = int((datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds() // 60)
    return minutes if minutes > 0 else None


def after(start: str, minutes: int) -> str | None:
    """Return the local time so many minutes later; None beyond the calendar."""
    try:
        return (datetime.fromisoformat(start) + timedelta(minutes=minutes)).isoformat(timespec="minutes")
    except OverflowError:
        return None


def _offset(text: str) -> int:
    if text == "Z":
        return 0
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return -minutes if text[0] == "-" else minutes


def _day(text: str, order: str) -> tuple[date, str] | None:
    """Return the day that a text begins with, and the rest of it."""
    for pattern in (_ISO, _BASIC):
        if match := pattern.match(text):
            return _made(int(match.group(1)), int(match.group(2)), int(match.group(3)), text[match.end() :])
    if match := _NUMBERS.match(text):
        one, two, year = (int(part) for part in match.groups())
        day, month = (two, one) if order == MONTH_FIRST else (one, two)
        return _made(_century(year, match.group(3)), month, day, text[match.end() :])
    if match := _NAMED.match(text):
        return _of_month(match.group(2), match.group(1), match.group(3), text[match.end() :])
    if match := _NAMED_MONTH_FIRST.match(text):
        return _of_month(match.group(1), match.group(2), match.group(3), text[match.end() :])
    match = re.fullmatch(r"(\d{5})(?:\.0*)?", text)
    if match and int(match.group(1)) in _SERIAL:
        return date(1899, 12, 30) + timedelta(days=int(match.group(1))), ""
    return None


def _of_month(name: str, day: str, year: str, rest: str) -> tuple[date, str] | None:
    month = _MONTH.get(folded(name))
    return None if month is None else _made(_century(int(year), year), month, int(day), rest)


def _century(year: int, written: str) -> int:
    return year if len(written) == 4 else year + (2000 if year < 70 else 1900)


def _made(year: int, month: int, day: int, rest: str) -> tuple[date, str] | None:
    try:
        return date(year, month, day), rest
    except ValueError:
        return None
