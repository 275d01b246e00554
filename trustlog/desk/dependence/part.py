"""Who depends on whom as a part of the practice."""

from collections.abc import Mapping
from datetime import date, timedelta

from trustlog.desk.dependence import words
from trustlog.desk.dependence.looking import NUMBERS, look
from trustlog.desk.dependence.over_time import looks_of, standing
from trustlog.desk.facts import FIELDS, NO, YES, Filled, flag
from trustlog.desk.ledger import Ledger, Written
from trustlog.desk.practice import Part
from trustlog.desk.readings import NOBODY
from trustlog.domain.facts import Partner
from trustlog.language import N_

FROM_LEVEL = 2
"""The level from which on the question is asked: who only buys and sells need not look."""
YEARLY = timedelta(days=365)
FLAGS = ("estimated", "private")
_STEP = 3
"""The step to this level is the one before which it matters how much the order steers."""


def _state(ledger: Ledger, partner: Partner, day: date) -> str:
    looks = looks_of(ledger, partner, day, ledger.me)
    return words.state(looks[0] if looks else None)


def _shown(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    return words.shown(standing(ledger, partner, day))


def _brief(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    at = standing(ledger, partner, day, NOBODY)
    lines = (words.held_line(at.last), *words.lopsided_lines(at.given), words.steered_line(at.steered))
    return [line for line in lines if line]


def _decision(ledger: Ledger, partner: Partner, to: int, day: date) -> list[str]:
    return words.before_partner(standing(ledger, partner, day).steered) if to == _STEP else []


def _is_due(ledger: Ledger, partner: Partner, day: date) -> bool:
    if partner.level < FROM_LEVEL:
        return False
    return not looks_of(ledger, partner, day, ledger.me, since=day - YEARLY + timedelta(days=1))


def _form(ledger: Ledger, partner: Partner) -> tuple[Filled, ...]:
    """Return the ten fields, filled in as they were last seen: only what has changed is to be typed."""
    looks = looks_of(ledger, partner, ledger.today, ledger.me)
    last = looks[0] if looks else None
    numbers = (number_field(name, None if last is None else getattr(last, name)) for name in NUMBERS)
    flags = (Filled(name, YES if last is not None and getattr(last, name) else NO, (NO, YES)) for name in FLAGS)
    return (*numbers, *flags)


def number_field(name: str, value: int | None) -> Filled:
    """Return the field of a number."""
    return Filled(name, "" if value is None else str(value), FIELDS[name].answers)


def _write(ledger: Ledger, partner: Partner, values: Mapping[str, str]) -> Written:
    estimated, private = (flag(name, values.get(name) or NO) for name in FLAGS)
    return look(ledger, partner.handle, values, estimated=estimated, private=private)


PART = Part(
    name="dependence",
    title=N_("Who depends on whom"),
    state=_state,
    shown=_shown,
    brief=_brief,
    decision=_decision,
    is_due=_is_due,
    form=_form,
    write=_write,
)
