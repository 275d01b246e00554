"""The joint purpose as a part of the practice."""

from datetime import date, timedelta

from trustlog.desk.gardens import own_lines, own_words
from trustlog.desk.ledger import Ledger
from trustlog.desk.practice import Part
from trustlog.desk.purpose import words
from trustlog.desk.purpose.form import form, write
from trustlog.desk.purpose.wanted import standing
from trustlog.desk.readings import NOBODY
from trustlog.domain.facts import Partner
from trustlog.language import N_

FROM_LEVEL = 2
"""The level from which on it is asked: who only buys and sells needs no joint purpose."""
YEARLY = timedelta(days=365)
_STEP = 3
"""The step to this level is the one that is not suggested without a joint purpose."""


def _state(ledger: Ledger, partner: Partner, day: date) -> str:
    return words.state(standing(ledger, partner, day)) or own_words(ledger, partner, "purpose", day)


def _shown(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    return [*words.shown(standing(ledger, partner, day)), *own_lines(ledger, partner, "purpose", day)]


def _brief(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    return words.brief_lines(standing(ledger, partner, day, NOBODY))


def _decision(ledger: Ledger, partner: Partner, to: int, day: date) -> list[str]:
    return words.before_partner(standing(ledger, partner, day)) if to == _STEP else []


def _question(ledger: Ledger, partner: Partner, day: date) -> str:
    return words.question(standing(ledger, partner, day))


def _is_due(ledger: Ledger, partner: Partner, day: date) -> bool:
    """Return whether the words are missing, a draft or long unseen, or what we gain was not said for a year."""
    if partner.level < FROM_LEVEL:
        return False
    at = standing(ledger, partner, day)
    if at.words.agreed is None or at.words.draft is not None or at.is_review_due:
        return True
    return not any(gain.on > day - YEARLY for gain in at.gains)


PART = Part(
    name="purpose",
    title=N_("Joint purpose"),
    state=_state,
    shown=_shown,
    brief=_brief,
    decision=_decision,
    is_due=_is_due,
    form=form,
    write=write,
    question=_question,
)
