"""Files in: reading a file that is not the ledger, and never the ledger by mistake.

To open and close a ledger drops the locks that SQLite holds on it in this program; the next program to leave would then
take its log away, and with it what was written last.
"""

import os
import stat
import sys
from collections.abc import Iterator

from trustlog.errors import FileFault, FileFaults, Reason, Remedy

PIECE = 1 << 20
"""Bytes read at once where a file is read piece by piece."""
_SECTOR = 512  # every database is a multiple of it in size, which tells most files apart without asking SQLite

Path = str | os.PathLike[str]


def checked(path: Path) -> None:
    """Refuse a file that cannot be read, before anything about it is asked; it is not opened. Raises `FileFaults`."""
    try:
        contents_allowed(path)
        if not os.access(path, os.R_OK):
            raise PermissionError(13, os.strerror(13))
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise FileFaults([Reason("cannot_be_read", path=path, why=why)]) from None


def contents(path: Path) -> bytes:
    """Return what a file holds. Raises `OSError`, and `FileFaults` for a ledger."""
    contents_allowed(path)
    with open(path, "rb") as file:
        return file.read()


def pieces(path: Path) -> Iterator[bytes]:
    """Yield what a file holds piece by piece, what is no file whole. Raises `OSError`, `FileFaults` for a ledger."""
    contents_allowed(path)
    with open(path, "rb") as file:
        size = PIECE if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else -1
        while piece := file.read(size):
            yield piece


def contents_allowed(path: Path) -> None:
    """Refuse a database and the files beside it, by their paths. Raises `OSError` where there is no such file."""
    name = os.fspath(path)
    status = os.stat(name)
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(21, os.strerror(21))
    if not stat.S_ISREG(status.st_mode):
        return
    from trustlog.files.sqlite_file import COMPANIONS, database_of, is_held

    is_near = status.st_size % _SECTOR == 0 or os.path.realpath(name).endswith(COMPANIONS)
    if is_held((status.st_dev, status.st_ino)) or (is_near and database_of(name)):
        raise FileFaults([FileFault(Reason("of_a_database", path=name), Remedy("not_opened"))])


def standard_input() -> bytes:
    """Return all that comes on standard input. Raises `FileFaults` where it was closed."""
    try:
        return sys.stdin.buffer.read()
    except (OSError, AttributeError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise FileFaults([Reason("stdin_unread", why=why)]) from None
