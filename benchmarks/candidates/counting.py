"""Forecasts that only count: the share kept, of all partners or of one, with or without forgetting."""

REMEMBERED = 0.95  # of every earlier outcome, at each new one; the longevity factor of Jøsang & Ismail (2002)
NEWS = 0.15  # the weight of the latest outcome in the weighted average


class BaseRate:
    """The share kept so far, of all partners alike, with one kept and one missed added."""

    def __init__(self) -> None:
        self._kept = self._missed = 1.0

    def made(self, promise: int, partner: str, day: float) -> float:  # noqa: ARG002 - the same for all
        """Give the chance that a promise is kept."""
        return self._kept / (self._kept + self._missed)

    def settled(self, promise: int, known: float, kept: bool) -> None:  # noqa: ARG002 - counted, whosever it is
        """Count an outcome."""
        self._kept += kept
        self._missed += not kept


class _ByPartner:
    """Remembers whose promise is settled."""

    def __init__(self) -> None:
        self._partner: dict[int, str] = {}

    def made(self, promise: int, partner: str, day: float) -> float:  # noqa: ARG002 - time plays no part
        """Give the chance that a promise is kept."""
        self._partner[promise] = partner
        return self.chance(partner)

    def settled(self, promise: int, known: float, kept: bool) -> None:  # noqa: ARG002 - time plays no part
        """Count an outcome."""
        self.see(self._partner.pop(promise), kept)

    def chance(self, partner: str) -> float:
        """Give the chance that this partner's next promise is kept."""
        raise NotImplementedError

    def see(self, partner: str, kept: bool) -> None:
        """Take in an outcome of this partner."""
        raise NotImplementedError


class Frequency(_ByPartner):
    """Each partner's own share kept so far, with one kept and one missed added (Laplace)."""

    remembered = 1.0

    def __init__(self) -> None:
        super().__init__()
        self._counts: dict[str, tuple[float, float]] = {}

    def chance(self, partner: str) -> float:
        """Give the chance that this partner's next promise is kept."""
        kept, missed = self._counts.get(partner, (0.0, 0.0))
        return (kept + 1) / (kept + missed + 2)

    def see(self, partner: str, kept: bool) -> None:
        """Take in an outcome of this partner."""
        before = self._counts.get(partner, (0.0, 0.0))
        self._counts[partner] = (before[0] * self.remembered + kept, before[1] * self.remembered + (not kept))


class Forgetting(Frequency):
    """The same, each outcome counting less with every later one: the reputation of Jøsang & Ismail (2002)."""

    remembered = REMEMBERED


class Smoothed(_ByPartner):
    """An exponentially weighted average of each partner's outcomes, begun at the base rate when it is first met."""

    def __init__(self) -> None:
        super().__init__()
        self._average: dict[str, float] = {}
        self._kept = self._missed = 1.0

    def chance(self, partner: str) -> float:
        """Give the chance that this partner's next promise is kept."""
        found = self._average.get(partner)
        return self._kept / (self._kept + self._missed) if found is None else found

    def see(self, partner: str, kept: bool) -> None:
        """Take in an outcome of this partner."""
        before = self.chance(partner)
        self._average[partner] = before + NEWS * (kept - before)
        self._kept += kept
        self._missed += not kept
