"""The gates: what must be so beside evidence, by name and in order."""

from __future__ import annotations

from datetime import date, timedelta

from oracle.events import due_of, moves_of, outcome_of, promises_of, value_of
from oracle.history import History, Looked, Partner, Promise, Strand, day_zero, standing

BIG_PROMISES = 3
BALANCE = 3
MOST_MOVED = 20  # percent
DAYS_AT_LEVEL = 90
YEAR = timedelta(days=365)
HALF_A_YEAR = timedelta(days=182)
CONTACTS = 2
SECTIONS = ("exit", "purpose", "promises", "decisions", "conflict")
SIDES: tuple[tuple[bool, Strand], ...] = ((True, "our_promises"), (False, "their_promises"))


def big_kept(history: History, partner: Partner, looked: Looked, ours: bool, since: date) -> int:
    """How many big ones with x = 1 were due on or after a day; the day has to be over."""
    return sum(
        promise.stake == "big"
        and value_of(promise, looked) == 1
        and due_of(promise, looked) >= since
        and looked.counts(due_of(promise, looked))
        for promise in promises_of(history, partner.handle, ours, looked)
    )


def big_promises(history: History, partner: Partner, looked: Looked) -> bool:
    """“At least 3 big ones with x = 1 each way, due on or after `level_since`”."""
    since = standing(history, partner, looked).since
    return all(big_kept(history, partner, looked, ours, since) >= BIG_PROMISES for ours, _ in SIDES)


def uncleared(history: History, partner: Partner, looked: Looked, ours: bool) -> list[Promise]:
    """The concealed breaks of one side that nobody has cleared: “facts up to D, today included”."""
    return [
        promise
        for promise in promises_of(history, partner.handle, ours, looked)
        if promise.concealed
        and outcome_of(promise, looked) == "broken"
        and not (promise.cleared_on is not None and promise.cleared_on <= looked.day)
    ]


def concealed(history: History, partner: Partner, looked: Looked) -> bool:
    """“None uncleared”."""
    return not any(uncleared(history, partner, looked, ours) for ours, _ in SIDES)


def balance(history: History, partner: Partner, looked: Looked) -> bool:
    """“Neither side more than 3 times the other, with 1 added to both”, at depth ≥ 2, of the last year."""
    we, they = (
        1
        + sum(
            told.partner == partner.handle
            and told.ours == ours
            and told.depth is not None
            and told.depth >= 2
            and looked.day - YEAR < told.on <= looked.day
            for told in history.disclosures
        )
        for ours, _ in SIDES
    )
    return we <= BALANCE * they and they <= BALANCE * we


def moved(history: History, partner: Partner, looked: Looked) -> bool:
    """“Each side: of the promises whose day is over, or that were moved or withdrawn, on or after day 0, at most 20 %
    moved or withdrawn; free moves and receivers' withdrawals count”; a day counts once it is over.
    """
    for ours, strand in SIDES:
        zero = day_zero(history, partner, looked, strand)
        whole = changed = 0
        for promise in promises_of(history, partner.handle, ours, looked):
            changes = [move.on for move in moves_of(promise, looked) if looked.counts(move.on)]
            if outcome_of(promise, looked) == "withdrawn":
                assert promise.closed_on is not None
                changes += [promise.closed_on] if looked.counts(promise.closed_on) else []
                days = changes
            else:
                due = due_of(promise, looked)
                days = changes + ([due] if looked.counts(due) else [])
            if any(day >= zero for day in days):
                whole += 1
                changed += bool(changes)
        if 100 * changed > MOST_MOVED * whole:
            return False
    return True


def days_at_level(history: History, partner: Partner, looked: Looked) -> bool:
    """“`days_at_level` is D − `level_since`”, and is to be 90."""
    return (looked.day - standing(history, partner, looked).since).days >= DAYS_AT_LEVEL


def dependence(history: History, partner: Partner, looked: Looked) -> bool:
    """“Looked at within a year”, and “opens when it was looked at, whatever was seen”."""
    return any(look.partner == partner.handle and looked.day - YEAR < look.on <= looked.day for look in history.looks)


def purpose(history: History, partner: Partner, looked: Looked) -> bool:
    """“A joint purpose agreed, and reviewed within 365 days”; a draft of other words is no agreement."""
    return any(
        said.agreed and said.partner == partner.handle and looked.day - YEAR < said.on <= looked.day
        for said in history.purposes
    )


def agreement(history: History, partner: Partner, looked: Looked) -> bool:
    """“The sections exit, purpose, promises, decisions, conflict agreed, its review day not past”."""
    for name in SECTIONS:
        states = [
            section.state
            for section in history.sections
            if section.partner == partner.handle
            and section.name == name
            and section.on <= looked.day
            and section.state != "draft"
        ]
        if states[-1:] != ["agreed"]:
            return False
    versions = [each for each in history.versions if each.partner == partner.handle and each.on <= looked.day]
    return bool(versions) and versions[-1].review_on >= looked.day


def contacts(history: History, partner: Partner, looked: Looked) -> bool:
    """“Within 182 days, moments with at least two of their people and at least two of ours”."""
    met = [
        one
        for one in history.moments
        if partner.handle in one.partners and looked.day - HALF_A_YEAR < one.on <= looked.day
    ]
    gone = {leave.who for leave in history.leaves if leave.partner == partner.handle and leave.on <= looked.day}
    theirs = {one.theirs for one in met if one.theirs} - gone
    return len(theirs) >= CONTACTS and len({one.ours for one in met}) >= CONTACTS


def gates(history: History, partner: Partner, looked: Looked) -> dict[str, bool]:
    """The gates of today's program, “in this order and by these names”."""
    found = {
        "big_promises": big_promises(history, partner, looked),
        "concealed": concealed(history, partner, looked),
        "balance": balance(history, partner, looked),
        "moved": moved(history, partner, looked),
        "days_at_level": days_at_level(history, partner, looked),
    }
    if standing(history, partner, looked).base >= 2:
        found["dependence"] = dependence(history, partner, looked)
        found["purpose"] = purpose(history, partner, looked)
    if standing(history, partner, looked).base >= 3:
        found["agreement"] = agreement(history, partner, looked)
        found["contacts"] = contacts(history, partner, looked)
    if standing(history, partner, looked).base >= 4:
        found["garden"] = False  # these histories have none
    return found
