"""Contacts as a part of the practice."""

from collections.abc import Mapping
from datetime import date

from trustlog.desk.contacts.leaving import left
from trustlog.desk.contacts.looking import contact_lines, contacts, held_lines, is_asked, level_on
from trustlog.desk.contacts.looking import state as state_of
from trustlog.desk.facts import Filled
from trustlog.desk.ledger import Ledger, Written
from trustlog.desk.people import names_at
from trustlog.desk.practice import Part
from trustlog.desk.readings import NOBODY
from trustlog.domain.facts import Partner
from trustlog.errors import Reason, WordsError
from trustlog.language import N_

_BEFORE = 4
"""The level before which two people on each side have to be in touch."""


def _state(ledger: Ledger, partner: Partner, day: date) -> str:
    return state_of(contacts(ledger, partner, day))


def _shown(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    return contact_lines(contacts(ledger, partner, day))


def _brief(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    return held_lines(contacts(ledger, partner, day, NOBODY)) if is_asked(level_on(ledger, partner, day)) else []


def _decision(ledger: Ledger, partner: Partner, to: int, day: date) -> list[str]:
    return held_lines(contacts(ledger, partner, day)) if to == _BEFORE else []


def _is_due(ledger: Ledger, partner: Partner, day: date) -> bool:
    return is_asked(level_on(ledger, partner, day)) and bool(contacts(ledger, partner, day, NOBODY).now.held_on)


def _form(ledger: Ledger, partner: Partner) -> tuple[Filled, ...]:
    names = ("", *names_at(ledger, partner.handle))
    return (
        Filled("left", "", names),
        Filled("on", "", day="happened"),
        Filled("to", "", names),
        Filled("anew", ""),
    )


def _write(ledger: Ledger, partner: Partner, fields: Mapping[str, str]) -> Written:
    from trustlog.domain.calendar.dates import read_date

    if not fields.get("left", "").strip():
        raise WordsError(Reason("empty_field", field="left"))
    on = read_date(fields["on"], ledger.today, due=False) if fields.get("on", "").strip() else None
    again = fields.get("anew", "").strip() or None
    return left(ledger, partner.handle, fields["left"], on, fields.get("to", "").strip() or None, again)


PART = Part(
    name="contacts",
    title=N_("Contacts"),
    state=_state,
    shown=_shown,
    brief=_brief,
    decision=_decision,
    is_due=_is_due,
    form=_form,
    write=_write,
)
