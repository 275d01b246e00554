"""All that the report is made from, read once, as nobody in particular sees it: nothing private is among it."""

from collections.abc import Container, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol

from trustlog.desk.due import Due, due
from trustlog.desk.exports import checked_since, standings
from trustlog.desk.ledger import Ledger
from trustlog.desk.readings import NOBODY, Notice, readings, sides_watched
from trustlog.domain.calendar.days import shift
from trustlog.domain.facts import LevelChange, Partner
from trustlog.domain.levels import is_known
from trustlog.domain.text.folding import in_order
from trustlog.storage.read.facts import timeline
from trustlog.storage.read.merged import merged_ids
from trustlog.storage.read.partners import partners

if TYPE_CHECKING:
    from trustlog.desk.garden import Standing
    from trustlog.trust.reading.values import Reading

YEAR = 365
"""Days that the report looks back where no other day is named to compare with."""


class Looked(Protocol):
    """What the chapters of readings are made from: of all partners, or of one."""

    @property
    def ledger(self) -> Ledger:
        """The ledger, which is nobody's."""

    @property
    def as_of(self) -> date:
        """The day."""

    @property
    def since(self) -> date | None:
        """The day that is compared with, if any."""

    @property
    def readings(self) -> "tuple[Reading, ...]":
        """The readings as of the day."""

    @property
    def before(self) -> "Mapping[str, Reading]":
        """Those of the day compared with, by a partner's id."""


class OnePartner(NamedTuple):
    """One partner looked at alone."""

    ledger: Ledger
    as_of: date
    readings: "tuple[Reading, ...]"
    since: date | None = None
    before: "Mapping[str, Reading]" = MappingProxyType({})


class Gathered(NamedTuple):
    """What there is to report as of a day, and what is compared with.

    `first` is the day from which on movement is told; `since` is the same where two days are compared, else None, and
    then nothing is `before`. `readings` and `then` are in the order of level, the highest first, then of name, and
    none is of a partner that was not one yet on that day. The `ledger` is nobody's; `decisions` are those about levels
    within the period that everybody may read; `archived` are those let go by the day, without those entered twice.
    """

    ledger: Ledger
    as_of: date
    first: date
    since: date | None
    readings: "tuple[Reading, ...]"
    before: "Mapping[str, Reading]"
    partners: tuple[Partner, ...]
    then: tuple[Partner, ...]
    decisions: tuple[LevelChange, ...]
    agenda: Due
    agenda_then: Due | None
    gardens: "tuple[Standing, ...]"
    sides: int
    archived: tuple[Partner, ...]

    @property
    def was_compared(self) -> bool:
        """Return whether two days are compared."""
        return self.since is not None

    def level(self, number: int) -> str:
        """Return a level by its number and name: "3 Partner"."""
        return f"{number} {self.ledger.settings.level_name(number)}"


def gather(ledger: Ledger, as_of: date, since: date | None, notice: Notice | None = None) -> Gathered:
    """Read what the report needs, as of a day, and of the day it is compared with."""
    if since is not None:
        checked_since(since, as_of)
    open_to_all = ledger._replace(me=NOBODY)
    merged = merged_ids(ledger.conn)  # they were entered twice, and none that was let go
    first = shift(as_of, -YEAR) if since is None else since
    changes = timeline(
        ledger.conn, me=NOBODY, since=shift(first, 1), until=as_of, kinds=("level_change",)
    )  # fmt: skip
    ever = [each for each in partners(ledger.conn, as_of, archived=True) if each.id not in merged]
    return Gathered(
        open_to_all,
        as_of,
        first,
        since,
        tuple(sorted(_read(open_to_all, as_of, notice), key=_place)),
        {} if since is None else {each.partner.id: each for each in _read(open_to_all, since, notice)},
        _there(ledger, as_of, merged),
        _there(ledger, first, merged),
        tuple(change for change in changes if isinstance(change, LevelChange)),
        due(open_to_all, as_of),
        None if since is None else due(open_to_all, since),
        tuple(standings(open_to_all, as_of, None)),
        sides_watched(ledger, as_of),
        tuple(each for each in ever if each.archived_on is not None and each.archived_on <= as_of),
    )


def _there(ledger: Ledger, day: date, merged: Container[str]) -> tuple[Partner, ...]:
    """Return those that were partners on a day."""
    return tuple(each for each in partners(ledger.conn, day) if each.id not in merged and is_known(each, day))


def _read(ledger: Ledger, day: date, notice: Notice | None) -> "Iterator[Reading]":
    """Yield the readings of those that were partners by a day."""
    return (reading for reading in readings(ledger, day, notice) if is_known(reading.partner, day))


def _place(reading: "Reading") -> tuple[object, ...]:
    return -reading.level, in_order(reading.partner.name), reading.partner.handle
