"""What is printed: plain aligned tables, colour only where it is wanted, JSON that is never paged."""

import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from trustlog import config
from trustlog.domain.text import isolated, json_escaped, shown, visible

TOO_WIDE, WIDE, LAST_LEAST = 40, 24, 28
"""Only a column of a table wider than the first is shortened, not below the second; what its last one is to have."""
STYLES = {"good": "32", "warn": "33", "dim": "2", "bold": "1", "calm": "36"}


def say(text: str = "") -> None:
    """Print data; nothing in it steers the terminal but what `paint` put there."""
    sys.stdout.write(f"{_guarded(text)}\n")


def tell(text: str) -> None:
    """Print a message for the person, apart from the data."""
    sys.stderr.write(f"{shown(text, lines=True)}\n")


def paint(text: str, style: str) -> str:
    """Colour text for a terminal; elsewhere, and with NO_COLOR, it stays as it is."""
    if not text or not _is_coloured():
        return text
    return f"\x1b[{STYLES[style]}m{text}\x1b[0m"


def plain(text: str | None) -> str:
    """Make one harmless line of a text: line breaks become blanks, what would steer a terminal is spelled out."""
    return shown(text) if text else ""


def _is_coloured() -> bool:
    return not config.no_color() and sys.stdout.isatty()


def _guarded(text: str) -> str:
    if "\x1b" not in text or not _is_coloured():
        return shown(text, lines=True)
    parts = re.split("(\x1b\\[(?:0|1|2|32|33|36)m)", text)  # every other one is what `paint` writes
    return "".join(part if at % 2 else shown(part, lines=True) for at, part in enumerate(parts))


def width() -> int | None:
    """Give the columns of the terminal; None where the output goes to a file or a pipe and nothing is cut."""
    import os

    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    except (OSError, ValueError):  # no terminal, or a stream that is no file
        return None


def cells(text: str) -> int:
    """Count the columns a text takes on a terminal."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(
        0 if combining(sign) or sign in "\u2068\u2069" else 2 if east_asian_width(sign) in "WF" else 1 for sign in text
    )


def cut(text: str, room: int) -> str:
    """Shorten a text to `room` columns, showing that it goes on."""
    if cells(text) <= room:
        return text
    text = visible(text)
    kept = ""
    for sign in text:
        if cells(kept + sign) > room - 1:
            break
        kept += sign
    return f"{isolated(kept)}…" if room > 0 else ""


def table(
    rows: Iterable[Sequence[str]],
    head: Sequence[str],
    *,
    right: Sequence[int] = (),
    room: int | None = None,
) -> list[str]:
    """Lay rows out in aligned columns; where a row needs more than `room`, its last column goes below the others.

    Columns that would leave the last one no room at all are shortened, the widest first.
    """
    lines: list[str] = []
    listed = [list(head), *([plain(cell) for cell in row] for row in rows)]
    wide = [max(cells(row[at]) for row in listed) for at in range(len(head))]
    if room is not None:
        wide = [*_narrowed(wide[:-1], room - LAST_LEAST), wide[-1]]
        listed = [[*(cut(cell, wide[at]) for at, cell in enumerate(row[:-1])), row[-1]] for row in listed]
    for row in listed:
        shown = [_padded(cell, wide[at], at in right) for at, cell in enumerate(row)]
        line = "  ".join(shown).rstrip()
        if room is None or cells(line) <= room:
            lines.append(line)
            continue
        lines.append(cut("  ".join(shown[:-1]).rstrip(), room))
        lines += fold(row[-1], "    ", room=room) if len(lines) > 1 else []
    lines[0] = paint(lines[0], "dim")
    return lines


def _narrowed(wide: Sequence[int], room: int) -> list[int]:
    """Shorten the widest of some columns, blanks between them counted, until they fit or none is too wide any more."""
    sizes = list(wide)
    while sizes and (over := sum(sizes) + 2 * len(sizes) - room) > 0 and max(sizes) > TOO_WIDE:
        at = sizes.index(max(sizes))
        sizes[at] = max(WIDE, sizes[at] - over)
    return sizes


def _padded(cell: str, room: int, right: bool) -> str:
    gap = " " * (room - cells(cell))
    return gap + cell if right else cell + gap


def show_table(
    rows: Iterable[Sequence[str]], head: Sequence[str], *, right: Sequence[int] = (), empty: str = ""
) -> None:
    """Print a table as wide as the terminal, or on stderr that there is nothing to show."""
    listed = list(rows)
    if not listed:
        tell(empty)
        return
    for line in table(listed, head, right=right, room=width()):
        say(line)


def fold(text: str, indent: str = "", after: str | None = None, room: int | None = None) -> list[str]:
    """Break a sentence into lines of the terminal's width; the following lines are indented by `after`."""
    room = room or width()
    after = indent if after is None else after
    line = indent + plain(text)
    if room is None or cells(line) <= room:
        return [line]
    lines, current = [], indent
    for word in visible(text or "").split(" "):
        if current.strip() and cells(current) + cells(word) > room:
            lines.append(isolated(current.rstrip()))
            current = after
        current += word + " "
    return [*lines, isolated(current.rstrip())]


def show_json(value: Any) -> None:
    """Print one JSON value."""
    sys.stdout.write(f"{_json(value)}\n")


def show_json_array(values: Iterable[Any]) -> None:
    """Print a whole JSON array, a value at a time, so that a long one needs no memory."""
    opened = False
    for value in values:
        sys.stdout.write(",\n" if opened else "[\n")
        opened = True
        sys.stdout.write(_json(value))
    say("\n]" if opened else "[]")


def _json(value: Any) -> str:
    import json

    utf8 = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"
    return json_escaped(json.dumps(value, ensure_ascii=not utf8, allow_nan=False))
