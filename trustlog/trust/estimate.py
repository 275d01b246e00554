"""The chance that the next one is kept on time: a Beta whose counts fade with age around a learned prior.

This is the only place that knows how the estimate is made; the rest asks `estimate` and `Fading`.
"""

from collections.abc import Iterable
from datetime import date
from math import exp, log
from typing import Any, NamedTuple

from trustlog.trust.beta import quantile
from trustlog.trust.settings import DEFAULTS, STRANDS, Settings


class Prior(NamedTuple):
    """What is expected of a partner nothing is known of, and how fast what is known fades (per day)."""

    kept: float
    missed: float
    fading: float
    learned_from: int = 0


class Learned(NamedTuple):
    """The learned parameters of each strand, from facts before a quarter's first day."""

    our_promises: Prior
    their_promises: Prior
    time: Prior
    openness: Prior
    before: date | None = None

    def to_json(self) -> dict[str, Any]:
        """Give them as plain values, for a memo."""
        values: dict[str, Any] = {name: list(getattr(self, name)) for name in STRANDS}
        values["before"] = self.before.isoformat() if self.before else None
        return values

    @staticmethod
    def from_json(values: dict[str, Any]) -> "Learned":
        """Read them back."""
        before = values.get("before")
        ours, theirs, time, openness = (Prior(*values[name]) for name in STRANDS)
        return Learned(ours, theirs, time, openness, date.fromisoformat(before) if before else None)

    def prior(self, at: int) -> Prior:
        """Give the parameters of a strand by its place."""
        return (self.our_promises, self.their_promises, self.time, self.openness)[at]


def default_prior(settings: Settings = DEFAULTS) -> Prior:
    """Give the weak prior of a ledger that has taught nothing yet."""
    return Prior(settings.default_kept, settings.default_missed, log(2) / settings.default_half_life)


_DEFAULT = default_prior()
NOTHING_LEARNED = Learned(_DEFAULT, _DEFAULT, _DEFAULT, _DEFAULT)


def quarter_start(day: date) -> date:
    """Give the first day of the quarter that a day is in."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


class Estimate(NamedTuple):
    """What is known: `mean`, `low` and `high` are None without any settled one. `wide` tells that it is too early."""

    n: int
    effective_n: float
    mean: float | None
    low: float | None
    high: float | None
    unknown: float
    too_early: bool


def estimate(outcomes: Iterable[tuple[int, bool]], as_of: int, prior: Prior, settings: Settings) -> Estimate:
    """Estimate from (day, kept on time) pairs of settled ones, with the 80 % band."""
    fading = prior.fading
    kept = missed = 0.0
    n = 0
    # In order of day, so that the order in which facts were entered cannot move the last digit.
    for day, ok in sorted(outcomes):
        n += 1
        if ok:
            kept += exp(fading * (day - as_of))
        else:
            missed += exp(fading * (day - as_of))
    strength = prior.kept + prior.missed
    seen = kept + missed
    unknown = strength / (strength + seen)
    if not n:
        return Estimate(0, 0.0, None, None, None, 1.0, True)
    a, b = prior.kept + kept, prior.missed + missed
    low, high = quantile(0.1, a, b), quantile(0.9, a, b)
    early = n < settings.too_few or high - low > settings.too_wide
    return Estimate(n, seen, a / (a + b), low, high, unknown, early)


class Fading:
    """The same estimate walked forward in time, one outcome after the other: what was known at each point."""

    __slots__ = ("_fading", "_kept", "_missed", "_now", "_prior")

    def __init__(self, prior: Prior) -> None:
        self._prior = prior
        self._fading = prior.fading
        self._kept = self._missed = 0.0
        self._now = 0

    def mean(self, now: int) -> float:
        """Give the estimate as of a day, from the outcomes seen so far."""
        if now > self._now:
            fade = exp(self._fading * (self._now - now))
            self._kept *= fade
            self._missed *= fade
            self._now = now
        kept = self._prior.kept + self._kept
        return kept / (kept + self._prior.missed + self._missed)

    def see(self, day: int, ok: bool) -> None:
        """Take in an outcome of an earlier day, or of the day last asked for."""
        weight = exp(self._fading * (day - self._now))
        if ok:
            self._kept += weight
        else:
            self._missed += weight
