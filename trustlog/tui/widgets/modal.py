"""What opens over a page: a question, a choice, a line to type; the page shows through, dimmed."""

from typing import Any, ClassVar, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.visual import Visual

from trustlog.tui.app.key_table import TABLE
from trustlog.tui.app.keys import key_for
from trustlog.tui.app.textual_private import drawn_strips
from trustlog.tui.widgets.stepwise import Stepwise

T = TypeVar("T")


class Backdrop(Visual):
    """The page below, dimmed as Textual does it, but each style of it once and not each of its hundreds of pieces."""

    def __init__(self, below: BackgroundScreen) -> None:
        self._below = below

    def render_strips(
        self, width: int, height: int | None, style: object, options: object  # noqa: ARG002 - Textual's own
    ) -> list[Strip]:  # fmt: skip
        """Draw the lines of the page."""
        looks: dict[Style | None, Style | None] = {}
        strips = []
        for strip in drawn_strips(self._below.screen)[:height]:
            for segment in strip:
                if segment.style not in looks:
                    (dimmed,) = self._below.process_segments((segment,), self._below.color)
                    looks[segment.style] = dimmed.style
            pieces = [Segment(text, looks[look], control) for text, look, control in strip]
            strips.append(Strip(pieces, strip.cell_length).crop(0, width))
        return strips

    def get_optimal_width(self, rules: object, container_width: int) -> int:  # noqa: ARG002 - Textual's own
        """Return the width of the page."""
        return container_width

    def get_height(self, rules: object, width: int) -> int:  # noqa: ARG002 - Textual's own
        """Return the height of the page."""
        return self._below.screen.size.height


class Modal(ModalScreen[T], Stepwise[T]):
    """A screen over a page; it is scrolled by the keys that no widget in it uses, and explained as every page is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "scroll_box(-1)", "a page up", show=False),
        Binding("pagedown", "scroll_box(1)", "a page down", show=False),
        Binding(TABLE["help"], "app.help", "explain what is open", show=False, id="help"),
    ]

    def is_help(self, key: str) -> bool:
        """Tell whether a key explains what is open, and so is no sign that is typed."""
        return key in key_for("help", self.app.signs).split(",")  # type: ignore[attr-defined]  # our own application

    def action_scroll_box(self, pages: int) -> None:
        """Scroll what is longer than its place."""
        for box in self.query(".box, .scrolls"):
            box.scroll_relative(y=pages * max(1, box.size.height - 1), animate=False)

    def render(self) -> Any:
        """Draw the page below."""
        drawn = super().render()
        return Backdrop(drawn) if isinstance(drawn, BackgroundScreen) else drawn
