"""What each number of a strand means, in a sentence; needed where a reading is opened, in the screens."""

from collections.abc import Iterator, Mapping

from trustlog.domain.strands import PROMISE_STRANDS, StrandName
from trustlog.domain.text import counted, plural
from trustlog.language import N_, _, at_the_start, figure, ngettext
from trustlog.trust.counted.values import PERIODS
from trustlog.trust.reading.values import Reading, Strand
from trustlog.trust.settings import DEFAULTS, Settings
from trustlog.trust.strands.register import rule_of
from trustlog.trust.words import numbers
from trustlog.trust.words.strands import UNTOLD, called, strand_words

_NEXT: Mapping[StrandName, str] = {
    "our_promises": N_("the chance that our next promise is kept on time"),
    "their_promises": N_("the chance that their next promise is kept on time"),
    "time": N_("the chance that the next {} hold time outside the agenda"),
    "openness": N_("the chance that the next {} are open both ways, at depth {} or deeper"),
}
_OWN_BAR = N_("the bar of its level")
_SLOW_DAYS, _SLOW_MOST = 91, 4
"""A side of which at most so many promises were settled in so many days is slow: one and a half a month."""
_SLOW = N_(
    "With so few promises a fall is seen late: at one a month a flag takes eight months in half of "
    "all cases, a question four."
)
_ABOVE: Mapping[StrandName, str] = {
    "our_promises": N_("of our promises are kept"),
    "their_promises": N_("of their promises are kept"),
    "time": N_("of the periods hold time outside the agenda"),
    "openness": N_("of the periods are open both ways"),
}


def meanings(name: StrandName, reading: Reading, settings: Settings = DEFAULTS) -> tuple[str, ...]:
    """Return what the numbers of a strand mean: the estimate, the evidence, and for promises chance and watch."""
    strand, level = reading.strands[name], reading.firm
    sentences = [_estimate(name, strand, level, settings), _evidence(name, strand, level, settings)]
    if unsettled := reading.counted.unsettled_of(name):
        weigh = plural(unsettled, "it counts as missed in the evidence", "they count as missed in the evidence")
        sentences.append(
            _("{unsettled} not settled yet: {weigh} until you say how that came out, and nowhere else.").format(
                unsettled=figure(unsettled, ","), weigh=weigh
            )
        )
    if name in PROMISE_STRANDS:
        sentences += _chances(name, strand, level, settings, on_trial=reading.on_trial is not None)
        sentences.append(_watch(strand, settings))
        sentences += [_(_SLOW)] if strand.attention is not None and _is_slow(name, reading) else []
    return tuple(sentences)


def _estimate(name: StrandName, strand: Strand, level: int, settings: Settings) -> str:
    if strand.trend == "unknown" or strand.estimate is None:
        few = settings.too_few
        if name in PROMISE_STRANDS:
            needed = ngettext("{n} settled promise is needed", "{n} settled promises are needed", few)
        else:
            needed = ngettext("{n} period is needed", "{n} periods are needed", few)
        needed = needed.format(n=numbers.count(few))
        so_far = _("nothing is settled yet") if not strand.n else _("n = {n} so far").format(n=strand.n)
        return _("Too early for a number: {so_far}; {needed}.").format(so_far=so_far, needed=needed)
    bar = settings.bar(level)
    days = bar.openness_days if name == "openness" else bar.time_days
    means = _(_NEXT[name]).format(numbers.lately(days), bar.depth)
    late = (
        _(", {percent} of them late,").format(percent=numbers.percent(strand.late_share)) if strand.late_share else ""
    )
    return _(
        "Estimate {strand_words}: {means}, with its 80 % band. From {counted}{late} and what is usual in this ledger."
    ).format(strand_words=strand_words(strand), means=means, counted=_settled(name, strand.n), late=late)


def _settled(name: StrandName, number: int) -> str:
    """Return how much is settled of a strand: "49 settled promises", "1 period"."""
    return counted(number, "settled promise") if name in PROMISE_STRANDS else counted(number, "period")


def _chances(name: StrandName, strand: Strand, level: int, settings: Settings, *, on_trial: bool) -> Iterator[str]:
    """Return what is said of the next bar, and of the bar by which the level was entered: on trial these are one."""
    own = None if on_trial else strand.chance_level
    asked = (
        (strand.chance, level, _("the bar of level {level}").format(level=level + 1)),
        (own, level - 1, _(_OWN_BAR)),
    )
    for chance, below, bar in asked:
        if chance is not None:
            p0, _p1 = rule_of(name).bar(settings.bar(below))
            word = called(chance)
            told = (
                _("{word} whether it is above {bar}").format(word=word, bar=bar)
                if word == _(UNTOLD)
                else f"{word} {bar}"
            )
            share = _("that more than {percent} {above} on time").format(
                percent=numbers.percent(p0), above=_(_ABOVE[name])
            )
            yield _("{told}: {share} has a chance of {likely}.").format(
                told=at_the_start(told), share=share, likely=numbers.likely(chance)
            )


def _evidence(name: StrandName, strand: Strand, level: int, settings: Settings) -> str:
    if strand.evidence is None or strand.evidence_max is None:
        return _("No evidence is weighed: there is no bar above, or it is above the level aimed at.")
    p0, _p1 = rule_of(name).bar(settings.bar(level))
    passed = _("; passed") if strand.passed else ""
    word, value = numbers.evidence_word(strand.evidence, strand.needed), numbers.evidence(strand.evidence)
    return _(
        "{word} evidence ({value}; {needed} needed) that more than {percent} {above}; at its highest "
        "{evidence}{passed}."
    ).format(
        word=at_the_start(word),
        value=value,
        needed=figure(strand.needed, "g"),
        percent=numbers.percent(p0),
        above=_(_ABOVE[name]),
        evidence=numbers.evidence(strand.evidence_max),
        passed=passed,
    )


def _is_slow(name: StrandName, reading: Reading) -> bool:
    """Return whether so few promises of a side are settled that the watch takes long."""
    counted, place = reading.counted, 1 + PERIODS.index(_SLOW_DAYS)
    sides = counted.our_promises if name == "our_promises" else counted.their_promises
    is_long = reading.as_of.toordinal() - counted.logged_from >= _SLOW_DAYS
    return is_long and sides[place].settled <= _SLOW_MOST


def _watch(strand: Strand, settings: Settings) -> str:
    flag = _("A flag is up") if strand.flagged else _("No flag is up")
    if strand.attention is None:
        says = ngettext(
            "{flag}. Watch: no normal to fall below yet; that takes {n} settled one.",
            "{flag}. Watch: no normal to fall below yet; that takes {n} settled ones.",
            settings.watch_from,
        )
        return says.format(flag=flag, n=numbers.count(settings.watch_from))
    threshold = _("a flag goes up at {whole}").format(whole=numbers.whole(settings.watch_threshold))
    return _("{flag}. Watch {attention}: how far below its own normal; {threshold}.").format(
        flag=flag, attention=figure(strand.attention, ".1f"), threshold=threshold
    )
