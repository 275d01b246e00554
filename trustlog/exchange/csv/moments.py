"""The file of moments: its columns, a row of it as a value, and how the row is read."""

from datetime import date
from typing import NamedTuple

from trustlog.domain.capture.clock import read_clock
from trustlog.domain.capture.words import COUNTS_AS, INITIATED_BY, KIND_WORDS, KINDS
from trustlog.domain.limits import MINUTES
from trustlog.domain.text import clip
from trustlog.errors import Reason
from trustlog.exchange.csv.cells import parted
from trustlog.exchange.csv.column import NEEDED, READ, REST, WHO, Column
from trustlog.exchange.csv.row_cells import UNSTAMPED, Cells, Stamp
from trustlog.language import N_

COLUMNS = (
    *WHO,
    Column("on", N_("the day it happened"), NEEDED),
    Column("partners", N_("handles, separated by ; (an import takes whole names too)"), NEEDED),
    Column("people", N_("names, separated by ; (an import adds those who are not there yet)"), READ),
    *REST,
    Column("kind", N_("what it was, or a kind of your own"), NEEDED),
    Column("counts_as", N_("with or without agenda, or at work together (from the kind when not given)"), READ),
    Column("minutes", N_("how long it took"), READ),
    Column("initiative", N_("who asked for it; empty where that is not said"), READ),
    Column("text", N_("what it was about"), READ),
    Column("unplanned", N_("true when nobody had it in the agenda (a call: from counts_as when not given)"), READ),
    Column(
        "people_at", N_("the handle each of the people is at, in their order (the first partner when not given)"), READ
    ),
    Column("at", N_("the local time of day, HH:MM, or empty"), READ),
)


class MomentRow(NamedTuple):
    """Time spent together."""

    line: int
    partners: tuple[str, ...]
    people: tuple[str, ...]
    on: date
    kind: str
    counts_as: str
    minutes: int | None
    initiative: str | None
    text: str | None
    note: str | None
    private: bool
    unplanned: bool | None
    people_at: tuple[str, ...]
    at_time: str | None
    stamp: Stamp = UNSTAMPED


def read_row(cells: Cells, today: date) -> MomentRow:
    """Read a row of moments; faults are noted with the cells, and what is at fault has a stand-in."""
    kind, counts_as = _kind(cells)
    row = MomentRow(
        cells.line,
        cells.names("partners", needed=True),
        tuple(parted(cells.text("people") or "")) if cells.has("people_at") else cells.names("people"),
        cells.needed_day("on"),
        kind,
        counts_as,
        cells.number("minutes", MINUTES),
        cells.one_of("initiative", INITIATED_BY),
        cells.text("text"),
        cells.text("note"),
        bool(cells.truth("private")),
        cells.truth("unplanned"),
        tuple(parted(cells.text("people_at") or "")),
        _clock(cells),
        cells.stamp(),
    )
    cells.not_ahead("on", row.on, today)
    if row.people_at and len(row.people_at) != len(row.people):
        cells.fault(Reason("handles_of_people", count=len(row.people_at), people=len(row.people)))
    return row


def _clock(cells: Cells) -> str | None:
    """Read a time of day."""
    text = cells.text("at")
    read = None if text is None else read_clock(text)
    if text is not None and read is None:
        cells.fault(Reason("in_field", field="at", error=Reason("no_time_of_day", text=clip(text))))
    return read


def _kind(cells: Cells) -> tuple[str, str]:
    """Read a kind and what it counts as; a kind that the user added needs `counts_as` beside it."""
    counts_as = cells.one_of("counts_as", COUNTS_AS)
    kind = cells.needed("kind").lower()
    kind = KIND_WORDS.get(kind, kind)
    if kind and counts_as is None and kind not in KINDS:
        cells.fault(Reason("no_kind_in_file", kind=kind, known=", ".join(KINDS)))
    return kind, counts_as or KINDS.get(kind, "scripted")
