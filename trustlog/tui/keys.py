"""Keys defined once: bindings, the footer line, the help page and the command palette all come from here."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget


class Key(NamedTuple):
    """A key, the action it does, a word for the footer and a sentence for the help page."""

    key: str
    action: str
    word: str
    says: str
    shown: bool = True


ALWAYS = ("a", "u", "question_mark")
"""Keys that the footer names however narrow it is."""
NAMES = {"question_mark": "?", "slash": "/", "escape": "esc", "shift+tab": "⇧tab"}

EVERYWHERE = (
    Key("a", "app.capture", "capture", "Capture a line: what was promised, the time spent, what was told."),
    Key("u", "app.undo", "undo", "Undo what was written last; undo is written down too."),
    Key("slash", "app.search", "search", "Search everything written."),
    Key("1", "app.tab('today')", "Today", "Go to Today: what deserves attention.", shown=False),
    Key("2", "app.tab('partners')", "Partners", "Go to Partners: all of them in a table.", shown=False),
    Key("4", "app.tab('review')", "Review", "Go to Review: ten minutes on a Friday.", shown=False),
    Key("tab", "app.next_tab", "other tab", "Go from Today to Partners and back.", shown=False),
    Key("y", "app.copy", "copy", "Copy the text of the row.", shown=False),
    Key("ctrl+p", "app.command_palette", "palette", "Every action and every partner by name.", shown=False),
    Key("question_mark", "app.help", "help", "Explain this screen."),
    Key("q", "app.quit", "quit", "Leave Trustlog; everything is already saved.", shown=False),
)
"""Keys that work on every full screen."""


def bindings(keys: Iterable[Key]) -> list[BindingType]:
    """Make Textual's bindings of keys."""
    return [Binding(key.key, key.action, key.word, show=False) for key in keys]


def name_of(key: Key) -> str:
    """Give the sign on the keyboard."""
    return NAMES.get(key.key, key.key)


class KeyLine(Widget):
    """The footer: the keys that work here, as many as there is room for; each can be clicked."""

    def __init__(self, keys: Callable[[], Iterable[Key]]) -> None:
        super().__init__()
        self._keys = keys

    def render(self) -> Content:
        """Draw the line; help is always on it."""
        shown = self._in_room()
        parts = [part for key in shown for part in ((name_of(key), "$accent b"), f" {key.word}  ")]
        return Content.assemble(*parts)

    async def on_click(self, event: events.Click) -> None:
        """Do what the key clicked on does."""
        left = self.gutter.left
        for key in self._in_room():
            right = left + _size(key)
            if left <= event.x < right - 2:
                await self.app.run_action(key.action, self.app if key.action.startswith("app.") else self.screen)
                return
            left = right

    def _in_room(self) -> list[Key]:
        keys = [key for key in self._keys() if key.shown]
        always = [key for key in keys if key.key in ALWAYS]
        room = self.size.width + 2 - sum(_size(key) for key in always)
        shown = []
        for key in keys:
            if key in always:
                shown.append(key)
            elif _size(key) <= room:
                room -= _size(key)
                shown.append(key)
        return shown


def _size(key: Key) -> int:
    return len(name_of(key)) + len(key.word) + 3
