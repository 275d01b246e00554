"""Pure drawing: values to short pieces of text with a tone. The style sheet gives tones their look."""

from collections.abc import Callable, Iterable
from datetime import date
from textwrap import wrap
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from trustlog.domain.calendar.days import ago as ago
from trustlog.domain.calendar.days import day_month, weekday_month
from trustlog.domain.strands import ARROWS as TREND_ARROWS
from trustlog.domain.strands import READY, TRIAL
from trustlog.domain.text import isolated, shown, visible

Piece = tuple[str, str]
"""A text and its tone: one of `TONES`, or empty for plain."""
Pieces = tuple[Piece, ...]
TONES = ("muted", "head", "strong", "good", "warn", "accent", "ours", "theirs", "bar", "band", "track")

WIDE = 100
"""From this many columns on there is room for a second column."""

ARROWS = {"up": READY, "trial": TRIAL, "on_trial": TRIAL, "end_trial": "▽", **TREND_ARROWS, "down": "▼"}
"""Marks for trends and suggestions; always shown with a word or beside one."""


class Item(NamedTuple):
    """A row of a list: how to draw it at a width, and what it is about. Without a key the cursor passes over it."""

    key: str
    draw: Callable[[int], Pieces]
    handle: str | None = None
    number: int | None = None
    text: str = ""


def cell(text: str, width: int, tone: str = "", *, right: bool = False) -> Piece:
    """Fit a text into exactly so many columns, with an ellipsis when it is cut."""
    if width <= 0:
        return "", tone
    text = " ".join(visible(text).split())
    size = cell_len(text)
    if size > width:
        return isolated(set_cell_size(text, width - 1)) + "…", tone
    pad, text = " " * (width - size), isolated(text)
    return (pad + text if right else text + pad), tone


def joined(pieces: Pieces) -> str:
    """Return the bare text of a row, for tests and for copying."""
    return "".join(text for text, _ in pieces)


def heading(text: str, count: str = "") -> Item:
    """Make a row that names the rows below it."""
    return Item("", lambda _width: ((shown(text), "head"), (f"  {shown(count)}", "muted")))


def blank() -> Item:
    """Make an empty row."""
    return Item("", lambda _width: ())


def words(text: str, tone: str = "muted") -> Item:
    """Make a row of words that the cursor passes over."""
    return Item("", lambda width: (cell(text, width, tone),))


def set_out(text: str, tone: str = "") -> Item:
    """Make a row of a text with the blanks it is set out with; one that is too long loses them and is cut."""

    def draw(width: int) -> Pieces:
        said = visible(text)
        size = cell_len(said)
        return (cell(text, width, tone) if size > width else (isolated(said) + " " * (width - size), tone),)

    return Item("", draw)


MOST = 100
"""Columns of a line of text; longer lines are hard to read."""


_GLUED = "\u00a0"


def lines_of(text: str, width: int) -> list[str]:
    """Return a text in lines of a width; a number and its percent sign stay together."""
    return [part.replace(_GLUED, " ") for part in wrap(text.replace(" %", f"{_GLUED}%"), width)]


def wrapped(lines: Iterable[tuple[str, str]], width: int) -> list[Item]:
    """Make rows of texts with their tones, wrapped to a width; an empty text is an empty row."""
    room = min(MOST, width)
    return [
        item for text, tone in lines for item in ([words(part, tone) for part in lines_of(text, room)] or [blank()])
    ]


def short_day(day: date, today: date, *, weekday: bool = True) -> str:
    """Return a day in short: with its weekday when it is near, with its year when that is not this year."""
    if weekday and abs((day - today).days) <= 60:
        return weekday_month(day)
    return day_month(day) if day.year == today.year else f"{day_month(day)} {day.year}"


def full_day(day: date) -> str:
    """Return a day in full: Mon 23 Nov 2026."""
    return f"{weekday_month(day)} {day.year}"


def percent(share: float | None) -> str:
    """Write a share as whole percents, or nothing known as a dash."""
    return "–" if share is None else f"{share * 100:.0f} %"


def estimate_bar(low: float, high: float, width: int) -> Pieces:
    """Draw a band: solid up to its low end, hatched to its high end, light beyond."""
    solid = min(round(low * width), width - 1)  # at least a column of the band is always visible
    hatched = max(1, round(high * width) - solid)
    return ("█" * solid, "bar"), ("▒" * hatched, "band"), ("░" * max(0, width - solid - hatched), "track")


def evidence_bar(share: float, width: int) -> Pieces:
    """Draw how far the evidence is on its way to what is needed, a share from 0 to 1, to an eighth of a column.

    It is rounded down: only what is needed fills it.
    """
    eighths = int(share * width * 8)
    full, rest = divmod(eighths, 8)
    drawn = "█" * full + (" ▏▎▍▌▋▊▉"[rest].strip() if rest else "")
    return (drawn, "bar"), ("·" * (width - len(drawn)), "track")
