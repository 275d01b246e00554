"""How often something comes back, as people say it: `weekly`, `every other week`, `om de twee weken`."""

from trustlog.domain.calendar.day_words import day_number
from trustlog.domain.capture.words import EVERY_UNIT, EVERY_WORDS, UNITS, find_every
from trustlog.errors import Reason, WordsError

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
_FEW = ("few", "paar", "so", "couple", "working", "work", "business")
_BASES = (*_RHYTHMS, "dagelijkse", "wekelijkse", "maandelijkse", "jaarlijkse", "tweewekelijkse", "regular", "biweekly")
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
    if word in EVERY_WORDS:
        few = second in _FEW and third in UNITS
        return few or second in _NO_PERIOD or day_number(second, ordinal=True) is not None
    return word in _BASES and second == "basis"
