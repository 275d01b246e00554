"""Learning what to expect of each strand from a ledger's own past; once a quarter, hence not on the fast path."""

from collections.abc import Iterable
from datetime import date, timedelta

from trustlog.domain.facts import PartnerFacts
from trustlog.domain.strands import PROMISE_STRANDS, STRANDS, StrandName
from trustlog.trust.backtest.histories import sides_of
from trustlog.trust.backtest.walk import Promised, walk
from trustlog.trust.model.estimate import NOTHING_LEARNED, Learned, Prior, nothing_learned, quarter_start
from trustlog.trust.model.forecast import Forecaster
from trustlog.trust.settings import DEFAULTS, Settings
from trustlog.trust.strands.events import Event
from trustlog.trust.strands.slots import logged_slots

__all__ = ["NOTHING_LEARNED", "Learned", "learn", "quarter_start"]

SAMPLE = 6_000  # promises (or slots) of a strand that are walked through; more would teach next to nothing


class _Sample:
    """The histories of one strand while the portfolio streams past: of all partners, or of a part of them by chance."""

    def __init__(self) -> None:
        self.every = 1
        self.size = 0
        self.histories: dict[int, list[Promised]] = {}

    def add(self, mark: int, history: list[Promised]) -> None:
        """Take in one partner; `mark` decides by chance, not by order, whether it is among those looked at."""
        if not history or mark % self.every:
            return
        self.histories.setdefault(mark, []).extend(history)
        self.size += len(history)
        while self.size > SAMPLE and len(self.histories) > 1:
            self.every *= 2
            self.histories = {mark: kept for mark, kept in self.histories.items() if mark % self.every == 0}
            self.size = sum(map(len, self.histories.values()))


def learn(portfolio: Iterable[PartnerFacts], before: date, settings: Settings = DEFAULTS) -> Learned:
    """Return what all that was known at the end of the day before has taught; the portfolio is read once."""
    samples: dict[StrandName, _Sample] = {name: _Sample() for name in STRANDS}
    as_of, today = (before - timedelta(days=1)).toordinal(), before.toordinal()
    for facts in portfolio:
        mark = _mark(facts.partner.id)
        histories = [[promised for _, promised in side] for side in sides_of(facts, as_of, today, settings)]
        both = logged_slots(facts, as_of, today, settings)
        histories += [[_slot(facts.partner.id, event) for event in events] for events in both]
        for name, history in zip(STRANDS, histories, strict=True):
            samples[name].add(mark, history)
    begin = nothing_learned(settings)
    priors = {name: _fit(sample, begin.prior(name), settings) for name, sample in samples.items()}
    for name in priors.keys() - set(PROMISE_STRANDS):
        # An empty slot is no breach: what is read of time and openness is the habit, whatever the last slot held.
        priors[name] = priors[name]._replace(after_miss=0.0)
    return Learned(**priors, before=before)


def _slot(partner: str, event: Event) -> Promised:
    """Return a slot as if on the day before it somebody had promised to fill it."""
    over = float(event.day + 1)
    return Promised(partner, float(event.began), over, over, over, event.x == 1)


def _mark(name: str) -> int:
    """Return a number that is the same for the same partner everywhere, and otherwise as good as random."""
    value = 0xCBF29CE484222325
    for byte in name.encode():
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value >> 20  # the low bits of this hash are its weakest


def _fit(sample: _Sample, begin: Prior, settings: Settings) -> Prior:
    """Walk through what is gathered, as `backtest` does, and keep what it has taught."""
    if not sample.size:
        return begin
    everything = [promised for history in sample.histories.values() for promised in history]
    everything.sort(key=lambda p: (p.made, p.due, p.counts, p.partner, bool(p.kept)))
    forecaster = Forecaster(settings, begin)
    for _ in walk(everything, forecaster):
        pass
    return forecaster.learned()
