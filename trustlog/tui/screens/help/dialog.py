"""The help page: what the screen shows, the keys of the focused box, and the keys of the screen."""

from collections.abc import Callable
from textwrap import wrap
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget

from trustlog.language import _
from trustlog.tui.app.keys import EVERYWHERE, PRIORITY, Key, name_of, rebound, sign_of
from trustlog.tui.drawing.text import MOST, Item, blank, cell, heading, words
from trustlog.tui.widgets.field import Input
from trustlog.tui.widgets.plain import title_of
from trustlog.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from trustlog.tui.app.application import TrustlogApp


def help_lines(app: "TrustlogApp") -> Callable[[int], list[Item]]:
    """Return what makes the lines of the help page at a width: about the screen and the focus as they are now."""
    screen, focused = app.screen, app.focused
    return lambda width: _lines(app, screen, focused, min(MOST, width))


def _lines(app: "TrustlogApp", screen: Screen[object], focused: Widget | None, room: int) -> list[Item]:
    """Return the lines: of what has the focus first, while a question is open."""
    page = app.page()
    lines: list[Item] = []
    if page is screen and page is not None:
        explained = page.explained()
        lines += [words(part, "") for part in wrap(explained.about, room)]
        keys = rebound(explained.keys, app.signs)
        everywhere = {key.name for key in EVERYWHERE}
        lines += _section(room, _("Keys of this screen"), [key for key in keys if key.name not in everywhere])
        lines += _focused(app, focused, room)
        lines += _section(room, _("Keys everywhere"), [key for key in keys if key.name in everywhere])
        lines += _key_lines(room, "esc", _("Go back."))
    else:
        about = _(getattr(screen, "ABOUT", ""))
        lines += [words(part, "") for part in wrap(about, room)]
        lines += _focused(app, focused, room)
        lines += [blank(), heading(_("Keys of what is open")), *_bound(room, screen)]
    keys = rebound(PRIORITY, app.signs)
    lines += _section(room, _("Also while typing"), [key for key in keys if key.says])
    return lines


def _focused(app: "TrustlogApp", widget: Widget | None, room: int) -> list[Item]:
    """Return the keys of what has the focus."""
    if widget is None:
        return []
    title = title_of(widget).partition(" ─ ")[0]
    if isinstance(widget, Rows):
        return _section(
            room, _("In this list{more}").format(more=f": {title}" if title else ""), rebound(Rows.KEYS, app.signs)
        )
    name = _("In this line") if isinstance(widget, Input) else _("In this box")
    return [blank(), heading(name), *_bound(room, widget)]


def _bound(room: int, widget: Widget) -> list[Item]:
    """Return the keys that a widget has by itself, each action once."""
    signs: dict[str, list[str]] = {}
    for binding in Binding.make_bindings(type(widget).BINDINGS):
        if binding.description:
            signs.setdefault(binding.description, []).append(sign_of(binding.key))
    return [
        line for sentence, keys in signs.items() for line in _key_lines(room, " ".join(keys[:2]), _sentence(sentence))
    ]


def _sentence(sentence: str) -> str:
    return f"{sentence[:1].upper()}{sentence[1:].rstrip('.')}."


def _section(room: int, title: str, keys: "list[Key] | tuple[Key, ...]") -> list[Item]:
    if not keys:
        return []
    lines = [blank(), heading(title)]
    for key in keys:
        lines += _key_lines(room, name_of(key), key.says)
    return lines


def _key_lines(room: int, sign: str, sentence: str) -> list[Item]:
    parts = wrap(sentence, max(20, room - 14)) or [""]
    return [_line(sign if not at else "", part) for at, part in enumerate(parts)]


def _line(sign: str, sentence: str) -> Item:
    return Item("", lambda width: (cell(sign, 14, "accent"), cell(sentence, width - 14)))
