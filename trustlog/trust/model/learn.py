"""Learning what to expect of each strand from a ledger's own past; once a quarter, hence not on the fast path."""

from collections.abc import Iterable
from datetime import date, timedelta

from trustlog.domain.facts import PartnerFacts
from trustlog.trust.backtest.histories import sides_of
from trustlog.trust.backtest.walk import Promised, walk
from trustlog.trust.model.estimate import NOTHING_LEARNED, Learned, Prior, nothing_learned, quarter_start
from trustlog.trust.model.forecast import Forecaster
from trustlog.trust.settings import DEFAULTS, Settings
from trustlog.trust.strands.events import Event
from trustlog.trust.strands.level_state import stand
from trustlog.trust.strands.slots import slots

__all__ = ["NOTHING_LEARNED", "Learned", "learn", "quarter_start"]

SAMPLE = 6_000  # promises (or slots) of a strand that are walked through; more would teach next to nothing


class _Strand:
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
            self.histories = {at: kept for at, kept in self.histories.items() if at % self.every == 0}
            self.size = sum(map(len, self.histories.values()))


def learn(portfolio: Iterable[PartnerFacts], before: date, settings: Settings = DEFAULTS) -> Learned:
    """Learn from everything that was known at the end of the day before; the portfolio is read once."""
    strands = [_Strand(), _Strand(), _Strand(), _Strand()]
    as_of, today = (before - timedelta(days=1)).toordinal(), before.toordinal()
    for facts in portfolio:
        mark = _mark(facts.partner.id)
        standing = stand(facts, as_of)
        bar = settings.bar(standing.level)
        told = [[one for _, one in side] for side in sides_of(facts, as_of, today, settings)]
        held = slots(facts, standing.since, bar, as_of, today, settings)
        told += [[_slot(facts.partner.id, event, bar.slot_days) for event in events] for events in held]
        for strand, history in zip(strands, told, strict=True):
            strand.add(mark, history)
    begins = nothing_learned(settings)
    ours, theirs, time, openness = (_fit(strand, begins.prior(at), settings) for at, strand in enumerate(strands))
    # An empty slot is no breach: what is read of time and openness is the habit, whatever the last slot held.
    time, openness = (habit._replace(after_miss=0.0) for habit in (time, openness))
    return Learned(ours, theirs, time, openness, before)


def _slot(partner: str, event: Event, days: int) -> Promised:
    """Give a slot as if on the day before it somebody had promised to fill it."""
    over = float(event.day + 1)
    return Promised(partner, over - days, over, over, over, event.x == 1)


def _mark(name: str) -> int:
    """Give a number that is the same for the same partner everywhere, and otherwise as good as random."""
    value = 0xCBF29CE484222325
    for byte in name.encode():
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value >> 20  # the low bits of this hash are its weakest


def _fit(strand: _Strand, begin: Prior, settings: Settings) -> Prior:
    """Walk through what is gathered, as `backtest` does, and keep what it has taught."""
    if not strand.size:
        return begin
    everything = [one for history in strand.histories.values() for one in history]
    everything.sort(key=lambda one: (one.made, one.due, one.counts, one.partner, bool(one.kept)))
    forecaster = Forecaster(settings, begin)
    for _ in walk(everything, forecaster):
        pass
    return forecaster.learned()
