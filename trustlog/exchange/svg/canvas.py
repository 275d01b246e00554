"""What every picture of a page is drawn with: its frame, lines and words, and how much room words take.

How a picture looks stands in the style of its page, by class, so that it follows a light and a dark theme.
"""

from typing import NamedTuple
from unicodedata import east_asian_width

from trustlog.exchange.html import Safe, element

WIDE = 720
"""Units of a picture from left to right, as wide as the text of a page."""
SIZE = 12.5
"""Units of the height of words."""
_NARROW, _BROAD = frozenset("iIjlftr.,:;'|!()[]·- "), frozenset("mwMWQOG%@—…")
_SHARE = {"narrow": 0.36, "broad": 0.95, "capital": 0.72, "usual": 0.6}
"""Widths of signs as shares of their height: those of a wide typeface, so that words fit in others as well."""


class Said(NamedTuple):
    """What a picture says to who does not see it; `name` is its own within a page."""

    name: str
    title: str
    description: str


def picture(said: Said, high: float, *parts: Safe) -> Safe:
    """Return a picture of a page: as wide as its text, so many units high, with its words."""
    title, words = f"{said.name}-title", f"{said.name}-words"
    return element(
        "svg",
        element("title", said.title, id=title),
        element("desc", said.description, id=words),
        *parts,
        xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDE} {n(high)}", role="img",
        aria_labelledby=f"{title} {words}", width=str(WIDE), height=n(high),
    )  # fmt: skip


def line(x1: float, y1: float, x2: float, y2: float, classes: str) -> Safe:
    """Return a straight line."""
    return element("line", x1=n(x1), y1=n(y1), x2=n(x2), y2=n(y2), classes=classes)


def box(x: float, y: float, wide: float, high: float, classes: str, *, round_: float = 0) -> Safe:
    """Return a box, its corners so round."""
    return element("rect", x=n(x), y=n(y), width=n(wide), height=n(high), rx=n(round_), classes=classes)


def disc(x: float, y: float, radius: float, classes: str) -> Safe:
    """Return a disc or a ring."""
    return element("circle", cx=n(x), cy=n(y), r=n(radius), classes=classes)


def path(d: str, classes: str) -> Safe:
    """Return a path."""
    return element("path", d=d, classes=classes)


def words(text: str, x: float, y: float, classes: str = "", *, anchor: str = "start", room: float = 0) -> Safe:
    """Return words at a place, cut to a room where one is given; what was cut is told where a mouse rests on it."""
    shown = fitted(text, room) if room else text
    whole = [element("title", text)] if shown != text else []
    return element("text", shown, *whole, x=n(x), y=n(y), text_anchor=anchor, classes=classes)


def fitted(text: str, room: float) -> str:
    """Return words that fit into so many units: as they are, or cut with a mark of it."""
    if width(text) <= room:
        return text
    kept = ""
    for sign in text:
        if width(f"{kept}{sign}…") > room:
            break
        kept += sign
    return f"{kept.rstrip()}…"


def width(text: str) -> float:
    """Return how many units words take at the most."""
    return sum(map(_share, text)) * SIZE


def _share(sign: str) -> float:
    if east_asian_width(sign) in "WF":
        return 1.05
    if sign in _NARROW:
        return _SHARE["narrow"]
    if sign in _BROAD:
        return _SHARE["broad"]
    return _SHARE["capital" if sign.isupper() or ord(sign) > 0x2000 else "usual"]


def n(number: float) -> str:
    """Write a coordinate with a decimal at most."""
    return f"{number:.1f}".removesuffix(".0")
