"""Where a partner stands on a day: its level, since when, and from which day each strand's test runs."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trustlog.domain.levels import level_on
from trustlog.trust.settings import STRANDS, TOP_LEVEL

if TYPE_CHECKING:
    from trustlog.domain.facts import PartnerFacts
    from trustlog.domain.strands import StrandName


class LevelState(NamedTuple):
    """The level in force on a day; days are ordinals.

    While a step is on trial, since `on_trial` (0 for none), `level` is the one below, by which everything is judged.
    `acknowledged` has the last acknowledgement of each strand, 0 for none, `day_zero` the day on which its test began.
    `beginnings` is how many times a test has begun at this level, the first included. `tested`: the bar above is
    tested, up to the target itself; `climbs`: a step up may be suggested, below it only.
    """

    level: int
    since: int
    on_trial: int
    day_zero: Mapping["StrandName", int]
    acknowledged: Mapping["StrandName", int]
    beginnings: int
    tested: bool
    climbs: bool


def level_state_of(facts: "PartnerFacts", as_of: int) -> LevelState:
    """Return the level in force at the end of a day (an ordinal), and the beginnings of its tests."""
    partner = facts.partner
    now = level_on(partner, facts.level_changes, date.fromordinal(as_of))
    level, since = now.firm, now.since.toordinal()
    on_trial = 0 if now.on_trial is None else now.on_trial.toordinal()
    acknowledged = dict.fromkeys(STRANDS, 0)
    begun = set()
    for answer in facts.answers:
        day = answer.on.toordinal()
        if answer.answer == "ack" and day <= as_of:
            for name in STRANDS:
                if answer.strand in (None, name):
                    acknowledged[name] = max(acknowledged[name], day)
            if day > since:
                begun.add(day)
    day_zero = {name: max(since, day) for name, day in acknowledged.items()}
    tested = level < TOP_LEVEL and level <= partner.target
    climbs = tested and level < partner.target
    return LevelState(level, since, on_trial, day_zero, acknowledged, 1 + len(begun), tested, climbs)
