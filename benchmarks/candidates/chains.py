"""Version 0.2: fifteen chains on a grid, each with a spread and a drift of its own, and a term after a miss.

They are weighted by the log loss of what they forecast; the term's weight is learned online by a Bayesian logistic
regression.
"""

from collections.abc import Sequence
from math import exp, log, pi, sqrt
from operator import mul
from typing import NamedTuple

from .grid import Chain, State, chain, mean, newcomer, odds_of, scaled

SPREADS = (1.0, 3.0, 8.0)
DRIFTS = (0.0003, 0.001, 0.005, 0.02, 0.08)
CHAINS = tuple((spread, drift) for spread in SPREADS for drift in DRIFTS)
FIRST = 3  # so many outcomes of each partner tell what to expect of a newcomer
CARE = 0.5  # outcomes share their luck: each speaks for the chain that foretold it with half its log loss
SHARED = 0.3  # and of n that fall on one day, each speaks for the added terms with n to this power less
SPREAD, DRIFT, AFTER_MISS = 2.0, 0.004, -0.5  # before anything is learned
PULL = 0.1  # how strongly spread and drift are held to their defaults until the ledger has spoken
TERM_VARIANCE = 0.3  # of either added weight, before anything is learned
FINE, COARSE = 20, 1  # the chance of a newcomer is rounded to such parts of a log-odd: to begin with, to be drawn to


class _Asked(NamedTuple):
    """What was said when a promise was made: by each chain, by all in log-odds, and what was missed of late."""

    partner: str
    said: list[float]
    odds: float
    missed: float


class _Side:
    """What is known of one partner: a state for each chain as of `day`, and the share missed on that day."""

    __slots__ = ("day", "missed", "seen", "states")

    def __init__(self, states: list[State]) -> None:
        self.states = states
        self.day = self.seen = 0
        self.missed = 0.0


class Chains:
    """Forecasts each promise of a ledger from what was known before it was made, learning as it goes."""

    def __init__(self) -> None:
        self._first = [4.0, 1.0]
        self._scores = [-PULL * (log(spread / SPREAD) ** 2 + log(drift / DRIFT) ** 2 / 4) for spread, drift in CHAINS]
        self._weights: list[float] = []
        self._drawn: list[Chain] = []
        self._drawn_to = 0.0
        self._term, self._variance = AFTER_MISS, TERM_VARIANCE
        self._sides: dict[str, _Side] = {}
        self._asked: dict[int, _Asked] = {}
        self._today: list[tuple[_Asked, bool]] = []
        self._day = 0

    def made(self, promise: int, partner: str, day: float) -> float:
        """Give the chance that a promise is kept."""
        self._learn_today()
        side = self._sides.get(partner)
        said = self._said(side, int(day))
        odds = odds_of(sum(map(mul, self._weighted(), said)))
        missed = side.missed if side else 0.0
        self._asked[promise] = _Asked(partner, said, odds, missed)
        # The weight is not quite known; to average over it draws the chance towards one half (MacKay 1992).
        return 1 / (1 + exp(-(odds + self._term * missed) / sqrt(1 + pi * self._variance * missed * missed / 8)))

    def settled(self, promise: int, known: float, kept: bool) -> None:
        """Learn the outcome of a promise; outcomes are told in order of `known`, and those of a day learned as one."""
        if int(known) != self._day:
            self._learn_today()
            self._day = int(known)
        self._today.append((self._asked.pop(promise), kept))

    def _weighted(self) -> list[float]:
        """Return the weight of each chain."""
        if not self._weights:
            best = max(self._scores)
            self._weights = scaled([exp(score - best) for score in self._scores])
        return self._weights

    def _newcomer(self, fine: int = FINE) -> float:
        """Return the chance that somebody new keeps, its log-odds rounded."""
        kept, missed = self._first
        return 1 / (1 + exp(-round(fine * log(kept / missed)) / fine))

    def _chains(self) -> list[Chain]:
        """Return the chains, drawn to about what is now expected of a newcomer: to know it finely would pay nothing."""
        chance = self._newcomer(COARSE)
        if chance != self._drawn_to:
            self._drawn_to = chance
            self._drawn = [chain(chance, spread, drift) for spread, drift in CHAINS]
        return self._drawn

    def _begin(self) -> list[State]:
        """Return what each chain expects of somebody new."""
        chance = self._newcomer()
        return [list(newcomer(chance, spread)) for spread, _ in CHAINS]

    def _said(self, side: _Side | None, day: int) -> list[float]:
        """Return what each chain says of the next promise, on a day."""
        if side is None:
            return [mean(state) for state in self._begin()]
        days = day - side.day
        return [chain.mean(state, days) for chain, state in zip(self._chains(), side.states, strict=True)]

    def _learn_today(self) -> None:
        """Take in the outcomes of one day."""
        if not self._today:
            return
        today, self._today, self._weights = self._today, [], []
        share = len(today) ** -SHARED
        partners: dict[str, list[bool]] = {}
        for asked, kept in today:
            for number, chance in enumerate(asked.said):
                self._scores[number] += CARE * log(chance if kept else 1 - chance)
            self._learn_term(asked, kept, share)
            partners.setdefault(asked.partner, []).append(kept)
        for partner, outcomes in partners.items():
            self._learn_side(partner, sorted(outcomes))

    def _learn_term(self, asked: _Asked, kept: bool, share: float) -> None:
        if asked.missed:
            chance = 1 / (1 + exp(-asked.odds - self._term * asked.missed))
            self._variance = 1 / (1 / self._variance + share * chance * (1 - chance) * asked.missed**2)
            self._term += self._variance * share * asked.missed * (kept - chance)

    def _learn_side(self, partner: str, outcomes: Sequence[bool]) -> None:
        side = self._sides.get(partner)
        if side is None:
            side = self._sides[partner] = _Side(self._begin())
        elif (days := self._day - side.day) > 0:
            pairs = zip(self._chains(), side.states, strict=True)
            side.states = [chain.later(state, days) for chain, state in pairs]
        for kept in outcomes:
            side.states = [
                scaled(chain.seen(state, 0, kept)) for chain, state in zip(self._chains(), side.states, strict=True)
            ]
            side.seen += 1
            if side.seen <= FIRST:
                self._first[not kept] += 1
        side.day = self._day
        side.missed = 1 - sum(outcomes) / len(outcomes)
