"""The five terraces of the pyramid, and which of them holds on a day."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from trustlog.domain.limits import LEVEL
from trustlog.errors import Reason, WordsError
from trustlog.language import N_, _

if TYPE_CHECKING:
    from trustlog.domain.facts import LevelStep, Partner

# Their names as the program gives them; people may choose others in their settings, but five stay five.
LEVELS = (N_("Transactional"), N_("Preferred supplier"), N_("Partner"), N_("Ecosystem"), N_("Wild garden"))
TOP = LEVEL.high
Trial = Literal["began", "confirmed", "ended"]
TRIALS: tuple[Trial, ...] = ("began", "confirmed", "ended")
DEPENDS = ("us", "them", "neither")
"""Who depends more on the other, as it was looked at when a level was decided."""

CONTACTS_FROM = 3
"""The level from which on it is asked whether one person alone holds a relationship; below, nobody is read for it."""
GARDENS_FROM = 4
"""The level from which on it matters which garden a partner is in: it is one of several parties together."""


class LevelOn(NamedTuple):
    """The level on a day and since when it is that; `on_trial`: since when it is a step on trial, None for none.

    While it is, `since` is the first day of the level below.
    """

    level: int
    since: date
    on_trial: date | None = None

    @property
    def firm(self) -> int:
        """The level by which things are judged: while a step is on trial, the one below."""
        return self.level if self.on_trial is None else self.level - 1


def standing_words(level: int, name: str, since: str, on_trial: str | None) -> str:
    """Return a level with its name and since when it is that; while it is on trial also since when the level below is.

    The days come in words: "3 Partner, on trial since 14 Jul 2024 (level 2 since 1 Mar 2022)".
    """
    if on_trial is None:
        return _("{level} {name} since {since}").format(level=level, name=name, since=since)
    return _("{level} {name}, on trial since {on_trial} (level {level_2} since {since})").format(
        level=level, name=name, on_trial=on_trial, level_2=level - 1, since=since
    )


def check_level(level: int) -> int:
    """Return the level; refuse a number that is none of the five."""
    if not LEVEL.holds(level):
        raise WordsError(Reason("no_such_level", level=level, top=TOP))
    return level


def level_on(partner: "Partner", changes: Iterable["LevelStep"], day: date) -> LevelOn:
    """Give the level in force at the end of a day; `changes` come in order of day and writing."""
    first = partner.start_on or partner.level_since
    return in_force(partner.start_level, first, ((step.on, step.to_level, step.trial) for step in changes), day)


def is_known(partner: "Partner", day: date) -> bool:
    """Return whether a partner was one by the end of a day: before its first level began it was on none."""
    return (partner.start_on or partner.level_since) <= day


def in_force(
    level: int, since: date, changes: Iterable[tuple[date, int, Trial | None]], day: date = date.max
) -> LevelOn:
    """Give the level at the end of a day from the first one and `changes` (on, to, trial) in order of day and writing.

    A trial begins above the level below and leaves its first day as it was; once confirmed, the level counts from
    the day the trial began.
    """
    on_trial: date | None = None
    for on, to, trial in changes:
        if on > day:
            break
        if trial is None:
            since = on
        elif trial == "confirmed":
            since = on_trial or on
        level, on_trial = to, on if trial == "began" else None
    return LevelOn(level, since, on_trial)
