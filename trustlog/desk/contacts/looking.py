"""The people of both sides: when they were last together, how often, and who alone holds the contact."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.desk.people import left_words
from trustlog.desk.sentences import day as day_words
from trustlog.domain.contacts import InTouch, in_touch
from trustlog.domain.facts import Met, Partner, Person
from trustlog.domain.facts.partner import has_left
from trustlog.domain.levels import CONTACTS_FROM
from trustlog.domain.text import counted
from trustlog.domain.text.folding import alike, in_order
from trustlog.language import _
from trustlog.storage.read import partners as partner_views
from trustlog.storage.read import people as people_views
from trustlog.storage.read.portfolio import met as met_with
from trustlog.trust.words.numbers import span


class Together(NamedTuple):
    """Somebody of either side, the last day of a moment with them, and how many moments there were.

    `person` is known of theirs only.
    """

    name: str
    last: date | None
    moments: int
    person: Person | None = None


class Contacts(NamedTuple):
    """The people of both sides by name as of a day, and who of them is in touch within so many days (names)."""

    theirs: tuple[Together, ...]
    ours: tuple[Together, ...]
    now: InTouch
    day: date
    days: int


def contacts(ledger: Ledger, partner: Partner, day: date, me: str | None = None) -> Contacts:
    """Return who is in touch; private moments count for their author, or for nobody where `me` is NOBODY."""
    days = ledger.settings.reading.contacts_days
    met = [one for one in met_with(ledger.conn, partner.id, ledger.me if me is None else me) if one.on <= day]
    people = people_views.people(ledger.conn, partner.id)
    names = {person.id: person.name for person in people}
    found = in_touch(met, day - timedelta(days=days - 1), day)
    return Contacts(
        tuple(_their(person, met) for person in people),
        _ours(met),
        InTouch(found.ours, tuple(names[who] for who in found.theirs)),
        day,
        days,
    )


def _their(person: Person, met: Iterable[Met]) -> Together:
    days = [one.on for one in met if any(who == person.id for who, _left in one.theirs)]
    return Together(person.name, max(days, default=None), len(days), person)


def _ours(met: Iterable[Met]) -> tuple[Together, ...]:
    """Return our people by name: there is no order here by which they could be compared."""
    days: dict[str, tuple[str, list[date]]] = {}
    for one in met:
        for name in one.ours:
            days.setdefault(alike(name), (name, []))[1].append(one.on)
    listed = [Together(name, max(those), len(those)) for name, those in days.values()]
    return tuple(sorted(listed, key=lambda each: in_order(each.name)))


def level_on(ledger: Ledger, partner: Partner, day: date) -> int:
    """Return the level of a partner on a day."""
    known = partner_views.partner_by_id(ledger.conn, partner.id, day)
    return partner.level if known is None else known.level


def is_asked(level: int) -> bool:
    """Return whether it matters at a level who holds the contact."""
    return level >= CONTACTS_FROM


def held_lines(found: Contacts) -> list[str]:
    """Say on which side one person alone, or nobody by name, holds the contact; nothing where two on each side do."""
    lines = []
    if len(found.now.theirs) == 1:
        lines.append(_("Held by one person on their side: {name}").format(name=found.now.theirs[0]))
    elif not found.now.theirs and any(each.last for each in found.ours):
        lines.append(_("Nobody of theirs is named in a moment of the last {span}").format(span=span(found.days)))
    if len(found.now.ours) == 1:
        lines.append(_("Held by one person on our side: {name}").format(name=found.now.ours[0]))
    return lines


def state(found: Contacts) -> str:
    """Say in one line how many people of each side are in touch."""
    if not (found.now.ours or found.now.theirs):
        return ""
    return _("{theirs} of theirs and {ours} of ours in the last {span}").format(
        theirs=len(found.now.theirs), ours=len(found.now.ours), span=span(found.days)
    )


def contact_lines(found: Contacts) -> list[str]:
    """Tell both sides, each person on a line, and who holds the contact."""
    lines = [_("Their people"), *(f"  {_told(each, found.day)}" for each in found.theirs)]
    lines += [] if found.theirs else [f"  {_('nobody yet')}"]
    lines += [_("Our people"), *(f"  {_told(each, found.day)}" for each in found.ours)]
    lines += [] if found.ours else [f"  {_('nobody yet')}"]
    says = state(found)
    return [*lines, *([_("In touch: {state}").format(state=says)] if says else []), *held_lines(found)]


def _told(each: Together, day: date) -> str:
    person = each.person
    gone = left_words(person) if person is not None and has_left(person, day) else ""
    last = _("last together {day}").format(day=day_words(each.last, day)) if each.last else _("never together yet")
    many = counted(each.moments, "moment") if each.moments else ""
    parts = (each.name, gone, (person.role or "") if person is not None else "", last, many)
    return " · ".join(part for part in parts if part)


def contacts_json(partner: Partner, found: Contacts) -> dict[str, Any]:
    """Return the same as plain values."""
    theirs = [
        {
            **_json(each),
            "role": each.person and each.person.role,
            "left_on": each.person.left_on.isoformat() if each.person and each.person.left_on else None,
            "in_touch": each.name in found.now.theirs,
        }
        for each in found.theirs
    ]
    return {
        "partner": partner.handle,
        "as_of": found.day.isoformat(),
        "days": found.days,
        "theirs": theirs,
        "ours": [{**_json(each), "in_touch": each.name in found.now.ours} for each in found.ours],
        "held_by_one": list(found.now.held_on),
    }


def _json(each: Together) -> dict[str, Any]:
    return {"name": each.name, "last": each.last.isoformat() if each.last else None, "moments": each.moments}
