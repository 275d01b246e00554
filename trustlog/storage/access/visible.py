"""What one person may see of rows and of the journal: private facts are their author's, with what depends on them."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.select import among, where
from trustlog.storage.schema._generated import PERSONAL, PRIVATE, REFERS, TABLES
from trustlog.storage.write.writer import Change

Place = tuple[str, str]
"""A table and the id of a row of it."""

_SECRETIVE = (*PRIVATE, *PERSONAL)
_PART_OF = {  # tables whose rows are a part of a fact, and the column that says of which
    table: (name, target)
    for table, links in REFERS.items()
    if "recorded_by" not in TABLES[table]
    for name, target in links.items()
    if target in PRIVATE
} | {"their_word": ("promise_id", "promise")}  # what is said of a promise is seen by whoever sees the promise


class ByAuthor(NamedTuple):
    """Changes of one batch, and who wrote it."""

    author: str
    changes: Sequence[Change]


class Hidden(NamedTuple):
    """The rows of one batch that somebody may not see, and the numbers of the facts among them."""

    places: frozenset[Place]
    numbers: frozenset[int]


def not_for(conn: Connection, changes: Iterable[Change], me: str, by: str) -> frozenset[Place]:
    """Return the rows among these changes that are somebody else's alone: private then or now, or part of such a fact.

    `by` wrote the batch that they are of: only whoever recorded a fact makes it private or open. A row that is gone
    is as it was when it went.
    """
    return hidden_from(conn, [ByAuthor(by, list(changes))], me)[0].places


def hidden_from(conn: Connection, batches: Sequence[ByAuthor], me: str) -> list[Hidden]:
    """Return of each batch what is somebody else's alone, as `not_for` does."""
    changes = [change for batch in batches for change in batch.changes]
    parents = _parents(conn, changes)
    places = {(change.table, change.id) for change in changes if change.table in _SECRETIVE} | set(parents.values())
    rows = {
        (table, row_id): columns
        for table in _SECRETIVE
        for row_id, columns in _columns(conn, table, [row_id for name, row_id in places if name == table]).items()
    }
    own = {place for place, columns in rows.items() if columns["recorded_by"] == me}
    private = {
        place for place, columns in rows.items() if place not in own and (place[0] in PERSONAL or columns["private"])
    }
    hidden = []
    for batch in batches:
        then = {
            (change.table, change.id)
            for change in batch.changes
            if _says_private(change) and _author(change, batch.author) != me
        }
        facts = (then - own) | private
        of_batch = frozenset(
            place
            for change in batch.changes
            if (place := (change.table, change.id)) in facts or parents.get(place) in facts
        )
        numbers = frozenset(rows[place]["number"] for place in of_batch if "number" in rows.get(place, {}))
        hidden.append(Hidden(of_batch, numbers))
    return hidden


def seen_title(title: str, hidden: Collection[int]) -> str:
    """Return the title of a batch without these numbers of facts, and without a count of lines where there are any."""
    if not hidden:
        return title
    head, colon, deed = title.rpartition(": ")  # in front of it stand the batches undone, which keep their numbers
    words = deed.partition(" (")[0].split(" ")
    return head + colon + " ".join(word for word in words if not (word.isdecimal() and int(word) in hidden))


def _says_private(change: Change) -> bool:
    return change.table in PERSONAL or any((columns or {}).get("private") for columns in (change.before, change.after))


def _author(change: Change, by: str) -> str:
    return str({**(change.before or {}), **(change.after or {})}.get("recorded_by") or by)


def _parents(conn: Connection, changes: Iterable[Change]) -> dict[Place, Place]:
    """Return, of rows that are part of a fact, which fact that is: they go where it goes."""
    parents: dict[Place, Place] = {}
    unnamed: dict[str, list[str]] = {}
    for change in changes:
        if change.table not in _PART_OF:
            continue
        name, table = _PART_OF[change.table]
        named = {**(change.before or {}), **(change.after or {})}.get(name)
        if named:
            parents[change.table, change.id] = (table, named)
        else:
            unnamed.setdefault(change.table, []).append(change.id)
    for part, ids in unnamed.items():
        name, table = _PART_OF[part]
        for row_id, columns in _columns(conn, part, ids).items():
            parents[part, row_id] = (table, columns[name])
    return parents


def _columns(conn: Connection, table: str, ids: Collection[str]) -> dict[str, Mapping[str, Any]]:
    """Return by id what rows say of who may see them; those that are gone as they were when they went."""
    wanted = {"recorded_by", "private", "number"}
    if table in _PART_OF:
        wanted.add(_PART_OF[table][0])
    names = [name for name in TABLES[table] if name in wanted]
    known: dict[str, Mapping[str, Any]] = {}
    for parts, params in among("id", ids):
        for row in conn.rows(f"SELECT id, {', '.join(names)} FROM {table} {where(parts)}", **params):
            known[row[0]] = dict(zip(names, row[1:], strict=True))
    for parts, params in among("e.row_id", [row_id for row_id in ids if row_id not in known]):
        sql = (
            "SELECT e.row_id, e.before FROM journal_entry e JOIN journal_batch b ON b.id = e.batch_id "
            f"{where(['e.table_name = :name', 'e.after IS NULL', *parts])} ORDER BY b.number, e.seq"
        )
        for row_id, before in conn.rows(sql, name=table, **params):
            columns = json.loads(before)
            known[row_id] = {name: columns.get(name) for name in names}
    return known
