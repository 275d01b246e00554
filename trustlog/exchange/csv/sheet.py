"""The file of a sheet of agreed promises: the partner fills in the last three columns and sends it back."""

import csv
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, TextIO

from trustlog.exchange.csv.column import DAY, Column
from trustlog.exchange.csv.write import cell

COLUMNS = (
    Column("sheet", "the name of the sheet"),
    Column("number", "the number of the promise"),
    Column("side", "we or you: who promised"),
    Column("text", "what was promised"),
    Column("due_on", f"{DAY} it is due; empty when none was agreed"),
    Column("word", "to be filled in: done, not_done, moved or disputed"),
    Column("moved_to", f"to be filled in with moved: {DAY}"),
    Column("remark", "to be filled in, in any words"),
)


class SheetCells(NamedTuple):
    """A row as it goes out; the partner's columns are empty."""

    sheet: str
    number: int
    side: str
    text: str
    due_on: date | None


def write_sheet(file: TextIO, rows: Iterable[SheetCells]) -> None:
    """Write the rows of a sheet."""
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([column.name for column in COLUMNS])
    for row in rows:
        due_on = None if row.due_on is None else row.due_on.isoformat()
        given = (row.sheet, row.number, row.side, row.text, due_on)
        writer.writerow([*map(cell, given), *[""] * (len(COLUMNS) - len(given))])
