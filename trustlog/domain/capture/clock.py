"""A time of day as people say it, in English and Dutch: `10:00`, `2pm`, `om half drie`, `14u30`, `at noon`."""

from collections.abc import Sequence

from trustlog.domain.calendar.day_words import FIRST_HOUR, NUMBERS
from trustlog.domain.capture.words import split_number

_AT = (
    "at", "om", "@", "rond", "around", "from", "vanaf", "tegen", "by", "until", "tot", "since", "before", "voor", "na",
    "after",
)  # fmt: skip
_STRICT_AT = ("at", "om", "@", "rond", "around")
_BEGINS = (*_STRICT_AT, "from", "vanaf")
"""Words before a time of day at which something began; behind the others it is one before or after."""
HALF_DAY = ("am", "pm", "a.m", "p.m")
_OCLOCK = ("o'clock", "o’clock", "oclock")
_NOON = ("noon", "midday", "midnight", "middernacht")
_PAST = ("past", "to", "over", "voor", "after", "before")
_BEFORE_THE_HOUR = ("to", "voor", "before")
_ENGLISH = ("at", "around", "from", "past", "to", "after", "before")
"""Words that say that `half two` behind them is half past two, and not half past one."""
_PARTS = {"kwart": 15, "quarter": 15, "tien": 10, "vijf": 5, "ten": 10, "five": 5, "twenty": 20}
_NIGHT = FIRST_HOUR * 60
"""Minutes: an earlier hour, such as `at 3`, is one of the afternoon, unless `am` or a 0 before it says otherwise."""
_HALF_OF_DAY = 12 * 60


def clock(word: str) -> int | None:
    """Return the minute of the day that a word says: `10:00`, `9.30`, `2pm`, `14u30`, `14h`; a bare `10` too."""
    number, rest = split_number(word)
    if not number or len(number) > 5:
        return None
    hours, _, behind = number.partition(".")
    if rest[:1] == ":" and not behind:
        minutes, behind_colon = split_number(rest[1:])
        if len(minutes) != 2 or behind_colon not in ("", "h", "u", "uur", *HALF_DAY):
            return None
        rest, behind = behind_colon, minutes
    elif rest[:1] in ("u", "h") and rest[1:].isdigit() and len(rest) == 3 and not behind:
        rest, behind = "u", rest[1:]
    if rest not in ("", "u", "h", "uur", *HALF_DAY) or not hours.isdigit() or not (behind or "00").isdigit():
        return None
    if "," in number or len(behind) not in (0, 2) or int(hours) > 23 or int(behind or 0) > 59:
        return None
    half = 12 if rest in ("pm", "p.m") and int(hours) < 12 else 0
    return (int(hours) + half) * 60 + int(behind or 0)


def is_plain_clock(word: str) -> bool:
    """Return whether a word is a time of day whatever stands around it: `10:00`, `2pm`."""
    if ":" not in word and not word.endswith(HALF_DAY):
        return False
    value = clock(word)
    return value is not None and (value >= FIRST_HOUR * 60 or not word.endswith("h"))  # 1:15h lasts


def clock_at(words: Sequence[str], at: int) -> int:
    """Return how many words at a place are a time of day, with the word before it: `at 2pm`, `om half drie`."""
    first = words[at]
    place = at + (first in _AT)
    strict = first in _STRICT_AT
    if place >= len(words) or not words[place]:
        return 0
    word, following = words[place], words[place + 1] if place + 1 < len(words) else ""
    if word.startswith("@") and len(word) > 1 and clock(word[1:]) is not None:
        return place + 1 - at
    value = clock(word)
    if value is not None:
        if following in _OCLOCK or following in HALF_DAY:
            return place + 2 - at
        if following in ("uur", "u", "hours", "h") and (strict or "." in word or ":" in word or first in _AT):
            return place + 2 - at
        plain = is_plain_clock(word)
        return place + 1 - at if plain or (strict and _alone(words, place)) or (first in _AT and "u" in word) else 0
    if word in _NOON and (strict or word != "midday"):
        return place + 1 - at
    if place == at:
        return 0
    if word in ("half", "kwart", "quarter", "tien", "vijf", "ten", "five", "twenty"):
        end = place + 1
        while end < len(words) and end < place + 4 and (words[end] in _PAST or words[end] in ("half", "a")):
            end += 1
        if end < len(words) and (words[end] in NUMBERS or (words[end].isdigit() and len(words[end]) <= 2)):
            return end + 1 + (words[end + 1 : end + 2] in (["uur"], ("uur",))) - at
    if strict and word in NUMBERS and word not in ("a", "an", "een", "one"):
        return place + 1 + (following in ("uur", *_OCLOCK)) - at if following in ("uur", "", *_OCLOCK) else 0
    return 0


def began_at(words: Sequence[str]) -> str | None:
    """Return as `HH:MM` the time of day that all these words say, as `clock_at` found them.

    None where they say no beginning (`until 2pm`), or none that can be told.
    """
    lead = words[0] if words[0] in _AT or words[0] in _BEGINS else ""
    if lead and lead not in _BEGINS:
        return None
    rest = [word.removeprefix("@") for word in words[bool(lead) :]]
    minute = _told(rest, is_english=lead in _ENGLISH or any(word in _ENGLISH for word in rest))
    return None if minute is None else hour_text(minute)


def read_clock(text: str) -> str | None:
    """Read a whole text as a time of day, `10:00`, `2pm`, `half drie`; return it as `HH:MM`, None where it is none."""
    words = text.lower().split()
    if not words or words[0] not in _STRICT_AT:
        words = ["om", *words]
    return began_at(words) if len(words) > 1 and clock_at(words, 0) == len(words) else None


def hour_text(minute: int) -> str:
    """Write a minute of the day as `HH:MM`."""
    return f"{minute // 60:02}:{minute % 60:02}"


def by_day(minute: int, word: str, half_day: str = "") -> int:
    """Return the minute of the day that a minute as typed means: `3` is 15:00, while `03:00` and `3am` are as written.

    `half_day` is what stands behind the word, where it is `am` or `pm`.
    """
    half = half_day or next((mark for mark in HALF_DAY if word.endswith(mark)), "")
    if half[:1] == "p":
        return minute + _HALF_OF_DAY if minute < _HALF_OF_DAY else minute
    if half:
        return minute - _HALF_OF_DAY if minute >= _HALF_OF_DAY else minute
    return minute + _HALF_OF_DAY if minute < _NIGHT and not word.startswith("0") else minute


def _told(words: Sequence[str], *, is_english: bool) -> int | None:
    """Return the minute of the day that words without the one before them say."""
    word, behind = words[0], words[1] if len(words) > 1 else ""
    minute = clock(word)
    if minute is not None:
        return by_day(minute, word, behind if behind in HALF_DAY else "")
    if word in _NOON:
        return _HALF_OF_DAY if word in ("noon", "midday") else 0
    place, minutes, sign = 0, 0, 1
    if word in _PARTS and len(words) > 1 and words[1] in _PAST:
        place, minutes, sign = 2, _PARTS[word], -1 if words[1] in _BEFORE_THE_HOUR else 1
    is_half = place < len(words) and words[place] == "half"
    place += is_half
    while place < len(words) and words[place] in (*_PAST, "a"):
        place += 1
    hour = _hour(words[place]) if place < len(words) else None
    if hour is None or place + 1 + (words[-1] == "uur" or words[-1] in _OCLOCK) < len(words):
        return None
    half = 0 if not is_half else 30 if is_english else -30
    return by_day((hour * 60 + half + sign * minutes) % (2 * _HALF_OF_DAY), "")


def _hour(word: str) -> int | None:
    number = int(word) if word.isascii() and word.isdigit() and len(word) < 3 else NUMBERS.get(word)
    return number if number is not None and 0 < number < 24 else None


def _alone(words: Sequence[str], place: int) -> bool:
    """Return whether a bare number behind `at` can be an hour: nothing that is counted follows."""
    number = words[place]
    if not (number.isdigit() and int(number) <= 24):
        return ":" in number or "." in number or number[-1:] in "uhm"
    return True
