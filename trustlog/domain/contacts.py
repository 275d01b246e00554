"""Who is in touch with whom: distinct people of each side within a stretch of days. Pure."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from trustlog.domain.facts.scan import Met
from trustlog.domain.text.folding import alike


class InTouch(NamedTuple):
    """Who is in touch: names of our people, ids of theirs, each in the order in which they were met."""

    ours: tuple[str, ...]
    theirs: tuple[str, ...]

    @property
    def held_on(self) -> tuple[str, ...]:
        """Return the sides, "ours" and "theirs", on which one person alone holds the contact."""
        return tuple(side for side, who in (("ours", self.ours), ("theirs", self.theirs)) if len(who) == 1)


def in_touch(met: Iterable[Met], first: date, last: date) -> InTouch:
    """Return who was met from a day to another, both included; who had left by the last one does not count."""
    ours: dict[str, str] = {}
    theirs: dict[str, None] = {}
    for each in met:
        if first <= each.on <= last:
            ours.update((alike(name), name) for name in each.ours)
            theirs.update((who, None) for who, left_on in each.theirs if left_on is None or left_on > last)
    return InTouch(tuple(ours.values()), tuple(theirs))
