"""Impact as a part of the practice."""

from collections.abc import Mapping
from datetime import date, timedelta

from trustlog.desk.facts import Filled
from trustlog.desk.impact import words
from trustlog.desk.impact.changed import Standing, standing
from trustlog.desk.impact.recording import add
from trustlog.desk.ledger import Ledger, Written
from trustlog.desk.practice import Part
from trustlog.desk.readings import NOBODY
from trustlog.domain.facts import Partner
from trustlog.domain.facts.impact import AREAS, Area
from trustlog.domain.text import clean
from trustlog.errors import FieldFaults, Reason, WordsError
from trustlog.language import N_

FROM_LEVEL = 2
YEARLY = timedelta(days=365)
TOP = (4, 5)
"""The steps to these levels rest on what is changed for others than the two."""


def _state(ledger: Ledger, partner: Partner, day: date) -> str:
    return words.state(standing(ledger, partner, day))


def _shown(ledger: Ledger, partner: Partner, day: date) -> list[str]:
    return words.shown(standing(ledger, partner, day))


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


def _form(ledger: Ledger, partner: Partner) -> tuple[Filled, ...]:
    """Return the fields of one more line; the area is one that is empty, or of which was heard longest ago."""
    at = standing(ledger, partner, ledger.today)
    return (
        Filled("text", "", label=N_("It changes")),
        Filled("area", longest_ago(at), AREAS, label=N_("For"), says=words.nothing_yet(at.empty) if at.empty else ""),
        Filled("evidence", "", label=N_("Shown by"), hint=N_("what shows it: a figure, a letter, who says so")),
    )


def longest_ago(at: Standing) -> Area:
    """Return the first empty area, or else that of which was heard longest ago."""
    lines = at.by_area
    return min(AREAS, key=lambda area: lines[area][0].on if lines[area] else date.min)


def _write(ledger: Ledger, partner: Partner, values: Mapping[str, str]) -> Written:
    if not clean(values.get("text", ""), "text"):
        raise FieldFaults({"text": WordsError(Reason("empty_field", field="text"))})
    at = standing(ledger, partner, ledger.today)
    area = values.get("area") or longest_ago(at)
    return add(ledger, partner.handle, area, values["text"], evidence=values.get("evidence", ""))


PART = Part(
    name="impact",
    title=N_("What it changes"),
    state=_state,
    shown=_shown,
    brief=_brief,
    decision=_decision,
    is_due=_is_due,
    form=_form,
    write=_write,
    question=_question,
)
