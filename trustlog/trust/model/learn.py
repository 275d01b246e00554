"""The walk through a whole ledger, day by day: what is forecast on the way, and the epochs that come of it."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import chain
from math import exp
from typing import NamedTuple, TypeVar

from trustlog.trust.model.belief import NEW, Belief
from trustlog.trust.model.epochs import Epoch, Epochs, first_epoch, grown, quarter_of
from trustlog.trust.model.forecast import Forecast, forecast_of
from trustlog.trust.model.lesson import Asked, Forecasts, Known, Taught, draws, forecasts, losses, taken_in, total
from trustlog.trust.model.rules import KINDS, Rules

Number = TypeVar("Number", int, float)


class Promised(NamedTuple):
    """A promise, or a slot: of which partner, and the days (ordinals) on which it was made and was over.

    `kept` is None while nothing is known of it, or where it was taken back.
    """

    partner: Hashable
    made: int
    over: int
    kept: bool | None


AnyPromised = tuple[Hashable, int, int, bool | None]
"""A `Promised`, or the same as a plain tuple, which is sooner made."""
TakeForecast = Callable[[int, Forecast, Belief, Epoch], None]
"""Takes the place of a promise, what is forecast, and what was known of its partner and of all when it was made."""


def learn(promised: Sequence[AnyPromised], rules: Rules, take: TakeForecast | None = None) -> Epochs:
    """Return the epochs of a history; `take` is handed every forecast in order of making.

    A promise made on a day is forecast from what was over before the day began.
    """
    learner = _Learner(promised, rules)
    for day, asking, missed, kept in _days(promised):
        learner.begin(day)
        learner.ask(asking)
        if take is not None:
            for place in asking:
                take(place, *learner.forecast(place))
        if missed or kept:
            learner.settle(missed, kept)
    return tuple(learner.epochs)


def _days(promised: Sequence[AnyPromised]) -> Iterator[tuple[int, list[int], list[int], list[int]]]:
    """Return each day on which something happens, with the places of what is made, missed and kept on it."""
    asked: dict[int, list[int]] = {}
    missed: dict[int, list[int]] = {}
    kept: dict[int, list[int]] = {}
    for place, (_, made, over, on_time) in enumerate(promised):
        asked.setdefault(made, []).append(place)
        if on_time is not None:
            (kept if on_time else missed).setdefault(over, []).append(place)
    for day in sorted(asked.keys() | missed.keys() | kept.keys()):
        yield day, asked.get(day, []), missed.get(day, []), kept.get(day, [])


class _Learner:
    """What a ledger has taught so far: the level of all, how well each kind forecasts, what a miss tells."""

    def __init__(self, promised: Sequence[AnyPromised], rules: Rules) -> None:
        self._promised, self._rules = promised, rules
        self.epoch = first_epoch(rules)
        self.epochs = [self.epoch]
        self._levels, self._variances = list(self.epoch.levels), list(self.epoch.variances)
        self._scores = [0.0] * KINDS
        self._miss, self._miss_variance = rules.miss, rules.miss_variance
        self._settled = self._day = self._learned_on = 0
        self._known: dict[Hashable, Known] = {}
        self._asked: dict[int, Asked] = {}

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
        whole = sum(parts)
        weights = tuple((1 - equal) * part / whole + equal / KINDS for part in parts)
        return Epoch(day, tuple(self._levels), tuple(self._variances), weights, min(self._miss, 0.0), self._settled)

    def ask(self, places: Sequence[int]) -> None:
        """Note what is known when something is promised today: all that a forecast, made once it is over, takes."""
        today: dict[int, Asked] = {}  # one for all of whom the same is known, by where that is in memory
        for place in places:
            known = self._known.get(self._promised[place][0], NEW)
            asked = today.get(id(known))
            if asked is None:
                asked = today[id(known)] = known, self._day, self.epoch
            self._asked[place] = asked

    def forecast(self, place: int) -> tuple[Forecast, Belief, Epoch]:
        """Return the forecast of what was promised today, and what is known of its partner and of all."""
        known, day, epoch = self._asked[place]
        belief = Belief._make(known)
        return forecast_of(belief, day, epoch, self._rules), belief, epoch

    def settle(self, missed: Sequence[int], kept: Sequence[int]) -> None:
        """Take in what is over today, all of it as one, misses first."""
        sides = [(places, is_kept) for places, is_kept in ((missed, False), (kept, True)) if places]
        asked = [forecasts([self._asked.pop(place) for place in places], is_kept) for places, is_kept in sides]
        self._score(asked)
        if self._rules.miss_variance:
            self._after_misses(asked, len(missed) + len(kept))
        self._levels_from([self._taken_in(places, is_kept) for places, is_kept in sides], len(missed) + len(kept))
        self._settled += len(missed) + len(kept)
        if grown(self._settled, self.epoch, self._rules):
            self._freeze(self._day + 1)

    def _score(self, sides: Sequence[Forecasts]) -> None:
        """Count how likely each kind had said it was."""
        many = _joined(side.many for side in sides)
        of_sides = [losses(side, self._rules) for side in sides]
        for kind, of_kind in enumerate(zip(*of_sides, strict=True)):
            self._scores[kind] -= total(_joined(of_kind), many)

    def _after_misses(self, sides: Sequence[Forecasts], n: int) -> None:
        """Learn what a miss tells of the next one."""
        slopes, steeper, many = list[float](), list[float](), list[int]()
        for kept, all_asked, how_many in sides:
            for (known, day, epoch), of_these in zip(all_asked, how_many, strict=True):
                belief = Belief._make(known)
                forecast = forecast_of(belief, day, epoch, self._rules) if belief.missed else None
                if forecast is None or not forecast.fresh:
                    continue
                chance = 1 / (1 + exp(-forecast.together - self._miss * forecast.fresh))
                slopes.append(forecast.fresh * (kept - chance))
                steeper.append(chance * (1 - chance) * forecast.fresh * forecast.fresh)
                many.append(of_these)
        if not many:
            return
        share = n**-self._rules.shared
        self._miss_variance = 1 / (1 / self._miss_variance + share * total(steeper, many))
        self._miss += self._miss_variance * share * total(slopes, many)

    def _taken_in(self, places: Sequence[int], kept: bool) -> Taught:
        partners = [self._promised[place][0] for place in places]
        return taken_in(partners, kept, self._known, self._day, self.epoch, self._rules)

    def _levels_from(self, sides: Sequence[Taught], n: int) -> None:
        """Learn the level of all from what a day's outcomes said beside what was expected."""
        rules, many = self._rules, _joined(side.many for side in sides)
        days = self._day - self._learned_on if self._learned_on else 0
        self._learned_on = self._day
        for kind in range(KINDS):
            level = self._levels[kind]
            unsure = min(self._variances[kind] + rules.level_drift * days, rules.level_variance)
            slopes, steeper = map(_joined, zip(*(draws(side, kind, level, unsure) for side in sides), strict=True))
            steep = total(steeper, many) / n
            gain = unsure / (1 + unsure * steep * (n - 1))
            self._levels[kind] = level + max(-rules.largest, min(gain * total(slopes, many), rules.largest))
            self._variances[kind] = gain * (1 - unsure * steep)


def _joined(lists: Iterable[Sequence[Number]]) -> list[Number]:
    """Return lists as one: of what was missed and of what was kept."""
    return list(chain.from_iterable(lists))
