"""The trend picture: as large as asked whatever the points, on a scale that never changes, readable without colour."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from trustlog.domain.text.braille import ACROSS, BLANK, DOWN, Grid
from trustlog.trust.model.path import Point
from trustlog.tui.drawing.text import joined
from trustlog.tui.drawing.trend import AXIS, FRAME, LOWEST, NARROWEST, TOO_EARLY, Span, dot_columns, draw_trend

FIRST = date(2025, 11, 23)
SHARE = st.floats(0, 1)
NOTHING = (None, None, None)


@st.composite
def lines(draw: st.DrawFn) -> tuple[list[Point], Span]:
    size = draw(st.integers(1, 4000))
    days = sorted(draw(st.sets(st.integers(0, size), max_size=25)))
    points = []
    for day in days:
        low, mean, high = sorted(draw(st.tuples(SHARE, SHARE, SHARE)))
        values = (mean, low, high) if draw(st.booleans()) else NOTHING
        points.append(Point(FIRST + timedelta(days=day), 7, *values))
    return points, Span(FIRST, FIRST + timedelta(days=size))


def steady(*values: float | None) -> tuple[list[Point], Span]:
    """A point a month, each with a band of ten points around it; None where it was too early."""
    points = [
        Point(
            FIRST + timedelta(days=30 * at), 9,
            *(NOTHING if value is None else (value, max(value - 0.1, 0), min(value + 0.1, 1))),
        )
        for at, value in enumerate(values)
    ]  # fmt: skip
    return points, Span(points[0].on, points[-1].on)


@given(lines(), st.integers(0, 130), st.integers(0, 40), st.lists(st.integers(-50, 4050), max_size=6))
def test_it_is_exactly_as_large_as_asked_and_never_fails(drawn, width, height, marks) -> None:
    points, span = drawn
    days = [FIRST + timedelta(days=mark) for mark in marks]
    found = draw_trend(points, span, [(day, 1, 2) for day in days], days, width, height)
    assert len(found) == height
    assert all(cell_len(joined(line)) == width for line in found)


@given(lines(), st.integers(1, 120), st.integers(2, 60))
def test_the_band_holds_the_line(drawn, across, down) -> None:
    for dots in dot_columns(*drawn, across, down):
        assert dots is None or 0 <= dots.high <= dots.line <= dots.low < down


@given(SHARE, st.integers(2, 200))
def test_the_scale_is_0_to_100_whatever_else_there_is(share, down) -> None:
    points, span = steady(share, share, 0.3, 0.31)
    assert dot_columns(points, span, 40, down)[0].line == round((1 - share) * (down - 1))


@given(lines())
def test_there_is_a_line_exactly_where_something_was_known(drawn) -> None:
    points, span = drawn
    known = any(point.estimate is not None for point in points)
    dots = dot_columns(points, span, 4001, 8)
    assert any(dots) <= known
    for point in points:
        if point.estimate is not None and (span.last - span.first).days == 4000:
            assert dots[(point.on - span.first).days] is not None


def test_without_colour_line_and_band_differ_by_their_dots() -> None:
    points, span = steady(0.5, 0.5, 0.5, 0.5)
    field = [joined(line)[AXIS:] for line in draw_trend(points, span, (), (), 60, 12)][1:-2]
    filled = [sum(sign != " " for sign in row) for row in field]
    dots = [sum((ord(sign) - BLANK).bit_count() for sign in row if sign != " ") for row in field]
    line = max(range(len(field)), key=lambda row: dots[row])
    assert filled[line] == 56
    assert all(dots[row] <= dots[line] * 0.75 for row in range(len(field)) if row != line)
    assert any(filled[row] for row in range(len(field)) if row != line)


def test_too_early_is_said_and_leaves_no_line() -> None:
    points, span = steady(None, None, None, 0.9, 0.9)
    said = [joined(line) for line in draw_trend(points, span, (), (), 60, 12)]
    assert any(TOO_EARLY in line for line in said)
    assert all(line[AXIS : AXIS + 30].replace(TOO_EARLY, "").strip() == "" for line in said[1:-2])


def test_level_changes_and_breaks_are_marked_by_signs() -> None:
    points, span = steady(0.9, 0.9, 0.9, 0.9)
    on = points[1].on + timedelta(days=3)
    said = [joined(line) for line in draw_trend(points, span, [(on, 1, 2)], [points[2].on], 60, 12)]
    assert said[0].index("1→2") == said[9].index("┊")
    assert said[-2].count("x") == 1
    assert [line[:AXIS] for line in said[1:-2]][0::8] == ["100┤", "  0┤"]


@pytest.mark.parametrize("size", [(NARROWEST - 1, 12), (60, LOWEST + FRAME - 1)])
def test_too_small_a_place_says_so(size) -> None:
    points, span = steady(0.9, 0.9)
    assert "no room" in joined(draw_trend(points, span, (), (), *size)[0])


@given(st.sets(st.tuples(st.integers(0, 9), st.integers(0, 11))))
def test_every_dot_is_in_its_sign(dots) -> None:
    grid = Grid(5, 3)
    for x, y in dots:
        grid.put(x, y)
    grid.put(-1, 0)
    grid.put(0, 99)
    signs = sum((ord(grid.sign(column, row)) - BLANK).bit_count() for column in range(5) for row in range(3))
    assert signs == len(dots)
    assert all(not grid.is_blank(x // ACROSS, y // DOWN) for x, y in dots)
