"""The box of the trend: a strand drawn large, and beside it all four at a glance where there is room."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from trustlog.domain.strands import TITLES, StrandName
from trustlog.language import N_, _
from trustlog.tui.app.keys import Key, bindings, keyed
from trustlog.tui.drawing.strands import STRANDS
from trustlog.tui.drawing.text import Pieces, cell
from trustlog.tui.drawing.trend import Span, draw_small, draw_trend

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
GLANCES_FROM = 72
"""Columns from which on the four strands stand small beside the large one."""
GLANCE = 26
"""Columns that they take; a quarter of the width where that is more."""
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

    def lines(self) -> list[Pieces]:
        """Return the lines of the picture as they are drawn now."""
        width, height = self.size
        if self.picture is None:
            return [(cell(_("walking back …"), width, "muted"),)]
        rows = height // len(STRANDS) - 1
        if width < GLANCES_FROM or rows < 1:
            return self._strand(self.strand, width, height)
        small = max(GLANCE, width // 4)
        glances = [line for name in STRANDS for line in self._glance(name, small, min(rows, 3))]
        glances += [((" " * small, ""),)] * (height - len(glances))
        large = self._strand(self.strand, width - small - GAP, height)
        return [_beside([left, right]) for left, right in zip(large, glances, strict=False)]

    def _glance(self, name: StrandName, width: int, rows: int) -> list[Pieces]:
        """Draw a strand small, its name and how it stands above it; the one that is drawn large is marked."""
        if self.picture is None:
            return []
        mark, tone = ("› ", "head") if name == self.strand else ("  ", "strong")
        title, says = f"{mark}{_(TITLES[name])} ", self.strand_words.get(name, "")
        room = max(0, width - len(title))
        says = says if len(says) <= room else says.partition(" (")[0]
        path, span = self.picture.paths[name], Span(self.picture.first, self.picture.last)
        drawn = draw_small(path.points, span, width - len(mark), rows)
        return [(cell(title, len(title), tone), cell(says, room, "muted")), *((("  ", ""), *line) for line in drawn)]

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
