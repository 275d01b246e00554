"""Who has Python when two threads want it: the screens first, the ledger's thread while these wait for something."""

import sys
from asyncio import AbstractEventLoop
from collections.abc import Callable
from typing import Any

from trustlog.tui.app.asyncio_private import selector_of

WHILE_WAITING, AT_WORK = 0.0005, 0.05
"""Seconds after which a thread that computes has to let another one go on."""


def screens_first(loop: AbstractEventLoop) -> Callable[[], None]:
    """Let the thread of this loop keep Python while it has something to do; give what ends that.

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
