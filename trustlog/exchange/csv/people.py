"""The file of people, which is only imported: its columns, a row of it as a value, and how the row is read."""

from datetime import date
from typing import NamedTuple

from trustlog.exchange.csv.column import NEEDED, READ, Column
from trustlog.exchange.csv.row_cells import Cells

COLUMNS = (
    Column("partner", "handle or whole name of the partner", NEEDED),
    Column("name", "the person's name", NEEDED),
    Column("role", "what they do", READ),
    Column("email", "where to write to", READ),
    Column("phone", "where to call", READ),
    Column("note", "a remark", READ),
    Column("left_on", "the day they left, or empty", READ),
)


class PersonRow(NamedTuple):
    """Somebody at a partner, which is named by handle or name."""

    line: int
    partner: str
    name: str
    role: str | None
    email: str | None
    phone: str | None
    note: str | None
    left_on: date | None


def read_row(cells: Cells, today: date) -> PersonRow:
    """Read a row of people; faults are noted with the cells, and what is at fault has a stand-in."""
    row = PersonRow(
        cells.line,
        cells.needed("partner"),
        cells.needed("name"),
        cells.text("role"),
        cells.text("email"),
        cells.text("phone"),
        cells.text("note"),
        cells.day("left_on"),
    )
    cells.not_ahead("left_on", row.left_on, today)
    return row
