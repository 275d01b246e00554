"""What was brought with a partner, and by the gardens it is in."""

from datetime import date

from trustlog.desk.benefit.brought import standing
from trustlog.desk.benefit.words import of_garden, shown
from trustlog.desk.gardens import Subject
from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Garden
from trustlog.storage.read.gardens import gardens_of


def page(ledger: Ledger, subject: Subject, day: date) -> list[str]:
    """Return what was brought, sort by sort; of a partner also what its gardens brought, below it."""
    lines = shown(standing(ledger, subject, day))
    if not isinstance(subject, Garden):
        for garden in gardens_of(ledger.conn, subject.id, day):
            lines += of_garden(standing(ledger, garden, day), garden.name)
    return lines
