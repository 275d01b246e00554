"""Drawing a reading: a line for each strand, what is missing, gates, and the facts behind a number. Pure."""

from datetime import date
from textwrap import wrap
from typing import TYPE_CHECKING

from trustlog.tui.draw import Item, Pieces, cell, evidence_bar, short_day
from trustlog.tui.table import ARROW_TONE, ARROWS, estimate_pieces

if TYPE_CHECKING:
    from trustlog.trust.judged import Explained, Reading, Strand

STRANDS = ("their_promises", "our_promises", "time", "openness")
TITLES = {"their_promises": "Their promises", "our_promises": "Our promises", "time": "Time", "openness": "Openness"}
LABEL = 18
TREND_WORDS = {"building": "building", "steady": "steady", "slipping": "slipping", "unknown": "too early"}


def draw_strand(name: str, strand: "Strand", width: int) -> Pieces:
    """Draw a strand: estimate as a bar with its band, trend, evidence."""
    from trustlog.trust.words import evidence_words

    wide = width >= 92
    known = strand.trend != "unknown" and strand.low is not None and strand.high is not None
    band = f"({(strand.low or 0) * 100:.0f}–{(strand.high or 0) * 100:.0f})" if known else ""
    flag = ("! ", "warn") if strand.flagged else ("  ", "")
    pieces: list[tuple[str, str]] = [
        flag,
        cell(TITLES[name], 16, "strong"),
        *estimate_pieces(strand, 19 if wide else 17),
    ]
    if known:
        pieces += [cell(band, 9, "muted")]
        pieces += [cell(f"n {strand.n}", 6, "muted")] if wide else []
    else:
        pieces += [cell("", 15 if wide else 9)]
    pieces += [(ARROWS[strand.trend] + " ", ARROW_TONE[ARROWS[strand.trend]]), cell(TREND_WORDS[strand.trend], 11)]
    rest = width - sum(len(text) for text, _ in pieces)
    said = evidence_words(strand)
    if strand.evidence is not None and rest > 30:
        size = min(20, rest - len("evidence  ") - 20)
        pieces += [("evidence ", "muted"), *evidence_bar(strand.evidence, strand.needed, size), (" ", "")]
        rest -= size + 10
    return (*pieces, cell(said, rest, "good" if strand.passed else "muted"))


def strand_items(reading: "Reading") -> list[Item]:
    """Give a row for each strand."""
    return [_strand_item(name, reading.strands[name]) for name in STRANDS]


def _strand_item(name: str, strand: "Strand") -> Item:
    return Item(name, lambda width: draw_strand(name, strand, width), None, None, TITLES[name])


def missing_items(reading: "Reading", width: int, most: int = 99) -> list[Item]:
    """Give what the reading suggests and what is missing, as lines of a width; the first few of them."""
    labelled = _said(reading)
    items = []
    before = ""
    for title, says, tone in labelled[:most]:
        for part in wrap(says, max(20, width - LABEL)) if most > 2 else [says]:
            items.append(_labelled("" if title == before else title, part, tone))
            before = title
    if len(labelled) > most:
        items.append(_labelled("", f"… and {len(labelled) - most} more: l shows all", "muted"))
    return items


def _said(reading: "Reading") -> list[tuple[str, str, str]]:
    """Give title, sentence and tone of what is to be said; what the strands' own lines say already is left out."""
    says = reading.suggestion
    if says.action == "stay":
        rest = [one for one in says.because if not one.startswith(tuple(TITLES.values()))]
        return [("Missing", one, "head") for one in says.missing] or [("Stay", one, "head") for one in rest]
    if says.action == "up":
        head = f"All {len(reading.strands)} strands have passed and all gates are open. "
        return [("Ready", head + says.because[-1], "good")]
    title = "Step down" if says.action == "down" else "Attention"
    return [*((title, one, "warn") for one in says.because), *(("To do", one, "head") for one in says.missing)]


def _labelled(title: str, says: str, tone: str) -> Item:
    look = "muted" if tone == "muted" else ""
    return Item("", lambda width: (("  ", ""), cell(title, LABEL - 2, tone), cell(says, width - LABEL, look)))


def gate_items(reading: "Reading") -> list[Item]:
    """Give a row for each gate: open or shut, and why."""
    return [_gate(gate.passed, gate.says) for gate in reading.gates]


def _gate(passed: bool, says: str) -> Item:
    mark, tone = ("✓ ", "good") if passed else ("○ ", "muted")
    return Item("", lambda width: ((mark, tone), cell(says, width - 2, "" if passed else "muted")))


def explained_items(explained: "tuple[Explained, ...]", strand: str, today: date, width: int) -> list[Item]:
    """Give the facts behind a strand, each with what it did to the evidence, as lines of a width."""
    own = [one for one in explained if one.strand == strand]
    return [item for at, one in enumerate(own) for item in _explained(at, one, today, width)]


def _explained(at: int, one: "Explained", today: date, width: int) -> list[Item]:
    before, after = one.before or 0.0, one.after or 0.0
    tone = "good" if after > before else "warn" if after < before else ""
    parts = wrap(one.sentence, max(20, width - 13))
    items = [_dated(short_day(one.on, today) if not line else "", part, tone) for line, part in enumerate(parts)]
    items[0] = items[0]._replace(key=str(at), number=one.number, text=one.sentence)
    return items


def _dated(day: str, says: str, tone: str) -> Item:
    return Item("", lambda width: (cell(day, 13, "muted"), cell(says, width - 13, tone)))
