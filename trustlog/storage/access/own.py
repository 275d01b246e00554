"""The ledger as one person may have it in a file: without what is private to others, and without a trace of it.

A private fact of somebody else goes with the rows that are part of it, its journal entries, and the batches that then
say nothing. A fact that was private once and is open now begins, in the file's journal, where it was opened.
"""

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from trustlog.storage.access.visible import seen_title
from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.select import among, where
from trustlog.storage.schema._generated import NEEDED, OWN, PERSONAL, PRIVATE, REFERS, TABLES

Place = tuple[str, str]
_SECRETIVE = (*PRIVATE, *PERSONAL)
_PARTS = [  # tables whose rows cannot be without a fact and go with it, and each column that says with which
    (table, name)
    for table, links in REFERS.items()
    for name, target in links.items()
    if target in _SECRETIVE and name in NEEDED.get(table, ()) and (table not in _SECRETIVE or target in PRIVATE)
]
_LOOSE = {  # columns that may be empty and name a fact: emptied where that fact is left out
    table: [name for name, target in links.items() if target in _SECRETIVE and name not in NEEDED.get(table, ())]
    for table, links in REFERS.items()
    if table in NEEDED
}
_ENTRIES = (
    "SELECT e.table_name, e.row_id, e.batch_id, e.seq, e.before, e.after, b.recorded_by FROM journal_entry e "
    "JOIN journal_batch b ON b.id = e.batch_id"
)


class Own:
    """What of a ledger is left out for one person; to be made and used within one `reading` of the connection.

    `left_out` counts, by table, the rows that are not given.
    """

    def __init__(self, conn: Connection, me: str) -> None:
        self._conn, self._me = conn, me
        self.left_out: Counter[str] = Counter()
        self._gone: set[Place] = set()
        self._once: set[Place] = set()  # facts that were private once and are open now
        self._dropped: set[tuple[str, int]] = set()  # entries of the journal
        self._begun: dict[tuple[str, int], dict[str, Any]] = {}  # entries that now begin a row, with all its columns
        self._numbers: dict[str, set[int]] = {}  # by batch: those of the facts that its entries left out are of
        self._touched: set[str] = set()  # batches with an entry that is left out or is another
        self._empty: set[str] = set()
        self._facts()
        if self._gone or self._once:
            self._parts()
            self._batches()
        self._count()

    def row(self, table: str, row: dict[str, Any]) -> dict[str, Any] | None:
        """Return a row as JSON takes it, as this person may have it, or nothing."""
        if table == "journal_entry":
            return self._entry(row)
        if table == "journal_batch":
            return self._batch(row)
        if (table, row.get("id")) in self._gone:
            return None
        return {**row, **self._emptied(table, row)}

    def _entry(self, row: dict[str, Any]) -> dict[str, Any] | None:
        place, table = (row["batch_id"], row["seq"]), row["table_name"]
        if place in self._dropped:
            return None
        whole = self._begun.get(place)
        if whole is not None:
            return {**row, "before": None, "after": self._less(table, whole)}
        named = [*OWN.get(table, ()), *(_LOOSE.get(table, ()) if self._gone else ())]
        for side in ("before", "after"):
            text = row[side]
            if text is not None and any(f'"{name}"' in text for name in named):
                row = {**row, side: self._less(table, json.loads(text))}
        return row

    def _batch(self, row: dict[str, Any]) -> dict[str, Any] | None:
        if row["id"] in self._empty:
            return None
        if row["id"] in self._touched and row["recorded_by"] != self._me:
            title = seen_title(row["what"], self._numbers.get(row["id"], set()))
            return {**row, "what": title, "reason": None}
        return row

    def _less(self, table: str, columns: Mapping[str, Any]) -> str:
        """Write columns as the journal has them, those that are hidden emptied."""
        less = {**columns, **self._emptied(table, columns)}
        return json.dumps(less, ensure_ascii=False, separators=(",", ":"))

    def _emptied(self, table: str, columns: Mapping[str, Any]) -> dict[str, Any]:
        """Give, emptied, the columns that only the author may have, and those that name a fact which is left out."""
        own = OWN.get(table, ()) if columns.get("recorded_by") != self._me else ()
        loose = (name for name in _LOOSE.get(table, ()) if (REFERS[table][name], columns.get(name)) in self._gone)
        return {name: "" if name in NEEDED[table] else None for name in (*own, *loose) if name in columns}

    def _facts(self) -> None:
        """Find the facts that are, or once were, private to others, and what the journal then says of them."""
        for table in _SECRETIVE:
            private = "AND private" if table in PRIVATE else ""
            sql = f"SELECT id FROM {table} WHERE recorded_by <> :me {private}"
            self._gone |= {(table, row[0]) for row in self._conn.rows(sql, me=self._me)}
            entries: dict[str, list[Any]] = {}
            for conditions, params in among("e.row_id", self._suspects(table)):
                sql = f"{_ENTRIES} {where(['e.table_name = :name', *conditions])} ORDER BY e.row_id, b.number, e.seq"
                for row in self._conn.rows(sql, name=table, **params):
                    entries.setdefault(row[1], []).append(row)
            for row_id, row_entries in entries.items():
                self._judge((table, row_id), row_entries)

    def _suspects(self, table: str) -> set[str]:
        says = "" if table in PERSONAL else "AND (before LIKE :says OR after LIKE :says)"
        params = {} if table in PERSONAL else {"says": '%"private"%true%'}
        sql = f"SELECT DISTINCT row_id FROM journal_entry WHERE table_name = :name {says}"
        gone_ids = {row_id for name, row_id in self._gone if name == table}
        return gone_ids | {row[0] for row in self._conn.rows(sql, name=table, **params)}

    def _judge(self, place: Place, entries: list[Any]) -> None:
        """Walk through the entries of a row: from which on may this person know of it?"""
        now: dict[str, Any] = {}
        last, hidden = -1, False
        for at, (_, _, _, _, _, after, by) in enumerate(entries):
            if after is not None:  # a row that goes is hidden if it was
                now = {**now, **json.loads(after)}
                hidden = now.get("recorded_by", by) != self._me and (place[0] in PERSONAL or bool(now.get("private")))
            if hidden:
                last = at
        if place in self._gone or last == len(entries) - 1:
            self._gone.add(place)
            last = len(entries) - 1
        elif last >= 0:
            first = entries[last + 1]
            self._once.add(place)
            self._begun[first[2], first[3]] = _state(entries[: last + 2])
        for row in entries[: last + 1]:
            self._dropped.add((row[2], row[3]))
            if "number" in now:
                self._numbers.setdefault(row[2], set()).add(now["number"])
        self._touched.update(row[2] for row in entries[: last + 2] if last >= 0)

    def _parts(self) -> None:
        """Find the rows that are part of such facts; of a fact that is open now, those removed before it was open."""
        for table, column in _PARTS:
            target = REFERS[table][column]
            alive: set[str] = set()
            for row in self._conn.rows(f"SELECT id, {column} FROM {table}"):
                alive.add(row[0])
                if (target, row[1]) in self._gone:
                    self._gone.add((table, row[0]))
            sql = f"{_ENTRIES} WHERE e.table_name = :name ORDER BY e.row_id, b.number, e.seq"
            parents: dict[str, Place] = {}
            for _, row_id, batch, seq, before, after, _ in self._conn.rows(sql, name=table):
                named = {**json.loads(before or "{}"), **json.loads(after or "{}")}.get(column)
                place = parents[row_id] = (target, named) if named else parents.get(row_id, ("", ""))
                if place in self._gone or (place in self._once and row_id not in alive):
                    self._dropped.add((batch, seq))
                    self._touched.add(batch)

    def _batches(self) -> None:
        """Find the batches left without entries, except those that another batch undoes."""
        dropped = Counter(batch for batch, _ in self._dropped)
        for conditions, params in among("batch_id", list(dropped)):
            sql = f"SELECT batch_id, count(*) FROM journal_entry {where(conditions)} GROUP BY batch_id"
            self._empty |= {row[0] for row in self._conn.rows(sql, **params) if row[1] == dropped[row[0]]}
        sql = (
            "SELECT b.id, u.id FROM journal_batch b JOIN journal_batch u ON u.number = b.undoes ORDER BY b.number DESC"
        )
        for batch, undone in self._conn.rows(sql):
            if batch not in self._empty:
                self._empty.discard(undone)

    def _count(self) -> None:
        for table in TABLES:
            ids = [row_id for name, row_id in self._gone if name == table]
            for conditions, params in among("id", ids):
                counted = self._conn.first(f"SELECT count(*) FROM {table} {where(conditions)}", **params)
                self.left_out[table] += 0 if counted is None else counted[0]
        self.left_out["journal_batch"] += len(self._empty)
        self.left_out["journal_entry"] += len(self._dropped)
        self.left_out = +self.left_out


def _state(entries: list[Any]) -> dict[str, Any]:
    """Return all columns of a row after these entries."""
    now: dict[str, Any] = {}
    for row in entries:
        now |= json.loads(row[5] or "{}")
    return {name: value for name, value in now.items() if value is not None}
