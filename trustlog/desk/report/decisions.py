"""What is to be decided, and why: who is ready, on trial, slipping, below the bar of its level, worth a question."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from trustlog.desk.report.gathered import Gathered
from trustlog.desk.report.portfolio import is_below, is_slipping
from trustlog.desk.report.rates import band_cell, estimate_cell
from trustlog.domain.strands import PROMISE_STRANDS, TITLES, TREND_WORDS
from trustlog.exchange.html import Table
from trustlog.exchange.html.report import Case, Group, Section
from trustlog.language import _, at_the_start, figure, ngettext
from trustlog.trust.words import (
    arrow,
    chance_words,
    day,
    error_words,
    level_since_words,
    sentence,
    slipping,
    strand_words,
    suggestion_words,
)

if TYPE_CHECKING:
    from trustlog.trust.reading.values import Reading

MOST = 40
"""Partners of a group whose reasons are told; how many more there are is said."""

Reasons = Callable[[Gathered, "Reading"], Case]


def decisions(of: Gathered) -> Section:
    """Return the groups, each with its reasons; a partner may stand in several."""
    chosen = of.readings
    groups = [
        _group(of, _("Ready for a step up"), "good", (each for each in chosen if each.suggestion.action == "up"),
               _suggested, _("Nobody is ready for a step up.")),
        _group(of, _("Worth a step on trial"), "good", (each for each in chosen if each.suggestion.action == "trial"),
               _suggested, ""),
        _group(of, _("On trial"), "accent", (each for each in chosen if each.on_trial), _on_trial,
               _("No step is on trial.")),
        _group(of, _("Slipping, or a flag up"), "warn", filter(is_slipping, chosen), _slips, _("Nobody is slipping.")),
        _group(of, _("Below the bar of its level"), "warn", filter(is_below, chosen), _below,
               _("Nobody is probably below the bar by which its level was entered.")),
        _group(of, _("Worth a question"), "accent", (each for each in chosen if each.asks), _asked, ""),
    ]  # fmt: skip
    says = [
        _("A suggestion is no decision: a person decides, with a reason. Each says how often one like it is wrong, or "
          "that it is a forecast.")
    ]  # fmt: skip
    return Section(
        "decisions", _("What is to be decided, and why"), says,
        groups=[group for group in groups if group.cases or group.empty],
    )  # fmt: skip


def _group(of: Gathered, title: str, tone: str, chosen: "Iterable[Reading]", case: Reasons, empty: str) -> Group:
    listed = list(chosen)
    left = len(listed) - MOST
    more = ngettext("and {n} more", "and {n} more", left).format(n=figure(left, ",")) if left > 0 else ""
    return Group(title, tone, [case(of, reading) for reading in listed[:MOST]], empty, more)


def _about(of: Gathered, reading: "Reading") -> str:
    name = of.ledger.settings.level_name(reading.level)
    return level_since_words(reading.level, name, reading.level_since, reading.on_trial, of.as_of)


def _suggestion(of: Gathered, reading: "Reading") -> str:
    says = at_the_start(suggestion_words(reading, of.ledger.settings.level_names))
    error = error_words(reading.suggestion, of.sides)
    return f"{says}: {error}." if error else f"{says}."


def _suggested(of: Gathered, reading: "Reading") -> Case:
    suggestion = reading.suggestion
    return Case(
        arrow(reading), reading.partner.name, _about(of, reading), _suggestion(of, reading),
        [sentence(reason) for reason in suggestion.because], _missing(reading),
    )  # fmt: skip


def _missing(reading: "Reading") -> list[str]:
    return [_("Missing: {sentence}").format(sentence=sentence(reason)) for reason in reading.suggestion.missing]


def _on_trial(of: Gathered, reading: "Reading") -> Case:
    is_to_end = reading.suggestion.action in ("end_trial", "up")
    says = _suggestion(of, reading) if is_to_end else ""
    reasons = [sentence(reason) for reason in reading.suggestion.because]
    return Case(arrow(reading), reading.partner.name, _about(of, reading), says, reasons, _missing(reading))


def _slips(of: Gathered, reading: "Reading") -> Case:
    is_flagged = reading.suggestion.action == "attention"
    reasons = [sentence(reason) for reason in reading.suggestion.because] if is_flagged else []
    if not is_flagged:
        reasons = [
            f"{_(TITLES[name])}: {strand_words(strand)}, {_(TREND_WORDS[strand.trend])}."
            for name, strand in reading.strands.items()
            if strand.trend == "slipping"
        ]
    says = at_the_start(slipping(reading)) if is_flagged else ""
    error = error_words(reading.suggestion, of.sides) if is_flagged else None
    reasons = [*reasons, *([at_the_start(f"{error}.")] if error else [])]
    return Case("↘", reading.partner.name, _about(of, reading), says, reasons, _missing(reading) if is_flagged else ())


def _below(of: Gathered, reading: "Reading") -> Case:
    suggestion = reading.suggestion
    on_trial = reading.on_trial is not None
    reasons = [
        f"{_(TITLES[name])}: {strand_words(reading.strands[name])}; {', '.join(called)}."
        for name in reversed(PROMISE_STRANDS)
        if (called := chance_words(reading.strands[name], reading.level, on_trial=on_trial))
    ]
    if suggestion.action == "down":
        reasons += [sentence(reason) for reason in suggestion.because]
    says = _suggestion(of, reading) if suggestion.action == "down" else ""
    return Case("↘", reading.partner.name, _about(of, reading), says, reasons)


def _asked(of: Gathered, reading: "Reading") -> Case:
    return Case("?", reading.partner.name, _about(of, reading), "", [sentence(each) for each in reading.questions])


def compared(of: Gathered) -> Section | None:
    """Return what changed between the two days, partner by partner; None where only one day is looked at."""
    if of.since is None:
        return None
    changed = [reading for reading in of.readings if _changed(of, reading)]
    then, now = day(of.since, of.as_of), day(of.as_of, None)
    head = (_("Partner"), _("Day"), _("Level"), _("Theirs"), _("Ours"), _("Trend"), _("Suggestion"))
    rows = []
    for reading in changed:
        before = of.before.get(reading.partner.id)
        if before is not None:
            rows.append((reading.partner.name, then, *_cells(of, before)))
        rows.append(("" if before is not None else reading.partner.name, now, *_cells(of, reading)))
    same = len(of.readings) - len(changed)
    says = [
        _("Both days are read by the same rules, with what was known by the end of each. Of {n} partners nothing "
          "changed that is shown here.").format(n=figure(same, ","))
    ]  # fmt: skip
    tables = [Table(head, rows, widths=(17, 12, 9, 15, 15, 14))] if rows else []
    return Section("compared", _("What changed since {day}").format(day=then), says, tables=tables)


def _changed(of: Gathered, reading: "Reading") -> bool:
    before = of.before.get(reading.partner.id)
    return before is None or _cells(of, before) != _cells(of, reading)


def _cells(of: Gathered, reading: "Reading") -> tuple[str, ...]:
    ours, theirs = (reading.strands[name] for name in PROMISE_STRANDS)
    trial = _(", on trial") if reading.on_trial else ""
    sides = (
        f"{estimate_cell(side)} ({band_cell(side)})" if estimate_cell(side) else f"n {side.n}"
        for side in (theirs, ours)
    )
    suggests = suggestion_words(reading, of.ledger.settings.level_names)
    return f"{reading.level}{trial}", *sides, f"{arrow(reading)} {_(TREND_WORDS[reading.trend])}", suggests
