"""The agreement as a part of the practice."""

from collections.abc import Mapping
from datetime import date

from trustlog.desk.agreement import words
from trustlog.desk.agreement.building import built
from trustlog.desk.agreement.filling_in import section_form, set_filled
from trustlog.desk.facts import Filled
from trustlog.desk.gardens import own_lines, own_words
from trustlog.desk.ledger import Ledger, Written
from trustlog.desk.practice import Part
from trustlog.desk.readings import NOBODY
from trustlog.domain.agreement.sections import SectionNow, has_begun, next_section
from trustlog.domain.facts import Partner
from trustlog.language import N_

FROM_LEVEL = 3
"""The level from which on the question is asked: who comes next to several parties needs an agreement."""
_STEP = 4
"""The step before which an agreement is wanted."""


def _state(ledger: Ledger, partner: Partner, day: date) -> str:
    return words.state_line(built(ledger, partner, day)) or own_words(ledger, partner, "section", day)


def _shown(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    return [*words.shown(built(ledger, partner, day)), *own_lines(ledger, partner, "section", day)]


def _brief(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    return words.brief_lines(built(ledger, partner, day, NOBODY))


def _decision(ledger: Ledger, partner: Partner, to: int, day: date) -> list[str]:
    return words.decision_lines(built(ledger, partner, day)) if to == _STEP and partner.level <= to else []


def _is_due(ledger: Ledger, partner: Partner, day: date) -> bool:
    """Return whether a section is still to be agreed, with who is at level 3 or has begun."""
    now = built(ledger, partner, day, NOBODY).sections
    return (partner.level >= FROM_LEVEL or has_begun(now)) and next_section(now) is not None


def _next(ledger: Ledger, partner: Partner) -> SectionNow:
    """Return the section to go on with; where all are agreed, the first: how one parts."""
    now = built(ledger, partner, ledger.today).sections
    return next_section(now) or now[0]


def _form(ledger: Ledger, partner: Partner) -> tuple[Filled, ...]:
    return section_form(ledger, partner, _next(ledger, partner))


def _write(ledger: Ledger, partner: Partner, fields: Mapping[str, str]) -> Written:
    return set_filled(ledger, partner, _next(ledger, partner), fields)


PART = Part(
    name="agreement",
    title=N_("The agreement"),
    state=_state,
    shown=_shown,
    brief=_brief,
    decision=_decision,
    is_due=_is_due,
    form=_form,
    write=_write,
)
