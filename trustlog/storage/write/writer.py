"""The one way in: a batch of changes, checked, applied and journalled in one transaction."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import chain
from typing import Any, NamedTuple

from trustlog.domain.strands import StrandName
from trustlog.errors import Conflict, LedgerUnfit, Reason, Refused, Remedy
from trustlog.storage.cache.drop import drop_touched, strands_taught
from trustlog.storage.engine.columns import is_day, jsonable, quoted, typed_row
from trustlog.storage.engine.connection import Connection
from trustlog.storage.schema._generated import ABOUT, OF_A_REVIEW, TABLES, TEACHES, UNJOURNALLED


class Change(NamedTuple):
    """A change of one row: columns before and after. Without `before` it is new, without `after` it goes.

    A change names the columns that differ; a row that goes may name as many as its writer knows, all are journalled.
    """

    table: str
    id: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


class Batch(NamedTuple):
    """What one commit shall write, and one undo takes back: its changes in order, its title, and why it is done.

    The changes may be a stream, which is gone through once, within the transaction; what it raises leaves nothing.
    The `title` is a verb with numbers or handles, which everybody may see; words of a person go to `reason`, which is
    for those who may see what was changed.
    """

    changes: Iterable[Change]
    title: str = ""
    reason: str | None = None

    def with_changes_of(self, other: "Batch | None") -> "Batch":
        """Return this batch with the changes of another behind its own; title and reason stay."""
        return self if other is None else self._replace(changes=chain(self.changes, other.changes))


def write(conn: Connection, batch: Batch, *, by: str, at: datetime, undoes: int | None = None) -> int:
    """Write a batch: check that every `before` still holds, apply, journal; return the batch's number.

    In one transaction, taken here if none is open. Where `before` does not hold it is a Conflict, and nothing is
    written; a review that is done is Refused any change, but for the undo that makes it unfinished again. What was
    learned from an earlier quarter than a change is about stays, and so do the readings kept of partners it is not
    about; the rest is forgotten.
    """
    with conn.transaction():
        number = _count_on(conn, "next_batch", 1)
        batch_id = new_id(at)
        conn.execute(
            "INSERT INTO journal_batch (id, number, at, recorded_by, what, undoes, reason) "
            "VALUES (:id, :number, :at, :by, :what, :undoes, :reason)",
            id=batch_id, number=number, at=at, by=by, what=batch.title, undoes=undoes, reason=batch.reason,
        )  # fmt: skip
        writing = _Writing(conn, batch_id)
        for seq, change in enumerate(batch.changes):
            writing.take(seq, change, undoing=undoes is not None)
        writing.end()
    return number


def next_numbers(conn: Connection, count: int) -> int:
    """Take so many numbers of the one sequence that people type; return the first. Inside the batch's transaction."""
    if not conn.in_transaction:
        raise RuntimeError("numbers are taken in the transaction that uses them")
    return _count_on(conn, "next_number", count)


class Numbers:
    """Hands out the numbers of a long write one by one, inside its transaction.

    They are taken many at once: of a row that one transaction changes over and over a server keeps every version, and
    looks through all of them each time.
    """

    def __init__(self, conn: Connection) -> None:
        self._conn = conn
        self._next = self._end = 0

    def take(self) -> int:
        """Return the next number."""
        if self._next == self._end:
            self._next = next_numbers(self._conn, _NUMBERS_AT_ONCE)
            self._end = self._next + _NUMBERS_AT_ONCE
        self._next += 1
        return self._next - 1

    def give_back(self) -> None:
        """Give back what was taken and not used, unless others have taken numbers behind it."""
        if self._next < self._end == next_numbers(self._conn, 0):
            _count_on(self._conn, "next_number", self._next - self._end)
        self._end = self._next


_NUMBERS_AT_ONCE = 500
_last_id = 0


def new_id(at: datetime) -> str:
    """Make a UUIDv7 for that moment; those of one process rise, also within a millisecond."""
    global _last_id
    stamp = int(at.timestamp() * 1000) << 74
    new_value = stamp | int.from_bytes(os.urandom(9), "big")  # 72 of 74 bits: room to rise
    if stamp <= _last_id < stamp + (1 << 74):
        new_value = _last_id + 1 + int.from_bytes(os.urandom(4), "big")
    _last_id = new_value
    high, low = new_value >> 62, new_value & ((1 << 62) - 1)  # 48 bits of time and 12 of chance; 62 of chance
    whole = f"{(high >> 12) << 16 | 0x7000 | high & 0xFFF:016x}{1 << 63 | low:016x}"
    return f"{whole[:8]}-{whole[8:12]}-{whole[12:16]}-{whole[16:20]}-{whole[20:]}"


FIRST_SETTING = "INSERT INTO setting (key, value) VALUES (:key, :value) ON CONFLICT DO NOTHING"


def first_settings() -> list[dict[str, str]]:
    """Return what a new ledger begins with, for `FIRST_SETTING`: its id, and where numbers start."""
    begins = (("ledger_id", new_id(datetime.now(UTC))), ("next_number", "1"), ("next_batch", "1"))
    return [{"key": key, "value": value} for key, value in begins]


def _count_on(conn: Connection, key: str, count: int) -> int:
    row = conn.first(f"SELECT value FROM setting WHERE key = :key{conn.for_update}", key=key)
    if row is None or not str(row[0]).isdigit():
        raise LedgerUnfit(
            Reason("ledger_damaged", where=conn.where, what=Reason("missing", name=key)), Remedy("doctor_tells_more")
        )
    first = int(row[0])
    conn.execute("UPDATE setting SET value = :value WHERE key = :key", value=str(first + count), key=key)
    return first


_AT_ONCE = 500  # new rows written with one call


class _New(NamedTuple):
    """A new row that waits to be written, at its place in the batch."""

    seq: int
    change: Change
    columns: Mapping[str, Any]


class _Writing:
    """The changes of one batch as they come: new rows are written many at once, all others one by one.

    A change that looks at the ledger finds there whatever came before it.
    """

    def __init__(self, conn: Connection, batch_id: str) -> None:
        self._conn, self._batch_id = conn, batch_id
        self._new: list[_New] = []
        self._earliest: dict[str, date] = {}
        self._partners: set[str] = set()

    def take(self, seq: int, change: Change, *, undoing: bool) -> None:
        """Write a change, or let it wait for more of its kind."""
        if change.table in UNJOURNALLED:
            raise ValueError(f"{change.table} is not written by batches")
        if change.before is None and change.table not in OF_A_REVIEW:
            columns = _columns_of_new(change)
            self._touch(change.table, _earliest(change.table, columns, columns))
            self._new.append(_New(seq, change, columns))
            if len(self._new) >= _AT_ONCE:
                self._write_new()
            return
        self._write_new()
        if change.table in OF_A_REVIEW:
            _refuse_done(self._conn, change, undoing=undoing)
        before, after, touched = _apply(self._conn, change)
        _journal(self._conn, self._batch_id, [(seq, change, before, after)])
        self._partners |= _partners(self._conn, change, before, after)
        self._touch(change.table, touched)

    def end(self) -> None:
        """Write what waits, and drop what is kept of what the changes are about."""
        self._write_new()
        earliest: dict[StrandName, date] = {}
        for table, touched in self._earliest.items():
            earliest |= {name: min(touched, earliest.get(name, touched)) for name in strands_taught(table)}
        first = min(self._earliest.values(), default=date.max)
        drop_touched(self._conn, earliest, first, _with_gardens(self._conn, self._partners))

    def _touch(self, table: str, touched: date | None) -> None:
        if touched is not None:
            self._earliest[table] = min(touched, self._earliest.get(table, touched))

    def _write_new(self) -> None:
        """Write the new rows that wait: a table before those that refer to it, the rows of a table in their order."""
        if not self._new:
            return
        rows: dict[str, list[Mapping[str, Any]]] = {}
        for _, change, columns in self._new:
            rows.setdefault(change.table, []).append(columns)
        for table in sorted(rows, key=_PLACES.__getitem__):
            _insert(self._conn, table, rows[table])
        _journal(self._conn, self._batch_id, [(seq, change, None, columns) for seq, change, columns in self._new])
        for _, change, columns in self._new:
            self._partners |= _partners(self._conn, change, None, columns)
        self._new = []


_PLACES: Mapping[str, int] = {table: place for place, table in enumerate(TABLES)}
"""The place of each table; a table refers only to those before it, and to itself."""


def _columns_of_new(change: Change) -> Mapping[str, Any]:
    """Return the columns that a new row fills."""
    after = change.after
    if after is None or after.get("id") != change.id:
        raise ValueError(f"a new row of {change.table} needs all its columns, its id among them")
    return {name: value for name, value in after.items() if value is not None}


def _apply(conn: Connection, change: Change) -> tuple[Mapping[str, Any] | None, Mapping[str, Any] | None, date | None]:
    """Apply a change; return what the journal keeps of it, and the earliest day from which learning is affected."""
    table, row_id, before, after = change
    names = TABLES[table]
    if before is None:
        columns = _columns_of_new(change)
        _insert(conn, table, [columns])
        return None, columns, _earliest(table, columns, columns)
    row = conn.first(f"SELECT {_listed(names)} FROM {table} WHERE id = :id{conn.for_update}", id=row_id)
    if row is None:
        raise Conflict(Reason("gone_meanwhile"), Remedy("look_again"))
    held_columns = typed_row(names, row)
    if any(held_columns[name] != value for name, value in before.items()):
        raise Conflict(Reason("changed_meanwhile"), Remedy("look_again"))
    if after is None:
        conn.execute(f"DELETE FROM {table} WHERE id = :id", id=row_id)
        removed = {name: value for name, value in held_columns.items() if value is not None}
        return removed, None, _earliest(table, held_columns, held_columns)
    changed = {name: value for name, value in after.items() if held_columns[name] != value}
    if "id" in changed or set(after) - set(before):
        raise ValueError(f"a change of {table} names the same columns before and after, never its id")
    if changed:
        sets = ", ".join(f"{quoted(name)} = :{name}" for name in changed)
        conn.execute(f"UPDATE {table} SET {sets} WHERE id = :id", **changed, id=row_id)
    old = {name: held_columns[name] for name in changed}
    return old, changed, _earliest(table, {**held_columns, **changed}, changed, old)


def _refuse_done(conn: Connection, change: Change, *, undoing: bool) -> None:
    """Refuse to change a review that is done; what was meant then may still be said to be done."""
    if change.table == "intention" and change.after is not None and set(change.after) == {"done_on"}:
        return
    if change.table == "review":
        review_id = None if undoing else change.id
    else:
        columns = change.before or change.after or {}
        review_id = columns.get("review_id") or _review_of(conn, change)
    done = review_id and conn.first('SELECT "on" FROM review WHERE id = :id AND done_at IS NOT NULL', id=review_id)
    if done:
        raise Refused(Reason("review_is_done", day=str(done[0])[:10]), Remedy("nothing_written"))


def _review_of(conn: Connection, change: Change) -> str | None:
    return _one(conn, f"SELECT review_id FROM {change.table} WHERE id = :id", change.id)


def _one(conn: Connection, sql: str, row_id: str) -> str | None:
    row = conn.first(sql, id=row_id)
    return None if row is None else row[0]


def _insert(conn: Connection, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    names = TABLES[table]
    blank = dict.fromkeys(names)
    whole = [{**blank, **columns} for columns in rows]
    if any(len(columns) != len(names) for columns in whole):
        raise ValueError(f"a new row of {table} has a column that there is not")
    conn.execute_many(
        f"INSERT INTO {table} ({_listed(names)}) VALUES ({', '.join(':' + name for name in names)})", whole
    )


def _listed(names: "Mapping[str, Any] | Sequence[str]") -> str:
    return ", ".join(quoted(name) for name in names)


def _earliest(
    table: str, row: Mapping[str, Any], changed: Mapping[str, Any], old: Mapping[str, Any] | None = None
) -> date | None:
    """Return the earliest day whose readings a change can touch.

    That is the earliest of the days changed, before and after; where no day changed, the earliest of the row.
    """
    touched = [name for name in changed if name in TEACHES[table]]
    if not touched:
        return None
    days = [columns[name] for columns in (changed, old or {}) for name in touched if is_day(name) and columns.get(name)]
    days = days or [value for name, value in row.items() if is_day(name) and value]
    return min(days) if days else date.min


_MET = "SELECT partner_id FROM moment_partner WHERE moment_id = :id"
_PAUSED = "SELECT partner_id FROM pause WHERE id = :id"


def _partners(
    conn: Connection, change: Change, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> set[str]:
    """Return the ids of the partners that a change is about."""
    if not TEACHES[change.table]:
        return set()  # no reading needs it
    if change.table in ("person", "moment") and before is None:
        return set()  # somebody new was nowhere yet, and whom a new moment is with is told by rows of their own
    if change.table == "partner":
        return {change.id}
    sides = ABOUT[change.table]
    if change.table == "pause" and not any((columns or {}).get("partner_id") for columns in (before, after)):
        row = None if before is None or after is None else _one(conn, _PAUSED, change.id)
        return {row} if row else {key for (key,) in conn.rows("SELECT id FROM partner")}  # a pause of all partners
    if change.table == "garden":
        return _in_garden(conn, change.id)
    named = {
        side_columns[name] for side_columns in (before or {}, after or {}) for name in sides if side_columns.get(name)
    }
    if change.table == "promise_move":
        columns = after or before or {}
        promise = columns.get("promise_id") or _one(
            conn, "SELECT promise_id FROM promise_move WHERE id = :id", change.id
        )
        rows = conn.rows("SELECT maker_id, receiver_id FROM promise WHERE id = :id", id=promise)
    elif change.table == "moment":
        rows = conn.rows(_MET, id=change.id)
    elif change.table == "moment_person":
        columns = after or before or {}
        moment = columns.get("moment_id") or _one(conn, "SELECT moment_id FROM moment_person WHERE id = :id", change.id)
        rows = conn.rows(_MET, id=moment)
    elif before is None or after is None:
        rows = []  # the row was there in whole
        named |= _in_garden(conn, (after or before or {}).get("garden_id"))
    else:
        sides = (*sides, "garden_id") if "garden_id" in TABLES[change.table] else sides
        rows = conn.rows(f"SELECT {', '.join(sides)} FROM {change.table} WHERE id = :id", id=change.id)
        if sides[-1:] == ("garden_id",):
            named |= {member for row in rows for member in _in_garden(conn, row[-1])}
            rows = [row[:-1] for row in rows]
    return named.union(partner_id for row in rows for partner_id in row if partner_id)


def _in_garden(conn: Connection, garden_id: str | None) -> set[str]:
    """Return the ids of all partners that ever were in a garden."""
    if garden_id is None:
        return set()
    return {key for (key,) in conn.rows("SELECT partner_id FROM garden_member WHERE garden_id = :id", id=garden_id)}


def _with_gardens(conn: Connection, partners: set[str]) -> set[str]:
    """Return partners with all who were ever in a garden with one of them: a gate asks how its pairs stand."""
    if not partners or conn.first("SELECT 1 FROM garden_member LIMIT 1") is None:
        return partners
    rows = conn.rows("SELECT garden_id, partner_id FROM garden_member")
    shared = {garden for garden, partner in rows if partner in partners}
    return partners | {partner for garden, partner in rows if garden in shared}


_Columns = Mapping[str, Any] | None


def _journal(conn: Connection, batch_id: str, entries: "Sequence[tuple[int, Change, _Columns, _Columns]]") -> None:
    conn.execute_many(
        "INSERT INTO journal_entry (batch_id, seq, table_name, row_id, before, after) "
        "VALUES (:batch, :seq, :table_name, :row_id, :before, :after)",
        [
            {
                "batch": batch_id, "seq": seq, "table_name": change.table, "row_id": change.id,
                "before": _text(before), "after": _text(after),
            }
            for seq, change, before, after in entries
        ],
    )  # fmt: skip


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _text(columns: _Columns) -> str | None:
    return None if columns is None else _encode(jsonable(columns))
