"""A copy of the ledger in one file, made while others may be writing, and complete or not there at all."""

import errno
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import datetime

from trustlog.errors import LedgerUnfit, Reason, Refused, Remedy
from trustlog.files.sqlite_file import uri
from trustlog.files.writing import checked, named, new_file, private_folder, safe_folder, sync_folder, temporary
from trustlog.storage.engine.connection import Connection
from trustlog.storage.engine.sqlite import SqliteConnection, faults, raw_connection


def backup(conn: Connection, target: str | None, now: datetime) -> str:
    """Copy the ledger to a file, by default beside it with the time in its name; return the copy's path."""
    if conn.engine != "sqlite":
        raise Refused(Reason("backup_of_server"), Remedy("export_json"))
    beside = f"{os.path.splitext(conn.where)[0]}-{now:%Y%m%dT%H%M%SZ}.backup.db"  # noqa: PTH122 - text, kept relative
    chosen = beside if target is None else named(target)
    copy_file(conn.where, chosen, frozen=isinstance(conn, SqliteConnection) and conn.is_frozen)
    return chosen


def copy_file(path: str, target: str, *, frozen: bool = False) -> None:
    """Copy a SQLite file as it stands to a new file that only its owner reads; an existing file is refused.

    Nobody else sees the copy while it is made, whoever may write in the target's folder.
    """
    if os.path.lexists(target):
        raise Refused(Reason("file_there", path=target), Remedy("another_file"))
    checked(target, ledger=path)
    folder = os.path.dirname(os.path.abspath(target))  # noqa: PTH100, PTH120 - a text
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103 - a text
        away = os.path.dirname(os.path.realpath(path))  # noqa: PTH120 - a text
        staging_folder = safe_folder(folder, tempfile.gettempdir(), away) or folder
        with private_folder(staging_folder) as waiting:
            copy = f"{waiting}/copy.db"
            os.close(new_file(copy))
            _copy(path, copy, frozen)
            _put(copy, target, folder)
        sync_folder(folder)
    except FileExistsError:
        raise Refused(Reason("file_there", path=target), Remedy("another_file")) from None
    except OSError as error:
        raise LedgerUnfit(
            Reason("cannot_be_written", path=target, why=error.strerror or error), Remedy("name_another_place")
        ) from None


def _copy(path: str, copied: str, frozen: bool) -> None:
    """Copy page by page, check the copy, and wait until it is on the disk."""
    with (
        faults(path),
        closing(raw_connection(path, frozen=frozen)) as source,
        closing(sqlite3.connect(uri(copied, "mode=rw"), uri=True, isolation_level=None)) as copy,
    ):
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        sound = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        if sound != "ok":
            raise LedgerUnfit(Reason("file_unsound", path=path, why=sound), Remedy("no_backup_made"))
    handle = os.open(copied, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _put(copied: str, target: str, folder: str) -> None:
    """Put the copy in its place, which must be free: by a link, or by its bytes where the disk has no links."""
    if _linked(copied, target):
        return
    with temporary(folder) as (descriptor, waiting):
        with open(copied, "rb") as source, open(descriptor, "wb", closefd=False) as file:  # noqa: PTH123 - a handle
            shutil.copyfileobj(source, file, 1 << 20)
            file.flush()
            os.fsync(descriptor)
        if not _linked(waiting, target):
            if os.path.lexists(target):
                raise FileExistsError
            os.rename(waiting, target)  # noqa: PTH104 - texts


def _linked(path: str, target: str) -> bool:
    """Link a file to another name, never a name that is taken; return False where links cannot be made there."""
    if not hasattr(os, "link"):
        return False
    try:
        os.link(path, target)
    except OSError as error:
        if error.errno in (errno.EXDEV, errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS):
            return False
        raise
    return True
