"""What the lines and cells of a reading say of a strand, a trend and a suggestion, in a few words."""

from collections.abc import Sequence

from trustlog.domain.strands import ARROWS as ARROWS
from trustlog.domain.strands import PROMISE_STRANDS, StrandName, mark, mark_words
from trustlog.domain.strands import TITLES as TITLES
from trustlog.domain.strands import TREND_WORDS as TREND_WORDS
from trustlog.language import N_, _, figure
from trustlog.trust.reading.values import Reading, Strand, Suggestion, call_of
from trustlog.trust.settings import DEFAULTS
from trustlog.trust.words import numbers
from trustlog.trust.words.counting import short_counted_words
from trustlog.trust.words.numbers import one_in

_FORECAST = N_("a forecast, without an error rate")
_NO_CHANCE = N_("a fact that was written down, not an estimate")
ABOVE, BELOW, UNTOLD = N_("probably above"), N_("probably below"), N_("cannot tell yet")
_WORDS = {"above": ABOVE, "below": BELOW, "unclear": UNTOLD}
WORTH = N_(
    "Of those called probably above or below a bar, nine in ten are. That is a forecast of the day: "
    "a side exactly at the bar is called probably above it at some time within two years in a third "
    "to three quarters of histories."
)


def arrow(reading: Reading) -> str:
    """Return the sign of a reading: ▲ ready · △ worth a trial · ↗ building · · no change · ↘ slipping · ? too early."""
    return mark(reading.suggestion.action, reading.trend)


def arrow_words(reading: Reading) -> str:
    """Return the word that goes with the arrow, for it never speaks alone."""
    return mark_words(reading.suggestion.action, reading.trend)


def is_too_early(strand: Strand) -> bool:
    """Return whether too little is known of a strand for an estimate to be shown."""
    few = strand.n < DEFAULTS.too_few or strand.trend == "unknown"
    return few or strand.estimate is None or strand.low is None or strand.high is None


def strand_words(strand: Strand) -> str:
    """Return an estimate with its band, that it is unclear where that is wide, or that it is too early for one."""
    if is_too_early(strand):
        return numbers.too_early(strand.n)
    return numbers.estimate(strand.estimate or 0.0, strand.low or 0.0, strand.high or 0.0)


def short_strand_words(name: StrandName, reading: Reading) -> str:
    """Return an estimate without its band; of a wide one that it is unclear, while it is too early what is counted."""
    strand = reading.strands[name]
    if is_too_early(strand):
        return short_counted_words(name, reading.counted, reading.before_logging(name))
    unclear = numbers.is_unclear(strand.low or 0.0, strand.high or 0.0)
    return _("unclear") if unclear else numbers.percent(strand.estimate or 0.0)


def evidence_words(strand: Strand, name: StrandName = "our_promises") -> str:
    """Return how far the evidence is, with a word for it, and whether something else holds the strand back."""
    if strand.evidence is None:
        return _("no bar above")
    if not strand.n:
        return _("nothing settled yet") if name in PROMISE_STRANDS else _("no period is over yet")
    called = numbers.evidence_called(strand.evidence, strand.needed)
    held_back = strand.evidence >= strand.needed and not strand.passed
    return _("{called}, held back").format(called=called) if held_back else called


def short_evidence_words(strand: Strand) -> str:
    """Return how far the evidence is in a word or two: "some 6.2", "enough", "held back"."""
    if strand.evidence is None:
        return _("no bar")
    if not strand.n:
        return _("none yet")
    if strand.evidence >= strand.needed:
        return _("enough") if strand.passed else _("held back")
    if strand.evidence < 1:
        return numbers.evidence_word(strand.evidence, strand.needed)
    return f"{numbers.evidence_word(strand.evidence, strand.needed)} {numbers.evidence(strand.evidence)}"


def suggestion_words(reading: Reading, names: Sequence[str]) -> str:
    """Return the suggestion in a few words; `names` are those of the levels, from level 1."""
    action, to = reading.suggestion.action, reading.suggestion.to
    if to is None:
        return _(action)
    name = _(names[to - 1])
    if action == "end_trial":
        return _("end the trial, back to {name}").format(name=name)
    if action == "trial":
        return _("a step on trial to {name}").format(name=name)
    return (
        _("confirm {name}").format(name=name)
        if to == reading.level
        else _("{action} to {name}").format(action=_(action), name=name)
    )


def error_words(suggestion: Suggestion, sides: int = 0) -> str | None:
    """Return how often a suggestion like this is wrong, over which time; None where nothing is suggested.

    With a flag goes how many chance raises among so many `sides`, two a partner; 0 where these are not known.
    """
    rate, action = suggestion.error_rate, suggestion.action
    if action in ("trial", "end_trial"):
        return _(_FORECAST)
    if rate is None:
        return _(_NO_CHANCE) if action == "attention" else None
    if action == "up":
        return _("at most {one_in} that is no better than its bar ever gets here by luck").format(one_in=one_in(rate))
    if action == "down":
        return _("{about} well above its bar would be called down by chance in five years").format(about=_about(rate))
    says = _("a side that has not changed is flagged by chance about {how_often}").format(
        how_often=numbers.how_often(rate)
    )
    return f"{says}; {flags_by_chance(rate, sides)}" if sides else says


def flags_by_chance(rate: float, sides: int) -> str:
    """Return how many flags chance raises in a year among all sides that are watched, at so many a year and side."""
    return _("with your {sides} sides chance raises about {how_many}").format(
        sides=figure(sides, ","), how_many=numbers.how_many(rate * sides)
    )


def _about(rate: float) -> str:
    return _("about {one_in}").format(one_in=one_in(rate)) if rate > 0 and round(1 / rate) > 1 else one_in(rate)


def ready(reading: Reading, names: Sequence[str]) -> str:
    """Return what a row of Today says of a partner that may move up; `names` are those of the levels, from level 1."""
    to = reading.suggestion.to or reading.level
    passed = sum(strand.passed for strand in reading.strands.values())
    rate = reading.suggestion.error_rate or 0
    return _("may move up to {names} · {passed} of {strands} strands · by luck {one_in}").format(
        names=_(names[to - 1]), passed=passed, strands=len(reading.strands), one_in=one_in(rate)
    )


def called(chance: float) -> str:
    """Return what is said of a chance to be above a bar."""
    return _(_WORDS[call_of(chance)])


def chances_words(reading: Reading) -> tuple[str, ...]:
    """Return what the chances of both sides are called, a phrase each, theirs first; of a side without any, nothing."""
    on_trial = reading.on_trial is not None
    strands = ((name, reading.strands[name]) for name in reversed(PROMISE_STRANDS))
    named = ((name, chance_words(strand, reading.level, on_trial=on_trial)) for name, strand in strands)
    return tuple(f"{_(TITLES[name])}: {_both_bars(parts)}" for name, parts in named if parts)


def _both_bars(parts: Sequence[str]) -> str:
    """Return what is said of two bars, shorter where it is the same."""
    if len(parts) == len({part.partition(_(" the bar"))[0] for part in parts}):
        return " · ".join(parts)
    return _("{parts} and that of its level").format(parts=parts[0])


def chance_words(strand: Strand, level: int, *, on_trial: bool) -> tuple[str, ...]:
    """Return what the chances of a strand are called: for the bar of the next level, and for that of its own.

    On trial both are the same bar, which is called once: the one that leads to the level tried is still tested.
    """
    calls = []
    next_level = level if on_trial else level + 1
    if strand.chance is not None:
        word, bar = called(strand.chance), _("the bar of level {next_level}").format(next_level=next_level)
        calls.append(_("{word} about {bar}").format(word=word, bar=bar) if word == _(UNTOLD) else f"{word} {bar}")
    if not on_trial and strand.chance_level is not None and (word := called(strand.chance_level)) != _(UNTOLD):
        calls.append(_("{word} the bar of its level").format(word=word))
    return tuple(calls)
