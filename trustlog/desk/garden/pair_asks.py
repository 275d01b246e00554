"""What holds a pair of a garden back, and what is asked of each strand that has not passed, in words."""

from typing import TYPE_CHECKING

from trustlog.domain.strands import PROMISE_STRANDS, TITLES, StrandName
from trustlog.language import _
from trustlog.trust.words.numbers import lately, percent
from trustlog.trust.words.sentences import sentence

if TYPE_CHECKING:
    from trustlog.trust.garden import PairReading
    from trustlog.trust.reading.values import ReadingReason
    from trustlog.trust.settings import Settings


def held_back(pair: "PairReading") -> "tuple[StrandName, str] | None":
    """Return the strand that holds a pair back and how far it is: of several that which takes longest at this pace."""
    short = short_of(pair)
    name = max(short, key=lambda name: _takes(short[name]), default=None)
    return None if name is None else (name, said(short[name]))


def short_of(pair: "PairReading") -> "dict[StrandName, ReadingReason]":
    """Return what each strand of a pair is short of; nothing of those that have passed."""
    missing = pair.reading.suggestion.missing
    return {reason.strand: reason for reason in missing if reason.strand is not None and reason.gate is None}


def said(reason: "ReadingReason") -> str:
    """Return what a strand is short of without its name, for it is called otherwise between two of a garden."""
    return sentence(reason).removeprefix(f"{_(TITLES[reason.strand])}: ").rstrip(".") if reason.strand else ""


def asked(name: StrandName, settings: "Settings") -> str:
    """Say what is asked of a strand of a pair, by the bar below the highest level."""
    from trustlog.trust.garden import READ_AT

    bar = settings.bar(READ_AT)
    if name in PROMISE_STRANDS:
        return _("asked: clearly more than {share} of the promises on time").format(share=percent(bar.promises[0]))
    if name == "time":
        says = _("asked: joint work, or time without an agenda, in clearly more than {share} of periods of {period}")
        return says.format(share=percent(bar.time[0]), period=lately(bar.time_days))
    says = _(
        "asked: in clearly more than {share} of periods of {period} both tell something, one of depth {depth}, the "
        "other of {other} or more"
    )
    return says.format(
        share=percent(bar.openness[0]),
        period=lately(bar.openness_days),
        depth=bar.depth,
        other=settings.other_side_depth,
    )


def _takes(reason: "ReadingReason") -> tuple[float, float]:
    """Return how many months something takes, for comparing; what does not grow, or is too early, takes longest."""
    months = reason.params.get("months")
    return (float("inf") if months is None else float(months)), -float(reason.params.get("evidence", 0))
