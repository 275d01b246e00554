"""What is known of one partner: for each kind of world how far its log-odds are from the level of all.

It follows from the partner's own outcomes, and from levels frozen when they came: nothing that is learned later changes
it, so that it is the same to the last digit whoever else is in the ledger, and in whatever order facts were entered.
"""

from collections.abc import Iterable
from functools import lru_cache
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


Fading = tuple[float, float, float, float, float, float]
"""What days of silence do, in the slow and in the fast kinds of world: see `fading`."""


def passed(means: Four, variances: Four, days: int, rules: Rules) -> tuple[Four, Four]:
    """Return means and variances after so many days of silence: what is known fades towards the level of all."""
    return faded(means, variances, fading(days, rules.slow, rules.fast, rules.far))


def faded(means: Four, variances: Four, by: Fading) -> tuple[Four, Four]:
    """Return means and variances after days of silence, by what those do."""
    slow, fast, kept_slow, kept_fast, more_slow, more_fast = by
    m0, m1, m2, m3 = means
    v0, v1, v2, v3 = variances
    return (
        (kept_slow * m0, kept_fast * m1, kept_slow * m2, kept_fast * m3),
        (slow * v0 + more_slow, fast * v1 + more_fast, slow * v2 + more_slow, fast * v3 + more_fast),
    )


@lru_cache(maxsize=4096)
def fading(days: int, slow: float, fast: float, far: float) -> Fading:
    """Return, slow and fast: the share of a variance and of a mean that days of silence leave, what they add to it."""
    each = days / far
    left_slow, left_fast = exp(-slow * slow * each), exp(-fast * fast * each)
    return left_slow, left_fast, sqrt(left_slow), sqrt(left_fast), far * (1 - left_slow), far * (1 - left_fast)


def seen(means: Four, variances: Four, levels: Four, unsure: Four, ok: bool) -> tuple[Four, Four]:
    """Return means and variances after an outcome, by the level of all and its variance (`unsure`)."""
    # Written out for the four kinds, as a reading spends much of its time here.
    m0, m1, m2, m3 = means
    v0, v1, v2, v3 = variances
    l0, l1, l2, l3 = levels
    u0, u1, u2, u3 = unsure
    kept, averaged = 1.0 if ok else 0.0, AVERAGED
    scale0, scale1 = 1 / sqrt(1 + averaged * (v0 + u0)), 1 / sqrt(1 + averaged * (v1 + u1))
    scale2, scale3 = 1 / sqrt(1 + averaged * (v2 + u2)), 1 / sqrt(1 + averaged * (v3 + u3))
    chance0, chance1 = 1 / (1 + exp(-(l0 + m0) * scale0)), 1 / (1 + exp(-(l1 + m1) * scale1))
    chance2, chance3 = 1 / (1 + exp(-(l2 + m2) * scale2)), 1 / (1 + exp(-(l3 + m3) * scale3))
    gain0, gain1, gain2, gain3 = v0 * scale0, v1 * scale1, v2 * scale2, v3 * scale3
    return (
        (
            m0 + gain0 * (kept - chance0), m1 + gain1 * (kept - chance1),
            m2 + gain2 * (kept - chance2), m3 + gain3 * (kept - chance3),
        ),
        (
            v0 - gain0 * gain0 * chance0 * (1 - chance0), v1 - gain1 * gain1 * chance1 * (1 - chance1),
            v2 - gain2 * gain2 * chance2 * (1 - chance2), v3 - gain3 * gain3 * chance3 * (1 - chance3),
        ),
    )  # fmt: skip


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
    return Belief(means, variances, day, kept, missed, n)


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
