"""Where a clause says that people met: the kind, and where its words stand."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from trustlog.domain.calendar.dates import match_date
from trustlog.domain.calendar.day_words import day_number, is_dotted_clock, unit_of
from trustlog.domain.capture.clock import clock_at
from trustlog.domain.capture.known import Known
from trustlog.domain.capture.moment_words import DOES, DONE, GROUP, MODIFIERS, VERBS, kind_at
from trustlog.domain.capture.says import FILLERS, HAVE, NOT, OURS, THEIRS, UNSURE, WILLING, skip_leads
from trustlog.domain.capture.scan import Token
from trustlog.domain.capture.times import duration_at, range_at
from trustlog.domain.capture.words import (
    AND_WORDS,
    INITIATIVES,
    SURPRISE_WORDS,
    UNPLANNED_WORDS,
    WITH_WORDS,
    Words,
    looks_off,
    words_in,
)
from trustlog.errors import DateError, Reason, WordsError

_WEAK = words_in("bijgepraat met saw spoke talked sprak spraken gesproken gesprek gepraat chatted")
_FOR = words_in("for over during tijdens bij onder na after")
_ARTICLES = words_in("a an the de het een quick some our")
_NO_MODIFIER = words_in(
    "book schedule plan arrange organise organize set prepare cancel confirm propose suggest discuss send "
    "sent regel boek need needs want wants got make made took take wrote write lost won ask asks asked "
    "approve skip do did done move moved missed miss no geen invite invited request requested await awaiting "
    "before after during tomorrow next voor na tijdens will zal they she he ze zij hij you jij u every each "
    "elke why who what when where how wie wat waar wanneer hoe waarom should must please about re cancelled "
    "canceled future upcoming maybe possible potential not niet never nooit failed decline declined rejected "
    "accepted hates loves loved liked likes prefers enjoyed join joined attend attended host hosted lead led "
    "run ran give offer offered promise promised share shared hid told tell keep kept broke break note by "
    "uiterlijk tegen bring brought buy bought have late too te als if when moet moeten wil willen kan kunnen "
    "gaat gaan ga mag mogen private privé prive post pre"
)
_PRESENT = words_in("visit lunch call walk meet pitch demo review chat mail bezoek borrel")
_LOOKED_AT = 40  # words in which a kind is looked for
_MEANS = ("kickoff", "kick-off", "zoom", "teams", "skype", "webex")
"""Kinds that before another one only say how or when people met: `zoom workshop`."""
_TALKS = ("gesprek", "gesprekje", "talk", "1:1")
_MOST_NOUNS = 2  # between a number and the kind: `90d onboarding plan review`
_LAST_COUNT = 5  # `2nd call` counts calls; `12th lunch` may be one on the 12th


class MomentHead(NamedTuple):
    """The kind of a moment, and the places of the words that say it; `met` is where an English `met` stands.

    `counted` are the places of numbers before it that are no day and no duration: `3D printer demo`.
    """

    kind: str
    places: frozenset[int]
    end: int
    met: int | None = None
    counted: frozenset[int] = frozenset()


def find_moment(part: Sequence[Token], table: Words, today: date, known: Known) -> MomentHead | None:
    """Return where a clause says that people met; None where it does not; WordsError where two kinds do."""
    plain = [token.word for token in part]
    at = skip_leads(part)
    met: int | None = None
    counted: set[int] = set()
    while at < min(len(plain), _LOOKED_AT):
        word = plain[at]
        if not word:
            return _only_met(met)
        found_kind = kind_at(plain, at, table)
        if found_kind is not None and at and word in _PRESENT and plain[at - 1] in (*OURS, *THEIRS):
            return None  # what people do, or will do: nothing that happened yet
        if found_kind is not None and (word != "met" or found_kind[1] > 1):
            if met is not None and found_kind[0] == "chat" and word in ("saw",):
                return None
            return _kind(plain, at, found_kind, table, met)._replace(counted=frozenset(counted))
        took = _counted(part, plain, at, table, today)
        counted.update(range(at, at + took))
        if word in WITH_WORDS:
            spoken = at > 0 and plain[at - 1] in ("we", "i", "wij", "ik", "just", "i've", "we've", "they")
            if word == "met" and met is None and (spoken or at <= _only_leads(plain, at)):
                met = at
            both = word == "met" and plain[at + 1 : at + 2] == ["with"]
            took = 1 + both + _skip_names(part, plain, at + 1 + both, known)
        elif met is not None and word in _FOR:
            took = 1
        took = took or _skip(part, plain, at, today, known)
        if not took and is_dotted_clock(word) and plain[at + 1 : at + 2] and kind_at(plain, at + 1, table) is not None:
            took = 1
        if not took and met is None and at + 1 < len(plain) and _modifies(part, plain, at, table):
            took = 1
        if not took:
            return _only_met(met)
        at += took
    return _only_met(met)


def _only_leads(plain: Sequence[str], at: int) -> int:
    """Return the place itself where only words without weight stand before it, else -1."""
    return at if all(word in DOES or word in FILLERS for word in plain[:at] if word) or at == 0 else -1


def _only_met(met: int | None) -> MomentHead | None:
    return None if met is None else MomentHead("meeting", frozenset((met,)), met, met)


def _kind(plain: Sequence[str], at: int, first: tuple[str, int], table: Words, met: int | None) -> MomentHead:
    """Take a kind, and the one that says it better: the head of a compound, or `for coffee` behind `met`."""
    kind, took = first
    places = set(range(at, at + took))
    end = at + took
    weak = plain[at] in _WEAK or " ".join(plain[at : at + 2]) in ("met up", "caught up")
    while not weak and plain[at] not in VERBS and end < len(plain) and plain[end] and plain[end] not in VERBS:
        behind = kind_at(plain, end, table)
        if behind is None:
            break
        if table.kinds[behind[0]] != table.kinds[kind] and plain[at] not in _MEANS:
            raise WordsError(Reason("which_kind", one=plain[at], other=plain[end]))
        kind = behind[0]
        places.update(range(end, end + behind[1]))
        end += behind[1]
    if weak:
        better = _better(plain, end, table)
        if better is not None:
            kind, more = better
            places.update(more)
    return MomentHead(kind, frozenset(places), end, met)


def _better(plain: Sequence[str], start: int, table: Words) -> tuple[str, set[int]] | None:
    """Return the kind that `on the phone` or `for coffee` says behind a word that says little."""
    for at in range(start, min(len(plain), start + _LOOKED_AT)):
        if not plain[at] or plain[at] in ("about", "re", "regarding"):
            return None
        found_kind = kind_at(plain, at, table)
        if found_kind is not None and found_kind[1] > 1 and found_kind[0] == "call":
            return found_kind[0], set(range(at, at + found_kind[1]))
        if plain[at] in _FOR:
            place = at + 1
            while place < len(plain) and plain[place] in _ARTICLES:
                place += 1
            behind = kind_at(plain, place, table) if place < len(plain) and plain[place] else None
            if behind is not None and plain[place] not in VERBS:
                return behind[0], set(range(at, place + behind[1]))
    return None


def _skip_names(part: Sequence[Token], plain: Sequence[str], at: int, known: Known) -> int:
    """Return how many words behind `with` or `met` are most likely names."""
    start = at
    while at < len(plain) and plain[at]:
        took = known.person_at(plain, at, [token.text for token in part[: at + 1]]) or known.partner_at(plain, at)
        if took:
            at += took
        elif plain[at] in AND_WORDS or plain[at] == "+":
            at += 1
        elif plain[at] in GROUP:
            at += 2
        elif at == start or (plain[at - 1] in AND_WORDS and part[at].text[:1].isupper()):
            at += 1
        else:
            break
    return min(at, len(plain)) - start


def _skip(part: Sequence[Token], plain: list[str], at: int, today: date, known: Known) -> int:
    """Return how many words at a place may stand before a kind: fillers, people, days, durations."""
    word = plain[at]
    try:
        match = match_date(plain[at : at + 9], today, due=False, shaky=at == 0)
        if match is not None:
            return match[1]
        span = range_at(plain, at) or duration_at(plain, at)
    except DateError:
        if len(word) == 2 and word[0] == "q":
            return 1
        return 2 if at + 2 < len(plain) else 1
    except WordsError:
        return 1
    if span is not None:
        return span[1]
    took = clock_at(plain, at)
    if took:
        return took
    if " ".join(plain[at : at + 2]) in INITIATIVES:
        return 2
    took = known.person_at(plain, at, [token.text for token in part[: at + 1]]) or known.partner_at(plain, at)
    if took:
        return took
    if word in ("bij", "at", "naar", "to") and at + 1 < len(plain) and plain[at + 1]:
        took = known.person_at(plain, at + 1, [token.text for token in part[: at + 2]])
        if took:
            return took + 1
    if word in ("with", "at", "bij", "from", "van", "of") and at + 1 < len(plain) and plain[at + 1]:
        took = known.partner_at(plain, at + 1)
        return took and took + 1
    if (
        word in THEIRS
        and any(behind in VERBS for behind in plain[at + 1 : at + 3])
        and (plain[at + 1] in VERBS or plain[at + 1] in HAVE)
    ):
        return 1
    if word in ("sent", "stuurde", "stuurden", "wrote", "schreef") and _mail(plain, at):
        return 1
    if word.endswith("ing") and plain[at + 1 : at + 2] and plain[at + 1] in _ARTICLES:
        return 0
    light = word in DOES or word in DONE or word in FILLERS or word in MODIFIERS or word in AND_WORDS
    if plain[at : at + 2] == ["ad", "hoc"]:
        return 2
    return int(light or word in (*UNPLANNED_WORDS, *SURPRISE_WORDS) or word in ("+", "-", "–", "—"))


def _counted(part: Sequence[Token], plain: list[str], at: int, table: Words, today: date) -> int:
    """Return how many words before a kind are a number and what it counts: `3D printer`, `90d plan`, `2nd`, `4K`."""
    word = plain[at]
    if not word[:1].isdigit() or not word.isascii():
        return 0
    in_words = word[:1] + word.lstrip("0123456789")
    dimension = len(in_words) == 2 and in_words[1] in "dgk" and part[at].text[len(word) - 1].isupper()
    nth = (day_number(word, ordinal=True) or _LAST_COUNT + 1) <= _LAST_COUNT
    try:
        match = match_date(plain[at : at + 9], today, due=False, bare=True)
        timed = duration_at(plain, at) or range_at(plain, at)
    except WordsError:
        return 0
    if timed or clock_at(plain, at) or (match is not None and not (match[1] == 1 and looks_off(word))):
        return 0
    end = at + 1
    unit = end < len(plain) and word.isdigit() and unit_of(plain[end]) is not None
    end += unit
    for nouns in range(_MOST_NOUNS + 1):
        if end >= len(plain) or part[end - 1].text[-1:] in ",.:;!?":
            return 0
        if kind_at(plain, end, table) is not None and (plain[end] not in VERBS or plain[end] in _TALKS):
            return end - at if nouns or nth or dimension else 0
        light = plain[end] in MODIFIERS or (
            plain[end].isalpha()
            and not plain[end].endswith(("ed", "ing"))
            and (plain[end] not in _NO_MODIFIER or plain[end] == "plan")
        )
        if not light or plain[end] in (*WITH_WORDS, *AND_WORDS, *_FOR, *_ARTICLES, "ago", "geleden", "at", "on", "om"):
            return 0
        end += 1
    return 0


def _mail(plain: list[str], at: int) -> bool:
    """Return whether what was sent is a mail."""
    return any(word in ("email", "mail", "e-mail", "mailtje", "e-mailtje") for word in plain[at + 1 : at + 6])


def _modifies(part: Sequence[Token], plain: Sequence[str], at: int, table: Words) -> bool:
    """Return whether a word of which nothing is known may stand before a kind: `roadmap workshop`, `Sofie gebeld`."""
    word = plain[at]
    behind = kind_at(plain, at + 1, table) if plain[at + 1] else None
    if behind is None or not word[:1].isalnum() or part[at].text[-1:] in ",.:;!?":
        return False
    if (
        word in _NO_MODIFIER
        or word in UNSURE
        or word in NOT
        or word in WILLING
        or word.endswith(("ed", "'s", "’s", "ing"))
        or word in GROUP
    ):
        return False
    if plain[at + 1] in VERBS:  # a name that is not known is refused as one
        return at == 0 and known_like(part[at])
    following = plain[at + 1 + behind[1]] if at + 1 + behind[1] < len(plain) else ""
    return (
        not following
        or following in (*WITH_WORDS, "at", "bij", "on", "op", "about", "over", "re", "for", "van")
        or part[at + behind[1]].text[-1:] in ",.:"
    )


def known_like(token: Token) -> bool:
    """Return whether a word is written like a name."""
    return token.text[:1].isupper() or token.word.isalpha()
