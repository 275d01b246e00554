"""What it brought as a part of the practice."""

from collections.abc import Mapping
from datetime import date, timedelta

from trustlog.desk.benefit import words
from trustlog.desk.benefit.brought import benefits_of, standing
from trustlog.desk.benefit.recording import Told, add
from trustlog.desk.benefit.tying import tied_to
from trustlog.desk.facts import NO, YES, ByField, Filled
from trustlog.desk.ledger import Ledger, Written
from trustlog.desk.practice import Part
from trustlog.desk.readings import NOBODY
from trustlog.domain.calendar.dates import read_date
from trustlog.domain.facts import Partner
from trustlog.domain.facts.benefit import SORTS
from trustlog.domain.text import clean
from trustlog.errors import Reason, WordsError
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
    return words.shown(standing(ledger, partner, day))


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


def _form(ledger: Ledger, partner: Partner) -> tuple[Filled, ...]:
    """Return the fields of one more benefit, all empty; which sorts are, too, stands below the sort."""
    empty = standing(ledger, partner, ledger.today).empty
    return (
        Filled("text", "", label=N_("It brought")),
        Filled("sort", SORTS[0], SORTS, label=N_("Sort"), says=words.none_yet(empty)),
        Filled("for_whom", "", label=N_("For whom"), hint=N_("the planners of both; a name or a group")),
        Filled("tied", "", label=N_("Shown by"), hint=N_("numbers of facts: 12, 15")),
        Filled("on", "", day="happened"),
        Filled("private", NO, (NO, YES)),
    )


def _write(ledger: Ledger, partner: Partner, values: Mapping[str, str]) -> Written:
    faults = ByField(gathers=True)
    with faults.of("text"):
        if not clean(values.get("text", ""), "text"):
            raise WordsError(Reason("empty_field", field="text"))
    with faults.of("tied"):
        tied_to(ledger, values.get("tied", ""))
    on = None
    with faults.of("on"):
        on = read_date(values["on"], ledger.today, due=False) if values.get("on") else None
    faults.raise_all()
    told = Told(
        values["text"], values.get("sort", SORTS[0]), values.get("for_whom", ""), values.get("tied", ""), on,
        private=values.get("private") == YES,
    )  # fmt: skip
    return add(ledger, partner.handle, told)


PART = Part(
    name="benefit",
    title=N_("What it brought"),
    state=_state,
    shown=_shown,
    brief=_brief,
    decision=_decision,
    is_due=_is_due,
    form=_form,
    write=_write,
)
