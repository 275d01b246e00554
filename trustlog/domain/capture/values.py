"""What a capture line says, as values: names as typed, days resolved, nothing looked up yet."""

from datetime import date
from typing import NamedTuple

from trustlog.domain.facts.scan import Stake


class Name(NamedTuple):
    """A partner or a person as typed, and where in the line."""

    text: str
    at: int
    end: int


class PromiseClause(NamedTuple):
    """`we promise …`, `they offer …`. `every` is None or how often it comes back: `month`, `2w`."""

    ours: bool
    text: str
    due_on: date | None
    every: str | None
    stake: Stake
    offered: bool
    private: bool
    source: str
    at: int
    end: int


class MomentClause(NamedTuple):
    """`lunch 45m yesterday with jane`; it counts as scripted, joint or unscripted; `new_people` allows unknown ones."""

    kind: str
    counts_as: str
    minutes: int | None
    on: date
    people: tuple[Name, ...]
    new_people: bool
    unplanned: bool
    initiative: str | None
    text: str | None
    private: bool
    source: str
    at: int
    end: int


class DisclosureClause(NamedTuple):
    """`we shared …`, `they hid …`. `depth` is None when `missed`."""

    ours: bool
    topic: str
    depth: int | None
    missed: bool
    on: date
    private: bool
    source: str
    at: int
    end: int


class NoteClause(NamedTuple):
    """`note …`."""

    note: str
    on: date
    private: bool
    source: str
    at: int
    end: int


class ActClause(NamedTuple):
    """`keep 12`, `broke 12 13`; `act` is `keep` or `broke`."""

    act: str
    numbers: tuple[int, ...]
    source: str
    at: int
    end: int


Clause = PromiseClause | MomentClause | DisclosureClause | NoteClause | ActClause


class Captured(NamedTuple):
    """A whole line: its partners (none where it only acts on numbers) and its clauses."""

    partners: tuple[Name, ...]
    clauses: tuple[Clause, ...]
