"""The matrix of a garden's pairs, with a cursor on one of them; arrows move, enter opens its reading."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from trustlog.desk.garden import SIGNS, Matrix, MemberOfMatrix, PairCell, as_lines, laid_out, legend
from trustlog.language import N_
from trustlog.tui.app.keys import Key, bindings, keyed
from trustlog.tui.drawing.text import Piece

_BETWEEN = 2
"""Columns between the names and the first cell."""
_HEADS = 1
_LOOKS = {"passed": "$success", "short": "$accent", "nothing": "$soft"}
_OF_SIGN = {sign: _LOOKS[state] for state, sign in SIGNS.items()}


class PairMatrix(Widget, can_focus=True):
    """The pairs of a garden and a cursor on one."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        keyed("pair-left", "across(-1)", N_("left"), N_("The pair to the left.")),
        keyed("pair-right", "across(1)", N_("right"), N_("The pair to the right.")),
        keyed("up", "down(-1)", N_("up"), N_("The pair above.")),
        keyed("down", "down(1)", N_("down"), N_("The pair below, then what the garden holds.")),
        keyed("open", "open", N_("open"), N_("Open the reading of the pair; so does a click.")),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)

    class Moved(Message):
        """The cursor is on another pair."""

    class Opened(Message):
        """A pair was opened."""

    class Left(Message):
        """The cursor went below the last row."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._members: Sequence[MemberOfMatrix] = ()
        self._cells: Sequence[PairCell] = ()
        self._at = (1, 0)

    @property
    def at(self) -> tuple[int, int] | None:
        """Return the places of both of the pair under the cursor; None while there is no pair."""
        return self._at if self._cells else None

    def show(self, members: Sequence[MemberOfMatrix], cells: Sequence[PairCell]) -> None:
        """Show these pairs; the first time the cursor is on the weakest."""
        is_first = not self._cells
        self._members, self._cells = members, cells
        self.styles.height = len(members) + _HEADS + self.gutter.height + 1
        weakest = next((cell for cell in cells if cell.is_weakest), None)
        if is_first and weakest is not None:
            self._at = (weakest.other, weakest.one)
        if max(self._at) >= len(members):
            self._at = (1, 0)
        self.refresh(layout=True)
        self.post_message(self.Moved())

    def drawn(self) -> Matrix:
        """Return the matrix as it fits into the widget now."""
        return laid_out(self._members, self._cells, max(self.size.width, 20), cell_len)

    def text(self) -> str:
        """Return the matrix as text."""
        return "\n".join(as_lines(self.drawn())) if self._cells else ""

    def render(self) -> Content:
        """Draw the heads, a row a member, and what the signs say."""
        if not self._cells:
            return Content("")
        drawn = self.drawn()
        row_at, column_at = self._at if self.has_focus else (-1, -1)
        head: list[Piece] = [(" " * (drawn.head_width + _BETWEEN), "")]
        head += [(text, "$primary b" if place == column_at else "$soft") for place, text in enumerate(drawn.heads)]
        rows = [head]
        for place, row in enumerate(drawn.rows):
            pieces: list[Piece] = [(row.head, "$primary b" if place == row_at else ""), (" " * _BETWEEN, "")]
            for other, text in enumerate(row.cells):
                pieces.append(self._cell(text, is_current=(place, other) == (row_at, column_at)))
            rows.append(pieces)
        rows.append([(legend(), "$soft")])
        return Content("\n").join(Content.assemble(*(piece for piece in pieces if piece[0])) for pieces in rows)

    def _cell(self, text: str, *, is_current: bool) -> Piece:
        sign = text.strip(" []")
        look = _OF_SIGN.get(sign, "$line")
        if not is_current:
            return text, f"{look} b" if "[" in text else look
        return f"›{sign}‹".center(len(text)), f"{look} b on $cursor-row"

    def action_across(self, step: int) -> None:
        """Go to the next pair of the row."""
        row, column = self._at
        column += step
        if column == row:
            column += step
        self._go(row, column)

    def action_down(self, step: int) -> None:
        """Go to the pair below or above; below the last row, on to what the garden holds."""
        row, column = self._at
        row += step
        if row == column:
            row += step
        if row >= len(self._members):
            self.post_message(self.Left())
        else:
            self._go(row, column)

    def _go(self, row: int, column: int) -> None:
        if self._cells and 0 <= row < len(self._members) and 0 <= column < len(self._members):
            self._at = (row, column)
            self.refresh()
            self.post_message(self.Moved())

    def action_open(self) -> None:
        """Open the pair."""
        if self._cells:
            self.post_message(self.Opened())

    def on_click(self, event: events.Click) -> None:
        """Go to the pair clicked on, and open it."""
        drawn = self.drawn()
        row = event.y - self.gutter.top - _HEADS
        left = event.x - self.gutter.left - drawn.head_width - _BETWEEN
        column = left // drawn.cell if left >= 0 and drawn.cell else -1
        if 0 <= row < len(self._members) and 0 <= column < len(self._members) and row != column:
            self._go(row, column)
            self.action_open()

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()
