"""The facts behind the numbers: what there is to say of each, with what it did to the evidence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import ceil, log
from typing import NamedTuple

from trustlog.domain.facts import PartnerFacts
from trustlog.domain.strands import StrandName
from trustlog.trust.counted.counting import pauses_since
from trustlog.trust.model.epochs import Epochs, Learned, epoch_on
from trustlog.trust.model.estimate import Course, borrowed, course
from trustlog.trust.model.rules import rules_of
from trustlog.trust.reading.values import Explained, ReadingReason, StrandJudgement
from trustlog.trust.settings import Bar, Settings
from trustlog.trust.strands.events import Event
from trustlog.trust.strands.evidence import WEEK, Evidence, bets
from trustlog.trust.strands.register import STRAND_RULES, StrandRule
from trustlog.trust.strands.slots import judged_stretches

_NO_ESTIMATE = ReadingReason("no_estimate", {})


class _Context(NamedTuple):
    """What every line of an explanation is made with; `as_of` is an ordinal, `texts` names facts by number.

    `depths` has how deep one side had to go in a slot of openness by the level in force, by the slot's last day.
    """

    facts: PartnerFacts
    as_of: int
    bar: Bar
    settings: Settings
    texts: Mapping[int, str]
    depths: Mapping[int, int]


def explain(
    facts: PartnerFacts,
    as_of: date,
    level: int,
    judgements: Sequence[StrandJudgement],
    learned: Learned,
    settings: Settings,
    texts: Mapping[int, str] | None = None,
) -> tuple[Explained, ...]:
    """Return a line for every event of every strand, newest first; `texts` names the facts that may be named."""
    day = as_of.toordinal()
    judged = judged_stretches(facts, day, day + 1, settings)
    depths = {event.day: stretch.bar.depth for stretch in judged for event in stretch.slots.openness}
    context = _Context(facts, day, settings.bar(level), settings, texts or {}, depths)
    lines = [
        line
        for rule, judgement in zip(STRAND_RULES, judgements, strict=True)
        for line in _strand(rule, judgement, learned.epochs(rule.name), context)
    ]
    return tuple(sorted(lines, key=lambda line: (line.on, line.strand, line.number or 0), reverse=True))


def _strand(rule: StrandRule, judgement: StrandJudgement, epochs: Epochs, context: _Context) -> Iterator[Explained]:
    """Explain one strand: its events, what is expected of a newcomer, what silence and the common level did."""
    weighed, name, slotted = judgement.weighed, judgement.name, rule.judged_by == "slots"
    weeks = {} if slotted else _weeks(judgement, weighed)
    steps = _steps(rule, judgement, weighed) if weighed else {}
    moved_by = course(judgement.outcomes, context.as_of, epochs, rules_of(context.settings, slots=slotted))
    moved = _moved(judgement, moved_by, slotted=slotted)
    shows_estimate = judgement.strand.n >= context.settings.too_few
    # A slot that the level of then judged otherwise than the bar tested now does is told twice, once by each.
    tested = {(event.began, event.day, event.x) for event in judgement.tested}
    logged = {(event.began, event.day, event.x) for event in judgement.events}
    slots = [event for event in judgement.tested if (event.began, event.day, event.x) not in logged]
    for place, event in enumerate((*judgement.events, *slots)):
        is_logged = place < len(judgement.events)
        before, after = None, None
        if event.day >= judgement.day_zero and (not slotted or (event.began, event.day, event.x) in tested):
            before, after = steps.get(event.day if slotted else week_of(event.day), (None, None))
        reasons = [_happened(rule, event, context, is_logged=is_logged)]
        if before is not None and after is not None and week_of(event.day) not in weeks:
            reasons.append(_effect(rule, event.x, before, after, context))
        by = moved.get(event.day if slotted else event.number) if event.known and is_logged else None
        if by is not None and shows_estimate:
            reasons.append(ReadingReason("estimate_moved", {"by": by}))
        on = date.fromordinal(event.day)
        days = event.day - event.began + 1 if event.began else 0
        is_before, number = event.day < judgement.day_zero, event.number or None
        yield Explained(on, name, number, tuple(reasons), before, after, by, days=days, before_test=is_before)
    for sunday, events in weeks.items():
        before, after = steps[sunday]
        on = date.fromordinal(min(sunday, context.as_of))
        effect = _effect(rule, min(event.x for event in events), before, after, context)
        yield Explained(on, name, None, (_week(sunday, events, context), effect), before, after, kind="week")
    if slotted:
        yield from _pauses(name, context)
    if moved_by is not None:
        share = borrowed(judgement.outcomes, context.as_of, epochs, rules_of(context.settings, slots=slotted))
        lines = _beside(name, judgement, moved_by, epochs, share)
        yield from lines if shows_estimate else (line._replace(reasons=(_NO_ESTIMATE,)) for line in lines)


def _pauses(name: StrandName, context: _Context) -> Iterator[Explained]:
    """Return a line for every pause since the partner is logged, on its first day."""
    logged_from = context.facts.partner.logged_from.toordinal()
    for paused in pauses_since(context.facts.pauses, logged_from, context.as_of):
        reason = ReadingReason("paused", {**paused._asdict(), "as_of": context.as_of})
        yield Explained(date.fromordinal(paused.first), name, None, (reason,), None, None, kind="pause")


def _moved(judgement: StrandJudgement, moved_by: Course | None, *, slotted: bool) -> dict[int, float]:
    """Return what each outcome did to the estimate, by the number of its promise or the last day of its slot."""
    if moved_by is None:
        return {}
    outcomes = zip(judgement.outcomes, moved_by.moved, strict=True)
    return {day if slotted else number: by for (day, _, number), by in outcomes}


def _beside(
    name: StrandName, judgement: StrandJudgement, moved_by: Course, epochs: Epochs, share: float
) -> Iterator[Explained]:
    """Return the lines that are no events, behind all of those, as what they started from: none can be opened.

    A `share` of the estimate still rests on what was expected of somebody new.
    """
    first = judgement.outcomes[0][0]
    begun = date.fromordinal(min([first, *(event.day for event in judgement.events)]))
    quiet = ReadingReason("silence", {"by": moved_by.silence})
    yield Explained(begun, name, None, (quiet,), None, None, moved_by.silence, "silence")
    level = ReadingReason("common_level", {"by": moved_by.level}, strand=name)
    yield Explained(begun, name, None, (level,), None, None, moved_by.level, "level")
    expected = {"first": moved_by.start, "learned": epoch_on(epochs, first).day > 0}
    newcomer = ReadingReason("newcomer", expected, strand=name)
    rests = {"share": share, "learned": epochs[-1].day > 0, "n": judgement.strand.n}
    reasons = (newcomer, ReadingReason("borrowed", rests))
    yield Explained(begun, name, None, reasons, None, None, moved_by.start, "newcomer")


def week_of(day: int) -> int:
    """Return the Sunday (an ordinal) of the week of a day."""
    return day + (-day) % WEEK


def _weeks(judgement: StrandJudgement, weighed: Evidence | None) -> dict[int, list[Event]]:
    """Return the events of each week that holds several promises which evidence takes together, by its Sunday."""
    weeks: dict[int, list[Event]] = {}
    for event in judgement.events if weighed else ():
        if event.day >= judgement.day_zero:
            weeks.setdefault(week_of(event.day), []).append(event)
    return {sunday: events for sunday, events in weeks.items() if len(events) > 1}


def _week(sunday: int, events: Sequence[Event], context: _Context) -> ReadingReason:
    """Return how the promises of a week came out, as evidence takes them."""
    outcomes = Counter(event.how for event in events)
    return ReadingReason("promise_week", {"last": sunday, "as_of": context.as_of, "outcomes": tuple(outcomes.items())})


def _steps(rule: StrandRule, judgement: StrandJudgement, weighed: Evidence) -> dict[int, tuple[float, float]]:
    """Return the evidence before and after each slot, by its last day, or each week that holds promises, by its Sunday.

    What is kept counts in full only once all ways to cut weeks have gone by; where nothing falls into the week after,
    these days belong to the week before it.
    """
    if rule.judged_by == "slots":
        return {event.day: (weighed.at(event.day - 1), weighed.at(event.day)) for event in judgement.tested}
    weeks = sorted({week_of(event.day) for event in judgement.events if event.day >= judgement.day_zero})
    steps, before = {}, 1.0
    for sunday, following in zip(weeks, [*weeks, 0][1:], strict=True):
        after = weighed.at(sunday if following == sunday + WEEK else sunday + WEEK - 1)
        steps[sunday] = before, after
        before = after
    return steps


def _happened(rule: StrandRule, event: Event, context: _Context, *, is_logged: bool) -> ReadingReason:
    """Return what became of a promise, or what a slot held, by the level of then (`is_logged`) or by the bar of now."""
    if rule.judged_by == "promises":
        text = context.texts.get(event.number)
        params = {"number": event.number, "text": text, "on": event.day, "as_of": context.as_of, "stake": event.stake}
        return ReadingReason("promise_event", {"how": event.how, **params})
    first, last, facts = event.began, event.day, context.facts
    slot = {"days": last - first + 1, "last": last, "as_of": context.as_of}
    if rule.name == "time":
        moments = ((moment.on, moment.number) for moment in facts.moments if moment.counts_as != "scripted")
        return ReadingReason("time_slot", {**slot, "named": _named(first, last, moments, context)})
    missed = event.how == "missed"
    told = ((disclosure.on, disclosure.number) for disclosure in facts.disclosures if disclosure.missed is missed)
    named = _named(first, last, told, context)
    depth = context.depths.get(last, context.bar.depth) if is_logged else context.bar.depth
    return ReadingReason("openness_slot", {"how": event.how, **slot, "depth": depth, "named": named})


def _named(
    first: int, last: int, facts: Iterable[tuple[date, int]], context: _Context
) -> tuple[tuple[int, str | None], ...]:
    """Return number and words of each fact of a slot; None of one that may not be named."""
    return tuple((number, context.texts.get(number)) for on, number in facts if first <= on.toordinal() <= last)


def _effect(rule: StrandRule, x: float, before: float, after: float, context: _Context) -> ReadingReason:
    """Return what a slot, a promise or a week of promises did to the evidence, and for a miss what makes up for it.

    `x` is the event's, of a week the least of its events'.
    """
    step = {"before": before, "after": after, "big_ones": None}
    if rule.judged_by == "slots" or x > 0 or after >= before:
        return ReadingReason("evidence_step", step)
    cautious, _ = bets(rule.bar(context.bar), rule.judged_by, context.settings)
    gain = 1 + cautious.slope * context.settings.big * (1 - cautious.p0)
    return ReadingReason("evidence_step", {**step, "big_ones": ceil(log(before / after) / log(gain) - 0.05)})
