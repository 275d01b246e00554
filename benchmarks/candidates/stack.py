"""An online stack: Bayesian logistic regression over four candidates and what a partner's last promises tell."""

from math import copysign, log, log1p, pi, sqrt
from operator import mul

from .beta import Beta
from .gaussian import Rating
from .grid import chance_of, odds_of
from .walk import FreeWalk

SURE = 1e-4  # no candidate is taken to be surer than this
_OF_BASE, _OF_REST, _OF_TERM = 0.02, 0.001, 0.01  # variances of the weights before anything is learned


class _History:
    """Of one partner: the last outcome, how often in a row, and how many promises are running."""

    def __init__(self) -> None:
        self.kept: bool | None = None
        self.streak = self.running = 0

    def terms(self) -> list[float]:
        """Give last outcome, streak, running promises, and whether nothing is known yet."""
        if self.kept is None:
            return [0.0, 0.0, log1p(self.running), 1.0]
        side = 1.0 if self.kept else -1.0
        return [side, copysign(log(self.streak), side), log1p(self.running), 0.0]

    def see(self, kept: bool) -> None:
        """Take in an outcome."""
        self.streak = self.streak + 1 if kept is self.kept else 1
        self.kept = kept
        self.running -= 1


class Stack:
    """Weights of the candidates' log-odds and of the terms, learned online by an extended Kalman filter.

    Outcomes of one day share their luck: together they teach the weights as much as one.
    """

    def __init__(self) -> None:
        self._bases = (FreeWalk(), Rating(), Beta(), Beta(half_lives=(None,)))
        bases, terms = len(self._bases), len(_History().terms())
        variances = [_OF_BASE] * bases + [_OF_REST] + [_OF_TERM] * terms
        self._weights = [1 / bases] * bases + [0.0] * (1 + terms)
        self._unsure = [[value * (at == to) for at in range(len(variances))] for to, value in enumerate(variances)]
        self._sides: dict[str, _History] = {}
        self._asked: dict[int, tuple[str, list[float]]] = {}
        self._today: list[tuple[list[float], bool]] = []
        self._day = 0

    def made(self, promise: int, partner: str, day: float) -> float:
        """Give the chance that a promise is kept."""
        self._learn_today()
        said = [base.made(promise, partner, day) for base in self._bases]
        side = self._sides.setdefault(partner, _History())
        row = [*(odds_of(min(max(chance, SURE), 1 - SURE)) for chance in said), 1.0, *side.terms()]
        side.running += 1
        self._asked[promise] = partner, row
        return self._chance(row, self._spread(row))

    def settled(self, promise: int, known: float, kept: bool) -> None:
        """Learn the outcome of a promise; those of a day are learned as one."""
        if int(known) != self._day:
            self._learn_today()
            self._day = int(known)
        for base in self._bases:
            base.settled(promise, known, kept)
        partner, row = self._asked.pop(promise)
        self._sides[partner].see(kept)
        self._today.append((row, kept))

    def _spread(self, row: list[float]) -> list[float]:
        return [sum(map(mul, unsure, row)) for unsure in self._unsure]

    def _chance(self, row: list[float], spread: list[float]) -> float:
        return chance_of(sum(map(mul, self._weights, row)) / sqrt(1 + pi * sum(map(mul, spread, row)) / 8))

    def _learn_today(self) -> None:
        today, self._today = self._today, []
        for row, kept in today:
            spread = self._spread(row)
            chance = self._chance(row, spread)
            told = chance * (1 - chance) / len(today)
            gain = 1 / (1 + told * sum(map(mul, spread, row)))
            self._unsure = [
                [value - gain * told * left * right for value, right in zip(line, spread, strict=True)]
                for line, left in zip(self._unsure, spread, strict=True)
            ]
            news = gain * (kept - chance) / len(today)
            self._weights = [weight + news * at for weight, at in zip(self._weights, spread, strict=True)]
