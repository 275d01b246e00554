"""Promises chosen from a list: the open promises with their sentences, and any act on them by its name."""

from typing import NamedTuple

from trustlog.desk.facts import drop, names_of
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.promises.acts import accept, clear, keep, promise_list, reopen, satisfied, withdraw
from trustlog.desk.sentences import sentence
from trustlog.domain.facts import Promise


class OpenPromise(NamedTuple):
    """An open promise, its partner's name and its sentence."""

    promise: Promise
    partner: str
    sentence: str


def open_promises(ledger: Ledger) -> list[OpenPromise]:
    """Return the open promises, the most urgent first."""
    promises = promise_list(ledger)
    names = names_of(ledger, promises)
    return [
        OpenPromise(promise, names.partner_of(promise), sentence(promise, names, ledger.today)) for promise in promises
    ]


def act(ledger: Ledger, number: int, name: str, reason: str = "", *, batch: Batch | None = None) -> Written:
    """Do to a promise one of the acts that `possible` names, `keep`, `break` and `move` apart: those need a day or how.

    `clear`, `reopen`, `drop`, `maker` and `receiver` (who withdraws it) need a reason, the others take none.
    """
    if name == "partly":
        return keep(ledger, [number], partly=True, batch=batch)
    if name == "accept":
        return accept(ledger, number, batch=batch)
    if name in ("satisfied", "unsatisfied"):
        return satisfied(ledger, number, name == "satisfied", batch=batch)
    if name == "clear":
        return clear(ledger, number, reason, batch=batch)
    if name == "reopen":
        return reopen(ledger, number, reason, batch=batch)
    if name == "drop":
        return drop(ledger, number, reason, batch=batch)
    return withdraw(ledger, [number], by=name, reason=reason, batch=batch)
