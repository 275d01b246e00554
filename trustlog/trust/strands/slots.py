"""Slots of time and openness: so many days that are not paused, each judged once it is over.

They are cut twice. Evidence cuts them from the day on which its test began, by the bar it tests; what is told beside it
(the estimate, the counts, what the ledger teaches) cuts them from the day from which the partner is logged, each by the
bar of the level in force.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from trustlog.trust.strands.events import Event
from trustlog.trust.strands.level_state import firm_levels

if TYPE_CHECKING:
    from trustlog.domain.facts import DisclosureScan, PartnerFacts
    from trustlog.trust.settings import Bar, Settings

Span = tuple[int, int]
"""The first and the last day of something, as ordinals."""
SlotStrand = Literal["time", "openness"]
SLOT_STRANDS: tuple[SlotStrand, ...] = ("time", "openness")


class Slots(NamedTuple):
    """The slots that are over, as events on their last days, in order."""

    time: list[Event]
    openness: list[Event]


class Stretch(NamedTuple):
    """The slots judged by one bar, which were cut from one day to another (ordinals)."""

    bar: "Bar"
    slots: Slots
    first: int
    last: int


class HeldStretch(NamedTuple):
    """The slots of one strand that were cut from one day to another (ordinals), and the places of those that held."""

    spans: list[Span]
    held: set[int]
    first: int
    last: int


def paused_spans(facts: "PartnerFacts", until: int) -> list[Span]:
    """Return the days that shall not count, up to a day, as spans that do not touch each other."""
    if not facts.pauses:
        return []
    from trustlog.domain.facts.pause import spans

    merged: list[Span] = []
    for from_on, to_on in spans(facts.pauses, date.fromordinal(until)):
        first, last = from_on.toordinal(), to_on.toordinal()
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = merged[-1][0], max(merged[-1][1], last)
        else:
            merged.append((first, last))
    return merged


def cut(since: int, size: int, paused: Sequence[Span], until: int) -> list[Span]:
    """Return the slots from a day on that end up to another: `size` days each that are not paused, without a gap."""
    if not paused:
        return [(first, first + size - 1) for first in range(since, until - size + 2, size)]
    spans: list[Span] = []
    first, at = since, 0
    while first <= until:
        last, left = first - 1, size
        while left:
            while at < len(paused) and paused[at][1] <= last:
                at += 1
            if at == len(paused) or paused[at][0] - last - 1 >= left:
                last, left = last + left, 0
            else:
                left -= max(0, paused[at][0] - last - 1)
                last = paused[at][1]
        if last > until:
            break
        spans.append((first, last))
        first = last + 1
    return spans


def slots_from(
    facts: "PartnerFacts", zeros: tuple[int, int], bar: "Bar", as_of: int, today: int, settings: "Settings"
) -> Slots:
    """Return the slots of one bar: of time from the first day of `zeros` on, of openness from the second; ordinals."""
    over = min(as_of, today - 1)
    paused = paused_spans(facts, over)
    time = cut(zeros[0], bar.time_days, paused, over)
    openness = cut(zeros[1], bar.openness_days, paused, over)
    return Slots(_time(facts, time), _openness(facts.disclosures, openness, bar, settings))


def logged_slots(facts: "PartnerFacts", as_of: int, today: int, settings: "Settings") -> Slots:
    """Return the slots since the partner is logged, each by the bar of the level in force; one at a step is dropped."""
    return _joined(judged_stretches(facts, as_of, today, settings))


def _joined(stretches: Iterable[Stretch]) -> Slots:
    joined = Slots([], [])
    for stretch in stretches:
        joined.time.extend(stretch.slots.time)
        joined.openness.extend(stretch.slots.openness)
    return joined


def logged_and_tested(
    facts: "PartnerFacts", zeros: tuple[int, int], bar: "Bar", as_of: int, today: int, settings: "Settings"
) -> tuple[Slots, Slots]:
    """Return the slots since the partner is logged, and those of evidence: `slots_from` the days of `zeros`."""
    stretches = list(judged_stretches(facts, as_of, today, settings))
    last = stretches[-1]
    if zeros == (last.first, last.first) and bar == last.bar:
        return _joined(stretches), last.slots  # cut alike: as a rule, the test began when the last stretch did
    return _joined(stretches), slots_from(facts, zeros, bar, as_of, today, settings)


def judged_stretches(facts: "PartnerFacts", as_of: int, today: int, settings: "Settings") -> "Iterator[Stretch]":
    """Yield the slots since the partner is logged stretch by stretch, each with the bar by which it was judged."""
    over = min(as_of, today - 1)
    paused = paused_spans(facts, over)
    for bar, first, last in _judging(facts, over, settings):
        time, openness = (cut(first, size, paused, last) for size in (bar.time_days, bar.openness_days))
        slots = Slots(_time(facts, time), _openness(facts.disclosures, openness, bar, settings))
        yield Stretch(bar, slots, first, last)


def held_stretches(
    facts: "PartnerFacts", strand: SlotStrand, as_of: int, today: int, settings: "Settings"
) -> "Iterator[HeldStretch]":
    """Yield the slots of one strand as `judged_stretches` does, but no events: there may be a million of them."""
    over = min(as_of, today - 1)
    paused = paused_spans(facts, over)
    for bar, first, last in _judging(facts, over, settings):
        spans = cut(first, bar.time_days if strand == "time" else bar.openness_days, paused, last)
        if strand == "time":
            held = _met(facts, spans)
        else:
            told, hidden = _told(facts.disclosures, spans, bar, settings)
            held = told - hidden
        yield HeldStretch(spans, held, first, last)


def _judging(facts: "PartnerFacts", over: int, settings: "Settings") -> "Iterator[tuple[Bar, int, int]]":
    """Yield each bar by which slots are judged, with the first and the last day of its slots, since logged."""
    for level, first, last in _stretches(facts, over):
        yield settings.bar_judging(level, facts.partner.target), first, last


def _stretches(facts: "PartnerFacts", over: int) -> Iterator[tuple[int, int, int]]:
    """Yield each level by which slots are judged, with the first and the last day of its slots, since logged.

    The day of a step is in neither: what is in progress then is dropped, and the next slot begins the day after.
    """
    first = facts.partner.logged_from.toordinal()
    levels = list(firm_levels(facts, over))
    level = [at for on, at in levels if on < first][-1]
    for on, to in levels:
        if on >= first:
            yield level, first, on - 1
            first, level = on + 1, to
    yield level, first, over


def bars_judging(
    facts: "PartnerFacts", slots: Sequence[Event], over: int, present: "Bar", settings: "Settings"
) -> "tuple[Bar, ...]":
    """Return the different bars by which slots since the partner is logged were judged, oldest first.

    `over` is the last day that is over (an ordinal). Where no slot is, it is the `present` bar.
    """
    if not slots or not facts.level_changes:
        return (present,)
    days = [slot.day for slot in slots]
    levels = (
        level for level, first, last in _stretches(facts, over) if bisect_left(days, first) < bisect_right(days, last)
    )
    return tuple(dict.fromkeys(settings.bar_judging(level, facts.partner.target) for level in levels))


def _time(facts: "PartnerFacts", spans: Sequence[Span]) -> list[Event]:
    """Return each slot with whether it holds a joint or an unscripted moment."""
    met = _met(facts, spans)
    return [_event(span, place in met) for place, span in enumerate(spans)]


def _met(facts: "PartnerFacts", spans: Sequence[Span]) -> set[int]:
    """Return the places of the slots that hold a joint or an unscripted moment."""
    return _places(spans, [moment.on.toordinal() for moment in facts.moments if moment.counts_as != "scripted"])


def _openness(
    disclosures: Iterable["DisclosureScan"], spans: Sequence[Span], bar: "Bar", settings: "Settings"
) -> list[Event]:
    """Return each slot with whether one side went deep and the other answered, and nothing was hidden."""
    held, hidden = _told(disclosures, spans, bar, settings)
    return [
        Event(span[1], 0.0, 1.0, "", 0, "missed", span[1], span[0]) if place in hidden else _event(span, place in held)
        for place, span in enumerate(spans)
    ]


def _told(
    disclosures: Iterable["DisclosureScan"], spans: Sequence[Span], bar: "Bar", settings: "Settings"
) -> tuple[set[int], set[int]]:
    """Return in which slots one side went deep and the other answered, and in which something was hidden."""
    hidden: set[int] = set()
    deep: tuple[set[int], set[int]] = (set(), set())
    answered: tuple[set[int], set[int]] = (set(), set())
    if not spans:
        return hidden, hidden
    lasts = [last for _, last in spans]
    for _, on, ours, depth, missed, _ in disclosures:
        day = on.toordinal()
        place = bisect_left(lasts, day)
        if day < spans[0][0] or place == len(spans):
            continue
        if missed:
            hidden.add(place)
        elif depth is not None:
            if depth >= bar.depth:
                deep[ours].add(place)
            if depth >= settings.other_side_depth:
                answered[ours].add(place)
    return (deep[0] & answered[1]) | (deep[1] & answered[0]), hidden


def _places(spans: Sequence[Span], days: Iterable[int]) -> set[int]:
    """Return the places of the slots on one of whose days something was."""
    if not spans:
        return set()
    lasts = [last for _, last in spans]
    return {bisect_left(lasts, day) for day in days if day >= spans[0][0]}


def _event(span: Span, held: bool) -> Event:
    return Event(span[1], 1.0 if held else 0.0, 1.0, "", 0, "held" if held else "nothing", span[1], span[0])
