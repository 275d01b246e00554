"""The trend picture: points, band, level changes and breaks to lines of text, on a scale that is always 0 to 100. Pure.

The line is drawn dense and the band as sparse dots, so that they can be told apart without colour.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trustlog.domain.calendar.days import MONTHS
from trustlog.domain.calendar.months import months_between
from trustlog.domain.text.braille import ACROSS, DOWN, Grid
from trustlog.language import N_, _
from trustlog.tui.drawing.text import Piece, Pieces

if TYPE_CHECKING:
    from trustlog.desk.readings import Point

AXIS = 4
"""Columns that the numbers and the axis take."""
FRAME = 3
"""Lines around the field: level changes above, the axis with breaks and the months below."""
NARROWEST, LOWEST = 16, 3
"""The smallest field that says anything: columns in all, and lines of the field."""
TOO_EARLY = N_("too early")
_MONTH = 6
"""Columns that the name of a month takes, with the blank before it."""
LEGEND = N_("line: estimate · dots: 80 % band · ┊ level changed · x not kept")
SHORT_LEGEND = N_("dots: 80 % band · ┊ level · x not kept")


class Span(NamedTuple):
    """The days that the picture reaches over."""

    first: date
    last: date

    def place(self, day: date, columns: int) -> int:
        """Return the column that a day falls into."""
        days = max((self.last - self.first).days, 1)
        return min(max((day - self.first).days * (columns - 1) // days, 0), columns - 1)


class Dots(NamedTuple):
    """A column of dots: the row of the line, and where the band begins above and ends below; counted from the top."""

    line: int
    high: int
    low: int


def draw_trend(
    points: "Sequence[Point]",
    span: Span,
    levels: Iterable[tuple[date, int, int]],
    breaks: Iterable[date],
    width: int,
    height: int,
) -> list[Pieces]:
    """Draw a strand over a span as exactly `height` lines of `width` columns, or say in words that it has no room."""
    rows, columns = height - FRAME, width - AXIS
    if width < NARROWEST or rows < LOWEST:
        notice = _("no room for the trend")[: max(width, 0)].ljust(max(width, 0))
        return [((notice if not line else " " * max(width, 0), "muted"),) for line in range(max(height, 0))]
    dots = dot_columns(points, span, columns * ACROSS, rows * DOWN)
    grid = _drawn(dots, columns, rows)
    changes = {span.place(day, columns): f"{before}→{after}" for day, before, after in levels}
    field = _field(grid, dots, set(changes))
    return [
        (_blank(AXIS), *_labels(changes, columns, "accent")),
        *((_axis(row, rows), *_joined(line)) for row, line in enumerate(field)),
        *_below(span, {span.place(day, columns) for day in breaks}, columns),
    ]


def draw_small(points: "Sequence[Point]", span: Span, width: int, rows: int) -> list[Pieces]:
    """Draw the line of a strand alone in so many rows and columns, on the same scale of 0 to 100."""
    dots = dot_columns(points, span, width * ACROSS, rows * DOWN)
    if all(dot is None for dot in dots):
        return [((_(TOO_EARLY)[:width].ljust(width) if not row else " " * width, "muted"),) for row in range(rows)]
    grid, before = Grid(width, rows), None
    for x, dot in enumerate(dots):
        if dot is not None:
            start = dot.line if before is None else before
            for y in range(min(start, dot.line), max(start, dot.line) + 1):
                grid.put(x, y)
        before = None if dot is None else dot.line
    return [(("".join(grid.sign(column, row) for column in range(width)), "bar"),) for row in range(rows)]


def dot_columns(points: "Sequence[Point]", span: Span, across: int, down: int) -> list[Dots | None]:
    """Return line and band of each column of dots, between the points on either side; None where it was too early."""
    days = [(point.on - span.first).days for point in points]
    size = max((span.last - span.first).days, 1)
    columns: list[Dots | None] = []
    for x in range(across):
        values = _between(points, days, x * size / max(across - 1, 1))
        columns.append(None if values is None else _dots(values, down))
    return columns


def _dots(values: tuple[float, float, float], down: int) -> Dots:
    """Turn shares into rows of dots; the band always holds the line."""
    line, low, high = (round((1 - min(max(value, 0.0), 1.0)) * (down - 1)) for value in values)
    return Dots(line, min(high, line), max(low, line))


def _between(points: "Sequence[Point]", days: Sequence[int], at: float) -> tuple[float, float, float] | None:
    """Return estimate, low and high at a time: on the way between its two neighbours when both are known."""
    after = bisect_left(days, at)
    if not points or after == len(points):
        return _values(points[-1]) if points and days[-1] == at else None
    right = _values(points[after])
    if after == 0 or days[after] == at:
        return right if days[after] <= at else None
    left, gap = _values(points[after - 1]), days[after] - days[after - 1]
    share = (at - days[after - 1]) / gap
    if left is None or right is None:
        return right if share > 0.5 else left
    return (
        left[0] + (right[0] - left[0]) * share,
        left[1] + (right[1] - left[1]) * share,
        left[2] + (right[2] - left[2]) * share,
    )


def _values(point: "Point") -> tuple[float, float, float] | None:
    if point.estimate is None or point.low is None or point.high is None:
        return None
    return point.estimate, point.low, point.high


def _drawn(dots: Sequence[Dots | None], columns: int, rows: int) -> Grid:
    """Put the line, unbroken, and around it the band: its two edges dotted, sparse dots between."""
    grid = Grid(columns, rows)
    before: Dots | None = None
    for x, dot in enumerate(dots):
        if dot is not None:
            line_before = dot.line if before is None else before.line
            first, last = min(line_before, dot.line), max(line_before, dot.line)
            for y in range(first, last + 1):
                grid.put(x, y)
            for y in range(dot.high, dot.low + 1):
                edge, beside = y in (dot.high, dot.low), first - DOWN <= y <= last + DOWN
                if x % 2 == 0 and (edge or (y % 2 == 0 and not beside)) and not first - 1 <= y <= last + 1:
                    grid.put(x, y)
        before = dot
    return grid


def _field(grid: Grid, dots: Sequence[Dots | None], changes: set[int]) -> list[list[Piece]]:
    """Return sign and tone of each cell: the line wins over the band, the band over a level change."""
    through = [_cells_of_line(dots, column) for column in range(grid.columns)]
    lines = []
    for row in range(grid.rows):
        line: list[Piece] = []
        for column in range(grid.columns):
            if not grid.is_blank(column, row):
                line.append((grid.sign(column, row), "bar" if row in through[column] else "band"))
            else:
                line.append(("┊", "accent") if column in changes else (" ", ""))
        lines.append(line)
    _say_too_early(lines, dots)
    return lines


def _cells_of_line(dots: Sequence[Dots | None], column: int) -> set[int]:
    """Return the rows of cells that the line passes in a column."""
    rows: set[int] = set()
    for x in range(column * ACROSS, column * ACROSS + ACROSS):
        dot, before = dots[x], dots[x - 1] if x else None
        if dot is not None:
            beside = dot.line if before is None else before.line
            rows.update(range(min(beside, dot.line) // DOWN, max(beside, dot.line) // DOWN + 1))
    return rows


def _say_too_early(lines: list[list[Piece]], dots: Sequence[Dots | None]) -> None:
    """Write "too early" where there is no line, or its sign where that has no room."""
    columns, middle = len(lines[0]), len(lines) // 2
    start = 0
    for column in range(columns + 1):
        if column < columns and dots[column * ACROSS] is None and dots[column * ACROSS + 1] is None:
            continue
        label = _(TOO_EARLY) if column - start >= len(TOO_EARLY) else "?" if column - start > 2 else ""
        left = start + (column - start - len(label)) // 2
        lines[middle][left : left + len(label)] = [(sign, "muted") for sign in label]
        start = column + 1


def _axis(row: int, rows: int) -> Piece:
    """Return the scale beside a line of the field: 100 at the top, 0 at the bottom, 50 between."""
    labels = {0: "100┤", rows // 2: " 50┤", rows - 1: "  0┤"}
    return labels.get(row, "   │"), "muted"


def _below(span: Span, breaks: set[int], columns: int) -> list[Pieces]:
    """Draw the axis with its months and the breaks on it, and the names of the months."""
    names: dict[int, str] = {}
    for day in months_between(span.first, span.last, columns / _MONTH):
        place = span.place(day, columns)
        names[place] = str(day.year) if day.month == 1 else _(MONTHS[day.month - 1])
    line: list[Piece] = []
    for column in range(columns):
        if column in breaks:
            line.append(("x", "warn"))
        else:
            line.append(("┴" if column in names else "─", "muted"))
    return [(("   └", "muted"), *_joined(line)), (_blank(AXIS), *_labels(names, columns, "muted"))]


def _labels(names: dict[int, str], columns: int, tone: str) -> list[Piece]:
    """Write names at their columns, a blank between two; a name without room is left out, never cut."""
    line = ""
    for place in sorted(names):
        name = names[place]
        left = min(place, columns - len(name))
        if left >= len(line) + (1 if line else 0):
            line = line.ljust(left) + name
    return [(line.ljust(columns), tone)]


def _blank(width: int) -> Piece:
    return " " * width, ""


def _joined(cells: Sequence[Piece]) -> list[Piece]:
    """Join neighbours of the same tone."""
    joined: list[Piece] = []
    for text, tone in cells:
        if joined and joined[-1][1] == tone:
            joined[-1] = (joined[-1][0] + text, tone)
        else:
            joined.append((text, tone))
    return joined
