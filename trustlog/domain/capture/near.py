"""Slips of one letter: the word of a day, a kind or a head that a mistyped word most likely was."""

from collections.abc import Iterable

from trustlog.domain.calendar.day_words import DAY_NAMES, DAY_WORDS, MONTH_NAMES, PARTED_DAYS, WEEKDAYS

_DAYS = tuple(
    word
    for word in (
        *(name for names in DAY_NAMES for name in names.split() if len(name) > 5),
        *(name for names in MONTH_NAMES for name in names.split() if len(name) > 6),
        "today", "tomorrow", "yesterday", "vandaag", "gisteren", "overmorgen",
        *(word for word in (*DAY_WORDS, *PARTED_DAYS) if len(word) > 9),
    )
)  # fmt: skip
_SHORTEST = 5
_LONG = 6
_FAR = 2


def near_day(word: str) -> str | None:
    """Return the word of a day that is one slip away from a word; None where it is one, or none is near."""
    return None if word in _DAYS else near_word(word, _DAYS)


def rather_day(word: str) -> str | None:
    """Return the day that a word behind `by` most likely was meant to be, two slips away too."""
    near = near_day(word)
    if near is not None or len(word) < _LONG or not word.isalpha() or word in _DAYS:
        return near
    return next(
        (day for day in _DAYS if len(day) >= _LONG and word[0] == day[0] and _distance(word, day) <= _FAR), None
    )


def is_day_pair(word: str) -> bool:
    """Return whether a word is two days, so that nobody can tell which: `thu/fri`, `donderdag-vrijdag`."""
    for sign in "/-–":
        first, found, second = word.partition(sign)
        if found and all(day in WEEKDAYS or day in DAY_WORDS for day in (first, second)):
            return True
    return False


def _distance(word: str, other: str) -> int:
    """Return how many letters have to be put in, taken out or changed to make one word of the other."""
    before = list(range(len(other) + 1))
    for at, letter in enumerate(word, 1):
        row = [at]
        for place, sign in enumerate(other, 1):
            row.append(min(before[place] + 1, row[place - 1] + 1, before[place - 1] + (letter != sign)))
        before = row
    return before[-1]


def near_word(word: str, among: Iterable[str], shortest: int = _SHORTEST) -> str | None:
    """Return the first of some words that is one slip away: a letter too many, too few, another, or two exchanged."""
    if len(word) < shortest or not word.isalpha():
        return None
    for candidate in among:
        close = candidate[0] == word[0] or candidate[1:2] == word[1:2] or candidate[:2] == word[1::-1]
        if close and candidate != word and abs(len(candidate) - len(word)) <= 1 and one_slip(word, candidate):
            return candidate
    return None


def one_slip(word: str, other: str) -> bool:
    """Return whether one insertion, deletion, other letter or exchange of neighbours makes one word of the other."""
    if len(word) > len(other):
        word, other = other, word
    at = 0
    while at < len(word) and word[at] == other[at]:
        at += 1
    if len(word) < len(other):
        return word[at:] == other[at + 1 :]
    if word[at + 1 :] == other[at + 1 :]:
        return True
    return word[at : at + 2] == other[at : at + 2][::-1] and word[at + 2 :] == other[at + 2 :]
