"""Counted facts: what a person can count in the log, from the first day."""

from __future__ import annotations

from datetime import date

from oracle.events import due_of, judged_slots, moves_of, outcome_of, promises_of, settled_on, value_of
from oracle.history import PROMISE_STRANDS, History, Looked, Partner, Strand

SETTLED = ("kept", "late", "partly", "broken", "lapsed")


def counted_promises(history: History, partner: Partner, ours: bool, looked: Looked, since: date) -> dict[str, int]:
    """The counts of a promise strand in a period that begins on a day."""
    found = dict.fromkeys(("settled", "on_time", "late", "moved", "withdrawn", "open"), 0)
    for promise in promises_of(history, partner.handle, ours, looked):
        due, outcome = due_of(promise, looked), outcome_of(promise, looked)
        over = looked.counts(due)
        if outcome in SETTLED and over and due >= since:
            found["settled"] += 1
            found["on_time"] += value_of(promise, looked) == 1
            found["late"] += outcome == "late"
        found["moved"] += any(move.on >= since for move in moves_of(promise, looked))
        if outcome == "withdrawn":
            assert promise.closed_on is not None
            found["withdrawn"] += promise.closed_on >= since
        found["open"] += outcome == "open" and not over
    return found


def unsettled(history: History, partner: Partner, ours: bool, looked: Looked) -> int:
    """“A promise whose day is over and which nobody has settled”, until it lapses."""
    return sum(
        outcome_of(promise, looked) == "open" and looked.counts(due_of(promise, looked))
        for promise in promises_of(history, partner.handle, ours, looked)
    )


def settled(history: History, partner: Partner, ours: bool, looked: Looked) -> int:
    """“`n` = settled promises at any level”: those whose settlement is over by D."""
    days = (settled_on(promise, looked) for promise in promises_of(history, partner.handle, ours, looked))
    return sum(day is not None and looked.counts(day) for day in days)


def finished(history: History, partner: Partner, strand: Strand, looked: Looked) -> list[float]:
    """What the slots held that are over by D, cut from `logged_from`."""
    slots = judged_slots(history, partner, strand, looked)
    return [x for _, last, x in slots if last is not None and looked.counts(last)]


def counted_slots(history: History, partner: Partner, strand: Strand, looked: Looked) -> dict[str, int]:
    """How many slots were over since logged, and how many of them held what they should."""
    xs = finished(history, partner, strand, looked)
    return {"slots": len(xs), "held": sum(x == 1 for x in xs)}


def last_of(history: History, partner: Partner, strand: Strand, looked: Looked) -> date | None:
    """The day of the last moment, or the last disclosure, since logged."""
    if strand in PROMISE_STRANDS:
        return None
    if strand == "time":
        days = [moment.on for moment in history.moments if partner.handle in moment.partners]
    else:
        days = [told.on for told in history.disclosures if told.partner == partner.handle and told.depth is not None]
    return max((day for day in days if day <= looked.day), default=None)
