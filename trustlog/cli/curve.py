"""A small curve in braille, two points and four steps to a sign, which every terminal draws one column wide."""

from collections.abc import Sequence

_DOTS = ((0x40, 0x80), (0x04, 0x20), (0x02, 0x10), (0x01, 0x08))  # from the bottom: left and right
_BLANK = 0x2800
_LABEL = 8
ROWS, WIDTH = 4, 60


def curve(values: Sequence[float], top: float, unit: str) -> list[str]:
    """Draw values as an area from 0 to `top`, evenly over the width; the ends of both axes are named."""
    points = [values[at * (len(values) - 1) // (2 * WIDTH - 1)] for at in range(2 * WIDTH)]
    steps = [round(min(max(value / top, 0.0), 1.0) * ROWS * 4) for value in points]
    lines = []
    for row in reversed(range(ROWS)):
        label = f"{100 * top:g} %" if row == ROWS - 1 else "0 %" if row == 0 else ""
        lines.append(f"{label:>{_LABEL}} {''.join(_sign(steps[at : at + 2], row) for at in range(0, len(steps), 2))}")
    end = f"{len(values) - 1} {unit}"
    lines.append(f"{'':>{_LABEL}} 0{end:>{WIDTH - 1}}")
    return lines


def _sign(pair: Sequence[int], row: int) -> str:
    sign = _BLANK
    for side, height in enumerate(pair):
        for dot in range(4):
            if height > row * 4 + dot:
                sign |= _DOTS[dot][side]
    return chr(sign)
