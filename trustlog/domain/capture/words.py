"""The words Trustlog reads, in English and Dutch: one definition for the parser, the docs and the completions."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from trustlog.domain.limits import MINUTES
from trustlog.domain.text.folding import composed
from trustlog.errors import Reason, WordsError

if TYPE_CHECKING:
    from trustlog.domain.facts.scan import Stake


def words_in(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


COUNTS_AS = ("scripted", "joint", "unscripted")

KINDS: dict[str, str] = {
    "meeting": "scripted",
    "review": "scripted",
    "pitch": "scripted",
    "demo": "scripted",
    "mail": "scripted",
    "call": "scripted",  # unscripted when unplanned
    "workshop": "joint",
    "cowork": "joint",
    "pilot": "joint",
    "lunch": "unscripted",
    "breakfast": "unscripted",
    "dinner": "unscripted",
    "coffee": "unscripted",
    "walk": "unscripted",
    "visit": "unscripted",
    "drinks": "unscripted",
    "chat": "unscripted",
}
"""Each kind of moment and what it counts as."""

KIND_WORDS: dict[str, str] = {
    **{kind: kind for kind in KINDS},
    "vergadering": "meeting",
    "overleg": "meeting",
    "evaluatie": "review",
    "presentatie": "pitch",
    "demonstratie": "demo",
    "email": "mail",
    "e-mail": "mail",
    "mailtje": "mail",
    "phone": "call",
    "gebeld": "call",
    "telefoontje": "call",
    "belletje": "call",
    "werksessie": "workshop",
    "samenwerken": "cowork",
    "proef": "pilot",
    "diner": "dinner",
    "avondeten": "dinner",
    "koffie": "coffee",
    "wandeling": "walk",
    "bezoek": "visit",
    "drink": "drinks",
    "borrel": "drinks",
    "praatje": "chat",
    "zoom": "call",
    "teams": "call",
    "skype": "call",
    "webex": "call",
    "facetime": "call",
    "videocall": "call",
    "telefoon": "call",
    "telefoongesprek": "call",
    "belafspraak": "call",
    "afspraak": "meeting",
    "appointment": "meeting",
    "bespreking": "meeting",
    "sync": "meeting",
    "kickoff": "meeting",
    "kick-off": "meeting",
    "qbr": "review",
    "presentation": "pitch",
    "e-mailtje": "mail",
    "emailtje": "mail",
    "ontbijt": "breakfast",
    "brunch": "lunch",
    "etentje": "dinner",
    "bakkie": "coffee",
    "koffietje": "coffee",
    "thee": "coffee",
    "tea": "coffee",
    "stroll": "walk",
    "ommetje": "walk",
    "rondleiding": "visit",
    "tour": "visit",
    "bedrijfsbezoek": "visit",
    "borreltje": "drinks",
    "biertje": "drinks",
    "vrijmibo": "drinks",
    "beer": "drinks",
    "beers": "drinks",
    "babbel": "chat",
    "coworking": "cowork",
    "co-working": "cowork",
    "brainstorm": "workshop",
}
"""Every word that begins a moment, and its kind."""

HEADS: dict[str, str] = {
    "we promise": "what we said we would do",
    "they promise": "what they said they would do",
    "we offer": "as `we promise`, but it counts only once accepted",
    "they offer": "as `they promise`, but it counts only once accepted",
    "we shared": "openness: what we told them about ourselves",
    "they shared": "openness: what they told us about themselves",
    "we hid": "what we should have told, and they found out otherwise",
    "they hid": "what they should have told, and we found out otherwise",
    "we asked about": "openness: we asked them to tell us of an item of the open book",
    "they asked about": "openness: they asked us to tell them of an item of the open book",
    "note": "a remark",
    "keep": "the promises with these numbers were kept, today",
    "broke": "the promises with these numbers were not kept",
}
"""What a clause may be, besides a moment, and its meaning."""

LONGEST_HEAD = 4
"""Words that a clause begins with, at the most: `they asked us about`."""
CLAUSE_WORDS: dict[str, str] = {
    **{head: head for head in HEADS},
    ">": "we promise",
    "<": "they promise",
    "we promised": "we promise",
    "they promised": "they promise",
    "wij beloven": "we promise",
    "we beloven": "we promise",
    "zij beloven": "they promise",
    "ze beloven": "they promise",
    "zij beloofden": "they promise",
    "we offered": "we offer",
    "they offered": "they offer",
    "wij bieden": "we offer",
    "we bieden": "we offer",
    "zij bieden": "they offer",
    "ze bieden": "they offer",
    "we share": "we shared",
    "they share": "they shared",
    "wij deelden": "we shared",
    "we deelden": "we shared",
    "zij deelden": "they shared",
    "ze deelden": "they shared",
    "wij verzwegen": "we hid",
    "we verzwegen": "we hid",
    "zij verzwegen": "they hid",
    "ze verzwegen": "they hid",
    "we asked them about": "we asked about",
    "they asked us about": "they asked about",
    "we asked them on": "we asked about",
    "they asked us on": "they asked about",
    "wij vroegen hun naar": "we asked about",
    "wij vroegen hen naar": "we asked about",
    "zij vroegen ons naar": "they asked about",
    "ze vroegen ons naar": "they asked about",
    "wij vroegen naar": "we asked about",
    "we vroegen naar": "we asked about",
    "zij vroegen naar": "they asked about",
    "ze vroegen naar": "they asked about",
    "wij beloofden": "we promise",
    "we beloofden": "we promise",
    "ze beloofden": "they promise",
    "notitie": "note",
    "kept": "keep",
    "gehouden": "keep",
    "nagekomen": "keep",
    "break": "broke",
    "gebroken": "broke",
}
"""Every phrase that begins another clause, and the phrase of `HEADS` it stands for."""

PRIVATE_WORDS = ("private", "privé", "prive")
PRIVATE_MARKS = tuple(f"{sign}{word}" for sign in "+!" for word in PRIVATE_WORDS)
WITH_WORDS = ("with", "met", "w/")
ON_WORDS = ("on", "op")
LATE_WORDS = ("late", "laat")
BY_WORDS = ("by", "uiterlijk", "tegen", "voor", "before", "vóór", "until", "till", "due", "tot", "per")
EVERY_WORDS = ("every", "each", "elke", "elk", "iedere", "ieder")
UNPLANNED_WORDS = ("unplanned", "ongepland", "spontaan")
SURPRISE_WORDS = (
    "unexpected",
    "unexpectedly",
    "spontaneous",
    "impromptu",
    "ad-hoc",
    "onverwacht",
    "onverwachte",
    "onverwachts",
    "spontane",
    "ongeplande",
    "toevallig",
    "toevallige",
)
"""Before a kind the same as `unplanned`; elsewhere they may say something of a topic."""  # fmt: skip
NEW_WORDS = ("+new", "!new", "+nieuw")
AND_WORDS = ("and", "en", "&")
INITIATED_BY = ("us", "them", "both")
INITIATIVES: dict[str, str] = {
    "by us": "us",
    "by them": "them",
    "by both": "both",
    "door ons": "us",
    "door hen": "them",
    "door beiden": "both",
}
STAKE_WORDS: dict[str, "Stake"] = {
    "+big": "big",
    "+small": "small",
    "!big": "big",
    "!small": "small",
    "+groot": "big",
    "+klein": "small",
}
# Where the names behind `with` end, unless the name is in quotes.
_STOPS = (
    "about over re regarding at in on for to from after before during because discussed "
    "om op bij voor na tijdens wegens around rond near - – —"
)
NAME_STOPS = frozenset(_STOPS.split())

_UNIT_WORDS = {
    "d": "d day days dag dagen",
    "w": "w wk week weeks weken",
    "mo": "mo mnd month months maand maanden",
    "q": "q quarter quarters kwartaal kwartalen",
    "y": "y year years jaar jaren j",
}
UNITS: dict[str, str] = {word: unit for unit, words in _UNIT_WORDS.items() for word in words.split()}
MINUTE_WORDS = ("m", "min", "mins", "minute", "minutes", "minuut", "minuten")
HOUR_WORDS = ("h", "hr", "hrs", "hour", "hours", "u", "uur", "uren")
EVERY_UNIT = {"d": "day", "w": "week", "mo": "month", "q": "quarter", "y": "year"}
_MOST_PERIODS = 120


class Words(NamedTuple):
    """The tables a parser works from: those above, and what the user added."""

    kinds: Mapping[str, str]
    kind_words: Mapping[str, str]
    clause_words: Mapping[str, str]


DEFAULT_WORDS = Words(KINDS, KIND_WORDS, CLAUSE_WORDS)


WordFault = tuple[tuple[str, ...], Reason]


def words_with(capture: object) -> tuple[Words, list[WordFault]]:
    """Add the `[capture]` table of the settings to the words; give them, and every fault with the keys it is at.

    `[capture.kinds]` holds kinds and what they count as (sailing = "unscripted"), `[capture.words]` other words for
    kinds and clauses (borrel = "drinks"). A word stands for a kind or for one of the phrases of `HEADS`, which keep
    their meaning.
    """
    if not isinstance(capture, Mapping):
        return DEFAULT_WORDS, [((), Reason("capture_is_a_table"))]
    kinds, kind_words, clause_words = dict(KINDS), dict(KIND_WORDS), dict(CLAUSE_WORDS)
    faults: list[WordFault] = []
    for at, kind, counts in _table(capture, "kinds", faults):
        if counts not in COUNTS_AS or len(kind.split()) != 1:
            faults.append((at, Reason("no_kind_of_ones_own", text=counts, known=", ".join(COUNTS_AS))))
            continue
        kinds[kind] = counts
        kind_words[kind] = kind
    for at, word, stands_for in _table(capture, "words", faults):
        if stands_for in kinds and len(word.split()) == 1 and word not in kinds:
            kind_words[word] = stands_for
        elif stands_for in HEADS and word not in HEADS and len(word.split()) <= 3:
            clause_words[word] = stands_for
        else:
            faults.append((at, Reason("no_new_word", text=stands_for, heads=", ".join(HEADS))))
    return Words(kinds, kind_words, clause_words), faults


def _table(capture: Mapping[str, object], name: str, faults: list[WordFault]) -> list[tuple[tuple[str, ...], str, str]]:
    table = capture.get(name, {})
    if not isinstance(table, Mapping):
        faults.append(((name,), Reason("words_are_a_table")))
        return []
    rows: list[tuple[tuple[str, ...], str, str]] = []
    for key, value in table.items():
        word = " ".join(composed(str(key)).lower().split())
        if isinstance(value, str) and word and word[0].isalpha() and not any(sign in word for sign in ':;,"'):
            rows.append(((name, str(key)), word, value))
        else:
            faults.append(((name, str(key)), Reason("no_word")))
    return rows


def split_number(word: str) -> tuple[str, str]:
    """Split `45m` into `45` and `m`, `1.5h` into `1.5` and `h`; the number is empty where a word begins with none."""
    at = 0
    while at < len(word) and word[at] in "0123456789":
        at += 1
    if at and at + 1 < len(word) and word[at] in ".," and word[at + 1] in "0123456789":
        at += 1
        while at < len(word) and word[at] in "0123456789":
            at += 1
    return word[:at], word[at:]


def looks_off(word: str) -> bool:
    """Return whether a word begins with a digit and goes on in letters, as `45x` does."""
    number, rest = split_number(word)
    return bool(number) and rest[:1].isalpha()


def find_minutes(words: list[str], at: int = 0) -> tuple[int, int] | None:
    """Read a duration at a place in a list of lower-case words: its minutes, and how many words it took."""
    number, rest = split_number(words[at])
    if not number:
        return None
    following = words[at + 1] if at + 1 < len(words) else ""
    if not rest and (following in HOUR_WORDS or following in MINUTE_WORDS):
        return _minutes(number, 1 if following in MINUTE_WORDS else 60), 2
    if rest in MINUTE_WORDS:
        return _minutes(number, 1), 1
    if rest in HOUR_WORDS:
        more, unit = split_number(following)
        if more and unit in MINUTE_WORDS:
            return _minutes(number, 60) + _minutes(more, 1), 2
        return _minutes(number, 60), 1
    for hour in ("h", "u"):
        before, _, after = rest.partition(hour)
        minutes, unit = split_number(after)
        if not before and minutes.isdigit() and (not unit or unit in MINUTE_WORDS):
            return _minutes(number, 60) + _minutes(minutes, 1), 1
    return None


def check_minutes(minutes: int) -> int:
    """Return the minutes; refuse none, and more than a day has."""
    if minutes > MINUTES.high:
        raise WordsError(Reason("longer_than_a_day"))
    if minutes < MINUTES.low:
        raise WordsError(Reason("no_time_at_all"))
    return minutes


def read_minutes(text: str) -> int:
    """Read a whole text as a duration: `45m`, `1h30`, `1.5h`, `2 uur`; a bare number is minutes."""
    words = text.lower().split()
    duration = find_minutes(words) if words else None
    if len(words) == 1 and words[0].isascii() and words[0].isdigit():
        duration = _minutes(words[0], 1), 1
    if duration is None or duration[1] != len(words):
        raise WordsError(Reason("no_duration", text=text.strip()[:40]))
    return check_minutes(duration[0])


def _minutes(number: str, minutes_each: int) -> int:
    if len(number) > 9:
        return MINUTES.high + 1  # beyond any day; how far beyond does not matter
    return round(float(number.replace(",", ".")) * minutes_each)


def find_every(words: list[str], at: int) -> tuple[str, int] | None:
    """Read how often something comes back, as it is kept (`month`, `2w`), and how many words it took."""
    if at >= len(words):
        return None
    number, rest = split_number(words[at])
    took = 1
    if number and not rest and at + 1 < len(words):
        rest, took = words[at + 1], 2
    unit = UNITS.get(rest)
    if unit is None or (number and not number.isdigit()):
        return None
    if len(number) > 4 or not 1 <= int(number or "1") <= _MOST_PERIODS:
        raise WordsError(Reason("out_of_reach", every=f"{number}{rest}", most=_MOST_PERIODS))
    return (f"{int(number)}{unit}" if number and int(number) > 1 else EVERY_UNIT[unit]), took


def split_every(every: str) -> tuple[int, str]:
    """Split what `find_every` gave into a count and one of the units d, w, mo, y; a quarter is three months."""
    number, rest = split_number(every)
    unit = UNITS.get(rest)
    if unit is None or (number and not number.isdigit()) or len(number) > 4:
        raise WordsError(Reason("no_period", text=every[:40]))
    count = min(max(int(number or "1"), 1), _MOST_PERIODS)
    return (count * 3, "mo") if unit == "q" else (count, unit)


def marks_private(word: str) -> bool:
    """Tell whether a word is, or is meant to be, one of `PRIVATE_MARKS`."""
    return word.lower().startswith(("+priv", "!priv"))
