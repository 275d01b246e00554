"""Signals that end the screens: the terminal is restored first, then the program ends as such a signal ends it."""

import os
import signal
from asyncio import get_running_loop
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Timer, current_thread, main_thread
from types import FrameType
from typing import Any

NAMES = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT", "SIGALRM", "SIGUSR1", "SIGUSR2", "SIGXCPU")
PATIENCE = 3.0
"""Seconds in which the screens can finish what they are writing; then the program ends all the same."""
RESTORED = b"\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?2048l\x1b[<u\x1b[?1049l"
RESTORED += b"\x1b[?25h\x1b[?1004l"
"""Ends pasting in brackets, mouse reports, key reports, the alternate screen and the hidden cursor."""


@contextmanager
def leaving(leave: Callable[[int], None]) -> Iterator[None]:
    """Call `leave` in the event loop with the number of a signal that would end the program, unless it is ignored.

    A second signal, or `PATIENCE` seconds, ends the program at once, with the terminal restored.
    """
    if current_thread() is not main_thread():  # where tests run it; signals come to the main thread only
        yield
        return
    manners = _manners()
    received: list[int] = []

    def handle(number: int, _frame: FrameType | None) -> None:
        try:
            loop = get_running_loop()
        except RuntimeError:  # not on the screen yet, or not any more
            _end(number, None)
            return
        if received:
            _end(number, manners)
        received.append(number)
        last = Timer(PATIENCE, _hurry, (number,))
        last.daemon = True
        last.start()
        loop.call_soon_threadsafe(leave, number)

    numbers = [getattr(signal, name) for name in NAMES if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    for number in numbers:
        if before[number] is not signal.SIG_IGN:
            signal.signal(number, handle)
    try:
        yield
    finally:
        for number in numbers:
            signal.signal(number, before[number])


def _manners() -> list[Any] | None:
    """Return how the terminal takes what is typed, before the screens change that; None where there is none."""
    try:
        import termios
    except ImportError:  # Windows
        return None
    try:
        return termios.tcgetattr(0)
    except (OSError, termios.error):
        return None


def _hurry(number: int) -> None:
    """Send the signal again, from another thread: the second signal ends the program at once."""
    signal.pthread_kill(main_thread().ident or 0, number)


def _end(number: int, manners: list[Any] | None) -> None:
    """Restore the terminal by the shortest way, and end as the signal would have done."""
    if manners is not None:
        import termios

        with suppress(OSError, termios.error):
            termios.tcsetattr(0, termios.TCSANOW, manners)
        with suppress(OSError):
            os.write(2, RESTORED)
    die(number)


def die(number: int) -> None:
    """End this program by a signal, so that whoever started it sees which; without an image of the memory on the disk.

    Called on the main thread: no other may change what a signal does.
    """
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
