"""The chance that a promise is kept, forecast before it is made: a Beta with fading counts, averaged over a grid."""

from math import exp, log

from trustlog.trust.settings import DEFAULTS, Settings

HALF_LIVES = (30.0, 120.0, 480.0, 0.0)  # days; 0: never fades
STRENGTHS = (2.0, 4.0, 8.0, 16.0, 32.0)
PARTNER_WEIGHT = 8  # so many promises of one partner, and no more, speak for the mean of all
_FADINGS = tuple(log(2) / half_life if half_life else 0.0 for half_life in HALF_LIVES)


class _History:
    """What one partner kept and settled, faded at each speed up to `last`."""

    __slots__ = ("kept", "last", "n", "seen")

    def __init__(self) -> None:
        self.n = 0
        self.last = 0.0
        self.kept = [0.0] * len(_FADINGS)
        self.seen = [0.0] * len(_FADINGS)


_NOTHING = _History()


class Forecaster:
    """Forecasts each promise of a ledger from what was known before it was made, learning as it goes."""

    def __init__(self, settings: Settings = DEFAULTS) -> None:
        self._kept, self._seen = settings.default_kept, settings.default_kept + settings.default_missed
        self._scores = [0.0] * (len(_FADINGS) * len(STRENGTHS))
        self._partners: dict[str, _History] = {}

    def made(self, partner: str, day: float, due: float) -> float:  # noqa: ARG002 - others look at how far ahead it is
        """Give the chance that a promise made at `day`, due at `due`, is kept on time: above 0 and below 1."""
        chances = self._chances(self._partners.get(partner, _NOTHING), day)
        best = max(self._scores)
        weights = [exp(score - best) for score in self._scores]
        return sum(weight * chance for weight, chance in zip(weights, chances, strict=True)) / sum(weights)

    def settled(self, partner: str, due: float, known: float, kept: bool) -> None:
        """Learn the outcome of a promise that was due at `due`; outcomes are told in order of `known`."""
        history = self._partners.setdefault(partner, _History())
        for at, chance in enumerate(self._chances(history, known)):
            self._scores[at] += log(chance if kept else 1 - chance)
        now = max(history.last, due)
        for at, fading in enumerate(_FADINGS):
            fade, weight = exp(fading * (history.last - now)), exp(fading * (due - now))
            history.kept[at] = history.kept[at] * fade + weight * kept
            history.seen[at] = history.seen[at] * fade + weight
        history.last = now
        history.n += 1
        if history.n <= PARTNER_WEIGHT:
            self._kept += kept
            self._seen += 1

    def _chances(self, history: _History, now: float) -> list[float]:
        """Give what each speed of fading, with each strength of the prior, says of the next promise."""
        mean = self._kept / self._seen
        chances = []
        for at, fading in enumerate(_FADINGS):
            fade = exp(fading * min(history.last - now, 0.0))
            kept, seen = history.kept[at] * fade, history.seen[at] * fade
            chances += [(strength * mean + kept) / (strength + seen) for strength in STRENGTHS]
        return chances
