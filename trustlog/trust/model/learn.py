"""The walk through a whole ledger, day by day: what is forecast on the way, and the epochs that come of it."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from math import exp, fsum, log1p, sqrt
from typing import NamedTuple

from trustlog.trust.model.belief import NEW, Belief, passed, seen
from trustlog.trust.model.epochs import Epoch, Epochs, first_epoch, grown, quarter_of
from trustlog.trust.model.forecast import Forecast, forecast_of
from trustlog.trust.model.rules import AVERAGED, KINDS, Rules


class Promised(NamedTuple):
    """A promise, or a slot: of which partner, and the days (ordinals) on which it was made and was over.

    `kept` is None while nothing is known of it, or where it was taken back.
    """

    partner: Hashable
    made: int
    over: int
    kept: bool | None


TakeForecast = Callable[[int, Forecast, Belief, Epoch], None]
"""Takes the place of a promise, what is forecast, and what was known of its partner and of all when it was made."""


def learn(promised: Sequence[Promised], rules: Rules, take: TakeForecast | None = None) -> Epochs:
    """Return the epochs of a history; `take` is handed every forecast in order of making.

    A promise made on a day is forecast from what was over before the day began.
    """
    learner = _Learner(rules)
    for day, asking, settling in _days(promised):
        learner.begin(day)
        for place in asking:
            forecast, belief = learner.forecast(place, promised[place].partner)
            if take is not None:
                take(place, forecast, belief, learner.epoch)
        if settling:
            learner.settle([(place, promised[place].partner, kept) for kept, place in settling])
    return tuple(learner.epochs)


def _days(promised: Sequence[Promised]) -> Iterator[tuple[int, list[int], list[tuple[bool, int]]]]:
    """Return each day on which something happens, with what is made on it and what is over, misses first, by place."""
    asked: dict[int, list[int]] = {}
    settled: dict[int, list[tuple[bool, int]]] = {}
    for place, (_, made, over, kept) in enumerate(promised):
        asked.setdefault(made, []).append(place)
        if kept is not None:
            settled.setdefault(over, []).append((kept, place))
    for day in sorted(asked.keys() | settled.keys()):
        yield day, asked.get(day, []), sorted(settled.get(day, ()))


class _Learner:
    """What a ledger has taught so far: the level of all, how well each kind forecasts, what a miss tells."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self.epoch = first_epoch(rules)
        self.epochs = [self.epoch]
        self._levels, self._variances = list(self.epoch.levels), list(self.epoch.variances)
        self._scores = [0.0] * KINDS
        self._miss, self._miss_variance = rules.miss, rules.miss_variance
        self._settled = self._day = self._learned_on = 0
        self._beliefs: dict[Hashable, Belief] = {}
        self._forecasts: dict[int, Forecast] = {}

    def begin(self, day: int) -> None:
        """Begin a day on which something happens: the first one of a quarter begins an epoch."""
        if self._settled and quarter_of(day) != quarter_of(self.epoch.day or day):
            self._freeze(day)
        self._day = day

    def _freeze(self, day: int) -> None:
        self.epoch = self._frozen(day)
        self.epochs.append(self.epoch)

    def _frozen(self, day: int) -> Epoch:
        best, equal = max(self._scores), self._rules.equal
        parts = [exp(score - best) for score in self._scores]
        total = sum(parts)
        weights = tuple((1 - equal) * part / total + equal / KINDS for part in parts)
        return Epoch(day, tuple(self._levels), tuple(self._variances), weights, min(self._miss, 0.0), self._settled)

    def forecast(self, place: int, partner: Hashable) -> tuple[Forecast, Belief]:
        """Return the forecast of a promise made today, and what is known of its partner."""
        belief = self._beliefs.get(partner, NEW)
        forecast = self._forecasts[place] = forecast_of(belief, self._day, self.epoch, self._rules)
        return forecast, belief

    def settle(self, outcomes: Sequence[tuple[int, Hashable, bool]]) -> None:
        """Take in what is over today, all of it as one, misses first: its place, its partner, whether it was kept."""
        forecasts = [(self._forecasts.pop(place), kept) for place, _, kept in outcomes]
        self._score(forecasts)
        if self._rules.miss_variance:
            self._after_misses(forecasts)
        self._levels_from([self._partner(partner, kept) for _, partner, kept in outcomes])
        self._settled += len(outcomes)
        if grown(self._settled, self.epoch, self._rules):
            self._freeze(self._day + 1)

    def _score(self, forecasts: Sequence[tuple[Forecast, bool]]) -> None:
        """Count how likely each kind had said it was."""
        if len(forecasts) == 1:
            forecast, kept = forecasts[0]
            for kind, odds in enumerate(forecast.odds):
                self._scores[kind] -= log1p(exp(-odds if kept else odds))
            return
        for kind in range(KINDS):
            losses = [log1p(exp(-forecast.odds[kind] if kept else forecast.odds[kind])) for forecast, kept in forecasts]
            self._scores[kind] -= fsum(losses)  # which does not depend on the order, to the last digit

    def _after_misses(self, forecasts: Sequence[tuple[Forecast, bool]]) -> None:
        """Learn what a miss tells of the next one."""
        fresh = [(forecast, kept) for forecast, kept in forecasts if forecast.fresh]
        if not fresh:
            return
        share, slopes, steeper = len(forecasts) ** -self._rules.shared, [], []
        for forecast, kept in fresh:
            chance = 1 / (1 + exp(-forecast.together - self._miss * forecast.fresh))
            slopes.append(forecast.fresh * (kept - chance))
            steeper.append(chance * (1 - chance) * forecast.fresh * forecast.fresh)
        self._miss_variance = 1 / (1 / self._miss_variance + share * fsum(steeper))
        self._miss += self._miss_variance * share * fsum(slopes)

    def _partner(self, partner: Hashable, kept: bool) -> tuple[Belief, float, bool]:
        """Take in an outcome of a partner; return what was known of it before, and how much that teaches."""
        rules, day, epoch = self._rules, self._day, self.epoch
        belief = self._beliefs.get(partner, NEW)
        if belief.day != day:
            means, variances = belief.means, belief.variances
            if belief.day:
                means, variances = passed(means, variances, day - belief.day, rules)
            belief = Belief(means, variances, day, 0, 0, belief.n)
        means, variances, _, before, missed, n = belief
        left = seen(means, variances, epoch.levels, epoch.variances, kept)
        self._beliefs[partner] = Belief(left[0], left[1], day, before + kept, missed + (not kept), n + 1)
        return belief, rules.again if n else 1.0, kept

    def _levels_from(self, outcomes: Sequence[tuple[Belief, float, bool]]) -> None:
        """Learn the level of all from what a day's outcomes said beside what was expected."""
        rules, n = self._rules, len(outcomes)
        days = self._day - self._learned_on if self._learned_on else 0
        self._learned_on = self._day
        for kind in range(KINDS):
            level = self._levels[kind]
            unsure = min(self._variances[kind] + rules.level_drift * days, rules.level_variance)
            slopes, steeper = [], []
            for belief, part, kept in outcomes:
                scale = 1 / sqrt(1 + AVERAGED * (belief.variances[kind] + unsure))
                chance = 1 / (1 + exp(-(level + belief.means[kind]) * scale))
                slope = part * scale
                slopes.append(slope * (kept - chance))
                steeper.append(slope * scale * chance * (1 - chance))
            steep = fsum(steeper) / n
            gain = unsure / (1 + unsure * steep * (n - 1))
            self._levels[kind] = level + max(-rules.largest, min(gain * fsum(slopes), rules.largest))
            self._variances[kind] = gain * (1 - unsure * steep)
