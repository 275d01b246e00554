"""What a sentence says: a head, the words of its text, and what it takes to be a promise at all."""

from datetime import date
from typing import Literal, NamedTuple

from trustlog.domain.calendar.dates import match_date
from trustlog.domain.capture.rhythm import find_rhythm
from trustlog.domain.capture.scan import Token
from trustlog.errors import DateError

Needs = Literal["", "date", "deadline"]
BEFORE_DAY = ("by", "before", "on", "op", "uiterlijk", "tegen", "voor", "vóór", "until", "within", "binnen", "per")


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
