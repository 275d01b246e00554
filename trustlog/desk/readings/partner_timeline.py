"""The timeline of one partner: what happened, newest first, and what each outcome and each slot did to the evidence."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from trustlog.desk import sentences
from trustlog.desk.log import Log
from trustlog.domain.facts import Promise
from trustlog.language import N_, _
from trustlog.trust.reading.explanation import week_of
from trustlog.trust.reading.values import Explained
from trustlog.trust.words import explained as explained_words

_CAME_OUT = {
    "kept": (N_("we kept"), N_("they kept")),
    "late": (N_("we kept late"), N_("they kept late")),
    "partly": (N_("we kept in part"), N_("they kept in part")),
    "broken": (N_("we broke"), N_("they broke")),
    "lapsed": (N_("we let lapse"), N_("they let lapse")),
    "withdrawn": (N_("we withdrew"), N_("they withdrew")),
    "open": (N_("we have not settled"), N_("they have not settled")),
    "offered": (N_("we offered"), N_("they offered")),
}
"""What became of a promise of ours, and of one of theirs."""


class Entry(NamedTuple):
    """One line: its day, its sentence, the fact it opens (None for a slot), the evidence before and after its day."""

    on: date
    says: str
    number: int | None
    promise: Promise | None = None
    strand: str | None = None
    before: float | None = None
    after: float | None = None


def entries(logged: Log, explained: Iterable[Explained], *, whole: bool = True) -> tuple[Entry, ...]:
    """Mix facts and outcomes, newest first; `whole` tells that the log has no older facts than these."""
    lines_of: dict[int, list[Explained]] = {}
    slots: list[Entry] = []
    oldest = min((sentences.fact_day(fact) for fact in logged.facts), default=date.max)
    for line in _at_the_end_of_weeks(explained):
        if line.number is not None:
            lines_of.setdefault(line.number, []).append(line)
        elif line.kind == "event" and (whole or line.on >= oldest):
            slots.append(Entry(line.on, explained_words(line), None, None, line.strand, line.before, line.after))
    made: list[Entry] = []
    for fact in logged.facts:
        if isinstance(fact, Promise):
            lines = _promise(fact, logged.as_of, lines_of.get(fact.number, ()))
            said = logged.names.beside(fact, max(logged.as_of, fact.made_on))  # behind what became of it
            made += [*lines[:-1], lines[-1]._replace(says=f"{lines[-1].says}{said}")]
        else:
            says = sentences.ahead(fact, logged.as_of) + sentences.sentence(fact, logged.names, logged.as_of)
            made.append(Entry(fact.on, says, fact.number))
    return tuple(sorted([*made, *slots], key=lambda line: (line.on, line.number or 0), reverse=True))


def _at_the_end_of_weeks(explained: Iterable[Explained]) -> list[Explained]:
    """Return the lines with the step that the promises of a week share on the last of them only."""
    lines = list(explained)
    last: dict[tuple[str, int], tuple[date, int]] = {}
    for line in lines:
        if line.number is not None and line.before is not None:
            week, place = (line.strand, week_of(line.on.toordinal())), (line.on, line.number)
            last[week] = max(place, last.get(week, place))
    return [
        line
        if line.number is None
        or line.before is None
        or last[line.strand, week_of(line.on.toordinal())] == (line.on, line.number)
        else line._replace(before=None, after=None)
        for line in lines
    ]


def _promise(fact: Promise, as_of: date, lines: Iterable[Explained]) -> list[Entry]:
    """Give the line of a promise's making, of each move that counts, and of how it came out."""
    made = f"{sentences.ahead(fact, as_of)}{sentences.promise(fact)}{_stake(fact)}"
    if fact.closed_as is None and not any(line.on == fact.counts_on for line in lines):
        made += f" · {sentences.due(fact, as_of)}"
    shown = [Entry(fact.made_on, made, fact.number, fact)]
    settled = False
    for line in lines:
        moved = next((move for move in fact.moves if move.on == line.on), None)
        if moved is not None and line.on != fact.counts_on:
            says = _("{side} moved: {text}, to {day}").format(
                side=sentences.side(fact.ours), text=fact.text, day=sentences.day(moved.to_on, as_of)
            )
        else:
            says, settled = _came_out(fact, as_of, line.on), True
        shown.append(Entry(line.on, says, fact.number, fact, line.strand, line.before, line.after))
    if not settled and fact.closed_on is not None and fact.closed_on <= as_of:
        early = (
            ""
            if fact.closed_as == "withdrawn"
            else _(" · counts on {day}").format(day=sentences.day(fact.counts_on, as_of))
        )
        shown.append(Entry(fact.closed_on, _came_out(fact, as_of, fact.closed_on) + early, fact.number, fact))
    return shown


def _came_out(fact: Promise, as_of: date, on: date) -> str:
    """Say how a promise came out, with the day it happened where that is not the day it counts on."""
    from trustlog.domain.facts.promise import outcome

    how = outcome(fact, as_of)
    told = f" ({_(fact.told)})" if how == "broken" and fact.told else ""
    when = (
        ""
        if fact.closed_on in (None, on) or how == "lapsed"
        else _(" · on {day}").format(day=sentences.day(fact.closed_on, as_of))
    )
    ours, theirs = _CAME_OUT[how]
    return f"{_(ours if fact.ours else theirs)}{told}: {fact.text}{_stake(fact)}{when}"


def _stake(fact: Promise) -> str:
    return "" if fact.stake == "normal" else f" ({_(fact.stake)})"
