"""How the estimate stood on each of some days: the line people see, as it was known then, never smoothed afterwards."""

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from trustlog.domain.facts import PartnerFacts
from trustlog.domain.strands import PROMISE_STRANDS
from trustlog.trust.model.belief import NEW, Outcome, follow
from trustlog.trust.model.epochs import Epochs, Learned
from trustlog.trust.model.estimate import estimate_of
from trustlog.trust.model.outcomes import promise_outcomes, slot_outcomes
from trustlog.trust.model.rules import Rules, rules_of
from trustlog.trust.settings import DEFAULTS, STRANDS, Settings
from trustlog.trust.strands.events import gather
from trustlog.trust.strands.slots import logged_slots


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


def paths(
    facts: PartnerFacts,
    days: Sequence[date],
    today: date,
    learned: Learned,
    settings: Settings = DEFAULTS,
    *,
    promises_only: bool = False,
) -> Mapping[str, Path]:
    """Return how each of the four strands, or those of promises, stood on each of these days, as it was known then.

    On every day it is what `read` says as of that day, without reading anew.
    """
    if not days:
        return {name: Path((), ()) for name in (PROMISE_STRANDS if promises_only else STRANDS)}
    ordered = sorted(day.toordinal() for day in days)
    now = today.toordinal()
    strands: dict[str, Path] = {}
    both = gather(facts.promises, ordered[-1], now, settings)
    for name, history, ours in zip(PROMISE_STRANDS, both, (True, False), strict=True):
        side = [promise for promise in facts.promises if promise.ours is ours]
        outcomes = promise_outcomes(side, history.events, min(ordered[-1], now - 1))
        broken = (max(event.known, 1) for event in history.events if event.how in ("broken", "lapsed"))
        lapsed = {event.number for event in history.events if event.how == "lapsed"}
        points = _walk(outcomes, ordered, learned.epochs(name), rules_of(settings), settings.too_few, lapsed)
        strands[name] = Path(tuple(points), _within(broken, ordered))
    if promises_only:
        return strands
    slots = logged_slots(facts, ordered[-1], now, settings)
    for slot_strand, judged in zip((name for name in STRANDS if name not in PROMISE_STRANDS), slots, strict=True):
        missed = (slot.day for slot in judged if slot.how == "missed")
        rules = rules_of(settings, slots=True)
        points = _walk(slot_outcomes(judged), ordered, learned.epochs(slot_strand), rules, settings.too_few, ())
        strands[slot_strand] = Path(tuple(points), _within(missed, ordered))
    return strands


def _walk(
    outcomes: Sequence[Outcome], days: Sequence[int], epochs: Epochs, rules: Rules, too_few: int, lapsed: Container[int]
) -> Iterable[Point]:
    """Estimate on each day from the outcomes that were over by then; a promise has lapsed from the day after."""
    waiting, belief = list(reversed(outcomes)), NEW
    for day in days:
        before = list[Outcome]()
        while waiting and waiting[-1][0] < day:
            before.append(waiting.pop())
        belief = follow(before, epochs, rules, belief)
        over = list[Outcome]()
        for outcome in reversed(waiting):
            if outcome[0] > day:
                break
            if outcome[2] not in lapsed:
                over.append(outcome)
        now = estimate_of(follow(over, epochs, rules, belief), day, epochs, rules, too_few)
        if now.too_early:
            yield Point(date.fromordinal(day), now.n, None, None, None)
        else:
            yield Point(date.fromordinal(day), now.n, now.mean, now.low, now.high)


def _within(days: Iterable[int], asked: Sequence[int]) -> tuple[date, ...]:
    """Return those of the days that lie between the first and the last one asked for."""
    return tuple(date.fromordinal(day) for day in sorted(days) if asked[0] <= day <= asked[-1])
