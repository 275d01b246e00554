"""The four kinds of world, and the numbers that say how what is known fades and is learned."""

from collections.abc import Sequence
from math import pi
from typing import NamedTuple

from trustlog.trust.settings import DEFAULTS, Settings

AVERAGED = pi / 8
"""How much a variance draws a chance towards one half (MacKay 1992)."""
SPREADS = (0.8, 0.8, 2.5, 2.5)
"""The deviation of the log-odds between partners in each kind of world; the first and third drift slowly."""
NEW_MEANS = (0.0, 0.0, 0.0, 0.0)
NEW_VARIANCES = tuple(spread * spread for spread in SPREADS)
KINDS = len(SPREADS)
_PROMISES = (0.04, 0.25)
_SLOTS = (0.0, 0.03)

Four = Sequence[float]
"""A number for each kind of world."""


class Rules(NamedTuple):
    """How an instance forecasts: of promises, or of slots, which are habits: slower, and without a term after a miss.

    `slow` and `fast` are the drifts, in log-odds per square root of a day; `far` the variance between partners in the
    long run; the level of all begins at `level` with `level_variance`, which grows by `level_drift` a day. `again` is
    how much an outcome of somebody known teaches about the level, `largest` how far a day may move it, `equal` the part
    of the weights that is shared out equally, `growth` the factor of settled ones that begins an epoch. After a miss,
    `miss` is added to the log-odds, with `miss_variance`, and halves within `miss_days`; of n outcomes of one day each
    tells n ** -`shared`.
    """

    slow: float
    fast: float
    far: float
    level: float
    level_variance: float
    level_drift: float
    again: float
    equal: float
    growth: float
    largest: float
    miss: float
    miss_variance: float
    miss_days: float
    shared: float


def rules_of(settings: Settings, slots: bool = False) -> Rules:
    """Return the rules of promises, or of slots."""
    slow, fast = _SLOTS if slots else _PROMISES
    return Rules(
        slow, fast, settings.forecast_far, settings.forecast_level, settings.forecast_level_variance,
        settings.forecast_level_drift, settings.forecast_again, settings.forecast_equal, settings.forecast_growth,
        settings.forecast_largest, 0.0 if slots else settings.forecast_miss,
        0.0 if slots else settings.forecast_miss_variance, settings.forecast_miss_days, settings.forecast_shared,
    )  # fmt: skip


PROMISES = rules_of(DEFAULTS)
SLOTS = rules_of(DEFAULTS, slots=True)
