"""How good forecasts were: proper scores, the base rate beside them, and by deciles what was said and what came."""

from collections.abc import Sequence
from math import log
from typing import Any, NamedTuple

from trustlog.trust.reading.values import SURE

DECILES = 10
FEW = 10  # below this many, nothing is said


class Decile(NamedTuple):
    """Forecasts from `low` up to, but not including, `high` (the last one includes 1): their mean, the share kept."""

    low: float
    high: float
    n: int
    said: float | None
    kept: float | None

    @property
    def too_few(self) -> bool:
        """Whether there are too few to compare what was said with what came."""
        return self.n < FEW


class Measures(NamedTuple):
    """Scores of `n` forecasts; lower is better for all of them, and None without any.

    `log_loss` is the mean of -ln of the chance given to what came, `brier` the mean squared miss (Brier 1950),
    `calibration_error` the mean distance of said and kept over the deciles, weighted by their counts. The base rate
    is the share kept so far, of all partners alike, as known before each promise, with one kept and one missed added
    (Laplace).
    """

    n: int
    kept: float | None
    log_loss: float | None
    brier: float | None
    calibration_error: float | None
    base_log_loss: float | None
    base_brier: float | None
    deciles: tuple[Decile, ...]

    @property
    def too_early(self) -> bool:
        """Whether there are too few to judge by."""
        return self.n < FEW

    @property
    def skill(self) -> float | None:
        """The share of the base rate's log loss that was avoided; below 0 where the base rate did better."""
        return _avoided(self.log_loss, self.base_log_loss)

    @property
    def brier_skill(self) -> float | None:
        """The share of the base rate's Brier score that was avoided."""
        return _avoided(self.brier, self.base_brier)


class Tally:
    """Forecasts scored one after the other, in constant memory."""

    def __init__(self) -> None:
        self._n = self._kept = 0
        self._log = self._brier = self._base_log = self._base_brier = 0.0
        self._deciles = [[0, 0.0, 0] for _ in range(DECILES)]  # count, sum of what was said, count of those kept

    def add(self, chance: float, base: float, kept: bool) -> None:
        """Score one forecast and the base rate beside it, both above 0 and below 1."""
        self._n += 1
        self._kept += kept
        self._log -= log(chance if kept else 1 - chance)
        self._base_log -= log(base if kept else 1 - base)
        self._brier += (chance - kept) ** 2
        self._base_brier += (base - kept) ** 2
        decile = self._deciles[min(int(chance * DECILES), DECILES - 1)]
        decile[0] += 1
        decile[1] += chance
        decile[2] += kept

    def measures(self) -> Measures:
        """Return the scores so far."""
        deciles = tuple(
            Decile(place / DECILES, (place + 1) / DECILES, int(n), said / n if n else None, kept / n if n else None)
            for place, (n, said, kept) in enumerate(self._deciles)
        )
        n = self._n
        if not n:
            return Measures(0, None, None, None, None, None, None, deciles)
        off = sum(abs(said - kept) for _, said, kept in self._deciles) / n
        return Measures(
            n, self._kept / n, self._log / n, self._brier / n, off, self._base_log / n, self._base_brier / n, deciles
        )


class Call(NamedTuple):
    """How many were called probably above, and probably below, a share `bar` of promises, and how many of each came.

    A promise counts with what its partner was called when it was made.
    """

    bar: float
    above: int
    above_kept: int
    below: int
    below_kept: int


class Calls:
    """Counts what came of those called probably above or below each bar."""

    def __init__(self, bars: Sequence[float]) -> None:
        self._bars = bars
        self._counts = [[0, 0, 0, 0] for _ in bars]

    def add(self, chances: Sequence[float], kept: bool) -> None:
        """Take in the chances to be above each bar, or none at all, and what came."""
        for counts, chance in zip(self._counts, chances, strict=False):
            side = 0 if chance >= SURE else 2 if chance <= 1 - SURE else None
            if side is not None:
                counts[side] += 1
                counts[side + 1] += kept

    def found(self) -> tuple[Call, ...]:
        """Return the counts so far."""
        return tuple(Call(bar, *counts) for bar, counts in zip(self._bars, self._counts, strict=True))


def as_json(measures: Measures) -> dict[str, Any]:
    """Return the scores as plain values."""
    return {
        "n": measures.n,
        "kept": measures.kept,
        "log_loss": measures.log_loss,
        "brier": measures.brier,
        "calibration_error": measures.calibration_error,
        "base_rate": {"log_loss": measures.base_log_loss, "brier": measures.base_brier},
        "skill": {"log_loss": measures.skill, "brier": measures.brier_skill},
        "reliability": [
            {"from": decile.low, "to": decile.high, "n": decile.n, "said": decile.said, "kept": decile.kept}
            for decile in measures.deciles
        ],
    }


def _avoided(score: float | None, base: float | None) -> float | None:
    return None if score is None or not base else 1 - score / base
