"""Files out: the only way in which Trustlog writes a file that is not the ledger.

Such a file never takes the place of a ledger, a folder or a device. It is written under a name nobody can guess, for
its owner only, and gets its own name once it is whole. What a killed run left behind, the next run removes.
"""

import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from secrets import token_hex
from typing import BinaryIO, TextIO

from trustlog.errors import Reason, Refused, Remedy, WordsError
from trustlog.files.paths import expanded
from trustlog.files.sqlite_file import belongs_to, database_displaced, identity, is_held

try:
    import fcntl
except ImportError:  # Windows: what a killed run left stays there, for nothing tells it from what is being written
    fcntl = None  # type: ignore[assignment]  # the module is absent

Path = str | os.PathLike[str]
ANOTHER_FILE = Remedy("another_file")
_PRIVATE = 0o600
_TEMPORARY = re.compile(r"\.trustlog-[0-9a-f]{32}\.(part|html)")
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)  # a pipe without a reader would hold us up for ever
_BINARY = getattr(os, "O_BINARY", 0)


def named(words: str, kind: str = "file", advice: Remedy = ANOTHER_FILE) -> str:
    """Return the path of a file or folder to write as a person typed it, with `~` expanded.

    Raises `Refused` for `-`, which elsewhere means standard output, and `WordsError` for what is no path.
    """
    if words.strip() == "-":
        raise Refused(Reason("dash", what=kind), Remedy("or_dash", advice=advice))
    return expanded(words, kind)


def checked(path: Path, *, ledger: str = "", advice: Remedy = ANOTHER_FILE, settings: bool = False) -> str:
    """Return the real path of a file that may be written, links followed.

    Raises `Refused` where the path is a folder, a device, a pipe, a link of somebody else's, a database (the
    ledger named, or any other), a place where SQLite puts a file beside a database, or, unless `settings`, the
    settings file.
    """
    name = os.fspath(path)
    try:
        status = _status(name, advice)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise Refused(Reason("cannot_be_written", path=name, why=why), advice) from None
    if name.endswith(os.sep) or (status is not None and stat.S_ISDIR(status.st_mode)):
        raise Refused(Reason("is_a_folder", path=name), advice)
    if (status is not None and not stat.S_ISREG(status.st_mode)) or _is_of_the_system(name):
        raise Refused(Reason("device_or_pipe", path=name), advice)
    refuse_database(name, ledger=ledger, advice=advice)
    if status is not None and not settings and _is_settings(status):
        raise Refused(Reason("is_the_settings_file", path=name), advice)
    return os.path.realpath(name)


def refuse_database(path: Path, *, ledger: str = "", advice: Remedy = ANOTHER_FILE) -> None:
    """Raise `Refused` where a file or a folder would take the place of a database, or of a file SQLite puts beside one.

    That is so for the path itself, and for the uppermost of the folders to it that are still to be made.
    """
    name = os.fspath(path)
    if is_held(identity(name)) or (ledger and "://" not in ledger and belongs_to(name, ledger)):
        raise Refused(Reason("of_the_ledger", path=name), advice)
    if base := database_displaced(name):
        raise Refused(Reason("is_a_database", path=name, database=base), advice)


def _is_settings(status: os.stat_result) -> bool:
    from trustlog.config import settings_path

    try:
        return os.path.samestat(status, os.stat(settings_path()))
    except (OSError, ValueError, WordsError):  # there is none, or its name is no path
        return False


def _status(name: str, advice: Remedy) -> os.stat_result | None:
    """Return what is at a path, None for nothing; a link in the last place must be this person's own, or root's."""
    try:
        if hasattr(os, "geteuid"):
            link = os.lstat(name)
            if stat.S_ISLNK(link.st_mode) and link.st_uid not in (os.geteuid(), 0):
                raise Refused(Reason("link_of_somebody", path=name), advice)
        return os.stat(name)
    except FileNotFoundError:
        return None


def _is_of_the_system(name: str) -> bool:
    """Tell whether a path is one of the system's, as /dev/stdout is even where that leads to a file."""
    whole = os.path.abspath(name)
    return os.name == "posix" and whole.startswith(("/dev/", "/proc/")) and not whole.startswith("/dev/shm/")  # noqa: S108 - a place, no file of ours


@contextmanager
def replacing(
    path: Path,
    *,
    encoding: str = "utf-8",
    errors: str = "strict",
    ledger: str = "",
    advice: Remedy = ANOTHER_FILE,
    settings: bool = False,
) -> Iterator[TextIO]:
    """Write a text file that replaces a file of that name once it is whole; line ends stay as written.

    Raises `Refused` as `checked` does, and where the system does not take the file; then nothing was changed.
    """
    with (
        _taking_the_place(path, ledger, advice, settings) as descriptor,
        open(descriptor, "w", encoding=encoding, errors=errors, newline="", closefd=False) as file,
    ):
        yield file


@contextmanager
def replacing_bytes(path: Path, *, ledger: str = "", advice: Remedy = ANOTHER_FILE) -> Iterator[BinaryIO]:
    """Write a file that is no text, and replaces one of that name once it is whole; raises as `replacing` does."""
    with (
        _taking_the_place(path, ledger, advice, settings=False) as descriptor,
        open(descriptor, "w+b", closefd=False) as file,
    ):
        yield file


@contextmanager
def _taking_the_place(path: Path, ledger: str, advice: Remedy, settings: bool) -> Iterator[int]:
    """Hold the handle of a new file, which takes the place of the one at a path once it is written and on the disk."""
    real = checked(path, ledger=ledger, advice=advice, settings=settings)
    folder = os.path.dirname(real)
    with _refusing(path), temporary(folder) as (descriptor, waiting):
        yield descriptor
        os.fsync(descriptor)  # a full disk shall show before the old file is replaced
        os.replace(waiting, checked(real, ledger=ledger, advice=advice, settings=settings))
        if not os.path.samestat(os.lstat(real), os.fstat(descriptor)):
            raise Refused(Reason("replaced_meanwhile", path=os.fspath(path)), advice)
        sync_folder(folder)


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    """Turn the system's errors about a file into one line."""
    try:
        yield
    except OSError as error:
        reason = Reason("cannot_be_written", path=os.fspath(path), why=error.strerror or error)
        raise Refused(reason, Remedy("nothing_changed_there")) from None


def new_file(path: Path) -> int:
    """Open a file that is not there yet, for its owner only; return the handle. Raises `OSError`."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _NO_LINK | _BINARY, _PRIVATE)


@contextmanager
def appending(path: Path) -> Iterator[TextIO]:
    """Write on at the end of a text file that only its owner reads, made with its folder where there is none.

    Raises `Refused` as `checked` does, and `OSError`.
    """
    os.makedirs(os.path.dirname(os.path.abspath(path)), mode=0o700, exist_ok=True)
    real = checked(path)
    descriptor = os.open(real, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _NO_LINK | _NO_WAIT, _PRIVATE)
    with open(descriptor, "a", encoding="utf-8", errors="backslashreplace") as file:
        if hasattr(os, "fchmod"):
            os.fchmod(descriptor, _PRIVATE)
        yield file


@contextmanager
def temporary(folder: str, ending: str = "part") -> Iterator[tuple[int, str]]:
    """Hold a new file in a folder: its handle and path. At the end it is removed, unless it has another name then."""
    sweep(folder)
    descriptor, path = _held(folder, ending)
    try:
        yield descriptor, path
    finally:
        with suppress(FileNotFoundError):
            os.unlink(path)
        os.close(descriptor)


def _held(folder: str, ending: str) -> tuple[int, str]:
    """Make a file and lock it, so that nobody takes it for a file that a killed run left."""
    while True:
        path = os.path.join(folder, f".trustlog-{token_hex(16)}.{ending}")
        descriptor = new_file(path)
        _lock(descriptor)
        if os.fstat(descriptor).st_nlink:  # another run's sweep may have removed it before the lock
            return descriptor, path
        os.close(descriptor)


@contextmanager
def private_folder(folder: str) -> Iterator[str]:
    """Hold a new folder in a folder, for this person alone: its path. At the end it is removed."""
    sweep(folder)
    path = os.path.join(folder, f".trustlog-{token_hex(16)}.part")
    os.mkdir(path, 0o700)
    descriptor = os.open(path, os.O_RDONLY | _NO_LINK) if fcntl is not None else None
    try:
        if descriptor is not None:
            _lock(descriptor)
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)
        if descriptor is not None:
            os.close(descriptor)


def sweep(folder: str) -> None:
    """Remove what killed runs of this person left in a folder: our temporary files and folders that nobody holds."""
    if fcntl is None:
        return
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _TEMPORARY.fullmatch(entry.name):
                with suppress(OSError):
                    _remove_if_left(entry.path)


def _remove_if_left(path: str) -> None:
    status = os.lstat(path)
    is_folder = stat.S_ISDIR(status.st_mode)
    if status.st_uid != os.geteuid() or not (is_folder or (stat.S_ISREG(status.st_mode) and status.st_nlink == 1)):
        return  # somebody else's, or another name of a file that is not ours to open
    descriptor = os.open(path, os.O_RDONLY | _NO_LINK | _NO_WAIT)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(status, os.fstat(descriptor)):
            shutil.rmtree(path) if is_folder else os.unlink(path)
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    """Lock a handle where the file system knows locks: where it does not, no sweep removes anything either."""
    if fcntl is not None:
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)


def safe_folder(*folders: str) -> str | None:
    """Return the first folder in which nobody else can put something in the place of what we made; None without one."""
    return next((folder for folder in folders if _is_safe(folder)), None)


def _is_safe(folder: str) -> bool:
    if not hasattr(os, "geteuid"):
        return True
    place = os.path.realpath(folder)
    while True:
        try:
            status = os.stat(place)
        except OSError:
            return False
        shared = status.st_mode & _OTHERS_WRITE and not status.st_mode & stat.S_ISVTX
        if shared or status.st_uid not in (os.geteuid(), 0):
            return False
        if place == os.path.dirname(place):
            return True
        place = os.path.dirname(place)


def sync_folder(folder: str) -> None:
    """Wait until the names in a folder are on the disk, where the system can be asked to."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def log_error(error: BaseException, moment: str) -> str:
    """Append an error nobody expected to the log of errors, readable by this person only; return where that is.

    `moment` is when it happened, as text. Raises `OSError` or `Refused` where the log cannot be written.
    """
    from traceback import format_exception

    from trustlog.config import state_folder
    from trustlog.domain.text import shown

    path = os.path.join(state_folder(), "errors.log")
    with appending(path) as file:
        file.write(f"{moment}\n{shown(''.join(format_exception(error)), lines=True)}\n")
    return path
