"""Toasts: what was written, in the few lines that there is room for, and the batch that `undo` is about."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from textual.notifications import Notification

from trustlog.language import _

TOAST_LINES, TOAST_WIDTH = 6, 160
"""Lines of a toast, and columns of each; the history has all of it."""


class Toast(Notification):
    """A notification that knows, while it is on show, which batch `undo` is about, and which partner `recap`."""

    batch: int | None = None
    handle: str | None = None

    @property
    def is_refusal(self) -> bool:
        """Tell whether the toast says that another batch could not be undone."""
        return self.severity == "error"


class HasLines(Protocol):
    """Anything with lines that report what was written."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The report, a line for each thing."""


class Lines(NamedTuple):
    """A report in lines of an act that wrote no batch."""

    lines: tuple[str, ...]


def batch_of(report: object) -> int | None:
    """Return the number of the batch that a report is about; None where none was written."""
    batch = getattr(report, "batch", None)
    return batch if isinstance(batch, int) and batch > 0 else None


def shortened(lines: Iterable[str]) -> list[str]:
    """Return what a toast has room for: a few lines, none of them long; the history has all of it."""
    every = list(lines)
    cut_lines = [line if len(line) <= TOAST_WIDTH else f"{line[: TOAST_WIDTH - 1]}…" for line in every[:TOAST_LINES]]
    return (
        cut_lines
        if len(every) <= TOAST_LINES
        else [*cut_lines, _("… and {every} more").format(every=len(every) - TOAST_LINES)]
    )
