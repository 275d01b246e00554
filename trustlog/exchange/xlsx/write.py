"""Tables to a workbook, a row at a time and in steady memory: real days and numbers, and no text that is ever run."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from textwrap import wrap
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from trustlog.errors import Reason, Refused, Remedy
from trustlog.exchange.csv.dictionary import CellType
from trustlog.exchange.extras import need
from trustlog.files.writing import named, replacing_bytes

if TYPE_CHECKING:
    from xlsxwriter import Workbook

NAME_ANOTHER = Remedy("name_another", option="out")
MOST_ROWS = 1_048_576
"""Rows that a sheet has, its heading among them."""
LONGEST = 32_767
"""Signs of a cell, counted in UTF-16 as spreadsheets do."""
_CUT = " […]"
_WIDTHS: dict[CellType, int] = {
    "day": 12,
    "time": 18,
    "number": 11,
    "share": 11,
    "flag": 9,
    "list": 26,
    "text": 22,
    "any": 22,
}
_WIDE = 48
_TWO_LINES, _ONE_LINE = 32, 18  # points; a row has room above its text, so that the line below the heading is clear
_ON_A_PAGE = 240  # signs beside each other on a page, in letters that are small but can be read
_BUTTON = 3  # signs of a heading that its filter, bold letters and indent take
_STEERING = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))
_FIRST_DAY = date(1900, 3, 1)  # before it spreadsheets count a day that never was


class Column(NamedTuple):
    """A column of a sheet: what stands above it, how its cells are written, and whether it holds long texts."""

    heading: str
    kind: CellType
    wide: bool = False


class Sheet:
    """A sheet of a book, filled row by row from the top."""

    def __init__(self, book: "Book", title: str, columns: Sequence[Column]) -> None:
        self._book, self._columns, self._sheet = book, columns, book.made.add_worksheet(title)
        self.rows, self.cut = 0, 0
        for at, column in enumerate(columns):
            self._sheet.set_column(at, at, _width(column))
        self._sheet.set_default_row(_ONE_LINE)
        self._sheet.set_row(0, _TWO_LINES)
        self._sheet.freeze_panes(1, 0)
        self._sheet.repeat_rows(0)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(_pages(columns), 0)
        if _pages(columns) > 1:
            self._sheet.repeat_columns(0)
            self._sheet.print_across()
        for at, column in enumerate(columns):
            style = book.styles["heading of numbers" if column.kind in _RIGHT else "heading"]
            _done(self._sheet.write_string(0, at, column.heading, style))

    def write(self, rows: Iterable[Sequence[Any]]) -> int:
        """Write rows below those that are there; return how many there are. Raises `Refused` when the sheet is full."""
        for row in rows:
            self.rows += 1
            if self.rows >= self._book.most_rows:
                raise Refused(Reason("sheet_full", rows=self._book.most_rows - 1), Remedy("choose_less"))
            for at, (column, value) in enumerate(zip(self._columns, row, strict=True)):
                if value is not None and value != "":
                    self._cell(self.rows, at, column, value)
        return self.rows

    def _cell(self, row: int, at: int, column: Column, value: Any) -> None:
        style = self._book.styles[_kind(column.kind, value)]
        if isinstance(value, bool):
            _done(self._sheet.write_boolean(row, at, value, style))
        elif isinstance(value, int | float):
            _done(self._sheet.write_number(row, at, value, style))
        elif isinstance(value, date) and value.timetuple() >= _FIRST_DAY.timetuple():
            _done(self._sheet.write_datetime(row, at, value, style))
        elif text := self._text(str(value)):
            _done(self._sheet.write_string(row, at, text, self._book.styles["text"]))

    def _text(self, text: str) -> str:
        """Return a text as a cell takes it: without signs that no such file may hold, and no longer than it may be."""
        clean = text.translate(_STEERING)
        if len(clean) <= LONGEST // 2 or len(clean.encode("utf-16-le")) // 2 <= LONGEST:
            return clean
        self.cut += 1
        kept = clean.encode("utf-16-le")[: (LONGEST - len(_CUT)) * 2]
        return kept.decode("utf-16-le", "ignore") + _CUT

    def finish(self) -> None:
        """Put filters above the columns and bars into the shares, now that it is known how far they go."""
        if not self.rows:
            return
        self._sheet.autofilter(0, 0, self.rows, len(self._columns) - 1)
        for at, column in enumerate(self._columns):
            if column.kind == "share":
                self._sheet.conditional_format(1, at, self.rows, at, _BAR)


_BAR = {
    "type": "data_bar", "min_type": "num", "min_value": 0, "max_type": "num", "max_value": 1,
    "bar_color": "#9BC2B1", "bar_solid": True, "data_bar_2010": True,
}  # fmt: skip
_HEADING: dict[str, Any] = {
    "bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#EEF3F0",
}  # fmt: skip
_RIGHT = ("day", "time", "number", "share")
"""What stands at the right of its cell, as spreadsheets have it; its heading stands above it."""
_STYLES: dict[str, dict[str, Any]] = {
    "heading": {**_HEADING, "align": "left", "indent": 1},
    "heading of numbers": {**_HEADING, "align": "right"},
    "day": {"num_format": 14, "valign": "vcenter"},
    "time": {"num_format": 22, "valign": "vcenter"},
    "share": {"num_format": "0 %", "valign": "vcenter"},
    "number": {"num_format": "0.###;-0.###;0", "valign": "vcenter"},
    "flag": {"valign": "vcenter"},
    "list": {"valign": "vcenter", "indent": 1},
    "text": {"valign": "vcenter", "indent": 1},
}


class Book:
    """A workbook that is being written."""

    def __init__(self, made: "Workbook", most_rows: int) -> None:
        self.made, self.most_rows = made, most_rows
        self.styles = {name: made.add_format(style) for name, style in _STYLES.items()}
        self._sheets: list[Sheet] = []

    def sheet(self, title: str, columns: Sequence[Column]) -> Sheet:
        """Add a sheet behind those that are there; they can be filled in any order."""
        sheet = Sheet(self, title, columns)
        self._sheets.append(sheet)
        return sheet

    @property
    def cut(self) -> int:
        """Return how many texts were too long for a cell."""
        return sum(sheet.cut for sheet in self._sheets)

    def finish(self) -> None:
        """Finish every sheet."""
        for sheet in self._sheets:
            sheet.finish()


@contextmanager
def writing_book(
    out: str, *, title: str, author: str, made_at: datetime, ledger: str = "", most_rows: int = MOST_ROWS
) -> Iterator[tuple[str, Book]]:
    """Write a workbook to a file, which replaces one of that name once it is whole: its path, and the book to fill."""
    need("xlsxwriter")
    path = named(out, advice=NAME_ANOTHER)
    with replacing_bytes(path, ledger=ledger, advice=NAME_ANOTHER) as file, _workbook(file) as made:
        made.set_properties({"title": title, "author": author, "created": made_at.replace(tzinfo=None)})
        book = Book(made, most_rows)
        yield path, book
        book.finish()


@contextmanager
def _workbook(file: BinaryIO) -> "Iterator[Workbook]":
    """Hold a workbook that keeps one row of a sheet in memory; it is put together only where all went well."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import XlsxWriterException

    options = {"constant_memory": True}
    options |= dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    made = Workbook(file, options)
    try:
        yield made
        made.close()
    except XlsxWriterException as error:
        raise Refused(Reason("cannot_be_written", path=getattr(file, "name", ""), why=error), NAME_ANOTHER) from None


def _width(column: Column) -> int:
    """Return how many signs wide a column is: as its cells need, and more where its heading took a third line."""
    width = _WIDE if column.wide else _WIDTHS[column.kind]
    while not _fits(column.heading, width - _BUTTON):
        width += 1
    return width


def _fits(heading: str, room: int) -> bool:
    """Return whether a heading takes two lines at most, and no word of it more than one."""
    lines = wrap(heading, room, break_long_words=False)
    return len(lines) <= 2 and all(len(line) <= room for line in lines)


def _pages(columns: Sequence[Column]) -> int:
    """Return how many pages beside each other a sheet is printed on, so that it can be read."""
    return max(1, -(-sum(map(_width, columns)) // _ON_A_PAGE))


def _kind(kind: CellType, value: Any) -> CellType:
    """Return how a value is shown in a column of which each row is something else."""
    if kind != "any":
        return kind
    by_type: dict[type, CellType] = {float: "share", int: "number", date: "day"}
    return by_type.get(type(value), "text")


def _done(code: int) -> None:
    """See that a cell was written: the library answers with a number and says nothing else."""
    if code:
        raise Refused(Reason("cell_not_written", code=code), NAME_ANOTHER)
