"""What was written, by whom, and taking it back."""

from datetime import date, datetime, tzinfo
from typing import NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.domain.days import beginning, local
from trustlog.errors import WordsError


class Entry(NamedTuple):
    """One batch of the journal: its number, when, by whom, what it was, what it took back, what took it back.

    `at` is in the zone of whoever asks.
    """

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


class Detail(NamedTuple):
    """A row that a batch changed: its table; `new`, `gone` or `changed`; a name; columns before and after."""

    table: str
    how: str
    name: str
    columns: tuple[tuple[str, str, str], ...]


_NAMED_BY = ("text", "topic", "name", "note", "kind", "reason", "number")
_LINKS = ("moment_partner", "moment_person")
_WORDING = ("text", "topic", "note", "reason", "closed_reason", "clear_reason", "archive_reason")
_DULL = ("id", "source", "recorded_at", "recorded_by", "snapshot", "settings")


def details(ledger: Ledger, batch: int) -> tuple[Detail, ...]:
    """Tell what a batch changed, row by row; links, and what only the program needs, are left out.

    Of a colleague's batch the wording is left out, too: it may be private.
    """
    from trustlog.storage import journal

    own = journal.author_of(ledger.conn, batch) == ledger.me
    hidden = (*_DULL, *(() if own else _WORDING))
    shown = []
    for one in (one for one in journal.changes_of(ledger.conn, batch) if one.table not in _LINKS):
        before, after = dict(one.before or {}), dict(one.after or {})
        columns = tuple(
            (name, _told(before.get(name), ledger.zone), _told(after.get(name), ledger.zone))
            for name in {**before, **after}
            if name not in hidden and not name.endswith("_id") and _differ(before.get(name), after.get(name))
        )
        how = "new" if one.before is None else "gone" if one.after is None else "changed"
        known = {name: value for name, value in {**before, **after}.items() if name not in hidden}
        name = next((str(known[key]) for key in _NAMED_BY if known.get(key) is not None), "")
        if columns:
            shown.append(Detail(one.table, how, name, columns))
    return tuple(shown)


def _differ(before: object, after: object) -> bool:
    """Tell whether a change is worth a line: what begins as nothing or as no is not."""
    return (before or None) != (after or None)


def _told(value: object, zone: tzinfo) -> str:
    if value is None:
        return "–"
    if isinstance(value, datetime):
        return f"{local(value, zone):%Y-%m-%d %H:%M}"
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def history(ledger: Ledger, since: date | None = None, limit: int | None = None) -> list[Entry]:
    """List the batches of the journal, newest first, from a day of this person's zone on."""
    from trustlog.storage import journal

    begins = None if since is None else beginning(since, ledger.zone)
    return [
        Entry(one.number, local(one.at, ledger.zone), one.recorded_by, one.what, one.changes, one.undoes, one.undone_by)
        for one in journal.history(ledger.conn, begins, limit)
    ]
