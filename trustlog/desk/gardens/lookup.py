"""Finds the garden that a typed name means, or the partner or garden where either may stand."""

from datetime import date
from typing import Any

from trustlog.desk.ledger import Ledger
from trustlog.desk.partners import partner, writable_partner
from trustlog.domain.facts import Garden, Partner
from trustlog.domain.text.folding import alike
from trustlog.errors import Reason, Refused, Remedy, UnknownName
from trustlog.storage.read import gardens as views
from trustlog.storage.read.partners import partner_by_id

Subject = Partner | Garden
"""What a purpose, an agreement or a benefit is about."""


def garden(ledger: Ledger, name: str) -> Garden:
    """Find the garden by its handle, or by any part of its name that no other has; ended ones where no other matches.

    Raise UnknownName, which names the candidates or all gardens there are.
    """
    found = _garden(ledger, name)
    if found is not None:
        return found
    known = ", ".join(each.handle for each in views.gardens(ledger.conn))
    raise UnknownName(Reason("unknown_garden", name=name.strip(), known=known or "-"), Remedy("add_garden"))


def _garden(ledger: Ledger, name: str) -> Garden | None:
    key = alike(name.strip())
    exact = views.garden_by_handle(ledger.conn, key) if key else None
    if exact is not None or not key:
        return exact
    fits = [each for each in views.gardens(ledger.conn) if key in each.handle or key in alike(each.name)]
    running = [each for each in fits if each.ended_on is None]
    candidates = running or fits
    if len(candidates) > 1:
        known = ", ".join(f"{each.handle} ({each.name})" for each in candidates)
        raise UnknownName(Reason("several_gardens", name=name.strip(), known=known))
    return candidates[0] if candidates else None


def writable_garden(ledger: Ledger, name: str) -> Garden:
    """Find the garden as `garden` does, and refuse one that has ended: nothing new is written about it."""
    return _running(garden(ledger, name))


def _running(found: Garden) -> Garden:
    if found.ended_on is not None:
        raise Refused(Reason("garden_ended", handle=found.handle, day=found.ended_on))
    return found


def subject(ledger: Ledger, name: str) -> Subject:
    """Find the partner or the garden of that name: handles are exact for both, then partners by name, then gardens."""
    exact = views.garden_by_handle(ledger.conn, alike(name.strip()))
    if exact is not None:
        return exact
    try:
        return partner(ledger, name)
    except UnknownName:
        found = _garden(ledger, name)
        if found is None:
            raise
        return found


def writable_subject(ledger: Ledger, name: str) -> Subject:
    """Find the partner or the garden as `subject` does, and refuse what is archived or has ended."""
    found = subject(ledger, name)
    return _running(found) if isinstance(found, Garden) else writable_partner(ledger, found.handle)


def links_of(found: Subject) -> dict[str, str | None]:
    """Return the two columns by which a fact says what it is about."""
    if isinstance(found, Garden):
        return {"partner_id": None, "garden_id": found.id}
    return {"partner_id": found.id, "garden_id": None}


def of_subject(ledger: Ledger, kind: str, found: Subject, day: date, me: str | None = None) -> list[Any]:
    """Return the facts of a kind about a partner or a garden up to a day, oldest first.

    Private facts of `me` are among them, by default of who is at the ledger.
    """
    column = "garden_id" if isinstance(found, Garden) else "partner_id"
    return views.facts_about(ledger.conn, kind, column, found.id, day, ledger.me if me is None else me)


def members_of(ledger: Ledger, found: Garden, day: date) -> list[Partner]:
    """Return the partners that were in a garden at the end of a day, in the order in which they joined."""
    listed = (
        partner_by_id(ledger.conn, member.partner_id, day) for member in views.members(ledger.conn, found.id, day)
    )
    return [member for member in listed if member is not None]
