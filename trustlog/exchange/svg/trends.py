"""How estimates stood over time: a small picture for each partner, all on the same days and a scale of 0 to 100."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from trustlog.exchange.html import Safe
from trustlog.exchange.svg.canvas import WIDE, Said, line, n, path, picture, words

ACROSS, AT_ONCE = 3, 12
"""Small pictures in a row, and in one picture, which is then not higher than a page."""
_GAP, _AXIS = 26, 26
_HIGH, _TITLE, _MONTHS = 88, 24, 26
_WHOLE = _TITLE + _HIGH + _MONTHS + 12


class Value(NamedTuple):
    """An estimate with its band at a place of the span, all from 0 to 1."""

    at: float
    estimate: float
    low: float
    high: float


class Line(NamedTuple):
    """The line of a side, in pieces that are parted by what was too early; and places at which one was not kept."""

    pieces: Sequence[Sequence[Value]]
    breaks: Sequence[float] = ()


class Panel(NamedTuple):
    """A partner: both lines, changes of the level (place, words), and what to say where both lines are empty."""

    name: str
    theirs: Line
    ours: Line
    levels: Sequence[tuple[float, str]] = ()
    empty: str = ""


def trends(said: Said, panels: Sequence[Panel], months: Sequence[tuple[float, str]]) -> Safe:
    """Return the small pictures, each with the names of months at their places of the span."""
    across = max(min(ACROSS, len(panels)), 1)
    wide = (WIDE - _GAP * (across - 1)) / across
    parts: list[Safe] = []
    for at, panel in enumerate(panels):
        x, y = at % across * (wide + _GAP), at // across * _WHOLE
        parts += _panel(panel, months, x, y, wide)
    rows = -(-len(panels) // across)
    return picture(said, rows * _WHOLE, *parts)


class _Field(NamedTuple):
    """Where the lines of a small picture are drawn."""

    left: float
    top: float
    wide: float

    def x(self, at: float) -> float:
        """Return where a place of the span is."""
        return self.left + self.wide * min(max(at, 0.0), 1.0)

    def y(self, share: float) -> float:
        """Return where a share from 0 to 1 is."""
        return self.top + _HIGH * (1 - min(max(share, 0.0), 1.0))


def _panel(of: Panel, months: Sequence[tuple[float, str]], x: float, y: float, wide: float) -> list[Safe]:
    field = _Field(x + _AXIS, y + _TITLE, wide - _AXIS)
    parts = [words(of.name, x, y + 13, "strong", room=wide)]
    for share in (0, 50, 100):
        down = field.y(share / 100)
        parts.append(line(field.left, down, field.left + field.wide, down, "grid"))
        parts.append(words(str(share), field.left - 5, down + 4, "small soft", anchor="end"))
    for place, name in months:
        parts.append(words(name, field.x(place), field.top + _HIGH + 15, "small soft", anchor="middle"))
    for place, change in of.levels:
        parts.append(line(field.x(place), field.top - 3, field.x(place), field.top + _HIGH, "change"))
        anchor = "end" if place > 0.8 else "start"
        shift = -3 if place > 0.8 else 3
        parts.append(words(change, field.x(place) + shift, field.top + _HIGH - 5, "small accent", anchor=anchor))
    parts += [_band(field, piece, "theirs") for piece in of.theirs.pieces]
    parts += [_band(field, piece, "ours") for piece in of.ours.pieces]
    parts += [_line(field, piece, "ours") for piece in of.ours.pieces]
    parts += [_line(field, piece, "theirs") for piece in of.theirs.pieces]
    parts += [*_breaks(field, of.theirs.breaks, "theirs", 0.02), *_breaks(field, of.ours.breaks, "ours", 0.1)]
    if not of.theirs.pieces and not of.ours.pieces:
        parts.append(
            words(of.empty, field.left + field.wide / 2, field.top + _HIGH / 2 - 8, "small soft", anchor="middle")
        )
    return parts


def _band(field: _Field, piece: Sequence[Value], side: str) -> Safe:
    high = [(field.x(value.at), field.y(value.high)) for value in piece]
    low = [(field.x(value.at), field.y(value.low)) for value in reversed(piece)]
    return path(f"{_drawn([*high, *low])} Z", f"area {side}")


def _line(field: _Field, piece: Sequence[Value], side: str) -> Safe:
    points = [(field.x(value.at), field.y(value.estimate)) for value in piece]
    if len(points) == 1:
        points.append((points[0][0] + 2, points[0][1]))
    return path(_drawn(points), f"line {side}")


def _breaks(field: _Field, places: Sequence[float], side: str, up: float) -> list[Safe]:
    """Return a small cross for each, the sides one above the other."""
    parts = []
    for place in places:
        x, y = field.x(place), field.y(up)
        parts.append(path(f"M {n(x - 2.5)} {n(y - 2.5)} l 5 5 m 0 -5 l -5 5", f"cross {side}"))
    return parts


def _drawn(points: Iterable[tuple[float, float]]) -> str:
    return "M " + " L ".join(f"{n(x)} {n(y)}" for x, y in points)
