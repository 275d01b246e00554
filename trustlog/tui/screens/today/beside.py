"""The brief that stands beside the list on a wide terminal."""

from collections.abc import Sequence

from trustlog.tui.drawing.text import wrapped
from trustlog.tui.widgets.plain import plain
from trustlog.tui.widgets.rows import Rows


class Beside(Rows):
    """Lines of a page, wrapped anew to whatever width the box comes to have."""

    can_focus = False
    _lines: Sequence[str] = ()

    def tell(self, title: str, lines: Sequence[str]) -> None:
        """Show lines from their first on, under a title."""
        self.border_title = plain(title)
        self._lines = lines
        self._wrap()
        self.scroll_to(y=0, animate=False)

    def on_resize(self) -> None:
        """Wrap the lines to the new width."""
        self._wrap()

    def _wrap(self) -> None:
        if self.size.width:  # a box that is not laid out yet has none
            toned = [(line, "" if line.startswith(" ") else "head") for line in self._lines]
            self.show(wrapped(toned, self.size.width - 3))
