"""A copy of the ledger in one file, made while others may be writing, and complete or not there at all."""

import os
import sqlite3
from contextlib import closing
from datetime import datetime

from trustlog.errors import LedgerUnfit, Refused
from trustlog.storage.connection import Connection
from trustlog.storage.sqlite import SqliteConnection, faults, raw_connection


def backup(conn: Connection, target: str | None, now: datetime) -> str:
    """Copy the ledger to a file, by default beside it with the time in its name; give the copy's path."""
    if conn.engine != "sqlite":
        raise Refused("this ledger is on a server; back it up with pg_dump, or write `trustlog export json`")
    chosen = target or f"{os.path.splitext(conn.where)[0]}-{now:%Y%m%dT%H%M%SZ}.backup.db"  # noqa: PTH122 - text, kept relative
    copy_file(conn.where, chosen, frozen=isinstance(conn, SqliteConnection) and conn.is_frozen)
    return chosen


def copy_file(path: str, target: str, *, frozen: bool = False) -> None:
    """Copy a SQLite file as it stands to a new file that only its owner reads; an existing one is refused."""
    part = f"{target}.part"
    try:
        if os.path.lexists(target):
            raise Refused(f"{target} is there already; name another file")
        folder = os.path.dirname(target)  # noqa: PTH120
        if folder:
            os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600))
        try:
            _copy(path, part, frozen)
            os.link(part, target) if hasattr(os, "link") else os.rename(part, target)  # noqa: PTH104 - link never overwrites
        finally:
            if os.path.lexists(part):
                os.unlink(part)  # noqa: PTH108
    except FileExistsError:
        raise Refused(f"{target} is there already; name another file") from None
    except OSError as error:
        raise LedgerUnfit(f"{target} cannot be written: {error.strerror or error}; name another place") from None


def _copy(path: str, part: str, frozen: bool) -> None:
    """Copy page by page, check the copy, and wait until it is on the disk."""
    with (
        faults(path),
        closing(raw_connection(path, frozen=frozen)) as source,
        closing(sqlite3.connect(part, isolation_level=None)) as copy,
    ):
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        sound = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        if sound != "ok":
            raise LedgerUnfit(f"{path} is damaged ({sound}); no backup was made of it")
    handle = os.open(part, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
