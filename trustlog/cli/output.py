"""What commands print: lines and aligned tables, colour only where it is wanted, JSON that is never paged."""

import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from trustlog import config
from trustlog.domain.text import isolated, json_escaped, shown, visible
from trustlog.errors import Reason
from trustlog.language import _

MOST_COLUMN, SHORTENED_COLUMN, LEAST_LAST_COLUMN = 40, 24, 28
"""Widths in a table: columns wider than the first are shortened, never below the second; the last keeps the third."""
STYLES = {"good": "32", "warn": "33", "dim": "2", "bold": "1", "calm": "36"}


def print_line(text: str = "") -> None:
    """Print a line of data to stdout; nothing in it steers the terminal but what `styled` put there."""
    sys.stdout.write(f"{_escaped(text)}\n")


def print_message(message: str | Reason) -> None:
    """Print a message for the person to stderr, apart from the data."""
    sys.stderr.write(f"{shown(str(message), lines=True)}\n")


def print_progress(text: str) -> None:
    """Print how far a long command is to stderr, over what stood on the line before."""
    sys.stderr.write(f"\r\x1b[K{one_line(text)}\r")
    sys.stderr.flush()


def clear_progress() -> None:
    """Clear the line of the progress, so that the next output begins on an empty line."""
    sys.stderr.write("\r\x1b[K")


def shows_progress() -> bool:
    """Tell whether messages go to a terminal, where progress can be seen."""
    return sys.stderr.isatty()


def styled(text: str, style: str) -> str:
    """Return the text in a style of STYLES for a terminal; elsewhere, and with NO_COLOR, the text as it is."""
    if not text or not _is_coloured():
        return text
    return f"\x1b[{STYLES[style]}m{text}\x1b[0m"


def one_line(text: str | None) -> str:
    """Return a text as one harmless line: line breaks become blanks, what would steer a terminal is spelled out."""
    return shown(text) if text else ""


def _is_coloured() -> bool:
    return not config.no_color() and sys.stdout.isatty()


def _escaped(text: str) -> str:
    if "\x1b" not in text or not _is_coloured():
        return shown(text, lines=True)
    parts = re.split("(\x1b\\[(?:0|1|2|32|33|36)m)", text)  # every second part is what `styled` writes
    return "".join(part if at % 2 else shown(part, lines=True) for at, part in enumerate(parts))


def terminal_width() -> int | None:
    """Return the columns of the terminal; None where the output goes to a file or a pipe and nothing is cut."""
    import os

    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    except (OSError, ValueError):  # no terminal, or a stream that is no file
        return None


def text_width(text: str) -> int:
    """Return the columns that a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


@cache
def _columns(sign: str) -> int:
    """Return the columns that one sign takes; looked up once, for tables are full of the same few."""
    from unicodedata import combining, east_asian_width

    if combining(sign) or sign in "\u2068\u2069":
        return 0
    return 2 if east_asian_width(sign) in "WF" else 1


def shortened(text: str, room: int) -> str:
    """Return a text in at most `room` columns, ending in … where something was cut."""
    if text_width(text) <= room:
        return text
    text = visible(text)
    beginning = ""
    for sign in text:
        if text_width(beginning + sign) > room - 1:
            break
        beginning += sign
    return f"{isolated(beginning)}…" if room > 0 else ""


def table_lines(
    rows: Iterable[Sequence[str]],
    head: Sequence[str],
    *,
    right: Sequence[int] = (),
    room: int | None = None,
) -> list[str]:
    """Return rows in aligned columns; where a row needs more than `room`, its last column goes below the others.

    Columns that would leave the last column no room at all are shortened, the widest first. `right` holds the positions
    of the columns that are aligned to the right.
    """
    lines: list[str] = []
    listed = [[_(title) for title in head], *([one_line(cell) for cell in row] for row in rows)]
    widths = [max(text_width(row[at]) for row in listed) for at in range(len(head))]
    if room is not None:
        widths = [*_narrowed(widths[:-1], room - LEAST_LAST_COLUMN), widths[-1]]
        listed = [[*(shortened(cell, widths[at]) for at, cell in enumerate(row[:-1])), row[-1]] for row in listed]
    for row in listed:
        cells = [_padded(cell, widths[at], at in right) for at, cell in enumerate(row)]
        line = "  ".join(cells).rstrip()
        if room is None or text_width(line) <= room:
            lines.append(line)
            continue
        lines.append(shortened("  ".join(cells[:-1]).rstrip(), room))
        lines += wrapped(row[-1], "    ", room=room) if len(lines) > 1 else []
    lines[0] = styled(lines[0], "dim")
    return lines


def _narrowed(widths: Sequence[int], room: int) -> list[int]:
    """Return widths, the widest reduced until all fit, blanks between columns counted, or none is too wide."""
    narrowed = list(widths)
    while narrowed and (excess := sum(narrowed) + 2 * len(narrowed) - room) > 0 and max(narrowed) > MOST_COLUMN:
        at = narrowed.index(max(narrowed))
        narrowed[at] = max(SHORTENED_COLUMN, narrowed[at] - excess)
    return narrowed


def _padded(cell: str, room: int, right: bool) -> str:
    gap = " " * (room - text_width(cell))
    return gap + cell if right else cell + gap


def print_table(
    rows: Iterable[Sequence[str]], head: Sequence[str], *, right: Sequence[int] = (), empty: str = ""
) -> None:
    """Print a table as wide as the terminal, or on stderr that there is nothing to show."""
    listed = list(rows)
    if not listed:
        print_message(empty)
        return
    for line in table_lines(listed, head, right=right, room=terminal_width()):
        print_line(line)


def wrapped(text: str, indent: str = "", after: str | None = None, room: int | None = None) -> list[str]:
    """Return a text in lines of `room` columns, by default the terminal's; all but the first begin with `after`."""
    room = room or terminal_width()
    after = indent if after is None else after
    line = indent + one_line(text)
    if room is None or text_width(line) <= room:
        return [line]
    lines, current = [], indent
    for word in visible(text or "").split(" "):
        if current.strip() and text_width(current) + text_width(word) > room:
            lines.append(isolated(current.rstrip()))
            current = after
        current += word + " "
    return [*lines, isolated(current.rstrip())]


def print_wrapped(lines: Iterable[str]) -> None:
    """Print sentences in lines of the terminal's width, all but the first line of each indented."""
    for line in lines:
        for part in wrapped(line, after="    "):
            print_line(part)


def print_json(value: Any) -> None:
    """Print one JSON value."""
    sys.stdout.write(f"{_json(value)}\n")


def print_json_array(values: Iterable[Any]) -> None:
    """Print a whole JSON array, a value at a time, so that a long array needs little memory."""
    opened = False
    for value in values:
        sys.stdout.write(",\n" if opened else "[\n")
        opened = True
        sys.stdout.write(_json(value))
    print_line("\n]" if opened else "[]")


def print_json_long(
    head: Mapping[str, Any], lists: Mapping[str, Iterable[Any]], tail: Callable[[], Mapping[str, Any]]
) -> None:
    """Print one JSON object whose lists may be long, a value at a time; what `tail` returns stands last."""
    sys.stdout.write(_json(head).removesuffix("}"))
    for name, values in lists.items():
        sys.stdout.write(f', "{name}": [')
        for place, value in enumerate(values):
            sys.stdout.write((", " if place else "") + _json(value))
        sys.stdout.write("]")
    print_line(f", {_json(tail()).removeprefix('{')}")


def _json(value: Any) -> str:
    import json

    utf8 = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"
    return json_escaped(json.dumps(value, ensure_ascii=not utf8, allow_nan=False))
