"""What the settings say of the screens: `theme`, `[keys]`, and their lines; and choosing a theme or a language."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from trustlog import config
from trustlog.errors import FileFaults, Reason, Refused, Remedy, Said
from trustlog.files.reading import contents


class ScreenSettings(NamedTuple):
    """The file's place, its text ("" without a file), the theme it names, its keys, and a fault of the whole file."""

    path: str
    text: str = ""
    theme: object = None
    keys: object = None
    fault: Said | None = None

    def line(self, section: str, name: str = "") -> int:
        """Return the line, from 1, of a section or of a name in it ("" for names above all sections)."""
        current_section = ""
        for number, line in enumerate(self.text.splitlines(), 1):
            header = re.match(r"\s*\[\s*([\w.-]+)\s*\]", line)
            if header:
                current_section = header[1]
                if not name and current_section == section:
                    return number
            elif current_section == section and re.match(rf"\s*[\"']?{re.escape(name)}[\"']?\s*=", line):
                return number
        return 1

    def fault_text(self, section: str, name: str, says: str) -> str:
        """Say a fault with its place."""
        return f"{self.path}, line {self.line(section, name)}: {says}"


def screen_settings(path: str | None = None) -> ScreenSettings:
    """Read what concerns the screens; a file that cannot be read is a fault, not an error."""
    path = path or config.settings_path()
    if not os.path.exists(path):  # noqa: PTH110 - on the way to the first frame; pathlib costs 8 ms
        return ScreenSettings(path)
    from trustlog.exchange.toml.read import read_toml

    try:
        text = contents(path).decode("utf-8-sig")
        values = read_toml(text)
    except OSError as error:
        return ScreenSettings(path, fault=Reason("file_says", path=path, why=error.strerror or error))
    except FileFaults as error:
        return ScreenSettings(path, fault=error)
    except ValueError as error:  # not TOML, or not UTF-8
        return ScreenSettings(
            path, fault=Refused(Reason("file_says", path=path, why=error), Remedy("mend_line_or_move"))
        )
    return ScreenSettings(path, text, values.get("theme"), values.get("keys"))


def theme_files(path: str) -> dict[str, Path]:
    """Return the user's own themes, files in `themes` beside the settings file, by name."""
    folder = Path(path).parent / "themes"
    return {file.stem: file for file in sorted(folder.glob("*.toml"))}


def read_theme(file: Path) -> Mapping[str, Any]:
    """Read a theme's file; what is wrong with it is said with its line."""
    from trustlog.exchange.toml.read import read_toml

    try:
        return read_toml(contents(file).decode("utf-8-sig"))
    except (OSError, ValueError, FileFaults) as error:
        raise Refused(Reason("in_field", field=file, error=error), Remedy("mend_line_or_move")) from None


def choose_theme(name: str) -> str:
    """Write `theme = "name"` to the settings file and leave every other line as it is; give the file's path."""
    return _choose("theme", name)


def choose_language(code: str) -> str:
    """Write `language = "code"` to the settings file and leave every other line as it is; give the file's path."""
    return _choose("language", code)


def _choose(name: str, value: str) -> str:
    """Write a text of the settings that stands above all sections; give the file's path."""
    from trustlog.exchange.toml.read import read_toml

    settings = screen_settings()
    if settings.fault is not None:
        raise Refused(Reason("setting_not_kept", why=settings.fault))
    values = read_toml(settings.text)
    line = f'{name} = "{value}"'
    lines = settings.text.splitlines(keepends=True)
    if isinstance(values.get(name), str):
        at = settings.line("", name) - 1
        lines[at] = line + lines[at][len(lines[at].rstrip("\r\n")) :]
    else:
        lines.insert(0, f"{line}\n")
    keep(settings, "".join(lines), {**values, name: value}, line)
    return settings.path


def keep(settings: ScreenSettings, text: str, wanted: Mapping[str, Any], line: str) -> None:
    """Write a settings file anew, where it then says what is wanted, else refuse and name the line to write."""
    from trustlog.exchange.toml.read import read_toml
    from trustlog.files.writing import replacing

    try:
        is_so = read_toml(text) == wanted
    except ValueError:
        is_so = False
    if not is_so:
        raise Refused(Reason("setting_not_kept", why=Remedy("write_line_to", line=line, path=settings.path)))
    try:
        Path(settings.path).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(Reason("cannot_be_written", path=settings.path, why=error.strerror or error)) from None
    with replacing(settings.path, advice=Remedy("write_line_yourself", line=line), settings=True) as file:
        file.write(text)
