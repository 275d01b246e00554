"""The day from which something holds, as people say it: a day, or the first day of the period they name."""

from collections.abc import Sequence
from datetime import date

from trustlog.domain.calendar.dates import read_date, words_of
from trustlog.domain.calendar.day_words import LAST_WORDS, MONTHS, THIS_WORDS, unit_of
from trustlog.domain.calendar.days import check_year, shift
from trustlog.domain.calendar.spans import add_months, monday

_BEFORE = ("since", "from", "in", "sinds", "vanaf", "the", "de", "het", "begin", "start", "beginning", "of", "van")
_MONTHS_EACH = {"mo": 1, "q": 3, "y": 12}
_WEEK = 7


def read_since(text: str, today: date) -> date:
    """Read a whole text as the day from which on something is meant.

    A month, a year, and the week, month, quarter or year that is or was last begin with their first day: `march` is
    1 March, the last one there was. Anything else is read as a day that has been.
    """
    tokens = words_of(text)
    while len(tokens) > 1 and tokens[0] in _BEFORE:
        del tokens[0]
    first = _first_day(tokens, today)
    return read_date(text, today, due=False) if first is None else first


def _first_day(tokens: Sequence[str], today: date) -> date | None:
    """Return the first day of the period that all these words name; None where they name none."""
    if tokens and tokens[-1] in MONTHS and (len(tokens) == 1 or (len(tokens) == 2 and tokens[0] in LAST_WORDS)):
        first = date(today.year, MONTHS[tokens[-1]], 1)
        return first if first <= today else add_months(first, -12)
    last = tokens[-1] if tokens else ""
    year = last if len(last) == 4 and last.isascii() and last.isdigit() else ""
    if year and (len(tokens) == 1 or (len(tokens) == 2 and tokens[0] in MONTHS)):
        check_year(int(year))
        return date(int(year), MONTHS.get(tokens[0], 1), 1)
    if len(tokens) != 2 or tokens[0] not in (*THIS_WORDS, *LAST_WORDS):
        return None
    unit, back = unit_of(tokens[1]), tokens[0] in LAST_WORDS
    if unit == "w":
        return shift(monday(today), -_WEEK * back)
    if unit not in _MONTHS_EACH:
        return None
    months = _MONTHS_EACH[unit]
    return add_months(date(today.year, (today.month - 1) // months * months + 1, 1), -months * back)
