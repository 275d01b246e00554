"""The English sentences that open a number into the facts behind it, one for each event; for `--explain` only.

Each function is named by its code; days are ordinals, differences of the estimate are shares between -1 and 1.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from math import floor

from trustlog.domain.strands import TITLES, StrandName
from trustlog.language import N_, _, figure
from trustlog.trust.reading.values import Explained
from trustlog.trust.strands.events import Outcome
from trustlog.trust.words.numbers import count, counted, day, evidence, pause_words, percent

_LEADS: Mapping[Outcome, str] = {
    "kept": N_("Kept"),
    "unsatisfied": N_("Kept, but the receiver was not satisfied"),
    "late": N_("Kept late"),
    "partly": N_("Kept in part"),
    "broken": N_("Broken"),
    "lapsed": N_("Lapsed"),
    "waiting": N_("Not settled yet"),
    "moved": N_("Moved"),
    "withdrawn": N_("Withdrawn"),
}
_IN_A_WEEK: Mapping[Outcome, str] = {
    "kept": N_("kept"),
    "unsatisfied": N_("kept but not to satisfaction"),
    "moved": N_("moved"),
    "withdrawn": N_("withdrawn"),
    "waiting": N_("not settled yet"),
}
"""How the promises of a week are counted together; all others were missed."""
_EXPECTED: Mapping[StrandName, str] = {
    "our_promises": N_("{} of our promises to be kept on time"),
    "their_promises": N_("{} of their promises to be kept on time"),
    "time": N_("a moment outside the agenda in {} of the periods"),
    "openness": N_("openness both ways in {} of the periods"),
}
_EVERYBODY: Mapping[StrandName, str] = {
    "our_promises": N_("our promises to all partners"),
    "their_promises": N_("the promises of all partners"),
    "time": N_("time with all partners"),
    "openness": N_("openness with all partners"),
}
_A_TENTH = 0.0005  # of a point: less is not shown
_FEW = 20  # settled ones; with more, it is by silence that what is known counts for less
_NAMED = 5  # facts of a slot; the rest are counted


def promise_event(how: Outcome, number: int, text: str | None, on: int, as_of: int, stake: str) -> str:
    """Return what became of a promise; `on` is the day on which it counts, `text` what was promised, if it may be said.

    The year is left out where it is that of `as_of`.
    """
    name = text or _("promise #{number}").format(number=number)
    size = "" if stake == "normal" else f" ({_(stake)})"
    when = day(date.fromordinal(on), date.fromordinal(as_of))
    is_on = how in ("moved", "withdrawn")
    says = _("{lead}: {name}, on {day}{size}.") if is_on else _("{lead}: {name}, due {day}{size}.")
    outcome = says.format(lead=_(_LEADS[how]), name=name, day=when, size=size)
    return _("{outcome} Until it is, it counts as missed.").format(outcome=outcome) if how == "waiting" else outcome


Named = Sequence[tuple[int, str | None]]
"""Number and words of facts; None of those that may not be named."""


def time_slot(days: int, last: int, as_of: int, named: Named) -> str:
    """Return what was logged outside the agenda in a slot of `days` that ends on `last`; `named` are its facts."""
    slot = _slot(days, last, as_of)
    if not named:
        return _("Nothing logged outside the agenda {slot}.").format(slot=slot)
    return _("Outside the agenda {slot}: {facts}.").format(slot=slot, facts=_facts(named))


def openness_slot(how: Outcome, days: int, last: int, as_of: int, depth: int, named: Named) -> str:
    """Return whether a slot was open both ways, or something was found out otherwise."""
    slot = _slot(days, last, as_of)
    if how == "missed":
        says = _("Something that should have been told was found out otherwise {slot}: {facts}.")
        return says.format(slot=slot, facts=_facts(named))
    if how == "held":
        says = _("Open both ways at depth {depth} {slot}: {facts}.")
        return says.format(depth=depth, slot=slot, facts=_facts(named))
    return _("Nothing logged that was open both ways at depth {depth} {slot}.").format(depth=depth, slot=slot)


def paused(first: int, last: int, entered_late: bool, as_of: int) -> str:
    """Return which days are in no slot, and whether their pause was entered after it began."""
    return _("Paused {pause_words}.").format(pause_words=pause_words(first, last, entered_late, as_of))


def _slot(days: int, last: int, as_of: int) -> str:
    """Return which slot: the weeks, or days, to its last day."""
    weeks, rest = divmod(days, 7)
    if rest:
        length = _("the {days}").format(days=counted(days, "day")) if days > 1 else _("the day")
    else:
        length = _("the {count} weeks").format(count=count(weeks)) if weeks > 1 else _("the week")
    return _("in {length} to {day}").format(length=length, day=day(date.fromordinal(last), date.fromordinal(as_of)))


def _facts(named: Named) -> str:
    """Return facts by their words, or by number where they may not be named; of many the first few."""
    listed = "; ".join(words or f"#{number}" for number, words in named[:_NAMED])
    rest = len(named) - _NAMED
    return _("{facts} and {number} more").format(facts=listed, number=count(rest)) if rest > 0 else listed


def promise_week(last: int, as_of: int, outcomes: Sequence[tuple[Outcome, int]]) -> str:
    """Return how the promises of a week came out: "The week to 15 Mar: 3 kept, 1 missed."; `last` is its Sunday."""
    numbers: dict[str, int] = {}
    for how, number in outcomes:
        word = _IN_A_WEEK.get(how, "missed")
        numbers[word] = numbers.get(word, 0) + number
    counted = ", ".join(
        f"{figure(numbers[word], ',')} {_(word)}" for word in (*_IN_A_WEEK.values(), _("missed")) if word in numbers
    )
    return _("The week to {day}: {counted}.").format(
        day=day(date.fromordinal(last), date.fromordinal(as_of)), counted=counted
    )


def evidence_step(before: float, after: float, big_ones: int | None) -> str:
    """Return what a promise, a week of them or a slot did to the evidence.

    `big_ones` is how many big promises kept make up for a miss.
    """
    was, now = evidence(before), evidence(after)
    step = (
        _("Evidence {was} → {now}").format(was=was, now=now)
        if was != now
        else _("Evidence still {now}").format(now=now)
    )
    return f"{step}." if big_ones is None else f"{step}; {_makes_up(big_ones)}."


def _makes_up(big_ones: int) -> str:
    if big_ones <= 1:
        return _("about one big one kept makes up for it")
    return _("about {count} big ones kept make up for it").format(count=count(big_ones))


def estimate_moved(by: float) -> str:
    """Return what one event did to the estimate."""
    return _("Estimate {points}.").format(points=_points(by)) if abs(by) >= _A_TENTH else _("Estimate unchanged.")


def before_the_test(strands: Sequence[StrandName] = ()) -> str:
    """Return what stands above the events that are older than the test: of these strands, or of all that follow."""
    if not strands:
        return _("Before the test began: what follows counts in the estimate only")
    named = ", ".join(_(TITLES[strand]).lower() for strand in strands)
    return _("Before the test of {strands} began: counts in the estimate only").format(strands=named)


def dividers(lines: Sequence[Explained]) -> dict[int, str]:
    """Return by place, in lines that go back in time, the words above the first that is older than its strand's test.

    Strands of which nothing newer follows share them; where these are all that follow they are not named.
    """
    newest_first = [(at, line) for at, line in enumerate(lines) if line.kind == "event"]
    last_tested = {line.strand: at for at, line in newest_first if not line.before_test}
    begun: dict[int, str] = {}
    told: set[StrandName] = set()
    for at, line in newest_first:
        if line.before_test and line.strand not in told:
            following = {other.strand for place, other in newest_first if place >= at}
            older = {strand for strand in following - told if last_tested.get(strand, -1) < at}
            told |= older
            named = () if following <= told else tuple(strand for strand in TITLES if strand in older)
            begun[at] = before_the_test(named)
    return begun


def no_estimate() -> str:
    """Return that what moves an estimate is not told before there is one."""
    return _("It is too early for an estimate.")


def newcomer(strand: StrandName, first: float, learned: bool) -> str:
    """Return where the estimate of a strand sets out from: the share `first`, learned by then or not."""
    source = _("learned on this ledger by then") if learned else _("a guess: nothing was learned yet")
    return _("With somebody new we expected {expected} ({source}).").format(
        expected=_(_EXPECTED[strand]).format(percent(first)), source=source
    )


def borrowed(share: float, learned: bool, n: int) -> str:
    """Return which share of an estimate comes from others, or from a guess before anything was learned, and why."""
    if learned:
        says = _("{share} of this number comes from your other partners, because there are {facts}.")
    else:
        says = _("{share} of this number is a guess about somebody new, because there are {facts}.")
    facts = _("few facts yet") if n < _FEW else _("few recent facts")
    return says.format(share=percent(share), facts=facts)


def common_level(strand: StrandName, by: float) -> str:
    """Return what was learned of all partners meanwhile did to the estimate of this one."""
    if abs(by) < _A_TENTH:
        return _("What was learned of {everybody} left the estimate as it was.").format(everybody=_(_EVERYBODY[strand]))
    says = _("Since then the ledger has learned what is usual of {what}. Estimate {points}.")
    return says.format(what=_(_EVERYBODY[strand]), points=_points(by))


def silence(by: float) -> str:
    """Return what the time between the events did to the estimate."""
    if abs(by) < _A_TENTH:
        return _("The time in between left the estimate as it was.")
    return _("As time passes, what is known counts for less. Estimate {points} in all.").format(points=_points(by))


def _points(share: float) -> str:
    """Return a difference of two shares in points of a hundred, with its sign."""
    tenths = floor(abs(share) * 1000 + 0.5)
    sign = "" if not tenths else "+" if share > 0 else "−"
    if tenths < 100:
        return _("{sign}{tenths}.{tenths_2} points").format(sign=sign, tenths=tenths // 10, tenths_2=tenths % 10)
    return _("{sign}{floor} points").format(sign=sign, floor=floor(abs(share) * 100 + 0.5))


SENTENCES: Mapping[str, Callable[..., str]] = {
    sentence.__name__: sentence
    for sentence in (
        promise_event, promise_week, time_slot, openness_slot, paused, evidence_step, estimate_moved,
        no_estimate, newcomer, borrowed, silence, common_level,
    )
}  # fmt: skip
