"""The columns of the table of partners: what each shows, how wide it is, and how it sorts. Pure."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trustlog.desk.settings import UserSettings
from trustlog.domain.facts import Partner
from trustlog.domain.strands import ACTIONS, PROMISE_STRANDS, TRIAL, Action, mark, mark_words
from trustlog.language import N_, _
from trustlog.tui.drawing.text import Piece, Pieces, cell, estimate_bar, percent, short_day

if TYPE_CHECKING:
    from trustlog.domain.strands import StrandName
    from trustlog.trust.reading.values import Reading

ARROW_TONE = {"▲": "good", "△": "good", "↗": "good", "↘": "warn", "?": "muted", "·": ""}
ACTION_TONE: dict[Action, str] = {
    "attention": "warn", "down": "warn", "up": "good", "end_trial": "warn", "trial": "good", "stay": "muted",
}  # fmt: skip
UNCLEAR = 17
"""Columns that an estimate takes of which only the band is said."""
LAST = 1e9
"""Sorts after every known value."""


class Line(NamedTuple):
    """A partner with what is known of it so far; `due` is the next due day and whether the promise is ours.

    The reading rests on so many `private` facts.
    """

    partner: Partner
    due: tuple[date, bool] | None
    unscripted: date | None
    reading: "Reading | None"
    today: date
    settings: UserSettings
    private: int = 0


class Column(NamedTuple):
    """A column: title, how to draw a line in it and by which number to sort (by name where None)."""

    title: str
    draw: Callable[[Line, int], Pieces]
    sort: Callable[[Line], float] | None
    firm: bool = False
    """Whether its order is independent of readings."""


def arrow(reading: "Reading") -> str:
    """Return the mark of a reading: ready, or its trend."""
    return mark(reading.suggestion.action, reading.trend)


def arrow_words(reading: "Reading") -> str:
    """Return the word that goes with the mark."""
    return mark_words(reading.suggestion.action, reading.trend)


def action_words(reading: "Reading") -> str:
    """Return the suggestion in a word or two."""
    action, to = reading.suggestion.action, reading.suggestion.to
    if action == "end_trial":
        return _("end trial")
    if action == "trial":
        return _("trial at {to}").format(to=to)
    return _(action) if to is None else _("{action} to {to}").format(action=_(action), to=to)


def estimate_pieces(name: "StrandName", reading: "Reading", width: int) -> Pieces:
    """Draw an estimate as a bar with its number; of time and openness, and while it is too early, what is counted."""
    from trustlog.trust.words import estimate, is_unclear, short_counted_words

    strand = reading.strands[name]
    known = strand.trend != "unknown" and name in PROMISE_STRANDS
    if not known or strand.estimate is None or strand.low is None or strand.high is None:
        return (cell(short_counted_words(name, reading.counted), width, "muted"),)
    if is_unclear(strand.low, strand.high) and width < UNCLEAR:
        return (cell(_("unclear"), width, "muted"),)
    if is_unclear(strand.low, strand.high):
        return (cell(estimate(strand.estimate, strand.low, strand.high), width, "muted"),)
    bar = estimate_bar(strand.low, strand.high, width - 6) if width > 10 else ()
    size = width - sum(len(text) for text, _unused in bar)
    return (*bar, cell(percent(strand.estimate), size - 1, right=True), (" ", ""))


def draw_line(line: Line, width: int) -> Pieces:
    """Draw one row of the table."""
    return tuple(piece for column, size in columns(width) for piece in column.draw(line, size))


def rest_of(line: Line, width: int) -> str:
    """Return in words what the table has no column for: what holds a partner back, and on a narrow one some more."""
    from trustlog.trust.words import held_by_words, level_words, private_words, short_counted_words, unsettled_words

    parts, reading = [line.partner.name], line.reading
    if width < MIDDLE:
        name = line.settings.level_name(line.partner.level)
        parts.append(level_words(line.partner.level, name, line.partner.on_trial, line.today))
        parts.append(
            _("last unscripted {more}").format(
                more=short_day(line.unscripted, line.today) if line.unscripted else _("never")
            )
        )
    if reading is not None:
        openness = (
            _("openness {short_counted_words}").format(
                short_counted_words=short_counted_words("openness", reading.counted)
            )
            if width < MIDDLE
            else ""
        )
        held_by = reading.suggestion.held_by
        held_back = (
            _("held back by {held_by_words}").format(held_by_words=held_by_words(held_by))
            if held_by
            else arrow_words(reading)
        )
        parts += [openness, unsettled_words(reading.counted), private_words(line.private), held_back]
    return " · ".join(part for part in parts if part)


def _strand(name: "StrandName") -> Callable[[Line, int], Pieces]:
    def draw(line: Line, width: int) -> Pieces:
        if line.reading is None:
            return (cell("…", width, "muted"),)
        return (*estimate_pieces(name, line.reading, width - 1), (" ", ""))

    return draw


def _strand_key(name: "StrandName") -> Callable[[Line], float]:
    def key(line: Line) -> float:
        if line.reading is None:
            return LAST
        strand = line.reading.strands[name]
        return LAST if strand.trend == "unknown" or strand.estimate is None else -strand.estimate

    return key


def _name(line: Line, width: int) -> Pieces:
    return cell(line.partner.name, width - 1, "strong"), (" ", "")


def _level(line: Line, width: int) -> Pieces:
    mark = f" {TRIAL}" if line.partner.on_trial is not None else ""
    name = f" {line.settings.level_name(line.partner.level)}" if width > 10 else ""
    return cell(f"{line.partner.level}{mark}{name}", width - 1), (" ", "")


def _trend(line: Line, width: int) -> Pieces:
    if line.reading is None:
        return (cell("…", width, "muted"),)
    mark = arrow(line.reading)
    tone = ARROW_TONE[mark]
    words = arrow_words(line.reading)
    if len(words) > width - 2 and line.reading.suggestion.action == "trial":
        words = _("a trial")
    return (f"{mark} ", tone), cell(words, width - 2, tone)


def _due(line: Line, width: int) -> Pieces:
    if line.due is None:
        return (cell("", width),)
    on, ours = line.due
    label = f"{'→' if ours else '←'} {short_day(on, line.today)}"
    return (cell(label, width, "warn" if on < line.today else ""),)


def _unscripted(line: Line, width: int) -> Pieces:
    if line.unscripted is None:
        return (cell(_("never"), width, "muted"),)
    return (cell(short_day(line.unscripted, line.today), width - 1), (" ", ""))


def _suggestion(line: Line, width: int) -> Pieces:
    if line.reading is None:
        return (cell("", width),)
    from trustlog.trust.words import short_unsettled_words

    action, unsettled = action_words(line.reading), short_unsettled_words(line.reading.counted)
    tone = ACTION_TONE[line.reading.suggestion.action]
    if not unsettled or len(f"{action} · {unsettled}") > width:  # the line below the table says so as well
        return (cell(action, width, tone),)
    between = " · "
    return (action + between, tone), cell(unsettled, width - len(action + between), "muted")


NAME = Column(N_("Partner"), _name, None, firm=True)
LEVEL = Column(N_("Level"), _level, lambda line: -line.partner.level, firm=True)
TREND = Column(N_("Trend"), _trend, lambda line: "▲△↗·↘?".index(arrow(line.reading)) if line.reading else LAST)
THEIRS = Column(N_("Theirs"), _strand("their_promises"), _strand_key("their_promises"))
OURS = Column(N_("Ours"), _strand("our_promises"), _strand_key("our_promises"))
UNSCRIPTED = Column(
    N_("Unscripted"), _unscripted, lambda line: -line.unscripted.toordinal() if line.unscripted else 0, firm=True
)
OPENNESS = Column(N_("Open"), _strand("openness"), _strand_key("openness"))
DUE = Column(N_("Next due"), _due, lambda line: line.due[0].toordinal() if line.due else LAST, firm=True)
SAYS = Column(
    N_("Suggests"), _suggestion, lambda line: ACTIONS.index(line.reading.suggestion.action) if line.reading else LAST
)
COLUMNS = (NAME, LEVEL, TREND, THEIRS, OURS, UNSCRIPTED, OPENNESS, DUE, SAYS)
_GOES_FIRST, _NAME_LEAST = (OURS, DUE, THEIRS, SAYS, LEVEL, TREND), 12
"""Which columns go on a terminal too narrow for the name beside them, and what the name needs."""
MIDDLE, NAMED, WIDEST, ROOMY = 96, 108, 150, 165
"""Terminal columns from which on all columns are shown, the levels by name, every bar, and more than a suggestion."""
UNSETTLED = 22
"""Columns that a suggestion is given for how many promises are not settled yet."""


def columns(width: int) -> tuple[tuple[Column, int], ...]:
    """Return the columns for a width with their sizes: fewer and narrower columns on a small terminal."""
    sized: tuple[tuple[Column, int], ...]
    if width >= WIDEST:
        bar = 19 + (width - WIDEST) * 2 // 9
        sized = ((LEVEL, 22), (TREND, 13), (THEIRS, bar), (OURS, bar), (UNSCRIPTED, 13), (OPENNESS, bar), (DUE, 14))
    elif width >= NAMED:
        level = min(21, width - 96)
        sized = ((LEVEL, level), (TREND, 12), (THEIRS, 14), (OURS, 8), (UNSCRIPTED, 12), (OPENNESS, 10), (DUE, 13))
    elif width >= MIDDLE:
        sized = ((LEVEL, 6), (TREND, 12), (THEIRS, 12), (OURS, 8), (UNSCRIPTED, 12), (OPENNESS, 10), (DUE, 13))
    else:
        sized = ((LEVEL, 6), (TREND, 12), (THEIRS, 12), (OURS, 8), (DUE, 13))
    fitting = [*sized, (SAYS, 10 + max(0, min(width - ROOMY, UNSETTLED)))]
    for column in _GOES_FIRST:
        if width - sum(size for _unused, size in fitting) >= _NAME_LEAST:
            break
        fitting = [pair for pair in fitting if pair[0] is not column]
    return ((NAME, width - sum(size for _unused, size in fitting)), *fitting)


def title(column: Column, size: int, *, sorted_by: bool, backwards: bool) -> Piece:
    """Return a column's title; that of the column sorted by is marked."""
    mark = f" {'▴' if backwards else '▾'}" if sorted_by else ""
    return (_(column.title)[: size - 1 - len(mark)] + mark).ljust(size), "head" if sorted_by else "muted"
