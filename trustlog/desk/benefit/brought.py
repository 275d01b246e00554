"""What was brought up to a day, sort by sort, with what shows it."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from trustlog.desk.benefit.tying import told_of
from trustlog.desk.gardens import Subject, of_subject
from trustlog.desk.ledger import Ledger
from trustlog.domain.benefit import empty_sorts, tied_numbers
from trustlog.domain.facts import Benefit
from trustlog.domain.facts.benefit import SORTS, Sort


class Standing(NamedTuple):
    """Benefits of a partner or a garden, newest first, and what is shown of the facts they are tied to, by number."""

    subject: Subject
    as_of: date
    benefits: tuple[Benefit, ...]
    shown_by: Mapping[int, str]

    def of(self, sort: Sort) -> list[Benefit]:
        """Return the benefits of a sort."""
        return [each for each in self.benefits if each.sort == sort]

    @property
    def counts(self) -> dict[Sort, int]:
        """Return how many there are of each sort of which there are any."""
        return {sort: count for sort in SORTS if (count := len(self.of(sort)))}

    @property
    def empty(self) -> tuple[Sort, ...]:
        """Return the sorts of which there is none."""
        return empty_sorts(tuple(self.counts))


def benefits_of(ledger: Ledger, subject: Subject, day: date, me: str | None = None) -> list[Benefit]:
    """Return the benefits up to a day that this person may see, newest first."""
    return of_subject(ledger, "benefit", subject, day, me)[::-1]


def standing(ledger: Ledger, subject: Subject, day: date, me: str | None = None) -> Standing:
    """Return what was brought up to a day; private benefits and facts of `me` are among it."""
    reader = ledger.me if me is None else me
    found = benefits_of(ledger, subject, day, reader)
    numbers = {number for each in found for number in tied_numbers(each.tied)}
    return Standing(subject, day, tuple(found), told_of(ledger, numbers, day, reader))
