"""The user's settings as the desk works with them: the program's own, and what the settings file changes."""

from typing import TYPE_CHECKING, NamedTuple

from trustlog import config
from trustlog.domain.calendar.days import USUAL, Days
from trustlog.domain.levels import LEVELS
from trustlog.language import _
from trustlog.trust.settings import DEFAULTS, Settings

if TYPE_CHECKING:
    from trustlog.domain.capture.words import Words


class CalendarSettings(NamedTuple):
    """The file that is kept as one's own calendar, empty for none, and whether one's private facts are in it.

    `ledger` is the id of the ledger that it is of; empty for the one usually worked with.
    """

    feed: str = ""
    private: bool = False
    ledger: str = ""


class ImportSettings(NamedTuple):
    """Our own addresses in what others export, and the time zone at home; empty for none, and for the computer's."""

    me: tuple[str, ...] = ()
    zone: str = ""


class UserSettings(NamedTuple):
    """What a person may choose; a section of the settings file fills each. `words` is None for the program's own."""

    reading: Settings = DEFAULTS
    days: Days = USUAL
    level_names: tuple[str, ...] = LEVELS
    words: "Words | None" = None
    language: str = config.ENGLISH
    calendar: CalendarSettings = CalendarSettings()
    imports: ImportSettings = ImportSettings()

    def level_name(self, level: int) -> str:
        """Return the name of a level, 1 to 5."""
        return _(self.level_names[level - 1])


def read_settings() -> UserSettings:
    """Read the settings file, or return the defaults where there is none; all its faults are raised at once."""
    path = config.settings_path()
    raw = config.settings_bytes(path)
    if raw is None:
        return UserSettings()
    from trustlog.desk.settings.file import read_file

    return read_file(raw, path)
