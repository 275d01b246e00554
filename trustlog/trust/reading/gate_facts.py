"""The facts behind the gates, and what each number of a strand means in a sentence."""

from collections.abc import Mapping
from datetime import date

from trustlog.domain.facts import PartnerFacts
from trustlog.domain.text import counted, plural
from trustlog.trust.gates import is_big_kept, weighing
from trustlog.trust.reading.values import Strand
from trustlog.trust.settings import DEFAULTS, STRANDS, Settings
from trustlog.trust.strands.events import gather
from trustlog.trust.strands.level_state import stand
from trustlog.trust.words import sentences

_NEXT = {
    "our_promises": "the chance that our next promise is kept on time",
    "their_promises": "the chance that their next promise is kept on time",
    "time": "the chance that the next slot of {} days holds time outside the agenda",
    "openness": "the chance that the next slot of {} days is open both ways, at depth {} or deeper",
}
_ABOVE = {
    "our_promises": "of our promises are kept",
    "their_promises": "of their promises are kept",
    "time": "of the slots hold time outside the agenda",
    "openness": "of the slots are open both ways",
}


def behind_gates(
    facts: PartnerFacts, as_of: date, today: date, settings: Settings = DEFAULTS
) -> Mapping[str, tuple[int, ...]]:
    """Give for each gate that facts with numbers stand behind those numbers, in order."""
    day, now = as_of.toordinal(), today.toordinal()
    zero = stand(facts, day).day_zero
    big: list[int] = []
    moved: list[int] = []
    concealed: list[int] = []
    for promise in facts.promises:  # one by one, so that whatever counts in a gate is known by its promise
        for at, said in enumerate(gather((promise,), day, now, settings)):
            big += [one.number for one in said.events if is_big_kept(one, zero[at])]
            moved += [promise.number for last, touched in said.lives if touched and last >= zero[at]]
            concealed += said.concealed
    weighed = [told.number for told in weighing(facts, day, settings)]
    return {
        "big_promises": tuple(sorted(big)),
        "concealed": tuple(sorted(concealed)),
        "balance": tuple(sorted(weighed)),
        "moved": tuple(sorted(moved)),
    }


def about(name: str, strand: Strand, level: int, settings: Settings = DEFAULTS) -> tuple[str, ...]:
    """Say what the numbers of a strand mean: the estimate, the evidence, and for promises the watch."""
    said = [_estimate(name, strand, level, settings), _evidence(name, strand, level, settings)]
    if name in STRANDS[:2]:
        said.append(_watch(strand, settings))
    return tuple(said)


def _estimate(name: str, strand: Strand, level: int, settings: Settings) -> str:
    one, many = ("slot", "slots") if name in STRANDS[2:] else ("settled promise", "settled promises")
    if strand.trend == "unknown" or strand.estimate is None:
        wide = f"and a band no wider than {counted(round(100 * settings.too_wide), 'point')}"
        few = settings.too_few
        needed = f"{sentences.count(few)} {plural(few, one, many)} {plural(few, 'is', 'are')} needed"
        return f"Too early: n = {strand.n}; {needed}, {wide}."
    bar = settings.bar(level)
    means = _NEXT[name].format(bar.slot_days, bar.depth)
    late = f"; {sentences.percent(strand.late_share)} of them came late" if strand.late_share else ""
    weigh = f"which still {plural(strand.n, 'weighs', 'weigh')} as much as {strand.effective_n:.0f} fresh ones"
    return (
        f"Estimate {sentences.strand_words(strand)}: {means}, with its 80 % band. From {counted(strand.n, one, many)}, "
        f"{weigh}{late}; {sentences.percent(strand.unknown)} of it is what is usual in this ledger."
    )


def _evidence(name: str, strand: Strand, level: int, settings: Settings) -> str:
    if strand.evidence is None or strand.evidence_max is None:
        return "No evidence is weighed: there is no bar above, or it is above the level aimed at."
    bar = settings.bar(level)
    p0 = {"time": bar.time, "openness": bar.openness}.get(name, bar.promises)[0]
    passed = "; passed" if strand.passed else ""
    enough = strand.evidence >= strand.needed
    of = f", where {strand.needed:g} is enough," if enough else f" of {strand.needed:g}"
    return (
        f"Evidence {sentences.evidence(strand.evidence)}{of} that more than {sentences.percent(p0)} "
        f"{_ABOVE[name]}; at its highest {sentences.evidence(strand.evidence_max)}{passed}."
    )


def _watch(strand: Strand, settings: Settings) -> str:
    up = "A flag is up" if strand.flagged else "No flag is up"
    if strand.attention is None:
        return f"{up}. Watch: no normal to fall below yet; that takes {_settled(settings.watch_from)}."
    flag = f"a flag goes up at {settings.watch_threshold:g}"
    return f"{up}. Watch {strand.attention:.1f}: how far below its own normal; {flag}."


def _settled(number: int) -> str:
    return f"{sentences.count(number)} settled {plural(number, 'one')}"
