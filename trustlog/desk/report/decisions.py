"""What is to be decided, and why: who is ready, on trial, slipping, below the bar of its level, worth a question."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from trustlog.desk.report.gathered import Gathered
from trustlog.desk.report.portfolio import is_below, is_slipping
from trustlog.desk.report.rates import estimate_cell
from trustlog.domain.strands import PROMISE_STRANDS, TITLES, TREND_WORDS
from trustlog.exchange.html import Table
from trustlog.exchange.html.report import Case, Group, Section
from trustlog.language import _, at_the_start, figure, ngettext
from trustlog.trust.words import (
    arrow,
    arrow_words,
    chance_words,
    day,
    error_words,
    level_since_words,
    sentence,
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
               _("Nobody is probably below the bar of its level.")),
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
    cases = [case(of, reading) for reading in listed[:MOST]]
    notes = [says for says in cases[0].reasons if all(says in each.reasons for each in cases)] if len(cases) > 1 else []
    cases = [each._replace(reasons=[says for says in each.reasons if says not in notes]) for each in cases]
    return Group(title, tone, cases, empty, more, notes)


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
    still = [_("To do: {sentence}").format(sentence=sentence(reason)) for reason in reading.suggestion.missing]
    if is_flagged:
        reasons = [sentence(reason) for reason in reading.suggestion.because]
    else:
        reasons = [
            f"{_(TITLES[name])}: {strand_words(strand)}, {_(TREND_WORDS[strand.trend])}."
            for name, strand in reading.strands.items()
            if strand.trend == "slipping"
        ]
    error = error_words(reading.suggestion, of.sides) if is_flagged else None
    reasons = [*reasons, *([at_the_start(f"{error}.")] if error else [])]
    return Case("↘", reading.partner.name, _about(of, reading), "", reasons, still if is_flagged else ())


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
    head = (_("Partner"), _("Level"), _("Theirs"), _("Ours"), _("Trend"), _("Suggestion"))
    rows = [(reading.partner.name, *_both(of, reading)) for reading in changed]
    says = _("Both days are read by the same rules, with what was known by the end of each.")
    tables = [Table(head, rows, widths=(17, 13, 15, 15, 17, 0))] if rows else []
    return Section(
        "compared",
        _("What changed since {day}").format(day=day(of.since, None)),
        [says, _same(len(of.readings) - len(changed), len(of.readings))],
        tables=tables,
        short=True,
    )


def _same(same: int, every: int) -> str:
    """Return of how many of all partners nothing changed that the table would show."""
    if not same:
        return ngettext("Something changed of the one partner.", "Something changed of every partner.", every)
    if same == every:
        return ngettext("Nothing changed of the one partner.", "Nothing changed of any partner.", every)
    return ngettext("Nothing changed of {n} other partner.", "Nothing changed of {n} other partners.", same).format(
        n=figure(same, ",")
    )


def _changed(of: Gathered, reading: "Reading") -> bool:
    before = of.before.get(reading.partner.id)
    return before is None or _cells(of, before) != _cells(of, reading)


def _both(of: Gathered, reading: "Reading") -> Iterator[str]:
    """Yield the cells of a partner: what was then and is now, or what is where it was the same or is new."""
    before = of.before.get(reading.partner.id)
    level, *rest = _cells(of, reading)
    if before is None:
        yield from (_("{level}, new").format(level=level), *rest)
        return
    for was, is_ in zip(_cells(of, before), (level, *rest), strict=True):
        yield is_ if was == is_ else f"{was} → {is_}"


def _cells(of: Gathered, reading: "Reading") -> tuple[str, ...]:
    ours, theirs = (reading.strands[name] for name in PROMISE_STRANDS)
    level = _("{level}, on trial").format(level=reading.level) if reading.on_trial else str(reading.level)
    sides = (estimate_cell(side) or f"n {side.n}" for side in (theirs, ours))
    suggests = suggestion_words(reading, of.ledger.settings.level_names)
    return level, *sides, f"{arrow(reading)} {arrow_words(reading)}", suggests
