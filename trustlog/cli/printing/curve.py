"""A small curve in braille: two points a character, which every terminal draws one column wide."""

from collections.abc import Sequence

_DOTS = ((0x40, 0x80), (0x04, 0x20), (0x02, 0x10), (0x01, 0x08))  # from the bottom: left and right
_BLANK = 0x2800
_LABEL = 8
ROWS, COLUMNS = 4, 60


def curve(values: Sequence[float], top: float, unit: str) -> list[str]:
    """Return the lines of an area from 0 to `top` (a share), values spread over the width; axes end in labels."""
    points = [values[at * (len(values) - 1) // (2 * COLUMNS - 1)] for at in range(2 * COLUMNS)]
    heights = [round(min(max(value / top, 0.0), 1.0) * ROWS * 4) for value in points]
    lines = []
    for row in reversed(range(ROWS)):
        label = f"{100 * top:g} %" if row == ROWS - 1 else "0 %" if row == 0 else ""
        drawn = "".join(_character(heights[at : at + 2], row) for at in range(0, len(heights), 2))
        lines.append(f"{label:>{_LABEL}} {drawn}")
    end = f"{len(values) - 1} {unit}"
    lines.append(f"{'':>{_LABEL}} 0{end:>{COLUMNS - 1}}")
    return lines


def _character(pair: Sequence[int], row: int) -> str:
    """Return the braille character of two heights in one row, the lowest row being 0."""
    code = _BLANK
    for side, height in enumerate(pair):
        for dot in range(4):
            if height > row * 4 + dot:
                code |= _DOTS[dot][side]
    return chr(code)
