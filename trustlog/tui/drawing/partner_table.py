"""The columns of the table of partners: what each shows, how wide it is, and how it sorts. Pure."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from trustlog.desk.settings import UserSettings
from trustlog.domain.facts import Partner
from trustlog.domain.strands import PROMISE_STRANDS, TRIAL, TRIAL_WORD, UNTOLD_WORD, mark, mark_words
from trustlog.domain.text.folding import folded
from trustlog.language import N_, _
from trustlog.tui.drawing.text import Piece, Pieces, cell, estimate_bar, joined, percent, short_day

if TYPE_CHECKING:
    from trustlog.desk.first import First, WhoWaits
    from trustlog.domain.strands import StrandName
    from trustlog.trust.reading.values import Reading

ARROW_TONE = {"▲": "good", "△": "good", "↗": "good", "↘": "warn", "?": "muted", "·": ""}
UNCLEAR = 17
"""Columns that an estimate takes of which only the band is said."""
BANDED = 13
"""Columns that a rate takes with its band beside it."""
SENTENCE = 30
"""Columns from which on a sentence is worth beginning; below, two or three words stand for it."""
LAST = 1e9
"""Sorts after every known value."""
_ROOMY = 60
"""Columns in which no text of a row is cut."""
SortKey = tuple[float, str]


class Line(NamedTuple):
    """A partner with what is known of it so far; `due` is the next due day and whether the promise is ours.

    `met` is the last time together and its kind; so many `times` one met in the last weeks. Without `waits`, who waits
    for us is not known yet.
    """

    partner: Partner
    due: tuple[date, bool] | None
    met: tuple[date, str] | None
    times: int
    reading: "Reading | None"
    today: date
    settings: UserSettings
    waits: "WhoWaits | None" = None

    @property
    def first(self) -> "First | None":
        """Where the partner stands among those who come first; None where nothing asks for it."""
        from trustlog.desk.first import first_of

        return None if self.waits is None else first_of(self.waits, self.partner, self.reading)


class Column(NamedTuple):
    """A column: title, how to draw a line in it and what to sort by (by name where None).

    It takes at least so many columns of the terminal, a blank behind it among them. A `firm` one needs no readings.
    """

    title: str
    draw: Callable[[Line, int], Pieces]
    sort: Callable[[Line], SortKey] | None
    least: int
    firm: bool = False


Sized = tuple[tuple[Column, int], ...]
"""Columns with their sizes, from left to right."""


def arrow(reading: "Reading") -> str:
    """Return the mark of a reading: ready, or its trend."""
    return mark(reading.suggestion.action, reading.trend)


def arrow_words(reading: "Reading") -> str:
    """Return the word that goes with the mark."""
    return mark_words(reading.suggestion.action, reading.trend)


def estimate_pieces(name: "StrandName", reading: "Reading", width: int) -> Pieces:
    """Draw an estimate as a bar with its number; of time and openness, and while it is too early, what is counted."""
    from trustlog.trust.words import estimate, is_unclear, short_counted_words

    strand = reading.strands[name]
    known = strand.trend != "unknown" and name in PROMISE_STRANDS
    if not known or strand.estimate is None or strand.low is None or strand.high is None:
        return (cell(short_counted_words(name, reading.counted, reading.before_logging(name)), width, "muted"),)
    if is_unclear(strand.low, strand.high) and width < UNCLEAR:
        return (cell(_("unclear"), width, "muted"),)
    if is_unclear(strand.low, strand.high):
        return (cell(estimate(strand.estimate, strand.low, strand.high), width, "muted"),)
    bar = estimate_bar(strand.low, strand.high, width - 6) if width > 10 else ()
    size = width - sum(len(text) for text, _unused in bar)
    return (*bar, cell(percent(strand.estimate), size - 1, right=True), (" ", ""))


def kept_piece(name: "StrandName", reading: "Reading", width: int) -> Piece:
    """Draw how the promises of a side are kept: counts while they are few, then a rate, with its band if there is room.

    While a band is so wide that no one number stands for it, counts say more.
    """
    from trustlog.trust.words import is_too_early, is_unclear, kept_words, short_counted_words, strand_words

    strand, counted = reading.strands[name], reading.counted
    if is_too_early(strand) or is_unclear(strand.low or 0.0, strand.high or 0.0):
        before = reading.before_logging(name)
        full = kept_words(name, counted, reading.as_of, before)
        return cell(full if cell_len(full) <= width else short_counted_words(name, counted, before), width, "muted")
    return cell(strand_words(strand) if width >= BANDED else percent(strand.estimate), width)


def found_by(partner: Partner, settings: UserSettings) -> str:
    """Return the words that a partner can be found by in a filter, folded."""
    named = (partner.name, partner.handle, str(partner.level), settings.level_name(partner.level))
    return folded(" ".join((*named, partner.owner or "", partner.tags or "")))


def draw_line(line: Line, sized: Sized) -> Pieces:
    """Draw one row of the table."""
    return tuple(piece for column, size in sized for piece in (*column.draw(line, size - 1), (" ", "")))


def rest_of(line: Line, sized: Sized) -> str:
    """Return in words what the table has no room for: what holds a partner back, and the facts that are counted."""
    from trustlog.trust.words import (
        awaits_first_answer,
        facts_words,
        holding_words,
        level_words,
        private_words,
        short_counted_words,
    )

    sizes, reading, first = {column.title: size for column, size in sized}, line.reading, line.first
    parts = [line.partner.name]
    if first is not None and cell_len(first.says) >= sizes.get(WHY.title, 0):
        parts.append(first.says)
    if reading is not None:
        holds = holding_words(reading, line.settings.level_names)
        if cell_len(holds) >= sizes.get(HOLDS.title, 0):
            is_held = reading.suggestion.held_by is not None and not awaits_first_answer(reading)
            parts.append(_("held back by {what}").format(what=holds) if is_held else holds)
        parts.append(facts_words(reading, line.times, line.met[0] if line.met else None))
        if reading.counted.openness[0].slots:
            parts.append(_("openness {counted}").format(counted=short_counted_words("openness", reading.counted)))
        parts.append(private_words(line.waits.private.get(line.partner.id, 0) if line.waits else 0))
    if sizes.get(LEVEL.title, 0) < SENTENCE:
        name = line.settings.level_name(line.partner.level)
        parts.append(level_words(line.partner.level, name, line.partner.on_trial, line.today))
    return " · ".join(part for part in dict.fromkeys(parts) if part)


def _kept(name: "StrandName") -> Callable[[Line, int], Pieces]:
    def draw(line: Line, width: int) -> Pieces:
        return (cell("…", width, "muted") if line.reading is None else kept_piece(name, line.reading, width),)

    return draw


def _kept_key(name: "StrandName") -> Callable[[Line], SortKey]:
    def key(line: Line) -> SortKey:
        if line.reading is None:
            return LAST, ""
        strand = line.reading.strands[name]
        return LAST if strand.trend == "unknown" or strand.estimate is None else -strand.estimate, ""

    return key


def _name(line: Line, width: int) -> Pieces:
    return (cell(line.partner.name, width, "strong"),)


def _level(line: Line, width: int) -> Pieces:
    """Draw the level and its target, with their names where there is room: "2 Preferred supplier → 3 Partner"."""
    partner, name = line.partner, line.settings.level_name
    level = f"{partner.level}{f' {TRIAL}' if partner.on_trial is not None else ''}"
    target = "" if partner.target == partner.level else f" → {partner.target}"
    named = f"{level} {name(partner.level)}"
    fullest = f"{named}{target} {name(partner.target)}" if target else named
    fitting = (words for words in (fullest, named + target, level + target) if cell_len(words) <= width)
    return (cell(next(fitting, level + target), width),)


def _moves(line: Line, width: int) -> Pieces:
    if line.reading is None:
        return (cell("…", width, "muted"),)
    sign, words = arrow(line.reading), arrow_words(line.reading)
    if cell_len(words) > width - 2:
        words = {_(TRIAL_WORD): _("a trial"), _(UNTOLD_WORD): _("too little")}.get(words, words)
    return (f"{sign} ", ARROW_TONE[sign]), cell(words, width - 2, ARROW_TONE[sign])


def due_texts(due: tuple[date, bool] | None, today: date) -> tuple[str, str]:
    """Return what is due next, by whom, and the same without a weekday."""
    if due is None:
        return "", ""
    on, ours = due
    says = _("we {day}") if ours else _("they {day}")
    text, short = (says.format(day=day) for day in _days(on, today))
    return text, short


def met_texts(met: tuple[date, str] | None, today: date) -> tuple[str, str]:
    """Return the last time together, and the same without a weekday."""
    if met is None:
        return _("not met yet"), _("not met yet")
    on, kind = met
    text, short = (f"{_(kind)} {day}" for day in _days(on, today))
    return text, short


def _due(line: Line, width: int) -> Pieces:
    text, short = due_texts(line.due, line.today)
    tone = "warn" if line.due is not None and line.due[0] < line.today else ""
    return (cell(text if cell_len(text) <= width else short, width, tone),)


def _met(line: Line, width: int) -> Pieces:
    text, short = met_texts(line.met, line.today)
    return (cell(text if cell_len(text) <= width else short, width, "muted" if line.met is None else ""),)


def _days(on: date, today: date) -> tuple[str, str]:
    """Return a day with its weekday where it is near, and without it where there is no room for that."""
    return short_day(on, today), short_day(on, today, weekday=False)


def _tags(line: Line, width: int) -> Pieces:
    return (cell(line.partner.tags or "", width, "muted"),)


def _owner(line: Line, width: int) -> Pieces:
    return (cell(line.partner.owner or "", width, "muted"),)


def _text_key(text: str | None) -> SortKey:
    """Return by what a text is sorted, those without any last."""
    return (0, folded(text)) if text else (LAST, "")


def _holds(line: Line, width: int) -> Pieces:
    if line.reading is None:
        return (cell("…", width, "muted"),)
    from trustlog.trust.words import holding_words, short_holding_words

    words = holding_words(line.reading, line.settings.level_names)
    if cell_len(words) > width and width < SENTENCE:
        words = short_holding_words(line.reading)
    is_suggested = line.reading.suggestion.action != "stay"
    return (cell(words, width, ARROW_TONE[arrow(line.reading)] if is_suggested else ""),)


def _holds_key(line: Line) -> SortKey:
    from trustlog.trust.words import short_holding_words

    return (LAST, "") if line.reading is None else (0, short_holding_words(line.reading))


def _why(line: Line, width: int) -> Pieces:
    """Draw why a partner comes first; of one that does not, what holds it back, in a quieter tone."""
    first = line.first
    if first is None:
        return tuple((text, "muted") for text, _tone in _holds(line, width))
    from trustlog.trust.words import rung_title

    words = rung_title(first.rung) if cell_len(first.says) > width and width < SENTENCE else first.says
    return (cell(words, width),)


def _why_key(line: Line) -> SortKey:
    from trustlog.desk.first import step_of

    step = None if line.waits is None else step_of(line.waits, line.partner, line.reading)
    return (LAST, "") if step is None else (step.place[0] * 1e7 + step.place[1], "")


NAME = Column(N_("Partner"), _name, None, 12, firm=True)
MOVES = Column(
    N_("Moves"), _moves, lambda line: ("▲△↗·↘?".index(arrow(line.reading)) if line.reading else LAST, ""), 13
)
LEVEL = Column(N_("Level"), _level, lambda line: (-line.partner.level, ""), 7, firm=True)
HOLDS = Column(N_("Held back by"), _holds, _holds_key, 19)
WHY = Column(N_("Why first"), _why, _why_key, 32)
THEIRS = Column(N_("They kept"), _kept("their_promises"), _kept_key("their_promises"), 10)
OURS = Column(N_("We kept"), _kept("our_promises"), _kept_key("our_promises"), 10)
MET = Column(
    N_("Last together"), _met, lambda line: (-line.met[0].toordinal() if line.met else LAST, ""), 16, firm=True
)
DUE = Column(N_("Next due"), _due, lambda line: (line.due[0].toordinal() if line.due else LAST, ""), 12, firm=True)
TAGS = Column(N_("Tags"), _tags, lambda line: _text_key(line.partner.tags), 10, firm=True)
OWNER = Column(N_("Owner"), _owner, lambda line: _text_key(line.partner.owner), 10, firm=True)
COLUMNS = (NAME, MOVES, LEVEL, HOLDS, WHY, THEIRS, OURS, MET, DUE, OWNER, TAGS)
"""From left to right; of the two that give a reason there is one at a time."""
AT_FIRST_HIDDEN = frozenset((TAGS.title, OWNER.title))
"""The titles of columns that are left out until it is known that any partner has something there."""
_BY_NEED = (MOVES, THEIRS, LEVEL, DUE, OURS, MET, OWNER, TAGS)
"""The columns beside the name and the reason in the order in which they find room, on a small terminal."""
_NAME_MOST = 18
"""Columns of the terminal that a name takes before other columns go."""
_GROWTH = (
    (HOLDS, 44), (TAGS, 20), (MET, 20), (DUE, 16), (NAME, 18), (MOVES, 17), (THEIRS, BANDED + 2), (OURS, BANDED + 2),
    (HOLDS, 60), (LEVEL, 34), (OWNER, 16), (NAME, 30), (THEIRS, 30), (OURS, 30),
)  # fmt: skip
"""How the room that is left over is given out: which column grows up to how many columns of the terminal."""


def columns(width: int, hidden: Collection[str] = (), *, by_first: bool = False, longest: int = 0) -> Sized:
    """Return the columns for a width with their sizes: those needed most on a small terminal, all on a large one.

    The `longest` name is shown whole where that leaves three quarters to the rest. Those with a title in `hidden` are
    left out. With `by_first` it is said why a partner comes first, instead of what holds it back.
    """
    reason = WHY if by_first else HOLDS
    name = max(NAME.least, min(longest + 1, _NAME_MOST, width // 4))
    sizes = {NAME: min(name, width)}
    for column in (reason, *_BY_NEED):
        is_hidden = column.title in hidden and column is not WHY
        if not is_hidden and sum(sizes.values()) + column.least <= width:
            sizes[column] = column.least
    left = width - sum(sizes.values())
    for grown, most in _GROWTH:
        column = reason if grown is HOLDS else grown
        if column in sizes:
            more = min(max(most - sizes[column], 0), left)
            sizes[column] += more
            left -= more
    sizes[reason if reason in sizes else NAME] += left
    return tuple((column, sizes[column]) for column in COLUMNS if column in sizes)


def still_equal(lines: Iterable[Line], equal: Mapping[Column, str | None]) -> dict[Column, str | None]:
    """Return those of these columns in which all lines read the same, with what they read: nothing is learned there.

    What was read in lines before is handed in, None where there were none.
    """
    left = dict(equal)
    for line in lines:
        texts = {column: joined(column.draw(line, _ROOMY)) for column in left}
        left = {column: text for column, text in texts.items() if left[column] in (None, text)}
        if not left:
            break
    return left


def title(column: Column, size: int, *, sorted_by: bool, backwards: bool) -> Piece:
    """Return a column's title; that of the column sorted by is marked."""
    sign = f" {'▴' if backwards else '▾'}" if sorted_by else ""
    words = cell(_(column.title), size - 1 - len(sign))[0].rstrip()
    return cell(words + sign, size, "head" if sorted_by else "muted")
