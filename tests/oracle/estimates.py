"""What the forecaster walks: the promises of one side, or the slots of one strand, of a whole ledger."""

from __future__ import annotations

from oracle.events import judged_slots, promises_of, settled_on, value_of
from oracle.forecast import PROMISE_DRIFTS, SLOT_DRIFTS, Forecaster, Outcome, Said, walk
from oracle.history import PROMISE_STRANDS, History, Looked, Strand


def outcomes(history: History, strand: Strand, looked: Looked) -> list[Outcome]:
    """All that is known at the end of D of one instance; what is not over by then has no day on which it was over."""
    found: list[Outcome] = []
    for partner in history.partners:
        if strand in PROMISE_STRANDS:
            for promise in promises_of(history, partner.handle, strand == "our_promises", looked):
                over = settled_on(promise, looked)
                known = over if over is not None and looked.counts(over) else None
                made = promise.accepted_on or promise.made_on  # what is only offered is not promised yet
                found.append(Outcome(partner.handle, made, known, value_of(promise, looked) == 1))
        else:
            for first, last, x in judged_slots(history, partner, strand, looked):
                known = last if last is not None and looked.counts(last) else None
                found.append(Outcome(partner.handle, first, known, x == 1))
    return found


def forecaster(history: History, strand: Strand, looked: Looked) -> Forecaster:
    """One instance as of D: “epochs up to D”, one that begins with D included."""
    promises = strand in PROMISE_STRANDS
    made = Forecaster(PROMISE_DRIFTS if promises else SLOT_DRIFTS, after_misses=promises)
    known = outcomes(history, strand, looked)
    walk(made, known, looked.day)
    if not any(looked.day in (outcome.made, outcome.over) for outcome in known):
        made.begin_quietly(looked.day)
    return made


def said_of(made: Forecaster, partner: str, looked: Looked) -> Said:
    """The estimate of a partner as of D."""
    return made.say(partner, looked.day)
