"""Drawing a reading: a line for each strand, what is missing, the gates, and the step of the evidence. Pure."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from trustlog.domain.strands import ARROWS, PROMISE_STRANDS, TITLES, TREND_WORDS, Action, StrandName
from trustlog.language import N_, _
from trustlog.tui.drawing.partner_table import ARROW_TONE, estimate_pieces
from trustlog.tui.drawing.text import Item, Pieces, blank, cell, evidence_bar, heading, lines_of, wrapped

if TYPE_CHECKING:
    from trustlog.trust.reading.values import Gate, Reading, ReadingReason, Strand

STRANDS: tuple[StrandName, ...] = ("their_promises", "our_promises", "time", "openness")
"""In the order of the screens: theirs first, which is what one looks for."""
_TITLES: "dict[Action, str]" = {"down": N_("Step down"), "end_trial": N_("End trial")}
WIDE = 92
"""Columns from which on there is room for everything."""
WIDEST, IN_FULL = 140, 30
"""Columns from which on what is counted is said in full, and how many more it has then."""
LONGEST_BAR, LABELLED_BAR, LEAST_BAR = 20, 8, 3
"""Columns of a bar of evidence: at most, at least with a label before it, and at least without one."""
NEEDED = "│"
"""The mark behind a bar of evidence, at what is needed."""
LABEL, SHORT_LABEL = 18, 12
"""Columns of a label before a sentence; the second on a narrow terminal."""


class Around(NamedTuple):
    """What stands around a reading: how many sides are watched in all, and on how many private facts it rests.

    Luck alone passes each beginning of the tests at a rate of `error`.
    """

    sides: int
    private: int
    error: float


class EvidenceColumn(NamedTuple):
    """How the evidence of the four strands of a reading is drawn: the same columns for each, so that bars compare.

    `label` stands before a bar of `bar` columns, `words` behind it, by strand. A bar of 0 columns is left out.
    """

    label: str
    bar: int
    words: "Mapping[StrandName, str]"


def evidence_column(reading: "Reading", room: int) -> EvidenceColumn:
    """Return how the evidence is drawn in so many columns: in all words where these leave a bar, else in fewer."""
    from trustlog.trust.words import evidence_words, short_evidence_words

    full = {name: evidence_words(strand, name) for name, strand in reading.strands.items()}
    short = {name: short_evidence_words(strand) for name, strand in reading.strands.items()}
    for label, words, least in ((_("evidence "), full, LABELLED_BAR), ("", full, LEAST_BAR), ("", short, LEAST_BAR)):
        bar = room - len(label) - len(f"{NEEDED} ") - max(map(len, words.values()))
        if bar >= least:
            return EvidenceColumn(label, min(bar, LONGEST_BAR), words)
    return EvidenceColumn("", 0, short)


def draw_strand(name: StrandName, reading: "Reading", width: int) -> Pieces:
    """Draw a strand: estimate as a bar with its band or what is counted, trend, evidence.

    Time and openness are read as counts first; promises while it is too early for an estimate.
    """
    from trustlog.trust.words import fitting_counted_words, is_too_early, is_unclear

    strand, wide = reading.strands[name], width >= WIDE
    flag = ("! ", "warn") if strand.flagged else ("  ", "")
    size, more = 19 if wide else 16, IN_FULL if width >= WIDEST else 0
    pieces: list[tuple[str, str]] = [flag, cell(_(TITLES[name]), 16 if wide else 15, "strong")]
    if name in PROMISE_STRANDS and not is_too_early(strand):
        band = f"({(strand.low or 0) * 100:.0f}–{(strand.high or 0) * 100:.0f})"
        band = "" if is_unclear(strand.low or 0, strand.high or 0) else band
        pieces += [*estimate_pieces(name, reading, size + (0 if band else 9))]
        pieces += [cell(band, 9, "muted")] if band else []
        pieces += [cell(f"n {strand.n}", 6 + more, "muted")] if wide else []
    else:
        room = size + (15 if wide else 9) + more
        before = reading.before_logging(name)
        words = fitting_counted_words(name, reading.counted, reading.as_of, room, before)
        pieces += [cell(words, room, "muted")]
    pieces += [(ARROWS[strand.trend] + " ", ARROW_TONE[ARROWS[strand.trend]]), cell(_(TREND_WORDS[strand.trend]), 10)]
    rest = width - sum(len(text) for text, _tone in pieces)
    column = evidence_column(reading, rest - 1)  # a list that is longer than its box has a mark in the last one
    drawn = _evidence_bar(strand, column)
    rest -= sum(len(text) for text, _tone in drawn)
    return (*pieces, *drawn, cell(column.words[name], rest, "good" if strand.passed else "muted"))


def _evidence_bar(strand: "Strand", column: EvidenceColumn) -> Pieces:
    """Draw how far the evidence is on its way to the mark of what is needed; blanks where none is weighed."""
    from trustlog.trust.words import evidence_share

    if not column.bar:
        return ()
    if strand.evidence is None:
        return ((" " * (len(column.label) + column.bar + len(f"{NEEDED} ")), ""),)
    share = evidence_share(strand.evidence, strand.needed)
    return (column.label, "muted"), *evidence_bar(share, column.bar), (f"{NEEDED} ", "muted")


def strand_items(reading: "Reading") -> list[Item]:
    """Give a row for each strand."""
    return [_strand_item(name, reading) for name in STRANDS]


def _strand_item(name: StrandName, reading: "Reading") -> Item:
    return Item(name, lambda width: draw_strand(name, reading, width), None, None, _(TITLES[name]))


def missing_items(reading: "Reading", width: int) -> list[Item]:
    """Return what the reading suggests and what is missing, in lines of a width; the cursor stops at each sentence."""
    from trustlog.trust.words import sentence

    items = []
    before = ""
    room = LABEL if width >= WIDE else SHORT_LABEL
    for at, (title, reason, tone) in enumerate(_reasons(reading)):
        text = sentence(reason)
        if reading.suggestion.action == "up" and at == 0:
            text = _("All {strands} strands have passed and all gates are open. {text}").format(
                strands=len(reading.strands), text=text
            )
        for part in lines_of(text, max(20, width - room)):
            item = _labelled("" if title == before else title, part, tone, room)
            if part == text or text.startswith(part):
                item = item._replace(key=f"missing {at} {chapter_of(reason)}", text=text)
            items.append(item)
            before = title
    return items


def counted_items(reading: "Reading", met: str, width: int) -> list[Item]:
    """Return how often one met (where that is known), and when there is a first answer, in lines of a width."""
    from trustlog.trust.words import first_answer_words

    first_answer = first_answer_words(reading)
    items = _aside(_("Together"), f"{met[0].upper()}{met[1:]}.", width) if met else []
    return [*items, *(_aside("", first_answer, width) if first_answer else [])]


def luck_items(reading: "Reading", width: int, sides: int) -> list[Item]:
    """Return how often chance raises a flag where one is up, among so many sides in all, in lines of a width."""
    from trustlog.trust.words import error_words

    text = error_words(reading.suggestion, sides) if is_flagged(reading) else None
    return [] if text is None else _aside(_("By chance"), f"{text[0].upper()}{text[1:]}.", width)


def worth_items(reading: "Reading", width: int, error: float) -> list[Item]:
    """Return the chances of both sides, how often the tests began, and which days are paused, in lines of a width.

    Each beginning may be passed by luck at a rate of `error`.
    """
    from trustlog.trust.words import beginnings_words, chances_words, paused_words

    chances = enumerate(chances_words(reading))
    items = [item for at, text in chances for item in _aside("" if at else _("Chance"), f"{text}.", width)]
    begun, paused = beginnings_words(reading, error), paused_words(reading.counted, reading.as_of)
    items += _aside(_("Begun"), begun, width) if begun else []
    return [*items, *(_aside(_("Paused"), f"{paused}.", width) if paused else [])]


def _aside(title: str, text: str, width: int) -> list[Item]:
    """Return a sentence beside the reasons, in lines of a width, its title before the first."""
    room = LABEL if width >= WIDE else SHORT_LABEL
    parts = lines_of(text, max(20, width - room))
    return [_labelled("" if at else title, part, "muted", room) for at, part in enumerate(parts)]


def indented(text: str, width: int) -> list[Item]:
    """Return a sentence in lines of a width, under the names of the strands."""
    return [_labelled("", part, "muted", 2) for part in lines_of(text, max(20, width - 2))]


def chapter_of(reason: "ReadingReason") -> str:
    """Return the chapter of the explanation that a reason belongs to: the strand it is about, else the gates."""
    return reason.strand or "gates"


def _reasons(reading: "Reading") -> "list[tuple[str, ReadingReason, str]]":
    """Return title, reason and tone of each sentence; what the strands' own lines show already is left out."""
    suggestion = reading.suggestion
    missing, because = suggestion.missing, suggestion.because
    asked = [(_("Question"), reason, "warn") for reason in reading.questions]
    if suggestion.action == "stay":
        held_by = [(_("Held back"), suggestion.held_by, "head")] if suggestion.held_by is not None else []
        still = [(_("Missing"), reason, "head") for reason in missing if reason != suggestion.held_by]
        rest = [reason for reason in because if reason.strand is None]
        about = [(_("On trial") if reading.on_trial else _("Stay"), reason, "head") for reason in rest]
        return [*asked, *held_by, *(about if reading.on_trial or not missing else []), *still]
    if suggestion.action == "up":
        return [*((_("Ready"), reason, "good") for reason in because if reason.strand is None), *asked]
    if suggestion.action == "trial":
        still = [(_("Missing"), reason, "head") for reason in missing]
        return [*((_("Trial"), reason, "good") for reason in because), *asked, *still]
    title = _(_TITLES.get(suggestion.action, "Attention"))
    to_do = () if suggestion.action == "end_trial" else missing
    return [
        *((title, reason, "warn") for reason in because),
        *((_("To do"), reason, "head") for reason in to_do),
        *asked,
    ]


def _labelled(title: str, text: str, tone: str, room: int) -> Item:
    look = "muted" if tone == "muted" else ""
    return Item("", lambda width: (("  ", ""), cell(title, room - 2, tone), cell(text, width - room, look)))


def gates_in_short(reading: "Reading", width: int) -> list[Item]:
    """Return every gate by its name, and whether it is open, in as few lines as a width allows."""
    from trustlog.trust.words import gate_title

    title = _("  Gates")
    lines, used = [[(title, "strong")]], cell_len(title)
    for gate in reading.gates:
        mark, name = ("  ✓ ", "good") if gate.passed else ("  ○ ", "warn"), gate_title(gate.name)
        size = cell_len(mark[0]) + cell_len(name)
        if used + size > width and len(lines[-1]) > 1:
            lines.append([(" " * cell_len(title), "")])
            used = cell_len(title)
        lines[-1] += [mark, (name, "")]
        used += size
    return [_row(tuple(pieces)) for pieces in lines]


def _row(pieces: Pieces) -> Item:
    return Item("", lambda _width: pieces)


def gate_items(reading: "Reading", width: int) -> list[Item]:
    """Return each gate as lines of a width: open or shut, and why."""
    return [item for gate in reading.gates for item in _gate(gate, width)]


def _gate(gate: "Gate", width: int) -> list[Item]:
    from trustlog.trust.words import sentence

    passed, text = gate.passed, sentence(gate.reason)
    mark, tone = ("✓ ", "good") if passed else ("○ ", "muted")
    parts = lines_of(text, max(20, width - 2))
    lines = [_gate_line("  " if at else mark, part, tone, passed) for at, part in enumerate(parts)]
    return [lines[0]._replace(key=text, text=text), *lines[1:]]


def _gate_line(mark: str, part: str, tone: str, passed: bool) -> Item:
    return Item("", lambda width: ((mark, tone), cell(part, width - 2, "" if passed else "muted")))


def step_words(before: float | None, after: float | None) -> tuple[str, str]:
    """Return what a day did to the evidence, "24 → 31", and its tone; nothing where no evidence was weighed."""
    from trustlog.trust.words import evidence

    if before is None or after is None:
        return "", ""
    earlier, later = evidence(before), evidence(after)
    tone = "muted" if earlier == later else "good" if after > before else "warn"
    return f"{earlier} → {later}", tone


def limit_items(width: int) -> list[Item]:
    """Return what the words of a reading mean, and what none can know, in lines of a width."""
    from trustlog.trust.words import LIMITS

    limits = wrapped(((_(limit), "muted") for limit in LIMITS), width)
    return [blank(), heading(_("What the words mean, and what it cannot know")), *limits]


def is_flagged(reading: "Reading") -> bool:
    """Tell whether a flag is up that can be acknowledged.

    A concealed break alone is no flag of the watch: it is cleared on its promise, with a reason.
    """
    return reading.suggestion.action == "attention" and reading.suggestion.error_rate is not None
