"""Evidence that a strand is above its bar: a weighted sum of products with fresh starts, in one pass.

It is an e-process (Ramdas, Grünwald, Vovk & Shafer 2023): as long as p0 is true, chance alone takes it
to 20 in at most one history of 20, however often one looks (Ville 1939). The weights of the starts are 1/2 for the
first, and 3 / (π² j²) for the j-th restart, which add up to 1.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from math import pi
from operator import itemgetter
from typing import NamedTuple

from trustlog.trust.settings import Settings
from trustlog.trust.strands.events import Event


class Evidence(NamedTuple):
    """E on the day, its highest since day 0, what it was one restart ago and one pace ago; and, if asked, its steps."""

    now: float
    highest: float
    earlier: float
    pace_from: float
    steps: list[tuple[int, float, float]]


def factor(x: float, s: float, p0: float, p1: float) -> float:
    """Return what one event multiplies a started product by."""
    return 1 + s * (p1 - p0) / (p0 * (1 - p0)) * (x - p0)


class Products:
    """The sum walked a day at a time: each product times its weight, new ones beginning as time goes on."""

    __slots__ = ("_begins", "_every", "_start", "now", "started", "waiting")

    def __init__(self, day_zero: int, settings: Settings) -> None:
        self.started = self.waiting = 0.5  # weights of the started products times these; weights not yet started
        self._start, self._every = 1, settings.restart_days
        self._begins = day_zero + self._every
        self.now = 1.0

    def take(self, day: int, value: float) -> float:
        """Multiply what has started by a day's factor, days in order; return the sum."""
        while self._begins <= day:
            weight = 3 / (pi * pi * self._start * self._start)
            self.started += weight
            self.waiting -= weight
            self._start += 1
            self._begins += self._every
        self.started *= value
        self.now = self.started + self.waiting
        return self.now

    def copy(self) -> "Products":
        """Return the sum as it is now, to walk on apart."""
        other = Products.__new__(Products)
        for name in Products.__slots__:
            setattr(other, name, getattr(self, name))
        return other


def weigh(
    events: Iterable[Event],
    bar: tuple[float, float],
    day_zero: int,
    as_of: int,
    settings: Settings,
    steps: bool = False,
) -> Evidence:
    """Return the evidence of the events from day 0 on; those of one day enter as one factor, the mean of theirs.

    Days are ordinals; `bar` has the shares p0 and p1. Evidence starts at 1 and is never negative.
    """
    now = highest = earlier = pace_from = 1.0
    earlier_day, pace_day = as_of - settings.building_days, as_of - settings.pace_days
    taken: list[tuple[int, float, float]] = []
    products = Products(day_zero, settings)
    for day, value in factors(events, bar, day_zero):
        before, now = now, products.take(day, value)
        if now > highest:
            highest = now
        if day <= earlier_day:
            earlier = now
        if day <= pace_day:
            pace_from = now
        if steps:
            taken.append((day, before, now))
    return Evidence(now, highest, earlier, pace_from, taken)


def factors(events: Iterable[Event], bar: tuple[float, float], day_zero: int) -> list[tuple[int, float]]:
    """Return each day's factor, in order of day."""
    p0, p1 = bar
    slope = (p1 - p0) / (p0 * (1 - p0))
    # Sorted before summing, so that the order in which facts were entered cannot move the last digit.
    by_day = sorted([(event[0], 1 + event[2] * slope * (event[1] - p0)) for event in events if event[0] >= day_zero])
    if len(dict(by_day)) == len(by_day):
        return by_day
    return [(day, _mean([value for _, value in several])) for day, several in groupby(by_day, key=itemgetter(0))]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
