"""Counted facts: what a person can count in the log, from the first day."""

from __future__ import annotations

from datetime import date, timedelta

from oracle.events import due_of, judged_slots, moves_of, outcome_of, promises_of, settled_on, value_of
from oracle.history import PROMISE_STRANDS, History, Looked, Moment, Partner, Strand

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


def finished(history: History, partner: Partner, strand: Strand, looked: Looked, since: date = date.min) -> list[float]:
    """What the slots held that are over by D, cut from `logged_from`; of a period those that ended in it."""
    slots = judged_slots(history, partner, strand, looked)
    return [x for _, last, x in slots if last is not None and looked.counts(last) and last >= since]


def counted_slots(history: History, partner: Partner, strand: Strand, looked: Looked, since: date) -> dict[str, object]:
    """How many slots were over in a period, how many held what they should, and what was last of all."""
    xs = finished(history, partner, strand, looked, since)
    last: object = last_told(history, partner, looked, since)
    if strand == "time":
        last = max((moment.on for moment in met(history, partner, looked, since)), default=None)
    return {"slots": len(xs), "held": sum(x == 1 for x in xs), "last": last}


def met(history: History, partner: Partner, looked: Looked, since: date) -> list[Moment]:
    """The moments of a period, of every kind."""
    return [one for one in history.moments if partner.handle in one.partners and since <= one.on <= looked.day]


def last_told(history: History, partner: Partner, looked: Looked, since: date) -> dict[str, date | None]:
    """When each side last told something in a period; what was missed was not told."""
    return {
        side: max(
            (
                told.on
                for told in history.disclosures
                if (told.partner, told.ours) == (partner.handle, ours)
                and told.depth is not None
                and since <= told.on <= looked.day
            ),
            default=None,
        )
        for side, ours in (("ours", True), ("theirs", False))
    }


def counted(history: History, partner: Partner, strand: Strand, looked: Looked, since: date) -> dict[str, object]:
    """What is counted of a strand in a period that begins on a day."""
    if strand in PROMISE_STRANDS:
        return dict(counted_promises(history, partner, strand == "our_promises", looked, since))
    return counted_slots(history, partner, strand, looked, since)


def periods(partner: Partner, looked: Looked) -> dict[str, date]:
    """“4 weeks, 13 weeks, a year, since logged”: the first day of each, none before the partner is logged."""
    days = {"28": 28, "91": 91, "365": 365}
    found = {name: max(partner.logged_from, looked.day - timedelta(days=length - 1)) for name, length in days.items()}
    return {"since logged": partner.logged_from, **found}
