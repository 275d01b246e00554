"""Moments of a file, with the people who were there."""

from datetime import date

from trustlog.desk.imports.names import Book
from trustlog.desk.imports.rules import Rules, change_words, no_faults
from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Moment, Partner, Person
from trustlog.exchange.csv.moments import MomentRow


def _moment(ledger: Ledger, book: Book, row: MomentRow, partners: tuple[Partner, ...]) -> Moment:
    people = _people(book, row, partners)
    return Moment(
        id=ledger.new_id(),
        number=0,
        on=row.on,
        partner_ids=tuple(partner.id for partner in partners),
        person_ids=tuple(dict.fromkeys(person.id for person in people if person is not None)),
        kind=row.kind,
        counts_as=row.counts_as,
        minutes=row.minutes,
        initiative=row.initiative,
        unplanned=row.kind == "call" and row.counts_as == "unscripted" if row.unplanned is None else row.unplanned,
        text=row.text,
        note=row.note,
        private=row.private,
        source=None,
        recorded_at=ledger.now,
        recorded_by=ledger.me,
        at_time=row.at_time,
    )


def _people(book: Book, row: MomentRow, partners: tuple[Partner, ...]) -> list[Person | None]:
    """Find the people of a moment, each at the partner that the row says, or at any of those it was with."""
    if not row.people_at:
        return [book.person(name, partners, row.line) for name in row.people]
    people = []
    for name, handle in zip(row.people, row.people_at, strict=True):
        at = book.partner(handle, row.line)
        people.append(None if at is None else book.person(name, (at,), row.line))
    return people


def _changed(old: Moment, row: Moment, filled: frozenset[str], _today: date, words: list[str]) -> Moment:
    """Take who was there, and at what time of day."""
    new = old
    if "at" in filled and old.at_time != row.at_time:
        words.append(change_words("at", old.at_time, row.at_time))
        new = new._replace(at_time=row.at_time)
    if "people" in filled and set(old.person_ids) != set(row.person_ids):
        words.append("people")
        new = new._replace(person_ids=row.person_ids)
    return new


RULES = Rules(_moment, no_faults, _changed)
