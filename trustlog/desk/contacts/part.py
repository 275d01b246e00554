"""Contacts as a part of the practice."""

from collections.abc import Mapping
from datetime import date

from trustlog.desk.contacts.looking import contact_lines, contacts, held_lines, is_asked, level_on
from trustlog.desk.contacts.looking import state as state_of
from trustlog.desk.facts import ByField, Filled
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.practice import Part
from trustlog.desk.readings import NOBODY
from trustlog.domain.facts import Partner
from trustlog.errors import Reason, WordsError
from trustlog.language import N_, _

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


def _form(_ledger: Ledger, _partner: Partner) -> tuple[Filled, ...]:
    """Return the fields that answer the question; who left stands with the form of that person."""
    return Filled("meet", ""), Filled("on", "", day="due", hint=N_("fri · next fri · 2w · 12 dec"))


def _write(ledger: Ledger, partner: Partner, fields: Mapping[str, str]) -> Written:
    """Plan that they meet, and put the question off for a quarter: a plan is an answer, but nobody has met yet."""
    from trustlog.desk.plans import plan
    from trustlog.desk.practice import put_off_changes
    from trustlog.domain.calendar.dates import read_date

    faults, who, on = ByField(gathers=True), fields.get("meet", "").strip(), ledger.today
    with faults.of("meet"):
        if not who:
            raise WordsError(Reason("empty_field", field=_("who should meet whom")))
    with faults.of("on"):
        if not fields.get("on", "").strip():
            raise WordsError(Reason("empty_field", field=_("the day")))
        on = read_date(fields["on"], ledger.today, due=True)
    faults.raise_all()
    put_off = Batch(put_off_changes(ledger, partner.id, "contacts", for_good=False), "")
    return plan(ledger, partner.handle, on, who, batch=put_off)


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
