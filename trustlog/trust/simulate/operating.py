"""The operating characteristics: every figure that the reading is held to, measured, as plain values."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from statistics import mean
from typing import Any, NamedTuple

from trustlog.domain.strands import PROMISE_STRANDS, STRANDS
from trustlog.trust.settings import Settings
from trustlog.trust.simulate.report import at_bar, share_of, spread_of
from trustlog.trust.simulate.study import (
    YEAR,
    Asked,
    chance_for,
    falling,
    good_one,
    good_rates,
    one_weak,
    stay,
    walk_of,
)
from trustlog.trust.simulate.walk import Walk
from trustlog.trust.simulate.world import MONTH, START, Assumed, Fall, Rates, invent

PACES = (1.0, 3.0, 8.0)  # promises a month, each way
LEVELS = (1, 2, 3)  # the bars that differ
EIGHT_A_QUARTER = 8 / 3
GOOD_FOR, BAD_FOR = 18, 6  # months
SILENT_SLOTS = 4

Follow = Callable[[Asked, int, Settings], Any]
Each = Callable[[Callable[[int], Any], Iterable[int]], Iterable[Any]]
"""Like the built-in `map`, which it may be: does it for every number, in order."""


class Figure(NamedTuple):
    """One measured figure: of what, the value, its unit, the most it may be (None: no limit), counted over how many.

    Units are `share`, `a year`, `promises`, `months` and `changes`; the value is None where most never come to it.
    `least` tells that the limit is the least it may be.
    """

    group: str
    name: str
    value: float | None
    unit: str
    limit: float | None
    of: int
    least: bool = False

    @property
    def holds(self) -> bool:
        """Whether the figure is within its limit."""
        if self.limit is None:
            return True
        if self.value is None:
            return False
        return self.value >= self.limit if self.least else self.value <= self.limit


class Case(NamedTuple):
    """Relationships of one kind: what happens to each, and how what they show becomes figures."""

    asked: Asked
    follow: Follow
    figures: Callable[[Sequence[Any]], list[Figure]]


def operating(settings: Settings, relationships: int, seed: int = 1, each: Each = map) -> Iterator[Figure]:
    """Measure everything, so many relationships for each case; the same seed gives the same figures."""
    for case in cases(settings, relationships, seed):
        follow = partial(_follow_one, case.follow, case.asked, settings)
        yield from case.figures(list(each(follow, range(relationships))))


def _follow_one(follow: Follow, asked: Asked, settings: Settings, number: int) -> Any:
    return follow(asked, number, settings)


def cases(settings: Settings, relationships: int, seed: int) -> Iterator[Case]:
    """Return every case there is a figure for."""
    rates = Rates(0.5, 0.5, 0.5, 0.5)  # each case has its own
    usual = Asked(Assumed(), rates, rates, relationships=relationships, seed=seed)
    yield from _at_bar(usual, settings)
    yield from _weak_and_good(usual, settings)
    yield from _worse(usual, settings)
    yield from _watched(usual)
    yield from _down(usual, settings)
    yield from _followed(usual, settings)


def _bar_rates(level: int, settings: Settings) -> Rates:
    promises, time, openness = at_bar(level, settings)
    return Rates(promises, promises, time, openness)


def _at_bar(usual: Asked, settings: Settings) -> Iterator[Case]:
    for level in LEVELS:
        rates = _bar_rates(level, settings)
        for pace in PACES:
            for together in (1, 3):
                assumed = Assumed(level, per_month=pace, together=together, correlation=0.5 if together > 1 else 0.0)
                asked = usual._replace(assumed=assumed, rates=rates)
                slots_too = pace == PACES[0] and together == 1  # they do not depend on the promises
                yield Case(asked, all_strands if slots_too else promise_strands, partial(_passes, asked, slots_too))


def _weak_and_good(usual: Asked, settings: Settings) -> Iterator[Case]:
    for level in LEVELS:
        asked = usual._replace(
            assumed=Assumed(level, per_month=4), rates=_bar_rates(level, settings), good=good_rates(level, settings)
        )
        yield Case(asked, one_weak, partial(_weak, level))
    for level in LEVELS:
        for pace in (4.0, 1.5):
            asked = usual._replace(assumed=Assumed(level, per_month=pace), good=good_rates(level, settings))
            yield Case(asked, good_one, partial(_good, f"{level}→{level + 1}, {pace:g} a month each way"))


def _worse(usual: Asked, settings: Settings) -> Iterator[Case]:
    for level in LEVELS:
        asked = usual._replace(assumed=Assumed(level, GOOD_FOR + BAD_FOR, 4), good=good_rates(level, settings))
        name = f"at level {level}, good for {GOOD_FOR} months, then at 50 % for {BAD_FOR}"
        yield Case(asked, ready_when_worse, partial(_shares, "Called ready", name, 0.01))
        yield Case(
            asked,
            ready_when_silent,
            partial(_shares, "Called ready", f"at level {level}, good, then no moment for {SILENT_SLOTS} slots", 0.0),
        )


def _watched(usual: Asked) -> Iterator[Case]:
    steady = Assumed(per_month=EIGHT_A_QUARTER, small=0.0, big=0.0)
    kinds = (
        ("8 a quarter", steady, 0.2),
        ("8 a quarter, mixed stakes", steady._replace(small=0.25, big=0.25), None),
        ("8 a quarter in batches of three, correlation .2", steady._replace(together=3, correlation=0.2), 0.4),
        ("1 a month", steady._replace(per_month=1.0), None),
        ("8 a month", steady._replace(per_month=8.0), None),
    )
    for name, assumed, limit in kinds:
        yield Case(usual._replace(assumed=assumed), flags_a_year, partial(_flags, f"{name}, mean of .5, .7, .9", limit))
    for before, after, most, least in ((0.9, 0.6, 12.0, 0.85), (0.7, 0.4, 14.0, None)):
        asked = usual._replace(assumed=steady, falls_from=before, falls_to=after)
        yield Case(asked, falling, partial(_noticed, f"a year at {before:g}, then {after:g}", most, least))


def _down(usual: Asked, settings: Settings) -> Iterator[Case]:
    for level in (2, 3, 4):
        rate = round(settings.bars[level - 2].promises[0] + 0.10, 2)
        for pace in PACES:
            asked = usual._replace(assumed=Assumed(level, per_month=pace), rates=Rates(rate, rate, 0.0, 0.0))
            name = f"level {level}, constant at {rate:g}, {pace:g} a month each way"
            yield Case(asked, stepped_down, partial(_shares, "Called down in five years", name, 0.1))


def _followed(usual: Asked, settings: Settings) -> Iterator[Case]:
    for level, rate in ((2, 0.70), (2, 0.80), (2, 0.95)):
        rates = _bar_rates(level, settings)._replace(our_promises=rate, their_promises=rate)
        if rate > 0.9:
            rates = good_rates(level, settings)
        asked = usual._replace(assumed=Assumed(level), rates=rates)
        yield Case(asked, level_changes, partial(_changes, f"from level {level}, {rate:.0%} kept, all followed"))


def promise_strands(asked: Asked, number: int, settings: Settings) -> Any:
    """Follow a relationship at its bar; of interest are its promises."""
    return stay(_walk(asked, number, settings), PROMISE_STRANDS)


def all_strands(asked: Asked, number: int, settings: Settings) -> Any:
    """Follow a relationship at its bar."""
    return stay(_walk(asked, number, settings))


def _walk(asked: Asked, number: int, settings: Settings) -> Walk:
    return walk_of(invent(chance_for(asked, "case", number), asked.rates, asked.assumed, settings), asked, settings)


def ready_when_worse(asked: Asked, number: int, settings: Settings) -> bool:
    """Follow a good relationship until both sides have kept half for six months; return whether it is ready then."""
    fall = Fall(round(GOOD_FOR * MONTH), 0.5)
    facts = invent(chance_for(asked, "worse", number), asked.good, asked.assumed, settings, fall)
    walk = walk_of(facts, asked, settings)
    return walk.reading(walk.last).suggestion.action == "up"


def ready_when_silent(asked: Asked, number: int, settings: Settings) -> bool:
    """Follow a good relationship until nothing outside the agenda was logged for four slots; return the same."""
    facts = invent(chance_for(asked, "silent", number), asked.good, asked.assumed, settings)
    slot = settings.bar(asked.assumed.level).time_days
    ends = START.toordinal() + asked.assumed.days // slot * slot  # the day after the last slot
    walk = walk_of(
        facts._replace(moments=tuple(m for m in facts.moments if m.on.toordinal() < ends - SILENT_SLOTS * slot)),
        asked, settings,
    )  # fmt: skip
    return walk.reading(date.fromordinal(ends).toordinal()).suggestion.action == "up"


def flags_a_year(asked: Asked, number: int, settings: Settings) -> float:
    """Follow a relationship whose sides keep one of three shares, in turn; return a strand's flags in a year."""
    rate = (0.5, 0.7, 0.9)[number % 3]
    walk = _walk(asked._replace(rates=Rates(rate, rate, 0.0, 0.0)), number, settings)
    return sum(len(flags) for flags in walk.flags.values()) / 2 / (asked.assumed.days / YEAR)


def stepped_down(asked: Asked, number: int, settings: Settings) -> bool:
    """Follow a steady relationship at its level; return whether a step down is ever suggested."""
    return _walk(asked, number, settings).start.down is not None


def level_changes(asked: Asked, number: int, settings: Settings) -> int:
    """Follow a relationship and every suggestion; return the number of level changes."""
    return len(_walk(asked, number, settings).follow())


def _passes(asked: Asked, slots_too: bool, stays: Sequence[Any]) -> list[Figure]:
    assumed = asked.assumed
    batches = f", {assumed.together} due together, correlation {assumed.correlation:g}" if assumed.together > 1 else ""
    name = f"{assumed.level}→{assumed.level + 1} promises, {assumed.per_month:g} a month{batches}"
    at_once = [stay.passed_at_once for stay in stays]
    ever = [{strand: day is not None for strand, day in stay.passed.items()} for stay in stays]
    figures = []
    for group, limit, passes in (
        ("Passes at the bar", 0.05, at_once),
        ("Passes at the bar, every flag acknowledged", None, ever),
    ):
        both = [passed[strand] for passed in passes for strand in PROMISE_STRANDS]
        figures.append(Figure(group, name, share_of(both).share, "share", limit, len(both)))
        if slots_too and limit is not None:
            for strand in (strand for strand in STRANDS if strand not in PROMISE_STRANDS):
                share = share_of(passed[strand] for passed in passes).share
                title = f"{assumed.level}→{assumed.level + 1} {strand}"
                figures.append(Figure(group, title, share, "share", limit, len(passes)))
    return figures


def _weak(level: int, stays: Sequence[Any]) -> list[Figure]:
    name = f"{level}→{level + 1}, one strand at its bar, three good, 4 a month"
    left, acknowledged = [stay.ready_at_once for stay in stays], [stay.ready is not None for stay in stays]
    return [
        Figure("Called ready", name, share_of(left).share, "share", 0.05, len(stays)),
        Figure("Called ready", f"{name}, acknowledged", share_of(acknowledged).share, "share", None, len(stays)),
    ]


def _good(name: str, days: Sequence[int | None]) -> list[Figure]:
    spread = spread_of([None if day is None else day / MONTH for day in days])
    parts = zip(("a quarter", "half", "three quarters"), spread, strict=True)
    return [
        Figure("Months to ready, good", f"{name}: {part}", value, "months", None, len(days)) for part, value in parts
    ]


def _shares(group: str, name: str, limit: float, happened: Sequence[bool]) -> list[Figure]:
    return [Figure(group, name, share_of(happened).share, "share", limit, len(happened))]


def _flags(name: str, limit: float | None, counts: Sequence[float]) -> list[Figure]:
    return [Figure("False flags of a strand", name, mean(counts), "a year", limit, len(counts))]


def _noticed(name: str, most: float, least: float | None, falls: Sequence[Any]) -> list[Figure]:
    median = spread_of([fell.promises for fell in falls]).median
    within = share_of(fell.days is not None and fell.days <= YEAR for fell in falls).share
    return [
        Figure("A fall", f"{name}: noticed after", median, "promises", most, len(falls)),
        Figure("A fall", f"{name}: within a year", within, "share", least, len(falls), least=True),
    ]


def _changes(name: str, counts: Sequence[int]) -> list[Figure]:
    return [Figure("Level changes in five years", name, mean(counts), "changes", None, len(counts))]
