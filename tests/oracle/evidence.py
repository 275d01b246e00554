"""Evidence by its definition: seven cuttings, two bets, starts every 91 days, two origins, a product over weeks."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from oracle.events import Event, Slot, evidence_slots, promise_events
from oracle.history import (
    DAY,
    PROMISE_STRANDS,
    History,
    Looked,
    Partner,
    Strand,
    bar_of,
    day_zero,
    level_begins,
    standing,
    tested,
)

START_EVERY = 91
FIRST_WEIGHT = 0.8
BOLD_PROMISES = 0.95
BOLD_SLOTS, LARGEST_SLOTS = 0.2, 0.95


@dataclass(frozen=True)
class Bet:
    """What is bet on a bar: p0, p1 of the bet, and whether stakes are doubled."""

    p0: float
    p1: float
    bold: bool

    @property
    def slope(self) -> float:
        """“L_b = (p1_b − p0) / (p0 (1 − p0))”."""
        return (self.p1 - self.p0) / (self.p0 * (1 - self.p0))

    def stake(self, stake: float) -> float:
        """“Stakes s” for the cautious bet, “min(2s, 1)” for the bold one."""
        return min(2 * stake, 1.0) if self.bold else stake


@dataclass(frozen=True)
class Factor:
    """A week's or slot's factor of one bet: it enters on the last day."""

    begins: date
    last: date
    value: float


def promise_bets(p0: float, p1: float) -> tuple[Bet, Bet]:
    """“p1₁ = p1 …, p1₂ = max(p1, .95)”."""
    return Bet(p0, p1, False), Bet(p0, max(p1, BOLD_PROMISES), True)


def slot_bets(p0: float, p1: float) -> tuple[Bet, Bet]:
    """“p1₁ = p1, p1₂ = min(.95, p1 + .2), both s = 1”."""
    return Bet(p0, p1, False), Bet(p0, min(LARGEST_SLOTS, p1 + BOLD_SLOTS), True)


def mean_of(events: Sequence[Event], bet: Bet) -> float:
    """“mean = Σ s_b (x − p0) / max(1, Σ s_b)”."""
    gained = sum(bet.stake(event.stake) * (event.x - bet.p0) for event in events)
    return gained / max(1.0, sum(bet.stake(event.stake) for event in events))


def first_of(events: Sequence[Event], bet: Bet) -> float:
    """“The events of the week fill a capacity of 1 in order of their day”."""
    left = 1.0
    gained = 0.0
    for day in sorted({event.day for event in events}):
        of_day = [event for event in events if event.day == day]
        stakes = sum(bet.stake(event.stake) for event in of_day)
        share = min(1.0, left / stakes)
        for event in of_day:
            gained += bet.stake(event.stake) * share * (event.x - bet.p0)
        left -= stakes * share
    return gained


def week_factor(events: Sequence[Event], bet: Bet) -> float:
    """“f_b = 1 + L_b · min(mean, first)”."""
    if not events:
        return 1.0
    return 1 + bet.slope * min(mean_of(events, bet), first_of(events, bet))


def slot_factor(slot: Slot, bet: Bet) -> float:
    """“A slot is one factor on its last day”, with s = 1."""
    return 1 + bet.slope * (slot.x - bet.p0)


def week_starts(origin: date, weekday: int, until: date) -> list[date]:
    """The first days of the weeks of one cutting: the origin (“its first week cut short”), then each such weekday."""
    found, day = [origin], origin + DAY
    while day <= until:
        if day.weekday() == weekday:
            found.append(day)
        day += DAY
    return found


def week_factors(events: Sequence[Event], bet: Bet, origin: date, weekday: int, looked: Looked) -> list[Factor]:
    """The factors of the weeks of one cutting that hold events and are over by D."""
    found, of_day = [], defaultdict(list)
    for event in events:
        of_day[event.day].append(event)
    for begins in week_starts(origin, weekday, looked.day):
        last, within = begins, [*of_day[begins]]
        while (last + DAY).weekday() != weekday:
            last += DAY
            within += of_day[last]
        if within and looked.counts(last):
            found.append(Factor(begins, last, week_factor(within, bet)))
    return found


def weight(j: int) -> float:
    """“w₀ = .8, w_j = .2 · 6 / (π² j²)”."""
    return FIRST_WEIGHT if j == 0 else (1 - FIRST_WEIGHT) * 6 / (math.pi**2 * j**2)


def on_or_after(day: date, weekday: int | None) -> date:
    """The first such weekday on or after a day (None: the day itself)."""
    while weekday is not None and day.weekday() != weekday:
        day += DAY
    return day


def mixture(factors: Sequence[Factor], origin: date, weekday: int | None, looked: Looked) -> list[float]:
    """E_b on each day from the origin to D: “Σ_j w_j Π f_b over the weeks that begin on or after start j”."""
    starts = [origin]
    while origin + timedelta(days=START_EVERY * len(starts)) <= looked.day:
        starts.append(on_or_after(origin + timedelta(days=START_EVERY * len(starts)), weekday))
    weights = [weight(j) for j in range(len(starts))]
    products = [1.0 for _ in starts]
    not_started = 1.0 - sum(weights)  # "a product not yet started is 1"
    ending = {factor.last: factor for factor in factors}
    path, day, value = [], origin, 1.0
    while day <= looked.day:
        factor = ending.get(day)
        if factor is not None:
            for j, start in enumerate(starts):
                if factor.begins >= start:
                    products[j] *= factor.value
            value = sum(w * product for w, product in zip(weights, products, strict=True)) + not_started
        path.append(value)
        day += DAY
    return path


def mean_of_bets(first: Sequence[float], second: Sequence[float]) -> list[float]:
    """“E from an origin = (E₁ + E₂) / 2”."""
    return [(cautious + bold) / 2 for cautious, bold in zip(first, second, strict=True)]


def promise_path(events: Sequence[Event], bets: tuple[Bet, Bet], origin: date, looked: Looked) -> list[float]:
    """“E is computed for each of the seven cuttings, and the least of the seven counts”."""
    since = [event for event in events if event.day >= origin]
    paths = [
        mean_of_bets(
            *(mixture(week_factors(since, bet, origin, weekday, looked), origin, weekday, looked) for bet in bets)
        )
        for weekday in range(7)
    ]
    return [min(values) for values in zip(*paths, strict=True)]


def slot_path(slots: Sequence[Slot], bets: tuple[Bet, Bet], origin: date, looked: Looked) -> list[float]:
    """“A slot is one factor on its last day and needs no cutting”; those count that begin on or after the origin."""
    since = [slot for slot in slots if slot.first >= origin]
    paths = []
    for bet in bets:
        factors = [Factor(slot.first, slot.last, slot_factor(slot, bet)) for slot in since]
        paths.append(mixture(factors, origin, None, looked))
    return mean_of_bets(*paths)


def evidence_path(history: History, partner: Partner, strand: Strand, looked: Looked) -> list[float] | None:
    """E on each day from day 0 to D: “the mean of E from day 0 and E from the beginning of the present level”."""
    base = standing(history, partner, looked).base
    if not tested(partner, base):
        return None
    bar = bar_of(partner, base)
    zero = day_zero(history, partner, looked, strand)
    level = level_begins(history, partner, looked, strand)
    if strand in PROMISE_STRANDS:
        events = promise_events(history, partner.handle, strand == "our_promises", looked)
        of_promises = promise_bets(*bar.promises)
        whole, recent = (promise_path(events, of_promises, origin, looked) for origin in (zero, level))
    else:
        slots = evidence_slots(history, partner, strand, looked)
        of_slots = slot_bets(*(bar.time if strand == "time" else bar.openness))
        whole, recent = (slot_path(slots, of_slots, origin, looked) for origin in (zero, level))
    before = [1.0 for _ in range(len(whole) - len(recent))]  # "and is 1 before its origin"
    return [(first + second) / 2 for first, second in zip(whole, [*before, *recent], strict=True)]
