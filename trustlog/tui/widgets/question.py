"""The text of a question and its answers, in the room that a window has: what is too long is scrolled, never cut."""

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from trustlog.language import _
from trustlog.tui.app.key_table import TABLE
from trustlog.tui.app.keys import sign_of
from trustlog.tui.widgets.modal import Modal
from trustlog.tui.widgets.plain import Static, plain
from trustlog.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")
_AROUND = 5
"""Lines of a question that are neither its text nor an answer: the frame, what is empty within, and a line between."""


class QuestionText(VerticalScroll, can_focus=False):
    """A text of a question, as high as it is, or as there is room for."""

    def __init__(self, text: str) -> None:
        super().__init__(classes="asked")
        self._text = text

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        yield Static(self._text, markup=False, classes="says")

    @property
    def lines(self) -> int:
        """Return how many lines the whole text has."""
        return self.query_one(Static).size.height


class Question(Modal[T]):
    """A question with a few answers below it; page up and page down scroll its text where that is longer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(TABLE["page-up"], "page(-1)", "a page up", show=False, priority=True, id="page-up"),
        Binding(TABLE["page-down"], "page(1)", "a page down", show=False, priority=True, id="page-down"),
    ]
    answers: "Sequence[tuple[str, str, str]]"
    keys: str
    """What is said of the keys below the box."""

    def on_mount(self) -> None:
        """Take the room there is once it is known how long the text is."""
        self.query_one(Rows).styles.height = len(self.answers)
        self.call_after_refresh(self.fit)

    def on_resize(self) -> None:
        """Take the room there is now."""
        self.call_after_refresh(self.fit)

    def fit(self) -> None:
        """Give text and answers the room there is: first half of it to each, then what the other leaves."""
        text, rows = self.query_one(QuestionText), self.query_one(Rows)
        room = max(4, self.app.size.height * 92 // 100 - _AROUND)
        of_text = max(room // 2, room - len(self.answers))
        text.styles.max_height = of_text
        rows.styles.height = min(len(self.answers), room - min(text.lines, of_text))
        if text.lines > of_text:
            signs = " ".join(sign_of(TABLE[key]) for key in ("page-up", "page-down"))
            self._say_keys(_("{keys} more · {others}").format(keys=signs, others=self.keys))
        else:
            self._say_keys(self.keys)

    def _say_keys(self, keys: str) -> None:
        self.query_one(".box").border_subtitle = plain(keys)

    def action_page(self, pages: int) -> None:
        """Scroll the text where there is more of it, else go through the answers."""
        text = self.query_one(QuestionText)
        if text.max_scroll_y:
            text.scroll_relative(y=pages * max(1, text.size.height - 1), animate=False)
        else:
            self.query_one(Rows).action_page(pages)
