"""SQLite files by their paths: opened by SQLite alone, whoever asks.

POSIX drops all locks a process has on a file as soon as any handle of it is closed there. A ledger that Python itself
opened and closed would lose the locks of the connection to it, and the next program to leave would take its log away.
"""

import os
import sqlite3
from collections.abc import Collection
from typing import Protocol
from weakref import WeakSet

COMPANIONS = ("-wal", "-shm", "-journal")
"""What SQLite puts beside a database, under the database's name with one of these endings."""


class Holder(Protocol):
    """A connection: `files` are those that SQLite has open for it, by device and inode; none once it is closed."""

    files: Collection[tuple[int, int]]


_holders: "WeakSet[Holder]" = WeakSet()
"""The connections of this program: locks belong to a program, so this does, too.

A connection that is garbage collected without being closed leaves the set: its inodes may soon be another file's.
"""


def hold(holder: Holder) -> None:
    """Note that SQLite has files open for a connection."""
    _holders.add(holder)


def is_held(file: tuple[int, int] | None) -> bool:
    """Tell whether SQLite has a file open in this program."""
    return any(file in holder.files for holder in _holders)


def uri(path: str, *options: str) -> str:
    """Return the URL that stands for a path and nothing else, whatever signs are in it, with options such as mode=rw.

    Always used, for some builds of SQLite read a path that begins with `file:` as a URL unasked.
    """
    whole = os.path.abspath(path)
    if os.name == "nt":
        whole = f"/{whole}".replace("\\", "/")
    for sign, code in (("%", "%25"), ("?", "%3f"), ("#", "%23")):
        whole = whole.replace(sign, code)
    return f"file://{whole}?{'&'.join(options)}"


def application_id(path: str) -> int | None:
    """Return the id of the program whose database a file is; 0 for most and for an empty file, None for no database.

    Nothing is locked, made or repaired beside the file. Raises `sqlite3.Error` for what cannot be told so.
    """
    connection = sqlite3.connect(uri(path, "mode=ro", "immutable=1"), uri=True)
    try:
        return int(connection.execute("PRAGMA application_id").fetchone()[0])
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_NOTADB:
            return None
        raise
    finally:
        connection.close()


def is_database(path: str) -> bool:
    """Tell whether a file that is there is a SQLite database, damaged databases included; an empty file is none."""
    if not os.path.getsize(path):
        return False
    try:
        return application_id(path) is not None
    except sqlite3.Error as error:
        return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT


def identity(path: str) -> tuple[int, int] | None:
    """Return the device and inode of the file at a path, links followed; None where there is none."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def belongs_to(path: str, ledger: str) -> bool:
    """Tell whether a path is a ledger's file or a file beside it, by name or, where it exists, by device and inode."""
    real = os.path.realpath(ledger)
    own = {real, *(real + ending for ending in COMPANIONS)}
    file_id = identity(path)
    return os.path.realpath(path) in own or (file_id is not None and file_id in map(identity, own))


def database_of(path: str) -> str | None:
    """Return the database that a path belongs to, as its file or a file beside it; None where there is none."""
    real = os.path.realpath(path)
    bases = [real, *(real.removesuffix(ending) for ending in COMPANIONS if real.endswith(ending))]
    return next((base for base in bases if os.path.isfile(base) and is_database(base)), None)


def database_displaced(path: str) -> str | None:
    """Return the database whose place, or that of a file beside it, would be taken by what is made at a path.

    That may be a folder to be made on the way there, too: where SQLite wants its journal, one shuts the database.
    """
    missing = real = os.path.realpath(path)
    while not os.path.lexists(real):
        missing, real = real, os.path.dirname(real)
    return database_of(path) or database_of(missing)
