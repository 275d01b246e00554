"""Counts that fade with age around what the ledger has taught: a Beta with learned prior and learned decay."""

from collections.abc import Sequence
from math import exp, log

from .mixture import Mixture

HALF_LIVES = (7, 15, 30, 60, 120, 240, 480, 960, None)  # days; None: nothing fades
STRENGTHS = (0.5, 1, 2, 4, 8, 16, 32)  # so many outcomes the prior is worth


class Beta(Mixture):
    """A member for each strength of the prior and each half-life of the counts."""

    def __init__(self, half_lives: Sequence[float | None] = HALF_LIVES) -> None:
        super().__init__(len(half_lives) * len(STRENGTHS))
        self._rates = [log(2) / days if days else 0.0 for days in half_lives]
        self._sides: dict[str, tuple[float, list[tuple[float, float]]]] = {}  # as of when; kept and all, by rate

    def said(self, partner: str, day: float) -> list[float]:
        """Give the chance that each member gives to the next promise of a partner, as of a day."""
        first = self.newcomers.chance
        counts = self._as_of(partner, day)
        return [(strength * first + kept) / (strength + n) for kept, n in counts for strength in STRENGTHS]

    def learn(self, partner: str, known: float, kept: bool) -> None:
        """Take in an outcome of a partner, known at a day."""
        self._sides[partner] = known, [(was + kept, n + 1) for was, n in self._as_of(partner, known)]

    def _as_of(self, partner: str, day: float) -> list[tuple[float, float]]:
        when, counts = self._sides.get(partner) or (day, [(0.0, 0.0)] * len(self._rates))
        left = [exp(-rate * (day - when)) for rate in self._rates]
        return [(kept * share, n * share) for (kept, n), share in zip(counts, left, strict=True)]
