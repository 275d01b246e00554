"""Events of promises and slots: what was on time, and on which day it counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from oracle.history import (
    DAY,
    Bar,
    History,
    Looked,
    Move,
    Partner,
    Pause,
    Promise,
    Strand,
    bar_of,
    day_zero,
    standing,
    steps_of,
)

STAKES = {"small": 1 / 3, "normal": 2 / 3, "big": 1.0}
Outcome = Literal["offered", "open", "kept", "late", "partly", "broken", "lapsed", "withdrawn"]
FREE_DAYS = 30


@dataclass(frozen=True)
class Event:
    """What evidence is made of: a day, how good it was (1, ½ or 0), and the stake."""

    day: date
    x: float
    stake: float


@dataclass(frozen=True)
class Slot:
    """So many unpaused days, from the first to the last, and what they held."""

    first: date
    last: date
    x: float


def accepted(promise: Promise, looked: Looked) -> bool:
    """“Offered: no event”."""
    return promise.accepted_on is not None and promise.accepted_on <= looked.day


def promises_of(history: History, partner: str, ours: bool, looked: Looked) -> Iterator[Promise]:
    """The promises of one side that were agreed by D."""
    for promise in history.promises:
        if promise.partner == partner and promise.ours == ours and accepted(promise, looked):
            yield promise


def moves_of(promise: Promise, looked: Looked) -> list[Move]:
    """Its moves up to D, in order."""
    return [move for move in promise.moves if move.on <= looked.day]


def due_of(promise: Promise, looked: Looked) -> date:
    """“The due day (the day last agreed)”, as of D."""
    moves = moves_of(promise, looked)
    return moves[-1].to_on if moves else promise.due_on


def outcome_of(promise: Promise, looked: Looked) -> Outcome:
    """How it stands at the end of D: “it has lapsed from the day after due + grace”, whatever comes later."""
    if not accepted(promise, looked):
        return "offered"
    end = due_of(promise, looked) + timedelta(days=promise.grace_days)
    if promise.closed_as is None or promise.closed_on is None or promise.closed_on > looked.day:
        return "lapsed" if looked.day > end else "open"
    if promise.closed_as in ("withdrawn", "broken"):
        return promise.closed_as
    if promise.closed_on > end:
        return "lapsed"
    return "late" if promise.closed_as == "kept" and promise.closed_on > due_of(promise, looked) else promise.closed_as


def value_of(promise: Promise, looked: Looked) -> float:
    """“x = 1: kept by the due day. x = ½: kept by then, but the receiver was not satisfied. x = 0: all else”."""
    if outcome_of(promise, looked) != "kept":
        return 0.0
    return 0.5 if promise.satisfied is False else 1.0


def settled_on(promise: Promise, looked: Looked) -> date | None:
    """The day with whose end it is over: “settled and its due day past”; it settles by a person or lapses, once.

    “It has lapsed from the day after due + grace”: when that day begins it was over, as the day of the grace ended.
    """
    if outcome_of(promise, looked) not in ("kept", "late", "partly", "broken", "lapsed"):
        return None
    due = due_of(promise, looked)
    days = [due + timedelta(days=promise.grace_days)]
    if promise.closed_on is not None and promise.closed_on <= looked.day:
        days.append(promise.closed_on)
    return max(due, min(days))


def charged_moves(promise: Promise, looked: Looked) -> list[Move]:
    """“Of the moves of at most 30 days the first is free; a move to an earlier day is no event”. The others."""
    later = [move for move in moves_of(promise, looked) if move.to_on >= move.from_on]
    places = range(len(later))  # two moves of a day may be alike
    free = next((at for at in places if (later[at].to_on - later[at].from_on).days <= FREE_DAYS), None)
    return [later[at] for at in places if at != free]


def promise_events(history: History, partner: str, ours: bool, looked: Looked) -> list[Event]:
    """The events of the evidence of a promise strand, each once its day counts."""
    found: list[Event] = []
    for promise in promises_of(history, partner, ours, looked):
        stake = STAKES[promise.stake]
        found += [Event(move.on, 0.0, stake) for move in charged_moves(promise, looked)]
        if outcome_of(promise, looked) == "withdrawn":
            assert promise.closed_on is not None
            if promise.withdrawn_by == "maker":
                found.append(Event(promise.closed_on, 0.0, stake))
        else:
            found.append(Event(due_of(promise, looked), value_of(promise, looked), stake))
    return sorted((event for event in found if looked.counts(event.day)), key=lambda event: event.day)


def in_year(day: date, year: int) -> date:
    """The same day of another year; the 29th of February is the 28th where there is none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def is_paused(pause: Pause, day: date) -> bool:
    """A yearly pause comes back every year after its first."""
    if not pause.yearly:
        return pause.from_on <= day <= pause.to_on
    span = pause.to_on.year - pause.from_on.year
    return any(
        in_year(pause.from_on, year) <= day <= in_year(pause.to_on, year + span)
        for year in range(max(pause.from_on.year, day.year - span - 1), day.year + 1)
    )


def slot_end(history: History, partner: str, first: date, length: int, until: date) -> date | None:
    """The last day of a slot: the day on which so many unpaused days are full; None if that is not before `until`."""
    pauses = [pause for pause in history.pauses if pause.partner in (None, partner)]
    day, unpaused = first, 0
    while day <= until:
        unpaused += not any(is_paused(pause, day) for pause in pauses)  # "days of a pause are not counted at all"
        if unpaused == length:
            return day
        day += DAY
    return None


def held(history: History, partner: str, strand: Strand, first: date, last: date, depth: int) -> float:
    """What a slot held; for openness “one side told something at the bar's depth, the other at depth ≥ 2”."""
    if strand == "time":
        return float(
            any(
                first <= moment.on <= last and partner in moment.partners and moment.counts_as != "scripted"
                for moment in history.moments
            )
        )
    inside = [told for told in history.disclosures if told.partner == partner and first <= told.on <= last]
    if any(told.depth is None for told in inside):
        return 0.0
    deep = {told.ours for told in inside if told.depth is not None and told.depth >= depth}
    other = {told.ours for told in inside if told.depth is not None and told.depth >= 2}
    return float(any((not side) in other for side in deep))


def length_of(bar: Bar, strand: Strand) -> int:
    """Days of a slot."""
    return bar.time_slot if strand == "time" else bar.openness_slot


def evidence_slots(history: History, partner: Partner, strand: Strand, looked: Looked) -> list[Slot]:
    """“Evidence cuts and judges all slots since day 0 by the present bar”."""
    bar = bar_of(partner, standing(history, partner, looked).base)
    first, found = day_zero(history, partner, looked, strand), []
    while (last := slot_end(history, partner.handle, first, length_of(bar, strand), looked.day)) is not None:
        if looked.counts(last):
            found.append(Slot(first, last, held(history, partner.handle, strand, first, last, bar.depth)))
        first = last + DAY
    return found


def bars_over_time(history: History, partner: Partner, looked: Looked) -> list[tuple[date, Bar]]:
    """The bars in force, each from the end of a day on; a trial does not change it, confirming one does."""
    found, base = [(date.min, bar_of(partner, partner.level))], partner.level
    for step in steps_of(history, partner, looked):
        if step.kind in ("step", "confirmed") and step.to != base:
            base = step.to
            found.append((step.on, bar_of(partner, base)))
    return found


def judged_slots(
    history: History, partner: Partner, strand: Strand, looked: Looked
) -> list[tuple[date, date | None, float]]:
    """“Slots cut from `logged_from`, each as judged by the level in force on its last day (one in progress at a step
    is dropped)”: first day, last day (None: not over), and what it held. The next after a step begins the day after.
    """
    bars = bars_over_time(history, partner, looked)
    found: list[tuple[date, date | None, float]] = []
    first = partner.logged_from
    while first <= looked.day:
        bar = next(bar for on, bar in reversed(bars) if on < first)
        step = next((on for on, _ in bars if on >= first), None)
        last = slot_end(history, partner.handle, first, length_of(bar, strand), looked.day)
        if step is not None and (last is None or last >= step):
            found.append((first, None, 0.0))
            first = step + DAY
            continue
        if last is None:
            found.append((first, None, 0.0))
            break
        found.append((first, last, held(history, partner.handle, strand, first, last, bar.depth)))
        first = last + DAY
    return found
