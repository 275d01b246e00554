"""The facts that a benefit is tied to, by their numbers: found when it is written, and again when it is shown.

A number stays what it is, whatever becomes of its fact; what is shown of it is what its reader may see on that day.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING

from trustlog.desk.facts import names_of
from trustlog.desk.ledger import Ledger
from trustlog.desk.readings import NOBODY
from trustlog.desk.sentences import fact_day, sentence
from trustlog.domain.benefit import read_tied, tied_as_kept
from trustlog.errors import Reason, WordsError
from trustlog.storage.read.facts import facts_by_number

if TYPE_CHECKING:
    from trustlog.domain.facts import Fact


def tied_to(ledger: Ledger, text: str) -> str | None:
    """Read the numbers of facts and return them as they are kept; refuse one that no fact bears which is seen here."""
    numbers = read_tied(text)
    known = {fact.number for fact in facts_by_number(ledger.conn, numbers, ledger.me)} if numbers else set()
    missing = [number for number in numbers if number not in known]
    if missing:
        raise WordsError(Reason("no_fact_to_tie", number=missing[0]))
    return tied_as_kept(numbers)


def told_of(ledger: Ledger, numbers: Iterable[int], day: date, me: str) -> dict[int, str]:
    """Return the sentences of those facts that may be seen and were there on a day, by number."""
    found = _seen(ledger, list(numbers), day, me)
    names = names_of(ledger, found)
    return {fact.number: sentence(fact, names, day) for fact in found}


def only_open(ledger: Ledger, numbers: Collection[int], day: date) -> set[int]:
    """Return the numbers of those facts that are private to nobody and were there on a day."""
    return {fact.number for fact in _seen(ledger, numbers, day, NOBODY)}


def _seen(ledger: Ledger, numbers: Collection[int], day: date, me: str) -> "list[Fact]":
    found = facts_by_number(ledger.conn, numbers, me) if numbers else []
    return [fact for fact in found if fact_day(fact) <= day]
