"""What the lines and cells of a reading say of a strand, a trend and a suggestion, in a few words."""

from collections.abc import Sequence

from trustlog.domain.strands import ARROWS as ARROWS
from trustlog.domain.strands import TITLES as TITLES
from trustlog.domain.strands import TREND_WORDS as TREND_WORDS
from trustlog.domain.strands import mark, mark_words
from trustlog.trust.model.forecast import SURE
from trustlog.trust.reading.values import Reading, Strand, Suggestion
from trustlog.trust.words import numbers
from trustlog.trust.words.numbers import one_in

ABOVE, BELOW, UNTOLD = "probably above", "probably below", "cannot tell yet"
TOO_WIDE = 0.5
"""An estimate whose band is wider is not named: the band says more."""
_NO_CHANCE = "a fact that was written down, not an estimate"


def arrow(reading: Reading) -> str:
    """Return the sign of a reading: ▲ ready · ↗ building · → steady · ↘ slipping · ? too early."""
    return mark(reading.suggestion.action, reading.trend)


def arrow_words(reading: Reading) -> str:
    """Return the word that goes with the arrow, for it never speaks alone."""
    return mark_words(reading.suggestion.action, reading.trend)


def is_too_early(strand: Strand) -> bool:
    """Return whether too little is known of a strand for an estimate to be shown."""
    return strand.trend == "unknown" or strand.estimate is None or strand.low is None or strand.high is None


def is_unclear(strand: Strand) -> bool:
    """Return whether the band of an estimate is so wide that no number in it is named."""
    return strand.low is not None and strand.high is not None and strand.high - strand.low > TOO_WIDE


def called(chance: float) -> str:
    """Return what is said of a chance to be above a bar."""
    return ABOVE if chance >= SURE else BELOW if chance <= 1 - SURE else UNTOLD


def strand_words(strand: Strand) -> str:
    """Return an estimate with its band, that it is unclear where that is wide, or that it is too early for one."""
    if is_too_early(strand):
        return numbers.too_early(strand.n)
    if is_unclear(strand):
        return numbers.unclear(strand.low or 0.0, strand.high or 0.0)
    return numbers.estimate(strand.estimate or 0.0, strand.low or 0.0, strand.high or 0.0)


def evidence_words(strand: Strand) -> str:
    """Return how far the evidence is; past what is needed, whether the strand has passed or is held back otherwise."""
    if strand.evidence is None:
        return "no bar above"
    value = numbers.evidence(strand.evidence)
    if strand.evidence < strand.needed:
        return f"{value} of {strand.needed:g}"
    return f"{value}, passed {strand.needed:g}" if strand.passed else f"{value}, held back"


def suggestion_words(reading: Reading, names: Sequence[str]) -> str:
    """Return the suggestion in a few words; `names` are those of the levels, from level 1."""
    action, to = reading.suggestion.action, reading.suggestion.to
    if action == "attention":
        return "attention"
    return f"{action} to {names[to - 1]}" if to is not None else "stay"


def error_words(suggestion: Suggestion) -> str | None:
    """Return how often a suggestion like this is wrong, over which time; None where nothing is suggested."""
    rate, action = suggestion.error_rate, suggestion.action
    if rate is None:
        return _NO_CHANCE if action == "attention" else None
    if action == "up":
        return f"{_about(rate)} that is no better than its bar gets here by luck"
    if action == "down":
        return f"{_about(rate)} well above its bar would be called down by chance in five years"
    return f"a side that has not changed is flagged by chance about {numbers.how_often(rate)}"


def _about(rate: float) -> str:
    return f"about {one_in(rate)}" if rate > 0 and round(1 / rate) > 1 else one_in(rate)


def ready(reading: Reading, names: Sequence[str]) -> str:
    """Return what a row of Today says of a partner that may move up; `names` are those of the levels, from level 1."""
    to = reading.suggestion.to or reading.level
    passed = sum(strand.passed for strand in reading.strands.values())
    rate = reading.suggestion.error_rate or 0
    return f"may move up to {names[to - 1]} · {passed} of {len(reading.strands)} strands · by luck {one_in(rate)}"
