"""How a promise is kept of which another program says that its task is done."""

from datetime import date
from typing import NamedTuple

from trustlog.desk.imports.answer import Answer
from trustlog.desk.ledger import Ledger
from trustlog.storage.read.promises import promises


class ToKeep(NamedTuple):
    """Promises that are kept in the same way: on a day, on one that has to be said, or, with neither, today."""

    numbers: tuple[int, ...]
    on: date | None = None
    asks_day: bool = False


def to_keep(ledger: Ledger, answer: Answer) -> tuple[ToKeep, ...]:
    """Return how those are kept that are done there and open here; where their file says no day, one may be asked for.

    A day before a promise was made is none on which it was kept.
    """
    ways: dict[tuple[date | None, bool], list[int]] = {}
    numbers = list(answer.done_there)
    for promise in promises(ledger.conn, me=ledger.me, numbers=numbers) if numbers else ():
        on = answer.done_there[promise.number]
        if on is not None and not promise.made_on <= on <= ledger.today:
            on = None
        is_behind = on is None and promise.counts_on < ledger.today
        ways.setdefault((on, is_behind), []).append(promise.number)
    return tuple(ToKeep(tuple(sorted(found)), on, asks) for (on, asks), found in ways.items())
