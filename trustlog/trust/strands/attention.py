"""The watch: has a side fallen below its own normal, or below the bar by which its level was entered?

Both are Shiryaev–Roberts statistics (Shiryaev 1963, Roberts 1966): how much likelier what was settled is if there was a
fall than if there was none, added up over every day on which the fall may have come. As long as there was none the sum
grows by one a day at most, on average, so that chance alone takes it to a threshold of 1,000 less than once in 1,000
days, however many promises are settled and however often one looks.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from math import asin, exp, log, log1p, sin, sqrt
from operator import itemgetter
from typing import NamedTuple

from trustlog.trust.settings import Settings
from trustlog.trust.strands.events import Event

POINTS = 6  # normal rates that stand for all between the lowest and the highest; with 12 the figures are the same
LONGEST = 91  # days; a longer silence makes a fall no likelier
_LEAST, _MOST = 1e-200, 1e200  # what is next to impossible stays a number, whatever is entered on one day
_STEEPEST = 300.0
Rates = tuple[float, ...]
_P0, _P1, _P2, _P3, _P4 = (1 / above for above in range(POINTS - 1, 0, -1))  # what each passes to every higher one


class Watch(NamedTuple):
    """The watch's value (None while there is no normal to fall below) and the day its flag went up, 0 for none.

    `doubtful` are the days on which something was missed and the value was high enough for a question.
    """

    value: float | None
    raised: int
    doubtful: tuple[int, ...] = ()


class Day(NamedTuple):
    """What was settled on one day: how many, and the stakes of what was kept and of what was missed."""

    day: int
    size: int
    kept: float
    missed: float


NO_WATCH = Watch(None, 0)


def settled_days(events: Iterable[Event], over: int) -> list[Day]:
    """Return what is settled, grouped by the day it became known, an order which nothing that happens later can change.

    Only days up to `over` are taken, which are over and so complete.
    """
    ordered = sorted([(event[6], event) for event in events if 0 < event[6] <= over])
    if len(dict(ordered)) == len(ordered):
        return [Day(known, 1, event[2] * event[1], event[2] * (1 - event[1])) for known, event in ordered]
    return [_day_of(day, [event for _, event in group]) for day, group in groupby(ordered, key=itemgetter(0))]


def _day_of(day: int, group: Sequence[Event]) -> Day:
    return Day(
        day, len(group), sum([event.s * event.x for event in group]), sum([event.s * (1 - event.x) for event in group])
    )


class Normal:
    """The watch for a fall below a side's own normal, walked a day at a time; constant work a day.

    The normal is not known: it may be any of the rates between `watch_lowest` and `watch_highest`, by Jeffreys' prior
    Beta(½, ½), and rises now and then (`watch_rise`), so that who became better is held to the better. A fall is one of
    `watch_drop`. Stakes are weights on the logarithms, and what was kept in half counts half each way.
    """

    __slots__ = ("_fallen", "_from", "_last", "_normal", "_rates", "_rise", "seen", "value")

    def __init__(self, settings: Settings) -> None:
        self._rates = settings.watch_lowest, settings.watch_highest, settings.watch_drop
        self._rise, self._from = settings.watch_rise, settings.watch_from
        self._normal = [1 / POINTS] * POINTS  # how likely each normal is, given what was settled and no fall
        self._fallen = [0.0] * POINTS  # the statistic's share of each normal
        self._last = 0
        self.seen = 0
        self.value: float | None = None

    def see(self, day: Day) -> float | None:
        """Take in one day; return the value, None before `watch_from` are settled."""
        on, size, kept, missed = day
        as_before, as_fallen = _likelihoods(kept, missed, *self._rates)
        days = min(on - self._last, LONGEST) if self._last else 0
        # Written out, as a reading spends much of its time here: how likely each normal is after this day,
        n0, n1, n2, n3, n4, n5 = self._normal
        b0, b1, b2, b3, b4, b5 = as_before
        m0, m1, m2, m3, m4, m5 = n0 * b0, n1 * b1, n2 * b2, n3 * b3, n4 * b4, n5 * b5
        whole = m0 + m1 + m2 + m3 + m4 + m5
        # and how much likelier a fall from it on any day so far, today's among them.
        f0, f1, f2, f3, f4, f5 = self._fallen
        a0, a1, a2, a3, a4, a5 = as_fallen
        fallen = [
            (f0 + days * n0) * a0 / whole, (f1 + days * n1) * a1 / whole, (f2 + days * n2) * a2 / whole,
            (f3 + days * n3) * a3 / whole, (f4 + days * n4) * a4 / whole, (f5 + days * n5) * a5 / whole,
        ]  # fmt: skip
        value = sum(fallen)
        if value > _MOST:
            fallen = [fell * (_MOST / value) for fell in fallen]
            value = _MOST
        self._fallen = fallen
        # A little of each normal passes to the higher ones, in equal parts; all together are made to sum to one.
        stays, rises = (1 - self._rise) / whole, self._rise / whole
        p1 = _LEAST + m0 * rises * _P0
        p2 = p1 + m1 * rises * _P1
        p3 = p2 + m2 * rises * _P2
        p4 = p3 + m3 * rises * _P3
        p5 = p4 + m4 * rises * _P4
        self._normal = [
            m0 * stays + _LEAST, m1 * stays + p1, m2 * stays + p2, m3 * stays + p3, m4 * stays + p4,
            m5 * stays + p5 + m5 * rises,
        ]  # fmt: skip
        self._last = on
        self.seen += size
        if self.seen >= self._from:
            self.value = value
        return self.value


@lru_cache(maxsize=4096)
def _likelihoods(kept: float, missed: float, lowest: float, highest: float, drop: float) -> tuple[Rates, Rates]:
    """Return how likely a day's outcomes are at each normal and after a fall from it, up to a common factor."""
    first, last = asin(sqrt(lowest)), asin(sqrt(highest))
    rates = [sin(first + point * (last - first) / (POINTS - 1)) ** 2 for point in range(POINTS)]
    before = [kept * log(rate) + missed * log1p(-rate) for rate in rates]
    lower = [max(rate - drop, rate / 10) for rate in rates]
    after = [kept * log(rate) + missed * log1p(-rate) for rate in lower]
    most = max(before)
    return (
        tuple(max(exp(logarithm - most), _LEAST) for logarithm in before),
        tuple(exp(min(logarithm - most, _STEEPEST)) for logarithm in after),
    )


def watch(events: Iterable[Event], acked: int, over: int, settings: Settings) -> Watch:
    """Return the watch of what was settled since the last acknowledgement, on days up to `over`.

    A flag stays up once raised; days are ordinals.
    """
    normal, raised = Normal(settings), 0
    doubtful: list[int] = []
    for day in settled_days(events, over):
        if day.day > acked:
            value = normal.see(day)
            if value is not None and value >= settings.watch_threshold and not raised:
                raised = day.day
            if value is not None and value >= settings.question_from and day.missed:
                doubtful.append(day.day)
    return Watch(normal.value, raised, tuple(doubtful))


class Below:
    """The same watch with both rates known: above the bar by which the level was entered, or well below it."""

    __slots__ = ("_kept", "_last", "_missed", "value")

    def __init__(self, level: int, settings: Settings) -> None:
        p0 = settings.bars[level - 2].promises[0]
        good, bad = p0 + settings.down_good, p0 - settings.down_bad
        self._kept, self._missed = log(bad / good), log((1 - bad) / (1 - good))
        self._last = 0
        self.value = 0.0

    def see(self, day: Day) -> float:
        """Take in one day; return the value."""
        by = min(day.kept * self._kept + day.missed * self._missed, _STEEPEST)
        days = min(day.day - self._last, LONGEST) if self._last else 0
        self._last = day.day
        self.value = min((self.value + days) * exp(by), _MOST)
        return self.value


def below_bar(events: Iterable[Event], day_zero: int, level: int, over: int, settings: Settings) -> float:
    """Return the value of the watch, in days, against the bar by which the level was entered, of all since day 0."""
    if level < 2:
        return 0.0
    below = Below(level, settings)
    for day in settled_days((event for event in events if event.day >= day_zero), over):
        below.see(day)
    return below.value


def down_threshold(level: int, settings: Settings) -> float:
    """Return the value of `below_bar` from which on a step down from this level is suggested."""
    return settings.down_thresholds[min(level - 2, len(settings.down_thresholds) - 1)]
