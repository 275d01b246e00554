"""What a ledger had taught, frozen from one epoch to the next: the same for every partner, and never changed later."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from trustlog.domain.strands import StrandName
from trustlog.trust.model.rules import KINDS, Four, Rules, rules_of
from trustlog.trust.settings import DEFAULTS, STRANDS, Settings

_NUMBERS = 1 + 3 * KINDS + 2


class Epoch(NamedTuple):
    """What was known when a day (an ordinal) began, for each kind of world, and until the next epoch.

    `levels` are the log-odds of all partners together with their `variances`, `weights` how well each kind has forecast
    (they sum to 1), `after_miss` what a miss adds to the log-odds, at most 0. So many had been `settled` by then.
    """

    day: int
    levels: Four
    variances: Four
    weights: Four
    after_miss: float
    settled: int

    def to_json(self) -> list[float]:
        """Return the numbers in a row, for a memo."""
        return [self.day, *self.levels, *self.variances, *self.weights, self.after_miss, self.settled]

    @staticmethod
    def from_json(values: Sequence[Any]) -> "Epoch":
        """Return the epoch that `to_json` has written, or raise ValueError."""
        if len(values) != _NUMBERS or not isinstance(values[0], int):
            raise ValueError
        numbers = tuple(map(float, values[1:]))
        four = [numbers[place * KINDS : (place + 1) * KINDS] for place in range(3)]
        return Epoch(values[0], four[0], four[1], four[2], numbers[-2], int(numbers[-1]))


Epochs = tuple[Epoch, ...]
"""Epochs in order of day; the first is that of a ledger that has taught nothing."""


def first_epoch(rules: Rules) -> Epoch:
    """Return what is expected before anything is known."""
    return Epoch(
        0, (rules.level,) * KINDS, (rules.level_variance,) * KINDS, (1 / KINDS,) * KINDS, min(rules.miss, 0.0), 0
    )


def epoch_on(epochs: Epochs, day: int) -> Epoch:
    """Return the epoch that a day is in."""
    return next((epoch for epoch in reversed(epochs) if epoch.day <= day), epochs[0])  # mostly it is the last one


def grown(settled: int, epoch: Epoch, rules: Rules) -> bool:
    """Return whether so many more are settled than at the last epoch that a new one begins with the next day."""
    return settled > epoch.settled and settled >= rules.growth * epoch.settled


def quarter_of(day: int) -> int:
    """Return a number for the quarter that a day (an ordinal) is in; the quarter after it has the next one."""
    on = date.fromordinal(day)
    return on.year * 4 + (on.month - 1) // 3


def quarter_start(quarter: int) -> int:
    """Return the first day of a quarter, by its number, as an ordinal."""
    return date(quarter // 4, quarter % 4 * 3 + 1, 1).toordinal()


class Learned(NamedTuple):
    """The epochs of each strand: our promises and theirs, time and openness each have learned for themselves."""

    our_promises: Epochs
    their_promises: Epochs
    time: Epochs
    openness: Epochs

    def epochs(self, name: StrandName) -> Epochs:
        """Return the epochs of a strand."""
        return self[STRANDS.index(name)]

    def to_json(self) -> dict[str, list[list[float]]]:
        """Return the epochs by strand, each as its numbers in a row."""
        return {name: [epoch.to_json() for epoch in self.epochs(name)] for name in STRANDS}

    @staticmethod
    def from_json(values: Mapping[str, Sequence[Sequence[Any]]]) -> "Learned":
        """Return the epochs that `to_json` has written, or raise ValueError, TypeError or LookupError."""
        return Learned(*(tuple(map(Epoch.from_json, values[name])) for name in STRANDS))

    def until(self, day: int) -> "Learned":
        """Return the epochs that had begun by a day."""
        return Learned(*(_until(epochs, day) for epochs in self))


def _until(epochs: Epochs, day: int) -> Epochs:
    return epochs if epochs[-1].day <= day else tuple(epoch for epoch in epochs if epoch.day <= day)


def nothing_learned(settings: Settings = DEFAULTS) -> Learned:
    """Return the epochs of a ledger that has taught nothing."""
    of_promises, of_slots = ((first_epoch(rules_of(settings, slots)),) for slots in (False, True))
    return Learned(of_promises, of_promises, of_slots, of_slots)


NOTHING_LEARNED = nothing_learned()
