"""The batches of the history, what each changed, and undoing them."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.domain.calendar.days import beginning, local
from trustlog.domain.kinds import TIMELINE
from trustlog.domain.text import counted
from trustlog.errors import Reason, WordsError
from trustlog.language import N_, _

if TYPE_CHECKING:
    from trustlog.domain.facts import Numbered
    from trustlog.storage.write.journal import WrittenBatch
    from trustlog.storage.write.writer import Change


MOST_UNASKED = 5
"""Facts that are undone without a question; of more it is said how many."""
_AT_ONCE = 500
"""So many batches are read at once, with what others changed in them."""


class Entry(NamedTuple):
    """One batch of the journal: its number, when, by whom, what it was, what it took back, what took it back.

    `at` is in the zone of whoever asks. The reason is given to those who may see all that the batch changed.
    """

    batch: int
    at: datetime
    by: str
    what: str
    changes: int
    undoes: int | None
    undone_by: int | None
    reason: str | None = None

    @property
    def says(self) -> str:
        """Return the title, with the reason where there is any."""
        return self.what if self.reason is None else f"{self.what}: {self.reason}"


class Undone(NamedTuple):
    """What was taken back: the batches that did it, and one line for each in words."""

    batches: tuple[int, ...]
    lines: tuple[str, ...]


def undo(ledger: Ledger, last: int = 1, batch: int | None = None) -> Undone:
    """Take back this person's last batches, or a batch by number; each undo is a new batch, which can be undone too."""
    from trustlog.storage.write import journal

    if last < 1:
        raise WordsError(Reason("no_steps"))
    if batch is not None and last != 1:
        raise WordsError(Reason("batch_and_steps"))
    undos = journal.undo(ledger.conn, batch, last=last, by=ledger.me, at=ledger.now)
    return Undone(
        tuple(undone.number for undone in undos),
        tuple(_says(undone.batch.what, undone.batch.number, _facts(ledger, undone.batch.number)) for undone in undos),
    )


def facts_to_undo(ledger: Ledger, last: int = 1, batch: int | None = None) -> int:
    """Return how many facts the same call of `undo` would take back."""
    from trustlog.storage.write import journal

    return sum(_facts(ledger, chosen.number) for chosen in journal.chosen(ledger.conn, batch, max(last, 1), ledger.me))


def written_facts(ledger: Ledger, batch: int) -> int:
    """Return how many facts a batch wrote that were not there before."""
    from trustlog.storage.write import journal

    changes = journal.changes_of(ledger.conn, batch)
    return sum(change.table in TIMELINE and change.before is None for change in changes)


def _facts(ledger: Ledger, number: int) -> int:
    from trustlog.storage.write import journal

    return len({change.id for change in journal.changes_of(ledger.conn, number) if change.table in TIMELINE})


def _says(what: str, number: int, count: int) -> str:
    many = f", {counted(count, 'fact')}" if count > MOST_UNASKED else ""
    return _("undone: {what} (batch {number}{many})").format(what=what, number=number, many=many)


class Detail(NamedTuple):
    """A row that a batch changed: its table; `new`, `gone` or `changed`; a name; columns before and after."""

    table: str
    how: str
    name: str
    columns: tuple[tuple[str, str, str], ...]


def details(ledger: Ledger, batch: int) -> tuple[Detail, ...]:
    """Return what a batch changed, row by row; links, and what only the program needs, are left out.

    What is private to somebody else is left out, and of a colleague's batch the columns that not everybody may see.
    """
    from trustlog.storage.access.visible import not_for
    from trustlog.storage.schema._generated import JOINS
    from trustlog.storage.write import journal

    author = journal.author_of(ledger.conn, batch)
    changes = [change for change in journal.changes_of(ledger.conn, batch) if change.table not in JOINS]
    hidden = not_for(ledger.conn, changes, ledger.me, author)
    details = (
        _detail(change, ledger.zone, in_full=author == ledger.me)
        for change in changes
        if (change.table, change.id) not in hidden
    )
    return tuple(detail for detail in details if detail.columns)


def next_undone(ledger: Ledger) -> "WrittenBatch | None":
    """Return the batch that `undo` takes back next; None where there is none."""
    from trustlog.storage.write import journal

    return next(iter(journal.standing(ledger.conn, ledger.me, 1)), None)


def facts_in(ledger: Ledger, batch: int, most: int) -> tuple[tuple[int, str], ...]:
    """Return number and line of the facts that a batch wrote or changed, at the most so many of those still there."""
    from trustlog.desk.facts import line, names_of

    facts = facts_of(ledger, batch, most)
    names = names_of(ledger, facts)
    return tuple((fact.number, line(fact, names, ledger.today)) for fact in facts)


def facts_of(ledger: Ledger, batch: int, most: int) -> "list[Numbered]":
    """Return the facts that a batch wrote or changed, at the most so many of those still there, by number."""
    from trustlog.domain.kinds import NAMES
    from trustlog.storage.read.facts import fact_by_number
    from trustlog.storage.read.names import numbers_of
    from trustlog.storage.write import journal

    ids: dict[str, list[str]] = {}
    for change in journal.changes_of(ledger.conn, batch):
        if change.table in NAMES:
            ids.setdefault(change.table, []).append(change.id)
    numbers = sorted(number for table, rows in ids.items() for number in numbers_of(ledger.conn, table, rows))
    return [fact for number in numbers[:most] if (fact := fact_by_number(ledger.conn, number, ledger.me)) is not None]


def _detail(change: "Change", zone: tzinfo, *, in_full: bool) -> Detail:
    from trustlog.storage.schema._generated import NAMES, SEEN, TOLD

    shown = TOLD[change.table] if in_full else SEEN[change.table]
    before, after = dict(change.before or {}), dict(change.after or {})
    columns = tuple(
        (name, _shown_value(before.get(name), zone), _shown_value(after.get(name), zone))
        for name in {**before, **after}
        if name in shown and _differ(before.get(name), after.get(name))
    )
    how = N_("new") if change.before is None else N_("gone") if change.after is None else N_("changed")
    known = {name: value for name, value in {**before, **after}.items() if name in shown}
    name = next((str(known[key]) for key in NAMES[change.table] if known.get(key) is not None), "")
    return Detail(change.table, how, name, columns)


def _differ(before: object, after: object) -> bool:
    """Return whether a change is worth a line; an initial None or False is not."""
    return (before or None) != (after or None)


def _shown_value(value: object, zone: tzinfo) -> str:
    if value is None:
        return "–"
    if isinstance(value, datetime):
        return f"{local(value, zone):%Y-%m-%d %H:%M}"
    return {True: _("yes"), False: _("no")}[value] if isinstance(value, bool) else str(value)


def history(ledger: Ledger, since: date | None = None, limit: int | None = None) -> list[Entry]:
    """List the batches of the journal, newest first, from a day of this person's zone on.

    What somebody else did to their own private facts alone is left out; of what they did to others besides, the title
    and the count tell only of those that this person may see.
    """
    from trustlog.storage.write import journal

    begins = None if since is None else beginning(since, ledger.zone)
    at_once = _AT_ONCE if limit is None else limit
    entries: list[Entry] = []
    below: int | None = None
    while True:
        batches = journal.history(ledger.conn, begins, at_once, below)
        entries += _entries(ledger, batches)
        if len(batches) < at_once or (limit is not None and len(entries) >= limit):
            return entries[:limit]
        below = batches[-1].number


def _entries(ledger: Ledger, batches: "Sequence[WrittenBatch]") -> Iterator[Entry]:
    """Yield what this person may see of batches."""
    from trustlog.storage.access.visible import ByAuthor, hidden_from, seen_title
    from trustlog.storage.write.journal import changes_by_batch

    others = [batch for batch in batches if batch.recorded_by != ledger.me]
    changes = changes_by_batch(ledger.conn, [batch.number for batch in others])
    written = [ByAuthor(batch.recorded_by, changes[batch.number]) for batch in others]
    hidden_of = dict(zip(changes, hidden_from(ledger.conn, written, ledger.me), strict=True))
    for batch in batches:
        hidden = hidden_of.get(batch.number)
        if hidden is None or not hidden.places:
            yield _entry(ledger, batch)
            continue
        seen = sum((change.table, change.id) not in hidden.places for change in changes[batch.number])
        if seen:
            title = seen_title(batch.what, hidden.numbers)
            yield _entry(ledger, batch._replace(what=title, changes=seen, reason=None))


def _entry(ledger: Ledger, batch: "WrittenBatch") -> Entry:
    at = local(batch.at, ledger.zone)
    return Entry(
        batch.number, at, batch.recorded_by, batch.what, batch.changes, batch.undoes, batch.undone_by, batch.reason
    )
