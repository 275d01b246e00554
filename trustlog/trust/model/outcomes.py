"""What the facts say to the forecast: when each promise was made and was over, and which slots held something.

Moves and what was withdrawn never reach the estimate, and a promise only once it is settled or has lapsed.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from trustlog.trust.model.belief import Outcome
from trustlog.trust.strands.events import Event, History, gather
from trustlog.trust.strands.slots import SlotStrand, held_stretches

if TYPE_CHECKING:
    from trustlog.domain.facts import PartnerFacts, PromiseTerms
    from trustlog.trust.model.calendar import Span
    from trustlog.trust.settings import Settings


class Dated(NamedTuple):
    """A promise: its number, and the days (ordinals) on which it was made and was over.

    `kept` is None while it is open, or where it was taken back.
    """

    number: int
    made: int
    over: int
    kept: bool | None


def promise_outcomes(promises: Iterable["PromiseTerms"], events: Iterable[Event], last: int) -> list[Outcome]:
    """Return what is settled of one side, in order: only days up to `last`, which are over.

    It counts on the day it was settled, or its due day if that is later, and on the last day of its grace if nobody
    settled it by then; nothing counts before it was promised.
    """
    made = {
        promise.number: made_on(promise)
        for promise in promises
        if promise.accepted_on is not None
        and (promise.accepted_on > promise.counts_on or promise.made_on > promise.counts_on)
    }
    outcomes = []
    for _, x, _, _, number, how, known, _ in events:
        if known:
            over = known - (how == "lapsed")
            if number in made:
                over = max(over, made[number])
            if over <= last:
                outcomes.append((over, x == 1, number))
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
    ours, theirs = _both_sides(facts, as_of, today, settings)
    return list(map(Dated._make, ours)), list(map(Dated._make, theirs))


def promise_spans(
    facts: "PartnerFacts", as_of: int, today: int, settings: "Settings"
) -> "tuple[list[Span], list[Span]]":
    """Return the same without the numbers."""
    ours, theirs = _both_sides(facts, as_of, today, settings)
    return [(made, over, kept) for _, made, over, kept in ours], [(made, over, kept) for _, made, over, kept in theirs]


_Numbered = tuple[int, int, int, bool | None]
"""A `Dated` as a plain tuple."""


def _both_sides(
    facts: "PartnerFacts", as_of: int, today: int, settings: "Settings"
) -> tuple[Iterator[_Numbered], Iterator[_Numbered]]:
    last = min(as_of, today - 1)
    ours, theirs = gather(facts.promises, as_of, today, settings)
    return (
        _dated([promise for promise in facts.promises if promise.ours], ours.events, as_of, last),
        _dated([promise for promise in facts.promises if not promise.ours], theirs.events, as_of, last),
    )


def _dated(promises: Sequence["PromiseTerms"], events: Sequence[Event], as_of: int, last: int) -> Iterator[_Numbered]:
    outcome_by_number = {number: (over, kept) for over, kept, number in promise_outcomes(promises, events, last)}
    for promise in promises:
        made = made_on(promise)
        if 0 < made <= as_of:
            over, kept = outcome_by_number.get(promise.number, (0, None))
            yield promise.number, made, over, kept


def slot_outcomes(slots: Iterable[Event]) -> list[Outcome]:
    """Return slots as outcomes, in order."""
    return [(event.day, event.x == 1, 0) for event in slots]


def slot_spans(facts: "PartnerFacts", strand: SlotStrand, as_of: int, today: int, settings: "Settings") -> "list[Span]":
    """Return every slot of a strand that has begun, as if somebody had promised then to fill it.

    One that is in progress, or was dropped at a step, has no outcome.
    """
    dated: list[Span] = []
    stretches = list(held_stretches(facts, strand, as_of, today, settings))
    for stretch in stretches:
        spans, held = stretch.spans, stretch.held
        dated += [(first, last, place in held) for place, (first, last) in enumerate(spans)]
        following = spans[-1][1] + 1 if spans else stretch.first
        if following <= (as_of if stretch is stretches[-1] else stretch.last):
            dated.append((following, 0, None))
    return dated


def outcomes_of(facts: "PartnerFacts", histories: Sequence[History], last: int) -> tuple[list[Outcome], ...]:
    """Return the outcomes of each strand in their order, up to `last`, the last day that is over."""
    ours, theirs, *slots = histories
    our_side = [promise for promise in facts.promises if promise.ours]
    their_side = [promise for promise in facts.promises if not promise.ours]
    return (
        promise_outcomes(our_side, ours.events, last),
        promise_outcomes(their_side, theirs.events, last),
        *(slot_outcomes(history.events) for history in slots),
    )
