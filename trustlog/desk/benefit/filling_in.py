"""The fields of one more benefit, of a partner or a garden, and what is written of them."""

from collections.abc import Mapping

from trustlog.desk.benefit import words
from trustlog.desk.benefit.brought import standing
from trustlog.desk.benefit.recording import Told, add
from trustlog.desk.benefit.tying import tied_to
from trustlog.desk.facts import NO, YES, ByField, Filled
from trustlog.desk.gardens import Subject
from trustlog.desk.ledger import Ledger, Written
from trustlog.domain.calendar.dates import read_date
from trustlog.domain.facts.benefit import SORTS
from trustlog.domain.text import clean
from trustlog.errors import Reason, WordsError
from trustlog.language import N_


def form(ledger: Ledger, subject: Subject) -> tuple[Filled, ...]:
    """Return the fields of one more benefit, all empty; which sorts are, too, stands below the sort."""
    empty = standing(ledger, subject, ledger.today).empty
    return (
        Filled("text", "", label=N_("It brought")),
        Filled("sort", SORTS[0], SORTS, label=N_("Sort"), says=words.none_yet(empty)),
        Filled("for_whom", "", label=N_("For whom"), hint=N_("the planners of both; a name or a group")),
        Filled("tied", "", label=N_("Shown by"), hint=N_("numbers of facts: 12, 15")),
        Filled("on", "", day="happened"),
        Filled("private", NO, (NO, YES)),
    )


def write(ledger: Ledger, subject: Subject, values: Mapping[str, str]) -> Written:
    """Write the benefit that was filled in; what is wrong is raised by field."""
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
    return add(ledger, subject.handle, told)
