"""The rows of Today about what this person does: the review of the week, and what they have just logged."""

from collections.abc import Iterable

from trustlog.desk import history, sentences
from trustlog.desk.facts import names_of
from trustlog.desk.ledger import Ledger
from trustlog.desk.today.groups import BROUGHT, LOGGED, REVIEW
from trustlog.desk.today.sheet import Row, reading_row
from trustlog.domain.calendar.days import local_day
from trustlog.domain.facts import Promise
from trustlog.language import ngettext
from trustlog.trust.reading.values import Reading

MOST_CHANGES = 200
"""Rows changed by what is called just logged; an import has more, and the history tells of it."""


def review_row(ledger: Ledger, readings: Iterable[Reading]) -> Row | None:
    """Return the row that offers the review, or goes on with the one under way; None where none is offered."""
    from trustlog.desk import review

    if not review.offered(ledger):
        return None
    return reading_row(REVIEW, "", "", review.outlook_words(review.outlook(ledger, readings), ledger.today))


def brought_row(ledger: Ledger) -> Row | None:
    """Return the row that says how much was brought in and waits for an answer; None where nothing does."""
    from trustlog.desk.proposals import waiting_says

    says = waiting_says(ledger)
    return reading_row(BROUGHT, "", "", says) if says else None


def just_logged(ledger: Ledger) -> Row | None:
    """Return the row of what this person's next undo takes back, where that wrote new facts today; else None."""
    last = history.next_undone(ledger)
    if (
        last is None
        or last.changes > MOST_CHANGES
        or local_day(last.at, ledger.zone) != local_day(ledger.now, ledger.zone)
    ):
        return None
    written = history.written_facts(ledger, last.number)
    facts = history.facts_of(ledger, last.number, 1) if written else []
    if not facts:
        return None
    fact, names = facts[0], names_of(ledger, facts[:1])
    says = sentences.sentence(fact, names, ledger.today)
    if more := written - 1:
        says += ngettext(" and {n} more fact", " and {n} more facts", more).format(n=more)
    partner = names.partner_of(fact)
    handle = next(iter(names.handles_of(fact)), "")
    promise = fact if isinstance(fact, Promise) else None
    return reading_row(LOGGED, handle, partner, says)._replace(number=fact.number, promise=promise)
