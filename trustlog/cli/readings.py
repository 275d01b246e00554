"""How a reading looks as text; every number and sentence comes from `trustlog.trust.words.sentences`."""

from typing import TYPE_CHECKING

from trustlog.cli import out
from trustlog.desk.settings import UserSettings
from trustlog.domain.calendar.dates import show
from trustlog.domain.strands import STRANDS, TITLES
from trustlog.trust.reading.partner import Reading
from trustlog.trust.words import sentences

if TYPE_CHECKING:
    from trustlog.desk.readings import Picture

HEAD = ("Partner", "Level", *TITLES.values(), "Trend", "Suggestion")
SHORT = ("ours", "theirs", "time", "open")
NARROW = ("Partner", "Level", "Trend", "Suggestion", "Strands")
PICTURE = (80, 12)
"""Columns of a picture where nobody says how wide it may be, and its lines."""


def row(reading: Reading, settings: UserSettings) -> tuple[str, ...]:
    """Make the row of one partner."""
    return (
        reading.partner.name,
        f"{reading.level} of {reading.target}" if reading.target > reading.level else str(reading.level),
        *(sentences.strand_words(reading.strands[name]) for name in STRANDS),
        f"{sentences.arrow(reading)} {sentences.arrow_words(reading)}",
        sentences.suggestion_words(reading, settings.level_names),
    )


def fitted(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Give heading and rows as wide as the terminal: on a narrow one the strands go into one column, the last."""
    room = out.width()
    if room is not None:
        rows = [(out.cut(row[0], out.WIDE), *row[1:]) for row in rows]
    widest = (max((out.cells(row[at]) for row in [HEAD, *rows]), default=0) for at in range(len(HEAD)))
    if room is None or sum(widest) + 2 * (len(HEAD) - 1) <= room:
        return HEAD, rows
    narrow: list[tuple[str, ...]] = []
    for name, level, *strands, trend, suggestion in rows:
        named = (f"{title} {said}" for title, said in zip(SHORT, strands, strict=True))
        narrow.append((name, level, trend, suggestion, " · ".join(named)))
    return NARROW, narrow


def reading_lines(reading: Reading, settings: UserSettings) -> list[str]:
    """Write the reading of one partner."""
    who = reading.partner
    level = f"level {reading.level} {settings.level_name(reading.level)} since {show(reading.level_since)}"
    lines = out.fold(
        f"{who.name} ({who.handle}) · {level} · target {reading.target} {settings.level_name(reading.target)} · "
        f"as of {show(reading.as_of)}",
        after="  ",
    )
    cells = []
    for name in STRANDS:
        strand = reading.strands[name]
        trend = f"{sentences.ARROWS[strand.trend]} {sentences.TREND_WORDS[strand.trend]}"
        weighed = f"evidence {sentences.evidence_words(strand)}" + (" · flag up" if strand.flagged else "")
        estimate = sentences.strand_words(strand)
        count = "" if estimate.startswith("too early") else f"n {strand.n}"
        cells.append((f"  {sentences.TITLES[name]}", estimate, count, trend, weighed))
    lines += out.table(cells, ("", "", "", "", ""), room=out.width())[1:]
    lines += suggestion_lines(reading, settings, named=False)
    lines += _gates(reading)
    late = sentences.late_entries(reading.late_entries)
    return [*lines, *out.fold(late, "  ")] if late else lines


def suggestion_lines(reading: Reading, settings: UserSettings, *, named: bool) -> list[str]:
    """Write what is suggested, why, and what is missing."""
    suggestion = reading.suggestion
    head = f"{sentences.arrow(reading)} {sentences.suggestion_words(reading, settings.level_names)}"
    if errs := sentences.error_words(suggestion):
        head += f" · {errs}"
    if named:
        head = f"{reading.partner.name} ({reading.partner.handle}) · {head}"
    lines = [out.paint(out.plain(head), "bold")]
    for because in suggestion.because:
        lines += out.fold(because, "  ", "    ")
    for missing in suggestion.missing:
        lines += out.fold(f"missing: {missing}", "  ", "    ")
    return lines


def explained_lines(reading: Reading) -> list[str]:
    """Write the facts behind every number, a sentence each, newest first, and the limits of it all."""
    lines = []
    for name in STRANDS:
        strand = reading.strands[name]
        lines += ["", out.paint(f"{sentences.TITLES[name]}: {sentences.strand_words(strand)}", "bold")]
        said = [one for one in reading.explained if one.strand == name]
        for one in said:
            number = f"#{one.number} " if one.number is not None else ""
            lines += out.fold(f"{show(one.on)}  {number}{one.sentence}", "  ", "    ")
        if not said:
            lines.append("  nothing counts here yet")
    lines.append("")
    for limit in sentences.LIMITS:
        lines += out.fold(limit)
    return lines


def picture_lines(picture: "Picture") -> list[str]:
    """Draw how each strand stood, as the screens do."""
    from trustlog.tui.drawing.text import joined
    from trustlog.tui.drawing.trend import LEGEND, Span, draw_trend

    room = min(max(out.width() or PICTURE[0], 40), 2 * PICTURE[0])
    lines = []
    for name in STRANDS:
        path = picture.paths[name]
        span = Span(picture.first, picture.last)
        drawn = draw_trend(path.points, span, picture.levels, path.breaks, room, PICTURE[1])
        lines += ["", out.paint(sentences.TITLES[name], "bold"), *(joined(line).rstrip() for line in drawn)]
    return [*lines, *out.fold(LEGEND)]


def _gates(reading: Reading) -> list[str]:
    """Write the gates that are open; those that are not stand among what is missing."""
    lines = []
    for gate in reading.gates:
        if gate.says not in reading.suggestion.missing:
            lines += out.fold(f"{'open' if gate.passed else 'shut'}: {gate.says}", "  ", "    ")
    return lines
