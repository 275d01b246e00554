"""A mixed portfolio of 25 partners from nothing: what it teaches, how good the chance is, how trials fare."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from random import Random
from typing import Literal, NamedTuple

from trustlog.domain.facts import PartnerFacts
from trustlog.domain.strands import PROMISE_STRANDS
from trustlog.trust.model.epochs import Learned, nothing_learned
from trustlog.trust.model.forecast import odds_of
from trustlog.trust.model.learn import Promised, learn
from trustlog.trust.model.outcomes import dated_promises, promise_outcomes
from trustlog.trust.model.rules import rules_of
from trustlog.trust.reading.values import SURE
from trustlog.trust.settings import Settings
from trustlog.trust.simulate.study import Asked, chance_for
from trustlog.trust.simulate.trials import Chances, Trial, chances_at, chances_of, follow_trial, looks_of
from trustlog.trust.simulate.walk import Walk
from trustlog.trust.simulate.world import LOOK, MONTH, START, Assumed, Fall, Rates, invent, side
from trustlog.trust.strands.events import gather

Kind = Literal["good", "average", "poor", "changing"]
KINDS: dict[Kind, int] = {"good": 5, "average": 12, "poor": 5, "changing": 3}
PARTNERS = sum(KINDS.values())
PACES = (0.6, 0.8, 1.2, 1.4)  # the pace of a partner by that of all
LEADS = (3, 7, 14, 30)  # days from a promise to its due day
MONTHS, OFFERS = 36, 2 * 365  # how long all are followed, and offered trials (days)
SHARING = 100  # sides that are watched beside the same portfolio
EVERY = 4  # weeks from one look at the chance to the next that is judged

_KEPT: dict[Kind, tuple[float, float]] = {
    "good": (0.90, 0.98), "average": (0.65, 0.85), "poor": (0.35, 0.60), "changing": (0.88, 0.96),
}  # fmt: skip
_FALLEN = (0.40, 0.60)
_MET: dict[Kind, float] = {"good": 0.75, "average": 0.55, "poor": 0.35, "changing": 0.65}  # in four weeks
_TOLD: dict[Kind, float] = {"good": 0.70, "average": 0.50, "poor": 0.25, "changing": 0.60}  # both, in eight weeks


class Member(NamedTuple):
    """A partner of a portfolio: its kind, level, what is true of it, when theirs fall, and all that happens."""

    kind: Kind
    level: int
    rates: Rates
    fall: Fall | None
    facts: PartnerFacts

    def least(self, day: int) -> float:
        """Return the share of the side that keeps less, on a day (an ordinal)."""
        ours, theirs = self.kept(day)
        return min(ours, theirs)

    def kept(self, day: int) -> tuple[float, float]:
        """Return the true shares of promises kept on a day, ours and theirs."""
        fell = self.fall is not None and day - START.toordinal() >= self.fall.after_days
        theirs = self.fall.to if fell and self.fall is not None else self.rates.their_promises
        return self.rates.our_promises, theirs


class Seen(NamedTuple):
    """What was seen of a member: its trial, and how many chances were called high and low, and how many rightly.

    `above` tells whether both sides were above the bar when the trial was offered, `stayed` whether they were until it
    ended, or the last look.
    """

    kind: Kind
    trial: Trial | None
    above: bool
    stayed: bool
    high: int
    high_right: int
    low: int
    low_right: int


def members(chance: Random, per_month: float, settings: Settings) -> list[Member]:
    """Make up a portfolio with so many promises a month each way; half of the partners begin at level 1, half at 2."""
    kinds = [kind for kind, many in KINDS.items() for _ in range(many)]
    return [_member(chance, kind, number, per_month, settings) for number, kind in enumerate(kinds)]


def _member(chance: Random, kind: Kind, number: int, per_month: float, settings: Settings) -> Member:
    level, bar = 1 + number % 2, settings.bar(1 + number % 2)
    ours, theirs = chance.uniform(*_KEPT[kind]), chance.uniform(*_KEPT[kind])
    fall = None
    if kind == "changing":
        fall = Fall(round(chance.uniform(6, 18) * MONTH), chance.uniform(*_FALLEN))
    time = 1 - (1 - _MET[kind]) ** (bar.time_days / 28)
    rates = Rates(ours, theirs, time, _TOLD[kind])
    pace = per_month * chance.choice(PACES)
    assumed = Assumed(level, MONTHS, pace, late=0.5, moved=0.1, leads=LEADS, new=True)
    return Member(kind, level, rates, fall, invent(chance, rates, assumed, settings, fall))


def learned_from(portfolio: Sequence[Member], settings: Settings) -> Learned:
    """Return what all partners together teach of promises; what slots teach has no part in a trial."""
    last = START.toordinal() + round(MONTHS * MONTH)
    both: tuple[list[Promised], list[Promised]] = [], []
    for number, member in enumerate(portfolio):
        for promised, dated in zip(both, dated_promises(member.facts, last, last + 1, settings), strict=True):
            promised += [Promised(number, made, over, kept) for _, made, over, kept in dated]
    ours, theirs = (learn(promised, rules_of(settings)) for promised in both)
    return nothing_learned(settings)._replace(our_promises=ours, their_promises=theirs)


def follow_portfolio(asked: Asked, number: int, settings: Settings) -> list[Seen]:
    """Follow every partner of a portfolio, each trial taken when it is first offered."""
    portfolio = members(chance_for(asked, "portfolio", number), asked.assumed.per_month, settings)
    learned = learned_from(portfolio, settings)
    return [_follow(member, learned, settings) for member in portfolio]


def ever_above(asked: Asked, number: int, settings: Settings) -> bool:
    """Return whether a side that does not change is ever called probably above its bar, in a ledger that has learned.

    The ledger is that of a portfolio at the same pace, new on the same day.
    """
    last, bar = START.toordinal() + asked.assumed.days, settings.bar(asked.assumed.level).promises[0]
    promises = side(chance_for(asked, "above", number), False, asked.rates.their_promises, asked.assumed, None)
    numbered = [promise._replace(number=place) for place, promise in enumerate(promises, 1)]
    outcomes = promise_outcomes(numbered, gather(numbered, last, last + 1, settings)[1].events, last)
    looks = range(START.toordinal() + LOOK, last + 1, LOOK)
    epochs = _taught(asked.seed, number // SHARING, asked.assumed.per_month, settings).their_promises
    chances = chances_at(outcomes, looks, epochs, odds_of(bar), settings)
    return any(chance is not None and chance >= SURE for chance in chances)


@lru_cache(maxsize=4)
def _taught(seed: int, number: int, per_month: float, settings: Settings) -> Learned:
    """Return what a portfolio teaches; many sides share it."""
    return learned_from(members(Random(f"{seed} taught {number}"), per_month, settings), settings)  # noqa: S311


def _follow(member: Member, learned: Learned, settings: Settings) -> Seen:
    walk = Walk(member.facts, round(MONTHS * MONTH), settings, learned)
    chances = chances_of(walk)
    trial = follow_trial(walk, chances, START.toordinal() + OFFERS)
    bar = settings.bar(member.level).promises[0]
    above = trial is not None and member.least(trial.offered) > bar
    stayed = trial is not None and member.least(trial.ended or walk.last) > bar
    called = list(_called(member, walk, chances, bar))
    high = [right for calls, right in called if calls == "high"]
    low = [right for calls, right in called if calls == "low"]
    return Seen(member.kind, trial, above, above and stayed, len(high), sum(high), len(low), sum(low))


def _called(member: Member, walk: Walk, chances: Chances, bar: float) -> Iterator[tuple[Literal["high", "low"], bool]]:
    """Yield what a side is called every four weeks of two years, and whether that is so."""
    for at, look in enumerate(looks_of(walk)):
        if at % EVERY or look - START.toordinal() > OFFERS:
            continue
        for name, true in zip(PROMISE_STRANDS, member.kept(look), strict=True):
            chance = chances[name][at]
            if chance is not None and chance >= SURE:
                yield "high", true > bar
            elif chance is not None and chance <= 1 - SURE:
                yield "low", true <= bar
