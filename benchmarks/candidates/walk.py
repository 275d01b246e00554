"""A random walk of the log-odds, filtered on a grid: it goes where it goes, and nothing draws it back."""

from math import log

from .grid import Chain, State, chance_of, mean, newcomer, scaled
from .mixture import Mixture

_SPREADS = (1.0, 3.0, 8.0)  # variance of the log-odds between partners
_DRIFTS = (0.001, 0.005, 0.02, 0.08)  # what a day adds to it
_NOWHERE = 1e6  # a chain that rests at everything alike is drawn to nothing
_FINE = 20  # the chance of a newcomer is rounded to this part of a log-odd


class FreeWalk(Mixture):
    """A member for each spread between partners and each drift a day."""

    def __init__(self) -> None:
        chains = [Chain(0.5, _NOWHERE, drift) for drift in _DRIFTS]
        self._grid = [(spread, chain) for spread in _SPREADS for chain in chains]
        super().__init__(len(self._grid))
        self._sides: dict[str, tuple[int, list[State]]] = {}

    def said(self, partner: str, day: float) -> list[float]:
        """Give the chance that each member gives to the next promise of a partner, as of a day."""
        found = self._sides.get(partner)
        if found is None:
            return [mean(state) for state in self._new()]
        days = int(day) - found[0]
        return [chain.mean(state, days) for state, (_, chain) in zip(found[1], self._grid, strict=True)]

    def learn(self, partner: str, known: float, kept: bool) -> None:
        """Take in an outcome of a partner, known at a day."""
        when, states = self._sides.get(partner) or (int(known), self._new())
        days = int(known) - when
        after = [scaled(chain.seen(state, days, kept)) for state, (_, chain) in zip(states, self._grid, strict=True)]
        self._sides[partner] = int(known), after

    def _new(self) -> list[State]:
        chance = self.newcomers.chance
        rounded = chance_of(round(_FINE * log(chance / (1 - chance))) / _FINE)
        return [list(newcomer(rounded, spread)) for spread, _ in self._grid]
