"""A ledger in one file: SQLite through the standard library's driver."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from threading import Lock
from typing import Any

from trustlog.errors import Conflict, LedgerAway, LedgerUnfit, ReadOnly, Refused, TrustlogError
from trustlog.storage.columns import stamp_text
from trustlog.storage.connection import AT_ODDS, THERE_ALREADY, Connection, Notice, Row
from trustlog.storage.revision import APPLICATION_ID, HEAD, KNOWN

BUSY_MS = 5000
_MAGIC = b"SQLite format 3\x00"
_PASSING = (  # what trying again may mend
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
)
_FETCHED = 500  # rows taken at once from a stream

_opening = Lock()
_held: dict[tuple[int, int] | None, int] = {}
"""How many connections this process has to which file. To close any other handle of such a file would drop SQLite's
locks on it (so POSIX has it), and the next program to leave would take the log away under our feet."""


class SqliteConnection(Connection):
    """A connection to a ledger file."""

    engine = "sqlite"

    def __init__(self, where: str, *, frozen: bool = False) -> None:
        super().__init__(where)
        self.is_frozen = frozen
        with faults(where):
            self.raw = raw_connection(where, frozen=frozen)
        self._version: int | None = None
        self._batch: str | None = None
        self._as_opened = _content_at(where) if frozen else None
        self._file = _file_at(where)
        self._is_held = True
        _held[self._file] = _held.get(self._file, 0) + 1

    def rows(self, sql: str, **params: Any) -> list[Row]:
        """Give all rows of a SELECT."""
        with self._lock, faults(self.where):
            return self.raw.execute(sql, _bound(params)).fetchall()

    def stream(self, sql: str, **params: Any) -> Iterator[Row]:
        """Give the rows of a SELECT as they come."""
        with faults(self.where):
            cursor = self.raw.execute(sql, _bound(params))
            try:
                while True:
                    some = cursor.fetchmany(_FETCHED)
                    if not some:
                        return
                    yield from some
            finally:
                cursor.close()

    def execute(self, sql: str, **params: Any) -> int:
        """Run a statement that changes something."""
        with self._lock, faults(self.where):
            return self.raw.execute(sql, _bound(params)).rowcount

    def changed(self) -> bool:
        """Tell whether another connection wrote a batch since this was last asked; the file must still be there.

        What others keep for speed is no news: two programs that keep readings would else set each other off for ever.
        """
        self._must_be_there()
        if self.is_frozen and _content_at(self.where) != self._as_opened:
            raise LedgerAway(f"{self.where} was written meanwhile, which a read-only folder does not let us follow")
        found = self.one("PRAGMA data_version")
        before, self._version = self._version, found[0] if found else None
        if before == self._version:
            return False
        counted = self.one("SELECT value FROM setting WHERE key = 'next_batch'")
        known, self._batch = self._batch, counted[0] if counted else None
        return before is not None and known != self._batch

    def close(self) -> None:
        """Close the connection."""
        with faults(self.where):
            self.raw.close()
        if self._is_held:
            self._is_held = False
            _held[self._file] -= 1

    def _begin(self, writing: bool) -> None:
        if writing:
            self._must_be_there()
        with faults(self.where):
            self.raw.execute("BEGIN IMMEDIATE" if writing else "BEGIN")

    def _must_be_there(self) -> None:
        """Refuse a file that was moved or removed: the system would let us write into what nobody finds again."""
        if _file_at(self.where) != self._file:
            raise LedgerAway(f"{self.where} was moved, removed or replaced while it was open; nothing was written")

    def _end(self, commit: bool) -> None:
        with faults(self.where):
            if self.raw.in_transaction:  # a full disk may have rolled it back already
                try:
                    self.raw.execute("COMMIT" if commit else "ROLLBACK")
                except sqlite3.Error:
                    if self.raw.in_transaction:
                        self.raw.execute("ROLLBACK")
                    raise


def raw_connection(where: str, *, frozen: bool = False) -> sqlite3.Connection:
    """Open a file for SQLite; a frozen one is read without its lock and log, for which its folder takes no files.

    Autocommit: transactions are begun by hand, as BEGIN IMMEDIATE, and one lock guards the threads.
    """
    name = where
    if frozen:
        from urllib.parse import quote

        name = f"file:{quote(os.fsencode(os.path.abspath(where)))}?mode=ro&immutable=1"  # noqa: PTH100 - no pathlib
    return sqlite3.connect(name, uri=frozen, isolation_level=None, timeout=BUSY_MS / 1000, check_same_thread=False)


def _is_frozen(where: str, error: LedgerUnfit) -> bool:
    """Tell whether a file cannot be opened only because SQLite may make no files beside it, and needs none.

    A log that is there holds the last writes: to read past it would show an older ledger, or half of a newer one.
    """
    code = getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF
    there = os.path.realpath(where)
    folder = os.path.dirname(there)  # noqa: PTH120 - pathlib costs 8 ms
    if code not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN) or os.access(folder, os.W_OK):
        return False
    log = f"{there}-wal"
    if os.path.exists(log) and os.path.getsize(log):  # noqa: PTH110, PTH202 - as above
        raise LedgerUnfit(
            f"{where} cannot be read where it is: its last writes are in {log}, for which SQLite must make a file in "
            "its folder, and may not; copy both files to a folder of yours and name the copy"
        ) from error
    return True


def _content_at(where: str) -> tuple[int, int, bool] | None:
    """Give what changes at a path when somebody writes: the file's time and size, and whether a log is beside it."""
    try:
        found = os.stat(where)  # noqa: PTH116 - pathlib costs 8 ms
        return found.st_mtime_ns, found.st_size, os.path.exists(f"{os.path.realpath(where)}-wal")  # noqa: PTH110
    except OSError:
        return None


def _file_at(where: str) -> tuple[int, int] | None:
    """Give which file is at a path now, None where there is none."""
    try:
        found = os.stat(where)  # noqa: PTH116 - pathlib costs 8 ms
    except OSError:
        return None
    return found.st_dev, found.st_ino


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
        told = _told(error, where)
        if told is None:
            raise
        raise told from error


def _told(error: sqlite3.Error, where: str) -> TrustlogError | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_CONSTRAINT:
        if "UNIQUE" in str(error):
            return Conflict(THERE_ALREADY)
        if "FOREIGN KEY" in str(error):
            return Conflict("something else in the ledger depends on this, or is gone; nothing was written")
        return Refused(AT_ODDS)
    says = {
        sqlite3.SQLITE_BUSY: "is being written by another program for over 5 seconds; nothing was written, try again",
        sqlite3.SQLITE_LOCKED: "is being written by another program; nothing was written, try again",
        sqlite3.SQLITE_FULL: "cannot grow: the disk is full; nothing was written, make room and try again",
        sqlite3.SQLITE_READONLY: "is read only; nothing was written: the file and its folder must both take writing",
        sqlite3.SQLITE_IOERR: "cannot be read or written: the disk reports an error; check it and try again",
        sqlite3.SQLITE_CANTOPEN: "cannot be opened; its folder must be there, and you must be able to make files in it",
        sqlite3.SQLITE_PERM: "cannot be opened; check the file's permissions",
        sqlite3.SQLITE_AUTH: "cannot be opened; check the file's permissions",
        sqlite3.SQLITE_CORRUPT: "is damaged; keep the file as it is and bring back a backup",
        sqlite3.SQLITE_NOTADB: "is damaged, or not a ledger; keep the file as it is and bring back a backup",
    }.get(code)
    if says is None and str(error).startswith(("no such table", "no such column")):
        says = "is damaged: a part of it is missing; keep the file as it is and bring back a backup"
    if says is None:
        return None
    if code == sqlite3.SQLITE_READONLY:
        return ReadOnly(f"{where} {says}")
    return (LedgerAway if code in _PASSING else LedgerUnfit)(f"{where} {says}")


def open_file(where: str, create: bool, notice: Notice | None) -> SqliteConnection:
    """Open a ledger file, made or migrated when needed, as `connection.connect` tells."""
    with _opening:
        if not _held.get(_file_at(where)) and _look(where, create):
            _make_file(where)
        conn = SqliteConnection(where)
    try:
        try:
            found = _revision(conn)
        except LedgerUnfit as error:
            if not _is_frozen(where, error):
                raise
            conn.close()
            with _opening:
                conn = SqliteConnection(where, frozen=True)
            found = _revision(conn)
        if found is None:
            _create(conn)
        elif found != HEAD:
            conn.close()
            from trustlog.storage.migrate import migrate_file

            migrate_file(where, found, notice)
            conn = SqliteConnection(where)
        _settle(conn)
    except BaseException:
        conn.close()
        raise
    return conn


def _look(where: str, create: bool) -> bool:
    """Look at a file's first bytes without letting SQLite near it; tell whether it is to be made."""
    try:
        with open(where, "rb") as file:  # noqa: PTH123 - pathlib costs 8 ms
            head = file.read(100)
    except FileNotFoundError:
        if not create:
            raise LedgerUnfit(f"there is no ledger at {where}") from None
        return True
    except IsADirectoryError:
        raise LedgerUnfit(f"{where} is a folder; name a file in it") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise LedgerUnfit(f"{where} cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if head and not head.startswith(_MAGIC):
        raise LedgerUnfit(f"{where} is not a ledger, or damaged; it was left as it is, name another file")
    if head and int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise LedgerUnfit(f"{where} is another program's database; it was left as it is, name another file")
    return False


def _make_file(where: str) -> None:
    """Make an empty file that only its owner reads; SQLite gives -wal and -shm the same mode."""
    try:
        folder = os.path.dirname(where)  # noqa: PTH120 - pathlib costs 8 ms
        if folder:
            os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103 - pathlib costs 8 ms
        os.close(os.open(where, os.O_RDWR | os.O_CREAT, 0o600))
    except (OSError, ValueError) as error:
        raise LedgerUnfit(f"{where} cannot be made: {getattr(error, 'strerror', None) or error}") from None


def _revision(conn: SqliteConnection) -> str | None:
    """Give the revision of the schema, None for an empty file; one that this program does not know is refused."""
    there = conn.rows("SELECT name FROM sqlite_master WHERE name = 'alembic_version' OR rowid = 1")
    if not there:
        return None
    row = conn.one("SELECT version_num FROM alembic_version") if ("alembic_version",) in there else None
    if row is None:
        raise LedgerUnfit(f"{conn.where} is damaged: its version is missing; keep it as it is and bring back a backup")
    if row[0] not in KNOWN:
        raise LedgerUnfit(f"{conn.where} is newer than this program (version {row[0]}); install a newer trustlog")
    return str(row[0])


def _create(conn: SqliteConnection) -> None:
    """Make the tables, unless another process was faster."""
    with conn.transaction():
        if _revision(conn) is None:
            from trustlog.storage.snapshot import statements
            from trustlog.storage.writer import FIRST_SETTING, first_settings

            for statement in statements():
                conn.execute(statement)
            for setting in first_settings():
                conn.execute(FIRST_SETTING, **setting)


def _settle(conn: SqliteConnection) -> None:
    """Set what every connection needs. The journal mode stays with the file, but the change may meet a busy moment."""
    conn.execute("PRAGMA foreign_keys = ON")
    conn.execute("PRAGMA synchronous = FULL")
    if conn.is_frozen or conn.rows("PRAGMA journal_mode") == [("wal",)]:
        return
    from time import monotonic, sleep

    until = monotonic() + BUSY_MS / 1000
    while True:
        try:
            conn.execute("PRAGMA journal_mode = WAL")
        except LedgerUnfit as error:
            code = getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF
            if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
                return  # a ledger on a read-only disk, or in a folder that takes no files, can be read
            if code != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(0.01)
        else:
            return
