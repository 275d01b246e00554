"""A ledger's own promises as a history to forecast; what counts as kept on time is what the reading says."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from trustlog.domain.calendar.instants import end_of
from trustlog.domain.facts import PartnerFacts, PromiseTerms
from trustlog.domain.facts.promise import counts_at
from trustlog.trust.backtest.walk import Promised
from trustlog.trust.settings import Settings
from trustlog.trust.strands.events import Event, gather

_TAKEN_BACK = ("moved", "withdrawn")  # events of their own, which say nothing of whether it was kept


Numbered = list[tuple[int, Promised]]


class Side(NamedTuple):
    """The promises of one direction in order of making, and their numbers beside them."""

    numbers: list[int]
    promised: list[Promised]


def histories(portfolio: Iterable[PartnerFacts], as_of: int, today: int, settings: Settings) -> tuple[Side, Side]:
    """Return our promises and theirs, of all partners, as known at the end of a day (an ordinal)."""
    ours: Numbered = []
    theirs: Numbered = []
    for facts in portfolio:
        our_side, their_side = sides_of(facts, as_of, today, settings)
        ours += our_side
        theirs += their_side
    return _in_order(ours), _in_order(theirs)


def sides_of(facts: PartnerFacts, as_of: int, today: int, settings: Settings) -> tuple[Numbered, Numbered]:
    """Return one partner's promises, ours and theirs, each with its number, as known at the end of a day."""
    ours, theirs = gather(facts.promises, as_of, today, settings)
    return (
        list(_side((promise for promise in facts.promises if promise.ours), ours.events, as_of)),
        list(_side((promise for promise in facts.promises if not promise.ours), theirs.events, as_of)),
    )


def _side(promises: Iterable[PromiseTerms], events: Iterable[Event], as_of: int) -> Iterator[tuple[int, Promised]]:
    outcomes = {event.number: event for event in events if event.how not in _TAKEN_BACK}
    for promise in promises:
        accepted = promise.accepted_on
        if accepted is None:
            continue
        made = max(accepted, promise.made_on)  # what is only offered is not promised yet
        if made.toordinal() > as_of:
            continue
        due = counts = end_of(counts_at(promise, made))  # as agreed then: a forecast may know of no later move
        kept = None
        event = outcomes.get(promise.number)
        if event is not None:
            counts, kept = end_of(date.fromordinal(event.day)), event.x == 1
        # When the due day is over it is known whether it was kept on time; no grace, which only misses are given.
        yield promise.number, Promised(promise.partner_id, end_of(made), due, counts, counts, kept)


def _in_order(numbered: Numbered) -> Side:
    numbered.sort(key=lambda pair: (pair[1].made, pair[1].due, pair[0]))
    return Side([number for number, _ in numbered], [promised for _, promised in numbered])
