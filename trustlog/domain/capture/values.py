"""What a capture line says, as values: names as typed, days resolved, nothing looked up yet.

A clause knows the kind of fact that it `makes` (None: it acts on facts that are there), how it is `written`, and on
which day (`read_on`) that has to be read to give the same clause again. `bare` is what two clauses that say the same
have in common: the clause without its place and wording.
"""

from datetime import date
from typing import NamedTuple

from trustlog.domain.calendar.day_words import FIRST_HOUR
from trustlog.domain.calendar.days import every_words, show
from trustlog.domain.facts import KindName
from trustlog.domain.facts.scan import Stake
from trustlog.domain.text import quoted
from trustlog.language import _

_ANY_DAY = date(2000, 1, 1)  # for what is read the same on every day


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

    @property
    def makes(self) -> KindName:
        """Return the kind of fact this makes."""
        return "promise"

    @property
    def read_on(self) -> date:
        """Return the day on which its text reads as this clause."""
        return self.due_on or _ANY_DAY

    @property
    def bare(self) -> "PromiseClause":
        """Return the clause without its place and wording."""
        return self._replace(source="", at=0, end=0)

    def written(self, plain: bool, today: date | None = None) -> str:
        """Write the clause without partners; `plain` leaves its texts without quotes, `today` is called so."""
        by = _(" by {day}").format(day=_day(self.due_on, today)) if self.due_on else ""
        period = f" {every_words(self.every)}" if self.every else ""
        stake = {"small": _(" +small"), "normal": "", "big": _(" +big")}[self.stake]
        if self.offered:
            head = _("we offer") if self.ours else _("they offer")
        else:
            head = _("we promise") if self.ours else _("they promise")
        return f"{_private(self.private)}{head} {_text(self.text, plain)}{by}{period}{stake}"


class MomentClause(NamedTuple):
    """`lunch 45m yesterday with jane`; counts as scripted, joint or unscripted; `new_people` allows unknown people.

    `at_time` is the local time of day as `HH:MM`; `our_people` names who of us was there.
    """

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
    at_time: str | None = None
    our_people: tuple[str, ...] = ()

    @property
    def makes(self) -> KindName:
        """Return the kind of fact this makes."""
        return "moment"

    @property
    def read_on(self) -> date:
        """Return the day on which its text reads as this clause."""
        return self.on

    @property
    def bare(self) -> "MomentClause":
        """Return the clause without its place and wording."""
        people = tuple(name._replace(at=0, end=0) for name in self.people)
        return self._replace(source="", at=0, end=0, people=people, text=self.text or None)

    def written(self, plain: bool, today: date | None = None) -> str:
        """Write the clause without partners; `plain` leaves its texts without quotes, `today` is called so."""
        parts = [_(self.kind)]
        if self.minutes is not None:
            parts.append(minutes_text(self.minutes))
        parts.append(_day(self.on, today))
        if self.at_time is not None:
            parts.append(_("at {time}").format(time=self.at_time))
        if self.unplanned:
            parts.append(_("unplanned"))
        if self.initiative:
            parts.append({"us": _("by us"), "them": _("by them"), "both": _("by both")}[self.initiative])
        if self.text:
            parts.append(_text(self.text, plain))
        if self.people:
            parts.append(_("with ") + ", ".join(_text(name.text, plain) for name in self.people))
            if self.new_people:
                parts.append(_("+new"))
        if self.our_people:
            parts.append(_("(ours: {names})").format(names=", ".join(self.our_people)))
        return _private(self.private) + " ".join(parts)


class DisclosureClause(NamedTuple):
    """`we shared …`, `they hid …`. `depth` is None when `missed`, `item` the item of the open book that was named."""

    ours: bool
    topic: str
    depth: int | None
    missed: bool
    on: date
    private: bool
    source: str
    at: int
    end: int
    item: str | None = None

    @property
    def makes(self) -> KindName:
        """Return the kind of fact this makes."""
        return "disclosure"

    @property
    def read_on(self) -> date:
        """Return the day on which its text reads as this clause."""
        return self.on

    @property
    def bare(self) -> "DisclosureClause":
        """Return the clause without its place and wording."""
        return self._replace(source="", at=0, end=0)

    def written(self, plain: bool, today: date | None = None) -> str:  # noqa: ARG002 - as of every clause
        """Write the clause without partners; `plain` leaves its texts without quotes, `today` is called so."""
        depth = "" if self.missed else f" /{self.depth}"
        if self.missed:
            head = _("we hid") if self.ours else _("they hid")
        else:
            head = _("we shared") if self.ours else _("they shared")
        return f"{_private(self.private)}{head} {_item(self.item)}{_text(self.topic, plain)}{depth}"


class RequestClause(NamedTuple):
    """`they asked about @margin`: one side asked the other about an item of the open book."""

    ours: bool
    item: str
    note: str
    on: date
    private: bool
    source: str
    at: int
    end: int

    @property
    def makes(self) -> KindName:
        """Return the kind of fact this makes."""
        return "request"

    @property
    def read_on(self) -> date:
        """Return the day on which its text reads as this clause."""
        return self.on

    @property
    def bare(self) -> "RequestClause":
        """Return the clause without its place and wording."""
        return self._replace(source="", at=0, end=0)

    def written(self, plain: bool, today: date | None = None) -> str:  # noqa: ARG002 - as of every clause
        """Write the clause without partners; `plain` leaves its texts without quotes, `today` is called so."""
        head = _("we asked about") if self.ours else _("they asked about")
        note = f": {_text(self.note, plain)}" if self.note else ""
        return f"{_private(self.private)}{head} @{self.item}{note}"


class NoteClause(NamedTuple):
    """`note …`."""

    note: str
    on: date
    private: bool
    source: str
    at: int
    end: int

    @property
    def makes(self) -> KindName:
        """Return the kind of fact this makes."""
        return "note"

    @property
    def read_on(self) -> date:
        """Return the day on which its text reads as this clause."""
        return self.on

    @property
    def bare(self) -> "NoteClause":
        """Return the clause without its place and wording."""
        return self._replace(source="", at=0, end=0)

    def written(self, plain: bool, today: date | None = None) -> str:  # noqa: ARG002 - as of every clause
        """Write the clause without partners; `plain` leaves its texts without quotes, `today` is called so."""
        return f"{_private(self.private)}{_('note')} {_text(self.note, plain)}"


class ActClause(NamedTuple):
    """`keep 12`, `broke 12 13`; `act` is `keep` or `broke`. `on` is the day, where one was named; `late` is today.

    `ours` is whose promises they are where the line says so: `we broke 13`.
    """

    act: str
    numbers: tuple[int, ...]
    on: date | None
    late: bool
    source: str
    at: int
    end: int
    ours: bool | None = None

    @property
    def makes(self) -> None:
        """Return nothing: this acts on facts that are there."""
        return None

    @property
    def read_on(self) -> date:
        """Return the day on which its text reads as this clause."""
        return self.on or _ANY_DAY

    @property
    def bare(self) -> "ActClause":
        """Return the clause without its place and wording, and without whose promises it says they are."""
        return self._replace(source="", at=0, end=0, ours=None)

    def written(self, plain: bool, today: date | None = None) -> str:  # noqa: ARG002 - as of every clause
        """Write the clause without partners; it has no texts to quote."""
        day = _(" on {day}").format(day=_day(self.on, today)) if self.on else _(" late") if self.late else ""
        act = {"keep": _("keep"), "broke": _("broke")}[self.act]
        return f"{act} {' '.join(str(number) for number in self.numbers)}{day}"


FactClause = PromiseClause | MomentClause | DisclosureClause | RequestClause | NoteClause
Clause = FactClause | ActClause


class Captured(NamedTuple):
    """A whole line: its partners (none where it only acts on numbers) and its clauses."""

    partners: tuple[Name, ...]
    clauses: tuple[Clause, ...]


_DAY = 24  # hours


def minutes_text(minutes: int) -> str:
    """Write a duration as a line has it: 45m, 1h30; a long one as 510m, since 8h30 is an hour of the day too.

    One that no day has, as of a meeting over two of them, is 48h30, which is neither.
    """
    hours, rest = divmod(minutes, 60)
    if not hours or (rest and FIRST_HOUR <= hours < _DAY):
        return f"{minutes}m"
    hour = _("h")
    return f"{hours}{hour}{rest:02}" if rest else f"{hours}{hour}"


def _day(day: date, today: date | None) -> str:
    return _("today") if day == today else show(day)


def _private(private: bool) -> str:
    return _("private ") if private else ""


def _item(name: str | None) -> str:
    return f"@{name}: " if name else ""


def _text(text: str, plain: bool) -> str:
    return text if plain else quoted(text)
