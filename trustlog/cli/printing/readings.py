"""A reading as text; every number and sentence comes from `trustlog.trust.words`."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from trustlog.cli import output
from trustlog.desk.settings import UserSettings
from trustlog.domain.calendar.days import show
from trustlog.domain.strands import PROMISE_STRANDS, STRANDS, TITLES, StrandName
from trustlog.language import N_, _
from trustlog.trust import words as sentences
from trustlog.trust.counted.values import Beside, MomentCount
from trustlog.trust.reading.values import Reading, Strand

if TYPE_CHECKING:
    from trustlog.desk.partners import TimeTogether
    from trustlog.desk.readings import Picture
    from trustlog.trust.settings import Settings

HEAD = (N_("Partner"), N_("Level"), *TITLES.values(), N_("Trend"), N_("Suggestion"))
SHORT_TITLES = (N_("ours"), N_("theirs"), N_("time"), N_("open"))
NARROW_HEAD = (N_("Partner"), N_("Level"), N_("Trend"), N_("Suggestion"), N_("Strands"))
PICTURE_SIZE = (80, 12)
"""Columns of a picture where nobody says how wide it may be, and its lines."""


def row(reading: Reading, settings: UserSettings, private: int, together: "TimeTogether") -> tuple[str, ...]:
    """Return the row of one partner in the table of readings, which rests on so many private facts.

    Before anything but counts is known, the time together and what was told are counted as well.
    """
    if reading.suggestion.action == "stay" and sentences.awaits_first_answer(reading):
        counted = sentences.together_words(reading, *together.of(reading.partner.id))
        says = f"{sentences.first_answer_words(reading)} · {counted}"
    else:
        says = sentences.suggestion_words(reading, settings.level_names)
    said = (says, sentences.unsettled_words(reading.counted), sentences.private_words(private))
    return (
        reading.partner.name,
        _level(reading),
        *(_cell(reading, name) for name in STRANDS),
        f"{sentences.arrow(reading)} {sentences.arrow_words(reading)}",
        " · ".join(part for part in said if part),
    )


def _level(reading: Reading) -> str:
    """Return the level and its target, and since when the level is on trial."""
    aim = _(" of {target}").format(target=reading.target) if reading.target > reading.level else ""
    return f"{reading.level}{aim}{sentences.trial_words(reading.on_trial, reading.as_of)}"


def _cell(reading: Reading, name: StrandName) -> str:
    """Return the estimate of a promise strand; of time and openness, and while it is too early, what is counted."""
    strand = reading.strands[name]
    if name not in PROMISE_STRANDS:
        return sentences.short_counted_words(name, reading.counted)
    if sentences.is_too_early(strand):
        return sentences.kept_words(name, reading.counted, reading.as_of, reading.before_logging(name))
    return sentences.strand_words(strand)


def fitted(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return heading and rows as wide as the terminal: on a narrow terminal the strands share the last column."""
    room = output.terminal_width()
    if room is not None:
        rows = [(output.shortened(row[0], output.SHORTENED_COLUMN), *row[1:]) for row in rows]
    widths = (
        max((output.text_width(row[at]) for row in [tuple(map(_, HEAD)), *rows]), default=0) for at in range(len(HEAD))
    )
    if room is None or sum(widths) + 2 * (len(HEAD) - 1) <= room:
        return HEAD, rows
    narrow: list[tuple[str, ...]] = []
    for name, level, *strands, trend, suggestion in rows:
        titled = (f"{_(title)} {estimate}" for title, estimate in zip(SHORT_TITLES, strands, strict=True))
        narrow.append((name, level, trend, suggestion, " · ".join(titled)))
    return NARROW_HEAD, narrow


def reading_lines(
    reading: Reading,
    settings: UserSettings,
    beside: Beside,
    together: "TimeTogether",
    sides: int,
    practice: Sequence[str] = (),
) -> list[str]:
    """Return the lines of the reading of one partner, one of so many `sides`, with what stands beside it.

    `practice` is what that says before the step that is suggested.
    """
    partner = reading.partner
    level = sentences.level_since_words(
        reading.level, settings.level_name(reading.level), reading.level_since, reading.on_trial, reading.as_of
    )
    target = _("target {target} {level_name}").format(
        target=reading.target, level_name=settings.level_name(reading.target)
    )
    head = _("{name} ({handle}) · level {level} · {target} · as of {as_of}").format(
        name=partner.name, handle=partner.handle, level=level, target=target, as_of=show(reading.as_of)
    )
    for part in (sentences.archived_words(reading.archived_on), sentences.private_words(beside.private_facts)):
        head += f" · {part}" if part else ""
    lines = output.wrapped(head, after="  ")
    lines += _strand_lines(reading, together)
    lines += _counted_lines(reading, beside.moments)
    lines += suggestion_lines(reading, settings, sides)
    lines += practice_lines(practice)
    lines += _gate_lines(reading)
    for says in (
        sentences.beginnings_words(reading, settings.reading.up_error),
        sentences.late_entries(reading.late_entries),
        sentences.mended_words(beside.mended),
    ):
        lines += output.wrapped(says, "  ") if says else []
    return lines


def _strand_lines(reading: Reading, together: "TimeTogether") -> list[str]:
    """Return a line for each strand; before the first answer, what is counted of all of them, and when that comes."""
    first_answer = sentences.first_answer_words(reading)
    if sentences.awaits_first_answer(reading):
        counted = sentences.facts_words(reading, *together.of(reading.partner.id))
        return [*output.wrapped(first_answer, "  "), *output.wrapped(counted, "  ", "    ")]
    rows = []
    for name in STRANDS:
        strand = reading.strands[name]
        trend = f"{sentences.ARROWS[strand.trend]} {_(sentences.TREND_WORDS[strand.trend])}"
        evidence = _evidence(name, strand) + (_(" · flag up") if strand.flagged else "")
        is_early = sentences.is_too_early(strand)
        before = reading.before_logging(name)
        counted = sentences.short_counted_words(name, reading.counted, before)
        estimate = counted if is_early else sentences.strand_words(strand)
        count = "" if is_early else f"n {strand.n}"
        rows.append((f"  {_(sentences.TITLES[name])}", estimate, count, trend, evidence))
    lines = output.table_lines(rows, ("", "", "", "", ""), room=output.terminal_width())[1:]
    return [*lines, *(output.wrapped(first_answer, "  ") if first_answer else [])]


def _evidence(name: StrandName, strand: Strand) -> str:
    """Return how far the evidence is; before anything is settled that there is none to speak of."""
    says = sentences.evidence_words(strand, name)
    if not strand.n or strand.evidence is None:
        return says
    return _("evidence {evidence_words}").format(evidence_words=says)


def _counted_lines(reading: Reading, moments: Sequence[MomentCount]) -> list[str]:
    """Return what is counted of each strand since the partner is logged."""
    since, as_of = date.fromordinal(reading.counted.logged_from), reading.as_of
    lines = [f"  {_('Counted since') if since <= as_of else _('Logged from')} {show(since)}"]
    told = reading.counted.openness[0]
    beside = {
        "time": sentences.moment_words(moments[0], as_of),
        "openness": sentences.told_words(told, as_of) if told.slots or (told.ours and told.theirs) else "",
    }
    for name in STRANDS:
        chances = sentences.chance_words(reading.strands[name], reading.level, on_trial=reading.on_trial is not None)
        parts = [sentences.all_counted_words(name, reading), beside.get(name, ""), *chances]
        says = f"{_(TITLES[name])}: {' · '.join(part for part in parts if part)}"
        lines += output.wrapped(says, "    ", "      ")
    if paused := sentences.paused_words(reading.counted, as_of):
        lines += output.wrapped(_("Paused, not counted: {paused}").format(paused=paused), "    ", "      ")
    return lines


def named_suggestion_lines(reading: Reading, settings: UserSettings, sides: int, private: int) -> list[str]:
    """Return what is suggested of a partner, its name before it; the reading rests on so many private facts."""
    parts = (sentences.unsettled_words(reading.counted), sentences.private_words(private))
    name = f"{reading.partner.name} ({reading.partner.handle})"
    return suggestion_lines(reading, settings, sides, name, " · ".join(part for part in parts if part))


def suggestion_lines(
    reading: Reading, settings: UserSettings, sides: int, before: str = "", behind: str = ""
) -> list[str]:
    """Return what is suggested, why, and what is missing; words may stand before and behind what is suggested.

    So many `sides` are watched in all.
    """
    suggestion = reading.suggestion
    arrow, says = sentences.arrow(reading), sentences.suggestion_words(reading, settings.level_names)
    head = says if arrow == sentences.ARROWS["steady"] else f"{arrow} {says}"
    if error_rate := sentences.error_words(suggestion, sides):
        head += f" · {error_rate}"
    head = " · ".join(part for part in (before, head, behind) if part)
    lines = [output.styled(line, "bold") for line in output.wrapped(head, after="  ")]
    for because in suggestion.because:
        lines += output.wrapped(sentences.sentence(because), "  ", "    ")
    for missing in suggestion.missing:
        lines += output.wrapped(_("missing: {sentence}").format(sentence=sentences.sentence(missing)), "  ", "    ")
    if suggestion.held_by is not None:
        lines += output.wrapped(
            _("held back by {held_by_words}").format(held_by_words=sentences.held_by_words(suggestion.held_by)),
            "  ",
            "    ",
        )
    for question in reading.questions:
        lines += output.wrapped(sentences.sentence(question), "  ", "    ")
    return lines


def practice_lines(practice: Sequence[str]) -> list[str]:
    """Return what the practice says before a suggested step is decided."""
    return [line for says in practice for line in output.wrapped(says, "  ", "    ")]


def explained_lines(reading: Reading, settings: "Settings") -> list[str]:
    """Return what every number means, the facts behind it, newest first, and the limits of the reading."""
    from trustlog.trust.words import dividers, meanings

    lines = []
    for name in STRANDS:
        strand = reading.strands[name]
        lines += ["", output.styled(f"{_(sentences.TITLES[name])}: {sentences.strand_words(strand)}", "bold")]
        for means in meanings(name, reading, settings):
            lines += output.wrapped(means, "  ", "    ")
        explanations = [line for line in reading.explained if line.strand == name and line.is_told]
        above = dividers(explanations)
        for place, explanation in enumerate(explanations):
            lines += output.wrapped(f"── {above[place]} ──", "  ", "    ") if place in above else []
            number = f"#{explanation.number} " if explanation.number is not None else ""
            lines += output.wrapped(f"{show(explanation.on)}  {number}{sentences.explained(explanation)}", "  ", "    ")
        if not explanations:
            lines.append(_("  nothing counts here yet"))
    lines.append("")
    for limit in sentences.LIMITS:
        lines += output.wrapped(_(limit))
    return lines


def picture_lines(picture: "Picture") -> list[str]:
    """Return the drawings of how each strand stood, as the screens draw them."""
    from trustlog.tui.drawing.text import joined
    from trustlog.tui.drawing.trend import LEGEND, Span, draw_trend

    columns, height = PICTURE_SIZE
    room = min(max(output.terminal_width() or columns, 40), 2 * columns)
    lines = []
    for name in STRANDS:
        path = picture.paths[name]
        span = Span(picture.first, picture.last)
        drawing = draw_trend(path.points, span, picture.levels, path.breaks, room, height)
        lines += ["", output.styled(_(sentences.TITLES[name]), "bold"), *(joined(line).rstrip() for line in drawing)]
    return [*lines, *output.wrapped(_(LEGEND))]


def _gate_lines(reading: Reading) -> list[str]:
    """Return the gates that are not named among what is missing."""
    lines = []
    for gate in reading.gates:
        if gate.reason not in reading.suggestion.missing:
            sentence = sentences.sentence(gate.reason)
            lines += output.wrapped(f"{_('passed') if gate.passed else _('not passed')}: {sentence}", "  ", "    ")
    return lines
