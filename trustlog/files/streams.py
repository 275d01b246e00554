"""Standard input, output and error as this program wants them, whatever it was started with.

A stream that was closed (`>&-`) is None in Python, and its number goes to the next file that is opened. Here it is a
stream again, on which reading and writing fail. What fails on standard output is told apart from other trouble with
files; what fails on standard error is ignored, for there is nobody left to read about it.
"""

import io
import os
import sys
from typing import IO, Any, TextIO


class OutputFailed(Exception):
    """Standard output takes nothing any more: its reader is gone, its disk is full, or it was closed."""

    def __init__(self, error: OSError) -> None:
        super().__init__(error.strerror or str(error))
        self.is_unread = isinstance(error, BrokenPipeError)


class _Output(io.FileIO):
    def write(self, data: Any, /) -> int:
        """Write bytes, or raise `OutputFailed`."""
        try:
            return super().write(data)
        except OSError as error:
            raise OutputFailed(error) from error


class _Messages(io.FileIO):
    def write(self, data: Any, /) -> int:
        """Write bytes; where that cannot be done they are lost."""
        try:
            return super().write(data)
        except OSError:
            return memoryview(data).nbytes


def prepare() -> None:
    """Make the three streams fit for use; called once, before anything else is opened."""
    if os.name != "posix":
        return
    for number, stream in enumerate((sys.stdin, sys.stdout, sys.stderr)):
        if stream is None:
            _close_off(number)
    if sys.stdin is None:
        sys.stdin = open(0, closefd=False)  # noqa: SIM115 - a handle, open as long as the program is
    sys.stdout = _wrapped(sys.stdout, _Output, 1)
    sys.stderr = _wrapped(sys.stderr, _Messages, 2)


def _close_off(number: int) -> None:
    """Put at a stream's number what can be neither read nor written in its direction, so that no file comes there."""
    mode = os.O_WRONLY if number == 0 else os.O_RDONLY
    descriptor = os.open(os.devnull, mode)
    if descriptor != number:
        os.dup2(descriptor, number)
        os.close(descriptor)
    os.set_inheritable(number, True)


def _wrapped(stream: TextIO | None, kind: type[io.FileIO], number: int) -> TextIO:
    """Make a stream anew over `kind`, with the same encoding and buffering; what is no file of the system stays."""
    buffer: Any = getattr(stream, "buffer", None)
    if stream is not None and type(getattr(buffer, "raw", buffer)) is not io.FileIO:
        return stream
    raw = kind(number, "w", closefd=False)
    unbuffered = isinstance(buffer, io.FileIO)
    binary: IO[bytes] | io.FileIO = raw if unbuffered else io.BufferedWriter(raw)
    return io.TextIOWrapper(
        binary,  # without a buffer, as Python does it itself with -u
        encoding=stream.encoding if stream is not None else "utf-8",
        errors="replace",  # a terminal without UTF-8 shows ? rather than nothing
        line_buffering=stream is not None and (number == 2 or stream.isatty()),
        write_through=unbuffered,
    )


def silence(stream: TextIO) -> None:
    """Discard what a stream still holds, and everything written to it later."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, stream.fileno())
    except (OSError, ValueError):
        return  # it is no file of the system, and holds nothing back
    finally:
        os.close(nowhere)
