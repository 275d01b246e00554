"""The records of a table, each told whether its quotes are closed: what is not swallows no other record.

A quote that is opened and never closed would make one cell of all that stands behind it. Where that is so the line it
is opened on is a record of its own that cannot be read, and what is behind it is read as if that quote were not there.
"""

import csv
import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from trustlog.errors import FileFaults, Reason
from trustlog.exchange.foreign.values import BEHIND_QUOTE, OPEN_QUOTE

_LONGEST_CELL = 2_000_000
_FEWEST_CELLS, _FEWEST_LINES, _FEWEST_SIGNS = 3, 3, 6
"""From so many on, lines that all have the cells of the heading are no text within a cell."""
_READ_AGAIN = 4
"""How many times a text may be read for what follows such quotes, before nobody can tell what is in quotes."""


class Record(NamedTuple):
    """The cells of a record, the line it begins on, and why it cannot be read, None where it can."""

    row: int
    cells: list[str]
    why: str | None = None


def records(text: str, delimiter: str, after: int = 0, *, width: int = 0, ours: str | None = None) -> Iterator[Record]:
    """Yield the records below that line that are not empty. `width` is how many cells the heading has.

    `ours` is the name of a file of ours, which goes in whole: there every quote has to be as the standard has it.
    """
    cut = _Cut(text, delimiter, ours)
    usual, is_behind = width, False
    while True:
        row, why = cut.line, None
        try:
            cells = cut.record(width, usual)
        except StopIteration:
            return
        if cells is None:
            cells, is_certain = cut.line_alone()
            is_behind = not is_certain or len(cells) not in (width or len(cells), usual)
            why = OPEN_QUOTE if is_behind else None  # else a few signs stand behind a quote that is closed
        elif is_behind and width:  # until a row has the cells of others it may be what was meant to be in quotes
            is_behind = len(cells) not in (width, usual)
            why = BEHIND_QUOTE if is_behind else None
            usual = len(cells) if 2 * len(cells) > width else usual  # two such rows alike are how rows are here
        elif row > after:
            usual = len(cells)
        if row > after and any(cell.strip() for cell in cells):
            yield Record(row, cells, why)


class _Cut:
    """A text that is cut into records; `line` is the first line of the next one. No line is held longer than needed."""

    def __init__(self, text: str, delimiter: str, ours: str | None) -> None:
        csv.field_size_limit(_LONGEST_CELL)
        self._text, self._delimiter, self._ours = text, delimiter, ours
        self._stream = io.StringIO(text, newline="")
        self._left = _READ_AGAIN * len(text) + 4 * _LONGEST_CELL
        self._at, self.line = 0, 1
        self._begin()

    def _begin(self) -> None:
        self._reader = csv.reader(self._stream, delimiter=self._delimiter, strict=True)
        self._above = self.line - 1  # lines that this reader did not count

    def record(self, width: int, usual: int) -> list[str] | None:
        """Return the cells of the next record; None where a quote in it is not closed, with the text as it was.

        `width` is how many cells the heading has, `usual` how many the record before had.
        """
        try:
            cells = next(self._reader)
        except csv.Error as error:
            if "limit" in str(error) and self._is_lost(width):
                raise self._refused(Reason("cell_too_long", most=_LONGEST_CELL // 1_000_000)) from None
            if self._ours is not None:
                raise self._refused(Reason("no_csv", name=self._ours, why=error)) from None
            self._back()
            return None
        ends, following = self._stream.tell(), self._above + self._reader.line_num + 1
        is_long = following - self.line > 1 and self._ours is None
        if is_long and _are_rows(self._text[self._at : ends], self._delimiter, cells, (width, usual)):
            self._back()
            return None
        self._at, self.line = ends, following
        return cells

    def _is_lost(self, width: int) -> bool:
        """Return whether nobody can tell where a cell without end ends, and so not where the next record begins.

        Where most of its lines have the cells of the heading, it is a quote that is not closed.
        """
        if self._ours is not None or width < 2:
            return True
        lines = self._text[self._at : self._stream.tell()].splitlines()[1:-1]
        return 2 * sum(line.count(self._delimiter) + 1 == width for line in lines) <= len(lines)

    def _back(self) -> None:
        self._left -= self._stream.tell() - self._at
        if self._left < 0:
            unread = self._text.count("\n", self._at) + (not self._text.endswith("\n"))
            raise self._refused(Reason("quotes_unclear", count=unread))
        self._stream.seek(self._at)

    def line_alone(self) -> tuple[list[str], bool]:
        """Return the cells of the next line as far as they can be told, and whether they are certain.

        They are where each quote is closed, and none is that seems to be closed in another cell.
        """
        line = self._stream.readline()
        reader = csv.reader([line, "\n"], delimiter=self._delimiter)
        self._at, self.line = self._stream.tell(), self.line + 1
        self._begin()
        try:
            cells = next(reader)
        except csv.Error:  # a cell without end
            return ["…"], False
        return cells, reader.line_num == 1 and not _is_over_cells(line, self._delimiter)

    def _refused(self, fault: Reason) -> FileFaults:
        return FileFaults([Reason("on_line", line=self.line, fault=fault)])


_QUOTED = re.compile(r'"((?:[^"]|"")*+)"')


def _is_over_cells(line: str, delimiter: str) -> bool:
    """Return whether a quote in a line goes over the end of a cell, and is closed where another cell begins."""
    at = 0
    while True:
        quoted = _QUOTED.match(line, at)
        if quoted is not None:
            at = quoted.end()
            if delimiter in quoted.group(1) and line[at : at + 1] not in (delimiter, "\r", "\n", ""):
                return True
        at = line.find(delimiter, at) + 1
        if not at:
            return False


def _are_rows(text: str, delimiter: str, cells: list[str], usual: tuple[int, int]) -> bool:
    """Return whether the lines of a record are records themselves, between two quotes that do not belong together."""
    if usual[0] < _FEWEST_CELLS:
        return False
    counts = [line.count(delimiter) + 1 for line in text.splitlines() if line.strip()]
    if len(cells) not in usual and any(cell.strip() for cell in cells[usual[0] :] or cells):
        return any(count in usual for count in counts[1:])
    signs = (len(counts) - 1) * (len(cells) - 1)  # between cells, that a text would have by chance
    return counts == [len(cells)] * len(counts) and len(counts) >= _FEWEST_LINES and signs >= _FEWEST_SIGNS
