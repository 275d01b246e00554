"""Toasts: what was written, in the few lines that there is room for, and the batch that `undo` is about."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from textual.notifications import Notification

TOAST_LINES, TOAST_WIDTH = 6, 160
"""Lines of a toast, and columns of each; the history has all of it."""


class Toast(Notification):
    """A notification that knows which batch `undo` is about while it is on show."""

    batch: int | None = None

    @property
    def is_refusal(self) -> bool:
        """Tell whether it says that another batch could not be undone."""
        return self.severity == "error"


class HasLines(Protocol):
    """Whatever tells in lines what was written."""

    @property
    def lines(self) -> tuple[str, ...]:
        """One line a thing."""


class Lines(NamedTuple):
    """What was done where that is no batch, in lines."""

    lines: tuple[str, ...]


def batch_of(report: object) -> int | None:
    """Return the number of the batch that was written, where one was."""
    batch = getattr(report, "batch", None)
    return batch if isinstance(batch, int) and batch > 0 else None


def shortened(lines: Iterable[str]) -> list[str]:
    """Return what a toast has room for: a few lines, none of them long; the history has all of it."""
    every = list(lines)
    cut_lines = [line if len(line) <= TOAST_WIDTH else f"{line[: TOAST_WIDTH - 1]}…" for line in every[:TOAST_LINES]]
    return cut_lines if len(every) <= TOAST_LINES else [*cut_lines, f"… and {len(every) - TOAST_LINES} more"]
