"""The practice of partnership: its parts, and when each asks its question. Pure.

Each question has a week of its own in a quarter, counted from the day from which a partner is logged: so at most one is
asked of a partner at a time, and none more than once a quarter, without a record of what was asked. Names of parts are
ours.
"""

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from trustlog.language import N_

PartName = Literal[
    "share", "dependence", "book", "pulse", "contacts", "fit", "farewell",
    "purpose", "impact", "agreement", "benefit", "garden", "wheel",
]  # fmt: skip
PARTS: tuple[PartName, ...] = (
    "share", "dependence", "book", "pulse", "contacts", "fit", "farewell",
    "purpose", "impact", "agreement", "benefit", "garden", "wheel",
)  # fmt: skip
"""Every part, in the order in which they are listed."""
ASKS: dict[PartName, str] = {
    "share": N_("Do they see the same list of promises as we do? Share a sheet of what was agreed."),
    "dependence": N_("Who depends on whom? Look at it once a year: four numbers each way."),
    "book": N_("What have we not told them yet that they should know about us?"),
    "pulse": N_("How do they see us? Five questions, twice a year at most."),
    "contacts": N_("Who else, on both sides, should know the other?"),
    "fit": N_("Why us, and what do we both think about? Once a year."),
    "purpose": N_("What do we want together? Once a year: does it still hold, and what do we gain from it?"),
    "impact": N_("What does it change, for the organisation, clients, employees and society? Once a year."),
    "agreement": N_("What do we agree on next? One section at a time; how we part comes first."),
    "benefit": N_("What did it bring, for whom? Look at the five sorts once a year."),
    "garden": N_("Which discipline or voice is missing at this table? Once a year."),
    "wheel": N_("How is our own organisation? Nine questions, a minute, once a year; the more answer, the better."),
}
"""What a part asks; a part that is not here asks nothing."""
WEEK = 7
WEEKS = 13
"""Weeks after which the same question may be asked again; those that no question has are free of questions."""
QUARTER = WEEKS * WEEK
"""Days for which a question that was put off is not asked."""


class PutOffOn(NamedTuple):
    """A question put off on a day, for a quarter or for good."""

    part: str
    on: date
    for_good: bool


def turn(logged_from: date, day: date) -> PartName | None:
    """Return the part that may ask about a partner on a day; None before the partner is logged, and in between."""
    gone = (day - logged_from).days
    if gone < 0:
        return None
    rounds = tuple(ASKS)
    place = gone // WEEK % WEEKS
    return rounds[place] if place < len(rounds) else None


def put_off_by(answers: Iterable[PutOffOn], part: str, day: date) -> PutOffOn | None:
    """Return the answer that puts a part's question off on a day: the last one, while it holds; else None.

    The answers come in the order in which they were given: `later` behind `never` lets the question come back.
    """
    last = None
    for answer in answers:
        if answer.part == part and answer.on <= day:
            last = answer
    return last if last is not None and (last.for_good or (day - last.on).days < QUARTER) else None


def is_put_off(answers: Iterable[PutOffOn], part: str, day: date) -> bool:
    """Return whether a part's question was put off: less than a quarter ago, or ever for good."""
    return put_off_by(answers, part, day) is not None
