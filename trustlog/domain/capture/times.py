"""How long something took, as people say it, in English and Dutch."""

from collections.abc import Sequence
from typing import NamedTuple

from trustlog.domain.calendar.day_words import FIRST_HOUR, NUMBERS
from trustlog.domain.capture.clock import HALF_DAY, began_at, by_day, clock, clock_at, hour_text, is_plain_clock
from trustlog.domain.capture.words import HOUR_WORDS, KIND_WORDS, MINUTE_WORDS, find_minutes, split_number
from trustlog.errors import Reason, WordsError

_ABOUT = (
    "about", "around", "approx", "approximately", "roughly", "ca", "circa", "ongeveer", "ruim", "bijna", "almost",
    "nearly", "zo'n", "krap", "dik", "good", "goed", "over", "under", "just", "net", "exactly", "precies", "maar",
    "only", "slechts", "plusminus",
)  # fmt: skip
_BEFORE = ("for", "took", "lasted", "lasting", "duurde", "gedurende", "duration", "duur", "lang", "long")
_BEHIND = ("long", "lang", "total", "or so", "ofzo", "of zo", "in total", "in totaal")
_HOURS = (*HOUR_WORDS, "uurtje", "uurtjes")
_MINUTES = (*MINUTE_WORDS, "minuutje", "minuutjes")
_QUARTERS = ("kwartier", "kwartiertje", "kwartieren")
_AND = ("and", "en", "&")
_HALVES = ("half", "halve", "1/2", "½")
_WHOLE = {
    "anderhalf": 90, "anderhalve": 90, "halfuur": 30, "halfuurtje": 30, "half-hour": 30, "halfhour": 30,
    "uurtje": 60, "kwartier": 15, "kwartiertje": 15, "half-an-hour": 30, "hour-long": 60, "anderhalfuur": 90,
    "uur": 60, "hour": 60,
}  # fmt: skip
_AND_HALF = {"tweeënhalf": 150, "tweeeneenhalf": 150, "drieënhalf": 210, "tweeenhalf": 150, "drieenhalf": 210}
_UP_TO = ("to", "tot", "until", "till", "-", "–", "and", "en")
_LATEST_DURATION = 9  # hours from which `14 uur` may be a time of day as well
_HALF_OF_DAY = 12 * 60  # minutes


def duration_at(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """Read a duration at a place: its minutes, and how many words it took, those around it (`about`, `long`) too."""
    place = at
    while place < len(words) and words[place] in _BEFORE and place < at + 1:
        place += 1
    start = place
    while place < len(words) and words[place] in _ABOUT and place < start + 2:
        place += 1
    core = _core(words, place)
    if core is None and place > start:
        return None
    if core is None:
        return None
    minutes, took = core
    end = place + took
    if words[end : end + 1] and words[end] in ("ago", "geleden"):
        return None
    for count in (2, 1):
        if " ".join(words[end : end + count]) in _BEHIND and len(words[end : end + count]) == count:
            end += count
            break
    return minutes, end - at


def _core(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """Read `half an hour`, `an hour and a half`, `drie kwartier`, `1h 30`, `2 uur`, `30-minute`."""
    if at >= len(words) or not words[at]:
        return None
    first = words[at]
    following = list(words[at + 1 : at + 6])
    hyphened, _, unit = first.partition("-")
    if unit and (unit in _MINUTES or unit in _HOURS):
        number = hyphened if hyphened.isascii() and hyphened.isdigit() else str(NUMBERS.get(hyphened, ""))
        if number and len(number) < 5:
            return int(number) * (1 if unit in _MINUTES else 60), 1
    if first[-1:] in "'’" and first[:-1].isascii() and first[:-1].isdigit() and len(first) < 5:
        return int(first[:-1]), 1
    article = first in ("a", "an", "een", "één", "one", "n", "'n")
    if article and following and following[0] not in _MINUTES:
        behind = _core_word(following)
        if behind is not None:
            return behind[0], behind[1] + 1
    return _core_word([first, *following]) or _figures(words, at)


def _core_word(words: list[str]) -> tuple[int, int] | None:
    first, rest = words[0], words[1:]
    if first in _HALVES:
        if rest[:1] and rest[0] in ("uur", "uurtje", "hour"):
            return 30, 2
        if rest[:2] in (["an", "hour"], ["a", "hour"]):
            return 30, 3
        return None
    if first in ("anderhalf", "anderhalve") or first in _AND_HALF:
        hours = rest[:1] and rest[0] in _HOURS
        return ({**_WHOLE, **_AND_HALF}[first], 2) if hours else None
    if first in ("quarter", "three-quarters") or (first == "three" and rest[:1] == ["quarters"]):
        minutes = 15 if first == "quarter" else 45
        skipped = 1 if first == "three" else 0
        return (minutes, 4 + skipped) if rest[skipped : skipped + 3] == ["of", "an", "hour"] else None
    if first in _WHOLE:
        return _with_minutes(words, 0, _WHOLE[first], 1) if first in ("uur", "hour", "uurtje") else (_WHOLE[first], 1)
    number = NUMBERS.get(first)
    if number is None or not rest or first in ("a", "an", "fortnight"):
        return None
    if rest[0] in _QUARTERS:
        return number * 15, 2
    half = _and_half(rest)
    if half and rest[half : half + 1] and rest[half] in _HOURS:
        return number * 60 + 30, 2 + half
    if rest[0] in _MINUTES:
        return number, 2
    if rest[0] in _HOURS:
        return _with_minutes(words, 0, number * 60, 2)
    return None


def _and_half(words: list[str]) -> int:
    """Return how many words say `and a half`."""
    for phrase in (["and", "a", "half"], ["en", "een", "half"], ["en", "half"], ["and", "half"]):
        if words[: len(phrase)] == phrase:
            return len(phrase)
    return 0


def _figures(words: Sequence[str], at: int) -> tuple[int, int] | None:
    first = words[at]
    number, rest = split_number(first)
    if not number:
        return None
    following = words[at + 1] if at + 1 < len(words) else ""
    with_minutes = rest[:1] in ("h", "u") and len(rest) == 3 and rest[1:].isdigit() and number.isdigit()
    if with_minutes and len(number) < 3 and FIRST_HOUR <= int(number) < 24:
        raise WordsError(Reason("hour_or_hours", number=int(number)))
    whole = not rest and number.isdigit()
    if not rest and following in _QUARTERS:
        return int(number) * 15, 2
    if rest == "½" and following in _HOURS:
        return int(number) * 60 + 30, 2
    if whole and following == "1/2" and list(words[at + 2 : at + 3]) and words[at + 2] in _HOURS:
        return int(number) * 60 + 30, 3
    half = _and_half(list(words[at + 1 : at + 4])) if whole else 0
    if half and list(words[at + 1 + half : at + 2 + half]) and words[at + 1 + half] in _HOURS:
        return int(number) * 60 + 30, 2 + half
    _, _, decimals = number.partition(".")
    if len(decimals) == 2 and not rest and following in ("uur", "u"):
        return None  # 9.30 uur is a time of day
    read = find_minutes(list(words[at : at + 3]))
    if read is None and not rest and following in ("uurtje", "uurtjes", "minuutje", "minuutjes"):
        read = find_minutes([number, "uur" if following.startswith("uur") else "min"])
    if read is None:
        return None
    minutes, took = read
    if (
        number.isdigit()
        and ((whole and following in ("uur", "u")) or rest == "u")
        and _LATEST_DURATION <= int(number) <= 24
    ):
        raise WordsError(Reason("hour_or_hours", number=int(number)))
    hours = (rest in _HOURS) if took == 1 else (not rest and following in _HOURS)
    return _with_minutes(words, at, minutes, took) if hours else read


def _with_minutes(words: Sequence[str], at: int, minutes: int, took: int) -> tuple[int, int]:
    """Add the minutes behind hours: `1h 30`, `2 h 15`, `1 uur en 15 minuten`, `1 uur en een kwartier`."""
    place = at + took
    joined_by = place < len(words) and words[place] in _AND
    more = list(words[place + joined_by : place + joined_by + 3])
    number, unit = split_number(more[0]) if more and more[0] else ("", "")
    if number.isdigit() and int(number) < 60 and len(number) <= 2:
        if unit in _MINUTES:
            return minutes + int(number), took + joined_by + 1
        if not unit and more[1:] and more[1] in _MINUTES:
            return minutes + int(number), took + joined_by + 2
        if not unit and not joined_by and len(number) == 2:
            behind = more[1] if more[1:] else ""
            if not behind[:1].isalnum() or behind in (*_BEHIND_RANGE, *_BEHIND_HOURS, *KIND_WORDS):
                return minutes + int(number), took + 1
            raise WordsError(Reason("no_duration", text=f"{words[at]} {number}"))
    if joined_by and more[:2] == ["een", "kwartier"]:
        return minutes + 15, took + 3
    half = _and_half(list(words[place : place + 3]))
    return (minutes + 30, took + half) if half else (minutes, took)


_SPANS = ("from", "van", "between", "tussen", "vanaf")
_BEHIND_RANGE = ("with", "met", "yesterday", "gisteren", "about", "over", "on", "op", "at", "bij")
_BEHIND_HOURS = ("in", "for", "voor", "re", "to", "aan", "today", "vandaag", "good", "great", "goed", "and", "en")
_LONGEST_HOUR = 5  # words: `quarter past nine o'clock`
_BEHIND_FIGURES = ("am", "pm", "uur", "u", "h")


class Stretch(NamedTuple):
    """A span between two times of day: its minutes, how many words it took, and when it began, as `HH:MM`."""

    minutes: int
    took: int
    began: str


def range_at(words: Sequence[str], at: int) -> Stretch | None:
    """Read `from 10 to 11:30`, `van 10 tot 11`, `14:00-14:45`."""
    first = words[at]
    for sign in "-–":
        before, found, behind = first.partition(sign)
        marked = is_plain_clock(before) or is_plain_clock(behind) or before.endswith("u") or behind.endswith("u")
        marked = marked or (behind[-3:-2] == "." and (before[-3:-2] == "." or before.isdigit()))
        if found and marked and clock(before) is not None:
            return _between(before, behind, 1)
    spoken = _spoken_range(words, at) if first in _SPANS else None
    if spoken is not None:
        return spoken
    place = at + (first in _SPANS)
    if place + 2 >= len(words) or (place == at and not is_plain_clock(first)):
        return None
    start, end = words[place], words[place + 2]
    if words[place + 1] not in _UP_TO or clock(start) is None or clock(end) is None:
        return None
    behind = words[place + 3] if place + 3 < len(words) else ""
    took = place + 3 - at + (behind in ("uur", "u", "am", "pm", "h"))
    plain = is_plain_clock(start) or is_plain_clock(end) or behind in ("uur", "u", "am", "pm", "h")
    free = not behind or behind in _BEHIND_RANGE
    return _between(start, end, took, behind if behind in HALF_DAY else "") if plain or free else None


def _spoken_range(words: Sequence[str], at: int) -> Stretch | None:
    """Read `van 9 tot half 11`, `from quarter to nine to ten`, `van negen tot tien`."""
    for place in range(at + 2, min(at + _LONGEST_HOUR, len(words) - 1)):
        began = began_at(["om", *words[at + 1 : place]]) if words[place] in _UP_TO else None
        if began is None or clock_at(["om", *words[at + 1 : place]], 0) != place - at:
            continue
        for took in range(min(_LONGEST_HOUR - 1, len(words) - place - 1), 0, -1):
            last = ["om", *words[place + 1 : place + 1 + took]]
            end = place + 1 + took
            free = end == len(words) or words[end] in _BEHIND_RANGE
            ended = began_at(last) if free and clock_at(last, 0) == took + 1 else None
            spelled = any(
                word.isalpha() and word not in _BEHIND_FIGURES for word in (*words[at + 1 : place], *last[1:])
            )
            if ended is not None and spelled:
                return _between(began, ended, end - at)
    return None


def _between(before: str, behind: str, took: int, half_day: str = "") -> Stretch | None:
    """Return the span between two hours as typed; `half_day` stands behind the second and is its own."""
    start, end = clock(before), clock(behind)
    if start is None or end is None:
        return None
    half = half_day or next((mark for mark in HALF_DAY if behind.endswith(mark)), "")
    is_early = not half and end < _HALF_OF_DAY
    if half_day[:1] == "p" and end < _HALF_OF_DAY:
        end += _HALF_OF_DAY
    shares = half[:1] == "p" and not before.endswith(HALF_DAY)  # 2-3pm: the first is one of the afternoon, too
    if shares and start < _HALF_OF_DAY and end - start > _HALF_OF_DAY:
        start += _HALF_OF_DAY
    if end <= start:
        end += _HALF_OF_DAY
    if not 0 < end - start < 2 * _HALF_OF_DAY:
        return None
    began = by_day(start, before) if is_early or before.endswith(HALF_DAY) else start
    return Stretch(end - start, took, hour_text(began))
