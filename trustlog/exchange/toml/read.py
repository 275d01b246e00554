"""TOML from a file that anybody may have written: what is nested too deep for Python to follow is refused at once."""

import re
import tomllib
from typing import Any

from trustlog.errors import Reason

_DEEPEST = 16  # tables and lists within each other; settings need four
_DEEP_KEY = re.compile(r"^[ \t]*+\[{0,2}+(?:[ \t]*+(?:\"[^\"\n]*+\"|'[^'\n]*+'|[\w-]++)[ \t]*+\.){20}", re.MULTILINE)
_DEEP_VALUE = re.compile(r"(?:[\[{]\s*+){10}")


class TooDeepError(ValueError):
    """What stands within each other is too deep to read."""

    def __init__(self, line: int) -> None:
        self.reason = Reason("settings_too_deep")
        self.line = line
        super().__init__(Reason("at_line", reason=self.reason, line=line))


def read_toml(text: str) -> dict[str, Any]:
    """Read a text as TOML; a TOMLDecodeError, or another ValueError, where it is none that can be read."""
    if deep := _DEEP_KEY.search(text):  # Python would take time with the square of such a key
        raise TooDeepError(_line(text, deep.end()))
    try:
        values = tomllib.loads(text)
    except RecursionError:
        values = None
    if values is None or _is_deep(values):
        match = _DEEP_VALUE.search(text)
        raise TooDeepError(_line(text, match.start() if match else 0))
    return values


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _is_deep(values: object) -> bool:
    """Return whether more stands within each other than most code can follow."""
    level = [values]
    for _ in range(_DEEPEST):
        level = [
            inner
            for container in level
            if isinstance(container, dict | list)
            for inner in (container.values() if isinstance(container, dict) else container)
        ]
        if not level:
            return False
    return True
