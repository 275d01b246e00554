"""What a sentence says: a head, the words of its text, and what it takes to be a promise at all."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from trustlog.domain.calendar.dates import match_date
from trustlog.domain.capture.moment_words import kind_at
from trustlog.domain.capture.rhythm import find_rhythm
from trustlog.domain.capture.scan import Token
from trustlog.domain.capture.words import DEFAULT_WORDS
from trustlog.errors import DateError

Needs = Literal["", "date", "deadline"]
BEFORE_DAY = ("by", "before", "on", "op", "uiterlijk", "tegen", "voor", "vóór", "until", "within", "binnen", "per")


_SOON = [phrase.split() for phrase in (
    "asap", "zsm", "z.s.m", "zo snel mogelijk", "zo spoedig mogelijk", "as soon as possible", "right away", "meteen",
)]  # fmt: skip


class Sentence(NamedTuple):
    """What a sentence says: a phrase of `HEADS`, the words of its text, and what it needs to be a promise at all.

    `needs` is `date` where only a day or a rhythm makes a promise of it, `deadline` where only a word like `by` does.
    `on` are the words of a day that stand with the verb and belong to the fact.
    """

    name: str
    body: list[Token]
    needs: Needs = ""
    on: date | None = None
    explicit: bool = False


def has_day(sentence: Sentence, today: date) -> bool:
    """Return whether a sentence that needs a day, a deadline or a rhythm has one."""
    plain = [token.word for token in sentence.body]
    if sentence.needs == "date" and _at_once(plain):
        return True
    for place, word in enumerate(plain):
        try:
            match = match_date(plain[place : place + 8], today, due=True, shaky=False, bare=False) if word else None
        except DateError:
            match = (today, 1)
        if match is not None and (sentence.needs == "date" or (place and plain[place - 1] in BEFORE_DAY)):
            return True
        if word and sentence.needs == "date" and find_rhythm(plain, place):
            return True
    return not sentence.needs


def _at_once(plain: Sequence[str]) -> bool:
    """Return whether words say `as soon as possible`, which is a promise without a day."""
    return any(plain[at : at + len(phrase)] == phrase for phrase in _SOON for at in range(len(plain)))


def does(plain: Sequence[str], at: int, whole: bool) -> bool:
    """Return whether `have`, `get`, `come` or `call` is a deed here; `whole` tells that `back` or a name stands by."""
    verb, behind = plain[at], plain[at + 1] if at + 1 < len(plain) else ""
    if verb == "have":
        start = at + 1 + (behind in ("a", "an", "the", "another"))
        return not any(kind_at(plain, place, DEFAULT_WORDS) for place in range(start, min(start + 2, len(plain))))
    if verb == "get":
        return whole or behind in ("you", "them", "her", "him", "us")
    with_what = verb == "come" and "with" in plain[at + 1 : at + 4]
    return whole or with_what or verb in ("look", "call")
