"""Impact as a part of the practice."""

from datetime import date, timedelta

from trustlog.desk.gardens import own_lines, own_words
from trustlog.desk.impact import words
from trustlog.desk.impact.changed import standing
from trustlog.desk.impact.filling_in import form, write
from trustlog.desk.ledger import Ledger
from trustlog.desk.practice import Part
from trustlog.desk.readings import NOBODY
from trustlog.domain.facts import Partner
from trustlog.language import N_

FROM_LEVEL = 2
YEARLY = timedelta(days=365)
TOP = (4, 5)
"""The steps to these levels rest on what is changed for others than the two."""


def _state(ledger: Ledger, partner: Partner, day: date) -> str:
    return words.state(standing(ledger, partner, day)) or own_words(ledger, partner, "impact", day)


def _shown(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    return [*words.shown(standing(ledger, partner, day)), *own_lines(ledger, partner, "impact", day)]


def _brief(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    return words.brief_lines(standing(ledger, partner, day, NOBODY))


def _decision(ledger: Ledger, partner: Partner, to: int, day: date) -> list[str]:
    return words.before_step(standing(ledger, partner, day)) if to in TOP else []


def _question(ledger: Ledger, partner: Partner, day: date) -> str:
    return words.question(standing(ledger, partner, day))


def _is_due(ledger: Ledger, partner: Partner, day: date) -> bool:
    if partner.level < FROM_LEVEL:
        return False
    return not any(line.on > day - YEARLY for line in standing(ledger, partner, day).lines)


PART = Part(
    name="impact",
    title=N_("What it changes"),
    state=_state,
    shown=_shown,
    brief=_brief,
    decision=_decision,
    is_due=_is_due,
    form=form,
    write=write,
    question=_question,
)
