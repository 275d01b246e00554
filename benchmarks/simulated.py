"""Made-up ledgers whose partners are known: some keep steady, some change, all are shaken, or luck comes in batches."""

import random
from collections.abc import Callable
from math import exp

from trustlog.trust.model.learn import Promised

PARTNERS, DAYS = 25, 730
BEGAN = 738_000  # the day of the first promises, as an ordinal
_USUAL, _APART = 1.4, 1.2  # mean and deviation of the log-odds between partners
_LEADS = (3, 7, 14, 30, 60)  # days from made to due

Odds = Callable[[float], float]
"""The log-odds with which a partner keeps what falls due on a day since the beginning."""


def ledgers(count: int, seed: int = 11) -> dict[str, list[list[Promised]]]:
    """Give so many ledgers of each kind; the same seed gives the same ledgers."""
    kinds = {"steady": _steady, "changing": _changing, "shaken": _shaken, "batches": _steady}
    return {
        kind: [_ledger(random.Random(f"{kind} {at} {seed}"), odds, kind == "batches") for at in range(count)]
        for kind, odds in kinds.items()
    }


def _ledger(chance: random.Random, kind: Callable[[random.Random], Odds], batches: bool) -> list[Promised]:
    """Give every partner one to four times a month a promise, or a batch of them that shares a piece of luck."""
    made = list[Promised]()
    for partner in range(PARTNERS):
        odds, pause, day = kind(chance), 30 / chance.uniform(1, 4), 0.0
        while (day := day + chance.expovariate(1 / pause)) < DAYS:
            due = day + chance.choice(_LEADS)
            luck, size = (chance.gauss(0, 1.5), chance.randint(2, 5)) if batches else (0.0, 1)
            keeps = 1 / (1 + exp(-odds(due) - luck))
            for _ in range(size):
                kept = chance.random() < keeps
                made.append(Promised(f"partner {partner}", BEGAN + int(day), BEGAN + int(due), kept))
            if batches:
                day += pause  # as many days apart, in fewer and larger heaps
    return sorted(made, key=lambda one: one.made)


def _steady(chance: random.Random) -> Odds:
    level = chance.gauss(_USUAL, _APART)
    return lambda _: level


def _changing(chance: random.Random) -> Odds:
    """Give a partner who becomes another about every eight months."""
    turns = [(0.0, chance.gauss(_USUAL, _APART))]
    while turns[-1][0] < DAYS + max(_LEADS):
        turns.append((turns[-1][0] + chance.expovariate(1 / 240), chance.gauss(_USUAL, _APART)))
    return lambda day: next(level for begun, level in reversed(turns) if begun <= day)


def _shaken(chance: random.Random) -> Odds:
    """Give a steady partner who, as all do, fares badly for two months of the second year."""
    level = chance.gauss(_USUAL, _APART)
    return lambda day: level - 2 if 400 <= day < 460 else level
