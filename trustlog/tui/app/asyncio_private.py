"""The only private part of asyncio that the screens use; `tests/test_private_parts.py` watches over it."""

from asyncio import AbstractEventLoop
from typing import Any


def selector_of(loop: AbstractEventLoop) -> Any:
    """Return what a loop waits with, which has a method `select`; None where it has none, as on Windows."""
    return getattr(loop, "_selector", None)
