"""What a garden has of its own, said where its members are looked at: it is no part of what is with them alone."""

from datetime import date

from trustlog.desk.gardens.lookup import Subject, of_subject
from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Garden, Partner
from trustlog.domain.facts.section import in_force_after
from trustlog.language import N_, _
from trustlog.storage.read.gardens import gardens_of

OWN = {"purpose": N_("a joint purpose"), "impact": N_("impact"), "section": N_("an agreement")}
"""What a garden may have of its own that is asked of a partner, too, by the kind of its facts; and how it is called."""


def own_of(ledger: Ledger, garden: Garden, day: date, me: str | None = None) -> list[str]:
    """Return the kinds of which a garden has something of its own: words agreed, impact, a section agreed."""
    return [kind for kind in OWN if _has(ledger, garden, kind, day, me)]


def own_words(ledger: Ledger, partner: Partner, kind: str, day: date) -> str:
    """Say in a line, where there is nothing with a partner alone, that its gardens have their own of a kind."""
    found = _with_own(ledger, partner, kind, day)
    return _("nothing with them alone; in {gardens}: {what}").format(gardens=found, what=_(OWN[kind])) if found else ""


def own_lines(ledger: Ledger, subject: Subject, kind: str, day: date) -> list[str]:
    """Return the same as a line below what is with a partner alone; a garden has no such line."""
    found = "" if isinstance(subject, Garden) else _with_own(ledger, subject, kind, day)
    says = _("(This is with them alone; in {gardens} there is {what} of its own.)")
    return [says.format(gardens=found, what=_(OWN[kind]))] if found else []


def _with_own(ledger: Ledger, partner: Partner, kind: str, day: date) -> str:
    there = gardens_of(ledger.conn, partner.id, day)
    return ", ".join(garden.name for garden in there if _has(ledger, garden, kind, day, None))


def _has(ledger: Ledger, garden: Garden, kind: str, day: date, me: str | None) -> bool:
    facts = of_subject(ledger, kind, garden, day, me)
    if kind == "purpose":
        return any(said.agreed for said in facts)
    if kind == "impact":
        return bool(facts)
    agreed: dict[str, int | None] = {}
    for section in facts:
        agreed[section.name] = in_force_after(agreed.get(section.name), section.state, section.number)
    return any(number is not None for number in agreed.values())
