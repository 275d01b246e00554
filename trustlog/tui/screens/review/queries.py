"""What the review asks of the desk, done on the clerk's thread; the desk is imported here, when it is first asked."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trustlog.tui.app import queries

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger, Written
    from trustlog.desk.review import Act, Record, Row, Walk
    from trustlog.trust.reading.values import Reading


class Look(NamedTuple):
    """What the screen of the review shows: the review under way, or else what the last one came to."""

    today: date
    walk: "Walk | None"
    last: "Past | None"


class Past(NamedTuple):
    """A finished review: its id, its day, and what it came to, in a line."""

    id: str
    on: date
    says: str


def look(ledger: "Ledger") -> Look:
    """Give the review under way, and the last one."""
    from trustlog.desk.review import walk

    return Look(ledger.today, walk(ledger), next(iter(past(ledger, 1)), None))


def past(ledger: "Ledger", most: int | None = None) -> list[Past]:
    """Give the finished reviews, newest first."""
    from trustlog.desk import review as record

    return [Past(one.id, one.on, record.figures(one)) for one in record.past(ledger)[:most]]


def record(ledger: "Ledger", review_id: str) -> "Record":
    """Open a finished review."""
    from trustlog.desk.review import open_id

    return open_id(ledger, review_id)


def begin(ledger: "Ledger", read: "Sequence[Reading]") -> "Written":
    """Begin a review with the readings at hand, or take up the one of an earlier day."""
    from trustlog.desk.review import begin as write

    return write(ledger, read)


def finish(ledger: "Ledger", read: "Sequence[Reading]") -> "Written":
    """Freeze the review under way with the readings at hand."""
    from trustlog.desk.review import finish as write
    from trustlog.desk.review import review

    return write(ledger, review(ledger, read=read))


def answer(ledger: "Ledger", rows: "Sequence[Row]", says: str) -> "Written":
    """Answer rows without doing anything else about them."""
    from trustlog.desk.review import answer_all

    return answer_all(ledger, rows, says)


def kept(ledger: "Ledger", row: "Row") -> "Written":
    """Answer that a promise was kept, and record it."""
    from trustlog.desk.review import kept_words

    says = kept_words(row.promise, ledger.today) if row.promise else "kept"
    return _with(ledger, row, says, lambda ledger, batch: queries.keep(ledger, row.number or 0, batch=batch))


def broken(ledger: "Ledger", row: "Row", told: str) -> "Written":
    """Answer that a promise was broken, and record how."""
    return _with(
        ledger, row, f"broken, {told}", lambda ledger, batch: queries.break_(ledger, row.number or 0, told, batch=batch)
    )


def again(ledger: "Ledger", row: "Row", to: date) -> "Written":
    """Answer that an overdue promise was made anew: the miss is recorded, too."""
    says = f"promised anew for {_day(ledger, to)}"
    return _with(
        ledger, row, says, lambda ledger, batch: queries.break_(ledger, row.number or 0, None, to, batch=batch)
    )


def moved(ledger: "Ledger", row: "Row", to: date) -> "Written":
    """Answer that the day of a promise is another one, and move it."""
    says = f"moved to {_day(ledger, to)}"
    return _with(ledger, row, says, lambda ledger, batch: queries.move(ledger, row.number or 0, to, batch=batch))


def act(ledger: "Ledger", row: "Row", what: str, says: str, reason: str = "") -> "Written":
    """Answer with any of the rarer things that happen to a promise."""
    return _with(
        ledger, row, says, lambda ledger, batch: queries.act(ledger, row.number or 0, what, reason, batch=batch)
    )


def plan(ledger: "Ledger", row: "Row", kind: str, on: date) -> "Written":
    """Answer with a plan for time together, of a kind."""
    from trustlog.desk.plans import plan as write
    from trustlog.desk.review import PLANS

    says = f"planned {_day(ledger, on)}: {PLANS[kind]}"
    return _with(ledger, row, says, lambda ledger, batch: write(ledger, row.handle or "", on, PLANS[kind], batch=batch))


def noted(ledger: "Ledger", row: "Row", kind: str, text: str) -> "Written":
    """Answer with a note of what is to be told them, or to be asked."""
    from trustlog.desk.review import note_to_say

    says = f"noted to {kind}"
    return _with(
        ledger, row, says, lambda ledger, batch: note_to_say(ledger, row.handle or "", kind, text, batch=batch)
    )


def acknowledged(ledger: "Ledger", row: "Row", note: str) -> "Written":
    """Answer that a flag was seen and talked over."""
    return _with(
        ledger, row, "flag seen", lambda ledger, batch: queries.acknowledge(ledger, row.handle or "", note, batch=batch)
    )


def carried_on(ledger: "Ledger", row: "Row") -> "Written":
    """Answer that an intention of last week is carried on."""
    from trustlog.desk.review import carry_on

    return carry_on(ledger, row)


def intend(ledger: "Ledger", text: str) -> "Written":
    """Set an intention for next week."""
    from trustlog.desk.review import intend as write

    return write(ledger, text)


def unintend(ledger: "Ledger", text: str) -> "Written":
    """Take an intention for next week away again."""
    from trustlog.desk.review import withdraw_intention

    return withdraw_intention(ledger, text)


def drop(ledger: "Ledger") -> "Written":
    """Drop the review under way."""
    from trustlog.desk.review import drop as write

    return write(ledger)


def _with(ledger: "Ledger", row: "Row", says: str, does: "Act") -> "Written":
    from trustlog.desk.review import answer as write

    return write(ledger, row, says, does)


def _day(ledger: "Ledger", on: date) -> str:
    from trustlog.desk.sentences import day

    return day(on, ledger.today)
