"""The timeline of one partner: what happened, newest first, and what each outcome and each slot did to the evidence."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from trustlog.desk import sentences
from trustlog.desk.log import Log
from trustlog.domain.facts import Promise
from trustlog.trust.reading.values import Explained
from trustlog.trust.words import explained as explained_words

_VERBS = {
    "kept": "kept",
    "late": "kept late",
    "partly": "kept in part",
    "broken": "broke",
    "lapsed": "let lapse",
    "withdrawn": "withdrew",
    "open": "have not settled",
}


class Entry(NamedTuple):
    """One line: its day, its sentence, the fact it opens (None for a slot), the evidence before and after its day."""

    on: date
    says: str
    number: int | None
    promise: Promise | None = None
    strand: str | None = None
    before: float | None = None
    after: float | None = None


def entries(found: Log, explained: Iterable[Explained], *, whole: bool = True) -> tuple[Entry, ...]:
    """Mix facts and outcomes, newest first; `whole` tells that the log has no older facts than these."""
    told: dict[int, list[Explained]] = {}
    slots: list[Entry] = []
    oldest = min((sentences.fact_day(fact) for fact in found.facts), default=date.max)
    for one in explained:
        if one.number is not None:
            told.setdefault(one.number, []).append(one)
        elif one.kind == "event" and (whole or one.on >= oldest):
            slots.append(Entry(one.on, explained_words(one), None, None, one.strand, one.before, one.after))
    made: list[Entry] = []
    for fact in found.facts:
        if isinstance(fact, Promise):
            made += _promise(fact, found.as_of, told.get(fact.number, ()))
        else:
            says = sentences.ahead(fact, found.as_of) + sentences.sentence(fact, found.names, found.as_of)
            made.append(Entry(fact.on, says, fact.number))
    return tuple(sorted([*made, *slots], key=lambda one: (one.on, one.number or 0), reverse=True))


def _promise(fact: Promise, as_of: date, told: Iterable[Explained]) -> list[Entry]:
    """Give the line of a promise's making, of each move that counts, and of how it came out."""
    made = f"{sentences.ahead(fact, as_of)}{sentences.promise(fact)}{_stake(fact)}"
    if fact.closed_as is None and not any(one.on == fact.counts_on for one in told):
        made += f" · {sentences.due(fact, as_of)}"
    found = [Entry(fact.made_on, made, fact.number, fact)]
    settled = False
    for one in told:
        moved = next((move for move in fact.moves if move.on == one.on), None)
        if moved is not None and one.on != fact.counts_on:
            says = f"{sentences.side(fact.ours)} moved: {fact.text}, to {sentences.day(moved.to_on, as_of)}"
        else:
            says, settled = _came_out(fact, as_of, one.on), True
        found.append(Entry(one.on, says, fact.number, fact, one.strand, one.before, one.after))
    if not settled and fact.closed_on is not None and fact.closed_on <= as_of:
        early = "" if fact.closed_as == "withdrawn" else f" · counts on {sentences.day(fact.counts_on, as_of)}"
        found.append(Entry(fact.closed_on, _came_out(fact, as_of, fact.closed_on) + early, fact.number, fact))
    return found


def _came_out(fact: Promise, as_of: date, on: date) -> str:
    """Say how a promise came out, with the day it happened where that is not the day it counts on."""
    from trustlog.domain.facts.promise import outcome

    how = outcome(fact, as_of)
    told = f" ({fact.told})" if how == "broken" and fact.told else ""
    when = "" if fact.closed_on in (None, on) or how == "lapsed" else f" · on {sentences.day(fact.closed_on, as_of)}"
    return f"{sentences.side(fact.ours)} {_VERBS.get(how, how)}{told}: {fact.text}{_stake(fact)}{when}"


def _stake(fact: Promise) -> str:
    return "" if fact.stake == "normal" else f" ({fact.stake})"
