"""The box of the trend: a single strand, or all four side by side where there is room."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from trustlog.domain.strands import TITLES
from trustlog.language import N_, _
from trustlog.tui.app.keys import Key, bindings, keyed
from trustlog.tui.drawing.strands import STRANDS
from trustlog.tui.drawing.text import Pieces, cell
from trustlog.tui.drawing.trend import Span, draw_trend

if TYPE_CHECKING:
    from trustlog.desk.readings import Picture

LOOKS = {
    "muted": "$soft",
    "bar": "$primary",
    "band": "$band",
    "accent": "$accent",
    "warn": "$warning",
    "strong": "b",
    "head": "$primary b",
    "": "",
}
PANELS_FROM = 150
"""Columns from which on the four strands stand side by side."""
GAP = 3


class TrendBox(Widget, can_focus=True):
    """Draws the picture at hand as large as it is; left and right ask for another strand."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        keyed("next-strand", "turn(1)", N_("next strand"), N_("The trend of the next strand.")),
        keyed("strand-before", "turn(-1)", N_("strand before"), N_("The trend of the strand before.")),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)

    class Turned(Message):
        """Another strand is asked for, `step` strands on."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self.picture: Picture | None = None
        self.strand = STRANDS[0]
        self.strand_words: dict[str, str] = {}

    @property
    def has_panels(self) -> bool:
        """Tell whether all four strands are drawn."""
        return self.size.width >= PANELS_FROM

    def lines(self) -> list[Pieces]:
        """Return the lines of the picture as they are drawn now."""
        width, height = self.size
        if self.picture is None:
            return [(cell(_("walking back …"), width, "muted"),)]
        if not self.has_panels:
            return self._strand(self.strand, width, height)
        size = (width - GAP * (len(STRANDS) - 1)) // len(STRANDS)
        panels = [self._panel(name, size, height) for name in STRANDS]
        return [_beside([panel[row] for panel in panels]) for row in range(height)]

    def _panel(self, name: str, width: int, height: int) -> list[Pieces]:
        tone = "head" if name == self.strand else "strong"
        title = f"{_(TITLES[name])}  {self.strand_words.get(name, '')}"
        return [(cell(title, width, tone),), *self._strand(name, width, height - 1)]

    def _strand(self, name: str, width: int, height: int) -> list[Pieces]:
        picture = self.picture
        if picture is None:
            return []
        path = picture.paths[name]
        return draw_trend(path.points, Span(picture.first, picture.last), picture.levels, path.breaks, width, height)

    def render(self) -> Content:
        """Draw the lines."""
        return Content("\n").join(
            Content.assemble(*((text, LOOKS[tone]) for text, tone in line if text)) for line in self.lines()
        )

    def action_turn(self, step: int) -> None:
        """Ask for another strand."""
        self.post_message(self.Turned(step))


def _beside(rows: list[Pieces]) -> Pieces:
    pieces: list[tuple[str, str]] = []
    for row in rows:
        pieces += [*([(" " * GAP, "")] if pieces else []), *row]
    return tuple(pieces)
