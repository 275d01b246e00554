"""What a chance to be above a bar is called: a forecast, which tells nothing while it may as well be otherwise."""

from typing import Literal

ABOVE, BELOW = 0.90, 0.10
"""From such a chance on a side is probably above a bar, up to such a one probably below it."""

ChanceCall = Literal["above", "below", "unclear"]


def call_of(chance: float) -> ChanceCall:
    """Return what a chance, from 0 to 1, is called."""
    return "above" if chance >= ABOVE else "below" if chance <= BELOW else "unclear"
