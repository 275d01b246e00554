"""The chance that the next one is kept on time: log-odds that wander around what the ledger has taught.

This is the only place that knows how the estimate is made; the rest asks `estimate`, `course` and `Fading`. Of the
candidates compared in `benchmarks/estimators.py` it forecast best; the last word is the last outcome's: right after a
miss the next one is missed more often than the walk alone says.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from trustlog.domain.strands import StrandName
from trustlog.trust.model.grid import State, chain, chance_of, newcomer, odds_of, quantile, scaled, variance_of
from trustlog.trust.settings import DEFAULTS, STRANDS, Settings

LOW, HIGH = 0.1, 0.9  # the ends of the 80 % band
LEAST = 1e-120
LONGEST_RUN = 128  # like outcomes taken in at once: what is left of the weights must stay a number


class Prior(NamedTuple):
    """What is expected of a partner nothing is known of, and how fast what is known fades.

    `first` is the chance that a newcomer keeps; `spread` the variance of the log-odds between partners; `drift` the
    variance by which they wander a day; `after_miss` what a miss adds to the log-odds of the next one, at most 0.
    """

    first: float
    spread: float
    drift: float
    after_miss: float = 0.0
    learned_from: int = 0


class Learned(NamedTuple):
    """The learned parameters of each strand, from facts before a quarter's first day."""

    our_promises: Prior
    their_promises: Prior
    time: Prior
    openness: Prior
    before: date | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the parameters as plain values, for a memo."""
        values: dict[str, Any] = {name: list(getattr(self, name)) for name in STRANDS}
        values["before"] = self.before.isoformat() if self.before else None
        return values

    @staticmethod
    def from_json(values: dict[str, Any]) -> "Learned":
        """Return the parameters that `to_json` has written."""
        before = values.get("before")
        ours, theirs, time, openness = (Prior(*values[name]) for name in STRANDS)
        return Learned(ours, theirs, time, openness, date.fromisoformat(before) if before else None)

    def prior(self, name: StrandName) -> Prior:
        """Return the parameters of a strand."""
        prior: Prior = getattr(self, name)
        return prior


def default_prior(settings: Settings = DEFAULTS, slots: bool = False) -> Prior:
    """Return the weak prior of a ledger that has taught nothing yet: of promises, or of slots."""
    first = settings.default_kept / (settings.default_kept + settings.default_missed)
    if slots:
        return Prior(first, settings.default_spread, settings.default_slot_drift)
    return Prior(first, settings.default_spread, settings.default_drift, settings.default_after_miss)


def nothing_learned(settings: Settings = DEFAULTS) -> Learned:
    """Return the parameters of a ledger that has taught nothing yet."""
    promises, slots = default_prior(settings), default_prior(settings, slots=True)
    return Learned(promises, promises, slots, slots)


NOTHING_LEARNED = nothing_learned()


def quarter_start(day: date) -> date:
    """Return the first day of the quarter that a day is in."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


class Estimate(NamedTuple):
    """What is known: `mean`, `low` and `high` are None without any settled one.

    `unknown` is the share of the first uncertainty that is left, `effective_n` how many outcomes of today would leave
    the same; `too_early` tells that there are too few.
    """

    n: int
    effective_n: float
    mean: float | None
    low: float | None
    high: float | None
    unknown: float
    too_early: bool


def _runs(outcomes: Sequence[tuple[int, bool]], last: int) -> Iterator[tuple[int, bool, int]]:
    """Return days since what was before, whether it was kept, and how often just so: a habit's slots are one step."""
    gap, side, times = 0, True, 0
    for day, ok in outcomes:
        days = day - last if last else 0
        if times and days and days == gap and ok is side and times < LONGEST_RUN:
            times += 1
        else:
            if times:
                yield gap, side, times
            gap, side, times = days, ok, 1
        last = day
    yield gap, side, times


class Fading:
    """The estimate walked forward in time, one outcome after the other: what was known at each point."""

    __slots__ = ("_chain", "_day", "_missed", "_settled", "_shift", "_state")

    def __init__(self, prior: Prior) -> None:
        self._chain = chain(prior.first, prior.spread, prior.drift)
        self._shift = min(prior.after_miss, 0.0)
        self._state: State = self._chain.rest
        self._day = self._missed = self._settled = 0

    def copy(self) -> "Fading":
        """Return another that goes on from here."""
        other = Fading.__new__(Fading)
        for name in Fading.__slots__:
            setattr(other, name, getattr(self, name))
        return other

    def mean(self, now: int) -> float:
        """Return the estimate as of a day, from the outcomes seen so far."""
        chance = self._chain.mean(self._state, now - self._day if self._day else 0) / sum(self._state)
        return chance_of(odds_of(chance) + self.shift) if self._missed else chance

    def see(self, day: int, ok: bool) -> None:
        """Take in an outcome of this day; one of an earlier day counts as of the last day seen."""
        self.see_all([(max(day, self._day), ok)])

    def see_all(self, outcomes: Sequence[tuple[int, bool]]) -> None:
        """Take in outcomes in order of day, none of them before the last day seen."""
        if not outcomes:
            return
        state, seen = self._state, self._chain.seen
        for days, ok, times in _runs(outcomes, self._day):
            state = seen(state, days, ok, times)
            if max(state) < LEAST:  # they need not sum to 1 all the time, but must stay numbers
                state = scaled(state)
        self._state = state
        last = outcomes[-1][0]
        if last > self._day:
            self._day, self._settled, self._missed = last, 0, 0
        for day, ok in reversed(outcomes):
            if day < last:
                break
            self._settled += 1
            self._missed += not ok

    def now(self, day: int) -> State:
        """Return the weights of the grid as of a day; they sum to 1."""
        return scaled(self._chain.later(self._state, day - self._day) if self._day else self._state)

    @property
    def shift(self) -> float:
        """What the last day's misses take from the log-odds."""
        return self._shift * self._missed / self._settled if self._missed else 0.0


def estimate(outcomes: Iterable[tuple[int, bool]], as_of: int, prior: Prior, settings: Settings) -> Estimate:
    """Return the estimate with its 80 % band from (day, kept on time) pairs of settled ones; days are ordinals."""
    walk = Fading(prior)
    # In order of day, so that the order in which facts were entered cannot move the last digit.
    settled = sorted(outcomes)
    n = len(settled)
    walk.see_all(settled)
    if not n:
        return Estimate(0, 0.0, None, None, None, 1.0, True)
    middle, state = walk.mean(as_of), walk.now(as_of)
    low, high = _band(state, walk.shift, middle)
    before = _band(walk.now(0), walk.shift, walk.mean(0))
    if (grown := (before[1] - before[0]) / (high - low)) > 1:  # silence never makes anyone surer
        low, high = middle - grown * (middle - low), middle + grown * (high - middle)
        low, high = low - max(high - 1, 0.0), high - min(low, 0.0)
        low, high = max(low, 0.0), min(high, 1.0)
    first, left = variance_of(list(newcomer(prior.first, prior.spread))), variance_of(state)
    outcomes_of_today = (1 / left - 1 / first) / (middle * (1 - middle))
    early = n < settings.too_few
    return Estimate(n, min(max(outcomes_of_today, 0.0), n), middle, low, high, min(left / first, 1.0), early)


def _band(state: State, shift: float, middle: float) -> tuple[float, float]:
    """Return the 80 % band; where a few places think the worst the mean may lie below it, and it reaches to that."""
    low, high = (chance_of(quantile(state, share) + shift) for share in (LOW, HIGH))
    return min(low, middle), max(high, middle)


class Turn(NamedTuple):
    """A day on which something was settled: what silence took since the last, and what each kept and missed one did.

    All are differences of the estimate; `quiet` + kept ones · `kept` + missed ones · `missed` leads from one day's to
    the next's.
    """

    day: int
    quiet: float
    kept: float
    missed: float
    after: float


def course(outcomes: Iterable[tuple[int, bool]], as_of: int, prior: Prior) -> tuple[list[Turn], float]:
    """Return what moved the estimate, day by day, from `prior.first` on, and what silence took since the last day.

    Where kept and missed ones fall on one day, each kind is given the mean of what it does as the first and as the
    last (Shapley 1953), so that the parts add up and none depends on an order.
    """
    walk, turns, now = Fading(prior), list[Turn](), prior.first
    for day, group in groupby(sorted(outcomes), key=lambda pair: pair[0]):
        settled = [ok for _, ok in group]
        kept, missed = sum(settled), len(settled) - sum(settled)
        before = walk.mean(day) if turns else now
        sides = [_alone(walk, day, [ok for ok in settled if ok is side]) for side in (True, False)]
        for ok in settled:
            walk.see(day, ok)
        after = walk.mean(day)
        by_kept = ((sides[0] - before) + (after - sides[1])) / 2 if kept else 0.0
        by_missed = after - before - by_kept
        turns.append(Turn(day, before - now, by_kept / max(kept, 1), by_missed / missed if missed else 0.0, after))
        now = after
    return turns, walk.mean(as_of) - now if turns else 0.0


def _alone(walk: Fading, day: int, settled: Sequence[bool]) -> float:
    """Return the estimate, had only these been settled on that day."""
    other = walk.copy()
    for ok in settled:
        other.see(day, ok)
    return other.mean(day)
