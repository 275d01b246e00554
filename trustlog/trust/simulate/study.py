"""Follows many made-up relationships and counts what the reading says of them, as plain values."""

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any, NamedTuple

from trustlog.domain.facts import PartnerFacts
from trustlog.trust.settings import STRANDS, Settings
from trustlog.trust.simulate.walk import Step, Walk
from trustlog.trust.simulate.world import MONTH, START, Assumed, Fall, Rates, invent

YEAR = 365
FOUR_WEEKS = 28
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


class Held(NamedTuple):
    """What one relationship shows while it stays at its level; days are counted from the start, None for never.

    `passed` and `ready` are the first looks when every flag is acknowledged as soon as it is seen, `at_once` whether
    that was before any flag (of the strand; of any strand), in the test that began with the level.
    """

    passed: tuple[int | None, ...]
    passed_at_once: tuple[bool, ...]
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
    """Give what a good relationship shows: a moment in 75 % of four weeks and openness in 65 %, in slots of a level."""
    slots = settings.bar(level).slot_days / FOUR_WEEKS
    return Rates(0.95, 0.95, 1 - (1 - 0.75) ** slots, 1 - (1 - 0.65) ** slots)


def chance_for(asked: Asked, name: str, at: int) -> Random:
    """Give the source of chance of one relationship, the same whoever simulates it and in whatever order."""
    return Random(f"{asked.seed} {name} {at}")  # noqa: S311 - chance that is told apart by its seed is what is wanted


def walk_of(facts: PartnerFacts, asked: Asked, settings: Settings) -> Walk:
    """Make the walk of a relationship over the whole time."""
    return Walk(facts, asked.assumed.days, settings)


def held(walk: Walk, strands: Sequence[int] = (0, 1, 2, 3)) -> Held:
    """Follow a relationship that stays at its level, and note when each of these strands passes."""
    start, stretch = START.toordinal(), walk.start
    first_flag = [min((flag.look for flag in flags), default=walk.last + 1) for flags in walk.flags]
    any_flag = min(first_flag)
    first_flag += [walk.last + 1, walk.last + 1]
    passed = [stretch.passed(at) if at in strands else None for at in range(len(STRANDS))]
    ready, down = stretch.up, stretch.down
    flags = sum(len(flags) for flags in walk.flags)
    return Held(
        tuple(None if look is None else look - start for look in passed),
        tuple(look is not None and look < first_flag[at] for at, look in enumerate(passed)),
        None if ready is None else ready - start,
        ready is not None and ready < any_flag,
        None if down is None else down - start,
        flags,
        1 + flags,
    )


def as_asked(asked: Asked, at: int, settings: Settings) -> tuple[Held, list[Step]]:
    """Follow one relationship as asked for, at its level; and again with every suggestion followed."""
    facts = invent(chance_for(asked, "asked", at), asked.rates, asked.assumed, settings)
    walk = walk_of(facts, asked, settings)
    return held(walk), walk.follow()


def one_weak(asked: Asked, at: int, settings: Settings) -> Held:
    """Follow a good relationship of which one strand, each in turn, is as asked for."""
    weak = at % len(STRANDS)
    rates = asked.good._replace(**{STRANDS[weak]: asked.rates[weak]})
    facts = invent(chance_for(asked, "weak", at), rates, asked.assumed, settings)
    return held(walk_of(facts, asked, settings), (weak,))


def good_one(asked: Asked, at: int, settings: Settings) -> int | None:
    """Follow a good relationship until it is ready; give the days."""
    facts = invent(chance_for(asked, "good", at), asked.good, asked.assumed, settings)
    for days in (min(SOON, asked.assumed.days), asked.assumed.days):  # what comes later changes nothing before it
        ready = Walk(facts, days, settings).start.up
        if ready is not None:
            return ready - START.toordinal()
    return None


def falling(asked: Asked, at: int, settings: Settings) -> Fell:
    """Follow a relationship in which they begin to keep fewer of their promises, until the flag is seen."""
    after = round(asked.after * MONTH)
    months = asked.after + WATCHED_AFTER
    assumed = asked.assumed._replace(months=months)
    rates = Rates(asked.falls_from, asked.falls_from, 0.0, 0.0)
    fall = Fall(after, asked.falls_to)
    walk = Walk(invent(chance_for(asked, "falling", at), rates, assumed, settings, fall), assumed.days, settings)
    fell = START.toordinal() + after
    flag = next((flag for flag in walk.flags[1] if flag.raised >= fell), None)
    if flag is None:
        return Fell(None, None)
    since = sum(1 for event in walk.events[1] if event.day >= fell and 0 < event.known <= flag.raised)
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
        for at in range(asked.relationships):
            yield name, follow(asked, at, settings)
