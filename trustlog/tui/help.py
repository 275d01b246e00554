"""The help page of a screen: what it shows and the keys that work there."""

from textwrap import wrap

from trustlog.tui.draw import Item, blank, cell, heading, words
from trustlog.tui.keys import name_of
from trustlog.tui.page import Page

LINE = 66


def help_lines(screen: Page) -> list[Item]:
    """Give the lines of the help page."""
    lines = [words(part, "") for part in wrap(screen.ABOUT, LINE)]
    lines += [blank(), heading("Keys here")]
    own = {key.key for key in screen.KEYS}
    for key in screen.all_keys():
        if key.key == "a":
            lines += [blank(), heading("Keys everywhere")]
        lines += _key_lines(name_of(key), key.says)
    if "escape" not in own:
        lines += _key_lines("esc", "Go back.")
    return lines


def wrapped(text: str) -> list[Item]:
    """Give a text as lines that fit into a dialog."""
    return [words(part, "") for part in wrap(text, LINE)]


def _key_lines(sign: str, says: str) -> list[Item]:
    parts = wrap(says, LINE - 10) or [""]
    return [_line(sign if not at else "", part) for at, part in enumerate(parts)]


def _line(sign: str, says: str) -> Item:
    return Item("", lambda width: (cell(sign, 10, "accent"), cell(says, width - 10)))
