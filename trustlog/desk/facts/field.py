"""What a field of a fact is made of, and the readers that fields of several kinds share."""

from collections.abc import Callable
from datetime import date
from typing import Any, Literal, NamedTuple

from trustlog.desk.facts.naming import Names
from trustlog.desk.ledger import Ledger
from trustlog.errors import Reason, WordsError

DayRead = Literal["happened", "due", "since"]
"""Whether "12 dec" in a field of a day is the last one, or the next; by `since` "march" is its first day, too."""
YES, NO = "yes", "no"
_YES = frozenset(("true", "yes", "y", "1", "on", "ja", "waar"))
_NO = frozenset(("false", "no", "n", "0", "off", "nee", "onwaar"))


class Field(NamedTuple):
    """A field of facts: `read` puts what was typed into a fact, `written` writes what a fact has.

    A field with few answers has them in `answers`; one that takes a day says by `day` how it is read.
    """

    read: Callable[[Ledger, Any, str], Any]
    written: Callable[[Any, Names], str]
    answers: tuple[str, ...] = ()
    day: DayRead | None = None


def flag(name: str, text: str) -> bool:
    """Return what a yes or no says; refuse any other word."""
    lowered = text.lower()
    if lowered not in _YES | _NO:
        raise WordsError(Reason("no_flag_word", field=name, text=text))
    return lowered in _YES


def yes_or_no(name: str) -> Callable[[Any, Names], str]:
    """Return what writes a yes or no of a fact."""
    return lambda fact, _names: YES if getattr(fact, name) else NO


def day_typed(ledger: Ledger, text: str, read: DayRead) -> date:
    """Read a day as it was typed into a field."""
    from trustlog.domain.calendar.dates import read_date

    return read_date(text, ledger.today, due=read == "due")
