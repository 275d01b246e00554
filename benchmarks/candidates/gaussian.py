"""Log-odds that are normally distributed: one that drifts (Glicko-2-like), and a level with a deviation that passes."""

from math import exp, log, pi, sqrt

from .grid import chance_of, odds_of
from .mixture import Mixture

_SPREADS = (0.1, 0.3, 0.7, 1.5, 3.0, 6.0)  # variance of the log-odds between partners
_DRIFTS = (0.0, 0.001, 0.004, 0.015, 0.05)  # what a day adds to it
_LEVELS = (0.3, 1.0, 3.0)  # variance of the level between partners
_DEVIATIONS = (0.3, 1.0, 3.0)  # variance of the deviation from one's level
_HALF_LIVES = (7, 30, 120)  # days in which half a deviation passes


def _averaged(odds: float, variance: float) -> float:
    """Give the chance of log-odds that are not quite known (MacKay 1992)."""
    return chance_of(odds / sqrt(1 + pi * variance / 8))


class Rating(Mixture):
    """Each partner's log-odds as mean and variance, as Glickman (1999, 2012) rates players; no opponent, no volatility.

    Means are kept as differences from what is expected of a newcomer, which goes on being learned.
    """

    def __init__(self) -> None:
        self._grid = [(spread, drift) for spread in _SPREADS for drift in _DRIFTS]
        super().__init__(len(self._grid))
        self._sides: dict[str, tuple[float, list[tuple[float, float]]]] = {}

    def said(self, partner: str, day: float) -> list[float]:
        """Give the chance that each member gives to the next promise of a partner, as of a day."""
        first = odds_of(self.newcomers.chance)
        return [_averaged(first + away, variance) for away, variance in self._as_of(partner, day)]

    def learn(self, partner: str, known: float, kept: bool) -> None:
        """Take in an outcome of a partner, known at a day."""
        first, after = odds_of(self.newcomers.chance), []
        for away, variance in self._as_of(partner, known):
            chance = chance_of(first + away)
            left = 1 / (1 / variance + chance * (1 - chance))
            after.append((away + left * (kept - _averaged(first + away, variance)), left))
        self._sides[partner] = known, after

    def _as_of(self, partner: str, day: float) -> list[tuple[float, float]]:
        found = self._sides.get(partner)
        if found is None:
            return [(0.0, spread) for spread, _ in self._grid]
        days = day - found[0]
        return [
            (away, variance + drift * days) for (away, variance), (_, drift) in zip(found[1], self._grid, strict=True)
        ]


_Pair = tuple[float, float, float, float, float]
"""Means of level and deviation, their variances and covariance."""


class Level(Mixture):
    """A level of each partner's own that stays, and a deviation from it that comes and passes."""

    def __init__(self) -> None:
        self._grid = [(level, off, log(2) / days) for level in _LEVELS for off in _DEVIATIONS for days in _HALF_LIVES]
        super().__init__(len(self._grid))
        self._sides: dict[str, tuple[float, list[_Pair]]] = {}

    def said(self, partner: str, day: float) -> list[float]:
        """Give the chance that each member gives to the next promise of a partner, as of a day."""
        first = odds_of(self.newcomers.chance)
        return [
            _averaged(first + level + off, of_level + of_off + 2 * both)
            for level, off, of_level, of_off, both in self._as_of(partner, day)
        ]

    def learn(self, partner: str, known: float, kept: bool) -> None:
        """Take in an outcome of a partner, known at a day."""
        first, after = odds_of(self.newcomers.chance), list[_Pair]()
        for level, off, of_level, of_off, both in self._as_of(partner, known):
            to_level, to_off = of_level + both, of_off + both
            odds, variance = first + level + off, to_level + to_off
            chance = chance_of(odds)
            gain = 1 / (1 + variance * chance * (1 - chance))
            told, news = gain * chance * (1 - chance), gain * (kept - _averaged(odds, variance))
            after.append(
                (
                    level + to_level * news,
                    off + to_off * news,
                    of_level - told * to_level * to_level,
                    of_off - told * to_off * to_off,
                    both - told * to_level * to_off,
                )
            )
        self._sides[partner] = known, after

    def _as_of(self, partner: str, day: float) -> list[_Pair]:
        found = self._sides.get(partner)
        if found is None:
            return [(0.0, 0.0, level, off, 0.0) for level, off, _ in self._grid]
        after = list[_Pair]()
        for (level, off, of_level, of_off, both), (_, usual, rate) in zip(found[1], self._grid, strict=True):
            left = exp(-rate * (day - found[0]))
            after.append((level, off * left, of_level, usual + (of_off - usual) * left * left, both * left))
        return after
