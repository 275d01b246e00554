"""What trustlog itself does: as `backtest` judges it, the same without one term, and as the readings use it."""

from datetime import date

from trustlog.domain.calendar.instants import day_of
from trustlog.trust.model.estimate import Fading, Prior, default_prior, quarter_start
from trustlog.trust.model.forecast import Forecaster

Shipped = Forecaster


class NotAhead(Forecaster):
    """As shipped, but blind to how far ahead a promise is made."""

    def made(self, promise: int, partner: str, day: float, due: float) -> float:  # noqa: ARG002 - what it is blind to
        """Give the chance that a promise is kept."""
        return super().made(promise, partner, day, day)


class Quarterly:
    """As the readings have it: parameters learned once a quarter, from what was settled before it, and then held."""

    def __init__(self) -> None:
        self._learner = Forecaster()
        self._quarter = date.min
        self._prior: Prior = default_prior()
        self._partner: dict[int, str] = {}
        self._outcomes: dict[str, list[tuple[int, bool]]] = {}
        self._walks: dict[str, Fading] = {}

    def made(self, promise: int, partner: str, day: float, due: float) -> float:
        """Give the chance that a promise is kept."""
        self._turn(day)
        self._learner.made(promise, partner, day, due)
        self._partner[promise] = partner
        return self._walk(partner).mean(int(day))

    def settled(self, promise: int, known: float, kept: bool) -> None:
        """Learn the outcome of a promise."""
        self._turn(known)
        self._learner.settled(promise, known, kept)
        partner = self._partner.pop(promise)
        self._walk(partner).see(int(known), kept)
        self._outcomes.setdefault(partner, []).append((int(known), kept))

    def _turn(self, now: float) -> None:
        """Learn anew where a quarter begins; every history is then read again."""
        quarter = quarter_start(day_of(now))
        if quarter != self._quarter:
            self._quarter, self._prior = quarter, self._learner.learned()
            self._walks.clear()

    def _walk(self, partner: str) -> Fading:
        walk = self._walks.get(partner)
        if walk is None:
            walk = self._walks[partner] = Fading(self._prior)
            for day, kept in self._outcomes.get(partner, ()):
                walk.see(day, kept)
        return walk
