"""What a chance to be above a bar is called: a forecast, which tells nothing while it may as well be otherwise."""

from typing import Literal

from trustlog.trust.model.forecast import SURE

BELOW = 0.10
"""Up to such a chance a side is probably below a bar; from `SURE` on probably above it."""

ChanceCall = Literal["above", "below", "unclear"]


def call_of(chance: float) -> ChanceCall:
    """Return what a chance, from 0 to 1, is called."""
    return "above" if chance >= SURE else "below" if chance <= BELOW else "unclear"
