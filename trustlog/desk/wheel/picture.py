"""The wheel in a terminal: nine sectors in dots, as far out as their means, with what each is beside it."""

from collections.abc import Sequence
from math import atan2, cos, hypot, pi, sin

from trustlog.domain.limits import ANSWER
from trustlog.domain.text.braille import ACROSS, DOWN, Grid
from trustlog.domain.wheel.questions import ALL, AREAS, LEADERSHIP, ON_WHEEL, QUESTIONS, Area
from trustlog.domain.wheel.rounds import Round, Tally, change
from trustlog.language import _, figure

COLUMNS, ROWS = 27, 15
"""Cells of the wheel itself."""
_RIM = 23
"""Dots from the hub to the rim, which is the highest answer."""
_BESIDE = _RIM + 3.4
"""Dots from the hub to the numbers of the questions."""
_GAP = 0.9
"""Dots that stay free on either side of a spoke."""
_NAME = 22
_TURN = 2 * pi / ON_WHEEL


def picture(now: Round, before: Round | None) -> list[str]:
    """Return the lines of a round: the wheel, and to the right of it each area and question."""
    beside = [_head(before), *(line for area in AREAS for line in ["", *rows(area, now, before)])]
    beside = [*beside[:1], *beside[2:]]  # no blank behind the head
    drawn = wheel([tally.tenths for tally in now.questions[:ON_WHEEL]])
    height = max(len(drawn), len(beside))
    left = drawn + [""] * (height - len(drawn))
    right = beside + [""] * (height - len(beside))
    return [f"{one:<{COLUMNS}}  {other}".rstrip() for one, other in zip(left, right, strict=True)]


def wheel(tenths: Sequence[int | None]) -> list[str]:
    """Return the wheel of nine means, in tenths, clockwise from the top; None is a sector that is left empty."""
    grid = Grid(COLUMNS, ROWS)
    middle_x, middle_y = (COLUMNS * ACROSS - 1) / 2, (ROWS * DOWN - 1) / 2
    for y in range(ROWS * DOWN):
        for x in range(COLUMNS * ACROSS):
            if _is_set(x - middle_x, y - middle_y, tenths):
                grid.put(x, y)
    lines = [
        [" " if grid.is_blank(column, row) else grid.sign(column, row) for column in range(COLUMNS)]
        for row in range(ROWS)
    ]
    for place in range(ON_WHEEL):
        angle = (place + 0.5) * _TURN
        right, up = _BESIDE * sin(angle), _BESIDE * cos(angle)
        lines[int(middle_y - up) // DOWN][int(middle_x + right) // ACROSS] = str(place + 1)
    return ["".join(line).rstrip() for line in lines]


def _is_set(right: float, down: float, tenths: Sequence[int | None]) -> bool:
    """Return whether there is a dot: on the rim, or within a sector and off its spokes."""
    distance = hypot(right, down)
    if abs(distance - _RIM) < 0.5:
        return True
    angle = atan2(right, -down) % (2 * pi)
    place = min(int(angle / _TURN), ON_WHEEL - 1)
    off = angle - place * _TURN
    beside_spoke = distance * min(sin(off), sin(_TURN - off))
    mean = tenths[place]
    return mean is not None and beside_spoke > _GAP and distance <= _RIM * mean / (10 * ANSWER.high)


def leadership(now: Round, before: Round | None) -> list[str]:
    """Return the rows of leadership, which stands apart; none where nobody answered it."""
    return rows(LEADERSHIP, now, before) if now.of(LEADERSHIP).n else []


def rows(area: Area, now: Round, before: Round | None) -> list[str]:
    """Return an area and its questions: mean, lowest and highest answer, and the change."""
    place = ALL.index(area)
    lines = [_row(_(area.title), now.of(area), before.of(area) if before else None)]
    for at in range(3 * place, 3 * place + 3):
        number = f"{at + 1}" if at < ON_WHEEL else " "
        then = before.questions[at] if before else None
        lines.append(_row(f" {number} {_(QUESTIONS[at].short)}", now.questions[at], then))
    return lines


def _head(before: Round | None) -> str:
    year = "" if before is None else str(before.year)
    titles = f"{_('mean'):>4} {_('range'):>5} {year:>4}"
    return f"{titles:>{_NAME + 16}}"


def _row(name: str, now: Tally, before: Tally | None) -> str:
    return f"{name[:_NAME]:<{_NAME}} {mean(now):>4} {spread(now):>5} {changed(change(now, before)):>4}".rstrip()


def mean(of: Tally) -> str:
    """Write a mean with one decimal; a dash where nobody answered."""
    return "–" if of.mean is None else figure(of.mean, ".1f")


def spread(of: Tally) -> str:
    """Write the lowest and the highest answer."""
    if of.low is None:
        return ""
    return str(of.low) if of.low == of.high else f"{of.low}–{of.high}"


def changed(tenths: int | None) -> str:
    """Write a change with its sign; nothing where there is nothing to compare."""
    if tenths is None:
        return ""
    return figure(tenths / 10, "+.1f") if tenths else "="
