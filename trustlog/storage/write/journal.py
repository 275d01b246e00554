"""The list of every change: reading it, and taking a batch of it back as a batch of its own."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from trustlog.errors import NotThere, NotUndone, Reason, Refused, Remedy, RestedOn
from trustlog.storage.engine.columns import stamp, typed
from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.select import among, where
from trustlog.storage.write.writer import Batch, Change, write

_SELECT = (
    "SELECT number, at, recorded_by, what, undoes, reason, "
    "(SELECT count(*) FROM journal_entry e WHERE e.batch_id = b.id) FROM journal_batch b"
)


_TRIED = 40
"""So many of a person's last batches are tried for a batch that can be taken back."""


class WrittenBatch(NamedTuple):
    """Something a person did: how many rows it changed, the batch it took back, and the batch that took it back.

    The `reason` is only for those who may see what it changed.
    """

    number: int
    at: datetime
    recorded_by: str
    what: str
    changes: int
    undoes: int | None
    undone_by: int | None
    reason: str | None = None


class Undone(NamedTuple):
    """A batch taken back: the number of the new batch, and what it took back."""

    number: int
    batch: WrittenBatch

    @property
    def undoes(self) -> int:
        """Return the number of the batch that was taken back."""
        return self.batch.number

    @property
    def what(self) -> str:
        """Return the title of the batch that was taken back."""
        return self.batch.what


def history(
    conn: Connection, since: datetime | None = None, limit: int | None = None, below: int | None = None
) -> list[WrittenBatch]:
    """Return batches, newest first, from that moment on; with `below`, those with smaller numbers."""
    parts, params = [], dict[str, Any]()
    if since is not None:
        parts.append("at >= :since")
        params["since"] = since
    if below is not None:
        parts.append("number < :below")
        params["below"] = below
    tail = ""
    if limit is not None:
        tail, params["limit"] = " LIMIT :limit", limit
    return _batches(conn, f"{where(parts)} ORDER BY number DESC{tail}", params)


def undo(conn: Connection, number: int | None = None, last: int = 1, *, by: str, at: datetime) -> tuple[Undone, ...]:
    """Take back a batch by its number, or this person's last batches that still stand; all or nothing.

    Taking back an undo does again what it took back. NotUndone where somebody else's batch is meant, where it is taken
    back already, and where later batches changed the same rows or rest on them: it names the next batch that can be.
    """
    try:
        with conn.transaction():
            return tuple(_take_back(conn, batch, by, at) for batch in chosen(conn, number, last, by))
    except (NotUndone, _RestedUponError) as refused:
        # The transaction is over: PostgreSQL answers nothing within a failed one.
        error = refused if isinstance(refused, NotUndone) else refused.as_not_undone(conn, by)
        instead = _instead(conn, by, at, error.in_the_way)
        raise NotUndone(error.reason, *error.remedies, in_the_way=error.in_the_way, instead=instead) from error


def chosen(conn: Connection, number: int | None, last: int, by: str) -> list[WrittenBatch]:
    """Return the batches that `undo` takes back; NotUndone where there are none."""
    return [_named(conn, number, by)] if number is not None else _last(conn, by, last)


def changes_of(conn: Connection, number: int) -> list[Change]:
    """Return the changes of a batch, in their order, with the columns in Python values."""
    return changes_by_batch(conn, [number])[number]


def changes_by_batch(conn: Connection, numbers: Collection[int]) -> dict[int, list[Change]]:
    """Return the changes of several batches, of each in their order."""
    changes: dict[int, list[Change]] = {number: [] for number in numbers}
    for parts, params in among("b.number", numbers):
        rows = conn.rows(
            "SELECT b.number, e.table_name, e.row_id, e.before, e.after FROM journal_entry e "
            f"JOIN journal_batch b ON b.id = e.batch_id {where(parts)} ORDER BY b.number, e.seq",
            **params,
        )
        for number, table, row_id, before, after in rows:
            changes[number].append(Change(table, row_id, columns(before), columns(after)))
    return changes


def author_of(conn: Connection, number: int) -> str:
    """Return who wrote a batch."""
    row = conn.first("SELECT recorded_by FROM journal_batch WHERE number = :number", number=number)
    if row is None:
        raise NotThere(Reason("no_batch", number=number), Remedy("list_batches"))
    return str(row[0])


def columns(text: str | None) -> dict[str, Any] | None:
    """Read the columns of a journal entry."""
    return None if text is None else {name: typed(name, value) for name, value in json.loads(text).items()}


def _batches(conn: Connection, tail: str, params: dict[str, Any]) -> list[WrittenBatch]:
    """Return batches that the tail chooses; an undo that was itself taken back no longer counts as an undo."""
    rows = conn.rows(f"{_SELECT} {tail}", **params)
    oldest = min((row[0] for row in rows), default=0)
    undone = undone_by(conn, oldest)
    return [
        WrittenBatch(row[0], stamp(row[1]), row[2], row[3], row[6], row[4], undone.get(row[0]), row[5]) for row in rows
    ]


def undone_by(conn: Connection, after: int = 0) -> dict[int, int]:
    """Return which batches are taken back, and by which: of those from a number on."""
    rows = conn.rows(
        "SELECT number, undoes FROM journal_batch WHERE number >= :after AND undoes IS NOT NULL ORDER BY number DESC",
        after=after,
    )
    undone: dict[int, int] = {}
    for number, undoes in rows:  # newest first: whether an undo stands is known before it is looked at
        if number not in undone:
            undone[undoes] = number
    return undone


def _named(conn: Connection, number: int, by: str) -> WrittenBatch:
    batches = _batches(conn, "WHERE number = :number", {"number": number})
    if not batches:
        raise NotThere(Reason("no_batch", number=number), Remedy("list_batches"))
    if batches[0].recorded_by != by:
        raise NotUndone(
            Reason("not_your_batch", number=number, author=batches[0].recorded_by), Remedy("author_takes_back")
        )
    if batches[0].undone_by is not None:
        raise NotUndone(
            Reason("taken_back", number=number, by=batches[0].undone_by),
            Remedy("undo_that", number=batches[0].undone_by),
        )
    return batches[0]


def standing(conn: Connection, by: str, last: int) -> list[WrittenBatch]:
    """Return this person's last batches that still stand, newest first: so many, or as many as there are."""
    limit = max(last, 1) * 4
    while True:
        batches = _batches(
            conn, "WHERE recorded_by = :by ORDER BY number DESC LIMIT :asked", {"by": by, "asked": limit}
        )
        chosen = [batch for batch in batches if batch.undoes is None and batch.undone_by is None][:last]
        if len(chosen) == last or len(batches) < limit:
            return chosen
        limit *= 4


def _last(conn: Connection, by: str, last: int) -> list[WrittenBatch]:
    chosen = standing(conn, by, last)
    if len(chosen) < last:
        few = Reason("few_batches", count=len(chosen)) if chosen else Reason("nothing_to_undo")
        raise NotUndone(few, Remedy("list_batches"))
    return chosen


def _take_back(conn: Connection, batch: WrittenBatch, by: str, at: datetime) -> Undone:
    changes = changes_of(conn, batch.number)
    later = _later(conn, batch.number, {(change.table, change.id) for change in changes})
    if later:
        raise _not_undone(batch, _changed_later(conn, batch, changes, later, by), later, by)
    if any(change.table == "review" and (change.after or {}).get("done_at") for change in changes):
        _refuse_unless_last(conn, batch)
    inverse = [Change(change.table, change.id, change.after, change.before) for change in reversed(changes)]
    try:
        inverse_batch = Batch(inverse, f"undo {batch.number}: {batch.what}")
        number = write(conn, inverse_batch, by=by, at=at, undoes=batch.number)
    except RestedOn as error:
        raise _RestedUponError(batch, [change.id for change in changes]) from error
    except Refused as error:
        raise NotUndone(Reason("batch_stays", number=batch.number, why=error.reason)) from error
    return Undone(number, batch)


def _not_undone(batch: WrittenBatch, why: Reason, later: Mapping[int, str], by: str) -> NotUndone:
    """Return the error that later batches keep a batch from being taken back, and who can take those back."""
    authors = sorted({author for author in later.values() if author != by})
    first = Remedy("others_undo_first", authors=authors) if authors else Remedy("undo_first")
    own = () if authors else tuple(sorted(later, reverse=True))
    return NotUndone(Reason("batch_stays", number=batch.number, why=why), first, in_the_way=own)


def _changed_later(
    conn: Connection, batch: WrittenBatch, changes: Sequence[Change], later: Collection[int], by: str
) -> Reason:
    """Say that later batches changed the same; of an import, which of all that it wrote was edited since."""
    if batch.what.startswith("import "):
        from trustlog.storage.read.named_rows import named_rows

        touched = {
            (change.table, change.id) for changed in changes_by_batch(conn, later).values() for change in changed
        }
        ours = {(change.table, change.id): change.after or change.before or {} for change in changes}
        names = named_rows(conn, {row: ours[row] for row in touched & ours.keys()}, by)
        if names:
            return Reason("edited_since", batches=_listed(later), names=names)
    return Reason("changed_later", batches=_listed(later))


def _listed(batches: Iterable[int]) -> str:
    return ", ".join(str(number) for number in sorted(batches)[:5])


class _RestedUponError(Refused):
    """Later facts rest on what a batch wrote; which facts is looked up once its transaction is over."""

    def __init__(self, batch: WrittenBatch, ids: Sequence[str]) -> None:
        super().__init__(Reason("rested_on"))
        self.batch, self.ids = batch, ids

    def as_not_undone(self, conn: Connection, by: str) -> NotUndone:
        """Say which batches rest on it."""
        from trustlog.storage.read.named_rows import named_rows

        batches, rows = _resting(conn, self.batch.number, self.ids)
        names = named_rows(conn, rows, by)
        return _not_undone(self.batch, Reason("facts_rest_on_it", batches=_listed(batches), names=names), batches, by)


class _TriedOut(Exception):
    """A batch could be taken back."""


def _instead(conn: Connection, by: str, at: datetime, in_the_way: Sequence[int]) -> tuple[int, str] | None:
    """Return the next batch that can be undone: the latest in the way, else this person's latest that stands."""
    batches = _batches(conn, "WHERE recorded_by = :by ORDER BY number DESC LIMIT :tried", {"by": by, "tried": _TRIED})
    standing = [
        batch for batch in batches if batch.undone_by is None and (batch.undoes is None or batch.number in in_the_way)
    ]
    standing.sort(key=lambda batch: batch.number not in in_the_way)
    return next(((batch.number, batch.what) for batch in standing if _can_be_undone(conn, batch, by, at)), None)


def _can_be_undone(conn: Connection, batch: WrittenBatch, by: str, at: datetime) -> bool:
    """Try to take a batch back, and leave everything as it was."""
    try:
        with conn.transaction():
            _take_back(conn, batch, by, at)
            raise _TriedOut
    except _TriedOut:
        return True
    except Refused:
        return False


def _refuse_unless_last(conn: Connection, batch: WrittenBatch) -> None:
    """Refuse to take back the end of a review once its author has gone on: a done review stays as it is."""
    if _last(conn, batch.recorded_by, 1)[0].number > batch.number:
        raise NotUndone(Reason("review_was_finished", number=batch.number))


def _later(conn: Connection, number: int, rows: Iterable[tuple[str, str]]) -> dict[int, str]:
    """Return the later batches that changed these rows and still stand, with their authors.

    A batch that was taken back leaves no trace.
    """
    changed_rows = set(rows)
    undone = undone_by(conn, number)
    later_entries = conn.rows(
        "SELECT b.number, b.undoes, b.recorded_by, e.table_name, e.row_id FROM journal_batch b "
        "JOIN journal_entry e ON e.batch_id = b.id WHERE b.number > :number",
        number=number,
    )
    return {
        later: author
        for later, undoes, author, table, row_id in later_entries
        if (table, row_id) in changed_rows and later not in undone and (undoes is None or undoes <= number)
    }


def _resting(
    conn: Connection, number: int, ids: Iterable[str]
) -> tuple[dict[int, str], dict[tuple[str, str], dict[str, Any]]]:
    """Return the later batches that still stand and name one of these rows, by author, and the rows that do."""
    row_ids = set(ids)
    undone = undone_by(conn, number)
    entries = conn.rows(
        "SELECT b.number, b.undoes, b.recorded_by, e.after, e.table_name, e.row_id FROM journal_batch b "
        "JOIN journal_entry e ON e.batch_id = b.id WHERE b.number > :number AND e.after IS NOT NULL",
        number=number,
    )
    batches: dict[int, str] = {}
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for later, undoes, author, after, table, row_id in entries:
        if later in undone or not (undoes is None or undoes <= number):
            continue
        columns = json.loads(after)
        if any(value in row_ids for value in columns.values() if isinstance(value, str)):
            batches[later] = author
            rows[table, row_id] = columns
    return batches, rows
