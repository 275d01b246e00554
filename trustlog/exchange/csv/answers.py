"""A sheet of promises that came back filled in: a foreign file, of which every row is taken as it was written.

Nothing in it is believed: what a cell means is judged by whoever knows the ledger. It may be written by any
spreadsheet: UTF-8, UTF-16 or Windows-1252, its cells parted by commas, semicolons or tabs.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from trustlog.domain.limits import MOST_DIGITS, NUMBERS
from trustlog.errors import FileFault, FileFaults, Reason, Remedy
from trustlog.exchange.csv.cells import plain
from trustlog.exchange.csv.read import numbered_lines, raw
from trustlog.exchange.foreign.decoding import decoded, must_be_sound

NEEDED = ("sheet", "number", "word")
READ = (*NEEDED, "moved_to", "remark", "text")
"""The columns of a sheet that are read back; of `text` only whether it stands beside its own number still."""
LARGEST_FILE = 5_000_000
"""Bytes; a sheet of ten thousand promises has about one million."""


class AnsweredRow(NamedTuple):
    """A row of a sheet that came back, and the line it begins on; no `number` where there is none to be read."""

    line: int
    sheet: str
    number: int | None
    word: str
    moved_to: str
    remark: str
    is_whole: bool
    text: str = ""


def read_answers(path: Path) -> list[AnsweredRow]:
    """Return the rows of a sheet that came back, in order; refuse a file that is none."""
    content = raw(path)
    if len(content) > LARGEST_FILE:
        raise FileFaults([FileFault(Reason("answer_too_large", name=path.name, most=LARGEST_FILE // 1_000_000))])
    lines = numbered_lines(_decoded(content, path.name), path.name)
    first = next(lines, None)
    if first is not None and len(first[1]) <= 2 and first[1][0].strip().lower().startswith("sep="):
        first = next(lines, None)  # what a spreadsheet is told of the delimiter
    if first is None:
        raise FileFaults([FileFault(Reason("empty_file", name=path.name), Remedy("first_line_names_columns"))])
    places = _places(first[1])
    return [_row(line, cells, places, len(first[1])) for line, cells in lines]


def _decoded(content: bytes, name: str) -> str:
    """Read bytes as text: UTF-16 by its mark or its zeros, else UTF-8, else as Windows writes Western languages."""
    start = content[:4]
    try:
        if start.startswith((b"\xff\xfe", b"\xfe\xff")):
            return content.decode("utf-16")
        if len(start) == 4 and start[1::2] == b"\0\0" and b"\0" not in start[::2]:
            return content.decode("utf-16-le")
        if len(start) == 4 and start[::2] == b"\0\0" and b"\0" not in start[1::2]:
            return content.decode("utf-16-be")
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = decoded(content)
            return must_be_sound(text, name).text if text.encoding == "utf-8" else content.decode("cp1252")
    except UnicodeDecodeError:
        fault = FileFault(Reason("encoding_unknown", name=name), Remedy("save_as_utf_8"))
        raise FileFaults([fault]) from None


def _places(header: Sequence[str]) -> dict[str, int]:
    """Return where each column is, or refuse a header that lacks one or has one twice."""
    places: dict[str, int] = {}
    for place, cell in enumerate(header):
        name = plain(cell).strip().lower()
        if name in READ:
            if name in places:
                raise FileFaults([Reason("on_line", line=1, fault=Reason("column_twice", name=name))])
            places[name] = place
    missing = [name for name in NEEDED if name not in places]
    if missing:
        lack = Reason("columns_missing", count=len(missing), names=", ".join(missing))
        raise FileFaults([Reason("on_line", line=1, fault=FileFault(lack, Remedy("answer_own_sheet")))])
    return places


def _row(line: int, cells: Sequence[str], places: Mapping[str, int], width: int) -> AnsweredRow:
    """Return a row; a spreadsheet may have left empty cells at its end away, or put some there."""

    def cell(name: str) -> str:
        place = places.get(name)
        return "" if place is None or place >= len(cells) else plain(cells[place]).strip()

    is_whole = not any(text.strip() for text in cells[width:])
    return AnsweredRow(
        line, cell("sheet"), number_of(cell("number")), cell("word"), cell("moved_to"), cell("remark"), is_whole,
        cell("text"),
    )  # fmt: skip


def number_of(text: str) -> int | None:
    """Return the number in a cell, as `12`, `#12` or, of some spreadsheets, `12.0`; None for anything else."""
    digits = text.removeprefix("#").removesuffix(".0").removesuffix(",0")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS):
        return None
    number = int(digits)
    return number if NUMBERS.holds(number) else None
