"""Kinds of fact as records: whatever differs from kind to kind is asked of the kind's record.

A kind is a value in `domain/facts/NAME.py` and a record, `KIND`, in `domain/kinds/NAME.py`, which is loaded when a
value of that kind is first met. `tests/test_kinds.py` asks every record for everything.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, get_args

from trustlog.domain.calendar.days import Days
from trustlog.domain.facts import KindName
from trustlog.domain.kinds.words import day, near_day
from trustlog.language import N_, _

if TYPE_CHECKING:
    from trustlog.domain.capture.values import Clause
    from trustlog.domain.facts import Numbered

Value = TypeVar("Value", bound="Numbered")
Rows = list[tuple[str, dict[str, Any]]]
"""Rows of other tables that belong to a fact, each with its table, still without ids."""


class Making(NamedTuple):
    """What a fact that a clause makes has beside what the clause says; `item_id` where it names an item of the book."""

    id: str
    partner_ids: tuple[str, ...]
    person_ids: tuple[str, ...]
    today: date
    days: Days
    recorded_at: datetime
    recorded_by: str
    item_id: str | None = None


class Linked(NamedTuple):
    """What the rows of a file name of others: numbers of facts, names of people and the handles they are at, by id."""

    numbers: Mapping[str, int]
    people: Mapping[str, str]
    employers: Mapping[str, str]


def follows_none(_fact: Any) -> None:
    """Return nothing, as `follows` does where no fact follows another."""


def all_belong(_fact: Any) -> None:
    """Return no reason, as `kept_back` does where every fact of a kind belongs in its file."""


class File(NamedTuple, Generic[Value]):
    """How facts of a kind are exported and imported.

    `name` is that of the CSV file and of what is imported; `columns` are those beside the keys of the JSON; `follows`
    is the id of the fact of the same kind that this fact follows. `content` is what identifies a fact, however
    it went on: by it an import knows those that are there already (None: this file is not imported). `taken` are the
    columns in which an import may change those. `kept_back` is why a fact is not in the file, in English, or None.
    `left_out` are keys of the JSON that no file for management has.
    """

    name: str
    columns: Callable[[Value, Linked], dict[str, Any]]
    follows: Callable[[Value], str | None]
    content: Callable[[Value], tuple[object, ...]] | None
    taken: tuple[str, ...]
    kept_back: Callable[[Value], str | None] = all_belong
    left_out: tuple[str, ...] = ()


def between_others(fact: Any) -> str | None:
    """Return why a fact between two members of a garden is not in the file of its kind; None for all others."""
    return N_("between others, in a garden") if fact.from_id is not None else None


def ends(fact: Any) -> tuple[str, ...]:
    """Return the only partner of a fact with us, or both of one between two members of a garden."""
    return (fact.partner_id,) if fact.to_id is None else (fact.from_id, fact.to_id)


def one_partner(fact: Any) -> tuple[str, ...]:
    """Return the only partner of a fact: the `partner_ids` of a kind with a single partner."""
    return (fact.partner_id,)


def with_one(fact: Any) -> tuple[str, ...]:
    """Return the partner of a fact about a partner; none of one about a garden."""
    return () if fact.partner_id is None else (fact.partner_id,)


def without_partner(_fact: Any) -> tuple[str, ...]:
    """Return no partner, as `partner_ids` of a kind does whose facts are about a garden, or about ourselves."""
    return ()


def nobody(_fact: Any) -> tuple[str, ...]:
    """Return no people, as `person_ids` of a kind without them does."""
    return ()


def unchanged(fact: Value, _as_of: date) -> Value:
    """Return the fact itself, as `as_known` of a kind does to which nothing happens later."""
    return fact


def no_rows(_fact: Any) -> Rows:
    """Return no rows: the `links` and `history` of a kind that is a single row."""
    return []


def no_line(_fact: Any, _today: date) -> str | None:
    """Return nothing, as `line` of a kind does whose clause says it all."""
    return None


def no_columns(_fact: Any, _linked: Linked) -> dict[str, Any]:
    """Return no columns beside those of the JSON."""
    return {}


class Kind(NamedTuple, Generic[Value]):
    """All that is known of one kind of fact; its table has the kind's name.

    `timeline`: it happened, and stands in the log; else it lies ahead. `day` is the day it is filed under. `sentence`
    tells it without its day and partner, with the names of its people (or of its item of the open book), as of a day.
    `json` are its own keys as of a day. `editable` names the fields that can be edited, that of its words first; of
    these `may_be_empty` are optional. `make` makes the fact that a clause says, and `clause` turns it back, by the
    same names (both None where no clause says it). `file` is how it is exported, or None for what management gets no
    file of.

    What follows has a default, that of a fact which is one row about one partner. `shared`: one fact is with all
    partners of a line, not a fact for each. `as_known` is the fact as it was at the end of a day. `links` are the rows
    that a new fact is written with, `history` those of what has happened to it since. `line` is the fact as it was
    written, where that is no clause; None leaves it to the clause. `announced` tells of a fact about to be written, and
    `details` are labels and texts of what is known of it beside its sentence, where that is more than its day. `refers`
    are fields with ids of further partners: a fact in which one of them is set is told with their names, in that order,
    "" where one is not set.
    """

    name: KindName
    value: type[Value]
    timeline: bool
    day: Callable[[Value], date]
    sentence: Callable[[Value, Sequence[str], date], str]
    json: Callable[[Value, date], dict[str, Any]]
    editable: Callable[[Value], tuple[str, ...]]
    may_be_empty: frozenset[str]
    make: "Callable[[Any, Making], Value] | None"
    clause: "Callable[[Value, Sequence[str]], Clause] | None"
    file: File[Value] | None
    shared: bool = False
    partner_ids: Callable[[Value], tuple[str, ...]] = one_partner
    person_ids: Callable[[Value], tuple[str, ...]] = nobody
    as_known: Callable[[Value, date], Value] = unchanged
    links: Callable[[Value], Rows] = no_rows
    history: Callable[[Value], Rows] = no_rows
    line: Callable[[Value, date], str | None] = no_line
    announced: Callable[[Value, Sequence[str], date], str] | None = None
    details: Callable[[Value, date], list[tuple[str, str]]] | None = None
    refers: tuple[str, ...] = ()


_KINDS: dict[object, Kind[Any]] = {}


def _name_of(value: type) -> str:
    return value.__module__.rpartition(".")[2]


NAMES: tuple[str, ...] = get_args(KindName)
"""All kinds of fact, in the order in which they are listed."""
TIMELINE: tuple[str, ...] = tuple(name for name in NAMES if name not in ("plan", "pause"))
"""Those that happened, and stand in the log."""


def kind_of(value: "Numbered") -> Kind[Any]:
    """Return the record of a value's kind."""
    kind = _KINDS.get(type(value))
    if kind is None:
        kind = _KINDS[type(value)] = kind_named(_name_of(type(value)))
    return kind


def kind_named(name: str) -> Kind[Any]:
    """Return the record of the kind of that name, one of NAMES."""
    kind = _KINDS.get(name)
    if kind is None:
        kind = _KINDS[name] = import_module(f"{__name__}.{name}").KIND
    return kind


def all_kinds() -> tuple[Kind[Any], ...]:
    """Return the records of all kinds."""
    return tuple(map(kind_named, NAMES))


def kind_of_file(name: str) -> Kind[Any]:
    """Return the kind whose facts a file of that name has: `promises`."""
    return next(kind for kind in all_kinds() if kind.file is not None and kind.file.name == name)


def announced(fact: "Numbered", people: Sequence[str], today: date) -> str:
    """Tell of a fact about to be written: its sentence and its day, unless its kind has other words."""
    kind = kind_of(fact)
    if kind.announced is not None:
        return kind.announced(fact, people, today)
    return f"{kind.sentence(fact, people, today)} · {near_day(kind.day(fact), today)}"


def details(fact: "Numbered", today: date) -> list[tuple[str, str]]:
    """Return labels and texts of what is known of a fact beside its sentence: its day, unless its kind has more."""
    kind = kind_of(fact)
    return [(_("Day"), day(kind.day(fact), today))] if kind.details is None else kind.details(fact, today)
