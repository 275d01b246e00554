"""In how many of the periods that are over something was: two columns of bars, a row for each partner."""

from collections.abc import Sequence
from typing import NamedTuple

from trustlog.exchange.html import Safe
from trustlog.exchange.svg.canvas import WIDE, Said, box, picture, words

AT_ONCE = 30
"""Rows of a picture: more than that are shared out over several."""
_HEAD, _ROW = 26, 26
_NAME, _GAP = 172, 28
_LABEL = 76


class Held(NamedTuple):
    """So many of so many, and how that is said in two or three words."""

    held: int
    of: int
    says: str


class Row(NamedTuple):
    """A partner with one bar for each column."""

    name: str
    columns: Sequence[Held]


def slots(said: Said, titles: Sequence[str], rows: Sequence[Row]) -> Safe:
    """Return the bars, each as long as its share of the whole."""
    column = (WIDE - _NAME) / len(titles)
    parts = [
        words(title, _NAME + at * column, 14, f"strong {_tone(at)}", room=column - 8) for at, title in enumerate(titles)
    ]
    for at, row in enumerate(rows):
        y = _HEAD + at * _ROW + _ROW / 2
        parts.append(words(row.name, 0, y + 4, room=_NAME - 16))
        for place, held in enumerate(row.columns):
            left, room = _NAME + place * column, column - _GAP - _LABEL
            parts.append(box(left, y - 5, room, 10, "rail", round_=5))
            if held.of and held.held:
                parts.append(
                    box(left, y - 5, max(room * held.held / held.of, 10), 10, f"fill {_tone(place)}", round_=5)
                )
            parts.append(words(held.says, left + room + 8, y + 4, "soft", room=_LABEL + _GAP - 10))
    return picture(said, _HEAD + _ROW * len(rows) + 4, *parts)


def _tone(place: int) -> str:
    return ("good", "accent")[place % 2]
