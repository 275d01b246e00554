"""What the facts say to the forecast: when each promise was made and was over, and which slots held something.

Moves and what was withdrawn never reach the estimate, and a promise only once it is settled or has lapsed.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from trustlog.trust.model.belief import Outcome
from trustlog.trust.strands.events import Event, gather, slots

if TYPE_CHECKING:
    from trustlog.domain.facts import PartnerFacts, PromiseTerms
    from trustlog.trust.settings import Bar, Settings


class Dated(NamedTuple):
    """A promise or a slot: its number (0 for slots), and the days (ordinals) on which it was made and was over.

    `kept` is None while it is open, or where it was taken back.
    """

    number: int
    made: int
    over: int
    kept: bool | None


class JudgedSlot(NamedTuple):
    """A slot that is over, and the bar of the level in force on its last day, by which it was judged."""

    event: Event
    bar: "Bar"


def promise_outcomes(promises: Iterable["PromiseTerms"], events: Iterable[Event], last: int) -> list[Outcome]:
    """Return what is settled of one side, in order: only days up to `last`, which are over.

    It counts on the day it was settled, or its due day if that is later, and on the last day of its grace if nobody
    settled it by then; nothing counts before it was promised.
    """
    made = {
        promise.number: made_on(promise) for promise in promises if made_on(promise) > promise.counts_on.toordinal()
    }
    outcomes = []
    for event in events:
        if event.known:
            over = max(event.known - (event.how == "lapsed"), made.get(event.number, 0))
            if over <= last:
                outcomes.append((over, event.x == 1, event.number))
    return sorted(outcomes)


def made_on(promise: "PromiseTerms") -> int:
    """Return the day (an ordinal) from which on something was promised: what is only offered is not promised yet."""
    if promise.accepted_on is None:
        return 0
    return max(promise.accepted_on, promise.made_on).toordinal()


def dated_promises(
    facts: "PartnerFacts", as_of: int, today: int, settings: "Settings"
) -> tuple[list[Dated], list[Dated]]:
    """Return our promises and theirs as known at the end of a day; of what is over only what was before today."""
    last = min(as_of, today - 1)
    ours, theirs = gather(facts.promises, as_of, today, settings)
    return (
        list(_dated([promise for promise in facts.promises if promise.ours], ours.events, as_of, last)),
        list(_dated([promise for promise in facts.promises if not promise.ours], theirs.events, as_of, last)),
    )


def _dated(promises: Sequence["PromiseTerms"], events: Sequence[Event], as_of: int, last: int) -> Iterator[Dated]:
    found = {number: (over, kept) for over, kept, number in promise_outcomes(promises, events, last)}
    for promise in promises:
        made = made_on(promise)
        if 0 < made <= as_of:
            over, kept = found.get(promise.number, (0, None))
            yield Dated(promise.number, made, over, kept)


def judged_slots(
    facts: "PartnerFacts", as_of: int, today: int, settings: "Settings"
) -> tuple[list[JudgedSlot], list[JudgedSlot]]:
    """Return the slots of time and of openness that are over, each as judged by the level in force on its last day.

    They are counted from the beginning of each level; one in progress at a step is dropped.
    """
    both: tuple[list[JudgedSlot], list[JudgedSlot]] = ([], [])
    levels = _levels(facts, as_of)
    for (level, first), until in zip(levels, [*(first - 1 for _, first in levels[1:]), as_of], strict=True):
        bar = settings.bar(level)
        for found, events in zip(both, slots(facts, first, bar, until, today, settings), strict=True):
            found += [JudgedSlot(event, bar) for event in events]
    return both


def _levels(facts: "PartnerFacts", as_of: int) -> list[tuple[int, int]]:
    """Return each level in force up to a day, and its first day; of the steps of one day the last counts."""
    partner = facts.partner
    first = partner.start_on or partner.level_since
    begun = {first.toordinal(): partner.start_level}
    begun |= {change[0].toordinal(): change[2] for change in facts.level_changes if change[0].toordinal() <= as_of}
    return [(level, day) for day, level in sorted(begun.items())]


def slot_outcomes(judged: Iterable[JudgedSlot]) -> list[Outcome]:
    """Return slots as outcomes, in order."""
    return [(event.day, event.x == 1, 0) for event, _ in judged]


def dated_slots(facts: "PartnerFacts", as_of: int, today: int, settings: "Settings") -> tuple[list[Dated], list[Dated]]:
    """Return every slot of time and of openness that has begun, as if somebody had promised then to fill it.

    One that is in progress, was dropped at a step, or touches a pause has no outcome.
    """
    begun = dict[int, None]()
    levels = _levels(facts, as_of)
    for (level, first), until in zip(levels, [*(first - 1 for _, first in levels[1:]), as_of], strict=True):
        begun |= dict.fromkeys(range(first, until + 1, settings.bar(level).slot_days))
    time, openness = (
        {event.day - bar.slot_days + 1: (event.day, event.x == 1) for event, bar in judged}
        for judged in judged_slots(facts, as_of, today, settings)
    )
    return (
        [Dated(0, first, *time.get(first, (0, None))) for first in begun],
        [Dated(0, first, *openness.get(first, (0, None))) for first in begun],
    )


def outcomes_of(
    facts: "PartnerFacts", events: Sequence[Sequence[Event]], as_of: int, today: int, settings: "Settings"
) -> tuple[list[Outcome], ...]:
    """Return the outcomes of each strand in their order; `events` has those of our promises and theirs."""
    last = min(as_of, today - 1)
    sides = ([promise for promise in facts.promises if promise.ours is ours] for ours in (True, False))
    promises = (promise_outcomes(side, those, last) for side, those in zip(sides, events, strict=True))
    return (*promises, *map(slot_outcomes, judged_slots(facts, as_of, today, settings)))
