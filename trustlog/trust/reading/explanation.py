"""The facts behind the numbers: one sentence for each, with what it did to the evidence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import ceil, log

from trustlog.domain.facts import PartnerFacts
from trustlog.trust.model.estimate import course
from trustlog.trust.reading.values import Explained, Judged
from trustlog.trust.settings import Bar, Settings
from trustlog.trust.strands.events import Event, settled
from trustlog.trust.strands.evidence import factor
from trustlog.trust.strands.level_state import Standing
from trustlog.trust.words import explanation as words
from trustlog.trust.words.sentences import day


def explain(
    facts: PartnerFacts,
    as_of: date,
    standing: Standing,
    judged: Sequence[Judged],
    settings: Settings,
    texts: Mapping[int, str] | None = None,
) -> tuple[Explained, ...]:
    """Explain every event of every strand, newest first; `texts` names the promises that may be named."""
    explained = [
        line
        for at, one in enumerate(judged)
        for line in _strand(facts, as_of, standing, at, one, settings, texts or {})
    ]
    return tuple(sorted(explained, key=lambda line: (line.on, line.strand, line.number or 0), reverse=True))


def _strand(
    facts: PartnerFacts,
    as_of: date,
    standing: Standing,
    at: int,
    one: Judged,
    settings: Settings,
    texts: Mapping[int, str],
) -> Iterator[Explained]:
    """Explain one strand: its events, what is expected of a newcomer, what silence did."""
    bar = settings.bar(standing.level)
    steps = {day: (before, after) for day, before, after in one.weighed.steps} if one.weighed else {}
    turns, quiet = course(settled(one.events), as_of.toordinal(), one.prior)
    moved = {turn.day: turn for turn in turns}
    shared: dict[int, int] = {}
    for event in one.events:
        shared[event.day] = shared.get(event.day, 0) + 1
    for event in one.events:
        before, after = steps.get(event.day, (None, None))
        said = _promise(event, as_of, texts) if at < 2 else _slot(facts, event, one.name == "time", as_of, bar)
        by = None
        if event.known:
            turn = moved[event.day]
            by = turn.kept if event.x == 1 else turn.missed
        said += _effect(before, after, event, shared[event.day], bar.promises if at < 2 else None, settings)
        if by is not None:
            said += f" {words.moved(by)}"
        if event.day < one.day_zero:
            said += f" {words.BEFORE_THE_TEST}"
        yield Explained(date.fromordinal(event.day), one.name, event.number or None, said, before, after, by)
    if turns:
        # Behind all events, as what they started from: neither is a fact that could be opened.
        begun = date.fromordinal(min(event.day for event in one.events))
        silent = quiet + sum(turn.quiet for turn in turns)
        yield Explained(begun, one.name, None, words.silence(silent), None, None, silent, "silence")
        yield Explained(begun, one.name, None, words.newcomer(one), None, None, one.prior.first, "newcomer")


def _promise(event: Event, as_of: date, texts: Mapping[int, str]) -> str:
    """Say what became of a promise."""
    text = texts.get(event.number) or f"promise #{event.number}"
    return words.promise(event.how, text, day(date.fromordinal(event.day), as_of), event.stake)


def _slot(facts: PartnerFacts, event: Event, time: bool, as_of: date, bar: Bar) -> str:
    """Say what a slot held."""
    first, last = event.day - bar.slot_days + 1, event.day
    span = words.slot_span(bar.slot_days, date.fromordinal(last), as_of)
    if time:
        return words.slot_time(
            span, _within(first, last, ((m.on, m.number) for m in facts.moments if m.counts_as != "scripted"))
        )
    wanted = event.how == "missed"
    told = ((one.on, one.number) for one in facts.disclosures if one.missed is wanted)
    return words.slot_openness(event.how, span, bar.depth, _within(first, last, told))


def _within(first: int, last: int, facts: Iterable[tuple[date, int]]) -> list[int]:
    """Give the numbers of a slot's facts."""
    return [number for on, number in facts if first <= on.toordinal() <= last]


def _effect(
    before: float | None,
    after: float | None,
    event: Event,
    shared: int,
    bar: tuple[float, float] | None,
    settings: Settings,
) -> str:
    """Say what the day did to the evidence, and for a miss what makes up for it."""
    if before is None or after is None:
        return ""
    if bar is None:
        return f" {words.weighed(before, after)}."
    together = words.together(shared - 1)
    if event.x > 0 or after >= before:
        return f" {words.weighed(before, after, settings.needed)}{together}."
    big_ones = ceil(log(before / after) / log(factor(1, settings.big, *bar)) - 0.05)
    return f" {words.weighed(before, after)}{together}; {words.makes_up(big_ones)}."
