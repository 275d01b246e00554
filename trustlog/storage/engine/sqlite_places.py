"""The files of a ledger on the disk, before SQLite opens them and beside it: looked at by their names alone."""

import os
import sqlite3
import stat

from trustlog.errors import LedgerUnfit, Reason, Remedy
from trustlog.files.sqlite_file import application_id, database_displaced
from trustlog.storage.schema.revision import APPLICATION_ID

SHM_BYTES = 65_536
"""SQLite needs half of this beside a ledger for sharing it; with less free, a disk counts as full."""
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def is_to_be_made(where: str, create: bool) -> bool:
    """Look at what is at a path; tell whether a ledger is to be made there. What is none is refused, and left alone."""
    try:
        status = os.stat(where)  # noqa: PTH116 - pathlib costs 8 ms
    except FileNotFoundError:
        if not create:
            raise LedgerUnfit(Reason("no_ledger", where=where)) from None
        return True
    except (OSError, ValueError) as error:
        raise LedgerUnfit(Reason("cannot_be_read", path=where, why=getattr(error, "strerror", None) or error)) from None
    if stat.S_ISDIR(status.st_mode):
        raise LedgerUnfit(Reason("is_a_folder", path=where), Remedy("name_file_in_it"))
    if not stat.S_ISREG(status.st_mode):
        raise LedgerUnfit(Reason("no_plain_file", path=where), Remedy("name_plain_file"))
    if not os.access(where, os.R_OK):
        raise LedgerUnfit(Reason("cannot_be_read", path=where, why=os.strerror(13)))
    if status.st_size == 0:
        _make_private(where, status)
    elif (program := _program(where)) != APPLICATION_ID:
        foreign = Reason("foreign_database", path=where) if program is not None else Reason("not_a_ledger", path=where)
        raise LedgerUnfit(foreign, Remedy("left_name_file"))
    return False


def _program(where: str) -> int | None:
    try:
        return application_id(where)
    except sqlite3.Error:
        return APPLICATION_ID  # being written just now, or damaged: opening it tells


def _make_private(where: str, status: os.stat_result) -> None:
    """Take an empty file, which becomes a ledger, away from others' eyes before anything is in it."""
    if os.name != "posix" or not status.st_mode & _OTHERS:
        return
    try:
        os.chmod(where, stat.S_IMODE(status.st_mode) & ~_OTHERS)  # noqa: PTH101 - pathlib costs 8 ms
    except OSError:
        raise LedgerUnfit(Reason("open_to_others", path=where), Remedy("another_file")) from None


def make(where: str) -> None:
    """Make an empty file that only its owner reads; SQLite gives -wal and -shm the same mode.

    Raises `LedgerUnfit` where the system does not let it be made, and at the place of a file beside a database.
    """
    if base := database_displaced(where):
        raise LedgerUnfit(Reason("is_a_database", path=where, database=base), Remedy("another_file"))
    real = os.path.realpath(where)
    try:
        os.makedirs(os.path.dirname(real), mode=0o700, exist_ok=True)  # noqa: PTH103, PTH120 - pathlib costs 8 ms
        os.close(os.open(real, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        return  # another process was faster
    except (OSError, ValueError) as error:
        raise LedgerUnfit(Reason("cannot_be_made", path=where, why=getattr(error, "strerror", None) or error)) from None


def is_shut(where: str) -> bool:
    """Return whether a ledger may not be written by us and nobody is at it: then it is read without files beside it.

    SQLite would give them the ledger's permissions and leave them, and nobody could write there again.
    """
    if os.access(where, os.W_OK):
        return False
    real = os.path.realpath(where)
    return not (os.path.exists(f"{real}-shm") or has_content(f"{real}-journal") or has_content(f"{real}-wal"))  # noqa: PTH110 - as above


def open_up(where: str) -> None:
    """Let its owner write again in what SQLite left beside a ledger while that could only be read."""
    real = os.path.realpath(where)
    for path in (f"{real}-shm", f"{real}-wal"):
        try:
            status = os.lstat(path)
            if not status.st_mode & stat.S_IWUSR and status.st_uid == os.geteuid() and stat.S_ISREG(status.st_mode):
                os.chmod(path, stat.S_IMODE(status.st_mode) | stat.S_IRUSR | stat.S_IWUSR)  # noqa: PTH101 - as above
        except (OSError, AttributeError):  # not there, or Windows, which has no owners of this kind
            continue


def has_content(path: str) -> bool:
    """Return whether a file is there and holds something."""
    try:
        return os.stat(path).st_size > 0  # noqa: PTH116 - pathlib costs 8 ms
    except OSError:
        return False


def is_disk_full(where: str) -> bool:
    """Return whether the disk that a path is on has no room for the files that SQLite needs beside a ledger."""
    try:
        filesystem = os.statvfs(os.path.dirname(os.path.realpath(where)))  # noqa: PTH120 - as above
    except (OSError, AttributeError):  # no such folder, or Windows
        return False
    has_no_names = filesystem.f_files > 0 and filesystem.f_favail == 0
    return filesystem.f_bavail * filesystem.f_frsize < SHM_BYTES or has_no_names


def content(where: str) -> tuple[int, int, bool] | None:
    """Return what changes at a path when somebody writes: the file's time and size, and whether a log is beside it."""
    try:
        status = os.stat(where)  # noqa: PTH116 - pathlib costs 8 ms
        return status.st_mtime_ns, status.st_size, os.path.exists(f"{os.path.realpath(where)}-wal")  # noqa: PTH110 - as above
    except OSError:
        return None
