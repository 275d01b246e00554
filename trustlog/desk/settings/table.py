"""Every setting as it is shown: its value, its default, where it comes from, and what it means."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from trustlog import config
from trustlog.config import ENGLISH
from trustlog.desk.settings.checks import (
    DAYS,
    asks,
    asks_addresses,
    asks_feed,
    asks_language,
    asks_ledger,
    asks_yes_or_no,
    asks_zone,
    reading_values,
)
from trustlog.desk.settings.file import CheckedFile, check_contents, path_text
from trustlog.desk.settings.in_force import CalendarSettings, ImportSettings, UserSettings
from trustlog.domain.calendar.days import USUAL
from trustlog.domain.capture.words import DEFAULT_WORDS
from trustlog.domain.levels import LEVELS
from trustlog.errors import Said
from trustlog.exchange.toml.lines import Path
from trustlog.files.paths import expanded
from trustlog.language import _
from trustlog.trust.settings import DEFAULTS


class Row(NamedTuple):
    """One setting; `line` is where the file says so, None for the default; `default` is None for added words."""

    group: str
    setting: str
    value: Any
    default: Any
    line: int | None
    unit: str
    asks: str
    meaning: str

    @property
    def source(self) -> str:
        """Return where the value comes from: `default`, `file`, or `follows` where another setting moved it."""
        if self.line is not None:
            return "file"
        return "default" if self.value == self.default else "follows"


class SettingsTable(NamedTuple):
    """The settings in force and the file they are read from, which need not be there."""

    file: str
    exists: bool
    rows: tuple[Row, ...]


def settings_rows() -> SettingsTable:
    """Read the settings file and give every setting; its faults are raised all at once."""
    path = config.settings_path()
    raw = config.settings_bytes(path)
    checked = check_contents(raw) if raw is not None else CheckedFile(UserSettings(), [], {})
    checked.sound(path)
    return SettingsTable(path, raw is not None, tuple(rows(checked)))


def check_file(path: str | None) -> tuple[str, list[tuple[int, Said]] | None]:
    """Return the faults of a file as (line, what), of the user's own unless a path is named; None without a file."""
    place = config.settings_path() if path is None else expanded(path)
    raw = config.settings_bytes(place)
    return place, None if raw is None else check_contents(raw).faults


def rows(checked: CheckedFile) -> Iterator[Row]:
    """Yield the settings in the order in which people are shown them."""
    language, line = checked.settings.language, _line(checked, ("language",))
    yield Row(
        _("Language"), "language", language, ENGLISH, line, "", asks_language(), _("in which Trustlog speaks to you")
    )
    defaults = {path: usual for path, _group, _entry, usual in reading_values(DEFAULTS)}
    for path, group, entry, value in reading_values(checked.settings.reading):
        usual = defaults[path]
        place: Path = ("reading", *path)
        yield Row(
            _(group), path_text(place), _plain(value), _plain(usual), _line(checked, place), _(entry.unit),
            asks(entry, usual), _(entry.meaning),
        )  # fmt: skip
    for entry in DAYS:
        value, usual = getattr(checked.settings.days, entry.name), getattr(USUAL, entry.name)
        place = ("days", entry.name)
        line = _line(checked, place)
        meaning = _(entry.meaning)
        yield Row(_("Days"), path_text(place), value, usual, line, _(entry.unit), asks(entry, usual), meaning)
    names = checked.settings.level_names
    line = _line(checked, ("levels", "names"))
    yield Row(
        _("Levels"), "levels.names", list(names), list(LEVELS), line, "", _("five names"), _("of the levels, from 1")
    )
    yield from _calendar(checked)
    yield from _imports(checked)
    yield from _words(checked)


def _calendar(checked: CheckedFile) -> Iterator[Row]:
    chosen, usual = checked.settings.calendar, CalendarSettings()
    for name, asked, meaning in (
        ("feed", asks_feed(), _("kept as your calendar: written anew after each write")),
        ("private", asks_yes_or_no(), _("whether your private facts are in that calendar")),
        ("ledger", asks_ledger(), _("of which ledger it is; empty for the usual one")),
    ):
        line = _line(checked, ("calendar", name))
        value, default = getattr(chosen, name), getattr(usual, name)
        yield Row(_("Calendar"), f"calendar.{name}", value, default, line, "", asked, meaning)


def _imports(checked: CheckedFile) -> Iterator[Row]:
    chosen, usual = checked.settings.imports, ImportSettings()
    for name, asked, meaning in (
        (
            "me",
            asks_addresses(),
            _("our own addresses; others of their domains are ours too"),
        ),
        ("zone", asks_zone(), _("at home, in which meetings are read that are brought in")),
    ):
        line = _line(checked, ("import", name))
        value, default = _plain(getattr(chosen, name)), _plain(getattr(usual, name))
        yield Row(_("Bringing in"), f"import.{name}", value, default, line, "", asked, meaning)


def _words(checked: CheckedFile) -> Iterator[Row]:
    """Yield the words that were added; the program's own are in the page about capture lines."""
    words = checked.settings.words or DEFAULT_WORDS
    for place, line in checked.lines.items():
        if len(place) == 3 and place[0] == "capture":
            word = " ".join(str(place[2]).lower().split())
            if place[1] == "kinds":
                value, meaning = words.kinds[word], _("a kind of moment and what it counts as")
            else:
                value, meaning = {**words.kind_words, **words.clause_words}[word], _("a word and what it stands for")
            yield Row(_("Words"), path_text(place), value, None, line, "", "", meaning)


def _line(checked: CheckedFile, place: Path) -> int | None:
    """Return the line of exactly this setting."""
    return checked.lines.get(place)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
