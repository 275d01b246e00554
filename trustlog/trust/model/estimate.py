"""The estimate of one strand, as it is shown: the forecast with its band, and the chance to be above a bar."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from trustlog.trust.model.belief import NEW, Belief, Outcome, as_of, follow
from trustlog.trust.model.epochs import Epochs, epoch_on
from trustlog.trust.model.forecast import band, forecast_of, mixture, odds_of
from trustlog.trust.model.rules import Rules


class Estimate(NamedTuple):
    """What is known of a strand; all shares from 0 to 1, None without any settled one.

    `mean` is the forecast, `low` and `high` its 80 % band; `above` has the chance to be above each bar asked for, None
    where fewer are settled than that takes, or where there is no bar. `too_early` tells that they are that few.
    """

    n: int
    mean: float | None
    low: float | None
    high: float | None
    above: tuple[float | None, ...]
    too_early: bool


def estimate(
    outcomes: Sequence[Outcome],
    day: int,
    epochs: Epochs,
    rules: Rules,
    too_few: int,
    bars: Sequence[float | None] = (),
) -> Estimate:
    """Return the estimate as of a day from outcomes that were over by then, sorted; a bar is a share or None."""
    return estimate_of(follow(outcomes, epochs, rules), day, epochs, rules, too_few, bars)


def estimate_alike(outcomes: Sequence[Outcome], day: int, epochs: Epochs, rules: Rules, too_few: int) -> Estimate:
    """Return the same without bars, made once where the outcomes of many partners are the same, as slots of silence."""
    return _made_once(tuple(outcomes), day, _TheVery(epochs), rules, too_few)


class _TheVery:
    """Epochs as a key: the very same ones, for going through the numbers of all of them would take too long."""

    __slots__ = ("epochs",)

    def __init__(self, epochs: Epochs) -> None:
        self.epochs = epochs

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _TheVery) and self.epochs is other.epochs

    def __hash__(self) -> int:
        return id(self.epochs)


@lru_cache(maxsize=256)
def _made_once(outcomes: tuple[Outcome, ...], day: int, key: _TheVery, rules: Rules, too_few: int) -> Estimate:
    return estimate(outcomes, day, key.epochs, rules, too_few)


def estimate_of(
    belief: Belief, day: int, epochs: Epochs, rules: Rules, too_few: int, bars: Sequence[float | None] = ()
) -> Estimate:
    """Return the estimate as of a day from what is known of a partner."""
    n = belief.n
    early = n < too_few
    if not n:
        return Estimate(0, None, None, None, (None,) * len(bars), True)
    epoch = epoch_on(epochs, day)
    forecast, mixed = forecast_of(belief, day, epoch, rules), mixture(belief, day, epoch, rules)
    low, high = band(mixed, forecast, epoch)
    above = tuple(None if early or bar is None else mixed.above(odds_of(bar)) for bar in bars)
    return Estimate(n, forecast.chance, low, high, above, early)


def borrowed(outcomes: Sequence[Outcome], day: int, epochs: Epochs, rules: Rules) -> float:
    """Return which share of an estimate rests on what is expected of somebody new, from 0 to 1.

    It is what is left of the variance that there would be without any outcome: with each there is less of it, with
    silence more again.
    """
    if not outcomes:
        return 1.0
    _means, variances = as_of(follow(outcomes, epochs, rules), day, rules)
    _, unseen = as_of(NEW._replace(day=outcomes[0][0]), day, rules)
    left = zip(epoch_on(epochs, day).weights, variances, unseen, strict=True)
    return sum(weight * now / new for weight, now, new in left)


class Course(NamedTuple):
    """What moved an estimate: `start` and all the others are shares that add up to it.

    `start` is what is expected of somebody new when the first one was over; `moved` is what each outcome did, in their
    order: the estimate after it less the estimate before it; `silence` what the days in between did, and `level` what
    was learned of all partners meanwhile.
    """

    start: float
    moved: tuple[float, ...]
    silence: float
    level: float


def course(outcomes: Sequence[Outcome], day: int, epochs: Epochs, rules: Rules) -> Course | None:
    """Return what moved the estimate as of a day, from outcomes in order; None without any."""
    if not outcomes:
        return None
    epoch = epoch_on(epochs, outcomes[0][0])
    belief, now = NEW, forecast_of(NEW, outcomes[0][0], epoch, rules).chance
    start, moved, silence, level = now, list[float](), 0.0, 0.0
    for on, ok, number in [*outcomes, (day, None, 0)]:
        quiet = forecast_of(belief, on, epoch, rules).chance
        epoch = epoch_on(epochs, on)
        taught = forecast_of(belief, on, epoch, rules).chance
        silence, level, now = silence + quiet - now, level + taught - quiet, taught
        if ok is not None:
            belief = follow([(on, ok, number)], epochs, rules, belief)
            after = forecast_of(belief, on, epoch, rules).chance
            moved.append(after - now)
            now = after
    return Course(start, tuple(moved), silence, level)
