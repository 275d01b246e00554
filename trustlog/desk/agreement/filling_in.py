"""The fields by which a section is filled in, and what writes them."""

from collections.abc import Mapping

from trustlog.desk.agreement.knowing import offered
from trustlog.desk.agreement.words import offered_label
from trustlog.desk.agreement.writing import set_section
from trustlog.desk.facts import Filled
from trustlog.desk.gardens import Subject
from trustlog.desk.ledger import Ledger, Written
from trustlog.domain.agreement.sections import TITLES, SectionNow
from trustlog.domain.kinds.section import STATE_WORDS
from trustlog.language import N_

_STATES = tuple(STATE_WORDS[state] for state in ("open", "draft", "agreed", "not_relevant"))


def section_form(ledger: Ledger, subject: Subject, section: SectionNow) -> tuple[Filled, ...]:
    """Return the fields of a section: its words, else those it may begin with, and its state."""
    text, says = section.text or "", ""
    if not section.has_words:
        text, is_known = offered(ledger, subject, section.name, ledger.today)
        says = offered_label(is_known=is_known)
    state = "draft" if section.state == "open" else section.state
    return (
        Filled("text", text, label=TITLES[section.name], says=says, long=True),
        Filled("state", STATE_WORDS[state], _STATES, label=N_("State")),
    )


def set_filled(ledger: Ledger, subject: Subject, section: SectionNow, fields: Mapping[str, str]) -> Written:
    """Write what was filled in of a section; one that is open or not relevant keeps no words."""
    filled = {field.name: field.value for field in section_form(ledger, subject, section)} | dict(fields)
    text = filled["text"] if filled["state"] in ("draft", "agreed") else ""
    return set_section(ledger, subject.handle, section.name, text, filled["state"])
