"""What an import asks of a kind of fact: a module each, found by the name of the kind."""

from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import Any, NamedTuple

from trustlog.desk.imports.names import Book
from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Fact, Partner
from trustlog.domain.kinds import kind_of
from trustlog.domain.text import clip
from trustlog.errors import Reason


class Rules(NamedTuple):
    """How rows of a file become facts of a kind, and change them.

    `make` makes the fact of a row, with its partners; faults go to the book. `faults` are what is wrong with a fact as
    a row would leave it. `change` takes from what a row made (the second fact) what goes beyond single columns, where
    the row says something in these columns; what it took is added in words.
    """

    make: Callable[[Ledger, Book, Any, tuple[Partner, ...]], Fact]
    faults: Callable[[Any, date], list[Reason]]
    change: Callable[[Any, Any, frozenset[str], date, list[str]], Any]


def rules_named(name: str) -> Rules:
    """Return the rules of the kind of that name."""
    rules: Rules = import_module(f"trustlog.desk.imports.{name}").RULES
    return rules


def rules_of(fact: Fact) -> Rules:
    """Return the rules of a fact's kind."""
    return rules_named(kind_of(fact).name)


def change_words(name: str, before: object, after: object) -> str:
    """Return how a column would change: "stake normal → big"."""
    return f"{name} {_cell(before)} → {_cell(after)}"


def _cell(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    return clip(str(value))


def no_faults(_fact: Any, _today: date) -> list[Reason]:
    """Return no faults, as `faults` of a kind does whose rows are checked cell by cell."""
    return []


def unchanged(old: Any, _row: Any, _given: frozenset[str], _today: date, _words: list[str]) -> Any:
    """Return the fact unchanged: the `change` of a kind whose columns are taken one by one."""
    return old
