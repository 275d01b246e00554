"""On which line of a TOML text each key and each item of a list stands, which `tomllib` does not tell."""

from collections.abc import Iterator, Mapping

Path = tuple[str | int, ...]
_BLANK = " \t"
_SPACE = " \t\r\n"
_ENDS = " \t\r\n,]}#"
_SIGNS = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}


def key_lines(text: str) -> dict[Path, int]:
    """Return the line, from 1, of every table, key and item of a text that `tomllib` has read without a fault."""
    return _Lines(text).read()


def line_of(lines: Mapping[Path, int], path: Path) -> int | None:
    """Return the line of a path, or of the nearest part of it that stands in the text."""
    for end in range(len(path), 0, -1):
        if path[:end] in lines:
            return lines[path[:end]]
    return None


class _Lines:
    """Reads the text once; it checks nothing, because tomllib has checked it."""

    def __init__(self, text: str) -> None:
        self.text = text.replace("\r\n", "\n")
        self.at = 0
        self.line = 1
        self.seen = 0  # up to where line breaks are counted
        self.found: dict[Path, int] = {}
        self.lists: dict[Path, int] = {}  # how many tables a list of tables has by now

    def read(self) -> dict[Path, int]:
        """Walk through tables and keys."""
        table: Path = ()
        while self._skip(_SPACE):
            if self._peek("["):
                table = self._header()
            else:
                self._pair(table)
        return self.found

    def _header(self) -> Path:
        line = self._here()
        many = self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        keys = list(self._keys())
        self.at += 2 if many else 1
        path: Path = ()
        for key in keys[:-1]:
            path = self._inside((*path, key), line)
        path = (*path, keys[-1])
        self.found.setdefault(path, line)
        if many:
            self.lists[path] = self.lists.get(path, 0) + 1
            path = (*path, self.lists[path] - 1)
            self.found[path] = line
        return path

    def _inside(self, path: Path, line: int) -> Path:
        """Go on in a table, or in the last one of a list of tables."""
        self.found.setdefault(path, line)
        return (*path, self.lists[path] - 1) if path in self.lists else path

    def _pair(self, table: Path) -> None:
        line = self._here()
        path = table
        for key in self._keys():
            path = (*path, key)
            self.found.setdefault(path, line)
        self.at += 1  # the equals sign
        self._value(path)

    def _keys(self) -> Iterator[str]:
        """Read `a."b c".d`; stop at what follows."""
        while True:
            self._skip(_BLANK)
            if self.text[self.at] in "\"'":
                yield self._string()
            else:
                start = self.at
                while self.text[self.at] not in ' \t.=]"':
                    self.at += 1
                yield self.text[start : self.at]
            self._skip(_BLANK)
            if not self._peek("."):
                return
            self.at += 1

    def _value(self, path: Path) -> None:
        self._skip(_BLANK)
        if self._peek("[") or self._peek("{"):
            self._several(path, "]" if self._peek("[") else "}")
        elif self._peek('"') or self._peek("'"):
            self._string()
        else:
            while self.at < len(self.text) and self.text[self.at] not in _ENDS:
                self.at += 1

    def _several(self, path: Path, end: str) -> None:
        """Read a list or an inline table."""
        self.at += 1
        count = 0
        self._skip(_SPACE + ",")
        while not self._peek(end):
            if end == "]":
                self.found[(*path, count)] = self._here()
                self._value((*path, count))
                count += 1
            else:
                self._pair(path)
            self._skip(_SPACE + ",")
        self.at += 1

    def _string(self) -> str:
        """Read a text in quotes; only keys are looked at, so escapes are undone for short texts alone."""
        sign = self.text[self.at]
        if self.text.startswith(sign * 3, self.at):
            return self._long_string(sign)
        self.at += 1
        characters = []
        while not self._peek(sign):
            step = 1
            if self._peek("\\") and sign == '"':
                shown, step = self._escaped(self.text[self.at + 1])
                characters.append(shown)
            else:
                characters.append(self.text[self.at])
            self.at += step
        self.at += 1
        return "".join(characters)

    def _escaped(self, sign: str) -> tuple[str, int]:
        digits = {"x": 2, "u": 4, "U": 8}.get(sign)
        if digits is None:
            return _SIGNS.get(sign, sign), 2
        return chr(int(self.text[self.at + 2 : self.at + 2 + digits], 16)), 2 + digits

    def _long_string(self, sign: str) -> str:
        self.at += 3
        while not self.text.startswith(sign * 3, self.at):
            self.at += 2 if self._peek("\\") and sign == '"' else 1
        self.at += 3
        while self._peek(sign):  # up to two quotes may stand before the closing three
            self.at += 1
        return ""

    def _skip(self, signs: str) -> bool:
        """Pass over these signs and comments; tell whether anything is left."""
        while self.at < len(self.text):
            if self._peek("#"):
                end = self.text.find("\n", self.at)
                self.at = len(self.text) if end < 0 else end
            elif self.text[self.at] in signs:
                self.at += 1
            else:
                return True
        return False

    def _peek(self, sign: str) -> bool:
        return self.text.startswith(sign, self.at)

    def _here(self) -> int:
        self.line += self.text.count("\n", self.seen, self.at)
        self.seen = self.at
        return self.line
