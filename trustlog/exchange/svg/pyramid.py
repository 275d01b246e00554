"""The five levels as terraces, the highest on top and narrowest, with who is on each."""

from collections.abc import Sequence
from typing import NamedTuple

from trustlog.exchange.html import Safe
from trustlog.exchange.svg.canvas import WIDE, Said, box, picture, words

_TOP_SHARE = 0.4
_HEAD, _ROW, _FOOT, _GAP = 27, 20, 9, 5
_SIDE = 14
_CELL = 150
_TOP_CELL = 124
_MARK = 17


class Place(NamedTuple):
    """Somebody on a terrace, and the sign of how things are going, which may have a tone."""

    name: str
    mark: str = ""
    tone: str = ""
    is_remark: bool = False


class Terrace(NamedTuple):
    """A level: its title, how many are on it, and who; `empty` is said where nobody is, `more` of those left out."""

    title: str
    number: str
    places: Sequence[Place]
    empty: str = ""
    more: str = ""


def pyramid(said: Said, terraces: Sequence[Terrace], roof: Sequence[str] = ()) -> Safe:
    """Return the terraces, from the top, and above them a line for each of what is more than one relationship."""
    parts: list[Safe] = []
    y = 4.0
    for line_of_roof in roof:
        parts.append(words(line_of_roof, WIDE / 2, y + 12, "soft", anchor="middle", room=WIDE - 20))
        y += 20
    for at, terrace in enumerate(terraces):
        share = _TOP_SHARE + (1 - _TOP_SHARE) * at / max(len(terraces) - 1, 1)
        high, drawn = _terrace(terrace, (WIDE - 2) * share, y)
        parts += drawn
        y += high + _GAP
    return picture(said, y, *parts)


def _terrace(of: Terrace, wide: float, y: float) -> tuple[float, list[Safe]]:
    """Return how high a terrace is, and its parts."""
    left, room = (WIDE - wide) / 2, wide - 2 * _SIDE
    columns = max(int(room // (_TOP_CELL if room < 3 * _CELL else _CELL)), 1)
    listed = [*of.places, *([Place(of.more, is_remark=True)] if of.more else [])]
    if not listed:
        listed = [Place(of.empty, is_remark=True)]
    cell = room / columns
    rows = -(-len(listed) // columns)
    high = _HEAD + rows * _ROW + _FOOT
    parts = [
        box(left, y, wide, high, "terrace", round_=6),
        words(of.title, left + _SIDE, y + 19, "strong", room=room - 40),
        words(of.number, left + wide - _SIDE, y + 19, "soft", anchor="end"),
    ]
    for place, who in enumerate(listed):
        x, down = left + _SIDE + place % columns * cell, y + _HEAD + place // columns * _ROW + 14
        if who.mark:
            parts.append(words(who.mark, x + 5, down, f"mark {who.tone}", anchor="middle"))
        shift = _MARK if of.places else 0
        parts.append(words(who.name, x + shift, down, "soft" if who.is_remark else "", room=cell - shift - 6))
    return high, parts
