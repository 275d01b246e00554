"""The numbers of a forecast: the chance that the next one is kept on time, its band, the chance to be above a bar."""

from math import erfc, exp, log, pi, sqrt
from typing import NamedTuple

from trustlog.trust.model.belief import Belief, as_of, freshly_missed
from trustlog.trust.model.epochs import Epoch
from trustlog.trust.model.rules import AVERAGED, Four, Rules

LOW, HIGH = 0.1, 0.9  # the ends of the 80 % band
_Z = 1.2815515655446004  # so many deviations from the mean is the 90 % quantile of a normal
_EXACT = 1e-12  # log-odds
_STEPS = 100  # more than halving needs; Newton takes five or six
_ROOT = sqrt(2)
_ROOT_TWO_PI = sqrt(2 * pi)


class Forecast(NamedTuple):
    """A forecast: the `chance`, and what it was made of.

    `odds` are the log-odds that each kind of world gives, `together` those of all, before `fresh`, the share missed of
    late, is counted.
    """

    chance: float
    odds: Four
    together: float
    fresh: float


def chance_of(odds: float) -> float:
    """Return the chance of log-odds, whatever their size."""
    if odds >= 0:
        return 1 / (1 + exp(-odds))
    return exp(odds) / (1 + exp(odds))


def odds_of(chance: float) -> float:
    """Return the log-odds of a chance between 0 and 1."""
    return log(chance / (1 - chance))


def forecast_of(belief: Belief, day: int, epoch: Epoch, rules: Rules) -> Forecast:
    """Return the forecast for a promise made on a day, from what was over before it; `epoch` is the day's."""
    means, variances = as_of(belief, day, rules)
    kept = missed = 0.0
    odds = []
    for mean, variance, level, unsure, weight in zip(
        means, variances, epoch.levels, epoch.variances, epoch.weights, strict=True
    ):
        own = (level + mean) / sqrt(1 + AVERAGED * (variance + unsure))
        odds.append(own)
        against = exp(-own)
        chance = weight / (1 + against)
        kept += chance
        missed += chance * against
    together = log(kept / missed)
    fresh = freshly_missed(belief, day, rules)
    return Forecast(chance_of(together + epoch.after_miss * fresh), tuple(odds), together, fresh)


class Mixture(NamedTuple):
    """What the log-odds may be: a normal distribution for each kind of world."""

    means: Four
    deviations: Four
    weights: Four

    def above(self, bar: float) -> float:
        """Return the chance that the log-odds are above these."""
        return 0.5 * sum(
            weight * erfc((bar - mean) / (deviation * _ROOT))
            for mean, deviation, weight in zip(self.means, self.deviations, self.weights, strict=True)
        )

    def quantile(self, share: float) -> float:
        """Return the log-odds below which a share lies: between those of the kinds, closed in on from both sides."""
        away = _Z if share > 0.5 else -_Z
        ends = [mean + away * deviation for mean, deviation in zip(self.means, self.deviations, strict=True)]
        low, high = min(ends) - _EXACT, max(ends) + _EXACT
        place = sum(weight * end for weight, end in zip(self.weights, ends, strict=True))
        kinds = [
            (weight / 2, mean, deviation * _ROOT, weight / (deviation * _ROOT_TWO_PI))
            for mean, deviation, weight in zip(self.means, self.deviations, self.weights, strict=True)
        ]
        for _ in range(_STEPS):
            over, density = 1 - share, 0.0
            for half, mean, wide, high_point in kinds:
                away = (place - mean) / wide
                over -= half * erfc(away)
                density += high_point * exp(-away * away)
            if over < 0:
                low = place
            else:
                high = place
            closer = place - over / density if density else low  # Newton's step, where it stays between the ends
            if not low < closer < high:
                closer = (low + high) / 2
            if abs(closer - place) <= _EXACT * (1 + abs(place)):
                return closer
            place = closer
        return place


def mixture(belief: Belief, day: int, epoch: Epoch, rules: Rules) -> Mixture:
    """Return what the log-odds of a partner may be on a day."""
    means, variances = as_of(belief, day, rules)
    return Mixture(
        tuple(level + mean for level, mean in zip(epoch.levels, means, strict=True)),
        tuple(sqrt(variance + unsure) for variance, unsure in zip(variances, epoch.variances, strict=True)),
        epoch.weights,
    )


def band(mixed: Mixture, forecast: Forecast, epoch: Epoch) -> tuple[float, float]:
    """Return the 80 % band of a forecast, stretched to include it."""
    shift = epoch.after_miss * forecast.fresh
    low, high = (chance_of(mixed.quantile(share) + shift) for share in (LOW, HIGH))
    return min(low, forecast.chance), max(high, forecast.chance)
