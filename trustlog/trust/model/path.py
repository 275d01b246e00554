"""How the estimate stood on each of some days: the line people see, as it was known then, never smoothed afterwards."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from trustlog.domain.facts import PartnerFacts
from trustlog.trust.model.estimate import Learned, Prior, estimate
from trustlog.trust.settings import DEFAULTS, STRANDS, Settings
from trustlog.trust.strands.events import Event, gather
from trustlog.trust.strands.level_state import stand
from trustlog.trust.strands.slots import slots


class Point(NamedTuple):
    """What was known of a strand on a day: a share from 0 to 1 with its 80 % band, all None while it was too early."""

    on: date
    n: int
    estimate: float | None
    low: float | None
    high: float | None


class Path(NamedTuple):
    """The points of a strand in order of day, and the days on which something was not kept, or found out."""

    points: tuple[Point, ...]
    breaks: tuple[date, ...]


class _Known(NamedTuple):
    """An outcome: from which day it was known, on which it counts, whether it was kept on time."""

    since: int
    day: int
    ok: bool


def paths(
    facts: PartnerFacts, days: Sequence[date], today: date, learned: Learned, settings: Settings = DEFAULTS
) -> Mapping[str, Path]:
    """Walk the four strands over these days, each estimate from what had become known by then.

    On every day it is what `read` says as of that day with the same learned parameters, without reading anew.
    """
    if not days:
        return {name: Path((), ()) for name in STRANDS}
    looked = sorted(day.toordinal() for day in days)
    now = today.toordinal()
    found = {}
    born = {one.number: max(one.made_on, one.accepted_on or one.made_on).toordinal() for one in facts.promises}
    for at, said in enumerate(gather(facts.promises, looked[-1], now, settings)):
        known = [_Known(max(one.known, born[one.number]), one.day, one.x == 1) for one in said.events if one.known]
        broken = (max(one.known, 1) for one in said.events if one.how in ("broken", "lapsed"))
        found[STRANDS[at]] = Path(tuple(_walk(known, looked, learned.prior(at), settings)), _within(broken, looked))
    for at in (2, 3):
        points: list[Point] = []
        missed: set[int] = set()
        for events, stretch in _stretches(facts, looked, now, at, settings):
            points += _walk(
                [_Known(one.day, one.day, one.x == 1) for one in events], stretch, learned.prior(at), settings
            )
            missed |= {one.day for one in events if one.how == "missed" and one.day <= stretch[-1]}
        found[STRANDS[at]] = Path(tuple(points), _within(missed, looked))
    return found


def _walk(known: Iterable[_Known], days: Sequence[int], prior: Prior, settings: Settings) -> Iterable[Point]:
    """Estimate on each day from the outcomes known by then."""
    waiting = sorted(known, reverse=True)
    taken: list[tuple[int, bool]] = []
    for day in days:
        while waiting and waiting[-1].since <= day:
            one = waiting.pop()
            taken.append((one.day, one.ok))
        told = estimate(taken, day, prior, settings)
        if told.too_early:
            yield Point(date.fromordinal(day), told.n, None, None, None)
        else:
            yield Point(date.fromordinal(day), told.n, told.mean, told.low, told.high)


def _stretches(
    facts: PartnerFacts, days: Sequence[int], today: int, at: int, settings: Settings
) -> Iterable[tuple[list[Event], list[int]]]:
    """Give the slots of each level with those of the days on which it was in force: a new level counts them anew."""
    standing: dict[tuple[int, int], list[int]] = {}
    for day in days:
        there = stand(facts, day)
        standing.setdefault((there.level, there.since), []).append(day)
    for (level, since), stretch in standing.items():
        yield slots(facts, since, settings.bar(level), stretch[-1], today, settings)[at - 2], stretch


def _within(days: Iterable[int], looked: Sequence[int]) -> tuple[date, ...]:
    """Give those of the days that lie between the first and the last one looked at."""
    return tuple(date.fromordinal(day) for day in sorted(days) if looked[0] <= day <= looked[-1])
