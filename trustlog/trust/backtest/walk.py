"""Scoring a history: each promise is forecast before it is made, from what was over before that day began.

A promise is over when it is settled and its due day is past: a kept one is known when it is delivered, a broken one
only when it falls due, so that counting outcomes as soon as they are known would count good news ahead of bad and make
every forecast too hopeful.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from trustlog.trust.backtest.calibration import Call, Calls, Measures, Tally
from trustlog.trust.model.belief import NEW, Belief, Outcome, follow
from trustlog.trust.model.epochs import Epoch, Epochs, epoch_on
from trustlog.trust.model.forecast import Forecast, forecast_of, mixture, odds_of
from trustlog.trust.model.learn import Promised, learn
from trustlog.trust.model.rules import Rules, rules_of
from trustlog.trust.settings import Settings

Progress = Callable[[int, int], None]
LEAST = 1e-6  # no forecast is nearer to 0 or 1 than this when it is scored: nothing is ever certain
UNSCORED_PERCENT = 15  # of the promises, while everything is still new; reported apart
_EVERY = 500  # promises between two words of progress


class Prediction(NamedTuple):
    """What was said of a promise when it was made: the chance that it is kept on time, and to be above each bar.

    `above` is empty where too few were settled for such a chance to be shown.
    """

    chance: float
    above: tuple[float, ...]


class Report(NamedTuple):
    """How good the forecasts of a history were; `later` leaves the first `UNSCORED_PERCENT` of them out.

    `first` and `last` are the days on which the first and the last promise were made, as ordinals, 0 without any;
    `calls` what came of those that were called probably above or below a bar.
    """

    promises: int
    partners: int
    first: int
    last: int
    all: Measures
    later: Measures
    calls: tuple[Call, ...]


def known_on(kept: bool, due: int, resolved: int | None) -> int:
    """Return the day on which a promise is over: a kept one not before it was resolved, all not before they are due.

    Of a kept one without a word of when, it is known that it was in time: it counts from when it was due.
    """
    return max(due, resolved) if kept and resolved is not None else due


def as_known(promised: Sequence[Promised], day: int) -> list[Promised]:
    """Return the history as it was known at the end of a day, for promises made by then."""
    known = (promise for promise in promised if promise.made <= day)
    return [promise if promise.over <= day else promise._replace(kept=None) for promise in known]


def bars_of(settings: Settings) -> tuple[float, ...]:
    """Return the shares of promises that the bars ask for, each once."""
    return tuple(sorted({bar.promises[0] for bar in settings.bars}))


class Predictions:
    """Gathers what was forecast, by the place of each promise."""

    def __init__(self, many: int, settings: Settings, progress: Progress | None = None) -> None:
        self.by_place: list[Prediction] = [Prediction(0.5, ())] * many
        self._rules, self._too_few = rules_of(settings), settings.too_few
        self._bars = [odds_of(bar) for bar in bars_of(settings)]
        self._progress, self._done = progress, 0

    def add(self, place: int, day: int, forecast: Forecast, belief: Belief, epoch: Epoch) -> None:
        """Take in one forecast."""
        above: tuple[float, ...] = ()
        if belief.n >= self._too_few:
            mixed = mixture(belief, day, epoch, self._rules)
            above = tuple(mixed.above(bar) for bar in self._bars)
        self.by_place[place] = Prediction(forecast.chance, above)
        self._done += 1
        if self._progress is not None and self._done % _EVERY == 0:
            self._progress(self._done, len(self.by_place))


def walk(promised: Sequence[Promised], settings: Settings, progress: Progress | None = None) -> list[Prediction]:
    """Forecast every promise of a history, learning on the way, in the order of the promises."""
    predictions = Predictions(len(promised), settings, progress)

    def take(place: int, forecast: Forecast, belief: Belief, epoch: Epoch) -> None:
        predictions.add(place, promised[place].made, forecast, belief, epoch)

    learn(promised, rules_of(settings), take)
    return predictions.by_place


def walk_by(
    promised: Sequence[Promised], epochs: Epochs, shown: Epochs, settings: Settings, progress: Progress | None = None
) -> list[Prediction]:
    """Forecast every promise by what the ledger had taught, each partner from its own outcomes alone.

    `shown` are the same epochs, each from the first day on which a forecast was shown by it.
    """
    predictions, rules = Predictions(len(promised), settings, progress), rules_of(settings)
    places: dict[object, list[int]] = {}
    for place, promise in enumerate(promised):
        places.setdefault(promise.partner, []).append(place)
    for own in places.values():
        _walk_one(own, promised, epochs, shown, rules, predictions)
    return predictions.by_place


def _walk_one(
    own: list[int],
    promised: Sequence[Promised],
    epochs: Epochs,
    shown: Epochs,
    rules: Rules,
    predictions: Predictions,
) -> None:
    settled = [place for place in own if promised[place].kept is not None]
    waiting: list[Outcome] = [(promised[place].over, bool(promised[place].kept), place) for place in settled]
    waiting.sort(reverse=True)
    belief = NEW
    for place in sorted(own, key=lambda place: promised[place].made):
        day, over = promised[place].made, list[Outcome]()
        while waiting and waiting[-1][0] < day:
            over.append(waiting.pop())
        belief = follow(over, epochs, rules, belief)
        epoch = epoch_on(shown, day)
        predictions.add(place, day, forecast_of(belief, day, epoch, rules), belief, epoch)


def judge(promised: Sequence[Promised], predictions: Sequence[Prediction], settings: Settings) -> Report:
    """Return how good the forecasts of a history were; the base rate beside them is the share kept so far."""
    settled = sum(promise.kept is not None for promise in promised)
    unscored, scored = settled * UNSCORED_PERCENT // 100, 0
    everything, later, calls = Tally(), Tally(), Calls(bars_of(settings))
    waiting = sorted((promise.over, bool(promise.kept)) for promise in promised if promise.kept is not None)
    waiting.reverse()
    kept = seen = 0
    for place in sorted(range(len(promised)), key=lambda place: promised[place].made):
        promise = promised[place]
        while waiting and waiting[-1][0] < promise.made:
            kept, seen = kept + waiting.pop()[1], seen + 1
        if promise.kept is None:
            continue
        chance, base = min(max(predictions[place].chance, LEAST), 1 - LEAST), (kept + 1) / (seen + 2)
        scored += 1
        everything.add(chance, base, promise.kept)
        calls.add(predictions[place].above, promise.kept)
        if scored > unscored:
            later.add(chance, base, promise.kept)
    days = [promise.made for promise in promised]
    partners = len({promise.partner for promise in promised})
    first, last = (min(days), max(days)) if days else (0, 0)
    return Report(
        len(promised), partners, first, last, everything.measures(), later.measures(), calls.found()
    )  # fmt: skip
