"""The rows of a CSV file as values of their kind, each cell checked; every fault is reported with its line."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from trustlog.errors import Said
from trustlog.exchange.csv import disclosures, moments, partners, people, promises
from trustlog.exchange.csv.disclosures import DisclosureRow
from trustlog.exchange.csv.moments import MomentRow
from trustlog.exchange.csv.partners import PartnerRow
from trustlog.exchange.csv.people import PersonRow
from trustlog.exchange.csv.promises import PromiseRow
from trustlog.exchange.csv.read import Row, Sheet
from trustlog.exchange.csv.row_cells import Cells

AnyRow = PartnerRow | PersonRow | PromiseRow | MomentRow | DisclosureRow
_READERS: dict[str, Callable[[Cells, date], AnyRow]] = {
    "partners": partners.read_row,
    "people": people.read_row,
    "promises": promises.read_row,
    "moments": moments.read_row,
    "disclosures": disclosures.read_row,
}


class Typed(NamedTuple):
    """The rows without a fault, those with faults (whose partners are checked all the same), and every fault."""

    rows: list[AnyRow]
    unsound: list[AnyRow]
    faults: list[tuple[int, Said]]


def typed(sheet: Sheet, kind: str, today: date) -> Typed:
    """Return the rows as values, and every fault of form and of cells with its line."""
    rows: list[AnyRow] = []
    unsound: list[AnyRow] = []
    for _, row, is_sound in each_typed(sheet, kind, today):
        (rows if is_sound else unsound).append(row)
    return Typed(rows, unsound, sheet.faults)


def each_typed(sheet: Sheet, kind: str, today: date) -> Iterator[tuple[Row, AnyRow, bool]]:
    """Yield each row with its value and whether it is without a fault; faults join those of the sheet."""
    read, faults = _READERS[kind], sheet.faults
    for row in sheet.rows:
        before = len(faults)
        typed_row = read(Cells(row.line, row.cells, faults), today)
        yield row, typed_row, len(faults) == before
