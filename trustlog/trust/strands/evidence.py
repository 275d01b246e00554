"""Evidence that a strand is above its bar: products with fresh starts, of two bets, in one pass over time.

It is an e-process (Ramdas, Grünwald, Vovk & Shafer 2023): as long as what is kept is at most p0, chance alone takes it
to 20 in at most one history of 20, however often one looks (Ville 1939). Two bets run side by side, a cautious and a
bold. A week's promises enter as one factor of each, so that luck which they share does not count twice; and as a week
may begin on any weekday, of the seven ways to cut weeks the one that shows the least counts.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from math import pi
from operator import itemgetter
from typing import Literal, NamedTuple

from trustlog.trust.settings import Settings
from trustlog.trust.strands.events import Event

WEEK = 7
Path = list[tuple[int, float]]
"""The days on which evidence changed, in order, each with what it is from then on; before the first it is 1."""


class Evidence(NamedTuple):
    """E on the day, its highest since day 0, what it was one restart ago and one pace ago; and how it went."""

    now: float
    highest: float
    earlier: float
    pace_from: float
    path: Path

    def at(self, day: int) -> float:
        """Return what it was at the end of a day (an ordinal)."""
        return _at(self.path, day)


class Bet(NamedTuple):
    """One of the two bets: p0, and what a full event moves a factor by, per unit of x."""

    p0: float
    slope: float


class Origins(NamedTuple):
    """The days from which evidence is counted, as ordinals: day 0 of the strand, and where the level begins."""

    zero: int
    level: int


def bets(bar: tuple[float, float], judged_by: Literal["promises", "slots"], settings: Settings) -> tuple[Bet, Bet]:
    """Return the cautious and the bold bet on a bar p0, p1."""
    p0, p1 = bar
    bold = max(p1, settings.bold) if judged_by == "promises" else max(p1, min(settings.bold, p1 + settings.bold_slots))
    return Bet(p0, (p1 - p0) / (p0 * (1 - p0))), Bet(p0, (bold - p0) / (p0 * (1 - p0)))


def weigh(
    events: Iterable[Event],
    bar: tuple[float, float],
    judged_by: Literal["promises", "slots"],
    origins: Origins,
    over: int,
    as_of: int,
    settings: Settings,
) -> Evidence:
    """Return the evidence of what counts from day 0 on, as of a day; `over` is the last day that is over (ordinals).

    It is the mean of what came since day 0 and of what came since the level began; each begins at 1.
    """
    two_bets = bets(bar, judged_by, settings)
    since = [event for event in events if event.day >= origins.zero]
    make = _weeks_path if judged_by == "promises" else _slots_path
    whole = make(since, two_bets, origins.zero, over, settings)
    path = whole
    if origins.level > origins.zero:
        path = list(_mean(whole, make(since, two_bets, origins.level, over, settings)))
    return Evidence(
        path[-1][1] if path else 1.0,
        max(
            [value for _, value in path]
            if path and path[0][0] == origins.zero
            else [1.0, *(value for _, value in path)]
        ),
        _at(path, as_of - settings.building_days),
        _at(path, as_of - settings.pace_days),
        path,
    )


def _at(path: Path, day: int) -> float:
    place = bisect_right(path, day, key=itemgetter(0))
    return path[place - 1][1] if place else 1.0


def _mean(first: Path, second: Path) -> Iterator[tuple[int, float]]:
    """Yield the mean of two paths on each day on which either changed."""
    values = [1.0, 1.0]
    changes = sorted([*((day, 0, value) for day, value in first), *((day, 1, value) for day, value in second)])
    for day, several in groupby(changes, key=itemgetter(0)):
        for _, place, value in several:
            values[place] = value
        yield day, (values[0] + values[1]) / 2


@lru_cache(maxsize=16)
def _started(first: float, many: int) -> tuple[float, ...]:
    """Return the weight of all starts up to the j-th, for every j up to `many`; all there are add up to 1."""
    sums = [first]
    for start in range(1, many + 1):
        sums.append(sums[-1] + (1 - first) * 6 / (pi * pi * start * start))
    return tuple(sums)


class _Day(NamedTuple):
    """What fell on one day: of each bet the sum of the stakes, and of what they were above or below p0."""

    day: int
    stakes: tuple[float, float]
    sums: tuple[float, float]


def _days(events: Iterable[Event], p0: float) -> list[_Day]:
    """Return each day's sums, in order of day."""
    # Sorted before summing, so that the order in which facts were entered cannot move the last digit.
    days = []
    for day, events_of_day in groupby(sorted((event.day, event.s, event.x) for event in events), key=itemgetter(0)):
        s1 = v1 = s2 = v2 = 0.0
        for _, stake, x in events_of_day:
            double = min(2 * stake, 1.0)
            s1 += stake
            v1 += stake * (x - p0)
            s2 += double
            v2 += double * (x - p0)
        days.append(_Day(day, (s1, s2), (v1, v2)))
    return days


def week_factor(days: Sequence[_Day], bet: int, slope: float) -> float:
    """Return what the promises of one week, in order of their days, multiply a started product by.

    Two readings of the week, of which the lower counts: the mean of all, whatever luck they share; and those that came
    first until they fill the capacity of one big promise, so that nothing added after a miss makes up for it.
    """
    if len(days) == 1:
        return 1 + slope * days[0].sums[bet] / max(1.0, days[0].stakes[bet])
    stakes = sums = taken = 0.0
    left = 1.0
    for day in days:
        stake, gain = day.stakes[bet], day.sums[bet]
        stakes += stake
        sums += gain
        share = min(1.0, left / stake)
        taken += share * gain
        left -= share * stake
    return 1 + slope * min(sums / max(1.0, stakes), taken)


def _weeks_path(events: Iterable[Event], two_bets: tuple[Bet, Bet], origin: int, over: int, settings: Settings) -> Path:
    """Return the evidence of promises since an origin: of seven ways to cut weeks the least."""
    days = _days([event for event in events if origin <= event.day <= over], two_bets[0].p0)
    every, cautious, bold = settings.restart_days, two_bets[0].slope, two_bets[1].slope
    sums = _started(settings.first_weight, max(0, (over - origin) // every) + 1)
    careful, brave = [sums[0]] * WEEK, [sums[0]] * WEEK  # by weekday: started products of each bet times their weights
    waiting = [1 - sums[0]] * WEEK  # the weights of products that have not started, which are 1
    begun = [0] * WEEK
    values = [1.0] * WEEK
    path: Path = []
    for first, last, week in _weeks(days, over):
        factor, bolder = week_factor(week, 0, cautious), week_factor(week, 1, bold)
        for day in range(first, last + 1):
            cutting = day % WEEK
            starts = (day - WEEK + 1 - origin) // every
            if starts > begun[cutting]:
                more = sums[starts] - sums[begun[cutting]]
                careful[cutting] += more
                brave[cutting] += more
                begun[cutting], waiting[cutting] = starts, 1 - sums[starts]
            careful[cutting] = cautious_part = careful[cutting] * factor
            brave[cutting] = bold_part = brave[cutting] * bolder
            values[cutting] = (cautious_part + bold_part) / 2 + waiting[cutting]
            path.append((day, min(values)))
    return path


def _weeks(days: Sequence[_Day], over: int) -> Iterator[tuple[int, int, Sequence[_Day]]]:
    """Yield runs of days, up to `over`, on which weeks end that hold the same: first, last, what they hold.

    A week that holds none of them is left out.
    """
    low = high = day = 0
    while low < len(days):
        if low == high:
            day = days[low].day
        while high < len(days) and days[high].day <= day:
            high += 1
        leaves = days[low].day + WEEK  # the first day on whose week the earliest one is no longer
        last = min(leaves - 1, over, days[high].day - 1 if high < len(days) else over)
        yield day, last, days[low:high]
        if last == over:
            return
        day = last + 1
        low += day == leaves


def _slots_path(events: Iterable[Event], two_bets: tuple[Bet, Bet], origin: int, over: int, settings: Settings) -> Path:
    """Return the evidence of the slots that begin on or after an origin; each is a factor on its last day."""
    every = settings.restart_days
    sums = _started(settings.first_weight, max(0, (over - origin) // every) + 1)
    cautious, bold = two_bets
    cautious_part = bold_part = sums[0]  # started products of each bet times their weights
    begun = 0
    path: Path = []
    for event in events:
        if event.began < origin:
            continue
        starts = (event.began - origin) // every
        more = sums[starts] - sums[begun]
        begun = starts
        cautious_part = (cautious_part + more) * (1 + cautious.slope * (event.x - cautious.p0))
        bold_part = (bold_part + more) * (1 + bold.slope * (event.x - bold.p0))
        path.append((event.day, (cautious_part + bold_part) / 2 + 1 - sums[starts]))
    return path
