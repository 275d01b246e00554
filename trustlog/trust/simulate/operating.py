"""The operating characteristics: every figure that the reading is held to, measured, as plain values."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from statistics import mean
from typing import Any

from trustlog.trust.settings import Settings
from trustlog.trust.simulate.figures import COSTLY, Case, Figure, Follow, shares
from trustlog.trust.simulate.lone import flags_and_questions
from trustlog.trust.simulate.passes import LEVELS, bar_rates, pass_cases
from trustlog.trust.simulate.portfolio_figures import above_cases, portfolio_cases
from trustlog.trust.simulate.report import spread_of
from trustlog.trust.simulate.study import (
    YEAR,
    Asked,
    chance_for,
    falling,
    good_one,
    good_rates,
    walk_of,
    weak_facts,
)
from trustlog.trust.simulate.walk import Walk
from trustlog.trust.simulate.world import MONTH, START, Assumed, Fall, Rates, invent

PACES = (1.0, 3.0, 8.0)  # promises a month, each way
EIGHT_A_QUARTER = 8 / 3
GOOD_FOR, BAD_FOR = 18, 6  # months
SILENT_SLOTS = 4
READY_MONTHS = 96  # that good ones are followed until they are ready

Each = Callable[[Callable[[int], Any], Iterable[int]], Iterable[Any]]
"""Like the built-in `map`, which it may be: does it for every number, in order."""


def operating(settings: Settings, relationships: int, seed: int = 1, each: Each = map) -> Iterator[Figure]:
    """Measure everything, so many relationships for each case; the same seed gives the same figures."""
    for case in cases(settings, relationships, seed):
        follow = partial(_follow_one, case.follow, case.asked, settings)
        yield from case.figures(list(each(follow, range(case.asked.relationships))))


def _follow_one(follow: Follow, asked: Asked, settings: Settings, number: int) -> Any:
    return follow(asked, number, settings)


def cases(settings: Settings, relationships: int, seed: int) -> Iterator[Case]:
    """Return every case there is a figure for: so many where a limit holds, fewer of what only tells how it usually is.

    Of portfolios there are enough to hold as many partners, or several times as many.
    """
    rates = Rates(0.5, 0.5, 0.5, 0.5)  # each case has its own
    alone = Asked(Assumed(), rates, rates, relationships=relationships, seed=seed)
    yield from pass_cases(alone, settings)
    fewer = alone._replace(relationships=max(1, relationships // COSTLY))
    yield from _weak(alone, settings)
    yield from _good(fewer, settings)
    yield from _worse(alone, settings)
    yield from _watched(alone)
    yield from _down(alone, settings)
    yield from _followed(fewer._replace(relationships=max(1, fewer.relationships // COSTLY)), settings)
    yield from above_cases(fewer, settings)
    yield from portfolio_cases(alone)


def _weak(usual: Asked, settings: Settings) -> Iterator[Case]:
    for level in LEVELS:
        asked = usual._replace(
            assumed=Assumed(level, per_month=4), rates=bar_rates(level, settings), good=good_rates(level, settings)
        )
        yield Case(asked, weak_ready, partial(_weak_figures, level))


def _good(usual: Asked, settings: Settings) -> Iterator[Case]:
    for level in LEVELS:
        for pace in (4.0, 1.5, 1.0):
            assumed = Assumed(level, READY_MONTHS, pace, late=0.5)
            asked = usual._replace(assumed=assumed, good=good_rates(level, settings))
            yield Case(asked, good_one, partial(_good_figures, f"{level}→{level + 1}, {pace:g} a month each way"))


def _worse(usual: Asked, settings: Settings) -> Iterator[Case]:
    for level in LEVELS:
        asked = usual._replace(assumed=Assumed(level, GOOD_FOR + BAD_FOR, 4), good=good_rates(level, settings))
        name = f"at level {level}, good for {GOOD_FOR} months, then at 50 % for {BAD_FOR}"
        yield Case(asked, ready_when_worse, partial(shares, "Called ready", name, 0.01))
        yield Case(
            asked,
            ready_when_silent,
            partial(shares, "Called ready", f"at level {level}, good, then no moment for {SILENT_SLOTS} slots", 0.0),
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
        titled = f"{name}, mean of .5, .7, .9"
        yield Case(usual._replace(assumed=assumed), flags_and_questions, partial(_flags_figures, titled, limit))
    slow = steady._replace(per_month=1.0)
    for before, after, assumed, most, least in (
        (0.9, 0.6, steady, 12.0, 0.85), (0.7, 0.4, steady, 14.0, None), (0.9, 0.6, slow, None, None),
    ):  # fmt: skip
        asked = usual._replace(assumed=assumed, falls_from=before, falls_to=after)
        pace = "1 a month" if assumed is slow else "8 a quarter"
        name = f"{pace}, a year at {before:g}, then {after:g}"
        yield Case(asked, falling, partial(_fall_figures, name, most, least))


def _down(usual: Asked, settings: Settings) -> Iterator[Case]:
    for level in (2, 3, 4):
        rate = round(settings.bars[level - 2].promises[0] + 0.10, 2)
        for pace in PACES:
            asked = usual._replace(assumed=Assumed(level, per_month=pace), rates=Rates(rate, rate, 0.0, 0.0))
            name = f"level {level}, constant at {rate:g}, {pace:g} a month each way"
            yield Case(asked, stepped_down, partial(shares, "Called down in five years", name, 0.1))


def _followed(usual: Asked, settings: Settings) -> Iterator[Case]:
    for level, rate in ((2, 0.70), (2, 0.80), (2, 0.95)):
        rates = bar_rates(level, settings)._replace(our_promises=rate, their_promises=rate)
        if rate > 0.9:
            rates = good_rates(level, settings)
        asked = usual._replace(assumed=Assumed(level), rates=rates)
        yield Case(asked, level_changes, partial(_change_figures, f"from level {level}, {rate:.0%} kept, all followed"))


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


def weak_ready(asked: Asked, number: int, settings: Settings) -> tuple[bool, bool]:
    """Follow a good relationship of which one strand, each in turn, is at its bar; return whether it is ever ready.

    First in the test that began with the level, then while every flag is acknowledged as soon as it is seen.
    """
    walk = walk_of(weak_facts(asked, number, settings), asked, settings)
    ready = walk.start.up
    return ready is not None and ready < min(walk.flagged, default=ready + 1), ready is not None


def stepped_down(asked: Asked, number: int, settings: Settings) -> bool:
    """Follow a steady relationship at its level; return whether a step down is ever suggested."""
    return _walk(asked, number, settings).start.down is not None


def level_changes(asked: Asked, number: int, settings: Settings) -> int:
    """Follow a relationship and every suggestion; return the number of level changes."""
    return len(_walk(asked, number, settings).follow())


def _weak_figures(level: int, ready: Sequence[tuple[bool, bool]]) -> list[Figure]:
    name = f"{level}→{level + 1}, one strand at its bar, three good, 4 a month"
    left, acknowledged = zip(*ready, strict=True)
    return [
        *shares("Called ready", name, 0.05, left),
        *shares("Called ready", f"{name}, acknowledged", None, acknowledged),
    ]


def _good_figures(name: str, days: Sequence[int | None]) -> list[Figure]:
    spread = spread_of([None if day is None else day / MONTH for day in days])
    parts = zip(("a quarter", "half", "three quarters"), spread, strict=True)
    return [
        Figure("Months to ready, good", f"{name}: {part}", value, "months", None, len(days)) for part, value in parts
    ]


def _flags_figures(name: str, limit: float | None, counts: Sequence[tuple[float, float]]) -> list[Figure]:
    flags, questions = zip(*counts, strict=True)
    return [
        Figure("False flags of a strand", name, mean(flags), "a year", limit, len(counts)),
        Figure("Questions while nothing changes", name, mean(questions), "a year", None, len(counts)),
    ]


def _fall_figures(name: str, most: float | None, least: float | None, falls: Sequence[Any]) -> list[Figure]:
    median = spread_of([fell.promises for fell in falls]).median
    months = spread_of([None if fell.days is None else fell.days / MONTH for fell in falls]).median
    within = [fell.days is not None and fell.days <= YEAR for fell in falls]
    return [
        Figure("A fall", f"{name}: noticed after", median, "promises", most, len(falls)),
        Figure("A fall", f"{name}: noticed after, in time", months, "months", None, len(falls)),
        *shares("A fall", f"{name}: within a year", least, within, least=True),
    ]


def _change_figures(name: str, counts: Sequence[int]) -> list[Figure]:
    return [Figure("Level changes in five years", name, mean(counts), "changes", None, len(counts))]
