"""The rows of a person on a partner's page: who it is, how to reach them, and when they were met last. Pure."""

from datetime import date
from typing import TYPE_CHECKING

from trustlog.domain.kinds.words import day
from trustlog.language import _
from trustlog.tui.drawing.text import Item, cell

if TYPE_CHECKING:
    from trustlog.domain.facts import Moment, Person


def person_items(person: "Person", last: "Moment | None", today: date) -> list[Item]:
    """Return the name and role of a person, then a row each for what is known besides; copying one copies it alone."""
    first = person.name.split()[0] if person.name.split() else person.name
    met = ""
    if last is not None:
        says = _("last time with {person}: {kind} {day}")
        met = says.format(person=first, kind=_(last.kind), day=day(last.on, today))
    known = (("phone", person.phone), ("email", person.email))
    items = [_name(person), *(_known(person, name, text, text) for name, text in known if text)]
    if last is not None:
        short = _("last: {kind} {day}").format(kind=_(last.kind), day=day(last.on, today))
        items.append(_known(person, "last", met, short))
    return items


def person_id_of(key: str) -> str:
    """Return the id of the person whose row has this key."""
    return key.partition(" ")[0]


def _name(person: "Person") -> Item:
    role = person.role or ""
    size = min(18, max(len(person.name), 12)) + 2
    text = " · ".join(part for part in (person.name, role) if part)
    return Item(
        person.id, lambda width: (cell(person.name, size, "strong"), cell(role, width - size, "muted")), text=text
    )


def _known(person: "Person", name: str, text: str, short: str) -> Item:
    """Return a row of what is known of a person; its short form where the whole has no room."""
    return Item(
        f"{person.id} {name}",
        lambda width: (("  ", ""), cell(text if len(text) <= width - 2 else short, width - 2, "muted")),
        text=text,
    )
