"""The file of disclosures: its columns, a row of it as a value, and how the row is read."""

from datetime import date
from typing import NamedTuple

from trustlog.domain.facts.book import ASPECTS, Aspect
from trustlog.domain.kinds.words import DIRECTIONS
from trustlog.domain.limits import DEPTH
from trustlog.errors import Reason
from trustlog.exchange.csv.column import EMPTY, NEEDED, READ, REST, WHO, Column
from trustlog.exchange.csv.row_cells import UNSTAMPED, Cells, Stamp
from trustlog.language import N_

COLUMNS = (
    *WHO,
    Column("on", N_("the day it was told, or found out"), NEEDED),
    Column("partners", N_("handle of the partner (an import takes the whole name too)"), NEEDED),
    Column("people", EMPTY),
    *REST,
    Column("direction", N_("who told, or hid"), NEEDED),
    Column("topic", N_("what it was about"), NEEDED),
    Column("depth", N_("how deep it went (2 when not given); empty when missed"), READ),
    Column("missed", N_("true when it should have been told and was found out otherwise"), READ),
    Column("item", N_("name of the item of the open book that was told; empty where none is named"), READ),
    Column("item_text", N_("what it is about; an import adds an item that has this, its aspect and its depth"), READ),
    Column("item_aspect", N_("what of us that item is about"), READ),
    Column("item_depth", N_("how deep that item goes"), READ),
)


class ItemCells(NamedTuple):
    """What a file says of an item of the open book."""

    text: str
    aspect: Aspect
    depth: int


class DisclosureRow(NamedTuple):
    """Openness, or what was missed of it."""

    line: int
    partners: tuple[str, ...]
    ours: bool
    on: date
    topic: str
    depth: int | None
    missed: bool
    note: str | None
    private: bool
    item: str | None = None
    about: ItemCells | None = None
    stamp: Stamp = UNSTAMPED


def read_row(cells: Cells, today: date) -> DisclosureRow:
    """Read a row of disclosures; faults are noted with the cells, and what is at fault has a stand-in."""
    missed, depth = bool(cells.truth("missed")), cells.number("depth", DEPTH)
    if missed and depth is not None:
        cells.fault(Reason("missed_has_no_depth"))
    row = DisclosureRow(
        cells.line,
        cells.partner(),
        cells.one_of("direction", DIRECTIONS, needed=True) == "ours",
        cells.needed_day("on"),
        cells.needed("topic"),
        None if missed else depth or 2,
        missed,
        cells.text("note"),
        bool(cells.truth("private")),
        cells.text("item"),
        _about(cells),
        cells.stamp(),
    )
    cells.not_ahead("on", row.on, today)
    return row


def _about(cells: Cells) -> ItemCells | None:
    """Read what the file says of the item; None where it does not say all that an item has."""
    text, aspect = cells.text("item_text"), cells.one_of("item_aspect", ASPECTS)
    depth = cells.number("item_depth", DEPTH)
    return None if text is None or aspect is None or depth is None else ItemCells(text, aspect, depth)
