"""What each number of a strand means, in a sentence; needed where a reading is opened, in the screens."""

from collections.abc import Iterator, Mapping

from trustlog.domain.strands import PROMISE_STRANDS, StrandName
from trustlog.domain.text import counted, plural
from trustlog.language import _
from trustlog.trust.counted.values import PERIODS
from trustlog.trust.reading.values import Reading, Strand
from trustlog.trust.settings import DEFAULTS, Settings
from trustlog.trust.strands.register import rule_of
from trustlog.trust.words import numbers
from trustlog.trust.words.strands import UNTOLD, called, strand_words

_NEXT: Mapping[StrandName, str] = {
    "our_promises": "the chance that our next promise is kept on time",
    "their_promises": "the chance that their next promise is kept on time",
    "time": "the chance that the next {} hold time outside the agenda",
    "openness": "the chance that the next {} are open both ways, at depth {} or deeper",
}
_OWN_BAR = "the bar of its level"
_SLOW_DAYS, _SLOW_MOST = 91, 4
"""A side of which at most so many promises were settled in so many days is slow: one and a half a month."""
_SLOW = (
    "With so few promises a fall is seen late: at one a month a flag takes eight months in half of all cases, a "
    "question four."
)
_ABOVE: Mapping[StrandName, str] = {
    "our_promises": "of our promises are kept",
    "their_promises": "of their promises are kept",
    "time": "of the periods hold time outside the agenda",
    "openness": "of the periods are open both ways",
}


def meanings(name: StrandName, reading: Reading, settings: Settings = DEFAULTS) -> tuple[str, ...]:
    """Return what the numbers of a strand mean: the estimate, the evidence, and for promises chance and watch."""
    strand, level = reading.strands[name], reading.firm
    sentences = [_estimate(name, strand, level, settings), _evidence(name, strand, level, settings)]
    if unsettled := reading.counted.unsettled_of(name):
        weigh = plural(unsettled, "it counts as missed in the evidence", "they count as missed in the evidence")
        sentences.append(f"{unsettled:,} not settled yet: {weigh} until you say how that came out, and nowhere else.")
    if name in PROMISE_STRANDS:
        sentences += _chances(name, strand, level, settings, on_trial=reading.on_trial is not None)
        sentences.append(_watch(strand, settings))
        sentences += [_SLOW] if strand.attention is not None and _is_slow(name, reading) else []
    return tuple(sentences)


def _estimate(name: StrandName, strand: Strand, level: int, settings: Settings) -> str:
    singular = "settled promise" if name in PROMISE_STRANDS else "period"
    if strand.trend == "unknown" or strand.estimate is None:
        few = settings.too_few
        needed = f"{numbers.count(few)} {plural(few, singular)} {plural(few, 'is', 'are')} needed"
        so_far = _("nothing is settled yet") if not strand.n else _("n = {n} so far").format(n=strand.n)
        return _("Too early for a number: {so_far}; {needed}.").format(so_far=so_far, needed=needed)
    bar = settings.bar(level)
    days = bar.openness_days if name == "openness" else bar.time_days
    means = _NEXT[name].format(numbers.lately(days), bar.depth)
    late = f", {numbers.percent(strand.late_share)} of them late," if strand.late_share else ""
    return (
        f"Estimate {strand_words(strand)}: {means}, with its 80 % band. From {counted(strand.n, singular)}{late} "
        f"and what is usual in this ledger."
    )


def _chances(name: StrandName, strand: Strand, level: int, settings: Settings, *, on_trial: bool) -> Iterator[str]:
    """Return what is said of the next bar, and of the bar by which the level was entered: on trial these are one."""
    own = None if on_trial else strand.chance_level
    asked = ((strand.chance, level, f"the bar of level {level + 1}"), (own, level - 1, _OWN_BAR))
    for chance, below, bar in asked:
        if chance is not None:
            p0, _p1 = rule_of(name).bar(settings.bar(below))
            word = called(chance)
            told = f"{word} whether it is above {bar}" if word == UNTOLD else f"{word} {bar}"
            share = f"that more than {numbers.percent(p0)} {_ABOVE[name]} on time"
            yield f"{told.capitalize()}: {share} has a chance of {numbers.likely(chance)}."


def _evidence(name: StrandName, strand: Strand, level: int, settings: Settings) -> str:
    if strand.evidence is None or strand.evidence_max is None:
        return "No evidence is weighed: there is no bar above, or it is above the level aimed at."
    p0, _p1 = rule_of(name).bar(settings.bar(level))
    passed = "; passed" if strand.passed else ""
    word, value = numbers.evidence_word(strand.evidence, strand.needed), numbers.evidence(strand.evidence)
    return (
        f"{word.capitalize()} evidence ({value}; {strand.needed:g} needed) that more than {numbers.percent(p0)} "
        f"{_ABOVE[name]}; at its highest {numbers.evidence(strand.evidence_max)}{passed}."
    )


def _is_slow(name: StrandName, reading: Reading) -> bool:
    """Return whether so few promises of a side are settled that the watch takes long."""
    counted, place = reading.counted, 1 + PERIODS.index(_SLOW_DAYS)
    sides = counted.our_promises if name == "our_promises" else counted.their_promises
    is_long = reading.as_of.toordinal() - counted.logged_from >= _SLOW_DAYS
    return is_long and sides[place].settled <= _SLOW_MOST


def _watch(strand: Strand, settings: Settings) -> str:
    flag = "A flag is up" if strand.flagged else "No flag is up"
    if strand.attention is None:
        settled = f"{numbers.count(settings.watch_from)} settled {plural(settings.watch_from, 'one')}"
        return f"{flag}. Watch: no normal to fall below yet; that takes {settled}."
    threshold = f"a flag goes up at {numbers.whole(settings.watch_threshold)}"
    return f"{flag}. Watch {strand.attention:.1f}: how far below its own normal; {threshold}."
