"""Slips in the words around a day or a duration: `10 minuets`, `every weke`, told by what stands beside."""

from collections.abc import Sequence

from trustlog.domain.calendar.day_words import MONTHS, NUMBERS, WEEKDAYS, unit_of
from trustlog.domain.capture.near import near_day, one_slip
from trustlog.domain.capture.words import EVERY_WORDS

_UNITS = (
    "minutes", "minuten", "minuut", "mins", "hours", "hour", "uurtje", "uren", "kwartier", "week", "weeks", "weken",
    "month", "months", "maand", "maanden", "days", "dagen", "quarter", "kwartaal", "years", "jaar",
)  # fmt: skip
_BESIDE = ("next", "last", "volgende", "vorige", "komende", "afgelopen")
_COUNTED = ("two", "three", "four", "five", "twee", "drie", "vier", "vijf")
_WHERE = ("eind", "einde", "begin", "half", "medio")
_BETWEEN = ("van", "of", "the", "het", "de", "volgende", "next")
_NO_SLIPS = ("end", "hall", "haal", "paar", "naar", "hole", "main", "mine")  # words of their own
_SHORTEST = 3


def slip_at(words: Sequence[str], at: int) -> str | None:
    """Return the word that the one at a place was to be; None where it is no slip in a day or a duration."""
    word = words[at]
    if len(word) < _SHORTEST or not word.isalpha():
        return None
    near = near_day(word) if not (at and words[at - 1] in ("about", "over", "of", "van", "the", "de")) else None
    if near is not None:
        return near
    before = words[at - 1] if at else ""
    counted = before[:1].isdigit() or before in NUMBERS or before in ("half", "an")
    if (counted or before in EVERY_WORDS) and unit_of(word) is None and word not in NUMBERS:
        return _slip_of(word, _UNITS)
    behind = words[at + 1] if at + 1 < len(words) else ""
    dated = behind in WEEKDAYS or (unit_of(behind) is not None and len(behind) > 1) or behind == "night"
    if dated and word not in NUMBERS and word not in _BESIDE:
        return _slip_of(
            word, (*_BESIDE, *(EVERY_WORDS if unit_of(behind) else ()), *(_COUNTED if behind[-1:] in "sn" else ()))
        )
    place = at + 1
    while place < len(words) and words[place] in _BETWEEN:
        place += 1
    period = words[place] if place < len(words) else ""
    if period in MONTHS or (unit_of(period) is not None and len(period) > 3):
        return _slip_of(word, _WHERE)
    return None


def _slip_of(word: str, among: Sequence[str]) -> str | None:
    if word in among or word in MONTHS or word in _NO_SLIPS:
        return None
    return next((meant for meant in among if len(meant) >= _SHORTEST and one_slip(word, meant)), None)


def slip_beside(word: str) -> str | None:
    """Return the word that one left over beside a duration was to be: `haalf uurtje`, `vjif kwartier`."""
    return _slip_of(word, (*_COUNTED, "half", "anderhalf")) if len(word) > _SHORTEST else None
