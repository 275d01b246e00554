"""What was written, by whom, and taking it back."""

from datetime import date, datetime
from typing import NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.errors import WordsError


class Entry(NamedTuple):
    """One batch of the journal: its number, when, by whom, what it was, what it took back, what took it back."""

    batch: int
    at: datetime
    by: str
    what: str
    changes: int
    undoes: int | None
    undone_by: int | None


class Undone(NamedTuple):
    """What was taken back: the batches that did it, and one line for each in words."""

    batches: tuple[int, ...]
    lines: tuple[str, ...]


def undo(ledger: Ledger, last: int = 1, batch: int | None = None) -> Undone:
    """Take back one's own last batches, or one of them by number; each is a new batch, which can be undone too."""
    from trustlog.storage import journal

    if last < 1:
        raise WordsError("--last is how many steps to take back, from 1")
    if batch is not None and last != 1:
        raise WordsError("name a batch or --last, not both")
    done = journal.undo(ledger.conn, batch, last=last, by=ledger.me, at=ledger.now)
    return Undone(
        tuple(one.number for one in done),
        tuple(f"undone: {one.batch.what} (batch {one.batch.number})" for one in done),
    )


def history(ledger: Ledger, since: date | None = None, limit: int | None = None) -> list[Entry]:
    """List the batches of the journal, newest first."""
    from trustlog.storage import journal

    return [
        Entry(one.number, one.at, one.recorded_by, one.what, one.changes, one.undoes, one.undone_by)
        for one in journal.history(ledger.conn, since, limit)
    ]
