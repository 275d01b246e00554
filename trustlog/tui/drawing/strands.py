"""Drawing a reading: a line for each strand, what is missing, the gates, and the step of the evidence. Pure."""

from textwrap import wrap
from typing import TYPE_CHECKING

from trustlog.domain.strands import ARROWS, TITLES, TREND_WORDS, StrandName
from trustlog.tui.drawing.partner_table import ARROW_TONE, estimate_pieces
from trustlog.tui.drawing.text import Item, Pieces, cell, evidence_bar

if TYPE_CHECKING:
    from trustlog.trust.reading.values import Gate, Reading, ReadingReason, Strand

STRANDS: tuple[StrandName, ...] = ("their_promises", "our_promises", "time", "openness")
"""In the order of the screens: theirs first, as people look for these."""
LABEL, SHORT_LABEL = 18, 12
"""Columns of a label before a sentence; the second on a narrow terminal."""


def draw_strand(name: str, strand: "Strand", width: int) -> Pieces:
    """Draw a strand: estimate as a bar with its band, trend, evidence."""
    from trustlog.trust.words import evidence, evidence_words

    wide = width >= 92
    known = strand.trend != "unknown" and strand.low is not None and strand.high is not None
    band = f"({(strand.low or 0) * 100:.0f}–{(strand.high or 0) * 100:.0f})" if known else ""
    flag = ("! ", "warn") if strand.flagged else ("  ", "")
    size = 19 if wide else 16
    pieces: list[tuple[str, str]] = [flag, cell(TITLES[name], 16 if wide else 15, "strong")]
    if known:
        pieces += [*estimate_pieces(strand, size), cell(band, 9, "muted")]
        pieces += [cell(f"n {strand.n}", 6, "muted")] if wide else []
    else:
        pieces += [cell(f"too early (n = {strand.n})", size + (15 if wide else 9), "muted")]
    pieces += [(ARROWS[strand.trend] + " ", ARROW_TONE[ARROWS[strand.trend]]), cell(TREND_WORDS[strand.trend], 11)]
    rest = width - sum(len(text) for text, _ in pieces)
    evidence_text = evidence_words(strand)
    if len(evidence_text) > rest and strand.evidence is not None:
        evidence_text = "passed" if strand.passed else evidence(strand.evidence)
    if strand.evidence is not None and rest > 30:
        size = min(20, rest - len("evidence  ") - 20)
        pieces += [("evidence ", "muted"), *evidence_bar(strand.evidence, strand.needed, size), (" ", "")]
        rest -= size + 10
    return (*pieces, cell(evidence_text, rest, "good" if strand.passed else "muted"))


def strand_items(reading: "Reading") -> list[Item]:
    """Return a row for each strand."""
    return [_strand_item(name, reading.strands[name]) for name in STRANDS]


def _strand_item(name: str, strand: "Strand") -> Item:
    return Item(name, lambda width: draw_strand(name, strand, width), None, None, TITLES[name])


def missing_items(reading: "Reading", width: int) -> list[Item]:
    """Return what the reading suggests and what is missing, in lines of a width; the cursor stops at each sentence."""
    from trustlog.trust.words import sentence

    items = []
    before = ""
    room = LABEL if width >= 92 else SHORT_LABEL
    for at, (title, reason, tone) in enumerate(_reasons(reading)):
        text = sentence(reason)
        if reading.suggestion.action == "up":
            text = f"All {len(reading.strands)} strands have passed and all gates are open. {text}"
        for part in wrap(text, max(20, width - room)):
            item = _labelled("" if title == before else title, part, tone, room)
            if part == text or text.startswith(part):
                item = item._replace(key=f"missing {at} {chapter_of(reason)}", text=text)
            items.append(item)
            before = title
    return items


def chapter_of(reason: "ReadingReason") -> str:
    """Return the chapter of the explanation that a reason belongs to: the strand it is about, else the gates."""
    return reason.strand or "gates"


def _reasons(reading: "Reading") -> "list[tuple[str, ReadingReason, str]]":
    """Return title, reason and tone of each sentence; what the strands' own lines show already is left out."""
    suggestion = reading.suggestion
    missing, because = suggestion.missing, suggestion.because
    if suggestion.action == "stay":
        rest = [reason for reason in because if reason.strand is None]
        return [("Missing", reason, "head") for reason in missing] or [("Stay", reason, "head") for reason in rest]
    if suggestion.action == "up":
        return [("Ready", because[-1], "good")]
    title = "Step down" if suggestion.action == "down" else "Attention"
    return [*((title, reason, "warn") for reason in because), *(("To do", reason, "head") for reason in missing)]


def _labelled(title: str, text: str, tone: str, room: int) -> Item:
    look = "muted" if tone == "muted" else ""
    return Item("", lambda width: (("  ", ""), cell(title, room - 2, tone), cell(text, width - room, look)))


def gates_in_short(reading: "Reading") -> Item:
    """Return a line with every gate: its name, and whether it is open."""
    from trustlog.trust.words import gate_title

    pieces = [("  Gates", "strong")]
    for gate in reading.gates:
        pieces += [("  ✓ ", "good") if gate.passed else ("  ○ ", "warn"), (gate_title(gate.name), "")]
    return Item("", lambda _width: tuple(pieces))


def gate_items(reading: "Reading", width: int) -> list[Item]:
    """Return each gate as lines of a width: open or shut, and why."""
    return [item for gate in reading.gates for item in _gate(gate, width)]


def _gate(gate: "Gate", width: int) -> list[Item]:
    from trustlog.trust.words import sentence

    passed, text = gate.passed, sentence(gate.reason)
    mark, tone = ("✓ ", "good") if passed else ("○ ", "muted")
    parts = wrap(text, max(20, width - 2))
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


def is_flagged(reading: "Reading") -> bool:
    """Tell whether a flag is up that can be acknowledged.

    A concealed break alone is no flag of the watch: it is cleared on its promise, with a reason.
    """
    return reading.suggestion.action == "attention" and reading.suggestion.error_rate is not None
