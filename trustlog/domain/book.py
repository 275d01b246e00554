"""The open book: what an item may be called, and where it stands with a partner. Pure.

The three aspects are those of the question "do your partners know how you are doing?"; names of items are a firm's own.
"""

from datetime import date
from typing import NamedTuple

from trustlog.domain.capture.words import PRIVATE_WORDS
from trustlog.domain.facts.book import Aspect
from trustlog.domain.limits import DEPTH, LONGEST_HANDLE
from trustlog.domain.text import clip
from trustlog.domain.text.folding import composed
from trustlog.errors import Reason, Remedy, WordsError
from trustlog.language import N_

TOLD_FROM = 2
"""The level from which on an item is told unasked."""
SIGN = "@"
"""What stands before the name of an item in a line."""
ASPECT_WORDS: dict[Aspect, str] = {
    "doing": N_("how we are doing"),
    "wanting": N_("what we aim for"),
    "worrying": N_("what worries us"),
}
"""What an item is about, of us."""
ASPECTS_OF_THEM: dict[Aspect, str] = {
    "doing": N_("how they are doing"),
    "wanting": N_("what they aim for"),
    "worrying": N_("what worries them"),
}
"""The same, turned round."""


class Offered(NamedTuple):
    """An item that one may begin with."""

    name: str
    text: str
    aspect: Aspect
    depth: int


STARTING = (
    Offered("results", N_("how our year is going: orders, margin, people"), "doing", 2),
    Offered("aims", N_("what we want from working together, three years from now"), "wanting", 3),
    Offered("worries", N_("what could go wrong on our side"), "worrying", 3),
)
"""Three items to begin with, one for each aspect."""


class Side(NamedTuple):
    """Where an item stands with one side of a relationship: last told on a day, at a depth; last asked for on a day."""

    told_on: date | None = None
    depth: int | None = None
    asked_on: date | None = None

    @property
    def is_unanswered(self) -> bool:
        """Return whether it was asked for, and not told since."""
        return self.asked_on is not None and (self.told_on is None or self.told_on < self.asked_on)


def check_name(text: str) -> str:
    """Return the name of an item as it is kept, without its @ and in lower case, or refuse it."""
    name = composed(text.strip().removeprefix(SIGN)).lower()
    if len(name) > LONGEST_HANDLE:
        raise WordsError(
            Reason("handle_too_long", text=clip(name), length=len(name), most=LONGEST_HANDLE), Remedy("shorten_it")
        )
    if not name[:1].isalnum() or not all(sign.isalnum() or sign in "-_" for sign in name) or name.isdigit():
        raise WordsError(Reason("no_item_name", text=clip(text.strip())))
    if name in PRIVATE_WORDS:  # in a line that would be a slip for the mark, which may not show anything to others
        raise WordsError(Reason("handle_reserved", text=name), Remedy("another_name"))
    return name


def told_depth(text: str, usual: int) -> int:
    """Return the depth that was typed, with or without its stroke; that of the item where none was."""
    digits = text.strip().removeprefix("/")
    if not digits:
        return usual
    if len(digits) > 1 or not digits.isdigit() or not DEPTH.holds(int(digits)):
        raise WordsError(Reason("no_depth_of_item", text=clip(text), low=DEPTH.low, high=DEPTH.high))
    return int(digits)


def is_next(depth: int, told: int, level: int) -> bool:
    """Return whether an item of a depth is to be told unasked, at a level, to who was told so deep (0: nothing yet).

    It goes one deeper at most. What every order shows, depth 1, counts as told.
    """
    return level >= TOLD_FROM and depth <= max(told, DEPTH.low) + 1


def is_changed_since(changed_on: date, added_on: date, told_on: date, day: date) -> bool:
    """Return whether what was told of an item on a day is out of date as of another.

    Before it was first changed, what was told of it holds, on whatever day that was.
    """
    return added_on < changed_on <= day and told_on < changed_on
