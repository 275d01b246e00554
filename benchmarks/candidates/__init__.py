"""The candidates that are compared: what trustlog ships, what its readings show, and what others would do."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from .beta import Beta
from .chains import Chains
from .counting import BaseRate, Forgetting, Frequency, Smoothed
from .gaussian import Level, Rating
from .stack import Stack
from .walk import FreeWalk


class Candidate(Protocol):
    """Forecasts the promises of one ledger, one after the other; days are ordinals."""

    def made(self, promise: int, partner: str, day: float) -> float:
        """Give the chance that a promise made on a day is kept on time."""

    def settled(self, promise: int, known: float, kept: bool) -> None:
        """Learn the outcome of a promise; outcomes are told in order of `known`."""


class Entry(NamedTuple):
    """A candidate by name; the best `baseline` of a set is what all are measured by.

    `begin` makes one with nothing known; None stands for the walk of trustlog itself.
    """

    name: str
    begin: Callable[[], Candidate] | None
    baseline: bool


SHIPPED = "as shipped"

ENTRIES = (
    Entry("base rate", BaseRate, True),
    Entry("running frequency (Laplace)", Frequency, True),
    Entry("Beta with forgetting, uniform prior", Forgetting, True),
    Entry("exponentially weighted average", Smoothed, True),
    Entry("Beta with learned prior", lambda: Beta(half_lives=(None,)), True),
    Entry("Beta with learned prior and decay", Beta, True),
    Entry("level + mean-reverting deviation", Level, True),
    Entry("Glicko-2-like", Rating, True),
    Entry("random walk on a grid", FreeWalk, True),
    Entry("online stack", Stack, False),
    Entry("fifteen chains on a grid (0.2)", Chains, False),
    Entry(SHIPPED, None, False),
)
BASELINES = frozenset(entry.name for entry in ENTRIES if entry.baseline)
"""What is simple and known: the best one of a set is what all are measured by."""
