"""The seven steps beside or above the rows: the current step, which are done, how many rows are left."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from trustlog.domain.review import STEPS
from trustlog.language import N_, _

if TYPE_CHECKING:
    from trustlog.desk.review import Step

SHORT = (N_("Catch up"), N_("Overdue"), N_("Due"), N_("Waiting"), N_("Telling"), N_("Ready"), N_("Next week"))
DONE, HERE, AHEAD = "✓", "›", " "
BAR_ROOM = 30
"""Columns that the steps take beside the rows."""


def _mark(step: "Step") -> str:
    """Return the mark of a step, ahead or done; the last step is done with the review only."""
    return AHEAD if step.left or step.number == len(STEPS) else DONE


class Steps(Widget):
    """A list of the steps, or a line of them where there is no room; a click goes to a step."""

    class Chosen(Message):
        """A step was clicked on."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self) -> None:
        super().__init__(id="steps")
        self._steps: Sequence[Step] = ()
        self._here = 0
        self._ends: list[int] = []

    def show(self, steps: "Sequence[Step]", current: int) -> None:
        """Show the steps, and which is the current step."""
        self._steps, self._here = steps, current
        self.refresh()

    @property
    def _is_line(self) -> bool:
        return self.size.height < len(STEPS)

    def render(self) -> Content:
        """Draw the steps."""
        if not self._steps:
            return Content("")
        if self._is_line:
            return self._line()
        return Content("\n").join(self._row(step) for step in self._steps)

    def _row(self, step: "Step") -> Content:
        is_current, left = step.number == self._here, step.left
        mark = HERE if is_current else _mark(step)
        count = (
            _("{left} left").format(left=left)
            if left
            else ""
            if step.number == len(STEPS)
            else _("done")
            if step.rows
            else _("nothing")
        )
        width = max(self.size.width, 24)
        look = "$foreground b" if is_current else "$soft" if not left else ""
        title = f"{mark} {step.number} {step.title}"
        return Content.styled(title.ljust(width - len(count) - 1), look) + Content.styled(f"{count} ", "$soft")

    def _line(self) -> Content:
        parts: list[tuple[str, str]] = []
        self._ends = []
        at = 0
        for step, name in zip(self._steps, map(_, SHORT), strict=True):
            is_current = step.number == self._here
            label = f"{step.number} {name} {step.left or ''}".rstrip() if is_current else f"{step.number}{_mark(step)}"
            parts.append((f" {label} ", "$foreground b u" if is_current else "$soft" if not step.left else ""))
            at += len(label) + 2
            self._ends.append(at)
        left = sum(step.left for step in self._steps)
        return Content.assemble(*parts, (_("   {left} left in all").format(left=left), "$soft"))

    def on_click(self, event: events.Click) -> None:
        """Go to the step clicked on."""
        if self._is_line:
            number = next((at for at, end in enumerate(self._ends, 1) if event.x < end), 0)
        else:
            number = event.y + 1 if event.y < len(self._steps) else 0
        if number:
            self.post_message(self.Chosen(number))
