"""A measured figure with its limit, and the kind of relationships it is measured on."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from trustlog.trust.settings import Settings
from trustlog.trust.simulate.report import share_of
from trustlog.trust.simulate.study import Asked

COSTLY = 4
"""What costs more is followed for so many times fewer relationships."""
Follow = Callable[[Asked, int, Settings], Any]


class Figure(NamedTuple):
    """One measured figure: of what, the value, its unit, the most it may be (None: no limit), counted over how many.

    Units are `share`, `a year`, `promises`, `months` and `changes`; the value is None where most never come to it.
    `least` tells that the limit is the least it may be.
    """

    group: str
    name: str
    value: float | None
    unit: str
    limit: float | None
    of: int
    least: bool = False

    @property
    def holds(self) -> bool:
        """Whether the figure is within its limit; a counted share may be beyond it by two standard errors."""
        if self.limit is None:
            return True
        if self.value is None:
            return False
        spare = 2 * (self.limit * (1 - self.limit) / self.of) ** 0.5 if self.unit == "share" and self.of else 0.0
        return self.value >= self.limit - spare if self.least else self.value <= self.limit + spare


class Case(NamedTuple):
    """Relationships of one kind: what happens to each, and how what they show becomes figures."""

    asked: Asked
    follow: Follow
    figures: Callable[[Sequence[Any]], list[Figure]]


def shares(group: str, name: str, limit: float | None, happened: Sequence[bool], least: bool = False) -> list[Figure]:
    """Return how often something happened, as one figure; none where there was nothing to count."""
    if not happened:
        return []
    return [Figure(group, name, share_of(happened).share, "share", limit, len(happened), least)]
