"""The English sentence of every reason behind a suggestion; that of a gate stands with the gate.

Each function is named by its code, takes the parameters of the reason by name, and the strand where there is one. Days
are ordinals, shares and error rates lie between 0 and 1. A table like `SENTENCES`, with the same codes, is all that
another language needs.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from trustlog.domain.strands import PROMISE_STRANDS, TITLES, StrandName
from trustlog.domain.text import plural
from trustlog.language import _, figure, ngettext
from trustlog.trust.words import numbers
from trustlog.trust.words.numbers import count, day, percent, promises_named

_LONG = 36  # months; beyond, how many no longer matters


def passed(
    strand: StrandName,
    n: int,
    estimate: float | None,
    low: float | None,
    high: float | None,
    evidence: float,
    needed: float,
) -> str:
    """Return that a strand is above its bar, and from how much; `estimate` is None where it is too early for one."""
    if estimate is None or low is None or high is None:
        estimated = numbers.too_early(n)
    else:
        estimated = f"{numbers.estimate(estimate, low, high)}, n {n}"
    return f"{_(TITLES[strand])}: {estimated}; {_evidence(evidence, needed)}."


def held_back_nothing_recent(strand: StrandName, evidence: float, slots: int) -> str:
    """Return that a strand has the evidence, but nothing in its last slots."""
    says = ngettext("nothing in the last period", "nothing in the last {n} periods", slots)
    return _held_back(strand, evidence, says.format(n=count(slots)))


def held_back_unsettled(strand: StrandName, evidence: float) -> str:
    """Return that a strand has the evidence, but nothing that is settled."""
    return _held_back(strand, evidence, _("nothing is settled yet"))


def held_back_below_bar(strand: StrandName, evidence: float, p0: float) -> str:
    """Return that a strand has the evidence, but has fallen below its bar since."""
    return _held_back(strand, evidence, _("the estimate is now below the bar of {percent}").format(percent=percent(p0)))


def _held_back(strand: StrandName, evidence: float, why: str) -> str:
    return _("{titles}: evidence {evidence}, but {why}.").format(
        titles=_(TITLES[strand]), evidence=numbers.evidence(evidence), why=why
    )


def short_too_early(strand: StrandName, n: int) -> str:
    """Return that so little is settled of a strand that nobody can tell yet how long it will take."""
    of_promises = strand in PROMISE_STRANDS
    if not n:
        says = _("{strand}: nothing settled yet.") if of_promises else _("{strand}: no period is over yet.")
        return says.format(strand=_(TITLES[strand]))
    if of_promises:
        says = ngettext("{strand}: {n} settled so far.", "{strand}: {n} settled so far.", n)
    else:
        says = ngettext("{strand}: {n} period so far.", "{strand}: {n} periods so far.", n)
    return says.format(strand=_(TITLES[strand]), n=n)


def short_not_growing(strand: StrandName, evidence: float, needed: float) -> str:
    """Return what a strand is short of, and that it is not growing."""
    return _("{short}, and not growing at this pace.").format(short=_short(strand, evidence, needed))


def short(strand: StrandName, evidence: float, needed: float, months: int) -> str:
    """Return what a strand is short of, and in how many months it gets there at this pace."""
    so_far = _short(strand, evidence, needed)
    if months > _LONG:
        return _("{so_far}; at this pace more than three years.").format(so_far=so_far)
    says = ngettext(
        "{so_far}; at this pace about {n} more month.", "{so_far}; at this pace about {n} more months.", months
    )
    return says.format(so_far=so_far, n=count(months))


def _short(strand: StrandName, evidence: float, needed: float) -> str:
    return f"{_(TITLES[strand])}: {_evidence(evidence, needed)}"


def _evidence(evidence: float, needed: float) -> str:
    word = numbers.evidence_word(evidence, needed)
    return _("{word} evidence ({evidence}; {needed} needed)").format(
        word=word, evidence=numbers.evidence(evidence), needed=figure(needed, "g")
    )


def luck(p0: float, error: float) -> str:
    """Return what the error rate of a step up means, and what it does not."""
    return _(
        "In at most {one_of} such cases this is chance: so often evidence comes this high for a side that was never "
        "more than {p0} likely to keep (weighed by stake, by the day last agreed, late counted as missed), however "
        "often you look. It is not a {sure} chance that they are above {p0}."
    ).format(one_of=numbers.one_of(error), p0=percent(p0), sure=percent(1 - error))


def begun_again(beginnings: int, error: float) -> str:
    """Return that the test began more than once at this level, which gives luck more than one chance."""
    begun = numbers.ordinal(beginnings)
    return _("This is the {begun} beginning of the test; each has its own chance of {chance}.").format(
        begun=begun, chance=numbers.chance(error)
    )


def concealed(strand: StrandName, numbers: Sequence[int]) -> str:
    """Return that something was hidden; `numbers` are those of the promises."""
    says = ngettext(
        "{strand}: {promises} was broken and concealed, and is not cleared yet.",
        "{strand}: {promises} were broken and concealed, and are not cleared yet.",
        len(numbers),
    )
    return says.format(strand=_(TITLES[strand]), promises=promises_named(numbers))


def clear(numbers: Sequence[int]) -> str:
    """Return how a concealed break is cleared; `numbers` are those of the promises."""
    says = ngettext(
        "Talk it over, then clear {promises} with a reason; time alone does not.",
        "Talk them over, then clear {promises} with a reason; time alone does not.",
        len(numbers),
    )
    return says.format(promises=promises_named(numbers))


def slipped(
    strand: StrandName,
    outcomes: int,
    missed: int,
    raised: int,
    value: float,
    threshold: float,
    usually: float | None,
) -> str:
    """Return why a flag is up: of the last `outcomes` so many were `missed`; `raised` is since when it is up.

    `usually` is the share that was kept before those, None where there were none. A flag stays up when the watch
    speaks softly again; what it says now is told in an explanation.
    """
    says = slipped_in_short(strand, outcomes, missed, usually)
    since = day(date.fromordinal(raised))
    if value < threshold:
        back = _("{strand}: {says}. The flag is up since {since}; lately it is better again.")
        return back.format(strand=_(TITLES[strand]), says=says, since=since)
    return _("{strand}: {says}. The flag is up since {since}.").format(strand=_(TITLES[strand]), says=says, since=since)


def slipped_in_short(strand: StrandName, outcomes: int, missed: int, usually: float | None) -> str:
    """Return what a side kept lately, and what it keeps usually: "they kept 2 of the last 5; usually 9 of 10"."""
    ours, kept = strand == "our_promises", outcomes - missed
    if not missed:
        says = (
            _("we kept the last {n}, but too few before") if ours else _("they kept the last {n}, but too few before")
        )
        return says.format(n=outcomes)
    if outcomes == 1:
        says = _("we did not keep the last one on time") if ours else _("they did not keep the last one on time")
    else:
        says = _("we kept {kept} of the last {n}") if ours else _("they kept {kept} of the last {n}")
        says = says.format(kept=kept, n=outcomes)
    if usually is None:
        return says
    return _("{lately}; usually {tenths} of 10").format(lately=says, tenths=round(10 * usually))


def acknowledge(strand: StrandName) -> str:
    """Return how a flag comes down."""
    says = _("{strand}: talk it over and acknowledge it with a note; then counting starts again.")
    return says.format(strand=_(TITLES[strand]))


def below_bar(strand: StrandName, kept: int, settled: int, p0: float, level: int) -> str:
    """Return that a strand has fallen below what its level asks for."""
    return _(
        "{titles}: {kept} of {settled} kept on time at this level, and lately too few; below the "
        "{percent} by which level {level} was entered."
    ).format(
        titles=_(TITLES[strand]), kept=figure(kept, ","), settled=figure(settled, ","), percent=percent(p0), level=level
    )


def declined(until: int) -> str:
    """Return that "not now" is in force, and its last day."""
    return _("Declined until {day}.").format(day=day(date.fromordinal(until)))


def at_target(above: bool) -> str:
    """Return why no bar is tested."""
    return _("Above the level aimed at.") if above else _("At the level aimed at.")


def question(strand: StrandName, missed: int, settled: int, expires: int) -> str:
    """Return what is worth a question: of the last `settled` outcomes so many were not on time; and until when."""
    side = _(TITLES[strand]).lower()
    last = (
        _("the last {count} of {side}").format(count=count(settled), side=side)
        if settled > 1
        else _("the last one of {side}").format(side=side)
    )
    lately = _("{count} of {last}").format(count=count(missed), last=last) if settled > 1 else last
    until = _("asked until {day}, or until it is answered").format(day=day(date.fromordinal(expires)))
    says = ngettext(
        "Worth a question: {lately} was not kept on time; {until}.",
        "Worth a question: {lately} were not kept on time; {until}.",
        missed,
    )
    return says.format(lately=lately, until=until)


def trial_chance(strand: StrandName, chance: float, kept: int, settled: int, level: int) -> str:
    """Return that a side is probably above the bar of a level."""
    return _("{titles}: {above}; {kept} of {settled} on time.").format(
        titles=_(TITLES[strand]), above=_above(chance, level), kept=figure(kept, ","), settled=figure(settled, ",")
    )


def trial_forecast(until: float) -> str:
    """Return what a step on trial is worth, and when its end is suggested."""
    return _(
        "This is a forecast, not evidence: a side exactly at the bar is offered a trial within two years "
        "in a quarter to three quarters of histories, one well below it in at most one of ten. On trial "
        "the tests go on as they are, until evidence confirms the level; below a chance of {percent} the "
        "end is suggested."
    ).format(percent=percent(until))


def trial_chance_gone(strand: StrandName, chance: float, kept: int, settled: int, level: int, until: float) -> str:
    """Return that the chance on which a trial rests has gone."""
    return _(
        "{titles}: {above}, below {percent}; {kept} of {settled} on time. Ending the trial is no step down."
    ).format(
        titles=_(TITLES[strand]),
        above=_above(chance, level),
        percent=percent(until),
        kept=figure(kept, ","),
        settled=figure(settled, ","),
    )


def _above(chance: float, level: int) -> str:
    return _("the chance to be above the bar of level {level} is {likely}").format(
        level=level, likely=numbers.likely(chance)
    )


def on_trial(since: int, level: int) -> str:
    """Return that a level is on trial, and since when."""
    return _("Level {level} on trial since {day}: evidence confirms it, or a person ends it.").format(
        level=level, day=day(date.fromordinal(since))
    )


def held_by_promises(strand: StrandName, kept: int, settled: int, days: int) -> str:
    """Return how many promises of a side were settled lately, and how many on time."""
    counted = (
        _("{kept} of {settled} on time").format(kept=figure(kept, ","), settled=figure(settled, ","))
        if settled
        else _("none settled")
    )
    return _("{titles}: {counted} in {lately}").format(
        titles=_(TITLES[strand]).lower(), counted=counted, lately=numbers.lately(days)
    )


def held_by_time(strand: StrandName, met: int, days: int) -> str:
    """Return how often one met outside the agenda lately."""
    return _("{titles}: outside the agenda {times} in {lately}").format(
        titles=_(TITLES[strand]).lower(), times=_times(met), lately=numbers.lately(days)
    )


def held_by_openness(
    strand: StrandName,
    ours: int,
    theirs: int,
    ours_deep: int,
    theirs_deep: int,
    days: int,
    depth: int,
    other_depth: int,
) -> str:
    """Return what each side told the other lately; where some of it was not deep enough, how much was, and what is.

    One side has to tell something at `depth`, the other at `other_depth`.
    """
    name, within = _(TITLES[strand]).lower(), numbers.lately(days)
    if not ours and not theirs:
        return _("{name}: neither side told anything in {within}").format(name=name, within=within)
    told = _("{name}: you told them {things} in {within}, they {or_none}").format(
        name=name, things=_things(ours), within=within, or_none=_or_none(theirs)
    )
    if (ours_deep, theirs_deep) == (ours, theirs):
        return told
    deep = _("you {or_none}, they {or_none_2}").format(or_none=_or_none(ours_deep), or_none_2=_or_none(theirs_deep))
    if depth == other_depth:
        return _("{told}; what counts is depth {depth} from both sides ({deep})").format(
            told=told, depth=depth, deep=deep
        )
    return _("{told}; what counts is depth {depth} from one side ({deep}) and {other_depth} from the other").format(
        told=told, depth=depth, deep=deep, other_depth=other_depth
    )


def no_trial(before: int, ended: bool) -> str:
    """Return that no step on trial is suggested for a while, from which day on it may be, and why."""
    why = _("ended") if ended else _("declined")
    return _("No step on trial is suggested before {day}, as one was {why}.").format(
        day=day(date.fromordinal(before)), why=why
    )


def _or_none(number: int) -> str:
    return figure(number, ",") if number else _("none")


def _times(number: int) -> str:
    return _("not once") if not number else _("once") if number == 1 else _("{count} times").format(count=count(number))


def _things(number: int) -> str:
    return _("nothing") if not number else f"{figure(number, ',')} {plural(number, 'thing')}"


SENTENCES: Mapping[str, Callable[..., str]] = {
    sentence.__name__: sentence
    for sentence in (
        question, trial_chance, trial_forecast, trial_chance_gone, on_trial,
        held_by_promises, held_by_time, held_by_openness,
        passed, held_back_nothing_recent, held_back_unsettled, held_back_below_bar, short_too_early, short_not_growing,
        short, luck, begun_again, concealed, clear, slipped, acknowledge, below_bar, declined, no_trial, at_target,
    )
}  # fmt: skip
