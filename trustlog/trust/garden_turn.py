"""When a garden became ready, or fell back, within some days: two readings of it, and a few between. Pure."""

from datetime import date
from typing import NamedTuple

from trustlog.domain.facts.garden_facts import GardenFacts, GardenStanding
from trustlog.trust.garden import members_on, pair_readings, stands
from trustlog.trust.gates.garden import missing_of
from trustlog.trust.model.epochs import Learned
from trustlog.trust.settings import DEFAULTS, Settings


class Turned(NamedTuple):
    """The first day (an ordinal) on which a garden was what it is now, ready or not, and how it stands now."""

    since: int
    ready: bool
    whole: GardenStanding


def turned(
    garden: GardenFacts, as_of: int, days: int, today: int, learned: Learned, settings: Settings = DEFAULTS
) -> Turned | None:
    """Return when a garden became ready, or fell back, in the last days; None where it is as it was before them.

    Both ends are compared: a garden that was ready for a while between them is as it was.
    """

    def how(day: int) -> GardenStanding | None:
        """Return how it stood, without its pairs where it lacked something beside them: it was not ready."""
        on = date.fromordinal(day)
        if garden.garden.started_on > on or not members_on(garden, day):
            return None
        without = stands(garden, on, ())
        if missing_of(without, day):
            return without
        return stands(garden, on, pair_readings(garden, on, date.fromordinal(today), learned, settings))

    def is_ready(day: int) -> bool:
        whole = how(day)
        return whole is not None and not missing_of(whole, day)

    before, after = max(as_of - days, 1), as_of
    ready = is_ready(after)
    if is_ready(before) == ready:
        return None
    while after - before > 1:
        middle = (before + after) // 2
        before, after = (before, middle) if is_ready(middle) == ready else (middle, after)
    whole = how(as_of)
    return None if whole is None else Turned(after, ready, whole)
