"""The facts behind the numbers: one sentence for each, with what it did to the evidence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import ceil, log

from trustlog.domain.facts import PartnerFacts
from trustlog.trust import words
from trustlog.trust.estimate import course
from trustlog.trust.events import Event, settled
from trustlog.trust.evidence import factor
from trustlog.trust.judged import Explained, Judged
from trustlog.trust.settings import Bar, Settings
from trustlog.trust.standing import Standing

_LEADS = {
    "kept": "Kept",
    "unsatisfied": "Kept, but the receiver was not satisfied",
    "late": "Kept late",
    "partly": "Kept in part",
    "broken": "Broken",
    "lapsed": "Lapsed",
    "waiting": "Not settled yet",
    "moved": "Moved",
    "withdrawn": "Withdrawn",
}


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
            said += " Before this test began: counts in the estimate only."
        yield Explained(date.fromordinal(event.day), one.name, event.number or None, said, before, after, by)
    if turns:
        begun = date.fromordinal(min(event.day for event in one.events))
        yield Explained(begun, one.name, None, words.newcomer(one), None, None, one.prior.first, True)
        silent = quiet + sum(turn.quiet for turn in turns)
        yield Explained(as_of, one.name, None, words.silence(silent), None, None, silent, True)


def _promise(event: Event, as_of: date, texts: Mapping[int, str]) -> str:
    """Say what became of a promise."""
    text = texts.get(event.number) or f"promise #{event.number}"
    stake = "" if event.stake == "normal" else f" ({event.stake})"
    on = words.day(date.fromordinal(event.day), as_of)
    link = "on" if event.how in ("moved", "withdrawn") else "due"
    return f"{_LEADS[event.how]}: {text}, {link} {on}{stake}."


def _slot(facts: PartnerFacts, event: Event, time: bool, as_of: date, bar: Bar) -> str:
    """Say what a slot held."""
    size = bar.slot_days
    weeks = f"the {words.count(size // 7)} weeks" if size % 7 == 0 else f"the {size} days"
    span = f"in {weeks} to {words.day(date.fromordinal(event.day), as_of)}"
    first = event.day - size + 1
    if time:
        found = _within(
            first, event.day, ((told.on, told.number) for told in facts.moments if told.counts_as != "scripted")
        )
        return f"Outside the agenda {span}: {found}." if found else f"Nothing logged outside the agenda {span}."
    if event.how == "missed":
        found = _within(first, event.day, ((told.on, told.number) for told in facts.disclosures if told.missed))
        return f"Something that should have been told was found out otherwise {span}: {found}."
    if event.how == "held":
        found = _within(first, event.day, ((told.on, told.number) for told in facts.disclosures if not told.missed))
        return f"Open both ways, at depth {bar.depth} {span}: {found}."
    return f"Nothing logged that was open both ways, at depth {bar.depth}, {span}."


def _within(first: int, last: int, facts: Iterable[tuple[date, int]]) -> str:
    """Name the facts of a slot by number."""
    return ", ".join(f"#{number}" for on, number in facts if first <= on.toordinal() <= last)


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
    together = f" (with {words.count(shared - 1)} more that day)" if shared > 1 else ""
    said = f" Evidence {words.evidence(before)} → {words.evidence(after)}"
    if bar is None:
        return f"{said}."
    if event.x > 0 or after >= before:
        return f"{said} of {settings.needed:g}{together}."
    needed = ceil(log(before / after) / log(factor(1, settings.big, *bar)) - 0.05)
    ones = f"{words.count(needed)} big one{'s' if needed != 1 else ''}"
    return f"{said}{together}; about {ones} kept make{'' if needed != 1 else 's'} up for it."
