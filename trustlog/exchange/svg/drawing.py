"""A wheel of sectors, each as far out as its value, with the spread of what it is the mean of, and how it was before.

All looks stand in attributes, so that a page whose rules allow no style of a picture shows it as it is.
"""

from collections.abc import Sequence
from math import cos, pi, sin
from typing import NamedTuple

from trustlog.exchange.html import Safe, element

WIDE = 720
"""Units of a picture from left to right; 170 mm on paper."""
TONES = ("#2f6db3", "#b06a12", "#2e7d5b")
"""Told apart by who does not see all colours, and in grey."""
_MIDDLE, _DOWN, _RADIUS = WIDE / 2, 345, 265
_HIGH = 660
_ROW = 23
_INK, _PALE, _RING = "#1b1f24", "#545b64", "#d4d9df"
_PAPER_MM = 170


class Sector(NamedTuple):
    """A sector: shares of the whole radius (0 to 1) of its mean, of lowest and highest, and of the mean before."""

    mark: str
    tone: int
    mean: float | None
    low: float | None = None
    high: float | None = None
    before: float | None = None


class Words(NamedTuple):
    """What a picture says to who does not see it, and the names of its tones."""

    title: str
    description: str
    tones: Sequence[str]


class Line(NamedTuple):
    """A row of the table below a picture: its name and its cells; one that begins a group may have its tone."""

    name: str
    cells: Sequence[str]
    begins: bool = False
    tone: int | None = None
    is_head: bool = False


def rose(sectors: Sequence[Sector], rings: int, words: Words, lines: Sequence[Line] = ()) -> Safe:
    """Return the picture as an element, clockwise from the top, with so many rings, and a table in it if lines are."""
    turn = 2 * pi / len(sectors)
    high = _HIGH + (_ROW * (len(lines) + 1) if lines else 0)
    parts = [
        element("title", words.title, id="picture-title"),
        element("desc", words.description, id="picture-words"),
        *_legend(words.tones),
        *(_ring(at / rings, at == rings) for at in range(1, rings + 1)),
        *(part for place, sector in enumerate(sectors) for part in _sector(sector, place * turn, turn)),
        *(part for place, line in enumerate(lines) for part in _line(line, _HIGH + _ROW * (place + 1))),
    ]
    return element(
        "svg", *parts, xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDE} {high}", role="img",
        width=f"{_PAPER_MM}mm", height=f"{_PAPER_MM * high / WIDE:.0f}mm", font_family="Segoe UI, Arial, sans-serif",
        font_size="15", aria_labelledby="picture-title picture-words",
    )  # fmt: skip


def file(picture: Safe) -> str:
    """Return a picture as a file of its own."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{picture}\n'


def _legend(tones: Sequence[str]) -> list[Safe]:
    parts: list[Safe] = []
    for place, name in enumerate(tones):
        x = 30 + place * (WIDE - 60) // len(tones)
        parts += [_square(place, x, 14), _text(name, x + 22, 27, anchor="start")]
    return parts


def _square(tone: int, x: float, y: float) -> Safe:
    return element("rect", x=_n(x), y=_n(y), width="14", height="14", fill=TONES[tone % len(TONES)])


def _ring(share: float, is_rim: bool) -> Safe:
    return element(
        "circle", cx=_n(_MIDDLE), cy=_n(_DOWN), r=_n(_RADIUS * share), fill="none",
        stroke=_PALE if is_rim else _RING, stroke_width="1.5" if is_rim else "1",
    )  # fmt: skip


def _sector(sector: Sector, begins: float, turn: float) -> list[Safe]:
    middle, colour = begins + turn / 2, TONES[sector.tone % len(TONES)]
    x, y = _point(1 + 24 / _RADIUS, middle)
    parts = [_text(sector.mark, x, y + 5, anchor="middle", weight="600")]
    if sector.mean is not None:
        parts.append(
            element("path", d=_slice(sector.mean, begins, turn), fill=colour, fill_opacity="0.72", stroke="#ffffff",
                    stroke_width="2")
        )  # fmt: skip
    if sector.before is not None:
        parts.append(
            element("path", d=_arc(sector.before, begins, turn), fill="none", stroke=_INK, stroke_width="2",
                    stroke_dasharray="5 4")
        )  # fmt: skip
    if sector.low is not None and sector.high is not None and sector.low != sector.high:
        (x1, y1), (x2, y2) = _point(sector.low, middle), _point(sector.high, middle)
        parts.append(
            element("line", x1=_n(x1), y1=_n(y1), x2=_n(x2), y2=_n(y2), stroke=_INK, stroke_width="3",
                    stroke_linecap="round")
        )  # fmt: skip
    return parts


def _slice(share: float, begins: float, turn: float) -> str:
    return f"M {_n(_MIDDLE)} {_n(_DOWN)} L {_arc(share, begins, turn)[2:]} Z"


def _arc(share: float, begins: float, turn: float) -> str:
    (x1, y1), (x2, y2) = _point(share, begins), _point(share, begins + turn)
    radius = _n(_RADIUS * share)
    return f"M {_n(x1)} {_n(y1)} A {radius} {radius} 0 0 1 {_n(x2)} {_n(y2)}"


def _point(share: float, angle: float) -> tuple[float, float]:
    return _MIDDLE + _RADIUS * share * sin(angle), _DOWN - _RADIUS * share * cos(angle)


def _line(line: Line, y: int) -> list[Safe]:
    """Return a row: its name to the left, its cells to the right of their columns."""
    parts = [] if line.tone is None else [_square(line.tone, 30, y - 12)]
    weight, colour = "600" if line.begins or line.is_head else "400", _PALE if line.is_head else _INK
    parts.append(_text(line.name, 52, y, anchor="start", weight=weight, colour=colour))
    columns = range(WIDE - 30 - 90 * (len(line.cells) - 1), WIDE, 90)
    return parts + [
        _text(cell, x, y, anchor="end", weight=weight, colour=colour)
        for x, cell in zip(columns, line.cells, strict=True)
        if cell
    ]


def _text(words: str, x: float, y: float, *, anchor: str, weight: str = "400", colour: str = _INK) -> Safe:
    return element("text", words, x=_n(x), y=_n(y), text_anchor=anchor, font_weight=weight, fill=colour)


def _n(number: float) -> str:
    """Write a coordinate with a decimal at most."""
    return f"{number:.1f}".removesuffix(".0")
