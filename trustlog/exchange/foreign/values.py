"""What a file of another program says, before anybody asked what the ledger knows of it.

Each value remembers the first line of its record. `why` is a short word for why the file itself says that it is to be
left aside, None where it does not.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from trustlog.domain.proposals import Terms

NO_TERMS = Terms()
UNREADABLE, TOO_FREQUENT = "unreadable", "too_frequent"
NO_DUE_DAY, NO_LENGTH = "no_due_day", "no_length"
OPEN_QUOTE, BEHIND_QUOTE, BAD_SIGN, OTHER_ORDER = "open_quote", "behind_quote", "bad_sign", "other_order"
"""Why a record cannot be read, as a file says it of a line; told of as `unreadable`, with a sentence beside it."""
_REFUSED = frozenset((UNREADABLE, TOO_FREQUENT, NO_DUE_DAY, NO_LENGTH, OPEN_QUOTE, BEHIND_QUOTE, BAD_SIGN, OTHER_ORDER))


def is_refused(why: str | None) -> bool:
    """Return whether a word says that a record was refused; every other word says that it was left aside."""
    return (why or "").partition(":")[0] in _REFUSED


def because(reason: object) -> str:
    """Return the word for a record that cannot be read, with the reason as it is told."""
    return f"{UNREADABLE}:{reason}"


def bad_sign(line: int) -> str:
    """Return the word for a record with a sign on that line that is none in the encoding of the file."""
    return f"{BAD_SIGN}:{line}"


class Organisation(NamedTuple):
    """A firm, which may be a partner."""

    row: int
    name: str
    domains: tuple[str, ...] = ()
    note: str | None = None
    handle: str | None = None
    why: str | None = None
    brought_id: str | None = None


class Contact(NamedTuple):
    """Somebody at a firm. `firms` are the names of the firm, the surest first; `firm_ids` its ids in that program."""

    row: int
    name: str = ""
    given: str | None = None
    family: str | None = None
    firms: tuple[str, ...] = ()
    department: str | None = None
    role: str | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    note: str | None = None
    why: str | None = None
    brought_id: str | None = None
    firm_ids: tuple[str, ...] = ()


class Guest(NamedTuple):
    """Somebody who was invited; `declined` and `resource` as the calendar says, `firm` as an address book does."""

    name: str | None = None
    email: str | None = None
    declined: bool = False
    resource: bool = False
    firm: str | None = None


class Proposed(NamedTuple):
    """A meeting (`moment`) or a task (`promise`): no fact until a person says so.

    `start` and `end` are local, `YYYY-MM-DDTHH:MM`, or a day alone. `organiser` is who called the meeting. `firms` and
    `people` are names that a CRM put beside it, `firm_ids` the ids of firms in that program. `source` is the line that
    was typed, where it was: a day that it says, such as "by fri", is that of the first time it was read. `direction`
    is of a task, None where its file should say and says nothing that can be read; `terms` is what is said of a task
    besides, `created` the day on which it was written down there.
    """

    row: int
    kind: str = "moment"
    title: str | None = None
    start: str | None = None
    end: str | None = None
    minutes: int | None = None
    guests: tuple[Guest, ...] = ()
    organiser: Guest | None = None
    firms: tuple[str, ...] = ()
    note: str | None = None
    initiative: str | None = None
    due_on: str | None = None
    why: str | None = None
    brought_id: str | None = None
    assumed: tuple[str, ...] = ()
    source: str | None = None
    direction: str | None = "ours"
    terms: Terms = NO_TERMS
    firm_ids: tuple[str, ...] = ()
    created: date | None = None


class Remark(NamedTuple):
    """A note about a firm, or about somebody there."""

    row: int
    text: str
    on: str | None = None
    firms: tuple[str, ...] = ()
    guests: tuple[Guest, ...] = ()
    why: str | None = None
    brought_id: str | None = None
    firm_ids: tuple[str, ...] = ()


class Fact(NamedTuple):
    """A fact that the file itself states in our own words: our own CSV, a line of our own grammar."""

    row: int
    values: dict[str, object]
    why: str | None = None


class Reading(NamedTuple):
    """A file as it was understood: what it is, how sure, why, and what is in it.

    `dates` is `iso`, `day_first`, `month_first` or `ask`; `rows` counts its records, those left aside too.
    Of a long table the values are read anew each time they are gone through. `zones` are those in which a calendar is
    written, the usual one first. `day` is a day as the file has it, where it is to be asked how it is read.
    """

    format: str | None
    sure: str
    why: str
    encoding: str = "utf-8"
    delimiter: str | None = None
    dates: str = "iso"
    rows: int = 0
    firms: Sequence[Organisation] = ()
    contacts: Sequence[Contact] = ()
    proposed: Sequence[Proposed] = ()
    remarks: Sequence[Remark] = ()
    facts: Sequence[Fact] = ()
    zones: tuple[str, ...] = ()
    day: str | None = None
