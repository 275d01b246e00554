"""Several lines to type one text in, for words that people sign; it holds no line ends, and enter writes."""

from rich.text import Text
from textual import events
from textual.widgets import TextArea

from trustlog.tui.widgets.field import in_place
from trustlog.tui.widgets.line import lines_of


class WordsArea(TextArea):
    """A field for a text of some sentences, which wraps; a paste of several lines is joined by blanks."""

    def __init__(self, text: str, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(text, id=id, compact=True, highlight_cursor_line=False, classes="words")
        self.move_cursor(self.document.end)

    @property
    def value(self) -> str:
        """Return the text as one line."""
        return " ".join(lines_of(self.text))

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is drawn, without what would steer the terminal."""
        return Text(in_place(self.document.get_line(line_index)), end="", no_wrap=True)

    def on_key(self, event: events.Key) -> None:
        """Leave enter to the form."""
        if event.key == "enter":
            event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Insert all that is pasted, as one line."""
        event.prevent_default()
        event.stop()
        self._put(event.text)

    def action_paste(self) -> None:
        """Paste what was copied within the screens."""
        self._put(self.app.clipboard)

    def _put(self, text: str) -> None:
        start, end = self.selection
        self.move_cursor(self.replace(" ".join(lines_of(text)), start, end).end_location)

    def action_cursor_up(self, select: bool = False) -> None:
        """Go a line up; from the first, to the field before."""
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            self.screen.focus_previous()
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Go a line down; from the last, to the next field."""
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            self.screen.focus_next()
        else:
            super().action_cursor_down(select)
