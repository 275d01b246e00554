"""Counting the facts of a strand: every one since it is logged, and those of the last weeks. Days are ordinals."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trustlog.domain.facts.promise import counts_at
from trustlog.trust.counted.values import (
    PERIODS,
    CountedFacts,
    Met,
    MomentCount,
    OpennessCount,
    Paused,
    PromiseCount,
    SlotCount,
    Told,
)

if TYPE_CHECKING:
    from trustlog.domain.facts import DisclosureScan, PartnerFacts, Pause, PromiseTerms
    from trustlog.trust.settings import Bar
    from trustlog.trust.strands.events import Event

_DEEPEST = 4


def first_days(as_of: int, logged_from: int) -> tuple[int, ...]:
    """Return the first day of all that is logged and of each of `PERIODS`, none before the first that is logged."""
    return (logged_from, *(max(logged_from, as_of - days + 1) for days in PERIODS))


class Gathered(NamedTuple):
    """What the facts say of each strand: its events, those of time and openness cut from the first day logged."""

    ours: Sequence["Event"]
    theirs: Sequence["Event"]
    time: Sequence["Event"]
    openness: Sequence["Event"]


class JudgedBy(NamedTuple):
    """The different bars by which the slots of time and of openness were judged, oldest first."""

    time: Sequence["Bar"]
    openness: Sequence["Bar"]


def count_facts(
    facts: "PartnerFacts", gathered: Gathered, as_of: int, last_over: int, logged_from: int, judged_by: JudgedBy
) -> CountedFacts:
    """Return what is counted of a relationship as of a day; `last_over` is the last day that is over."""
    first = first_days(as_of, logged_from)
    ours = [promise for promise in facts.promises if promise.ours]
    theirs = [promise for promise in facts.promises if not promise.ours]
    return CountedFacts(
        our_promises=count_promises(gathered.ours, ours, as_of, last_over, first),
        their_promises=count_promises(gathered.theirs, theirs, as_of, last_over, first),
        kept_early=(_kept_early(ours, as_of, last_over), _kept_early(theirs, as_of, last_over)),
        time=count_slots(gathered.time, first),
        openness=count_openness(gathered.openness, facts.disclosures, as_of, first),
        unsettled=(count_unsettled(gathered.ours), count_unsettled(gathered.theirs)),
        time_slot_days=tuple(dict.fromkeys(bar.time_days for bar in judged_by.time)),
        openness_slot_days=tuple(dict.fromkeys(bar.openness_days for bar in judged_by.openness)),
        depths=tuple(dict.fromkeys(bar.depth for bar in judged_by.openness)),
        logged_from=logged_from,
        paused=pauses_since(facts.pauses, logged_from, as_of),
    )


def pauses_since(pauses: Sequence["Pause"], logged_from: int, as_of: int) -> tuple[Paused, ...]:
    """Return the pauses that began by a day and ended since the first day logged, in order; both are ordinals."""
    if not pauses:
        return ()
    from trustlog.domain.facts.pause import each_year

    spans = (
        Paused(first.toordinal(), last.toordinal(), pause.entered_late)
        for pause in pauses
        for first, last in each_year(pause, date.fromordinal(as_of))
    )
    return tuple(sorted(span for span in spans if span.last >= logged_from))


def count_promises(
    events: Iterable["Event"], promises: Iterable["PromiseTerms"], as_of: int, last_over: int, first: Sequence[int]
) -> tuple[PromiseCount, ...]:
    """Return how the promises of one side came out, over each of the periods that begin on the days of `first`.

    `events` are those of the strand, which say what is settled and how; `last_over` is the last day that is over.
    """
    settled = [event for event in events if event.known]
    moved: list[int] = []
    withdrawn: list[int] = []
    still_open, day = 0, date.fromordinal(as_of)
    for promise in promises:
        accepted = promise.accepted_on
        if accepted is None or max(accepted, promise.made_on).toordinal() > as_of:
            continue
        moves = [move.on.toordinal() for move in promise.moves if move.on >= accepted and move.on.toordinal() <= as_of]
        if moves:
            moved.append(max(moves))
        closed_on = promise.closed_on
        if promise.closed_as is None or closed_on is None or closed_on.toordinal() > as_of:
            still_open += counts_at(promise, day).toordinal() > last_over
        elif promise.closed_as == "withdrawn":
            withdrawn.append(closed_on.toordinal())
    counts = zip(
        _since(first, [event.day for event in settled]),
        _since(first, [event.day for event in settled if event.x == 1]),
        _since(first, [event.day for event in settled if event.how == "late"]),
        _since(first, moved),
        _since(first, withdrawn),
        strict=True,
    )
    unsatisfied = _since(first, [event.day for event in settled if event.how == "unsatisfied"])
    return tuple(PromiseCount(*each, still_open, number) for each, number in zip(counts, unsatisfied, strict=True))


def _since(first: Sequence[int], days: Iterable[int]) -> list[int]:
    """Return, for each of the days of `first`, how many days are not before it."""
    ordered = sorted(days)
    return [len(ordered) - bisect_left(ordered, begin) for begin in first]


def _kept_early(promises: Iterable["PromiseTerms"], as_of: int, last_over: int) -> tuple[int, ...]:
    """Return the days, in order, on which those will count that are kept already and whose day is not over."""
    day = date.fromordinal(as_of)
    days = [
        counts_at(promise, day).toordinal()
        for promise in promises
        if promise.closed_as == "kept" and promise.closed_on is not None and promise.closed_on <= day
    ]
    return tuple(sorted(day for day in days if day > last_over))


def count_unsettled(events: Iterable["Event"]) -> int:
    """Return how many promises are over without anybody having said how they came out, and have not lapsed yet."""
    return sum(event.how == "waiting" for event in events)


def count_slots(slots: Iterable["Event"], first: Sequence[int]) -> tuple[SlotCount, ...]:
    """Return how many slots were over, and how many held what was looked for, over each period that begins then."""
    over = [(event.day, event.x == 1) for event in slots if event.known]
    counts = zip(
        _since(first, [day for day, _ in over]), _since(first, [day for day, held in over if held]), strict=True
    )
    return tuple(SlotCount(*pair) for pair in counts)


def count_openness(
    slots: Iterable["Event"], disclosures: Iterable["DisclosureScan"], as_of: int, first: Sequence[int]
) -> tuple[OpennessCount, ...]:
    """Return the slots of openness, and what each side told, over each period that begins on the days of `first`."""
    disclosed = [
        (disclosure.on.toordinal(), disclosure.ours, disclosure.depth)
        for disclosure in disclosures
        if not disclosure.missed and disclosure.depth is not None and disclosure.on.toordinal() <= as_of
    ]
    counts = []
    for begin, slot_count in zip(first, count_slots(slots, first), strict=True):
        ours, theirs = (
            [Told(on, depth) for on, by_us, depth in disclosed if by_us is side and on >= begin]
            for side in (True, False)
        )
        counts.append(OpennessCount(*slot_count, _last(ours), _last(theirs), _by_depth(ours), _by_depth(theirs)))
    return tuple(counts)


def _last(disclosures: Sequence[Told]) -> Told | None:
    """Return the last thing told; of one day the deepest."""
    return max(disclosures, default=None)


def _by_depth(disclosures: Iterable[Told]) -> tuple[int, ...]:
    depths = [disclosure.depth for disclosure in disclosures]
    return tuple(depths.count(depth) for depth in range(1, _DEEPEST + 1))


def count_moments(moments: Iterable[Met], as_of: int, logged_from: int) -> tuple[MomentCount, ...]:
    """Return the moments by kind and the last of them, since the first day logged and over each of `PERIODS`."""
    met = [moment for moment in moments if moment.on <= as_of]
    return tuple(
        _moment_count([moment for moment in met if moment.on >= begin]) for begin in first_days(as_of, logged_from)
    )


def _moment_count(moments: Sequence[Met]) -> MomentCount:
    kinds = Counter(moment.kind for moment in moments)
    by_kind = sorted(kinds.items(), key=lambda count: (-count[1], count[0]))
    return MomentCount(tuple(by_kind), max(moments, key=lambda moment: moment.on, default=None))
