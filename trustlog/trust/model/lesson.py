"""What the outcomes of one day teach, all of them as one: the inner loops of learning.

A whole ledger is learned from in these loops, an outcome at a time, so they are written out for the four kinds where
that is faster, and take plain tuples instead of named ones. Of partners with the same past, as those have who were
entered on the same day and of whom nothing is logged, everything is worked out once and counted as often as there are
such partners. They share one value of what is known of them, so that it is enough to ask whether it is the same one.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, repeat
from math import exp, fsum, log1p, sqrt
from typing import NamedTuple

from trustlog.trust.model.belief import faded, fading, seen
from trustlog.trust.model.calendar import Outcomes
from trustlog.trust.model.epochs import Epoch
from trustlog.trust.model.rules import AVERAGED, Four, Rules

Known = tuple[Four, Four, int, int, int, int]
"""A `Belief`, or the same as a plain tuple."""
Asked = tuple[Known, int, Epoch]
"""What was known of a partner when it promised something, on which day, and what was known of all."""
Said = tuple[Four, Four, float]
"""What was known of a partner just before an outcome, means and variances, and how much that outcome teaches of all."""


class Forecasts(NamedTuple):
    """What was known when each of a day's outcomes was promised, all of them kept or all missed.

    Those that are the same stand there once; `many` tells how many they are.
    """

    kept: bool
    asked: Sequence[Asked]
    many: Sequence[int]


class Taught(NamedTuple):
    """What was known just before each of a day's outcomes, all of them kept or all missed; `many` are the same."""

    kept: bool
    said: Sequence[Said]
    many: Sequence[int]


def forecasts(day: Outcomes, kept: bool) -> Forecasts:
    """Return what was known when a day's outcomes were promised, each of several that are the same once."""
    if len(day.partners) == 1:  # as in every small ledger, where counting would take longest of all
        made = day.made[0]
        one = made.known[day.partners[0]]
        made.settled(1)
        return Forecasts(kept, [one], [1])
    asked = [made.known[partner] for made, partner in zip(day.made, day.partners, strict=True)]
    for made, many in Counter(day.made).items():
        made.settled(many)
    marks = list(map(id, asked))
    return Forecasts(kept, list(dict(zip(marks, asked, strict=True)).values()), list(Counter(marks).values()))


def total(values: Sequence[float], many: Sequence[int]) -> float:
    """Return the sum of values, each so many times; it does not depend on their order, to the last digit."""
    if len(many) == 1 and many[0] == 1:
        return values[0]
    return fsum(chain.from_iterable(map(repeat, values, many)))


def losses(day: Forecasts, rules: Rules) -> tuple[list[float], list[float], list[float], list[float]]:
    """Return how unlikely each kind had called what came of each, as a negative logarithm."""
    slow, fast, far, averaged, sign = rules.slow, rules.fast, rules.far, AVERAGED, -1.0 if day.kept else 1.0
    loss0, loss1, loss2, loss3 = of_kinds = list[float](), list[float](), list[float](), list[float]()
    for (means, variances, settled_on, _, _, _), made, (_, levels, unsure, _, _, _) in day.asked:
        if settled_on and settled_on != made:
            means, variances = faded(means, variances, fading(made - settled_on, slow, fast, far))
        m0, m1, m2, m3 = means
        v0, v1, v2, v3 = variances
        l0, l1, l2, l3 = levels
        u0, u1, u2, u3 = unsure
        loss0.append(log1p(exp(sign * ((l0 + m0) / sqrt(1 + averaged * (v0 + u0))))))
        loss1.append(log1p(exp(sign * ((l1 + m1) / sqrt(1 + averaged * (v1 + u1))))))
        loss2.append(log1p(exp(sign * ((l2 + m2) / sqrt(1 + averaged * (v2 + u2))))))
        loss3.append(log1p(exp(sign * ((l3 + m3) / sqrt(1 + averaged * (v3 + u3))))))
    return of_kinds


def taken_in(
    partners: Iterable[int],
    kept: bool,
    known: list[Known],
    day: int,
    epoch: Epoch,
    rules: Rules,
) -> Taught:
    """Take in an outcome of each partner on a day, by what was known of all; what is `known` of them follows."""
    slow, fast, far, again, missed = rules.slow, rules.fast, rules.far, rules.again, not kept
    levels, unsure = epoch.levels, epoch.variances
    said, many = list[Said](), list[int]()
    places: dict[int, int] = {}  # in these lists, by where in memory it is what was known before
    changed: list[tuple[Known, Known]] = []  # from what to what: nothing else takes its place in memory meanwhile
    for partner in partners:
        before = known[partner]
        place = places.get(id(before))
        if place is None:
            means, variances, settled_on, kept_today, missed_today, n = before
            if settled_on != day:
                if settled_on:
                    means, variances = faded(means, variances, fading(day - settled_on, slow, fast, far))
                kept_today = missed_today = 0
            said.append((means, variances, again if n else 1.0))
            means, variances = seen(means, variances, levels, unsure, kept)
            after = means, variances, day, kept_today + kept, missed_today + missed, n + 1
            places[id(before)] = len(many)
            changed.append((before, after))
            many.append(1)
        else:
            after = changed[place][1]
            many[place] += 1
        known[partner] = after
    return Taught(kept, said, many)


def draws(day: Taught, kind: int, level: float, unsure: float) -> tuple[list[float], list[float]]:
    """Return how far each outcome draws the level of all in one kind of world, and how soon it draws it less."""
    averaged, y = AVERAGED, 1.0 if day.kept else 0.0
    slopes, steeper = list[float](), list[float]()
    for means, variances, part in day.said:
        scale = 1 / sqrt(1 + averaged * (variances[kind] + unsure))
        chance = 1 / (1 + exp(-(level + means[kind]) * scale))
        slope = part * scale
        slopes.append(slope * (y - chance))
        steeper.append(slope * scale * chance * (1 - chance))
    return slopes, steeper
