"""What is known of one partner: for each kind of world how far its log-odds are from the level of all.

It follows from the partner's own outcomes, and from levels frozen when they came: nothing that is learned later changes
it, so that it is the same to the last digit whoever else is in the ledger, and in whatever order facts were entered.
"""

from collections.abc import Iterable
from math import exp, sqrt
from typing import NamedTuple

from trustlog.trust.model.epochs import Epochs, epoch_on
from trustlog.trust.model.rules import AVERAGED, NEW_MEANS, NEW_VARIANCES, Four, Rules

Outcome = tuple[int, bool, int]
"""The day (an ordinal) on which something was over, whether it was kept on time (or held), and its number, or 0."""


class Belief(NamedTuple):
    """Mean and variance of the log-odds in each kind of world, as of the last settled `day` (0: none yet).

    `kept` and `missed` count what was settled on that day, `n` all that was.
    """

    means: Four
    variances: Four
    day: int
    kept: int
    missed: int
    n: int


NEW = Belief(NEW_MEANS, NEW_VARIANCES, 0, 0, 0, 0)
"""What is known of somebody new."""


def passed(means: Four, variances: Four, days: int, rules: Rules) -> tuple[Four, Four]:
    """Return means and variances after so many days of silence: what is known fades towards the level of all."""
    far, each = rules.far, days / rules.far
    slow, fast = exp(-rules.slow * rules.slow * each), exp(-rules.fast * rules.fast * each)
    kept_slow, kept_fast, more_slow, more_fast = sqrt(slow), sqrt(fast), far * (1 - slow), far * (1 - fast)
    first, second, third, fourth = means
    one, two, three, four = variances
    return (
        (kept_slow * first, kept_fast * second, kept_slow * third, kept_fast * fourth),
        (slow * one + more_slow, fast * two + more_fast, slow * three + more_slow, fast * four + more_fast),
    )


def seen(means: Four, variances: Four, levels: Four, unsure: Four, ok: bool) -> tuple[list[float], list[float]]:
    """Return means and variances after an outcome, by the level of all and its variance (`unsure`)."""
    moved, left = [], []
    for mean, variance, level, level_variance in zip(means, variances, levels, unsure, strict=True):
        scale = 1 / sqrt(1 + AVERAGED * (variance + level_variance))
        chance = 1 / (1 + exp(-(level + mean) * scale))
        gain = variance * scale
        moved.append(mean + gain * (ok - chance))
        left.append(variance - gain * gain * chance * (1 - chance))
    return moved, left


def follow(outcomes: Iterable[Outcome], epochs: Epochs, rules: Rules, belief: Belief = NEW) -> Belief:
    """Return what is known after outcomes in order of day, misses first within a day (as `sorted` puts them)."""
    means, variances, day, kept, missed, n = belief
    epoch = epoch_on(epochs, day)
    begun = [later for later in reversed(epochs) if later.day > day]
    for over, ok, _ in outcomes:
        if over != day:
            if day:
                means, variances = passed(means, variances, over - day, rules)
            day, kept, missed = over, 0, 0
            while begun and begun[-1].day <= over:
                epoch = begun.pop()
        means, variances = seen(means, variances, epoch.levels, epoch.variances, ok)
        kept, missed, n = kept + ok, missed + (not ok), n + 1
    return Belief(tuple(means), tuple(variances), day, kept, missed, n)


def as_of(belief: Belief, day: int, rules: Rules) -> tuple[Four, Four]:
    """Return means and variances as of a day."""
    if not belief.day or day == belief.day:
        return belief.means, belief.variances
    return passed(belief.means, belief.variances, day - belief.day, rules)


def freshly_missed(belief: Belief, day: int, rules: Rules) -> float:
    """Return the share missed on the last settled day, halved as often as so many days have passed since."""
    if not belief.missed:
        return 0.0
    share: float = belief.missed / (belief.kept + belief.missed) * 0.5 ** ((day - belief.day) / rules.miss_days)
    return share
