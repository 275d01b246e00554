"""How large a number and how long a text may be: each bound stands here once, for whoever asks or reads a file."""

from datetime import timedelta
from typing import NamedTuple


class Span(NamedTuple):
    """The whole numbers from `low` to `high`, both included."""

    low: int
    high: int

    def holds(self, number: int) -> bool:
        """Return whether a number is within the span."""
        return self.low <= number <= self.high


GRACE = Span(0, 31)
"""Days after the due day; `due` looks back as far as the longest."""
CADENCE = Span(1, 3660)
"""Days meant to pass between two moments with a partner."""
MINUTES = Span(1, 24 * 60)
"""Minutes of a moment, which is within a day."""
DEPTH = Span(1, 4)
"""How deep a disclosure goes."""
LEVEL = Span(1, 5)
"""The terraces of the pyramid."""

ANSWER = Span(1, 5)
"""How much somebody agrees, or how much one side depends on the other."""
PERCENT = Span(0, 100)
"""A part of a whole."""

YEARS = Span(1, 100)
"""How far ahead a purpose looks."""

LONGEST_HANDLE = 40
"""Characters of a partner's handle."""
LONGEST_NAME = 120
"""Characters of a partner's name."""
LONGEST_LINE = 100_000
"""Characters of a capture line."""
MOST_DIGITS = 12
"""Digits of a number of a fact, as a person types it."""
NUMBERS = Span(1, 2**31 - 1)
"""The numbers that facts bear."""
LARGEST = 2**31 - 1
"""The largest whole number that a column of either database holds."""

SLIP = timedelta(hours=24)
"""So long after its entry a fact may be mended or dropped as a slip."""
