"""Files of content lines (iCalendar, vCard): unfolded, cut into blocks, each line with its name, parameters and value.

One broken line or block leaves the others as they are. Lines that hold pictures, sounds and keys are never kept.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from trustlog.exchange.foreign.decoding import BAD

NEVER_READ = frozenset(("PHOTO", "LOGO", "KEY", "SOUND", "ATTACH", "X-ALT-DESC", "IMAGE", "AGENT", "X-MS-CARDPICTURE"))
CLASSES = frozenset(("CLASS", "X-CALENDARSERVER-ACCESS"))
"""The lines that say who may see something."""
LONGEST_VALUE = 200_000
"""Characters of a line that are kept."""
_MOST_LINES = 20_000  # of one block
_OF_MANY = frozenset(("VCALENDAR",))  # what is inside these and was not asked for is let go


class Line(NamedTuple):
    """A content line: the number of its first physical line, its name without a group, its parameters, its value."""

    row: int
    name: str
    params: dict[str, tuple[str, ...]]
    value: str

    def param(self, name: str) -> str | None:
        """Return the first value of a parameter."""
        return next(iter(self.params.get(name, ())), None)


class Block(NamedTuple):
    """A block between BEGIN and END; `inner` are blocks inside it. `whole` is False where its END is missing."""

    name: str
    row: int
    lines: list[Line]
    inner: "list[Block]"
    whole: bool = True

    def first(self, name: str) -> Line | None:
        """Return the first line of that name."""
        return next((line for line in self.lines if line.name == name), None)

    def text(self, name: str) -> str | None:
        """Return the value of the first line of that name that is not empty."""
        return next((line.value for line in self.lines if line.name == name and line.value.strip()), None)

    @property
    def is_private(self) -> bool:
        """Return whether it says so. A class that nobody knows is private (RFC 5545), as Outlook's X-PERSONAL is."""
        told = (line.value.strip() for line in self.lines if line.name in CLASSES)
        return any(word.upper() != "PUBLIC" for word in told if word)

    @property
    def has_class(self) -> bool:
        """Return whether it says who may see it."""
        return any(line.value.strip() for line in self.lines if line.name in CLASSES)

    def bad_line(self) -> int | None:
        """Return the row of the first line with a sign that could not be read; None where all could."""
        return next((line.row for line in self.lines if BAD in line.value or BAD in str(line.params)), None)

    def all(self, name: str) -> list[Line]:
        """Return the lines of that name."""
        return [line for line in self.lines if line.name == name]


def raw_lines(text: str, *, soft_breaks: bool = False) -> Iterator[tuple[int, str]]:
    """Yield lines with the folded ones put together, each with the number of its first physical line.

    With `soft_breaks` a quoted-printable line that ends in `=` goes on in the next one, as vCard 2.1 has it.
    """
    parts: list[str] = []
    begins, size, soft = 1, 0, False
    for number, physical in enumerate(_physical(text), 1):
        folded = physical[:1] in (" ", "\t")
        soft = soft and _END.match(physical) is None  # a break that nothing follows
        if parts and (folded or soft):
            if size < LONGEST_VALUE:
                part = physical[1:] if folded and not soft else physical
                if soft:
                    parts[-1] = parts[-1][:-1]
                parts.append(part)
                size += len(part)
            soft = soft and physical.endswith("=")
            continue
        if parts:
            yield begins, "".join(parts)
        parts, begins, size = [physical[:LONGEST_VALUE]], number, len(physical)
        soft = soft_breaks and physical.endswith("=") and "QUOTED-PRINTABLE" in physical.partition(":")[0].upper()
    if parts:
        yield begins, "".join(parts)


def _physical(text: str) -> Iterator[str]:
    at, last = 0, len(text) - text.endswith("\n")
    while at < len(text):
        end = text.find("\n", at + _READ_AT_ONCE)
        end = last if end < 0 else end
        for line in text[at:end].split("\n"):
            yield line.rstrip("\r")
        at = end + 1


_READ_AT_ONCE = 100_000  # characters
_END = re.compile(r"(?:BEGIN|END):VCARD\s*$", re.IGNORECASE)
_AGENT = re.compile(r"\s*(?:[A-Z0-9-]+\.)?AGENT(?:;[^:]{0,200})?:\s*", re.IGNORECASE)
_NAME = re.compile(r"(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)(?=[;:])")
_ALL_LINES: Mapping[str, frozenset[str]] = {}
_NAMELESS = Line(0, "", {}, "")


def read_line(row: int, text: str, only: frozenset[str] | None = None) -> Line | None:
    """Read a content line; None where it is none, or one that is never read. With `only`, others are nameless."""
    match = _NAME.match(text)
    if match is None:
        return None
    name = match.group(1).upper()
    if name in NEVER_READ:
        return None
    colon = text.find(":", match.end())
    if colon < 0:
        return None
    if only is not None and name not in only:
        return _NAMELESS
    if text.find('"', match.end(), colon) < 0:
        return Line(row, name, _params(list(filter(None, text[match.end() : colon].split(";")))), text[colon + 1 :])
    pieces: list[str] = []
    at = begin = match.end()
    quoted = False
    while at < len(text):
        sign = text[at]
        if sign == '"':
            quoted = not quoted
        elif not quoted and sign in ";:":
            if at > begin:
                pieces.append(text[begin:at])
            begin = at + 1
            if sign == ":":
                return Line(row, name, _params(pieces), text[at + 1 :])
        at += 1
    return Line(row, name, {}, text[colon + 1 :])  # a quote that is never closed


def _params(pieces: list[str]) -> dict[str, tuple[str, ...]]:
    params: dict[str, tuple[str, ...]] = {}
    for piece in pieces[:50]:
        key, sign, value = piece.partition("=")
        if not sign:
            key, value = "TYPE", piece  # vCard 2.1: a type alone
        key = key.upper()
        if key == "CN":  # a name has commas
            values: tuple[str, ...] = (value.strip().strip('"'),)
        elif value and "," not in value and '"' not in value:
            values = (value.strip(),)
        else:
            values = tuple(part.strip().strip('"') for part in _VALUES.findall(value))
        params[key] = params[key] + values if key in params else values
    return params


_VALUES = re.compile(r'"[^"]*"|[^,"]+')


def blocks(
    text: str, wanted: frozenset[str], *, soft_breaks: bool = False, only: Mapping[str, frozenset[str]] = _ALL_LINES
) -> Iterator[Block]:
    """Yield the blocks of these names, in the order in which they end; other blocks are looked through for them.

    Of the blocks in `only` just the lines of these names are read, and what is inside them is not kept.
    """
    open_blocks: list[Block] = []
    named: Counter[str] = Counter()  # how many blocks of a name are open
    above = ""
    for row, raw in raw_lines(text, soft_breaks=soft_breaks):
        first, line_above, above = raw[:1], above, raw
        head = raw[:40].strip().upper() if first in "BbEe" or not first.isalnum() else ""
        if head.startswith("BEGIN:"):
            name = head[6:].strip()
            if _AGENT.fullmatch(line_above):  # a card within a card
                name = f"AGENT {name}"
            while name in wanted and named[name]:  # its END is missing
                yield from _closed(open_blocks, named, wanted, whole=False)
            open_blocks.append(Block(name, row, [], []))
            named[name] += 1
        elif head.startswith("END:"):
            name = head[4:].strip()
            if open_blocks and open_blocks[-1].name == f"AGENT {name}":
                name = open_blocks[-1].name
            if named[name]:
                while open_blocks[-1].name != name:
                    yield from _closed(open_blocks, named, wanted, whole=False)
                yield from _closed(open_blocks, named, wanted, whole=True)
        elif open_blocks and len(open_blocks[-1].lines) < _MOST_LINES:
            line = read_line(row, raw, only.get(open_blocks[-1].name))
            if line is not None:
                open_blocks[-1].lines.append(line)
    while open_blocks:
        yield from _closed(open_blocks, named, wanted, whole=False)


def _closed(open_blocks: list[Block], named: Counter[str], wanted: frozenset[str], *, whole: bool) -> Iterator[Block]:
    block = open_blocks.pop()._replace(whole=whole)
    named[block.name] -= 1
    if block.name in wanted:
        yield block
    elif open_blocks and open_blocks[-1].name not in _OF_MANY:
        open_blocks[-1].inner.append(block)


def unescaped(text: str) -> str:
    """Undo the escapes of a text value."""
    return _ESCAPE.sub(lambda match: "\n" if match.group(1) in "nN" else match.group(1), text)


_ESCAPE = re.compile(r"\\([\\;,nN:])")


def split_value(text: str, sign: str) -> list[str]:
    """Split a value at a sign that is not escaped, and undo the escapes of its parts."""
    parts = re.split(rf"(?<!\\)((?:\\\\)*){sign}", text[:LONGEST_VALUE])
    joined = [parts[at] + (parts[at + 1] if at + 1 < len(parts) else "") for at in range(0, len(parts), 2)]
    return [unescaped(part).strip() for part in joined]
