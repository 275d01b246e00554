"""Reads a settings file: its sections, who checks each, and every fault with its line."""

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from trustlog.desk.settings import checks
from trustlog.desk.settings.checks import SettingFault, printable
from trustlog.desk.settings.in_force import UserSettings
from trustlog.errors import Reason, Remedy, Said, SettingsFaults, WordsError
from trustlog.exchange.toml.lines import Path, key_lines, line_of
from trustlog.exchange.toml.read import TooDeepError, read_toml
from trustlog.language import _

_BARE = re.compile(r"[A-Za-z0-9_-]+")
Check = Callable[[Any, UserSettings], tuple[UserSettings, list[SettingFault]]]

SECTIONS: dict[str, Check] = {
    "language": checks.language,
    "reading": checks.reading,
    "days": checks.days,
    "levels": checks.levels,
    "capture": checks.capture,
    "calendar": checks.calendar,
    "import": checks.imports,
}
"""The sections a file may have. To add a section: a field of `UserSettings`, a check that fills it, and a line here."""
OF_THE_SCREENS = ("theme", "keys")
"""These the screens check; a slip in them keeps nobody from the ledger (`tui.wishes`)."""


class CheckedFile(NamedTuple):
    """A settings file that was checked: what it chooses, its faults as (line, what), and the line of each key."""

    settings: UserSettings
    faults: list[tuple[int, Said]]
    lines: dict[Path, int]

    def sound(self, path: str) -> UserSettings:
        """Return what the file chooses, or raise all its faults, one line each."""
        if self.faults:
            raise SettingsFaults([Reason("in_file", path=path, line=line, fault=says) for line, says in self.faults])
        return self.settings


def read_file(raw: bytes, path: str) -> UserSettings:
    """Return what a file chooses, or raise all its faults."""
    return check_contents(raw).sound(path)


def check_contents(raw: bytes) -> CheckedFile:
    """Check the contents of a settings file; faults are returned, never raised."""
    chosen = UserSettings()
    try:
        text = raw.decode("utf-8-sig")
        values = read_toml(text)
        lines = key_lines(text)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        not_utf_8 = WordsError(Reason("settings_not_utf_8"), Remedy("save_as_plain_utf_8"))
        return CheckedFile(chosen, [(line, not_utf_8)], {})
    except TooDeepError as error:
        return CheckedFile(chosen, [(error.line, error.reason)], {})
    except tomllib.TOMLDecodeError as error:
        return CheckedFile(chosen, [_syntax(str(error), raw)], {})
    except ValueError:  # Python reads no whole number this long
        return CheckedFile(chosen, [(_line_with(rb"[0-9_]{1000}", raw), Reason("setting_too_long"))], {})
    faults: list[tuple[int, Said]] = []
    for name, value in values.items():
        if name in OF_THE_SCREENS:
            continue
        if name not in SECTIONS:
            unknown = checks.unknown(name, (*SECTIONS, *OF_THE_SCREENS), Reason("no_section"))
            faults_of_section = [SettingFault((), unknown)]
        else:
            chosen, faults_of_section = SECTIONS[name](value, chosen)
        faults += _with_lines(name, faults_of_section, lines)
    return CheckedFile(chosen, sorted(faults, key=lambda fault: (fault[0], str(fault[1]))), lines)


def _with_lines(section: str, faults: Iterable[SettingFault], lines: Mapping[Path, int]) -> Iterable[tuple[int, Said]]:
    for fault in faults:
        path = (section, *fault.path)
        yield line_of(lines, path) or 1, Reason("in_field", field=printable(path_text(path)), error=fault.says)


def path_text(path: Path) -> str:
    """Write a path as people write it in the file: `reading.bars.1.time`, `levels.names item 4`."""
    names = [key for key in path if isinstance(key, str)]
    keys = ".".join(key if _BARE.fullmatch(key) else json.dumps(key, ensure_ascii=False) for key in names)
    return keys + "".join(_(" item {at}").format(at=at + 1) for at in path if isinstance(at, int))


def _line_with(pattern: bytes, raw: bytes) -> int:
    """Return the line on which something first stands."""
    match = re.search(pattern, raw)
    return raw.count(b"\n", 0, match.start() if match else 0) + 1


def _syntax(message: str, raw: bytes) -> tuple[int, Said]:
    """Split what tomllib says into the line and the rest; some Pythons quote what they found, line breaks and all."""
    placed = re.search(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$", message)
    line = int(placed[1]) if placed and placed[1] else raw.rstrip(b"\n").count(b"\n") + 1
    rest = " ".join((message[: placed.start()] if placed else message).split())[:120]
    return line, WordsError(Reason("no_toml", why=printable(rest)), Remedy("write_toml"))
