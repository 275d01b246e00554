"""The file of promises: its columns, a row of it as a value, and how the row is read."""

from datetime import date
from typing import NamedTuple, cast

from trustlog.domain.calendar.days import iso_day
from trustlog.domain.facts import Move
from trustlog.domain.facts.promise import OUTCOMES, STAKES, TOLD, WITHDRAWERS, Outcome
from trustlog.domain.facts.scan import Stake, Told, Withdrawer
from trustlog.domain.facts.their_word import SETTLED, WORDS, Settled, Word
from trustlog.domain.kinds.words import DIRECTIONS
from trustlog.domain.limits import GRACE, NUMBERS
from trustlog.domain.text import clip
from trustlog.errors import Reason, WordsError
from trustlog.exchange.csv.column import EMPTY, NEEDED, READ, REST, WHO, Column
from trustlog.exchange.csv.row_cells import UNSTAMPED, Cells, Stamp
from trustlog.language import N_

COLUMNS = (
    Column("number", N_("the short number of the fact (an import looks there for what follows names)"), READ),
    *WHO[1:],
    Column("on", N_("the day it was made")),
    Column("partners", N_("handle of the partner (an import takes the whole name too)"), NEEDED),
    Column("people", EMPTY),
    *REST,
    Column("direction", N_("who promised"), NEEDED),
    Column("text", N_("what was promised"), NEEDED),
    Column("stake", N_("how much hangs on it (normal when not given)"), READ),
    Column("made_on", N_("the day it was made"), NEEDED),
    Column(
        "accepted_on",
        N_("the day an offer became a promise; empty if it never did (made_on without this column)"),
        READ,
    ),
    Column("due_on", N_("the day it is due, after all moves; empty when none was given"), READ),
    Column(
        "counts_on",
        N_("the day the clock uses: that it is due, else 30 days, or your setting, after it was made"),
        READ,
    ),
    Column(
        "grace_days",
        N_("after how many days it has lapsed (7, or your setting, if empty)"),
        READ,
    ),
    Column("outcome", N_("how it came out (open when not given)"), READ),
    Column("told", N_("of a broken one: whether that was told"), READ),
    Column("closed_on", N_("the day it was settled; needed for every settled outcome"), READ),
    Column("satisfied", N_("the receiver's verdict; empty where there is none"), READ),
    Column("withdrawn_by", N_("who withdrew it"), READ),
    Column("entered_late", N_("true when typed in so late that the day itself would have come out worse"), READ),
    Column("moves", N_("each move as day:from>to, separated by spaces"), READ),
    Column("every", N_("how often it comes back"), READ),
    Column(
        "their_word",
        N_(
            "what the partner last said of it: done, not_done, moved:day or disputed; behind it otherwise, where that "
            "is not what we say, or ours or theirs, once it was settled whose version holds"
        ),
        READ,
    ),
    Column("closed_reason", N_("why it was withdrawn, or settled so"), READ),
    Column("cleared_on", N_("of a concealed break: the day a person cleared it, or empty"), READ),
    Column("clear_reason", N_("why it was cleared; needed where it was"), READ),
    Column(
        "move_reasons",
        N_("why each move was made, separated by ; in the order of the moves"),
        READ,
    ),
    Column("every_from", N_("the day that what comes back is counted from (the first due day when not given)"), READ),
    Column(
        "follows", N_("of one that came back: the number of the promise before it, in a row of the same file"), READ
    ),
    Column("their_word_on", N_("the day they said it; an import takes no word without it"), READ),
    Column("their_word_by", N_("who of them said it"), READ),
    Column("their_word_settled_on", N_("the day it was settled whose version holds"), READ),
    Column("their_word_reason", N_("why that version holds"), READ),
)


class WordCells(NamedTuple):
    """What the partner last said of it; `settled` says whose version holds, with its day and reason."""

    word: Word
    moved_to: date | None
    on: date
    by: str | None
    settled: Settled | None
    settled_on: date | None
    reason: str | None


class PromiseRow(NamedTuple):
    """A promise; `outcome` is `open` where the row is silent."""

    line: int
    partners: tuple[str, ...]
    ours: bool
    text: str
    stake: Stake
    made_on: date
    accepted_on: date | None
    due_on: date | None
    counts_on: date | None
    grace_days: int | None
    outcome: Outcome
    told: Told | None
    closed_on: date | None
    satisfied: bool | None
    withdrawn_by: Withdrawer | None
    entered_late: bool
    moves: tuple[Move, ...]
    every: str | None
    note: str | None
    private: bool
    closed_reason: str | None
    cleared_on: date | None
    clear_reason: str | None
    every_from: date | None
    number: int | None
    follows: int | None
    stamp: Stamp = UNSTAMPED
    said: WordCells | None = None


def read_row(cells: Cells, today: date) -> PromiseRow:
    """Read a row of promises; faults are noted with the cells, and what is at fault has a stand-in."""
    outcome, made_on, accepted_on = _beginning(cells)
    row = PromiseRow(
        cells.line,
        cells.partner(),
        cells.one_of("direction", DIRECTIONS, needed=True) == "ours",
        cells.needed("text"),
        cells.one_of("stake", STAKES) or "normal",
        made_on,
        accepted_on,
        cells.day("due_on"),
        cells.day("counts_on"),
        cells.number("grace_days", GRACE),
        outcome,
        cells.one_of("told", TOLD),
        cells.day("closed_on"),
        cells.truth("satisfied"),
        cells.one_of("withdrawn_by", WITHDRAWERS),
        bool(cells.truth("entered_late")),
        cells.moves("moves", "move_reasons"),
        cells.every("every"),
        cells.text("note"),
        bool(cells.truth("private")),
        cells.text("closed_reason"),
        cells.day("cleared_on"),
        cells.text("clear_reason"),
        cells.day("every_from"),
        cells.number("number", NUMBERS) if cells.has("follows") else None,
        cells.number("follows", NUMBERS),
        cells.stamp(),
        _said(cells, today),
    )
    cells.not_ahead("made_on", row.made_on, today)
    return row


def _said(cells: Cells, today: date) -> WordCells | None:
    """Read the partner's own word; None where there is none, or where the day is not told on which it was said."""
    text, on = cells.text("their_word"), cells.day("their_word_on")
    if text is None or on is None:
        return None
    said, _space, stands = text.partition(" ")
    word, _colon, day = said.partition(":")
    settled = next((one for one in SETTLED if one == stands), None)
    settled_on, reason = cells.day("their_word_settled_on"), cells.text("their_word_reason")
    try:
        moved_to = iso_day(day) if day else None
    except WordsError:
        moved_to = None
    is_known = word in WORDS and (word == "moved") == (moved_to is not None) and stands in ("", "otherwise", *SETTLED)
    if not is_known or (settled is None) != (settled_on is None) or (settled is None) != (reason is None):
        cells.fault(Reason("no_word_of_theirs", text=clip(text)))
        return None
    cells.not_ahead("their_word_on", on, today)
    cells.not_ahead("their_word_settled_on", settled_on, today)
    by = cells.text("their_word_by")
    return WordCells(cast("Word", word), moved_to, on, by, settled, settled_on, reason)


def _beginning(cells: Cells) -> tuple[Outcome, date, date | None]:
    """Read the outcome, the day the promise was made, and the day it was accepted: None of a mere offer."""
    outcome = cells.one_of("outcome", OUTCOMES) or "open"
    made_on = cells.needed_day("made_on")
    accepted_on = cells.day("accepted_on")
    if accepted_on is None and not (outcome == "offered" or (outcome == "withdrawn" and cells.has("accepted_on"))):
        accepted_on = made_on
    return outcome, made_on, accepted_on
