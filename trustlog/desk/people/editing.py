"""People at partners."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from trustlog.desk.facts import ByField, Filled, inserts, removal, row, updates, without_person
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.partners import partner, person, writable_partner
from trustlog.domain.calendar.days import show
from trustlog.domain.facts import Partner, Person
from trustlog.domain.facts.partner import has_left
from trustlog.domain.text import clean, clean_name, counted
from trustlog.domain.text.folding import alike
from trustlog.errors import Reason, Refused, Remedy, UnknownName, WordsError
from trustlog.language import _
from trustlog.storage.access.visible import not_for
from trustlog.storage.read import people as people_views
from trustlog.storage.read.links import rows_of
from trustlog.storage.write.writer import Change

_FIELDS = ("name", "role", "email", "phone", "note", "left_on")


def add(
    ledger: Ledger,
    partner_name: str,
    name: str,
    *,
    role: str | None = None,
    email: str | None = None,
    phone: str | None = None,
    note: str | None = None,
    left_on: str | None = None,
) -> Written:
    """Add a person at a partner; a name that somebody there has already is refused."""
    at = writable_partner(ledger, partner_name)
    new_member = new_person(ledger, at.id, name, role=role, email=email, phone=phone, note=note, left_on=left_on)
    return _added(ledger, at, new_member, ByField(gathers=False))


def _added(ledger: Ledger, at: Partner, new: Person, faults: ByField) -> Written:
    """Write a new person; a name that somebody there has already goes into `faults`."""
    if new.name:
        with faults.of("name"):
            _free(ledger, new, at.handle)
    faults.raise_all()
    batch = ledger.commit(Batch(inserts(ledger, new), f"person add {at.handle}"))
    return Written(batch, (), (line(new, at.handle),), (new,))


def new_person(
    ledger: Ledger,
    partner_id: str,
    name: str,
    *,
    role: str | None = None,
    email: str | None = None,
    phone: str | None = None,
    note: str | None = None,
    left_on: str | None = None,
) -> Person:
    """Make the value of a new person; nothing is written."""
    called = clean_name(name)
    if not called:
        raise WordsError(Reason("person_without_name"))
    reached = (_optional("role", role), _optional("email", email), _optional("phone", phone))
    return Person(
        ledger.new_id(), partner_id, called, *reached, note=_optional("note", note),
        left_on=_left(ledger, left_on or ""),
    )  # fmt: skip


NEW = tuple(Filled(field, "", day="happened" if field == "left_on" else None) for field in _FIELDS)
"""The fields of a new person; all but the name may stay empty."""


def add_filled(ledger: Ledger, partner_name: str, fields: Mapping[str, str]) -> Written:
    """Add a person from the fields of `NEW`; FieldFaults tells all that is wrong by field."""
    at, faults = writable_partner(ledger, partner_name), ByField(gathers=True)
    values = _values(ledger, fields, faults)
    name = values.pop("name", None)
    with faults.of("name"):
        if name is None:
            raise WordsError(Reason("person_without_name"))
    return _added(ledger, at, Person(ledger.new_id(), at.id, name or "")._replace(**values), faults)


def person_list(ledger: Ledger, partner_name: str | None = None) -> list[Person]:
    """List the people of a partner, or of all."""
    at = None if partner_name is None else partner(ledger, partner_name).id
    return list(people_views.people(ledger.conn, at))


def names_at(ledger: Ledger, partner_name: str) -> list[str]:
    """Return the names of the people who are at a partner still.

    None where nobody knows that partner: it is being typed.
    """
    try:
        return [person.name for person in person_list(ledger, partner_name) if not has_left(person, ledger.today)]
    except UnknownName:
        return []


def edit(ledger: Ledger, partner_name: str, name: str, fields: Mapping[str, str]) -> Written:
    """Change name, role, email, phone, note or left_on; an empty value clears it."""
    at = writable_partner(ledger, partner_name)
    old = person(ledger, person_list(ledger, at.handle), name, at.handle)
    return _edited(ledger, at, old, fields, ByField(gathers=False))


def correction(ledger: Ledger, partner_name: str, person_id: str) -> tuple[Filled, ...]:
    """Return what is known of a person, to be corrected."""
    old = _by_id(ledger, partner_name, person_id)
    texts = [Filled(field, getattr(old, field) or "") for field in _FIELDS if field != "left_on"]
    return (*texts, Filled("left_on", show(old.left_on) if old.left_on else "", day="happened"))


def correct(ledger: Ledger, partner_name: str, person_id: str, fields: Mapping[str, str]) -> Written:
    """Change a person as `edit` does; FieldFaults tells all that is wrong by field."""
    at = writable_partner(ledger, partner_name)
    return _edited(ledger, at, _by_id(ledger, partner_name, person_id), fields, ByField(gathers=True))


def _by_id(ledger: Ledger, partner_name: str, person_id: str) -> Person:
    known = person_list(ledger, partner_name)
    found = next((member for member in known if member.id == person_id), None)
    if found is None:
        raise UnknownName(Reason("nobody_named", where=partner_name), Remedy("list_people"))
    return found


def _edited(ledger: Ledger, at: Partner, old: Person, fields: Mapping[str, str], faults: ByField) -> Written:
    if not fields or any(field not in _FIELDS for field in fields):
        raise WordsError(Reason("no_field_of_person", fields=", ".join(_FIELDS)))
    values = _values(ledger, fields, faults)
    with faults.of("name"):
        if values.get("name", old.name) is None:
            raise WordsError(Reason("person_without_name"))
    new = old._replace(**values)
    if new.name and alike(new.name) != alike(old.name):
        with faults.of("name"):
            _free(ledger, new, at.handle)
    faults.raise_all()
    changes = updates(ledger, old, new)
    if not changes:
        raise Refused(Reason("so_already", name=old.name))
    batch = ledger.commit(Batch(changes, f"person edit {at.handle}"))
    lines = [line(new, at.handle)]
    if new.left_on is not None and old.left_on is None:
        from trustlog.desk.contacts import hung_lines  # here: few people leave

        lines += hung_lines(ledger, at, new, new.left_on)
    return Written(batch, (), tuple(lines), (new,))


def _values(ledger: Ledger, fields: Mapping[str, str], faults: ByField) -> dict[str, Any]:
    """Return the fields as a person has them; what is wrong goes into `faults`."""
    values: dict[str, Any] = {}
    for field, value in fields.items():
        with faults.of(field):
            values[field] = _left(ledger, value) if field == "left_on" else _text(field, value)
    return values


def remove(ledger: Ledger, partner_name: str, name: str) -> Written:
    """Remove somebody; the moments they were at, and what they answered, stay without them."""
    at = partner(ledger, partner_name)
    old = person(ledger, person_list(ledger, at.handle), name, at.handle)
    links = rows_of(ledger.conn, "moment_person", "person_id", old.id)
    changes = [removal("moment_person", link) for link in links]
    changes += without_person(ledger, old.id)
    changes.append(Change("person", old.id, row(old), None))
    batch = ledger.commit(Batch(changes, f"person remove {at.handle}"))
    hidden = not_for(ledger.conn, changes, ledger.me, ledger.me)
    seen_count = sum(("moment_person", link["id"]) not in hidden for link in links)
    line_text = _("{handle}: {name} is removed").format(handle=at.handle, name=old.name) + (
        _(", and from {moments}").format(moments=counted(seen_count, "moment")) if seen_count else ""
    )
    return Written(batch, (), (line_text,), (old,))


def handle_of_person(ledger: Ledger, name: str) -> str:
    """Return the handle of the partner of the only person with this name, for commands that name no partner."""
    match = person(ledger, person_list(ledger), name, _("any partner"))
    from trustlog.storage.read.names import partner_names

    return partner_names(ledger.conn, [match.partner_id])[match.partner_id][0]


def line(person: Person, handle: str) -> str:
    """Return a person as a line."""
    return f"{handle}: {described(person)}"


def described(person: Person) -> str:
    """Return what is known of a person: their name, when they left, role, addresses and note."""
    known = (person.name, left_words(person), person.role, person.email, person.phone, person.note)
    return " · ".join(part for part in known if part)


def left_words(person: Person) -> str:
    """Return when a person left, empty while they have not."""
    return _("left on {day}").format(day=show(person.left_on)) if person.left_on else ""


def _text(field: str, text: str) -> str | None:
    return (clean_name if field == "name" else clean)(text, field) or None


def _optional(field: str, text: str | None) -> str | None:
    return _text(field, text) if text else None


def _left(ledger: Ledger, text: str) -> date | None:
    """Read the day on which somebody left; one that is still to come is refused."""
    if not clean(text, "left_on"):
        return None
    from trustlog.domain.calendar.dates import read_date

    day = read_date(clean(text, "left_on"), ledger.today, due=False)
    if day > ledger.today:
        raise WordsError(Reason("still_to_come", day=day))
    return day


def _free(ledger: Ledger, new: Person, handle: str) -> None:
    for other in people_views.people(ledger.conn, new.partner_id):
        if alike(other.name) == alike(new.name) and other.id != new.id:
            raise Refused(Reason("person_there", name=other.name, handle=handle), Remedy("edit_person"))
