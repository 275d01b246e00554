"""Estimate, band and chance: one forecaster that walks the days of a ledger, and never looks ahead."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import NormalDist

C = math.pi / 8
FAR_SQUARED = 16.0
LEVEL, LEVEL_VARIANCE = 0.0, 2.25
LEVEL_DRIFT = 0.0005
AGAIN = 0.5
EQUAL = 0.1
GROWTH = 1.5
LARGEST = 2.0
MISS, MISS_VARIANCE, MISS_HALF_LIFE = -0.2, 0.3, 30
SHARED = 0.3
SPREADS = (0.8, 2.5)
PROMISE_DRIFTS = (0.04, 0.25)
SLOT_DRIFTS = (0.0, 0.03)
DAY = timedelta(days=1)
NORMAL = NormalDist()


@dataclass(frozen=True)
class Outcome:
    """A promise or slot: when it was made, when it was over (None: not yet), and whether it was on time."""

    partner: str
    made: date
    over: date | None
    on_time: bool


@dataclass(frozen=True)
class Kind:
    """One of four kinds of world: the spread between partners and the drift per square root of a day."""

    spread: float
    drift: float


@dataclass(frozen=True)
class Epoch:
    """What is learned and frozen: level and variance per kind, the effect of a miss, the weights."""

    begins: date
    settled: int
    mu: tuple[float, ...]
    vm: tuple[float, ...]
    after_miss: float
    weights: tuple[float, ...]


@dataclass
class PartnerState:
    """m and v per kind, the last settled day, and how many were kept and missed on it."""

    m: list[float]
    v: list[float]
    last: date | None = None
    kept: int = 0
    missed: int = 0
    outcomes: int = 0


@dataclass(frozen=True)
class Said:
    """A forecast: its chance, and what it was made of."""

    p: float
    p_of_kind: tuple[float, ...]
    z: float
    x: float
    means: tuple[float, ...]
    variances: tuple[float, ...]
    weights: tuple[float, ...]
    shift: float

    def quantile(self, share: float) -> float:
        """“The 10 % and 90 % quantiles of Σ w_k N(μ_k + m_k, v_k + vm_k), plus a⁻ x, through σ”."""
        low, high = -200.0, 200.0
        for _ in range(200):
            middle = (low + high) / 2
            below = sum(
                w * NORMAL.cdf((middle - mean) / math.sqrt(variance))
                for w, mean, variance in zip(self.weights, self.means, self.variances, strict=True)
            )
            low, high = (middle, high) if below < share else (low, middle)
        return sigma((low + high) / 2 + self.shift)

    def band(self) -> tuple[float, float]:
        """“… stretched to include p”."""
        return min(self.quantile(0.1), self.p), max(self.quantile(0.9), self.p)

    def chance_above(self, p0: float) -> float:
        """“Σ w_k P(N(μ_k + m_k, v_k + vm_k) > logit p0)”."""
        return sum(
            w * NORMAL.cdf((mean - logit(p0)) / math.sqrt(variance))
            for w, mean, variance in zip(self.weights, self.means, self.variances, strict=True)
        )


def sigma(number: float) -> float:
    """The logistic function."""
    if number >= 0:
        return 1 / (1 + math.exp(-number))
    return math.exp(number) / (1 + math.exp(number))


def logit(share: float) -> float:
    """Its inverse."""
    return math.log(share / (1 - share))


def quarter(day: date) -> tuple[int, int]:
    """The quarter of the calendar that a day is in."""
    return day.year, (day.month - 1) // 3


@dataclass
class Forecaster:
    """One instance (ours, theirs, time or openness), with all partners of a ledger."""

    drifts: tuple[float, float] = PROMISE_DRIFTS
    after_misses: bool = True
    partners: dict[str, PartnerState] = field(default_factory=dict)
    epochs: list[Epoch] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.kinds = [Kind(spread, drift) for spread in SPREADS for drift in self.drifts]
        self.mu = [LEVEL for _ in self.kinds]
        self.vm = [LEVEL_VARIANCE for _ in self.kinds]
        self.score = [0.0 for _ in self.kinds]
        self.a = MISS if self.after_misses else 0.0
        self.a_variance = MISS_VARIANCE
        self.settled = 0
        self.last_outcome: date | None = None
        self.epochs = [self.freeze(date.min)]

    def freeze(self, day: date) -> Epoch:
        """“μ, vm, a⁻ = min(a, 0), and weights w_k = .9 · softmax(score)_k + .1 / 4”."""
        top = max(self.score)
        powers = [math.exp(score - top) for score in self.score]
        weights = tuple((1 - EQUAL) * power / sum(powers) + EQUAL / len(powers) for power in powers)
        return Epoch(day, self.settled, tuple(self.mu), tuple(self.vm), min(self.a, 0.0), weights)

    def state(self, partner: str) -> PartnerState:
        """A partner as it is known; “new: m = 0, v = sd²”."""
        if partner not in self.partners:
            self.partners[partner] = PartnerState([0.0 for _ in self.kinds], [kind.spread**2 for kind in self.kinds])
        return self.partners[partner]

    def silent(self, state: PartnerState, day: date) -> tuple[list[float], list[float]]:
        """“r² = exp(−τ² d / 16); m ← r m; v ← r² v + 16 (1 − r²)”."""
        days = 0 if state.last is None else (day - state.last).days
        m, v = [], []
        for k, kind in enumerate(self.kinds):
            squared = math.exp(-(kind.drift**2) * days / FAR_SQUARED)
            m.append(math.sqrt(squared) * state.m[k])
            v.append(squared * state.v[k] + FAR_SQUARED * (1 - squared))
        return m, v

    def say(self, partner: str, day: date) -> Said:
        """“p = σ(z + a⁻ x)”, as of a day, with the epoch of that day."""
        state, epoch = self.state(partner), self.epochs[-1]
        m, v = self.silent(state, day)
        means = tuple(epoch.mu[k] + m[k] for k in range(len(self.kinds)))
        variances = tuple(v[k] + epoch.vm[k] for k in range(len(self.kinds)))
        p_of_kind = tuple(
            sigma(mean / math.sqrt(1 + C * variance)) for mean, variance in zip(means, variances, strict=True)
        )
        z = logit(sum(w * p for w, p in zip(epoch.weights, p_of_kind, strict=True)))
        x = 0.0
        if self.after_misses and state.last is not None:
            x = state.missed / (state.kept + state.missed) * 0.5 ** ((day - state.last).days / MISS_HALF_LIFE)
        shift = epoch.after_miss * x
        return Said(sigma(z + shift), p_of_kind, z, x, means, variances, epoch.weights, shift)

    def begin(self, day: date) -> None:
        """Begin a day: a new epoch, where one is due, “before that day's facts”."""
        epoch = self.epochs[-1]
        new_quarter = epoch.begins == date.min or quarter(day) != quarter(epoch.begins)
        grown = self.settled >= max(1, GROWTH * epoch.settled)
        if new_quarter or grown:
            self.epochs.append(self.freeze(day))

    def begin_quietly(self, day: date) -> None:
        """Begin a day on which nothing happens: only “at least 1.5 × as many are settled” can begin an epoch."""
        if self.settled >= max(1, GROWTH * self.epochs[-1].settled):
            self.epochs.append(self.freeze(day))

    def end(self, day: date, over: list[tuple[Outcome, Said]]) -> None:
        """Take in what was over on a day: for the ledger, “all of a day as one”, and for each partner, misses first."""
        if not over:
            return
        self.learn_scores_and_misses([(outcome, said) for outcome, said in over])
        steps: list[tuple[float, list[float], list[float], float]] = []
        for outcome, _ in sorted(over, key=lambda pair: pair[0].on_time):
            steps.append(self.take(outcome, day))
        self.learn_level(day, steps)
        self.settled += len(over)
        self.last_outcome = day

    def take(self, outcome: Outcome, day: date) -> tuple[float, list[float], list[float], float]:
        """“An outcome y, for the partner”: with the frozen μ, vm. Return it with m, v as before and its part."""
        state, epoch = self.state(outcome.partner), self.epochs[-1]
        m, v = self.silent(state, day)
        if state.last != day:
            state.kept = state.missed = 0
        y = 1.0 if outcome.on_time else 0.0
        part = 1.0 if state.outcomes == 0 else AGAIN
        state.m, state.v, state.last = list(m), list(v), day
        for k in range(len(self.kinds)):
            kappa = 1 / math.sqrt(1 + C * (v[k] + epoch.vm[k]))
            q = sigma((epoch.mu[k] + m[k]) * kappa)
            state.m[k] = m[k] + v[k] * kappa * (y - q)
            state.v[k] = v[k] - v[k] ** 2 * kappa**2 * q * (1 - q)
        state.outcomes += 1
        state.kept += outcome.on_time
        state.missed += not outcome.on_time
        return y, m, v, part

    def learn_scores_and_misses(self, over: list[tuple[Outcome, Said]]) -> None:
        """“score_k += log-likelihood of p_k as said when the promise was made”; a and A where x was > 0."""
        for outcome, said in over:
            for k, p in enumerate(said.p_of_kind):
                self.score[k] += math.log(p if outcome.on_time else 1 - p)
        told = len(over) ** -SHARED
        after = [(1.0 if outcome.on_time else 0.0, said) for outcome, said in over if said.x > 0]
        if self.after_misses and after:
            qs = [sigma(said.z + self.a * said.x) for _, said in after]
            information = sum(q * (1 - q) * said.x**2 for q, (_, said) in zip(qs, after, strict=True))
            gradient = sum(said.x * (y - q) for q, (y, said) in zip(qs, after, strict=True))
            self.a_variance = 1 / (1 / self.a_variance + told * information)
            self.a += self.a_variance * told * gradient

    def learn_level(self, day: date, steps: list[tuple[float, list[float], list[float], float]]) -> None:
        """“gain = vm / (1 + vm H (n − 1)/n); μ += clip(gain · G, ±2); vm ← gain (1 − vm H / n)”."""
        days = 0 if self.last_outcome is None else (day - self.last_outcome).days
        n = len(steps)
        for k in range(len(self.kinds)):
            vm = min(self.vm[k] + LEVEL_DRIFT * days, LEVEL_VARIANCE)
            g = h = 0.0
            for y, m, v, part in steps:
                kappa = 1 / math.sqrt(1 + C * (v[k] + vm))
                q = sigma((self.mu[k] + m[k]) * kappa)
                g += part * kappa * (y - q)
                h += part * kappa**2 * q * (1 - q)
            gain = vm / (1 + vm * h * (n - 1) / n)
            self.mu[k] += max(-LARGEST, min(LARGEST, gain * g))
            self.vm[k] = gain * (1 - vm * h / n)


def walk(forecaster: Forecaster, outcomes: Iterable[Outcome], last: date | None = None) -> list[Said]:
    """Walk the days up to the end of `last` (None: all); return what was said of each outcome on the day it was made.

    “A promise made on day D sees what was over before D began.” Of those made after `last` nothing is said: their
    place holds what would have been said on their day by what is known.
    """
    listed = list(outcomes)
    made, over = defaultdict(list), defaultdict(list)
    for at, outcome in enumerate(listed):
        made[outcome.made].append(at)
        if outcome.over is not None:
            over[outcome.over].append(at)
    said: dict[int, Said] = {}
    for day in sorted({*made, *over}):
        if last is not None and day > last:
            break
        forecaster.begin(day)
        for at in made[day]:
            said[at] = forecaster.say(listed[at].partner, day)
        forecaster.end(day, [(listed[at], said[at]) for at in over[day]])
    return [said[at] for at in range(len(listed)) if at in said]
