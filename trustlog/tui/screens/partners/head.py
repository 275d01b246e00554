"""The titles of the table of partners, which also say which columns there are and what it is sorted by."""

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from trustlog.tui.drawing.partner_table import AT_FIRST_HIDDEN, WHY, Sized, columns, title


class Head(Widget):
    """The titles of the columns; that of the column sorted by is marked, a click sorts by another."""

    class Sorted(Message):
        """A title was clicked."""

        def __init__(self, title: str) -> None:
            super().__init__()
            self.title = title

    def __init__(self, sorted_by: str, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.sorted_by, self.backwards = sorted_by, False
        self.hidden = AT_FIRST_HIDDEN
        """The titles of columns in which all partners read the same."""
        self.longest = 0
        """Columns of the terminal that the longest name takes."""

    def sized(self, width: int | None = None, *, by_first: bool | None = None) -> Sized:
        """Return the columns with their sizes in a width, by default that of the titles, and as they are sorted now."""
        by_first = self.sorted_by == WHY.title if by_first is None else by_first
        return columns(
            self.size.width if width is None else width, self.hidden, by_first=by_first, longest=self.longest
        )

    def render(self) -> Content:
        """Draw the titles over their columns."""
        drawn = []
        for column, size in self.sized():
            is_sorted_by = column.title == self.sorted_by
            text, tone = title(column, size, sorted_by=is_sorted_by, backwards=self.backwards)
            drawn.append(Content.styled(text, "$primary b" if tone == "head" else "$soft"))
        return Content("").join(drawn)

    def on_click(self, event: events.Click) -> None:
        """Sort by the column clicked on."""
        at = event.x - self.gutter.left
        for column, size in self.sized():
            if 0 <= at < size:
                self.post_message(self.Sorted(column.title))
                return
            at -= size
