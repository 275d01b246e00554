"""Every setting with its value and where it is from, and the faults of the settings file, for people to look at."""

import os
from itertools import groupby
from typing import NamedTuple

from trustlog import config
from trustlog.desk.settings.file import CheckedFile, check_contents
from trustlog.desk.settings.in_force import UserSettings
from trustlog.desk.settings.screens import ScreenSettings, screen_settings
from trustlog.desk.settings.table import Row, rows
from trustlog.errors import Reason, Said
from trustlog.language import _


class Setting(NamedTuple):
    """A setting; `origin` is default, follows, a line of the file, environment or platform."""

    name: str
    value: str
    origin: str
    meaning: str = ""


class SettingsList(NamedTuple):
    """The settings by group, the file they may be changed in, and what is wrong in it, each fault with its line."""

    path: str
    exists: bool
    faults: tuple[Said, ...]
    groups: tuple[tuple[str, tuple[Setting, ...]], ...]


def settings_list() -> SettingsList:
    """Return everything that can be set, and the faults of the settings file."""
    path = config.settings_path()
    raw = config.settings_bytes(path)
    checked = CheckedFile(UserSettings(), [], {}) if raw is None else check_contents(raw)
    faults = tuple(Reason("in_file", path=path, line=line, fault=says) for line, says in checked.faults)
    sound = checked if not checked.faults else CheckedFile(UserSettings(), [], {})
    groups = tuple(
        (name, tuple(map(_setting, group_rows))) for name, group_rows in groupby(rows(sound), key=lambda row: row.group)
    )
    return SettingsList(
        path, raw is not None, faults, ((_("Screens"), _screens(screen_settings())), *groups, _places())
    )


def _setting(row: Row) -> Setting:
    origin = _(row.source) if row.line is None else _("line {line}").format(line=row.line)
    return Setting(row.setting, value_text(row.value), origin, row.meaning)


def value_text(value: object) -> str:
    """Write a value as the file would have it, numbers to four digits; what has no default is left open."""
    if isinstance(value, list | tuple):
        return ", ".join(value_text(item) for item in value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.4g}"
    return "" if value is None else str(value)


def _screens(settings: ScreenSettings) -> tuple[Setting, ...]:
    if isinstance(settings.theme, str):
        return (Setting("theme", settings.theme, _("line {line}").format(line=settings.line("", "theme"))),)
    return (Setting("theme", "trustlog-dark", _("default")),)


def _places() -> tuple[str, tuple[Setting, ...]]:
    def origin(name: str) -> str:
        return _("environment") if os.environ.get(name) else _("platform")

    return _("Places"), (
        Setting(_("ledger, unless named"), config.ledger_path(), origin("TRUSTLOG_DB")),
        Setting(_("settings file"), config.settings_path(), origin("TRUSTLOG_CONFIG")),
        Setting(_("log of errors"), os.path.join(config.state_folder(), "errors.log"), _("platform")),  # noqa: PTH118 - a text
        Setting(_("you are"), config.me(), origin("TRUSTLOG_USER")),
    )
