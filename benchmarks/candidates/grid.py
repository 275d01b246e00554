"""What may be true of a side: a distribution over thirteen chances, from one in 150 to all but one.

The log-odds of keeping a promise wander from place to place, a birth-and-death chain that is followed exactly. Left
alone it comes to rest at what is expected of a newcomer (Metropolis et al. 1953), so that silence lets the mean drift
back to where it set out, and one more kept promise, whenever it was, can only raise what is expected: the kernel of
such a chain is totally positive (Karlin & McGregor 1957). A Gaussian approximation would lose that.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import exp, log
from operator import mul

SIZE = 13
END = 5.0  # the outermost log-odds
STEP = 2 * END / (SIZE - 1)
ODDS = tuple(-END + STEP * place for place in range(SIZE))
KEPT = tuple(1 / (1 + exp(-odds)) for odds in ODDS)
MISSED = tuple(1 - chance for chance in KEPT)
State = list[float]
"""The weight of each place of the grid; they sum to 1."""


Rows = tuple[tuple[float, ...], ...]
"""A stretch of time: row by row what each place later draws from each place now."""

_AT_ONCE = 32  # outcomes; what is less likely than so many misses of the best in a row is still a number
_TERMS = 12  # of the exponential's series, for a day; places are left far more slowly than once a day


@lru_cache(maxsize=256)
def newcomer(chance: float, spread: float) -> tuple[float, ...]:
    """Return what is expected of somebody new: mean chance `chance`, log-odds that differ with variance `spread`."""
    low, high = -3 * END, 3 * END
    state: State = []
    for _ in range(50):
        middle = (low + high) / 2
        state = _normal(middle, spread)
        if mean(state) < chance:
            low = middle
        else:
            high = middle
    return tuple(state)


def _normal(middle: float, spread: float) -> State:
    return scaled([exp(-((odds - middle) ** 2) / (2 * spread)) for odds in ODDS])


def scaled(state: State) -> State:
    """Make the weights sum to 1."""
    whole = sum(state)
    return [weight / whole for weight in state]


def mean(state: State) -> float:
    """Return the chance that the next promise is kept."""
    chance: float = sum(map(mul, state, KEPT))
    return chance


class Chain:
    """How the log-odds wander: the variance of `drift` a day, drawn towards what is expected of a newcomer."""

    __slots__ = ("_ahead", "_rows", "_steps", "rest")

    def __init__(self, chance: float, spread: float, drift: float) -> None:
        self.rest: State = list(newcomer(chance, spread))
        self._rows: dict[int, Rows] = {1: _day(self.rest, drift)}
        self._ahead: dict[int, tuple[float, ...]] = {}
        self._steps: dict[tuple[int, bool, int], Rows] = {}

    def rows(self, days: int) -> Rows:
        """Return the stretch of so many days, at least one."""
        rows = self._rows.get(days)
        if rows is None:
            half = 1 << (days - 1).bit_length() - 1  # the largest power of two below
            rows = self._rows[days] = _product(self.rows(days - half), self.rows(half))
        return rows

    def later(self, state: State, days: int) -> State:
        """Let days pass."""
        return _applied(self.rows(days), state) if days > 0 else state

    def seen(self, state: State, days: int, kept: bool, times: int = 1) -> State:
        """Let days pass and take in an outcome, as many times as said; the weights then sum to less than they did."""
        if days <= 0:
            likely = KEPT if kept else MISSED
            for _ in range(times):
                state = list(map(mul, state, likely))
            return state
        if times == 1:
            return _applied(self._steps.get((days, kept, 1)) or self._step(days, kept, 1), state)
        while times:
            at_once = min(1 << times.bit_length() - 1, _AT_ONCE)
            step = self._steps.get((days, kept, at_once)) or self._step(days, kept, at_once)
            state = _applied(step, state)
            times -= at_once
        return state

    def _step(self, days: int, kept: bool, times: int) -> Rows:
        """Return a stretch of days with an outcome at its end, 1, 2, 4 … times in a row."""
        if times > 1:
            half = self._steps.get((days, kept, times // 2)) or self._step(days, kept, times // 2)
            rows = _product(half, half)
        else:
            likely = KEPT if kept else MISSED
            pairs = zip(self.rows(days), likely, strict=True)
            rows = tuple([tuple([weight * chance for weight in row]) for row, chance in pairs])
        self._steps[days, kept, times] = rows
        return rows

    def mean(self, state: State, days: int) -> float:
        """Return the chance that a promise is kept after so many days."""
        if days <= 0:
            return mean(state)
        ahead = self._ahead.get(days)
        if ahead is None:
            ahead = self._ahead[days] = tuple(_applied(zip(*self.rows(days), strict=True), KEPT))
        chance: float = sum(map(mul, state, ahead))
        return chance


@lru_cache(maxsize=32)  # each may come to hold a megabyte
def chain(chance: float, spread: float, drift: float) -> Chain:
    """Return the chain of these parameters; what it has worked out is kept for all who ask."""
    return Chain(chance, spread, drift)


def _day(rest: State, drift: float) -> Rows:
    """Return one day's stretch: the exponential of the rates of going up and down that leave `rest` as it is."""
    rate = drift / (2 * STEP**2)
    up = [rate * min(1.0, rest[at + 1] / rest[at]) for at in range(SIZE - 1)]
    down = [rate * min(1.0, rest[at] / rest[at + 1]) for at in range(SIZE - 1)]
    stay = [-(go_up + go_down) for go_up, go_down in zip([*up, 0.0], [0.0, *down], strict=True)]
    term = [[float(to == at) for at in range(SIZE)] for to in range(SIZE)]
    whole = [row[:] for row in term]
    for order in range(1, _TERMS):
        before = term
        term = [
            [
                (
                    stay[to] * before[to][at]
                    + (up[to - 1] * before[to - 1][at] if to else 0.0)
                    + (down[to] * before[to + 1][at] if to < SIZE - 1 else 0.0)
                )
                / order
                for at in range(SIZE)
            ]
            for to in range(SIZE)
        ]
        whole = [[sum(pair) for pair in zip(*rows, strict=True)] for rows in zip(whole, term, strict=True)]
        if max(map(max, term)) < 1e-17:
            break
    return tuple(tuple(max(weight, 0.0) for weight in row) for row in whole)


def _applied(rows: Iterable[tuple[float, ...]], state: Sequence[float]) -> State:
    """Return each row times the state; written out, and no comprehension: this is where a reading spends its time."""
    s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12 = state
    products: State = []
    add = products.append
    for a, b, c, d, e, f, g, h, i, j, k, m, n in rows:
        add(
            a * s0 + b * s1 + c * s2 + d * s3 + e * s4 + f * s5 + g * s6
            + h * s7 + i * s8 + j * s9 + k * s10 + m * s11 + n * s12
        )  # fmt: skip
    return products


def _product(second: Rows, first: Rows) -> Rows:
    return tuple(zip(*(_applied(second, column) for column in zip(*first, strict=True)), strict=True))


def variance_of(state: State) -> float:
    """Return the variance of the log-odds."""
    first: float = sum(map(mul, state, ODDS))
    return sum([weight * (odds - first) ** 2 for weight, odds in zip(state, ODDS, strict=True)])


def quantile(state: State, share: float) -> float:
    """Return the log-odds below which this share of the weight lies; each place's weight is spread over its step."""
    below = 0.0
    for weight, odds in zip(state, ODDS, strict=True):
        if below + weight >= share:
            return odds - STEP / 2 + STEP * (share - below) / weight
        below += weight
    return END + STEP / 2


def odds_of(chance: float) -> float:
    """Return the log-odds of a chance."""
    return log(chance / (1 - chance))


def chance_of(odds: float) -> float:
    """Return the chance of log-odds."""
    return 1 / (1 + exp(-odds))
