"""Acting on promises by number, as people say it: `12 done`, `we broke promise 13`, `keep 12 and 14`."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from trustlog.domain.calendar.dates import match_date
from trustlog.domain.capture.known import Known
from trustlog.domain.capture.says import HAVE, NOT, OURS, SHORT_HAVE, THEIRS, skip_leads
from trustlog.domain.capture.scan import Token
from trustlog.domain.capture.words import AND_WORDS, LATE_WORDS, words_in
from trustlog.domain.limits import MOST_DIGITS
from trustlog.errors import DateError, Reason, WordsError

_KEPT = words_in(
    "keep keeps kept delivered fulfilled completed finished done ready klaar gedaan nagekomen gehouden "
    "geleverd afgerond opgeleverd voldaan honoured honored ✓ ✔ closed ok complete fixed kwam kwamen"
)
_BROKE = words_in("break breaks broke broken gebroken verbroken failed brak braken")
_NAMES = words_in("promise promises belofte beloftes beloften number nummer nr no our onze their hun the de #")
_ARE = words_in("is are was were zijn werd been has have both allebei nu now all")
_LATE_LEADS = frozenset(["too", "te", "but", "maar", "wel", "although"])
_AT_LAST = words_in("already al today vandaag finally eindelijk now nu na as promised ook also indeed")


class Act(NamedTuple):
    """`keep` or `broke`, the words of numbers, late and day as the formal grammar has them, and whose it is."""

    name: str
    words: list[Token]
    ours: bool | None


def find_act(part: Sequence[Token], today: date, known: Known) -> Act | None:
    """Return the act that these words are; None where they are none; WordsError where it is denied."""
    plain = [token.word for token in part]
    texts = [token.text for token in part]
    at = skip_leads(part)
    ours, at = _subject(plain, texts, at, known)
    word = plain[at] if at < len(plain) else ""
    name = _status(word)
    at += name is not None
    at = _over(plain, at, _NAMES)
    numbers: list[Token] = []
    while at < len(part) and (
        _is_number(part[at].word)
        or (numbers and plain[at] in (*AND_WORDS, "+") and at + 1 < len(part) and _is_number(plain[at + 1]))
    ):
        numbers += [part[at]._replace(text=part[at].text.rstrip(":.!"))] if _is_number(plain[at]) else []
        at += 1
    if not numbers:
        return None
    says_how_it_is = plain[at : at + 1] and plain[at] in _ARE and name is None
    at = _over(plain, at, _ARE)
    tail: list[Token] = []
    while at < len(part):
        word = plain[at]
        if word in NOT and (name or any(_status(later) for later in plain[at:])):
            raise WordsError(Reason("denied", word=word))
        took = _tail(plain, at, today)
        if took is None:
            return None
        if plain[at] in LATE_WORDS or plain[at + took - 1] in LATE_WORDS:
            if tail or name == "broke" or (says_how_it_is and not any(_status(later) for later in plain[at:])):
                return None  # `12 is late`: it is not said that it was kept
            tail = [part[at + took - 1]]
            name = name or "keep"
        elif _status(word) is None and word not in _AT_LAST:
            if tail:
                return None
            tail = list(part[at : at + took])
        elif _status(word) is not None and name is not None and _status(word) != name:
            return None
        else:
            name = name or _status(word)
        at += took
    return None if name is None else Act(name, [*numbers, *tail], ours)


def _subject(plain: list[str], texts: list[str], at: int, known: Known) -> tuple[bool | None, int]:
    word = plain[at] if at < len(plain) else ""
    ours = None
    if word in OURS or word in THEIRS or word in SHORT_HAVE:
        ours = SHORT_HAVE.get(word, word in OURS)
        at += 1
    elif word:
        took = known.person_at(plain, at, texts) or known.partner_at(plain, at)
        if took:
            ours, at = False, at + took
    if ours is not None and at < len(plain) and plain[at] in HAVE:
        at += 1
    return ours, at


def _over(plain: list[str], at: int, words: frozenset[str]) -> int:
    while at < len(plain) and plain[at] in words:
        at += 1
    return at


def _status(word: str) -> str | None:
    return "keep" if word in _KEPT else "broke" if word in _BROKE else None


def _is_number(word: str) -> bool:
    digits = word.removeprefix("#")
    return (
        all(part.removeprefix("#").isdigit() for part in digits.split(",") if part)
        and digits[:1].isdigit()
        and digits.isascii()
        and len(digits) <= MOST_DIGITS
    )


def _tail(plain: list[str], at: int, today: date) -> int | None:
    """Return how many words at a place say how or when; None where they say something else."""
    word = plain[at]
    if _status(word) or (word in _AT_LAST and word != "today"):
        return 1
    if word in LATE_WORDS:
        return 1
    if word in _LATE_LEADS:
        end = at
        while end < len(plain) and plain[end] in _LATE_LEADS:
            end += 1
        return end + 1 - at if end < len(plain) and plain[end] in LATE_WORDS else None
    if not word:
        return None
    try:
        match = match_date(plain[at : at + 9], today, due=False)
    except DateError:
        return len(plain) - at
    return match and match[1]
