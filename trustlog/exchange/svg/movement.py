"""Who went from which level to which: both days beside each other, a line for all who went the same way."""

from collections.abc import Sequence
from typing import NamedTuple

from trustlog.exchange.html import Safe, element
from trustlog.exchange.svg.canvas import WIDE, Said, box, n, picture, words

_LEFT, _RIGHT = 262.0, WIDE - 262.0
_HEAD, _ROW = 30, 46
_BOX = 30
_THICKEST = 22


class Step(NamedTuple):
    """So many went from the place of a level to that of another; places count from the top."""

    begins: int
    ends: int
    many: int


class Level(NamedTuple):
    """A level by its name, and how many were on it then and are now."""

    name: str
    before: int
    now: int


def movement(said: Said, days: tuple[str, str], levels: Sequence[Level], steps: Sequence[Step]) -> Safe:
    """Return the levels on both days, from the top, and the lines between: who stayed pale, who moved strong."""
    parts = [
        words(days[0], _LEFT, 16, "soft", anchor="end", room=_LEFT),
        words(days[1], _RIGHT, 16, "soft", room=_LEFT),
    ]
    most = max((step.many for step in steps), default=1)
    parts += [_step(step, most) for step in sorted(steps, key=lambda step: step.begins != step.ends)]
    for at, level in enumerate(levels):
        y = _y(at)
        for x, count, anchor, beside in ((_LEFT, level.before, "end", -12.0), (_RIGHT, level.now, "start", 12.0)):
            left = x - _BOX if anchor == "end" else x
            parts.append(box(left, y - 13, _BOX, 26, "terrace", round_=5))
            parts.append(words(str(count), left + _BOX / 2, y + 4.5, "strong", anchor="middle"))
            place = left + (beside if anchor == "end" else _BOX + beside)
            parts.append(words(level.name, place, y + 4.5, "" if count else "soft", anchor=anchor, room=_LEFT - 56))
    return picture(said, _HEAD + _ROW * len(levels), *parts)


def _step(step: Step, most: int) -> Safe:
    thick = 2 + (_THICKEST - 2) * (step.many / most if most > 4 else step.many / 8)
    middle = (_LEFT + _RIGHT) / 2
    y1, y2 = _y(step.begins), _y(step.ends)
    how = "stay" if step.begins == step.ends else "up" if step.ends < step.begins else "down"
    d = f"M {n(_LEFT)} {n(y1)} C {n(middle)} {n(y1)} {n(middle)} {n(y2)} {n(_RIGHT)} {n(y2)}"
    return element("path", d=d, classes=f"flow {how}", stroke_width=n(thick))


def _y(place: int) -> float:
    return _HEAD + _ROW * place + _ROW / 2
