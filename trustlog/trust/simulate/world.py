"""Makes up one relationship: what both sides promise and keep, when they meet, when they are open."""

from datetime import date
from math import log, sqrt
from random import Random
from typing import NamedTuple

from trustlog.domain.calendar.days import USUAL
from trustlog.domain.facts import Answer, DisclosureScan, MomentScan, Partner, PartnerFacts, PromiseScan
from trustlog.domain.facts.scan import Closing, Stake
from trustlog.trust.settings import TOP_LEVEL, Settings

START = date(2020, 1, 6)  # the Monday on which every made-up relationship comes to its level
NOTICE = 20  # days between a promise and its due day
MONTH = 30.4375  # days
LOOK = 7  # days from one look at a reading to the next


class Rates(NamedTuple):
    """What is true of a relationship: shares of promises kept on time, and of slots with a moment, with openness."""

    our_promises: float
    their_promises: float
    time: float
    openness: float


class Fall(NamedTuple):
    """From a day on, counted from the start, they keep another share of their promises."""

    after_days: int
    to: float


class Assumed(NamedTuple):
    """What a simulation assumes of every relationship: level, months, promises a month on each side, their kinds.

    `together` promises fall due on one day and share their luck by `correlation`, between 0 and 1; `small` and `big`
    are shares of the promises; `late` is the share of those missed that come within the grace, which count half.
    """

    level: int = 2
    months: int = 60
    per_month: float = 3.0
    together: int = 1
    correlation: float = 0.0
    small: float = 0.25
    big: float = 0.25
    late: float = 0.0

    @property
    def days(self) -> int:
        """How many days every relationship is followed."""
        return round(self.months * MONTH)


def invent(chance: Random, true: Rates, assumed: Assumed, settings: Settings, fall: Fall | None = None) -> PartnerFacts:
    """Return all that happens in one made-up relationship; nothing is known of it from before its level began."""
    slot = settings.bar(assumed.level).time_days
    moments = tuple(
        MomentScan("p", START.fromordinal(day), chance.choice(("joint", "unscripted")), 0)
        for day in _times(chance, true.time, slot, assumed.days)
    )
    talks = _times(chance, true.openness, slot, assumed.days)
    told = tuple(
        DisclosureScan("p", START.fromordinal(day), ours, 4, False, 0) for day in talks for ours in (True, False)
    )
    promises = [
        *_promises(chance, True, true.our_promises, assumed, None),
        *_promises(chance, False, true.their_promises, assumed, fall),
    ]
    return PartnerFacts(
        Partner(
            "p", "p", "P", assumed.level, START, TOP_LEVEL, 30,
            start_level=assumed.level, start_on=START, logged_from=START,
        ),
        tuple(promises), moments, told, (), _looked_at(assumed, settings), (),
    )  # fmt: skip


def _times(chance: Random, share: float, slot: int, days: int) -> list[int]:
    """Draw days, as ordinals, such that every slot holds one with this probability, wherever slots begin."""
    pace = -log(1 - share) / slot if share > 0 else 0.0
    days_drawn, at = [], 0.0
    while pace:
        at += chance.expovariate(pace)
        if at >= days:
            break
        days_drawn.append(START.toordinal() + int(at))
    return days_drawn


def _promises(chance: Random, ours: bool, rate: float, assumed: Assumed, fall: Fall | None) -> list[PromiseScan]:
    """Draw one side's promises, evenly over time, in batches that share their luck."""
    batches = round(assumed.per_month * assumed.months / assumed.together)
    shares = sqrt(assumed.correlation)  # two that both take the common luck are alike: correlation is its square
    made = []
    for due in sorted(chance.randrange(1, assumed.days) for _ in range(batches)):
        now = fall.to if fall is not None and due >= fall.after_days else rate
        luck = chance.random()
        for _ in range(assumed.together):
            own = luck if chance.random() < shares else chance.random()
            made.append(_promise(chance, ours, START.toordinal() + due, own < now, assumed))
    return made


def _promise(chance: Random, ours: bool, due: int, kept: bool, assumed: Assumed) -> PromiseScan:
    """Settle one promise: kept on its day, or late, broken, or never closed by anybody."""
    kind = chance.random()
    stake: Stake = "small" if kind < assumed.small else "big" if kind < assumed.small + assumed.big else "normal"
    closed_as: Closing | None = "kept"
    closed = due
    if not kept:
        if chance.random() < assumed.late:
            closed = due + chance.randint(1, USUAL.grace)
        else:
            closed_as = "broken" if chance.random() < 0.5 else None
    made_on = START.fromordinal(due - NOTICE)
    return PromiseScan(
        "p", ours, 0, stake, made_on, made_on, START.fromordinal(due), USUAL.grace, closed_as,
        START.fromordinal(closed) if closed_as else None, "told" if closed_as == "broken" else None,
        None, None, None, False,
    )  # fmt: skip


def _looked_at(assumed: Assumed, settings: Settings) -> tuple[Answer, ...]:
    """Look at who depends on whom as often as the gate asks, on days between two looks at the reading."""
    every = max(LOOK, settings.dependence_days // LOOK * LOOK)
    days = range(START.toordinal() + 1, START.toordinal() + assumed.days, every)
    return tuple(
        Answer("a", "p", on, "decline", None, on, "neither", "") for on in (START.fromordinal(day) for day in days)
    )
