"""The columns of the table of partners: what each shows, how wide it is, and how it sorts. Pure."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trustlog.desk.settings import level_name
from trustlog.domain.facts import Partner, Promise
from trustlog.tui.draw import Pieces, cell, estimate_bar, percent, short_day

if TYPE_CHECKING:
    from trustlog.trust.judged import Reading, Strand

STRANDS = (("Theirs", "their_promises"), ("Ours", "our_promises"), ("Time", "time"), ("Open", "openness"))
ARROWS = {"building": "↗", "steady": "→", "slipping": "↘", "unknown": "?"}
ARROW_TONE = {"▲": "good", "↗": "good", "↘": "warn", "?": "muted", "→": ""}
ACTION_TONE = {"attention": "warn", "down": "warn", "up": "good", "stay": "muted"}


class Line(NamedTuple):
    """One partner with what is known of it so far."""

    partner: Partner
    next_due: Promise | None
    reading: "Reading | None"
    today: date


class Column(NamedTuple):
    """A column: title, width (0: what is left), how to draw a line in it and what to sort by."""

    title: str
    size: int
    draw: Callable[[Line, int], Pieces]
    sort: Callable[[Line], tuple[object, ...]]


def arrow(reading: "Reading") -> str:
    """Give the mark of a reading: ready, or its trend."""
    return "▲" if reading.suggestion.action == "up" else ARROWS[reading.trend]


def action_words(reading: "Reading") -> str:
    """Give the suggestion in a word or two."""
    action, to = reading.suggestion.action, reading.suggestion.to
    return action if to is None else f"{action} to {to}"


def estimate_pieces(strand: "Strand", width: int) -> Pieces:
    """Draw an estimate as a bar with its number, or that it is too early."""
    if strand.trend == "unknown" or strand.estimate is None or strand.low is None or strand.high is None:
        return (cell(f"too early (n = {strand.n})" if width > 16 else f"? n={strand.n}", width, "muted"),)
    bar = estimate_bar(strand.low, strand.high, width - 6) if width > 10 else ()
    size = width - 6 if bar else 0
    return (*bar, cell(percent(strand.estimate), width - size - 1, right=True), (" ", ""))


def _strand(name: str) -> Callable[[Line, int], Pieces]:
    def draw(line: Line, width: int) -> Pieces:
        if line.reading is None:
            return (cell("…", width, "muted"),)
        return (*estimate_pieces(line.reading.strands[name], width - 1), (" ", ""))

    return draw


def _strand_key(name: str) -> Callable[[Line], tuple[object, ...]]:
    def key(line: Line) -> tuple[object, ...]:
        known = line.reading.strands[name].estimate if line.reading else None
        return (known is None, -(known or 0.0))

    return key


def _arrow(line: Line, width: int) -> Pieces:
    mark = arrow(line.reading) if line.reading else " "
    return (cell(mark, width, ARROW_TONE.get(mark, "")),)


def _level(line: Line, width: int) -> Pieces:
    return (cell(f"{line.partner.level} {level_name(line.partner.level)}", width - 1), (" ", ""))


def _due(line: Line, width: int) -> Pieces:
    one = line.next_due
    if one is None:
        return (cell("", width),)
    over = one.counts_on < line.today
    side = "→" if one.ours else "←"
    return (cell(f"{side} {short_day(one.counts_on, line.today)}", width, "warn" if over else ""),)


def _suggestion(line: Line, width: int) -> Pieces:
    if line.reading is None:
        return (cell("", width),)
    return (cell(action_words(line.reading), width, ACTION_TONE[line.reading.suggestion.action]),)


_ORDER = {"attention": 0, "down": 1, "up": 2, "stay": 3}
NAME = Column(
    "Partner",
    0,
    lambda line, width: (cell(line.partner.name, width - 1, "strong"), (" ", "")),
    lambda line: (line.partner.name.lower(),),
)
LEVEL = Column("Level", 22, _level, lambda line: (-line.partner.level,))
SHORT_LEVEL = Column("Level", 17, _level, lambda line: (-line.partner.level,))
ARROW = Column("", 2, _arrow, lambda line: (" ▲↗→↘?".index(arrow(line.reading)) if line.reading else 9,))
DUE = Column("Next due", 13, _due, lambda line: (line.next_due.counts_on if line.next_due else date.max,))
SAYS = Column(
    "Suggests", 10, _suggestion, lambda line: (_ORDER[line.reading.suggestion.action] if line.reading else 9,)
)


def strand_column(title: str, name: str, size: int) -> Column:
    """Make the column of a strand."""
    return Column(title, size, _strand(name), _strand_key(name))


def columns(width: int) -> tuple[Column, ...]:
    """Give the columns for a width: fewer and narrower ones on a small terminal."""
    if width >= 150:
        size = 18 + (width - 150) // 6  # half of the room goes to the bars
        return (NAME, LEVEL, ARROW, *(strand_column(title, name, size) for title, name in STRANDS), DUE, SAYS)
    if width >= 110:
        sized = zip(STRANDS, (18, 18, 7, 7), strict=True)
        return (NAME, LEVEL, ARROW, *(strand_column(title, name, size) for (title, name), size in sized), DUE, SAYS)
    return (NAME, SHORT_LEVEL, ARROW, *(strand_column(title, name, 7) for title, name in STRANDS[:2]), DUE, SAYS)


def widths(shown: tuple[Column, ...], width: int) -> list[int]:
    """Give each column its width; the one without takes what is left."""
    rest = width - sum(column.size for column in shown)
    return [column.size or rest for column in shown]


def draw_line(line: Line, width: int) -> Pieces:
    """Draw one row of the table."""
    shown = columns(width)
    sizes = widths(shown, width)
    return tuple(piece for column, size in zip(shown, sizes, strict=True) for piece in column.draw(line, size))
