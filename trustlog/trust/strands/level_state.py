"""Where a partner stands on a day: its level, since when, and from which day each strand's test runs."""

from datetime import date
from typing import NamedTuple

from trustlog.domain.facts import PartnerFacts
from trustlog.domain.levels import level_on
from trustlog.trust.settings import STRANDS, TOP_LEVEL


class Standing(NamedTuple):
    """Level in force on the day; days are ordinals. `acked` is the last acknowledgement of each strand, 0 for none.

    `tested`: the bar above is tested, up to the target itself; `climbs`: a step up may be suggested, below it only.
    """

    level: int
    since: int
    day_zero: tuple[int, ...]
    acked: tuple[int, ...]
    beginnings: int
    tested: bool
    climbs: bool


def stand(facts: PartnerFacts, as_of: int) -> Standing:
    """Tell the level in force on a day and the beginnings of its tests."""
    partner = facts.partner
    level, first, _ = level_on(partner, facts.level_changes, date.fromordinal(as_of))
    since = first.toordinal()
    acked = [0] * len(STRANDS)
    begun = set()
    for answer in facts.answers:
        day = answer.on.toordinal()
        if answer.answer == "ack" and day <= as_of:
            for at, strand in enumerate(STRANDS):
                if answer.strand in (None, strand):
                    acked[at] = max(acked[at], day)
            if day > since:
                begun.add(day)
    zero = tuple(max(since, day) for day in acked)
    tested = level < TOP_LEVEL and level <= partner.target
    return Standing(level, since, zero, tuple(acked), 1 + len(begun), tested, tested and level < partner.target)
