"""How the estimate stood on each of some days: the line people see, as it was known then, never smoothed afterwards."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from trustlog.domain.facts import PartnerFacts
from trustlog.domain.strands import PROMISE_STRANDS, StrandName
from trustlog.trust.model.estimate import Learned, Prior, estimate
from trustlog.trust.settings import DEFAULTS, STRANDS, Settings
from trustlog.trust.strands.events import Event, gather
from trustlog.trust.strands.slots import Slots, logged_slots


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
    slots = logged_slots(facts, ordered[-1], now, settings)
    for slot_strand, events in _of_slots(slots):
        strands[slot_strand] = _slot_path(events, ordered, learned.prior(slot_strand), settings)
    return strands


def _of_slots(slots: Slots) -> tuple[tuple[StrandName, list[Event]], ...]:
    return ("time", slots.time), ("openness", slots.openness)


def _slot_path(events: Sequence[Event], days: Sequence[int], prior: Prior, settings: Settings) -> Path:
    """Return the path of time or of openness."""
    outcomes = [_Known(event.day, event.day, event.x == 1) for event in events]
    missed = (event.day for event in events if event.how == "missed")
    return Path(tuple(_walk(outcomes, days, prior, settings)), _within(missed, days))


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


def _within(days: Iterable[int], asked: Sequence[int]) -> tuple[date, ...]:
    """Return those of the days that lie between the first and the last one asked for."""
    return tuple(date.fromordinal(day) for day in sorted(days) if asked[0] <= day <= asked[-1])
