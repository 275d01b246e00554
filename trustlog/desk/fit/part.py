"""Fit as a part of the practice."""

from collections.abc import Mapping
from datetime import date, timedelta

from trustlog.desk.facts import Filled
from trustlog.desk.fit.telling import add, fit_lines, fits, said
from trustlog.desk.ledger import Ledger, Written
from trustlog.desk.practice import Part
from trustlog.desk.readings import NOBODY
from trustlog.desk.sentences import day as day_words
from trustlog.domain.facts import Partner
from trustlog.language import N_, _

YEAR = timedelta(days=365)


def _state(ledger: Ledger, partner: Partner, day: date) -> str:
    found = fits(ledger, partner, day)
    return _("said {day}").format(day=day_words(found[0].on, day)) if found else ""


def _shown(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    return fit_lines(fits(ledger, partner, day), day)


def _brief(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    return [line for told in fits(ledger, partner, day, NOBODY)[:1] for line in said(told, day)]


def _is_due(ledger: Ledger, partner: Partner, day: date) -> bool:
    return not any(told.on > day - YEAR for told in fits(ledger, partner, day))


def _form(ledger: Ledger, partner: Partner) -> tuple[Filled, ...]:
    last = next(iter(fits(ledger, partner, ledger.today)), None)
    both = (last.both_think or "") if last is not None else ""
    return (Filled("why_us", last.why_us if last is not None else ""), Filled("both_think", both))


def _write(ledger: Ledger, partner: Partner, fields: Mapping[str, str]) -> Written:
    """Write what was filled in; a field that was left as it was is said again."""
    kept = {field.name: field.value for field in _form(ledger, partner)} | dict(fields)
    return add(ledger, partner.handle, kept["why_us"], kept["both_think"])


PART = Part(
    name="fit",
    title=N_("Fit"),
    state=_state,
    shown=_shown,
    brief=_brief,
    is_due=_is_due,
    form=_form,
    write=_write,
)
