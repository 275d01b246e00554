"""How often something comes back, as people say it: `weekly`, `every other week`, `elke vrijdag`, `every 15th`."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from trustlog.domain.calendar.dates import begins_date, match_date
from trustlog.domain.calendar.day_words import PARTS_OF_DAY, WEEKDAYS, day_number
from trustlog.domain.capture.says import ACTIONS_NL
from trustlog.domain.capture.stops import is_dated
from trustlog.domain.capture.words import (
    BY_WORDS,
    EVERY_UNIT,
    EVERY_WORDS,
    ON_WORDS,
    UNITS,
    find_every,
    looks_off,
    words_in,
)
from trustlog.errors import Reason, WordsError

if TYPE_CHECKING:
    from trustlog.domain.capture.clauses import Part
    from trustlog.domain.capture.scan import Token

_PERIODS = ("day", "week", "month", "quarter", "year", "dag", "maand", "kwartaal", "jaar")
_RHYTHMS = {
    **dict.fromkeys(["daily", "dagelijks"], "day"),
    **dict.fromkeys(["weekly", "wekelijks"], "week"),
    **dict.fromkeys(["monthly", "maandelijks"], "month"),
    "quarterly": "quarter",
    **dict.fromkeys(["yearly", "annually", "jaarlijks"], "year"),
    "fortnightly": "2w",
    **dict.fromkeys(["halfjaarlijks", "half-yearly", "semi-annually", "semiannually"], "6mo"),
    "driemaandelijks": "3mo",
}
_UNCLEAR_RHYTHMS = (
    "biweekly",
    "bi-weekly",
    "bimonthly",
    "bi-monthly",
    "tweewekelijks",
    "tweemaandelijks",
    "biannually",
)
_TIMES = ("twice", "thrice", "tweemaal", "driemaal", "2x", "3x", "4x", "times", "keer")
_OTHERS = ("other", "second", "andere", "tweede", "twee")
_TIMES_BEFORE = ("keer", "maal", "times", "x")
_NO_PERIOD = (
    "morning", "evening", "afternoon", "ochtend", "middag", "avond", "werkdag", "weekday", "workday", "time", "keer",
)  # fmt: skip
_NOW_AND_THEN = ("regularly", "regelmatig", "occasionally", "periodically", "periodiek")
_PHRASES = [phrase.split() for phrase in (
    "every now and then", "every so often", "from time to time", "af en toe", "van tijd tot tijd",
)]  # fmt: skip
_FEW = ("few", "paar", "so", "couple", "working", "work", "business")
_BASES = (*_RHYTHMS, "dagelijkse", "wekelijkse", "maandelijkse", "jaarlijkse", "tweewekelijkse", "regular", "biweekly")
_DETERMINERS = words_in("a an the our their his her my your this een de het onze ons hun zijn haar mijn dit deze")
_EACH_MONTH = (
    ["of", "the", "month"], ["of", "each", "month"], ["of", "every", "month"], ["van", "de", "maand"],
    ["van", "elke", "maand"], ["van", "iedere", "maand"],
)  # fmt: skip
_WEEK = 7  # days
_ADJECTIVES = {
    **_RHYTHMS,
    "dagelijkse": "day",
    "wekelijkse": "week",
    "maandelijkse": "month",
    "jaarlijkse": "year",
    "halfjaarlijkse": "6mo",
    "driemaandelijkse": "3mo",
    "tweewekelijkse": "2w",
}
_ANY = ("a", "an", "een")
_SENT = words_in(
    "update updates report reports mail mails email emails status call calls check-in check-ins meeting meetings "
    "newsletter newsletters rapport rapporten rapportage rapportages overzicht overzichten overleg overleggen sync "
    "syncs statusmail statusmails statusupdate statusupdates nieuwsbrief"
)
"""What is sent or held again and again, so that `a weekly …` says how often."""
_NEAR = 4  # words from `weekly` to what is sent
_COUNTS = {"two": 2, "twee": 2, "three": 3, "drie": 3, "four": 4, "vier": 4, "six": 6, "zes": 6}


def find_rhythm(words: list[str], at: int) -> tuple[str, int] | None:
    """Read how often at a place (`weekly`, `every two weeks`, `om de week`): as it is kept, and how many words it took.

    None where no rhythm begins; WordsError where one begins that says no period.
    """
    word, second = words[at], words[at + 1] if at + 1 < len(words) else ""
    if word in _RHYTHMS:
        return _RHYTHMS[word], 1
    if word in _UNCLEAR_RHYTHMS:
        raise WordsError(Reason("unclear_rhythm", text=word))
    if word in _TIMES and second in ("a", "per", "in", "each", "every", "elke"):
        raise WordsError(Reason("unclear_rhythm", text=f"{word} {second}"))
    third = words[at + 2] if at + 2 < len(words) else ""
    if word == "om" and second in ("de", "het"):
        if third in ("andere", "tweede") and at + 3 < len(words) and words[at + 3] in _PERIODS:
            return f"2{UNITS[words[at + 3]]}", 4
        number = _COUNTS.get(third) or (int(third) if third.isascii() and third.isdigit() and len(third) < 3 else None)
        unit = UNITS.get(words[at + 3] if number and at + 3 < len(words) else third)
        if unit is None or (len(third) < 2 and not number):
            return None
        return (f"{number}{unit}", 4) if number else (f"2{unit}", 3)
    if word in ("per", "a", "elke", "iedere", "every", "each", "elk", "ieder", "once") or word in EVERY_WORDS:
        return _every_other(words, at, word, second, third)
    return None


def _every_other(words: list[str], at: int, word: str, second: str, third: str) -> tuple[str, int] | None:
    if word == "once":
        every = second in ("a", "per", "every") and UNITS.get(third) is not None and third in _PERIODS
        return (EVERY_UNIT[UNITS[third]], 3) if every else None
    if word in ("per", "a"):
        return (EVERY_UNIT[UNITS[second]], 2) if word == "per" and second in _PERIODS else None
    if second == "fortnight":
        return "2w", 2
    if second in _OTHERS and second != "twee" and third in _PERIODS:
        return f"2{UNITS[third]}", 3
    if second in _COUNTS and third in UNITS:
        return f"{_COUNTS[second]}{UNITS[third]}", 3
    read = find_every(words, at + 1)
    return read and (read[0], read[1] + 1)


def counted_before(words: list[str], at: int) -> int:
    """Return how many words before `per month` say once; WordsError where they say more often."""
    before, number = words[at - 1] if at else "", words[at - 2] if at > 1 else ""
    if before == "x" and not number.isdigit():
        return 0
    if before in ("once", "eens", "eenmaal", "1x"):
        return 1
    if before in _TIMES_BEFORE and number in ("1", "one", "een", "één", "a"):
        return 2
    if before in _TIMES or before in _TIMES_BEFORE:
        raise WordsError(Reason("unclear_rhythm", text=f"{before} {words[at]}"))
    return 0


def looks_often(words: list[str], at: int) -> bool:
    """Return whether what stands at a place says how often, though nobody can tell: `every few weeks`, `elke 5e`."""
    word, second = words[at], words[at + 1] if at + 1 < len(words) else ""
    third = words[at + 2] if at + 2 < len(words) else ""
    if word in _NOW_AND_THEN or any(words[at : at + len(phrase)] == phrase for phrase in _PHRASES):
        return True
    if word in EVERY_WORDS:
        few = second in _FEW and third in UNITS
        return few or second in _NO_PERIOD or day_number(second, ordinal=True) is not None
    return word in _BASES and second == "basis"


class ComesBack(NamedTuple):
    """How often a promise comes back, as it is kept (`week`, `2w`), and when it is first due, where that is said."""

    every: str
    first: date | None = None


def find_days(words: list[str], at: int, today: date) -> tuple[ComesBack, int] | None:
    """Read `every friday`, `elke andere vrijdag`, `every 15th of the month`: what comes back, and how many words."""
    if words[at] not in EVERY_WORDS:
        return None
    other = words[at + 1 : at + 2] and words[at + 1] in ("other", "second", "andere", "tweede")
    place = at + 2 if other else at + 1
    word = words[place] if place < len(words) else ""
    if word in WEEKDAYS and not (words[place + 1 : place + 2] and words[place + 1] in PARTS_OF_DAY):
        ahead = (WEEKDAYS[word] - today.weekday()) % _WEEK
        return ComesBack("2w" if other else "week", today + timedelta(days=ahead)), place + 1 - at
    number = None if other else day_number(word, ordinal=True)
    if number is None or not 1 <= number <= 31:
        return None
    due = match_date(["the", word], today, due=True)
    took = 5 if words[place + 1 : place + 4] in _EACH_MONTH else 2
    return (ComesBack("month", due[0]), took) if due else None


def rhythm_at(words: list[str], at: int, today: date) -> int:
    """Return how many words at a place say how often: `wekelijks`, `elke vrijdag`; 0 where none do."""
    try:
        often = find_days(words, at, today) or find_rhythm(words, at)
    except WordsError:
        return 0
    return often[1] if often else 0


def first_due(part: "Part", back: ComesBack | None, due: date | None) -> date | None:
    """Return when a promise is first due; a fault where it says another day than those on which it comes back."""
    if back is None or back.first is None or due is None:
        return due if back is None or due is not None else back.first
    weekly = back.every != "month"
    if due.weekday() != back.first.weekday() if weekly else due.day != back.first.day:
        part.fault(Reason("second_due", first=back.first, second=due))
    return due


def take_every(part: "Part", words: "list[Token]") -> "ComesBack | None":
    """Take how often it comes back off the words: `every month`, `weekly`, `om de week`."""
    plain = [token.word for token in words]
    for at in range(len(words) - 1, -1, -1):
        word = plain[at]
        if not word:
            continue
        on_days = find_days(plain, at, part.today)
        try:
            rhythm = (on_days[0].every, on_days[1]) if on_days else find_rhythm(plain, at)
            once = counted_before(plain, at) if rhythm is not None and word in ("per", "a", *EVERY_WORDS) else 0
        except WordsError as error:
            part.fault(error, words[at], words[-1])
            del words[at:]
            return None
        if rhythm is None:
            following = plain[at + 1] if at + 1 < len(plain) else ""
            other = following in ("other", "second", "andere", "tweede")
            weekday = plain[at + 1 + other] if at + 1 + other < len(plain) else ""
            if (word in EVERY_WORDS and weekday in WEEKDAYS) or looks_often(plain, at):
                part.fault(Reason("say_how_often"), words[at], words[-1])
                del words[at:]
                return None
            off = looks_off(following) or (at + 2 == len(words) and begins_date(following))
            if word in EVERY_WORDS and following and at >= len(words) - 3 and off:
                part.fault(Reason("say_how_often"), words[at], words[-1])
                del words[at:]
                return None
            continue
        end = at + rhythm[1]
        behind = plain[end] if end < len(plain) else ""
        apart = end == len(words) or behind in (*BY_WORDS, *ON_WORDS) or words[end - 1].text[-1:] in ",.)"
        verb = end + 1 == len(words) and behind in ACTIONS_NL
        apart = apart or verb or plain[end + 1 : end + 3] == ["later", "than"]
        lone = rhythm[1] == 1 and behind and (not at or plain[at - 1] not in _DETERMINERS)
        adverb = behind in _DETERMINERS and rhythm[1] == 1 and at <= 2
        if lone and not at and behind in _SENT:  # `weekly updates`
            del words[:1]
            return ComesBack(rhythm[0])
        if (
            (on_days is None and looks_often(plain, at))
            or behind in ("end", "eind", "einde")
            or (at and plain[at - 1] in ("of", "van"))
            or (lone and not adverb and not apart and not is_dated(plain[end:], part.today))
        ):
            part.fault(Reason("say_how_often"), words[at], words[end - 1])
            del words[at:]
            return None
        first = rhythm[1] > 1 and (at <= 1 or (at <= _NEAR and behind in _DETERMINERS))
        if apart or first or adverb or is_dated(plain[end:], part.today):
            del words[at - once : end]
            return on_days[0] if on_days else ComesBack(rhythm[0])
        if rhythm[1] > 1:
            part.fault(Reason("say_how_often"), words[at], words[end - 1])
            del words[at:]
            return None
    return None


def take_adjective(part: "Part", words: "list[Token]", *, dated: bool) -> ComesBack | None:
    """Take `weekly` of `a weekly update` off the words; a fault where it may be a part of what is promised.

    `the weekly report by friday` is one report, and stays text; `dated` tells that there is a due day.
    """
    for at, token in enumerate(words[:-1]):
        if token.word not in _ADJECTIVES:
            continue
        before = words[at - 1].word if at else "a"
        is_one = before in _DETERMINERS and before not in _ANY
        if is_one and dated:
            return None
        if before in _ANY and not dated and any(behind.word in _SENT for behind in words[at + 1 : at + _NEAR]):
            del words[at]
            return ComesBack(_ADJECTIVES[token.word])
        part.fault(Reason("say_how_often"), token, words[at + 1])
        return None
    return None


def take_first(words: "list[Token]") -> None:
    """Take `first one` off the end, which the due day of what comes back stood behind."""
    plain = [token.word for token in words]
    for phrase in (["the", "first", "one"], ["first", "one"], ["de", "eerste"], ["eerste"], ["first"], ["starting"]):
        if len(plain) > len(phrase) and plain[-len(phrase) :] == phrase:
            del words[-len(phrase) :]
            return
