"""The file of partners: its columns, a row of it as a value, and how the row is read."""

from datetime import date
from typing import NamedTuple

from trustlog.domain.facts.partner import domains_of, tags_of
from trustlog.domain.limits import CADENCE
from trustlog.errors import Reason
from trustlog.exchange.csv.column import DAY, NEEDED, READ, Column
from trustlog.exchange.csv.row_cells import Cells

COLUMNS = (
    Column("handle", "the short name; made from the name when none is given", READ),
    Column("name", "the name", NEEDED),
    Column("level", "the level in force (1 when not given)", READ),
    Column("level_since", "the day it came to that level (today when not given)", READ),
    Column(
        "on_trial",
        "since when the level is a step on trial, `level_since` then being the day of the level below; empty where it "
        "is not",
    ),
    Column("target", "the level aimed at (one above when not given)", READ),
    Column("cadence_days", "days meant to pass between two moments (30, or your setting, when not given)", READ),
    Column("archived_on", f"{DAY} it was let go, or empty", READ),
    Column("archive_reason", "why", READ),
    Column("note", "a remark", READ),
    Column("logged_from", "the day from which nothing logged means that nothing was (today when not given)", READ),
    Column("owner", "who of us looks after it", READ),
    Column("tags", "words to find it by, separated by ;", READ),
    Column("domains", "of their e-mail addresses, separated by ;", READ),
)


class PartnerRow(NamedTuple):
    """A partner as a row gives it; None where a cell is empty."""

    line: int
    name: str
    handle: str | None
    level: int | None
    level_since: date | None
    logged_from: date | None
    target: int | None
    cadence_days: int | None
    archived_on: date | None
    archive_reason: str | None
    note: str | None
    owner: str | None
    tags: str | None
    domains: str | None


def read_row(cells: Cells, today: date) -> PartnerRow:
    """Read a row of partners; faults are noted with the cells, and what is at fault has a stand-in."""
    row = PartnerRow(
        cells.line,
        cells.needed("name"),
        cells.text("handle"),
        cells.level("level"),
        cells.day("level_since"),
        cells.day("logged_from"),
        cells.level("target"),
        cells.number("cadence_days", CADENCE),
        cells.day("archived_on"),
        cells.text("archive_reason"),
        cells.text("note"),
        cells.text("owner"),
        cells.several("tags", tags_of),
        cells.several("domains", domains_of),
    )
    days = {name: getattr(row, name) for name in ("level_since", "logged_from", "archived_on")}
    for field, day in days.items():
        cells.not_ahead(field, day, today)
    if row.archive_reason and row.archived_on is None:
        cells.fault(Reason("archive_reason_alone"))
    return row
