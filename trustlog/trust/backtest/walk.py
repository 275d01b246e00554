"""The walk through a history of promises: each is forecast before it is made, from what was known strictly before.

An outcome is handed over no earlier than it is known, and no earlier than the promise is due: a kept promise is known
when it is delivered, a broken one only when it falls due, so that counting outcomes as soon as they are known would
count good news ahead of bad and make every forecast too hopeful.
"""

from collections.abc import Callable, Iterator, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from trustlog.domain.calendar.instants import day_of
from trustlog.trust.backtest.calibration import Measures, Tally
from trustlog.trust.model.forecast import Forecaster
from trustlog.trust.settings import Settings

Progress = Callable[[int, int], None]
LEAST = 1e-6  # no forecast is nearer to 0 or 1 than this: nothing is ever certain
UNSCORED_PERCENT = 15  # of the promises, while everything is still new; reported apart
_EVERY = 500  # promises between two words of progress


class Promised(NamedTuple):
    """A promise and how it came out. Times are days with their fraction (`domain.calendar.instants`).

    `due` is as agreed when it was made, `counts` as last agreed; `known` is when the outcome was known. `kept` is None
    while it is open, or where it was taken back.
    """

    partner: str
    made: float
    due: float
    counts: float
    known: float
    kept: bool | None


class Forecast(NamedTuple):
    """What was said of the promise at a place of the history: the forecast, and the base rate then.

    Both are shares from 0 to 1; the base rate is that of all promises kept so far.
    """

    place: int
    chance: float
    base: float


class Report(NamedTuple):
    """How good the forecasts of a history were; `later` leaves the first `UNSCORED_PERCENT` of them out.

    `first` and `last` are the days on which the first and the last promise were made, as ordinals, 0 without any.
    """

    promises: int
    partners: int
    first: int
    last: int
    all: Measures
    later: Measures


def known_at(kept: bool, due: float, resolved: float | None) -> float:
    """Return when an outcome is known: a kept one when it was resolved, a missed one when it is due, or sooner if told.

    Of a kept one without a word of when, it is known that it was in time: it counts from when it was due.
    """
    if resolved is None:
        return due
    return resolved if kept else min(due, resolved)


def as_known(promised: Sequence[Promised], until: float) -> list[Promised]:
    """Return the history as it was known at an instant, for promises made by then."""
    known = (promise for promise in promised if promise.made <= until)
    return [promise if promise.known <= until else promise._replace(kept=None) for promise in known]


def walk(promised: Sequence[Promised], forecaster: Forecaster, progress: Progress | None = None) -> Iterator[Forecast]:
    """Forecast every promise, in order of `made` and then as they are given; in the end every outcome is told."""
    # (when it may be used, its turn, its place): where two are known at once, the one that was made first comes first.
    waiting: list[tuple[float, int, int]] = []
    kept = settled = 0
    for turn, place in enumerate(sorted(range(len(promised)), key=lambda place: promised[place].made)):
        promise = promised[place]
        while waiting and waiting[0][0] < promise.made:
            kept += _tell(forecaster, promised, heappop(waiting))
            settled += 1
        chance = forecaster.made(place, promise.partner, promise.made, promise.due)
        yield Forecast(place, min(max(chance, LEAST), 1 - LEAST), (kept + 1) / (settled + 2))
        if promise.kept is not None:
            # A promise that is made after it fell due teaches nothing before it is made.
            heappush(waiting, (max(promise.known, promise.counts, promise.made), turn, place))
        if progress is not None and (turn + 1) % _EVERY == 0:
            progress(turn + 1, len(promised))
    while waiting:
        _tell(forecaster, promised, heappop(waiting))


def _tell(forecaster: Forecaster, promised: Sequence[Promised], due: tuple[float, int, int]) -> bool:
    """Hand over an outcome; return whether the promise was kept."""
    known, _, place = due
    kept = bool(promised[place].kept)
    forecaster.settled(place, known, kept)
    return kept


def judge(
    promised: Sequence[Promised], settings: Settings, progress: Progress | None = None
) -> tuple[Report, list[float]]:
    """Return how good the forecasts of a history were, and the forecasts themselves, in the order of the promises."""
    settled = sum(promise.kept is not None for promise in promised)
    unscored, seen = settled * UNSCORED_PERCENT // 100, 0
    everything, later = Tally(), Tally()
    chances = [0.0] * len(promised)
    for place, chance, base in walk(promised, Forecaster(settings), progress):
        chances[place] = chance
        kept = promised[place].kept
        if kept is None:
            continue
        seen += 1
        everything.add(chance, base, kept)
        if seen > unscored:
            later.add(chance, base, kept)
    days = [promise.made for promise in promised]
    first, last = (day_of(min(days)).toordinal(), day_of(max(days)).toordinal()) if days else (0, 0)
    partners = len({promise.partner for promise in promised})
    return Report(len(promised), partners, first, last, everything.measures(), later.measures()), chances
