"""Which thread holds Python's global lock: that of the screens first, the ledger's while the screens wait."""

import sys
from asyncio import AbstractEventLoop
from collections.abc import Callable
from typing import Any

from trustlog.tui.app.asyncio_private import selector_of

WHILE_WAITING, AT_WORK = 0.0005, 0.05
"""Seconds after which a computing thread has to let another thread run."""


def screens_first(loop: AbstractEventLoop) -> Callable[[], None]:
    """Let the thread of this loop keep the lock while it has something to do; return a function that ends that.

    Threads that compute get half of the time each otherwise: a screen drawn in twenty milliseconds takes forty. So the
    others wait longer than anything of ours takes while the loop is at work, and hand over at once when it was waiting.
    """
    before = sys.getswitchinterval()
    selector = selector_of(loop)
    if selector is None or "select" in vars(selector):
        return lambda: None
    select = selector.select

    def waited(timeout: float | None = None) -> Any:
        sys.setswitchinterval(WHILE_WAITING)
        try:
            return select(timeout)
        finally:
            sys.setswitchinterval(AT_WORK)

    def end() -> None:
        del selector.select
        sys.setswitchinterval(before)

    selector.select = waited
    return end
