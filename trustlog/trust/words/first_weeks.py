"""What is said of a relationship while there is no estimate yet: counted facts, and when the first answer comes."""

from datetime import date

from trustlog.domain.calendar.days import weekday_month
from trustlog.domain.strands import PROMISE_STRANDS, StrandName
from trustlog.language import _, ngettext
from trustlog.trust.counted.values import CountedFacts, OpennessCount
from trustlog.trust.reading.values import Reading
from trustlog.trust.words.counting import before_words
from trustlog.trust.words.numbers import day
from trustlog.trust.words.strands import is_too_early

MET_DAYS = 28
"""The days over which it is counted how often one met."""
_FAR = 60
"""Days from which on a day is told without its weekday."""


def awaits_first_answer(reading: Reading) -> bool:
    """Return whether too little is settled on both sides for anything but counted facts."""
    return all(is_too_early(reading.strands[name]) for name in PROMISE_STRANDS)


def first_answer_words(reading: Reading) -> str:
    """Return after how much there is a first answer, where either side has too few settled promises; else nothing."""
    is_awaited = any(is_too_early(reading.strands[name]) for name in PROMISE_STRANDS)
    return _("First answer after about six settled promises") if is_awaited else ""


def kept_words(name: StrandName, counted: CountedFacts, as_of: date, before: int = 0) -> str:
    """Return how many promises of one side were kept, and what is open: "2 of 2 kept, 3 open".

    So many more are settled that were due `before` the partner is logged; they are named apart.
    """
    ours = name == "our_promises"
    promises = (counted.our_promises if ours else counted.their_promises)[0]
    early, unsettled = counted.kept_early[0 if ours else 1], counted.unsettled_of(name)
    parts = []
    if promises.settled:
        kept = _("{kept} of {settled} kept")
        parts.append(kept.format(kept=f"{promises.on_time:,}", settled=f"{promises.settled:,}"))
    if early:
        says = ngettext("{n} kept, counts on {day}", "{n} kept, count from {day} on", len(early))
        parts.append(says.format(n=f"{len(early):,}", day=day(date.fromordinal(early[0]), as_of)))
    if promises.open:
        parts.append(ngettext("{n} open", "{n} open", promises.open).format(n=f"{promises.open:,}"))
    if unsettled:
        parts.append(ngettext("{n} not settled yet", "{n} not settled yet", unsettled).format(n=f"{unsettled:,}"))
    parts += [before_words(before, counted, as_of)] if before else []
    return ", ".join(parts) or _("nothing promised yet")


def times_met_words(times: int, last: date | None, as_of: date) -> str:
    """Return how often one met within the last weeks, and the last time: "met 3 × in 4 weeks, last Wed 18 Nov"."""
    if last is None:
        return _("not met yet")
    on = weekday_month(last) if (as_of - last).days <= _FAR else day(last, as_of)
    if not times:
        return _("last met {day}").format(day=on)
    met = ngettext("met once in {weeks} weeks, last {day}", "met {n} × in {weeks} weeks, last {day}", times)
    return met.format(n=f"{times:,}", weeks=MET_DAYS // 7, day=on)


def told_counts_words(openness: OpennessCount) -> str:
    """Return how many things each side told: "told us 1 thing, we 2"."""
    theirs, ours = sum(openness.theirs_by_depth), sum(openness.ours_by_depth)
    if not theirs and not ours:
        return _("nothing told yet")
    if not theirs:
        told = ngettext("told us nothing, we them {n} thing", "told us nothing, we them {n} things", ours)
        return told.format(n=f"{ours:,}")
    told = ngettext("told us {n} thing, we {ours}", "told us {n} things, we {ours}", theirs)
    return told.format(n=f"{theirs:,}", ours=f"{ours:,}" if ours else _("none"))


def facts_words(reading: Reading, times: int, last: date | None) -> str:
    """Return what is counted of a relationship in a line; one met so many `times` lately, and last on a day."""
    counted, as_of = reading.counted, reading.as_of
    ours, theirs = (kept_words(name, counted, as_of, reading.before_logging(name)) for name in PROMISE_STRANDS)
    kept = _("they: {theirs} · we: {ours}").format(theirs=theirs, ours=ours)
    return f"{kept} · {together_words(reading, times, last)}"


def together_words(reading: Reading, times: int, last: date | None) -> str:
    """Return the part of it about time and openness: "met 3 × in 4 weeks, last Wed 18 Nov · told us 1 thing, we 2"."""
    return f"{times_met_words(times, last, reading.as_of)} · {told_counts_words(reading.counted.openness[0])}"
