"""Rates with their bands on a scale that is always 0 to 100: a row for each partner, theirs above, ours below."""

from collections.abc import Sequence
from typing import NamedTuple

from trustlog.exchange.html import Safe
from trustlog.exchange.svg.canvas import WIDE, Said, box, disc, line, n, path, picture, width, words

LEFT, RIGHT = 172.0, 640.0
"""Where 0 and 100 are."""
AT_ONCE = 20
"""Rows of a picture: more than that are shared out over several, none of which is higher than a page."""
_HEAD, _ROW, _FOOT = 50, 34, 24
_APART = 6.5
_BEFORE = 4.6


class Rate(NamedTuple):
    """A share from 0 to 1 with its band, of so many outcomes; while it is too early, `counted` is said instead.

    One without an estimate has too wide a band for a single number to stand for it. `before` is the estimate of the
    day that is compared with.
    """

    n: int
    estimate: float | None
    low: float | None
    high: float | None
    counted: str = ""
    before: float | None = None


class Row(NamedTuple):
    """A partner: theirs and ours, and the bar that more is needed for, from 0 to 1."""

    name: str
    theirs: Rate
    ours: Rate
    bar: float | None = None


class Titles(NamedTuple):
    """What the signs are called."""

    theirs: str
    ours: str
    bar: str
    before: str = ""


def rates(said: Said, rows: Sequence[Row], titles: Titles) -> Safe:
    """Return the rows below a scale."""
    bottom = _HEAD + _ROW * len(rows)
    parts = [*_legend(titles), *_scale(bottom)]
    for at, row in enumerate(rows):
        y = _HEAD + _ROW * at + _ROW / 2
        parts += [line(0, y + _ROW / 2, WIDE, y + _ROW / 2, "hair")] if at + 1 < len(rows) else []
        parts.append(words(row.name, 0, y + 4, "strong", room=LEFT - 16))
        if row.bar is not None:
            x = _at(row.bar)
            parts.append(line(x, y - 13, x, y + 13, "bar"))
        parts += [*_rate(row.theirs, y - _APART, "theirs"), *_rate(row.ours, y + _APART, "ours")]
    return picture(said, bottom + _FOOT, *parts)


def _legend(titles: Titles) -> list[Safe]:
    x, parts = LEFT, []
    for side, title in (("theirs", titles.theirs), ("ours", titles.ours)):
        parts += [box(x, 9, 26, 6, f"band {side}", round_=3), _sign(x + 13, 12, side), words(title, x + 34, 16)]
        x += 34 + width(title) + 20
    if titles.before:
        parts += [disc(x + 5, 12, _BEFORE, "before theirs"), words(titles.before, x + 16, 16)]
        x += 16 + width(titles.before) + 20
    parts += [line(x + 4, 5, x + 4, 19, "bar"), words(titles.bar, x + 14, 16, room=WIDE - x - 14)]
    return parts


def _scale(bottom: float) -> list[Safe]:
    """Return the lines of 0, 25, 50, 75 and 100, with their numbers above and below."""
    parts = []
    for share in (0, 25, 50, 75, 100):
        x = _at(share / 100)
        parts.append(line(x, _HEAD - 6, x, bottom, "grid"))
        parts += [words(str(share), x, y, "soft", anchor="middle") for y in (_HEAD - 12, bottom + 16)]
    parts += [words("n", WIDE, _HEAD - 12, "soft", anchor="end")]
    return parts


def _rate(rate: Rate, y: float, side: str) -> list[Safe]:
    parts = [words(str(rate.n), WIDE, y + 4, "small soft", anchor="end")]
    if rate.low is None or rate.high is None:
        return [*parts, words(rate.counted, LEFT + 6, y + 4, "small soft", room=RIGHT - LEFT - 6)]
    left, right = _at(rate.low), _at(rate.high)
    parts.append(box(left, y - 3, max(right - left, 2), 6, f"band {side}", round_=3))
    parts += [] if rate.before is None else [disc(_at(rate.before), y, _BEFORE, f"before {side}")]
    return parts if rate.estimate is None else [*parts, _sign(_at(rate.estimate), y, side)]


def _sign(x: float, y: float, side: str) -> Safe:
    """Return a disc for theirs, a square on its corner for ours: told apart without colour."""
    if side == "theirs":
        return disc(x, y, 4.2, "dot theirs")
    size = 5
    corners = f"M {n(x)} {n(y - size)} L {n(x + size)} {n(y)} L {n(x)} {n(y + size)} L {n(x - size)} {n(y)} Z"
    return path(corners, "dot ours")


def _at(share: float) -> float:
    return LEFT + (RIGHT - LEFT) * min(max(share, 0.0), 1.0)
