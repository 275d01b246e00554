"""What we ourselves read about the five things that a pulse asks: in words, from the reading as it stands."""

from datetime import date
from typing import NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.desk.readings import reading
from trustlog.domain.facts import Partner
from trustlog.domain.kinds.words import day as day_words
from trustlog.domain.strands import TREND_WORDS
from trustlog.language import _, figure, ngettext
from trustlog.trust.counted.values import PERIODS, OpennessCount
from trustlog.trust.reading.values import Reading
from trustlog.trust.words import all_counted_words, counted_words, is_too_early, strand_words

_YEAR = 1 + PERIODS.index(365)
_HIGH_ESTIMATE, _HIGH_PART, _ENOUGH_SLOTS = 0.8, 0.75, 4
"""From here on we read our own side as high; below so many periods nothing is called high."""


class OurSide(NamedTuple):
    """What we read, in words, by the names of the answers; `high` names what we read as high."""

    words: dict[str, str]
    high: frozenset[str]


def our_side(ledger: Ledger, partner: Partner, day: date, me: str) -> OurSide:
    """Return what we read of our side as of a day, with the private facts of `me`."""
    read = reading(ledger, partner, day, me=me)
    openness = read.counted.openness[_YEAR]
    words = {
        "promises": _promises(read),
        "openness": _told(openness, day),
        "time": counted_words("time", read.counted, day),
        "fair": _settled(read),
        "fifth": _("level {level}, {trend}").format(level=read.level, trend=_(TREND_WORDS[read.trend])),
    }
    return OurSide(words, frozenset(_high(read)))


def _promises(read: Reading) -> str:
    counted = all_counted_words("our_promises", read)
    strand = read.strands["our_promises"]
    return counted if is_too_early(strand) else f"{strand_words(strand)}; {counted}"


def _told(openness: OpennessCount, day: date) -> str:
    """Say how often we told them something within a year, and when last."""
    number = sum(openness.ours_by_depth)
    if not number or openness.ours is None:
        return _("we told them nothing in a year")
    says = ngettext(
        "we told them one thing in a year, on {day}", "we told them {n} things in a year, last on {day}", number
    )
    return says.format(n=figure(number, ","), day=day_words(date.fromordinal(openness.ours.on), day))


def _settled(read: Reading) -> str:
    """Say how many promises of each side came out within a year: who carried how much."""
    return _("settled in a year: {ours} of our promises, {theirs} of theirs").format(
        ours=read.counted.our_promises[_YEAR].settled, theirs=read.counted.their_promises[_YEAR].settled
    )


def _high(read: Reading) -> list[str]:
    strand, high = read.strands["our_promises"], []
    if not is_too_early(strand) and (strand.estimate or 0.0) >= _HIGH_ESTIMATE:
        high.append("promises")
    time, openness = read.counted.time[_YEAR], read.counted.openness[_YEAR]
    for name, slots, held in (("time", time.slots, time.held), ("openness", openness.slots, openness.held)):
        if slots >= _ENOUGH_SLOTS and held >= _HIGH_PART * slots:
            high.append(name)
    return high
