"""Follows many made-up relationships and counts what the reading says of them, as plain values."""

from collections.abc import Callable, Collection, Iterator, Mapping
from math import exp
from random import Random
from typing import Any, NamedTuple

from trustlog.domain.facts import PartnerFacts
from trustlog.domain.strands import STRANDS, StrandName
from trustlog.trust.settings import Settings
from trustlog.trust.simulate.walk import Step, Walk
from trustlog.trust.simulate.world import MONTH, START, Assumed, Fall, Rates, invent

YEAR = 365
FOUR_WEEKS = 28
GOOD_TELLS = 30  # days between what one side of a good relationship tells
SOON = 550  # days within which most good relationships are ready
WATCHED_AFTER = 24  # months that a relationship is followed after a fall


class Asked(NamedTuple):
    """What is simulated: relationships as asked for, good ones, and good ones that fall; from a seed."""

    assumed: Assumed
    rates: Rates
    good: Rates
    falls_from: float = 0.9
    falls_to: float = 0.6
    after: int = 12
    relationships: int = 1000
    seed: int = 1


class Stay(NamedTuple):
    """What one relationship shows while it stays at its level; days are counted from the start, None for never.

    `passed` and `ready` are the first looks when every flag is acknowledged as soon as it is seen, `at_once` whether
    that was before any flag (of the strand; of any strand), in the test that began with the level.
    """

    passed: Mapping[StrandName, int | None]
    passed_at_once: Mapping[StrandName, bool]
    ready: int | None
    ready_at_once: bool
    down: int | None
    flags: int
    beginnings: int


class Fell(NamedTuple):
    """How a fall was noticed: after so many promises settled since, and days; None for never."""

    promises: int | None
    days: int | None


def good_rates(level: int, settings: Settings) -> Rates:
    """Return a good relationship: a moment in 75 % of four weeks, and each side tells something every 30 days."""
    bar = settings.bar(level)
    told = 1 - exp(-bar.openness_days / GOOD_TELLS)
    return Rates(0.95, 0.95, 1 - (1 - 0.75) ** (bar.time_days / FOUR_WEEKS), told * told)


def chance_for(asked: Asked, name: str, number: int) -> Random:
    """Return the source of chance of one relationship, the same whoever simulates it and in whatever order."""
    return Random(f"{asked.seed} {name} {number}")  # noqa: S311 - chance that is told apart by its seed is what is wanted


def walk_of(facts: PartnerFacts, asked: Asked, settings: Settings) -> Walk:
    """Return the walk of a relationship over the whole time."""
    return Walk(facts, asked.assumed.days, settings)


def stay(walk: Walk, strands: Collection[StrandName] = STRANDS) -> Stay:
    """Follow a relationship that stays at its level; return when each of these strands passes."""
    start, stretch, never = START.toordinal(), walk.start, walk.last + 1
    first_flag = {name: min((flag.look for flag in flags), default=never) for name, flags in walk.flags.items()}
    any_flag = min(first_flag.values())
    passed = {name: stretch.passed(name) if name in strands else None for name in STRANDS}
    ready, down = stretch.up, stretch.down
    flags = sum(len(flags) for flags in walk.flags.values())
    return Stay(
        {name: None if look is None else look - start for name, look in passed.items()},
        {name: look is not None and look < first_flag.get(name, never) for name, look in passed.items()},
        None if ready is None else ready - start,
        ready is not None and ready < any_flag,
        None if down is None else down - start,
        flags,
        1 + flags,
    )


def as_asked(asked: Asked, number: int, settings: Settings) -> tuple[Stay, list[Step]]:
    """Follow one relationship as asked for, at its level; and again with every suggestion followed."""
    facts = invent(chance_for(asked, "asked", number), asked.rates, asked.assumed, settings)
    walk = walk_of(facts, asked, settings)
    return stay(walk), walk.follow()


def one_weak(asked: Asked, number: int, settings: Settings) -> Stay:
    """Follow a good relationship of which one strand, each in turn, is as asked for."""
    return stay(walk_of(weak_facts(asked, number, settings), asked, settings), (STRANDS[number % len(STRANDS)],))


def weak_facts(asked: Asked, number: int, settings: Settings) -> PartnerFacts:
    """Return all that happens in a good relationship of which one strand, each in turn, is as asked for."""
    weak = STRANDS[number % len(STRANDS)]
    rates = asked.good._replace(**{weak: getattr(asked.rates, weak)})
    return invent(chance_for(asked, "weak", number), rates, asked.assumed, settings)


def good_one(asked: Asked, number: int, settings: Settings) -> int | None:
    """Follow a good relationship until it is ready; return the days."""
    facts = invent(chance_for(asked, "good", number), asked.good, asked.assumed, settings)
    for days in (min(SOON, asked.assumed.days), asked.assumed.days):  # what comes later changes nothing before it
        ready = Walk(facts, days, settings).start.up
        if ready is not None:
            return ready - START.toordinal()
    return None


def falling(asked: Asked, number: int, settings: Settings) -> Fell:
    """Follow a relationship in which they begin to keep fewer of their promises, until the flag is seen."""
    after = round(asked.after * MONTH)
    months = asked.after + WATCHED_AFTER
    assumed = asked.assumed._replace(months=months)
    rates = Rates(asked.falls_from, asked.falls_from, 0.0, 0.0)
    fall = Fall(after, asked.falls_to)
    walk = Walk(invent(chance_for(asked, "falling", number), rates, assumed, settings, fall), assumed.days, settings)
    fell = START.toordinal() + after
    flag = next((flag for flag in walk.flags["their_promises"] if flag.raised >= fell), None)
    if flag is None:
        return Fell(None, None)
    since = sum(1 for event in walk.events["their_promises"] if event.day >= fell and 0 < event.known <= flag.raised)
    return Fell(since, flag.look - fell)


PARTS: dict[str, Callable[[Asked, int, Settings], Any]] = {
    "as_asked": as_asked,
    "one_weak": one_weak,
    "good": good_one,
    "falling": falling,
}
"""The kinds of relationships that are followed, each as many times as was asked for."""


def follow_all(asked: Asked, settings: Settings) -> Iterator[tuple[str, Any]]:
    """Follow every relationship of every kind, one after the other."""
    for name, follow in PARTS.items():
        for number in range(asked.relationships):
            yield name, follow(asked, number, settings)
