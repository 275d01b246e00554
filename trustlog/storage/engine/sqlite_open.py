"""Opens a ledger file: made or migrated when needed, and in whatever way its place and its disk allow."""

import os
import sqlite3

from trustlog.errors import LedgerUnfit, Reason, Remedy
from trustlog.storage.engine import sqlite_places as places
from trustlog.storage.engine.connection import Notice
from trustlog.storage.engine.sqlite import BUSY_MS, SqliteConnection
from trustlog.storage.schema.revision import HEAD, KNOWN


def open_file(where: str, create: bool, notice: Notice | None) -> SqliteConnection:
    """Open a ledger file, made or migrated when needed, as `connection.connect` tells."""
    if places.is_to_be_made(where, create):
        places.make(where)
    frozen = places.is_shut(where)
    if not frozen:
        places.open_up(where)
    conn = SqliteConnection(where, frozen=frozen)
    try:
        try:
            revision = _revision(conn)
        except LedgerUnfit as error:
            conn.close()
            conn = _otherwise(where, error)
            revision = _revision(conn)
        if revision is None:
            _create(conn)
        elif revision != HEAD:
            conn.close()
            from trustlog.storage.schema.migrate import migrate_file

            migrate_file(where, revision, notice)
            conn = SqliteConnection(where)
        _settle(conn)
        if not os.access(where, os.W_OK):
            places.open_up(where)
        conn.watch()
    except BaseException:  # whatever ends it, an interruption too, nobody else would close it
        conn.close()
        raise
    return conn


def _otherwise(where: str, error: LedgerUnfit) -> SqliteConnection:
    """Open a ledger again for which SQLite can make no files: frozen, or alone on a full disk; or say why not."""
    if _is_frozen(where, error):
        return SqliteConnection(where, frozen=True)
    code = getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL) and places.is_disk_full(where):
        return SqliteConnection(where, alone=True)
    has_log = places.has_content(f"{os.path.realpath(where)}-wal")
    if code == sqlite3.SQLITE_CANTOPEN and places.is_disk_full(where) and not has_log:
        return SqliteConnection(where, frozen=True)  # the disk has no room for another name
    raise error


def _is_frozen(where: str, error: LedgerUnfit) -> bool:
    """Return whether a file cannot be opened only because SQLite may make no files beside it, and needs none.

    A log that is there holds the last writes: to read past it would show an older ledger, or half of a newer state.
    """
    code = getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF
    real_path = os.path.realpath(where)
    folder = os.path.dirname(real_path)  # noqa: PTH120 - pathlib costs 8 ms
    if code not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN) or os.access(folder, os.W_OK):
        return False
    log = f"{real_path}-wal"
    if places.has_content(log):
        raise LedgerUnfit(Reason("last_writes_apart", where=where, log=log), Remedy("copy_both")) from error
    return True


def peek_file(where: str) -> SqliteConnection | None:
    """Open a ledger file to read, as `connection.peek` tells."""
    places.is_to_be_made(where, create=False)
    conn = SqliteConnection(where, frozen=places.is_shut(where))
    try:
        if _revision(conn) == HEAD:
            conn.execute("PRAGMA query_only = ON")
            return conn
    except BaseException:  # whatever ends it, an interruption too, nobody else would close it
        conn.close()
        raise
    conn.close()
    return None


def _revision(conn: SqliteConnection) -> str | None:
    """Return the revision of the schema, None for an empty file; an unknown revision is refused."""
    first_tables = conn.rows("SELECT name FROM sqlite_master WHERE name = 'alembic_version' OR rowid = 1")
    if not first_tables:
        return None
    row = conn.first("SELECT version_num FROM alembic_version") if ("alembic_version",) in first_tables else None
    if row is None:
        raise LedgerUnfit(Reason("version_missing", where=conn.where), Remedy("keep_it_and_restore"))
    if row[0] not in KNOWN:
        raise LedgerUnfit(Reason("newer_ledger", where=conn.where, version=row[0]), Remedy("install_newer"))
    return str(row[0])


def _create(conn: SqliteConnection) -> None:
    """Make the tables, unless another process was faster."""
    with conn.transaction():
        if _revision(conn) is None:
            from trustlog.storage.schema.snapshot import statements
            from trustlog.storage.write.writer import FIRST_SETTING, first_settings

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
