"""How much a review has to ask, step by step, and about how long that takes: said before it is begun."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from trustlog.desk import sentences
from trustlog.desk.ledger import Ledger
from trustlog.desk.readings import Notice
from trustlog.desk.review.contents import review
from trustlog.desk.review.ongoing import ongoing_review
from trustlog.desk.review.rows import Step, steps_of
from trustlog.domain import review as order
from trustlog.domain.calendar.spans import monday
from trustlog.language import _, figure, ngettext
from trustlog.storage.read import reviews as views
from trustlog.trust.reading.values import Reading
from trustlog.trust.words import count


class Outlook(NamedTuple):
    """How many rows each step has that are still to be answered; `begun` is the day of a review under way."""

    rows: tuple[int, ...]
    begun: date | None = None

    @property
    def total(self) -> int:
        """How many rows there are in all."""
        return sum(self.rows)

    @property
    def minutes(self) -> int:
        """About how many minutes these take."""
        return order.minutes(self.rows)


def outlook(ledger: Ledger, known_readings: Iterable[Reading] | None = None, notice: Notice | None = None) -> Outlook:
    """Return what the review under way has left, else what a review of today would ask.

    `known_readings` are those of all partners today, where they are known.
    """
    begun = ongoing_review(ledger)
    if begun is not None:
        return Outlook(tuple(step.left for step in begun.steps), begun.on)
    return outlook_of(steps_of(review(ledger, None, notice, known_readings)))


def outlook_of(steps: Sequence[Step], begun: date | None = None) -> Outlook:
    """Return what is still to be answered in these steps."""
    return Outlook(tuple(step.left for step in steps), begun)


def offered(ledger: Ledger) -> bool:
    """Return whether Today offers a review: one is under way, or it is the day and this week has none yet."""
    if views.unfinished_review(ledger.conn, ledger.me) is not None:
        return True
    if ledger.today.isoweekday() != ledger.settings.days.review_day:
        return False
    last = views.last_review(ledger.conn, ledger.today, ledger.me)
    return last is None or last.on < monday(ledger.today)


def outlook_words(ahead: Outlook, today: date) -> str:
    """Return how much there is and how long it takes: "14 things, about eight minutes"."""
    if not ahead.total:
        return _("nothing is left to ask, only finish it") if ahead.begun else _("nothing to ask this week")
    things = ngettext("{n} thing", "{n} things", ahead.total).format(n=figure(ahead.total, ","))
    takes = ngettext("about {n} minute", "about {n} minutes", ahead.minutes).format(n=count(ahead.minutes))
    if ahead.begun is None:
        return _("{things}, {takes}").format(things=things, takes=takes)
    day = sentences.day(ahead.begun, today)
    return _("begun {day}, {things} left, {takes}").format(day=day, things=things, takes=takes)


def step_words(number: int) -> str:
    """Return how many things a step has: "3 things", "nothing"."""
    return ngettext("{n} thing", "{n} things", number).format(n=figure(number, ",")) if number else _("nothing")
