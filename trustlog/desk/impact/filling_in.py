"""The fields of one more line of impact, of a partner or a garden, and what is written of them."""

from collections.abc import Mapping
from datetime import date

from trustlog.desk.facts import Filled
from trustlog.desk.gardens import Subject
from trustlog.desk.impact import words
from trustlog.desk.impact.changed import Standing, standing
from trustlog.desk.impact.recording import add
from trustlog.desk.ledger import Ledger, Written
from trustlog.domain.facts.impact import AREAS, Area
from trustlog.domain.text import clean
from trustlog.errors import FieldFaults, Reason, WordsError
from trustlog.language import N_


def form(ledger: Ledger, subject: Subject) -> tuple[Filled, ...]:
    """Return the fields of one more line; the area is one that is empty, or of which was heard longest ago."""
    at = standing(ledger, subject, ledger.today)
    return (
        Filled("text", "", label=N_("It changes")),
        Filled("area", longest_ago(at), AREAS, label=N_("For"), says=words.nothing_yet(at.empty) if at.empty else ""),
        Filled("evidence", "", label=N_("Shown by"), hint=N_("what shows it: a figure, a letter, who says so")),
    )


def longest_ago(at: Standing) -> Area:
    """Return the first empty area, or else that of which was heard longest ago."""
    lines = at.by_area
    return min(AREAS, key=lambda area: lines[area][0].on if lines[area] else date.min)


def write(ledger: Ledger, subject: Subject, values: Mapping[str, str]) -> Written:
    """Write the line that was filled in."""
    if not clean(values.get("text", ""), "text"):
        raise FieldFaults({"text": WordsError(Reason("empty_field", field="text"))})
    area = values.get("area") or longest_ago(standing(ledger, subject, ledger.today))
    return add(ledger, subject.handle, area, values["text"], evidence=values.get("evidence", ""))
