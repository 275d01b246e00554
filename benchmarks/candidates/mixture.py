"""What the learning candidates share: parameters from a grid, weighted by how well they forecast (a Bayes mixture)."""

from abc import ABC, abstractmethod
from math import exp, log
from operator import mul

from trustlog.trust.backtest.walk import LEAST

FIRST = 3  # so many outcomes of each partner tell what to expect of a newcomer


class Newcomers:
    """What to expect of somebody new: the share kept of every partner's first promises.

    One kept and one missed are added (Laplace).
    """

    def __init__(self) -> None:
        self._kept, self._missed = 1.0, 1.0
        self._seen: dict[str, int] = {}

    @property
    def chance(self) -> float:
        """Give the chance that a newcomer keeps."""
        return self._kept / (self._kept + self._missed)

    def see(self, partner: str, kept: bool) -> None:
        """Take in an outcome."""
        n = self._seen[partner] = self._seen.get(partner, 0) + 1
        if n <= FIRST:
            self._kept += kept
            self._missed += not kept


class Mixture(ABC):
    """Members that differ in their parameters forecast side by side; each weighs what its past forecasts earn it."""

    def __init__(self, members: int) -> None:
        self.newcomers = Newcomers()
        self._scores = [0.0] * members
        self._weights = [1 / members] * members
        self._asked: dict[int, tuple[str, list[float]]] = {}

    def made(self, promise: int, partner: str, day: float) -> float:
        """Give the chance that a promise is kept."""
        said = [min(max(chance, LEAST), 1 - LEAST) for chance in self.said(partner, day)]
        self._asked[promise] = partner, said
        return sum(map(mul, self._weights, said))

    def settled(self, promise: int, known: float, kept: bool) -> None:
        """Weigh the members by what they said of this promise, and let them learn the outcome."""
        partner, said = self._asked.pop(promise)
        self._scores = [
            score + log(chance if kept else 1 - chance) for score, chance in zip(self._scores, said, strict=True)
        ]
        best = max(self._scores)
        weights = [exp(score - best) for score in self._scores]
        whole = sum(weights)
        self._weights = [weight / whole for weight in weights]
        self.newcomers.see(partner, kept)
        self.learn(partner, known, kept)

    @abstractmethod
    def said(self, partner: str, day: float) -> list[float]:
        """Give the chance that each member gives to the next promise of a partner, as of a day."""

    @abstractmethod
    def learn(self, partner: str, known: float, kept: bool) -> None:
        """Take in an outcome of a partner, known at a day."""
