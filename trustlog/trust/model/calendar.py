"""A history by day: who promised something on a day, and whose promises were over on it.

Each list goes through the partners in one order, and partners are numbers, so that a walk through the days of a large
ledger seldom has to fetch something from far away in memory, which takes longer than working with it.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trustlog.trust.model.lesson import Asked

Span = tuple[int, int, bool | None]
"""The days (ordinals) on which something was promised and was over, and whether it was kept; None: it is not over."""


class Outcomes:
    """Of those over on one day, all kept or all missed: the numbers of the partners, and when each was promised."""

    __slots__ = ("made", "partners")

    def __init__(self) -> None:
        self.partners: list[int] = []
        self.made: list[Day] = []


class Day:
    """What happens on one day.

    `partners` has the numbers of those who promise something, `known` what is known of each then, `waiting` how many of
    these promises are not over yet.
    """

    __slots__ = ("kept", "known", "missed", "partners", "waiting")

    def __init__(self) -> None:
        self.partners: list[int] = []
        self.known: dict[int, Asked] = {}
        self.waiting = 0
        self.missed, self.kept = Outcomes(), Outcomes()

    def settled(self, many: int) -> None:
        """Note that so many more of what was promised on this day are over, and forget what nothing waits for."""
        self.waiting -= many
        if not self.waiting:
            self.known.clear()


class Calendar:
    """The days of a history, and the numbers of its partners."""

    def __init__(self) -> None:
        self.numbers: dict[Hashable, int] = {}
        self._days: defaultdict[int, Day] = defaultdict(Day)

    def add(self, partner: Hashable, promised: Iterable[Span]) -> None:
        """Take in what a partner promised, or its slots."""
        number = self.numbers.setdefault(partner, len(self.numbers))
        days = self._days
        for made, over, kept in promised:
            day = days[made]
            day.partners.append(number)
            if kept is not None:
                outcomes = days[over].kept if kept else days[over].missed
                outcomes.partners.append(number)
                outcomes.made.append(day)
                day.waiting += 1

    def days(self) -> list[tuple[int, Day]]:
        """Return the days (ordinals) on which something happens, in order."""
        return sorted(self._days.items())
