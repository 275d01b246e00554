"""The facts behind the numbers: what there is to say of each, with what it did to the evidence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import ceil, log
from typing import NamedTuple

from trustlog.domain.facts import PartnerFacts
from trustlog.domain.strands import PROMISE_STRANDS, STRANDS, StrandName
from trustlog.trust.model.epochs import Epochs, Learned, epoch_on
from trustlog.trust.model.estimate import Course, course
from trustlog.trust.model.outcomes import JudgedSlot, judged_slots
from trustlog.trust.model.rules import rules_of
from trustlog.trust.reading.values import Explained, ReadingReason, StrandJudgement
from trustlog.trust.settings import Bar, Settings
from trustlog.trust.strands.events import Event
from trustlog.trust.strands.evidence import factor
from trustlog.trust.strands.register import STRAND_RULES, StrandRule

SLOT_STRANDS = tuple(name for name in STRANDS if name not in PROMISE_STRANDS)


class _Context(NamedTuple):
    """What every line of an explanation is made with; days are ordinals, `texts` names promises by number.

    `slots` has those of time and of openness at every level; the bar is that of the level in force.
    """

    facts: PartnerFacts
    as_of: int
    bar: Bar
    settings: Settings
    texts: Mapping[int, str]
    slots: Mapping[StrandName, Sequence[JudgedSlot]]


def explain(
    facts: PartnerFacts,
    as_of: date,
    today: date,
    level: int,
    judgements: Sequence[StrandJudgement],
    learned: Learned,
    settings: Settings,
    texts: Mapping[int, str] | None = None,
) -> tuple[Explained, ...]:
    """Return a line for every event of every strand, newest first; `texts` names the promises that may be named."""
    day = as_of.toordinal()
    slots = dict(zip(SLOT_STRANDS, judged_slots(facts, day, today.toordinal(), settings), strict=True))
    context = _Context(facts, day, settings.bar(level), settings, texts or {}, slots)
    lines = [
        line
        for rule, judgement in zip(STRAND_RULES, judgements, strict=True)
        for line in _strand(rule, judgement, learned.epochs(rule.name), context)
    ]
    return tuple(sorted(lines, key=lambda line: (line.on, line.strand, line.number or 0), reverse=True))


def _strand(rule: StrandRule, judgement: StrandJudgement, epochs: Epochs, context: _Context) -> Iterator[Explained]:
    """Explain one strand: its events, what is expected of a newcomer, what silence and the common level did."""
    weighed, name = judgement.weighed, judgement.name
    steps = {day: (before, after) for day, before, after in weighed.steps} if weighed else {}
    rules = rules_of(context.settings, slots=rule.judged_by == "slots")
    moved_by = course(judgement.outcomes, context.as_of, epochs, rules)
    moved = _moved(rule, judgement, moved_by)
    shared = Counter(event.day for event in judgement.events)
    for event, bar in _events(rule, judgement, context):
        before, after = steps.get(event.day, (None, None))
        reasons = [_happened(rule, event, bar, context)]
        if before is not None and after is not None:
            reasons.append(_effect(rule, event, before, after, shared[event.day] - 1, context))
        by = moved.get(event.number if rule.judged_by == "promises" else event.day) if event.known else None
        if by is not None:
            reasons.append(ReadingReason("estimate_moved", {"by": by}))
        if event.day < judgement.day_zero:
            reasons.append(ReadingReason("before_the_test", {}))
        on = date.fromordinal(event.day)
        yield Explained(on, name, event.number or None, tuple(reasons), before, after, by)
    if moved_by is not None:
        yield from _beside(name, judgement, moved_by, epochs)


def _events(rule: StrandRule, judgement: StrandJudgement, context: _Context) -> Iterator[tuple[Event, Bar]]:
    """Return the events of a strand with the bar they are told by; of slots first those of other levels."""
    if rule.judged_by == "slots":
        tested = {event.day for event in judgement.events}
        yield from ((slot.event, slot.bar) for slot in context.slots[rule.name] if slot.event.day not in tested)
    yield from ((event, context.bar) for event in judgement.events)


def _moved(rule: StrandRule, judgement: StrandJudgement, moved_by: Course | None) -> dict[int, float]:
    """Return what each outcome did to the estimate, by the number of its promise or the last day of its slot."""
    if moved_by is None:
        return {}
    outcomes = zip(judgement.outcomes, moved_by.moved, strict=True)
    return {number if rule.judged_by == "promises" else day: by for (day, _, number), by in outcomes}


def _beside(name: StrandName, judgement: StrandJudgement, moved_by: Course, epochs: Epochs) -> Iterator[Explained]:
    """Return the lines that are no events, behind all of those, as what they started from: none can be opened."""
    first = judgement.outcomes[0][0]
    begun = date.fromordinal(min([first, *(event.day for event in judgement.events)]))
    quiet = ReadingReason("silence", {"by": moved_by.silence})
    yield Explained(begun, name, None, (quiet,), None, None, moved_by.silence, "silence")
    level = ReadingReason("common_level", {"by": moved_by.level}, strand=name)
    yield Explained(begun, name, None, (level,), None, None, moved_by.level, "level")
    expected = {"first": moved_by.start, "learned": epoch_on(epochs, first).day > 0}
    newcomer = ReadingReason("newcomer", expected, strand=name)
    yield Explained(begun, name, None, (newcomer,), None, None, moved_by.start, "newcomer")


def _happened(rule: StrandRule, event: Event, bar: Bar, context: _Context) -> ReadingReason:
    """Return what became of a promise, or what a slot held."""
    if rule.judged_by == "promises":
        text = context.texts.get(event.number)
        params = {"number": event.number, "text": text, "on": event.day, "as_of": context.as_of, "stake": event.stake}
        return ReadingReason("promise_event", {"how": event.how, **params})
    first, last, facts = event.day - bar.slot_days + 1, event.day, context.facts
    slot = {"days": bar.slot_days, "last": last, "as_of": context.as_of}
    if rule.name == "time":
        moments = ((moment.on, moment.number) for moment in facts.moments if moment.counts_as != "scripted")
        return ReadingReason("time_slot", {**slot, "numbers": _within(first, last, moments)})
    missed = event.how == "missed"
    told = ((disclosure.on, disclosure.number) for disclosure in facts.disclosures if disclosure.missed is missed)
    numbers = _within(first, last, told)
    return ReadingReason("openness_slot", {"how": event.how, **slot, "depth": bar.depth, "numbers": numbers})


def _within(first: int, last: int, facts: Iterable[tuple[date, int]]) -> tuple[int, ...]:
    """Return the numbers of a slot's facts."""
    return tuple(number for on, number in facts if first <= on.toordinal() <= last)


def _effect(
    rule: StrandRule, event: Event, before: float, after: float, others: int, context: _Context
) -> ReadingReason:
    """Return what the day did to the evidence, and for a missed promise what makes up for it."""
    step = {"before": before, "after": after, "needed": None, "others": 0, "big_ones": None}
    if rule.judged_by == "slots":
        return ReadingReason("evidence_step", step)
    if event.x > 0 or after >= before:
        return ReadingReason("evidence_step", {**step, "needed": context.settings.needed, "others": others})
    gain = factor(1, context.settings.big, *rule.bar(context.bar))
    return ReadingReason(
        "evidence_step", {**step, "others": others, "big_ones": ceil(log(before / after) / log(gain) - 0.05)}
    )
