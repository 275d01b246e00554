"""A table of whatever program: recognised by its headings, its days understood from all of them, its rows as values."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, tzinfo
from itertools import chain
from typing import Any, NamedTuple, get_args, get_type_hints

from trustlog.errors import FileFaults, Reason
from trustlog.exchange.csv.read import Sheet
from trustlog.exchange.foreign import dates
from trustlog.exchange.foreign.decoding import BAD, Decoded, must_be_sound
from trustlog.exchange.foreign.lazy import Lazy
from trustlog.exchange.foreign.tables import (
    address_books,
    hubspot,
    hubspot_work,
    ours,
    outlook_calendar,
    pipedrive,
    salesforce,
    salesforce_people,
    zoho,
    zoho_work,
)
from trustlog.exchange.foreign.tables.headings import key_of
from trustlog.exchange.foreign.tables.preset import AnyValue, Match, Preset, match
from trustlog.exchange.foreign.tables.records import Record, records
from trustlog.exchange.foreign.tables.table import Row, Table, above_tail, is_empty_of, must_be_lines, tables_of
from trustlog.exchange.foreign.values import (
    OTHER_ORDER,
    UNREADABLE,
    Contact,
    Fact,
    Organisation,
    Proposed,
    Reading,
    Remark,
    bad_sign,
)
from trustlog.language import _

PRESETS: tuple[Preset, ...] = tuple(
    chain(
        outlook_calendar.PRESETS,
        pipedrive.PRESETS,
        zoho.PRESETS,
        zoho_work.PRESETS,
        hubspot.PRESETS,
        hubspot_work.PRESETS,
        address_books.PRESETS,
        salesforce.PRESETS,
        salesforce_people.PRESETS,
    )
)
OWN = "csv"
FORMATS = (*(preset.format for preset in PRESETS), OWN)


class _Best(NamedTuple):
    table: Table
    match: Match | None
    own: ours.Own | None

    @property
    def rank(self) -> tuple[int, int, int]:
        if self.own is not None:
            return (2, len(self.own.places), 0)
        found = self.match
        if found is None:
            return (-1, 0, 0)
        return (
            {"certain": 2, "likely": 1, "unknown": 0}[found.sure],
            found.marks + len(found.places),
            -len(found.lacks),
        )


def read_table(
    text: Decoded,
    name: str,
    today: date,
    *,
    told: str | None = None,
    order: str | None = None,
    home: tzinfo | None = None,
) -> Reading | None:
    """Read a table; None where no program known here wrote it. `told` says which did, `order` how its days read.

    `home` is the zone in which times are shown that say how far from UTC they are.
    """
    must_be_lines(text.text, name)
    best = _recognised(text.text, told)
    if best is None:
        return None
    if best.own is not None:
        return _read_own(best.table, best.own, text, name, today, order)
    found = best.match
    if found is None:
        return None
    if told is not None and found.lacks:
        raise FileFaults([Reason("unlike_format", name=name, format=told, lacks=", ".join(found.lacks))])
    return _read(best.table, found, text, order, home)


def _recognised(text: str, told: str | None) -> _Best | None:
    """Return the heading and the program that fit best; one that is told counts alone."""
    best: _Best | None = None
    for table in tables_of(text):
        own = ours.kind_of(table.heading, told=told == OWN) if told in (None, OWN) else None
        found = [match(preset, table.heading) for preset in PRESETS if told in (None, preset.format)]
        candidates = [_Best(table, one, None) for one in found if told is not None or one.sure != "unknown"]
        candidates += [_Best(table, None, own)] if own is not None else []
        for candidate in candidates:
            if best is None or candidate.rank > best.rank:
                best = candidate
    return best


_DEALS = re.compile(
    r"(?:deals?|opportunit\w*|affaires?|transactions?|negocios?|tratos?|affar[ei]|verkaufschancen?|verkoopkans\w*)\b.*|"
    r"stagename|dealstage"
)
_CLOSING = re.compile(
    r"(?:clos(?:e|ing) ?date|expected close date|amount|bedrag|betrag|montant|importe|valor|value|stage)"
)


def is_of_deals(text: str) -> bool:
    """Return whether a table that nobody reads is one of deals, of which nothing is kept here."""
    for table in tables_of(text):
        keys = [key_of(name) for name in table.heading]
        deals = sum(bool(_DEALS.fullmatch(key)) for key in keys)
        if deals > 1 or (deals and any(_CLOSING.fullmatch(key) for key in keys)):
            return True
    return False


def _read(table: Table, found: Match, text: Decoded, order: str | None, home: tzinfo | None) -> Reading:
    """Go through a table once for how its days are written and for how many records it has; its values come later."""
    preset = found.preset
    cells: dict[str, dates.Order] = {field: dates.Order() for field in preset.days}
    count = 0
    for count, row in enumerate(_rows(table, found, text.text, home), 1):  # noqa: B007 - the last is how many
        if order is None and isinstance(row, Row):
            for field, seen in cells.items():
                seen.see(row.all(field))
    days = order or dates.joint(seen.order for seen in cells.values())

    def values() -> Iterator[AnyValue]:
        rows = _rows(table, found, text.text, home)
        return (_value(preset, row, days, order) if isinstance(row, Row) else row for row in rows)

    columns = ", ".join(table.heading[place] for places in found.places.values() for place in places[:1])
    why = _("the headings are those of {format}: {columns}").format(format=preset.format, columns=columns)
    made: dict[type, Lazy[Any]] = {kind: Lazy(kind, values) for kind in _makes(preset)}
    return Reading(
        preset.format, found.sure, why, text.encoding, table.delimiter, days, count,
        made.get(Organisation, ()), made.get(Contact, ()), made.get(Proposed, ()), made.get(Remark, ()),
        day=dates.shown_of(cells.values()),
    )  # fmt: skip


def _value(preset: Preset, row: Row, days: str, told: str | None) -> AnyValue:
    """Return what a row is read as; one with a day that is none in the order that was told is refused."""
    value = preset.read(row, days)
    if told and isinstance(value, Proposed | Remark) and value.why in (None, UNREADABLE):
        cells = (cell for field in preset.days for cell in row.all(field))
        return value._replace(why=OTHER_ORDER) if any(dates.contradicts(cell, told) for cell in cells) else value
    return value


def _makes(preset: Preset) -> set[type]:
    """Return what the rows of a table are read as, one that cannot be read among them."""
    says = get_type_hints(preset.read)["return"]
    return {*(get_args(says) or (says,)), type(_unreadable(preset, 0, UNREADABLE))}


def _rows(table: Table, found: Match, text: str, home: tzinfo | None) -> Iterator[Row | AnyValue]:
    """Yield the rows of data; one with other cells than headings is refused, since its texts are in wrong columns."""
    width, preset = len(table.heading), found.preset
    fields = tuple(found.places)
    is_marked = BAD in text
    rows = records(text, table.delimiter, table.row, width=width)
    for record in rows if preset.tail is None else above_tail(rows, preset.tail):
        if record.why or len(record.cells) < 2 <= width or any(cell.strip() for cell in record.cells[width:]):
            yield _unreadable(preset, record.row, record.why or UNREADABLE)
            continue
        row = Row(record, found.places, home)
        if is_marked and (line := row.bad_line(fields)):
            yield _unreadable(preset, record.row, bad_sign(line))
        elif not is_empty_of(row, fields):
            yield row


def _unreadable(preset: Preset, row: int, why: str) -> AnyValue:
    if "title" in preset.fields:
        return Proposed(row, why=why)
    return Contact(row, why=why) if "email" in preset.fields else Organisation(row, "", why=why)


def _read_own(table: Table, own: ours.Own, text: Decoded, name: str, today: date, order: str | None) -> Reading:
    rows = _own_records(table, text, name)
    written = ours.order(own, rows)
    days = order or written.order
    values = list(ours.values(own, rows, days, today, len(table.heading)))
    why = _("the headings are those of our own file of {kind}").format(kind=own.kind)
    return sorted_reading(values, OWN, "certain", why, text.encoding, table.delimiter, days, written.shown)


def _own_records(table: Table, text: Decoded, name: str) -> list[Record]:
    """Return the records of a file of ours, which goes in whole: refuse one of which a part cannot be read."""
    must_be_sound(text, name)
    return list(records(text.text, table.delimiter, table.row, ours=name))


def own_sheet(text: Decoded, name: str, order: str | None) -> tuple[str, Sheet] | None:
    """Return the kind and the rows of a table of ours as a spreadsheet saved it; None where it is none of ours."""
    best = _recognised(text.text, OWN)
    if best is None or best.own is None:
        return None
    own = best.own
    rows = _own_records(best.table, text, name)
    return own.kind, ours.sheet_of(own, rows, order or ours.order(own, rows).order, len(best.table.heading))


def sorted_reading(
    values: Sequence[AnyValue],
    form: str,
    sure: str,
    why: str,
    encoding: str,
    delimiter: str,
    days: str,
    day: str | None = None,
) -> Reading:
    """Return the values of a table as a reading, sorted by what they are."""
    return Reading(
        form,
        sure,
        why,
        encoding,
        delimiter,
        days,
        len(values),
        tuple(value for value in values if isinstance(value, Organisation)),
        tuple(value for value in values if isinstance(value, Contact)),
        tuple(value for value in values if isinstance(value, Proposed)),
        tuple(value for value in values if isinstance(value, Remark)),
        tuple(value for value in values if isinstance(value, Fact)),
        day=day,
    )
