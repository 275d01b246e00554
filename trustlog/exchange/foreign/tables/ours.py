"""Our own CSV as a spreadsheet saves it: other signs between cells, days, and words for yes and no."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from trustlog.errors import FileFault, Remedy, Said
from trustlog.exchange.csv.cells import columns_differ, plain
from trustlog.exchange.csv.columns import KINDS, names, needed_by_import, read_by_import
from trustlog.exchange.csv.dictionary import type_of
from trustlog.exchange.csv.disclosures import DisclosureRow
from trustlog.exchange.csv.moments import MomentRow
from trustlog.exchange.csv.partners import PartnerRow
from trustlog.exchange.csv.people import PersonRow
from trustlog.exchange.csv.promises import PromiseRow
from trustlog.exchange.csv.read import Row as OwnRow
from trustlog.exchange.csv.read import Sheet
from trustlog.exchange.csv.rows import AnyRow, typed
from trustlog.exchange.foreign.dates import Order, read_day
from trustlog.exchange.foreign.people_words import domains_in, mails_in, phones_in
from trustlog.exchange.foreign.tables.preset import AnyValue
from trustlog.exchange.foreign.tables.records import Record
from trustlog.exchange.foreign.values import UNREADABLE, Contact, Fact, Organisation, because

_OWN = {
    "partners": frozenset(("handle", "level", "level_since", "target", "cadence_days", "logged_from", "archived_on")),
    "people": frozenset(("role", "email", "phone", "note", "left_on")),
}
_LEAST = {"partners": 2, "people": 1}
"""How many of our own columns beside the names tell that a file is ours."""
_DAYS = frozenset(name for kind, columns in KINDS.items() for name in names(columns) if type_of(kind, name) == "day")
_TRUTHS = frozenset(("private", "satisfied", "entered_late", "unplanned", "missed"))
_STAMPS = frozenset(("recorded_at", "recorded_by"))
_YES = frozenset(("waar", "wahr", "vrai", "verdadero", "ja", "oui", "sí", "si", "verdadeiro", "sim"))
_NO = frozenset(("onwaar", "falsch", "faux", "falso", "nee", "nein", "non", "não", "nao"))
_WHOLE = re.compile(r"(\d+)[.,]0+")


class Own(NamedTuple):
    """The kind of file that a heading is of, and where its columns are."""

    kind: str
    places: dict[str, int]


def kind_of(heading: Sequence[str], *, told: bool) -> Own | None:
    """Return the kind of our own file that a heading is of; None where it is of none.

    Where nobody `told` that it is ours, names alone are too little: every table has them.
    """
    places = {name.lower(): place for place, name in reversed(list(enumerate(heading)))}
    for kind in ("promises", "moments", "disclosures", "people", "partners"):
        own = len(_OWN.get(kind, frozenset(places)) & places.keys())
        if all(name in places for name in needed_by_import(kind)) and (told or own >= _LEAST.get(kind, 0)):
            fields = set(read_by_import(kind)) | set(names(KINDS[kind]))
            return Own(kind, {name: place for name, place in places.items() if name in fields})
    return None


def order(own: Own, records: Iterable[Record]) -> Order:
    """Look how the days of a file are written."""
    places = [place for name, place in own.places.items() if name in _DAYS]
    seen = Order()
    seen.see(record.cells[place] for record in records for place in places if place < len(record.cells))
    return seen


def values(own: Own, records: Iterable[Record], days: str, today: date, width: int) -> Iterable[AnyValue]:
    """Yield the rows of a file of ours; one with a fault, or with a text beyond its headings, is refused."""
    for record in records:
        faults: list[tuple[int, Said]] = []
        cells = {
            name: _ours(name, plain(record.cells[place]), days)
            for name, place in own.places.items()
            if place < len(record.cells) and name not in _STAMPS
        }
        found = typed(Sheet([OwnRow(record.row, cells)], (), faults), own.kind, today)
        if _goes_on(record, width):
            faults.append((record.row, columns_differ(len(record.cells), width)))
        why = because("; ".join(str(fault) for _line, fault in faults)) if faults else UNREADABLE
        is_read = found.rows and not _goes_on(record, width)
        yield _value(found.rows[0]) if is_read else _refused(own.kind, record.row, cells, why)


def sheet_of(own: Own, records: Iterable[Record], days: str, width: int) -> Sheet:
    """Return the rows of a file as we write them ourselves, whatever a spreadsheet made of them.

    A row with a text beyond the headings is a fault: its texts are cut where nobody put quotes around them.
    """
    rows, faults = [], list[tuple[int, Said]]()
    for record in records:
        if _goes_on(record, width):
            faults.append((record.row, FileFault(columns_differ(len(record.cells), width), Remedy("quote_delimiters"))))
        else:
            rows.append(OwnRow(record.row, _cells(own, record, days)))
    return Sheet(rows, (), faults)


def _goes_on(record: Record, width: int) -> bool:
    """Return whether a row has a text beyond the headings; empty cells are what a spreadsheet leaves there."""
    return any(cell.strip() for cell in record.cells[width:])


def _cells(own: Own, record: Record, days: str) -> dict[str, str]:
    """Return the cells of a record as we write them; a stamp that a spreadsheet has spoiled says nothing."""
    cells = {
        name: _ours(name, plain(record.cells[place]), days) if place < len(record.cells) else ""
        for name, place in own.places.items()
    }
    spoiled = not _STAMP.match(cells.get("recorded_at", ""))
    return {name: cell for name, cell in cells.items() if not (spoiled and name in _STAMPS)}


_STAMP = re.compile(r"\d{4}-\d{2}-\d{2}T")


def _ours(name: str, cell: str, days: str) -> str:
    """Return a cell as we write it."""
    text = cell.strip()
    if name in _DAYS:
        return read_day(text, days) or text
    if name in _TRUTHS:
        low = text.lower()
        return "true" if low in _YES else "false" if low in _NO else text
    match = _WHOLE.fullmatch(text)
    return (
        match.group(1)
        if match and name in ("minutes", "depth", "level", "target", "cadence_days", "grace_days")
        else cell
    )


def _refused(kind: str, row: int, cells: dict[str, str], why: str) -> AnyValue:
    if kind == "partners":
        return Organisation(row, cells.get("name", ""), why=why)
    if kind == "people":
        return Contact(row, cells.get("name", ""), why=why)
    return Fact(row, {"fact": kind.removesuffix("s")}, why)


def _value(row: AnyRow) -> AnyValue:
    return _VALUES[type(row)](row)


def _partner(row: PartnerRow) -> Organisation:
    return Organisation(row.line, row.name, domains_in((row.domains or "").replace(",", " ")), row.note, row.handle)


def _person(row: PersonRow) -> Contact:
    return Contact(
        row.line,
        row.name,
        firms=(row.partner,),
        role=row.role,
        emails=mails_in(row.email),
        phones=phones_in(row.phone),
        note=row.note,
    )


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _promise(row: PromiseRow) -> Fact:
    values: dict[str, object] = {
        "fact": "promise",
        "on": _day(row.made_on),
        "partners": list(row.partners),
        "people": [],
        "note": row.note,
        "private": row.private,
        "direction": "ours" if row.ours else "theirs",
        "text": row.text,
        "stake": row.stake,
        "made_on": _day(row.made_on),
        "due_on": _day(row.due_on),
        "outcome": "open" if row.outcome == "lapsed" else row.outcome,
        "told": row.told,
        "closed_on": _day(row.closed_on),
        "satisfied": row.satisfied,
        "withdrawn_by": row.withdrawn_by,
        "every": row.every,
    }
    settled = row.outcome not in ("open", "offered", "lapsed")
    return Fact(row.line, values, "unreadable" if settled and row.closed_on is None else None)


def _moment(row: MomentRow) -> Fact:
    values: dict[str, object] = {
        "fact": "moment",
        "on": _day(row.on),
        "partners": list(row.partners),
        "people": list(row.people),
        "note": row.note,
        "private": row.private,
        "kind": row.kind,
        "counts_as": row.counts_as,
        "minutes": row.minutes,
        "initiative": row.initiative,
        "text": row.text,
        "at": row.at_time,
    }
    return Fact(row.line, values)


def _disclosure(row: DisclosureRow) -> Fact:
    values: dict[str, object] = {
        "fact": "disclosure",
        "on": _day(row.on),
        "partners": list(row.partners),
        "people": [],
        "note": row.note,
        "private": row.private,
        "direction": "ours" if row.ours else "theirs",
        "topic": row.topic,
        "depth": row.depth,
        "missed": row.missed,
    }
    return Fact(row.line, values)


_VALUES: dict[type, Callable[..., AnyValue]] = {
    PartnerRow: _partner,
    PersonRow: _person,
    PromiseRow: _promise,
    MomentRow: _moment,
    DisclosureRow: _disclosure,
}
