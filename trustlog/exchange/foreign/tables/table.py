"""A CSV file to its heading and its records, however it is delimited, and whatever stands above the heading."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import tzinfo
from itertools import islice
from typing import NamedTuple

from trustlog.errors import FileFault, FileFaults, Reason, Remedy
from trustlog.exchange.foreign.decoding import BAD, LOST
from trustlog.exchange.foreign.tables.records import Record, records

DELIMITERS = (",", ";", "\t", "|")
LONGEST_ROW = 4_000_000
"""Characters of a line; a longer one is no table that any program wrote, and would be a million cells."""
_ZIP, _GZIP, _OLD_OFFICE = "PK\x03\x04", "\x1f\u2039", "\u00d0\u00cf\x11\u00e0"  # as Windows-1252 has these bytes
_HEAD = 20_000
_ABOVE = 12  # records that may stand above a heading
_LONGEST_TAIL = 40  # lines below the data
_MOST_COLUMNS = 3_000  # of a table that a program wrote


class Table(NamedTuple):
    """A heading, the signs between cells, and the line the heading is on."""

    heading: tuple[str, ...]
    delimiter: str
    row: int


def must_be_lines(text: str, name: str) -> None:
    """Refuse a text with a line that is too long to be cut into cells, and what is none: a workbook, an archive."""
    if text.startswith(_OLD_OFFICE) or (text.startswith(_ZIP) and ("xl/" in text[:_HEAD] or "xl/" in text[-_HEAD:])):
        raise FileFaults([FileFault(Reason("is_a_workbook", name=name), Remedy("save_as_csv"))])
    if text.startswith((_ZIP, _GZIP)):
        raise FileFaults([FileFault(Reason("is_packed", name=name), Remedy("unpack"))])
    longest = 0
    at = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        longest = max(longest, end - at)
        if longest > LONGEST_ROW:
            row = text.count("\n", 0, at) + 1
            fault = Reason("line_too_long", name=name, most=LONGEST_ROW // 1_000_000)
            raise FileFaults([Reason("on_line", line=row, fault=fault)])
        at = end + 1


def tables_of(text: str) -> Iterator[Table]:
    """Yield what may be the heading of this text, the likeliest sign between cells first."""
    head = text[:200_000]
    counts = {sign: head.count(sign) for sign in DELIMITERS}
    first = text.split("\n", 1)[0].strip().lower()
    told = first[4:5] if first.startswith("sep=") and len(first) == 5 else None
    signs = [told] if told in DELIMITERS else sorted(DELIMITERS, key=lambda sign: -counts[sign])
    for sign in signs:
        if sign is not None and counts[sign]:
            for record in islice(records(head, sign), _ABOVE):
                if record.why is None and 1 < len(record.cells) <= _MOST_COLUMNS:
                    yield Table(tuple(cell.strip().replace(BAD, LOST) for cell in record.cells), sign, record.row)


def column_of(text: str) -> Table | None:
    """Return the heading of a table of a single column, which no sign divides; None for any other text."""
    sign = next((sign for sign in DELIMITERS if sign not in text[:200_000]), DELIMITERS[0])
    first = list(islice(records(text[:200_000], sign), 2))
    if len(first) < 2 or first[0].why or any(len(record.cells) != 1 for record in first):
        return None
    return Table((first[0].cells[0].strip(),), sign, first[0].row)


def above_tail(rows: Iterator[Record], is_tail: Callable[[list[str]], bool]) -> Iterator[Record]:
    """Yield the records but those that are none: totals anywhere, and at the end whatever else stands below the data.

    There, behind an empty line, each line has one text: the name of the report, of the firm, a copyright. A spreadsheet
    that saves it again makes them as wide as the data, so they are known by what is among them.
    """
    held: list[Record] = []
    ends, is_below, has_ended = 0, False, False
    for record in rows:
        is_below = is_below or (ends > 0 and record.row > ends + 1)
        ends = record.row + sum(cell.count("\n") for cell in record.cells)
        if is_tail(record.cells):
            has_ended = True
        elif is_below and len(held) < _LONGEST_TAIL and _has_one_text(record.cells):
            held.append(record)
        else:
            yield from held
            held, is_below, has_ended = [], False, False
            yield record
    if not has_ended:
        yield from held


def _has_one_text(cells: list[str]) -> bool:
    return bool(cells[0].strip()) and not any(cell.strip() for cell in cells[1:])


_IDS = frozenset(("id", "firm_id", "firm_ids", "contact_ids", "account"))
_ROUNDED = re.compile(r"\b\d(?:[.,]\d+)?E\+\d+\b")
"""What a spreadsheet makes of a long number, `2,73E+11`: it is that of many records, and so of none."""


class Row:
    """The cells of a record by field; a field may have several columns, of which the first with a text counts."""

    __slots__ = ("_cells", "_places", "home", "row")

    def __init__(self, record: Record, places: dict[str, tuple[int, ...]], home: tzinfo | None = None) -> None:
        """Know the cells, and the zone in which times are shown that say how far from UTC they are."""
        self.row, self.home = record.row, home
        self._cells = record.cells
        self._places = places

    def all(self, field: str) -> list[str]:
        """Return the texts of a field's columns that have one."""
        cells = self._cells
        texts = (cells[place].strip() for place in self._places.get(field, ()) if place < len(cells))
        if field in _IDS:
            return [text for text in texts if text and not _ROUNDED.search(text)]
        return [text for text in texts if text]

    def bad_line(self, fields: Sequence[str]) -> int | None:
        """Return the line of the first sign in any of these fields that could not be read; None where all could."""
        cells = self._cells
        bad = [place for field in fields for place in self._places[field] if BAD in "".join(cells[place : place + 1])]
        if not bad:
            return None
        before = "\n".join(("".join(cells[: min(bad)]), cells[min(bad)].partition(BAD)[0]))
        return self.row + len(before.splitlines()) - 1 + before.endswith("\n") - 1

    def has(self, field: str) -> bool:
        """Return whether any column is that field."""
        return bool(self._places.get(field))

    def text(self, field: str) -> str | None:
        """Return the text of a field, None where it is empty."""
        return next(iter(self.all(field)), None)

    def first(self, *fields: str) -> str | None:
        """Return the text of the first of these fields that has one."""
        return next((text for field in fields if (text := self.text(field))), None)

    def goes_on(self, width: int) -> bool:
        """Return whether there is a text beyond so many cells."""
        return any(cell.strip() for cell in self._cells[width:])

    def truth(self, field: str) -> bool:
        """Return whether a field says yes, in any of the languages that programs write it in."""
        return (self.text(field) or "").lower() in _YES


# fmt: off
_YES = frozenset((
    "true", "waar", "wahr", "vrai", "verdadero", "verdadeiro", "vero", "1", "yes", "ja", "oui", "sí", "sì", "si", "sim",
    "x", "on", "ein", "aan",
))
# fmt: on


def is_empty_of(row: Row, fields: Sequence[str]) -> bool:
    """Return whether a record has a text in none of these fields."""
    return not any(row.all(field) for field in fields)
