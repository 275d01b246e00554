"""What it brought as a part of the practice."""

from datetime import date, timedelta

from trustlog.desk.benefit import words
from trustlog.desk.benefit.brought import benefits_of, standing
from trustlog.desk.benefit.filling_in import form, write
from trustlog.desk.benefit.with_gardens import page
from trustlog.desk.ledger import Ledger
from trustlog.desk.practice import Part
from trustlog.desk.readings import NOBODY
from trustlog.domain.facts import Partner
from trustlog.language import N_

YEARLY = timedelta(days=365)
STEP = 3
"""The step to this level rests on what both get of it; before higher ones other parts say what is missing."""
ASKED_FROM = 2
"""The level from which on the question is asked."""
LOGGED = 180
"""Days for which a partner is logged before it is asked: what was brought needs time."""


def _state(ledger: Ledger, partner: Partner, day: date) -> str:
    return words.state(standing(ledger, partner, day))


def _shown(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    return page(ledger, partner, day)


def _brief(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    return words.brief_lines(standing(ledger, partner, day, NOBODY))


def _decision(ledger: Ledger, partner: Partner, to: int, day: date) -> list[str]:
    if to != STEP or to < partner.level:
        return []
    return [words.before_step(standing(ledger, partner, day))]


def _is_due(ledger: Ledger, partner: Partner, day: date) -> bool:
    if partner.level < ASKED_FROM or (day - partner.logged_from).days < LOGGED:
        return False
    return not any(benefit.on > day - YEARLY for benefit in benefits_of(ledger, partner, day))


PART = Part(
    name="benefit",
    title=N_("What it brought"),
    state=_state,
    shown=_shown,
    brief=_brief,
    decision=_decision,
    is_due=_is_due,
    form=form,
    write=write,
)
