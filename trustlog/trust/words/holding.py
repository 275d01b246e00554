"""The one thing that holds a partner back, for a row of a table: in words, and in two or three where room is short."""

from collections.abc import Sequence

from trustlog.domain.strands import TITLES
from trustlog.language import _
from trustlog.trust.reading.values import Reading, ReadingReason
from trustlog.trust.words.first_weeks import awaits_first_answer, first_answer_words
from trustlog.trust.words.sentences import gate_holds, held_by_words, row_words
from trustlog.trust.words.strands import suggestion_words


def holding_words(reading: Reading, names: Sequence[str]) -> str:
    """Return what holds a partner back, without a full stop; `names` are those of the levels, from level 1.

    Where a step is suggested it is the decision about it; where a side slips, how; of one that is where it shall be,
    that it is.
    """
    suggestion = reading.suggestion
    if suggestion.action in ("attention", "down"):
        return row_words(reading, names)
    if suggestion.action == "up":
        return _("nothing: ready for {level}").format(level=_(names[(suggestion.to or reading.level) - 1]))
    if suggestion.action == "trial":
        return _("a decision: a trial at {level}").format(level=_(names[(suggestion.to or reading.level) - 1]))
    if suggestion.action == "end_trial":
        return _("a decision: {what}").format(what=suggestion_words(reading, names))
    if awaits_first_answer(reading):
        return first_answer_words(reading)
    if suggestion.held_by is not None:
        return held_by_words(suggestion.held_by)
    return _("nothing: at the level aimed at") if reading.level >= reading.target else ""


def short_holding_words(reading: Reading) -> str:
    """Return the same in two or three words: "their promises", "balance", "a decision"."""
    suggestion = reading.suggestion
    if suggestion.action == "up":
        return _("nothing")
    if suggestion.action in ("trial", "end_trial"):
        return _("a decision")
    if suggestion.action in ("attention", "down"):
        return _about(suggestion.because[0]) if suggestion.because else ""
    if awaits_first_answer(reading):
        return _("too little yet")
    if suggestion.held_by is not None:
        return _about(suggestion.held_by)
    return _("nothing") if reading.level >= reading.target else ""


def _about(reason: ReadingReason) -> str:
    """Return what a reason is about: a strand, a gate, or a decision."""
    if reason.strand is not None:
        return _(TITLES[reason.strand]).lower()
    return _("a decision") if reason.gate is None else gate_holds(reason.gate)
