"""Makes up one relationship: what both sides promise and keep, when they meet, when they are open."""

from datetime import date
from math import log, sqrt
from random import Random
from typing import Any, NamedTuple

from trustlog.domain.calendar.days import USUAL
from trustlog.domain.facts import (
    AgreementScan,
    Answer,
    DisclosureScan,
    Met,
    MomentScan,
    Move,
    Partner,
    PartnerFacts,
    PromiseScan,
    PurposeScan,
    SectionScan,
)
from trustlog.domain.facts.scan import Closing, Stake
from trustlog.domain.facts.section import NEEDED
from trustlog.trust.settings import TOP_LEVEL, Settings
from trustlog.trust.simulate.dues import Shape, dues

START = date(2020, 1, 6)  # the Monday on which every made-up relationship comes to its level
NOTICE = 20  # days between a promise and its due day
MONTH = 30.4375  # days
LOOK = 7  # days from one look at a reading to the next
_MOVED_AGAIN = 0.25


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

    `shape` says how deliveries lie in time: `together` of them fall due on one day, or as many as the shape has; they
    share their luck by `correlation`, between 0 and 1. `small` and `big` are shares of the promises. Of those missed
    the share `late` comes within the grace. The share `moved` is moved for free, a quarter of them once more, which is
    no longer free. Each delivery is `cut` into so many small promises that come or fail as one, and after each miss so
    many small ones are `added` within a week, kept as often as all; if `easy`, always. `leads` are the days between a
    promise and its due day; where the ledger is `new`, nothing was promised before the start.
    """

    level: int = 2
    months: int = 60
    per_month: float = 3.0
    together: int = 1
    correlation: float = 0.0
    small: float = 0.25
    big: float = 0.25
    late: float = 0.0
    shape: Shape = "scattered"
    moved: float = 0.0
    cut: int = 1
    added: int = 0
    easy: bool = False
    leads: tuple[int, ...] = (NOTICE,)
    new: bool = False

    @property
    def days(self) -> int:
        """How many days every relationship is followed."""
        return round(self.months * MONTH)


def invent(chance: Random, true: Rates, assumed: Assumed, settings: Settings, fall: Fall | None = None) -> PartnerFacts:
    """Return all that happens in one made-up relationship; nothing is known of it from before its level began.

    A slot of openness is held with the chance asked for, while each side tells what it tells on days of its own.
    """
    bar = settings.bar(assumed.level)
    moments = tuple(
        MomentScan("p", START.fromordinal(day), chance.choice(("joint", "unscripted")), 0)
        for day in _times(chance, true.time, bar.time_days, assumed.days)
    )
    told = tuple(
        DisclosureScan("p", START.fromordinal(day), ours, 4, False, 0)
        for ours in (True, False)
        for day in _times(chance, sqrt(true.openness), bar.openness_days, assumed.days)
    )
    promises = (
        *side(chance, True, true.our_promises, assumed, None),
        *side(chance, False, true.their_promises, assumed, fall),
    )
    numbered = tuple(promise._replace(number=number) for number, promise in enumerate(promises, 1))
    return PartnerFacts(
        Partner(
            "p", "p", "P", assumed.level, START, TOP_LEVEL, 30,
            start_level=assumed.level, start_on=START, logged_from=START,
        ),
        numbered, moments, tuple(sorted(told)), (), _looked_at(assumed, settings), (), met=_met(assumed, settings),
        **_practised(assumed, settings),
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


def side(chance: Random, ours: bool, rate: float, assumed: Assumed, fall: Fall | None) -> list[PromiseScan]:
    """Draw the promises of one side in order of day, all with the number 0."""
    made = []
    drawn = dues(
        chance, assumed.shape, assumed.days, assumed.per_month, assumed.months, assumed.together, assumed.correlation
    )
    for due, luck in sorted(drawn):
        now = fall.to if fall is not None and due >= fall.after_days else rate
        lead = assumed.leads[0] if len(assumed.leads) == 1 else chance.choice(assumed.leads)
        if assumed.new and due < lead:
            continue
        kept = luck < now
        made += [_promise(chance, ours, due, lead, kept, assumed) for _ in range(assumed.cut)]
        if not kept:
            for _ in range(assumed.added):
                fine = assumed.easy or chance.random() < now
                more = _promise(chance, ours, due + chance.randint(1, LOOK - 1), LOOK, fine, assumed)
                made.append(more._replace(stake="small"))
    return made


def _promise(chance: Random, ours: bool, due: int, lead: int, kept: bool, assumed: Assumed) -> PromiseScan:
    """Settle one promise: kept on its day, or late, broken, or never closed by anybody."""
    kind = chance.random()
    stake: Stake = "small" if kind < assumed.small else "big" if kind < assumed.small + assumed.big else "normal"
    if assumed.cut > 1:
        stake = "small"
    day = START.toordinal() + due
    made_on = START.fromordinal(day - lead)
    moves: tuple[Move, ...] = ()
    if assumed.moved and chance.random() < assumed.moved:
        moves = _moved(chance, day, lead)
        day = moves[-1].to_on.toordinal()
    closed_as: Closing | None = "kept"
    closed = day
    if not kept:
        if assumed.late and chance.random() < assumed.late:
            closed = day + chance.randint(1, USUAL.grace)
        else:
            closed_as = "broken" if chance.random() < 0.5 else None
    return PromiseScan(
        "p", ours, 0, stake, made_on, made_on, START.fromordinal(day), USUAL.grace, closed_as,
        START.fromordinal(closed) if closed_as else None, "told" if closed_as == "broken" else None,
        None, None, None, False, moves,
    )  # fmt: skip


def _moved(chance: Random, due: int, lead: int) -> tuple[Move, ...]:
    """Move a promise before its due day by up to two weeks; one in four of them again."""
    first = Move(
        START.fromordinal(due - chance.randint(0, min(lead, LOOK) - 1)), START.fromordinal(due),
        START.fromordinal(due + chance.randint(1, 2 * LOOK)),
    )  # fmt: skip
    if chance.random() >= _MOVED_AGAIN:
        return (first,)
    later = START.fromordinal(first.to_on.toordinal() + chance.randint(1, 2 * LOOK))
    return first, Move(first.to_on, first.to_on, later)


def _looked_at(assumed: Assumed, settings: Settings) -> tuple[Answer, ...]:
    """Look at who depends on whom as often as the gate asks, on days between two looks at the reading."""
    every = max(LOOK, settings.dependence_days // LOOK * LOOK)
    days = range(START.toordinal() + 1, START.toordinal() + assumed.days, every)
    return tuple(
        Answer("a", "p", on, "decline", None, on, "neither", "") for on in (START.fromordinal(day) for day in days)
    )


def _practised(assumed: Assumed, settings: Settings) -> dict[str, Any]:
    """Agree on purpose and agreement on the first day, and look at the purpose again as often as its gate asks."""
    every = max(LOOK, settings.purpose_days // LOOK * LOOK)
    days = range(START.toordinal() + 1, START.toordinal() + assumed.days, every)
    return {
        "purposes": tuple(PurposeScan("p", START.fromordinal(day), 0, True) for day in days),
        "sections": tuple(SectionScan("p", START, 0, name, "agreed") for name in NEEDED),
        "agreements": (AgreementScan("p", START, 0, START.fromordinal(START.toordinal() + assumed.days)),),
    }


def _met(assumed: Assumed, settings: Settings) -> tuple[Met, ...]:
    """Bring as many people of both sides together as the gate asks for, as often as it does."""
    every = max(LOOK, settings.contacts_days // LOOK * LOOK)
    people = tuple(f"person {number}" for number in range(settings.contacts_needed))
    days = range(START.toordinal() + 1, START.toordinal() + assumed.days, every)
    return tuple(Met(START.fromordinal(day), people, tuple((who, None) for who in people)) for day in days)
