"""The picture of looks: two bars a look, ours to the left and theirs to the right, the newest on top."""

from collections.abc import Sequence

from trustlog.domain.calendar.days import show
from trustlog.domain.dependence import bound_of
from trustlog.domain.facts import Dependence
from trustlog.language import _

WIDEST, NARROWEST = 20, 5
"""Columns of a bar."""
_BESIDE = 28
"""Columns of a row that are no bar: both numbers, the middle and the day."""
MOST = 8
"""Looks that are drawn."""
_FULL, _EMPTY = "█", "░"


def picture(looks: Sequence[Dependence], width: int = 78) -> list[str]:
    """Return the lines of the picture of looks, oldest first, in so many columns; none where there are none."""
    if not looks:
        return []
    room = max(NARROWEST, min(WIDEST, (width - _BESIDE) // 2))
    left, right = _("we on them"), _("they on us")
    lines = [f"    {left[:room]:>{room}} │ {right[:room]}"]
    for look in tuple(reversed(looks))[:MOST]:
        sides = bound_of(look)
        ours, theirs = _bar(sides.ours, room)[::-1], _bar(sides.theirs, room)
        lines.append(f"{_number(sides.ours):>3} {ours} │ {theirs} {_number(sides.theirs):>3}  {show(look.on)}")
    return lines


def _bar(points: int | None, room: int) -> str:
    filled = 0 if points is None else (points * room + 50) // 100
    return _FULL * filled + _EMPTY * (room - filled)


def _number(points: int | None) -> str:
    return "?" if points is None else str(points)
