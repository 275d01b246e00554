"""Keys defined once: bindings, the footer line, the help page and the command palette all come from here."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from trustlog.language import N_, _
from trustlog.tui.app.key_table import TABLE
from trustlog.tui.app.tabs import TABS

Signs = Mapping[str, str]
"""Keys that the settings file gives to actions, by the action's name; several are parted by commas."""


class Key(NamedTuple):
    """A key, the action it does, a word for the footer and a sentence for the help page."""

    key: str
    action: str
    word: str
    says: str
    shown: bool = True
    name: str = ""
    """The act in the table of keys, and in a settings file: `keep`, `sort-back`."""

    @property
    def is_of_app(self) -> bool:
        """Tell whether the application does the act, not the screen."""
        return self.action.startswith("app.")


def keyed(act: str, action: str, word: str, sentence: str, *, shown: bool = True) -> Key:
    """Return the key of an act from the table."""
    return Key(TABLE[act], action, word, sentence, shown, act)


NAMED_ACT = re.compile(r"\{([a-z-]+)\}")
ALWAYS = ("capture", "undo", "help", "help-anywhere")
"""Actions that the footer names however narrow it is."""
NAMES = {
    "question_mark": "?",
    "plus": "+",
    "minus": "-",
    "slash": "/",
    "full_stop": ".",
    "escape": "esc",
    "shift+tab": "⇧tab",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}

SIGNS = ("question_mark", "slash", "plus", "minus", "space", "full_stop")
"""Keys with a name that are signs all the same."""

EVERYWHERE = (
    keyed(
        "capture", "app.capture", N_("capture"), N_("Capture a line: what was promised, the time spent, what was told.")
    ),
    keyed("undo", "app.undo", N_("undo"), N_("Undo what was written last; undo is written down too.")),
    keyed("search", "app.search", N_("search"), N_("Search everything written.")),
    *(keyed(tab.id, f"app.tab('{tab.id}')", tab.name, tab.says, shown=False) for tab in TABS),
    keyed("next-tab", "app.next_tab", N_("next tab"), N_("Go to the next tab."), shown=False),
    keyed("last-tab", "app.last_tab", N_("last tab"), N_("Go to the tab before."), shown=False),
    keyed(
        "history",
        "app.history",
        N_("history"),
        N_("Open the history: what was written, by whom; undo any."),
        shown=False,
    ),
    keyed(
        "recap",
        "app.recap",
        N_("recap"),
        N_("The text to send after a call: what was just logged, else what was logged last with this partner."),
        shown=False,
    ),
    keyed("copy", "app.copy", N_("copy"), N_("Copy what is selected with the mouse, else the row."), shown=False),
    keyed("copy-page", "app.copy_page", N_("copy page"), N_("Copy the text of the whole screen."), shown=False),
    keyed("palette", "app.palette", N_("palette"), N_("All that can be done, and every partner and person by name.")),
    keyed("jump", "app.jump", N_("jump"), N_("Put a letter on every place of the screen; press it to be there.")),
    keyed("help", "app.help", N_("help"), N_("Explain this screen and the box you are in.")),
    keyed("leave", "app.leave", N_("leave"), N_("Leave Trustlog; everything is already saved."), shown=False),
)
"""Keys that work on every full screen."""

PRIORITY = (
    keyed("jump", "app.jump", N_("jump"), ""),
    keyed(
        "help-anywhere", "app.help_anywhere", N_("help anywhere"), N_("Explain what has the focus, also while typing.")
    ),
    keyed("leave-anywhere", "app.leave_anywhere", N_("leave anywhere"), N_("Leave Trustlog from anywhere.")),
)
"""Keys that work while a question or a line is open, too; so they are no letters or signs."""


def bindings(keys: Iterable[Key], *, priority: bool = False) -> list[BindingType]:
    """Make Textual's bindings of keys; their names are the ids by which the settings file rebinds them."""
    return [Binding(key.key, key.action, key.word, show=False, id=key.name, priority=priority) for key in keys]


def rebound(keys: Iterable[Key], signs: Signs) -> tuple[Key, ...]:
    """Return keys as the settings file has them, with their words in the language spoken."""
    return tuple(key._replace(key=signs.get(key.name, key.key), word=_(key.word), says=_(key.says)) for key in keys)


def is_letter(key: Key) -> bool:
    """Tell whether a field takes the key for a sign that is typed."""
    return all(len(part) == 1 or part in SIGNS for part in key.key.split(","))


def key_for(act: str, signs: Signs) -> str:
    """Return the keys of an act, as the settings file has them; several are parted by commas."""
    return signs.get(act, TABLE[act])


def name_of(key: Key) -> str:
    """Return the sign on the keyboard; of several the first."""
    return sign_of(key.key.partition(",")[0])


def sign_of(key: str) -> str:
    """Return the sign of a key as Textual names it."""
    return NAMES.get(key, key)


def with_keys(text: str, sign: Callable[[str], str]) -> str:
    """Return a text with the signs of the keys that it names by their acts, as `{undo}`."""
    return NAMED_ACT.sub(lambda named: sign(named[1]), text)


class KeyLine(Widget):
    """The footer: the keys that work here, as many as there is room for; each can be clicked."""

    def __init__(self, keys: Callable[[], Iterable[Key]]) -> None:
        super().__init__()
        self._keys = keys

    def render(self) -> Content:
        """Draw the line; help is always on it."""
        keys = self._in_room()
        parts = [part for key in keys for part in ((name_of(key), "$accent b"), f" {key.word}  ")]
        return Content.assemble(*parts)

    async def on_click(self, event: events.Click) -> None:
        """Do what the key clicked on does."""
        left = self.gutter.left
        for key in self._in_room():
            right = left + _size(key)
            if left <= event.x < right - 2:
                await self.app.run_action(key.action, self.app if key.is_of_app else self.screen)
                return
            left = right

    def _in_room(self) -> list[Key]:
        keys = [key for key in self._keys() if key.shown]
        always = [key for key in keys if key.name in ALWAYS]
        room = self.size.width + 2 - sum(_size(key) for key in always)
        fitting = []
        for key in keys:
            if key in always:
                fitting.append(key)
            elif _size(key) <= room:
                room -= _size(key)
                fitting.append(key)
        return fitting


def _size(key: Key) -> int:
    return len(name_of(key)) + len(key.word) + 3
