"""The walk through a whole ledger, day by day: what is forecast on the way, and the epochs that come of it."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from itertools import chain
from math import exp
from typing import NamedTuple, TypeVar

from trustlog.trust.model.belief import NEW, Belief
from trustlog.trust.model.calendar import Calendar, Day
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


TakeForecast = Callable[[int, Forecast, Belief, Epoch], None]
"""Takes the place of a promise, what is forecast, and what was known of its partner and of all when it was made."""


def learn(promised: Sequence[Promised], rules: Rules, take: TakeForecast | None = None) -> Epochs:
    """Return the epochs of a history; `take` is handed every forecast in order of making.

    A promise made on a day is forecast from what was over before the day began.
    """
    calendar, places = Calendar(), defaultdict[int, list[int]](list)
    for place, (partner, made, over, kept) in enumerate(promised):
        calendar.add(partner, ((made, over, kept),))
        places[made].append(place)
    learner = _Learner(calendar, rules)
    for on, day in calendar.days():
        learner.begin(on, day)
        if take is not None:
            for place, number in zip(places[on], day.partners, strict=True):
                take(place, *learner.forecast(day, number))
        learner.settle(day)
    return tuple(learner.epochs)


def epochs_of(calendar: Calendar, rules: Rules) -> Epochs:
    """Return the epochs of a history."""
    learner = _Learner(calendar, rules)
    for on, day in calendar.days():
        learner.begin(on, day)
        learner.settle(day)
    return tuple(learner.epochs)


class _Learner:
    """What a ledger has taught so far: the level of all, how well each kind forecasts, what a miss tells."""

    def __init__(self, calendar: Calendar, rules: Rules) -> None:
        self._rules = rules
        self.epoch = first_epoch(rules)
        self.epochs = [self.epoch]
        self._levels, self._variances = list(self.epoch.levels), list(self.epoch.variances)
        self._scores = [0.0] * KINDS
        self._miss, self._miss_variance = rules.miss, rules.miss_variance
        self._settled = self._day = self._learned_on = 0
        self._known: list[Known] = [NEW] * len(calendar.numbers)

    def begin(self, on: int, day: Day) -> None:
        """Begin a day on which something happens: the first one of a quarter begins an epoch.

        What is known when something is promised is noted: a forecast needs no more, and is made once it is over.
        """
        if self._settled and quarter_of(on) != quarter_of(self.epoch.day or on):
            self._freeze(on)
        self._day = on
        same: dict[int, Asked] = {}  # one for all of whom the same is known, by where in memory that is
        for number in day.partners:
            known = self._known[number]
            asked = same.get(id(known))
            if asked is None:
                asked = same[id(known)] = known, on, self.epoch
            day.known[number] = asked

    def _freeze(self, day: int) -> None:
        self.epoch = self._frozen(day)
        self.epochs.append(self.epoch)

    def _frozen(self, day: int) -> Epoch:
        best, equal = max(self._scores), self._rules.equal
        parts = [exp(score - best) for score in self._scores]
        whole = sum(parts)
        weights = tuple((1 - equal) * part / whole + equal / KINDS for part in parts)
        return Epoch(day, tuple(self._levels), tuple(self._variances), weights, min(self._miss, 0.0), self._settled)

    def forecast(self, day: Day, number: int) -> tuple[Forecast, Belief, Epoch]:
        """Return the forecast of what a partner promised on a day, and what was known of it and of all."""
        known, on, epoch = day.known[number]
        belief = Belief._make(known)
        return forecast_of(belief, on, epoch, self._rules), belief, epoch

    def settle(self, day: Day) -> None:
        """Take in what is over today, all of it as one, misses first."""
        sides = [(side, is_kept) for side, is_kept in ((day.missed, False), (day.kept, True)) if side.partners]
        n = sum(len(side.partners) for side, _ in sides)
        if not n:
            return
        asked = [forecasts(side, is_kept) for side, is_kept in sides]
        self._score(asked)
        if self._rules.miss_variance:
            self._after_misses(asked, n)
        now = self._day, self.epoch, self._rules
        self._levels_from([taken_in(side.partners, is_kept, self._known, *now) for side, is_kept in sides], n)
        self._settled += n
        if grown(self._settled, self.epoch, self._rules):
            self._freeze(self._day + 1)

    def _score(self, sides: Sequence[Forecasts]) -> None:
        """Count how likely each kind had said it was."""
        many = _joined([side.many for side in sides])
        for kind, of_kind in enumerate(_both([losses(side, self._rules) for side in sides])):
            self._scores[kind] -= total(of_kind, many)

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

    def _levels_from(self, sides: Sequence[Taught], n: int) -> None:
        """Learn the level of all from what a day's outcomes said beside what was expected."""
        rules, many = self._rules, _joined([side.many for side in sides])
        days = self._day - self._learned_on if self._learned_on else 0
        self._learned_on = self._day
        for kind in range(KINDS):
            level = self._levels[kind]
            unsure = min(self._variances[kind] + rules.level_drift * days, rules.level_variance)
            slopes, steeper = _both([draws(side, kind, level, unsure) for side in sides])
            steep = total(steeper, many) / n
            gain = unsure / (1 + unsure * steep * (n - 1))
            self._levels[kind] = level + max(-rules.largest, min(gain * total(slopes, many), rules.largest))
            self._variances[kind] = gain * (1 - unsure * steep)


def _both(sides: Sequence[Sequence[list[float]]]) -> Sequence[Sequence[float]]:
    """Return several lists of what was missed and of what was kept, each as one."""
    return sides[0] if len(sides) == 1 else [_joined(lists) for lists in zip(*sides, strict=True)]


def _joined(lists: Sequence[Sequence[Number]]) -> Sequence[Number]:
    """Return lists as one: of what was missed and of what was kept."""
    return lists[0] if len(lists) == 1 else list(chain.from_iterable(lists))
