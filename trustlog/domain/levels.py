"""The five terraces of the pyramid, and which of them holds on a day."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trustlog.domain.limits import LEVEL
from trustlog.errors import Reason, WordsError

if TYPE_CHECKING:
    from trustlog.domain.facts import Partner

# Their names as the program gives them; people may choose others in their settings, but five stay five.
LEVELS = ("Transactional", "Preferred supplier", "Partner", "Ecosystem", "Wild garden")
TOP = LEVEL.high
DEPENDS = ("us", "them", "neither")
"""Who depends more on the other, as it was looked at when a level was decided."""


class LevelOn(NamedTuple):
    """The level on a day, since when, and how many times a level had begun by then (the first included)."""

    level: int
    since: date
    beginnings: int


def check_level(level: int) -> int:
    """Return the level; refuse a number that is none of the five."""
    if not LEVEL.holds(level):
        raise WordsError(Reason("no_such_level", level=level, top=TOP))
    return level


def level_on(partner: "Partner", changes: Iterable[tuple[date, int, int, str | None]], day: date) -> LevelOn:
    """Return the level in force at the end of a day; `changes` are (on, from, to, depends) in order of writing."""
    first = partner.start_on or partner.level_since
    return in_force(partner.start_level, first, ((on, to) for on, _, to, _ in changes), day)


def in_force(level: int, since: date, changes: Iterable[tuple[date, int]], day: date = date.max) -> LevelOn:
    """Return the level at the end of a day from the first level and `changes` (on, to): of a day the last written."""
    beginnings, latest = 1, date.min
    for on, to in changes:
        if on > day:
            continue
        beginnings += 1
        if on >= latest:
            level, since, latest = to, on, on
    return LevelOn(level, since, beginnings)
