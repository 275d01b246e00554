"""Learning prior and fading of each strand from a ledger's own past; once a quarter, hence not on the fast path."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from math import exp, log

from trustlog.domain.facts import PartnerFacts
from trustlog.trust.estimate import NOTHING_LEARNED, Learned, Prior, default_prior, quarter_start
from trustlog.trust.events import gather
from trustlog.trust.settings import DEFAULTS, Settings
from trustlog.trust.slots import slots
from trustlog.trust.standing import stand

__all__ = ["NOTHING_LEARNED", "Learned", "learn", "quarter_start"]

Outcomes = list[tuple[int, bool]]
HALF_LIVES = (30.0, 60.0, 120.0, 240.0, 480.0, 960.0, 0.0)  # 0: never fades
STRENGTHS = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
SAMPLE = 12_000  # events of a strand that the search looks at; the mean is taken over all of them
PARTNER_WEIGHT = 8  # so many promises of one partner, and no more, speak for the mean of all


class _Strand:
    """What is gathered of one strand while the portfolio streams past: the mean of all, the histories of some."""

    def __init__(self) -> None:
        self.kept = self.seen = 0.0
        self.n = 0
        self.every = 1
        self.size = 0
        self.histories: dict[int, list[Outcomes]] = {}

    def add(self, mark: int, outcomes: Outcomes) -> None:
        """Take in one partner; `mark` decides by chance, not by order, who is looked at closely."""
        if not outcomes:
            return
        weight = min(1.0, PARTNER_WEIGHT / len(outcomes))
        self.kept += weight * sum(ok for _, ok in outcomes)
        self.seen += weight * len(outcomes)
        self.n += len(outcomes)
        if mark % self.every == 0:
            self.histories.setdefault(mark, []).append(sorted(outcomes))
            self.size += len(outcomes)
        while self.size > SAMPLE and len(self.histories) > 1:
            self.every *= 2
            self.histories = {at: kept for at, kept in self.histories.items() if at % self.every == 0}
            self.size = sum(len(history) for kept in self.histories.values() for history in kept)


def learn(portfolio: Iterable[PartnerFacts], before: date, settings: Settings = DEFAULTS) -> Learned:
    """Learn from everything that was known at the end of the day before; the portfolio is read once."""
    strands = [_Strand(), _Strand(), _Strand(), _Strand()]
    as_of, today = (before - timedelta(days=1)).toordinal(), before.toordinal()
    for facts in portfolio:
        mark = _mark(facts.partner.id)
        standing = stand(facts, as_of)
        ours, theirs = gather(facts.promises, as_of, today, settings)
        time, openness = slots(facts, standing.since, settings.bar(standing.level), as_of, today, settings)
        for strand, events in zip(strands, (ours.events, theirs.events, time, openness), strict=True):
            strand.add(mark, [(event.day, event.x == 1) for event in events if event.known])
    priors = [_fit(strand, settings) for strand in strands]
    return Learned(priors[0], priors[1], priors[2], priors[3], before)


def _mark(name: str) -> int:
    """Give a number that is the same for the same partner everywhere, and otherwise as good as random."""
    value = 0xCBF29CE484222325
    for byte in name.encode():
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value >> 20  # the low bits of this hash are its weakest


def _fit(strand: _Strand, settings: Settings) -> Prior:
    """Average strength and fading over a grid, each weighted by how well it would have forecast the past."""
    default = default_prior(settings)
    if not strand.n:
        return default
    weak = default.kept + default.missed
    mean = (default.kept + strand.kept) / (weak + strand.seen)
    histories = [history for kept in strand.histories.values() for history in kept]
    tried = []
    for half_life in HALF_LIVES:
        fading = log(2) / half_life if half_life else 0.0
        for strength, gain in zip(STRENGTHS, _gains(histories, mean, fading), strict=True):
            # A mild pull to the default, so that a handful of promises does not decide the matter.
            pull = (log(strength / weak) ** 2 + log((fading + 1e-3) / (default.fading + 1e-3)) ** 2) / 2
            tried.append((gain - pull, strength, fading))
    best = max(tried)[0]
    weights = [exp(score - best) for score, _, _ in tried]
    whole = sum(weights)
    pairs = list(zip(weights, tried, strict=True))
    strength = exp(sum(weight * log(at[1]) for weight, at in pairs) / whole)
    fading = sum(weight * at[2] for weight, at in pairs) / whole
    return Prior(mean * strength, (1 - mean) * strength, fading, strand.n)


def _gains(histories: Sequence[Outcomes], mean: float, fading: float) -> list[float]:
    """Sum the log score of forecasting each outcome from the days before it, for every strength."""
    gains = [0.0] * len(STRENGTHS)
    priors = [(at, strength * mean, strength) for at, strength in enumerate(STRENGTHS)]
    for history in histories:
        kept = seen = 0.0
        fresh_kept = fresh = 0  # those of the same day do not foretell each other
        last = history[0][0]
        for day, ok in history:
            if day != last:
                fade = exp(fading * (last - day))
                kept, seen = (kept + fresh_kept) * fade, (seen + fresh) * fade
                fresh_kept = fresh = 0
                last = day
            for at, prior, strength in priors:
                chance = (prior + kept) / (strength + seen)
                gains[at] += log(chance if ok else 1 - chance)
            fresh += 1
            fresh_kept += ok
    return gains
