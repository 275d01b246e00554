"""A table that no program known here wrote, read as a person maps its columns; no other column is looked at."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

from trustlog.errors import FileFault, FileFaults, Reason, Remedy, WordsError
from trustlog.exchange.foreign import dates
from trustlog.exchange.foreign.decoding import BAD, Decoded
from trustlog.exchange.foreign.lazy import Lazy
from trustlog.exchange.foreign.people_words import domains_in, mails_in, person_names, phones_in
from trustlog.exchange.foreign.tables.preset import AnyValue
from trustlog.exchange.foreign.tables.promise_words import day_part, terms_in
from trustlog.exchange.foreign.tables.records import records
from trustlog.exchange.foreign.tables.table import (
    Row,
    Table,
    column_of,
    is_empty_of,
    must_be_lines,
    tables_of,
)
from trustlog.exchange.foreign.values import (
    NO_DUE_DAY,
    NO_LENGTH,
    OTHER_ORDER,
    UNREADABLE,
    Contact,
    Guest,
    Organisation,
    Proposed,
    Reading,
    Remark,
    bad_sign,
)
from trustlog.exchange.foreign.wording import one_line, plain_text, title_of
from trustlog.language import _

FIELDS: Mapping[str, tuple[str, ...]] = {
    "partners": ("name", "handle", "domains", "note", "id"),
    "people": ("name", "given", "family", "partner", "role", "email", "phone", "note", "id"),
    "moments": ("on", "at", "minutes", "text", "partner", "people", "email", "note", "id"),
    "notes": ("note", "on", "partner", "people", "email", "id"),
    "promises": ("text", "direction", "made_on", "due_on", "done", "partner", "people", "email", "note", "id"),
}
"""The fields of each kind that a column may be; moments and promises become proposals."""
NEEDED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "partners": (("name",),),
    "people": (("name", "given", "family"), ("partner", "email")),
    "moments": (("on",), ("partner", "people", "email")),
    "notes": (("note",), ("partner", "people", "email")),
    "promises": (("text",),),
}
"""Groups of fields of each kind, of which one has to be mapped."""
FORMAT = "table"
"""The format of a table that is read by a mapping; one kept under a name is `table:NAME`."""
_DAYS = ("on", "made_on", "due_on", "done")
_LOST_DAYS = (UNREADABLE, NO_DUE_DAY)
_SHOWN = 5
_LONGEST = 24 * 60  # minutes of a moment
_LONGEST_SHOWN = 80


class Headings(NamedTuple):
    """The headings of a table, and the texts of its first rows below them."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    encoding: str
    delimiter: str


def headings_of(text: Decoded, name: str) -> Headings:
    """Return the headings of a table and its first rows; refuse what is no table."""
    must_be_lines(text.text, name)
    table = max(tables_of(text.text), key=_looks_like_headings, default=None) or column_of(text.text)
    if table is None:
        raise FileFaults([FileFault(Reason("is_no_table", name=name), Remedy("first_line_names_columns"))])
    width = len(table.heading)
    sound = (one for one in records(text.text, table.delimiter, table.row, width=width) if one.why is None)
    rows = tuple(
        tuple((one_line(cell[:2000]) or "")[:_LONGEST_SHOWN] for cell in (*record.cells, *[""] * width)[:width])
        for record in islice(sound, _SHOWN)
    )
    return Headings(table.heading, rows, text.encoding, table.delimiter)


def _looks_like_headings(table: Table) -> tuple[int, int]:
    """Rank what may be a heading: the most columns with a name of their own, and the first of these."""
    return len({name for name in table.heading if name}), -table.row


def checked(kind: str, columns: Mapping[str, str]) -> None:
    """Refuse a mapping that names a field there is not, or leaves out one that a record cannot do without."""
    if kind not in FIELDS:
        raise WordsError(Reason("no_kind_to_import", kind=kind), Remedy("kinds_to_import", known=", ".join(FIELDS)))
    for field in columns.values():
        if field not in FIELDS[kind]:
            raise WordsError(Reason("no_such_field", kind=kind, field=field, fields=", ".join(FIELDS[kind])))
    lacks = ["/".join(group) for group in lacking(kind, columns.values())]
    if lacks:
        raise WordsError(Reason("mapping_lacks", kind=kind, lacks=", ".join(lacks)), Remedy("map_columns"))


def lacking(kind: str, fields: Iterable[str]) -> list[tuple[str, ...]]:
    """Return the groups of fields of which a record of a kind needs one, and of which none is among these."""
    return [group for group in NEEDED[kind] if not set(group) & set(fields)]


def read_mapped(
    text: Decoded, name: str, kind: str, columns: Mapping[str, str], *, form: str = FORMAT, order: str | None = None
) -> Reading:
    """Read a table by a mapping of its headings; refuse one that lacks a heading that is mapped."""
    checked(kind, columns)
    must_be_lines(text.text, name)
    tables = [*tables_of(text.text), *filter(None, [column_of(text.text)])]
    table = next((one for one in tables if set(columns) <= set(one.heading)), None)
    if table is None:
        known = max(tables, key=_looks_like_headings, default=None)
        there = known.heading if known else ()
        lacks = next((heading for heading in columns if heading not in there), next(iter(columns)))
        raise WordsError(
            Reason("no_column_to_map", name=name, column=lacks, columns=", ".join(filter(None, there)) or "–")
        )
    places: dict[str, tuple[int, ...]] = {}
    for place, heading in enumerate(table.heading):
        if (field := columns.get(heading)) is not None:
            places[field] = (*places.get(field, ()), place)

    into, read = _READ[kind]
    fields, is_marked = tuple(places), BAD in text.text

    def rows() -> Iterator[Row | AnyValue]:
        for record in records(text.text, table.delimiter, table.row, width=len(table.heading)):
            row = Row(record, places)
            line = row.bad_line(fields) if is_marked else None
            why = record.why or (bad_sign(line) if line else UNREADABLE if row.goes_on(len(table.heading)) else None)
            if why:  # of a text beyond the headings too, for then its texts are in wrong columns
                yield _unread(into, record.row, why)
            elif not is_empty_of(row, fields):
                yield row

    seen = {field: dates.Order() for field in _DAYS if field in places}
    count = 0
    for count, row in enumerate(rows(), 1):  # noqa: B007 - the last is how many
        for field, written in seen.items():
            written.see(day_part(cell) for cell in (row.all(field) if isinstance(row, Row) else ()))
    days = order or dates.joint(written.order for written in seen.values())

    def one(row: Row) -> AnyValue:
        value = read(row, days)
        cells = (day_part(cell) for field in seen for cell in row.all(field))
        if order and value.why in (None, *_LOST_DAYS) and any(dates.contradicts(cell, order) for cell in cells):
            return value._replace(why=OTHER_ORDER)
        return value

    why = _("its columns were mapped: {columns}").format(columns=", ".join(columns))
    values = {into: Lazy[Any](into, lambda: (one(row) if isinstance(row, Row) else row for row in rows()))}
    return Reading(
        form, "certain", why, text.encoding, table.delimiter, days, count,
        values.get(Organisation, ()), values.get(Contact, ()), values.get(Proposed, ()), values.get(Remark, ()),
        day=dates.shown_of(seen.values()),
    )  # fmt: skip


def _unread(into: type, row: int, why: str) -> AnyValue:
    """Return a record of which nothing could be read but where it is."""
    if into is Remark:
        return Remark(row, "", why=why)
    return Organisation(row, "", why=why) if into is Organisation else into(row, why=why)


def _partner(row: Row, _order: str) -> Organisation:
    name = one_line(row.text("name"))
    return Organisation(
        row.row,
        name or "",
        tuple(dict.fromkeys(domain for cell in row.all("domains") for domain in domains_in(cell))),
        plain_text(row.text("note")),
        one_line(row.text("handle")),
        None if name else "no_name",
        one_line(row.text("id")),
    )


def _person(row: Row, _order: str) -> Contact:
    name, given, family = person_names(row.text("name"), row.text("given"), row.text("family"))
    return Contact(
        row.row,
        name,
        given,
        family,
        _firms(row),
        None,
        one_line(row.text("role")),
        mails_in(*row.all("email")),
        phones_in(*row.all("phone")),
        plain_text(row.text("note")),
        None if name else "no_name",
        one_line(row.text("id")),
    )


def _firms(row: Row) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(one_line, (_LINK.sub("", cell) for cell in row.all("partner"))))))


_LINK = re.compile(r"\s*\(https?://[^()\s]*\)")
"""What Notion writes behind the name of a page."""


def _guests(row: Row) -> tuple[Guest, ...]:
    people = [
        Guest(name=one_line(part)) for cell in row.all("people") for part in cell[:5000].split(";") if part.strip()
    ]
    return (*people, *(Guest(email=mail) for mail in mails_in(*row.all("email"))))


def _moment(row: Row, order: str) -> Proposed:
    when = dates.read_when(row.text("on"), order)
    time = dates.read_time(row.text("at")) or (when.time if when else None)
    minutes, is_length = _minutes(row)
    unread = when is None and order != dates.ASK
    return Proposed(
        row.row,
        title=title_of(row.text("text")),
        start=None if when is None else f"{when.day}T{time}" if time else when.day.isoformat(),
        minutes=minutes,
        guests=_guests(row),
        firms=_firms(row),
        note=plain_text(row.text("note")),
        why=UNREADABLE if unread else None if is_length else NO_LENGTH,
        brought_id=one_line(row.text("id")),
    )


def _minutes(row: Row) -> tuple[int | None, bool]:
    """Return the minutes of a moment, and whether its cell is empty, nought or a length that a day has."""
    text = (row.text("minutes") or "").strip()
    is_number = text.isascii() and text.isdigit() and len(text) < 6
    minutes = (int(text) or None) if is_number else dates.read_minutes(text)
    is_nought = "0" in text and not any(sign in "123456789-" for sign in text)
    return minutes, minutes <= _LONGEST if minutes else not text or is_nought


def _promise(row: Row, order: str) -> Proposed:
    cell = (row.text("due_on") or "").strip()
    due_on = dates.read_day(cell, order)
    is_lost = bool(cell) and due_on is None and order != dates.ASK
    direction, terms = terms_in(row, order)
    return Proposed(
        row.row,
        "promise",
        title_of(row.text("text")),
        guests=_guests(row),
        firms=_firms(row),
        note=plain_text(row.text("note")),
        due_on=due_on,
        direction=direction,
        terms=terms,
        why="no_name" if not row.text("text") else NO_DUE_DAY if is_lost else None,
        brought_id=one_line(row.text("id")),
    )


def _note(row: Row, order: str) -> Remark:
    text = plain_text(row.text("note"))
    return Remark(
        row.row,
        text or "",
        dates.read_day(row.text("on"), order),
        _firms(row),
        _guests(row),
        None if text else "no_name",
        one_line(row.text("id")),
    )


_READ: Mapping[str, tuple[type, Callable[[Row, str], AnyValue]]] = {
    "partners": (Organisation, _partner),
    "people": (Contact, _person),
    "moments": (Proposed, _moment),
    "notes": (Remark, _note),
    "promises": (Proposed, _promise),
}
