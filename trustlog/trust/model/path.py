"""How the estimate stood on each of some days: the line people see, as it was known then, never smoothed afterwards."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from trustlog.domain.facts import PartnerFacts
from trustlog.domain.strands import PROMISE_STRANDS, StrandName
from trustlog.trust.model.estimate import Learned, Prior, estimate
from trustlog.trust.settings import DEFAULTS, STRANDS, Settings
from trustlog.trust.strands.events import Event, gather, slots
from trustlog.trust.strands.level_state import level_state_of


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
    """Return how each of the four strands stood on each of these days, by what had become known by then.

    On every day it is what `read` says as of that day with the same learned parameters, without reading anew.
    """
    if not days:
        return {name: Path((), ()) for name in STRANDS}
    ordered = sorted(day.toordinal() for day in days)
    now = today.toordinal()
    known_from = {p.number: max(p.made_on, p.accepted_on or p.made_on).toordinal() for p in facts.promises}
    strands: dict[str, Path] = {}
    for name, history in zip(PROMISE_STRANDS, gather(facts.promises, ordered[-1], now, settings), strict=True):
        outcomes = [
            _Known(max(event.known, known_from[event.number]), event.day, event.x == 1)
            for event in history.events
            if event.known
        ]
        broken = (max(event.known, 1) for event in history.events if event.how in ("broken", "lapsed"))
        points = tuple(_walk(outcomes, ordered, learned.prior(name), settings))
        strands[name] = Path(points, _within(broken, ordered))
    stretches = list(_stretches(facts, ordered, now, settings))
    for slot_strand in (name for name in STRANDS if name not in PROMISE_STRANDS):
        strands[slot_strand] = _slot_path(slot_strand, stretches, ordered, learned.prior(slot_strand), settings)
    return strands


def _slot_path(
    name: StrandName, stretches: Iterable["_Stretch"], days: Sequence[int], prior: Prior, settings: Settings
) -> Path:
    """Return the path of time or of openness, stretch by stretch."""
    points: list[Point] = []
    missed: set[int] = set()
    for stretch in stretches:
        events = stretch.events[name]
        outcomes = [_Known(event.day, event.day, event.x == 1) for event in events]
        points += _walk(outcomes, stretch.days, prior, settings)
        missed |= {event.day for event in events if event.how == "missed" and event.day <= stretch.days[-1]}
    return Path(tuple(points), _within(missed, days))


def _walk(known: Iterable[_Known], days: Sequence[int], prior: Prior, settings: Settings) -> Iterable[Point]:
    """Estimate on each day from the outcomes known by then."""
    waiting = sorted(known, reverse=True)
    taken: list[tuple[int, bool]] = []
    for day in days:
        while waiting and waiting[-1].since <= day:
            outcome = waiting.pop()
            taken.append((outcome.day, outcome.ok))
        now = estimate(taken, day, prior, settings)
        if now.too_early:
            yield Point(date.fromordinal(day), now.n, None, None, None)
        else:
            yield Point(date.fromordinal(day), now.n, now.mean, now.low, now.high)


class _Stretch(NamedTuple):
    """The days on which one level was in force, and the slots of that level by strand: a new one counts them anew."""

    days: list[int]
    events: Mapping[StrandName, list[Event]]


def _stretches(facts: PartnerFacts, days: Sequence[int], today: int, settings: Settings) -> Iterable[_Stretch]:
    """Return the stretches of these days, in order."""
    days_of: dict[tuple[int, int], list[int]] = {}
    for day in days:
        level_state = level_state_of(facts, day)
        days_of.setdefault((level_state.level, level_state.since), []).append(day)
    for (level, since), stretch in days_of.items():
        time, openness = slots(facts, since, settings.bar(level), stretch[-1], today, settings)
        yield _Stretch(stretch, {"time": time, "openness": openness})


def _within(days: Iterable[int], asked: Sequence[int]) -> tuple[date, ...]:
    """Return those of the days that lie between the first and the last one asked for."""
    return tuple(date.fromordinal(day) for day in sorted(days) if asked[0] <= day <= asked[-1])
