"""Where each terrace of the pyramid lies and how many partners it shows, from their numbers and the room. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

TOP_SHARE = 0.4
"""How wide the uppermost terrace is, of the whole."""
NARROWEST = 30
TALL = (4, 3)
"""Lines of a place where there is room: the name and lines about it, the last one mostly blank."""
ENOUGH = 48
"""Columns of a place that all of what is said about it fits in."""
FRAME = 2
"""Columns that a terrace's sides and the blanks beside them take, on each side."""


class Terrace(NamedTuple):
    """A terrace: its level, left edge and width, its lines and columns of names, how many it shows and leaves out.

    A place is `depth` lines high.
    With some left out, the last place says how many: `shown` names and then one place for `more`.
    """

    level: int
    left: int
    width: int
    lines: int
    columns: int
    shown: int
    more: int
    depth: int

    @property
    def places(self) -> int:
        """How many places the cursor can go to."""
        return self.shown + (1 if self.more else 0)


def roomiest(counts: Sequence[int], width: int, height: int, cell: int) -> list[Terrace]:
    """Lay the terraces out with the tallest places that leave nobody out; else with one line a place."""
    for depth in TALL:
        tall = terraces(counts, width, height, cell, depth)
        if all(terrace.more == 0 for terrace in tall) and sum(terrace.lines + 1 for terrace in tall) < height:
            return [_widened(terrace) for terrace in tall]
    return [_widened(terrace) for terrace in terraces(counts, width, height, cell)]


def _widened(terrace: Terrace) -> Terrace:
    """Give the places of a terrace the room that no further place needs, where that takes no more lines."""
    if terrace.more or not terrace.shown:
        return terrace
    lines = -(-terrace.shown // terrace.columns)
    fewest = max(-(-terrace.shown // lines), (terrace.width - 2 * FRAME) // ENOUGH)
    return terrace._replace(columns=min(terrace.columns, fewest))


def terraces(counts: Sequence[int], width: int, height: int, cell: int, depth: int = 1) -> list[Terrace]:
    """Lay out the terraces from the top level down; `counts` are those of level 1 and up, `cell` a place's columns."""
    levels = len(counts)
    widths = [_width(row, levels, width) for row in range(levels)]
    numbers = [counts[levels - 1 - row] for row in range(levels)]
    columns = [max(1, (size - 2 * FRAME) // cell) for size in widths]
    needed = [depth * max(1, -(-number // across)) for number, across in zip(numbers, columns, strict=True)]
    lines = _lines(needed, height, depth)
    layout = []
    for row in range(levels):
        room = lines[row] // depth * columns[row]
        places = numbers[row] if numbers[row] <= room else room - 1
        left = (width - widths[row]) // 2
        more = numbers[row] - places
        layout.append(Terrace(levels - row, left, widths[row], lines[row], columns[row], places, more, depth))
    return layout


def _width(row: int, levels: int, width: int) -> int:
    """Grow downwards from the top's share to the whole, in steps that keep every terrace centred."""
    top = max(round(width * TOP_SHARE), min(NARROWEST, width))
    size = width - round((width - top) * (levels - 1 - row) / max(levels - 1, 1))
    return size if (width - size) % 2 == 0 else size + 1


def _lines(needed: Sequence[int], height: int, depth: int) -> list[int]:
    """Share out the lines: a place for each terrace, then where most are missing, then the rest evenly."""
    lines = [depth] * len(needed)
    left = height - (depth + 1) * len(needed) - 1
    while left > 0 and any(given_lines < needed_lines for given_lines, needed_lines in zip(lines, needed, strict=True)):
        lines[max(range(len(needed)), key=lambda row: (needed[row] - lines[row], row))] += 1
        left -= 1
    space, left_over = divmod(max(left, 0), len(needed))
    return [given_lines + space + (row >= len(needed) - left_over) for row, given_lines in enumerate(lines)]
