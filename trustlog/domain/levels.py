"""The five terraces of the pyramid, and which of them holds on a day."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from trustlog.domain.facts import Partner
from trustlog.domain.limits import LEVEL
from trustlog.errors import WordsError

# Their names as the program gives them; people may choose others in their settings, but five stay five.
LEVELS = ("Transactional", "Preferred supplier", "Partner", "Ecosystem", "Wild garden")
TOP = LEVEL.high


class LevelOn(NamedTuple):
    """The level on a day, since when, and how many times a level had begun by then (the first included)."""

    level: int
    since: date
    beginnings: int


def check_level(level: int) -> int:
    """Give the level back; refuse a number that is none of the five."""
    if not LEVEL.holds(level):
        raise WordsError(f"there is no level {level}; levels are 1 to {TOP}")
    return level


def level_on(partner: Partner, changes: Iterable[tuple[date, int, int, str | None]], day: date) -> LevelOn:
    """Give the level in force at the end of a day; `changes` are (on, from, to, depends) in order of writing."""
    level, since, beginnings = partner.start_level, partner.start_on or partner.level_since, 1
    for on, _, to_level, _ in sorted(changes, key=lambda change: change[0]):
        if on <= day:
            level, since, beginnings = to_level, on, beginnings + 1
    return LevelOn(level, since, beginnings)
