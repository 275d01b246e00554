"""What each side gave over a year, and how much of it was steered by the order. Pure.

What is lopsided, what is enough to tell and what is mostly are ours; no strand is made of any of it.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from trustlog.domain.dependence import Side, much_more
from trustlog.domain.facts import Disclosure, Fact, Moment, Promise

YEAR = 365
"""Days that are looked back."""
ENOUGH = 6
"""Facts of one manner from which on something is said of them beside the whole."""
MOSTLY = 75
"""Percent of moments or disclosures from which on a relationship is steered by the order."""
OPEN = 2
"""The depth from which on a disclosure is openness; above it is what the order needs."""


class EachWay(NamedTuple):
    """How many were ours and how many theirs."""

    ours: int = 0
    theirs: int = 0

    def lopsided(self, both: int = 0) -> Side | None:
        """Return the side that gave much more, if there is enough to tell and one did; `both` are of either side."""
        if sum(self) + both < ENOUGH:
            return None
        ours, theirs = (each + both for each in self)
        return "us" if much_more(ours, theirs) else "them" if much_more(theirs, ours) else None


class PartOf(NamedTuple):
    """So many of a whole."""

    part: int = 0
    whole: int = 0

    @property
    def percent(self) -> int:
        """Return the part in percent, rounded down."""
        return 100 * self.part // self.whole if self.whole else 0


class Given(NamedTuple):
    """What each side gave: promises it made, initiative it took for moments (`both` did), what it told at depth 2."""

    promises: EachWay
    initiative: EachWay
    both: int
    openness: EachWay


class Steered(NamedTuple):
    """How much was steered by the order: moments that were scripted, and of what either side told that at depth 1."""

    moments: PartOf
    ours: PartOf
    theirs: PartOf

    @property
    def is_told(self) -> bool:
        """Return whether there is enough to tell."""
        return self.moments.whole >= ENOUGH or self.told.whole >= ENOUGH

    @property
    def told(self) -> PartOf:
        """Return what both sides told together."""
        return PartOf(self.ours.part + self.theirs.part, self.ours.whole + self.theirs.whole)

    @property
    def is_mostly(self) -> bool:
        """Return whether most of the moments, or of what was told, is about the order, with enough to tell."""
        return any(each.whole >= ENOUGH and each.percent >= MOSTLY for each in (self.moments, self.told))


def first_day(day: date) -> date:
    """Return the first day of the year that ends with a day."""
    return day - timedelta(days=YEAR - 1)


def given(facts: Iterable[Fact], day: date) -> Given:
    """Return what each side gave in the year that ends with a day; an offer that nobody accepted is no promise."""
    chosen = list(_within(facts, day))
    promises = [fact.ours for fact in chosen if isinstance(fact, Promise) and _is_made(fact, day)]
    told = [fact.ours for fact in chosen if isinstance(fact, Disclosure) and (fact.depth or 0) >= OPEN]
    began = [fact.initiative for fact in chosen if isinstance(fact, Moment)]
    initiative = EachWay(began.count("us"), began.count("them"))
    return Given(_each_way(promises), initiative, began.count("both"), _each_way(told))


def steered(facts: Iterable[Fact], day: date) -> Steered:
    """Return how much of the year that ends with a day was steered by the order."""
    chosen = list(_within(facts, day))
    scripted = [fact.counts_as == "scripted" for fact in chosen if isinstance(fact, Moment)]
    told = [fact for fact in chosen if isinstance(fact, Disclosure) and fact.depth is not None]
    sides = ([(fact.depth or 0) < OPEN for fact in told if fact.ours is ours] for ours in (True, False))
    return Steered(*(PartOf(sum(each), len(each)) for each in (scripted, *sides)))


def _within(facts: Iterable[Fact], day: date) -> Iterable[Fact]:
    first = first_day(day)
    return (fact for fact in facts if first <= (fact.made_on if isinstance(fact, Promise) else fact.on) <= day)


def _is_made(promise: Promise, day: date) -> bool:
    return promise.accepted_on is not None and promise.accepted_on <= day


def _each_way(ours: list[bool]) -> EachWay:
    return EachWay(sum(ours), len(ours) - sum(ours))
