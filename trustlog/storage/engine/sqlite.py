"""A ledger in one file: SQLite through the standard library's driver."""

import os
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from trustlog.errors import (
    Conflict,
    LedgerAway,
    LedgerUnfit,
    ReadOnly,
    Reason,
    Refused,
    Remedy,
    RestedOn,
    TrustlogError,
)
from trustlog.files.sqlite_file import hold, identity, uri
from trustlog.storage.engine import sqlite_places as places
from trustlog.storage.engine.columns import stamp_text
from trustlog.storage.engine.connection import AT_ODDS, RESTED_ON, THERE_ALREADY, Connection, Row

BUSY_MS = 5000
_PASSING = (  # what trying again may mend
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
)
_NO_TEXT = "Could not decode to UTF-8"
_FETCHED = 500  # rows taken at once from a stream


class SqliteConnection(Connection):
    """A connection to a ledger file."""

    engine = "sqlite"

    def __init__(self, where: str, *, frozen: bool = False, alone: bool = False) -> None:
        super().__init__(where)
        self.is_frozen = frozen
        with faults(where):
            self.raw = raw_connection(where, frozen=frozen, alone=alone)
        self._version: int | None = None
        self._batch: str | None = None
        self._as_opened = places.content(where) if frozen else None
        self._file = identity(where)
        self._beside: dict[str, tuple[int, int]] = {}
        self._is_open = True
        self.files: Collection[tuple[int, int]] = () if self._file is None else (self._file,)
        hold(self)

    def rows(self, sql: str, **params: Any) -> list[Row]:
        """Return all rows of a SELECT."""
        with self._lock, faults(self.where):
            return self.raw.execute(sql, _bound(params)).fetchall()

    def stream(self, sql: str, **params: Any) -> Iterator[Row]:
        """Yield the rows of a SELECT as they come."""
        with faults(self.where):
            cursor = self.raw.execute(sql, _bound(params))
            try:
                while True:
                    batch = cursor.fetchmany(_FETCHED)
                    if not batch:
                        return
                    yield from batch
            finally:
                if self._is_open:  # an error may leave a stream to be dropped after its connection was closed
                    cursor.close()

    def execute(self, sql: str, **params: Any) -> int:
        """Run a statement that changes something."""
        with self._lock, faults(self.where):
            return self.raw.execute(sql, _bound(params)).rowcount

    def execute_many(self, sql: str, rows: list[dict[str, Any]]) -> None:
        """Run a statement with the values of each row."""
        with self._lock, faults(self.where):
            self.raw.executemany(sql, map(_bound, rows))

    def changed(self) -> bool:
        """Return whether another connection wrote a batch since this was last asked; the file must still be there.

        What others keep for speed is no news: two programs that keep readings would else set each other off for ever.
        """
        self._must_be_there()
        if self.is_frozen and places.content(self.where) != self._as_opened:
            raise LedgerAway(Reason("written_meanwhile", where=self.where))
        data_version = self.first("PRAGMA data_version")
        before, self._version = self._version, data_version[0] if data_version else None
        if before == self._version:
            return False
        counted = self.first("SELECT value FROM setting WHERE key = 'next_batch'")
        known, self._batch = self._batch, counted[0] if counted else None
        return before is not None and known != self._batch

    def close(self) -> None:
        """Close the connection."""
        with faults(self.where):
            self.raw.close()
        self._is_open = False
        self.files = ()

    def watch(self) -> None:
        """Hold on to which files SQLite has beside the ledger: as long as this is open, nobody may take them away."""
        real = os.path.realpath(self.where)
        if identity(f"{real}-wal") is None:
            self.rows("SELECT 1 FROM alembic_version")  # which makes them, where the log was only just asked for
        side_files = {path: identity(path) for path in (f"{real}-wal", f"{real}-shm")}
        self._beside = {path: file for path, file in side_files.items() if file is not None and not self.is_frozen}
        self.files = (*self.files, *self._beside.values())

    @contextmanager
    def any_text(self) -> Iterator[None]:
        """Read within it texts that are no UTF-8 as well, each byte that is none as half a surrogate pair."""
        self.raw.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
        try:
            yield
        finally:
            self.raw.text_factory = str

    def _begin(self, writing: bool) -> None:
        if writing:
            self._must_be_there()
        with faults(self.where):
            self.raw.execute("BEGIN IMMEDIATE" if writing else "BEGIN")

    def _must_be_there(self) -> None:
        """Refuse a file that was moved or removed: the system would let us write into what nobody finds again."""
        if identity(self.where) != self._file:
            raise LedgerAway(Reason("ledger_moved", where=self.where), Remedy("nothing_written"))
        for path, file in self._beside.items():
            if identity(path) != file:
                raise LedgerAway(Reason("log_gone", path=path), Remedy("close_and_look"))

    def _end(self, commit: bool) -> None:
        if not self._is_open:
            return  # closed meanwhile, which rolled it back
        with faults(self.where):
            if self.raw.in_transaction:  # a full disk may have rolled it back already
                try:
                    if commit:
                        self._must_be_there()
                    self.raw.execute("COMMIT" if commit else "ROLLBACK")
                except (sqlite3.Error, LedgerAway):
                    if self.raw.in_transaction:
                        self.raw.execute("ROLLBACK")
                    raise


def raw_connection(where: str, *, frozen: bool = False, alone: bool = False) -> sqlite3.Connection:
    """Open a file that is there for SQLite; a frozen file is read without lock and log, for which there is no place.

    `alone` keeps others out instead of sharing with them, for which a full disk has no room. Autocommit: transactions
    are begun by hand, as BEGIN IMMEDIATE, and one lock guards the threads.
    """
    name = uri(where, "mode=ro", "immutable=1") if frozen else uri(where, "mode=rw")
    raw = sqlite3.connect(name, uri=True, isolation_level=None, timeout=BUSY_MS / 1000, check_same_thread=False)
    if alone:
        raw.execute("PRAGMA locking_mode = EXCLUSIVE")
    return raw


def _bound(params: dict[str, Any]) -> dict[str, Any]:
    for name, value in params.items():
        kind = type(value)
        if kind is date:
            params[name] = value.isoformat()
        elif kind is datetime:
            params[name] = stamp_text(value)
    return params


@contextmanager
def faults(where: str) -> Iterator[None]:
    """Turn what SQLite says into one line that says what to do; a mistake in our own SQL stays what it is."""
    try:
        yield
    except sqlite3.Error as error:
        translated = _translated(error, where)
        if translated is None:
            raise
        if str(error).startswith(_NO_TEXT):
            raise translated from None  # SQLite repeats the text in what it says
        raise translated from error


def _translated(error: sqlite3.Error, where: str) -> TrustlogError | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_CONSTRAINT:
        if "UNIQUE" in str(error):
            return Conflict(*THERE_ALREADY)
        if "FOREIGN KEY" in str(error):
            return RestedOn(*RESTED_ON)
        return Refused(*AT_ODDS)
    full = code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
    full = full and places.is_disk_full(where)
    reported = _reported(sqlite3.SQLITE_FULL if full else code, where)
    if reported is None and str(error).startswith(_NO_TEXT):
        return LedgerUnfit(Reason("text_unread", where=where), Remedy("doctor_tells_where"))
    if reported is None and str(error).startswith(("no such table", "no such column")):
        reported = Reason("part_missing", where=where), Remedy("keep_file_and_restore")
    if reported is None:
        return None
    if code == sqlite3.SQLITE_READONLY:
        return ReadOnly(*reported)
    return (LedgerAway if code in _PASSING else LedgerUnfit)(*reported)


def _reported(code: int, where: str) -> tuple[Reason, Remedy] | None:
    """Return what is wrong and what to do where SQLite reports that code; None where that is a mistake of ours."""
    return {
        sqlite3.SQLITE_BUSY: (Reason("busy_for_long", where=where, seconds=BUSY_MS // 1000), Remedy("try_again")),
        sqlite3.SQLITE_LOCKED: (Reason("busy", where=where), Remedy("try_again")),
        sqlite3.SQLITE_FULL: (Reason("disk_full", where=where), Remedy("make_room_then_write")),
        sqlite3.SQLITE_READONLY: (Reason("read_only", where=where), Remedy("let_both_be_written")),
        sqlite3.SQLITE_IOERR: (Reason("disk_error", where=where), Remedy("check_disk")),
        sqlite3.SQLITE_CANTOPEN: (Reason("cannot_be_opened", where=where), Remedy("folder_to_write_in")),
        sqlite3.SQLITE_PERM: (Reason("cannot_be_opened", where=where), Remedy("check_permissions")),
        sqlite3.SQLITE_AUTH: (Reason("cannot_be_opened", where=where), Remedy("check_permissions")),
        sqlite3.SQLITE_CORRUPT: (Reason("damaged", where=where), Remedy("keep_file_and_restore")),
        sqlite3.SQLITE_NOTADB: (Reason("damaged_or_none", where=where), Remedy("keep_file_and_restore")),
    }.get(code)
