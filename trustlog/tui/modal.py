"""What opens over a page: a question, a choice, a line to type; opened in steps that let others have their turn."""

from asyncio import sleep
from typing import Any, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.visual import Visual

T = TypeVar("T")


class Backdrop(Visual):
    """The page below, dimmed as Textual does it, but each look of it once and not each of its hundreds of pieces."""

    def __init__(self, below: BackgroundScreen) -> None:
        self._below = below

    def render_strips(self, width: int, height: int | None, style: Any, options: Any) -> list[Strip]:  # noqa: ARG002 - Textual's own
        """Draw the lines of the page."""
        looks: dict[Style | None, Style | None] = {}
        found = []
        for strip in self._below.screen._compositor.render_strips()[:height]:  # it has no public name
            for segment in strip:
                if segment.style not in looks:
                    (dimmed,) = self._below.process_segments((segment,), self._below.color)
                    looks[segment.style] = dimmed.style
            pieces = [Segment(text, looks[look], control) for text, look, control in strip]
            found.append(Strip(pieces, strip.cell_length).crop(0, width))
        return found

    def get_optimal_width(self, rules: Any, container_width: int) -> int:  # noqa: ARG002
        """Give the width of the page."""
        return container_width

    def get_height(self, rules: Any, width: int) -> int:  # noqa: ARG002
        """Give the height of the page."""
        return self._below.screen.size.height


class Modal(ModalScreen[T]):
    """A screen over a page."""

    def render(self) -> Any:
        """Draw the page below."""
        drawn = super().render()
        return Backdrop(drawn) if isinstance(drawn, BackgroundScreen) else drawn

    async def on_event(self, event: events.Event) -> None:
        """Take an event in; without this pause a screen gets its styles, its layout and its lines all in one go."""
        await super().on_event(event)
        await sleep(0)

    def on_resize(self, event: events.Resize) -> None:
        """Leave out what Textual does twice when a screen opens: laying it and the page below out."""
        if event.size == self.size:
            event.prevent_default()
