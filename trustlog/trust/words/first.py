"""Why a partner comes first, in words: the names of the rungs, and the sentence for those that a reading puts there."""

from collections.abc import Mapping, Sequence

from trustlog.language import N_, _
from trustlog.trust.reading.first import Rung, below_its_level
from trustlog.trust.reading.values import Reading
from trustlog.trust.words.sentences import row_words, sentence
from trustlog.trust.words.strands import TITLES

RUNG_TITLES: Mapping[Rung, str] = {
    "overdue": N_("Overdue"),
    "flag": N_("Flag"),
    "below": N_("Below its bar"),
    "silent": N_("Silent"),
    "question": N_("Question"),
    "ready": N_("Ready"),
    "trial": N_("Trial"),
}


def rung_title(rung: Rung) -> str:
    """Return what a rung is called where those on it are listed."""
    return _(RUNG_TITLES[rung])


def first_words(rung: Rung, reading: Reading, names: Sequence[str]) -> str:
    """Return why a reading puts a partner on a rung, without a full stop; `names` are those of the levels, from 1."""
    if rung == "question":
        return sentence(reading.questions[0]).rstrip(".")
    if rung == "below" and reading.suggestion.action not in ("down", "end_trial"):
        return "; ".join(_below(name, reading) for name in below_its_level(reading))
    return row_words(reading, names)


def _below(name: str, reading: Reading) -> str:
    counted = (reading.counted.our_promises if name == "our_promises" else reading.counted.their_promises)[0]
    says = _("{side}: probably below the bar of level {level}; {kept} of {settled} on time")
    return says.format(
        side=_(TITLES[name]), level=reading.level, kept=f"{counted.on_time:,}", settled=f"{counted.settled:,}"
    )
