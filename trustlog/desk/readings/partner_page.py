"""All that one partner's page shows: its facts, which are there at once, then its reading."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.desk.log import log
from trustlog.desk.partners import partner
from trustlog.desk.people import person_list
from trustlog.desk.promises import promise_list
from trustlog.desk.readings.current import reading
from trustlog.desk.readings.partner_timeline import Entry, entries
from trustlog.domain.facts import Partner, Person, Promise
from trustlog.storage.read.beside import private_facts
from trustlog.trust.reading.values import Explained, Reading


class PageFacts(NamedTuple):
    """What the page of a partner shows besides the reading; `whole` tells that the timeline goes back to the start."""

    today: date
    partner: Partner
    people: tuple[Person, ...]
    open: tuple[Promise, ...]
    timeline: tuple[Entry, ...]
    whole: bool


class PageReading(NamedTuple):
    """The reading of a page, and the timeline with what each of its facts did to the evidence.

    The reading rests on so many `private_facts`.
    """

    reading: Reading
    private_facts: int
    timeline: tuple[Entry, ...]
    whole: bool


def page_facts(ledger: Ledger, handle: str, limit: int | None) -> PageFacts:
    """Return the facts of a partner's page; its timeline has the last `limit` facts, None for all."""
    owner = partner(ledger, handle)
    timeline, whole = _timeline(ledger, owner.handle, (), limit)
    people = tuple(person_list(ledger, owner.handle))
    promises = tuple(promise_list(ledger, partner=owner.handle))
    return PageFacts(ledger.today, owner, people, promises, timeline, whole)


def page_reading(ledger: Ledger, handle: str, limit: int | None) -> PageReading:
    """Return the reading of a partner, and the last `limit` facts of the timeline with what each did."""
    made = reading(ledger, handle, explain=True)
    private = private_facts(ledger.conn, made.partner.id, made.as_of, ledger.me)
    return PageReading(made, private, *_timeline(ledger, handle, made.explained, limit))


def _timeline(
    ledger: Ledger, handle: str, explained: Sequence[Explained], limit: int | None
) -> tuple[tuple[Entry, ...], bool]:
    logged = log(ledger, handle, limit=limit)
    whole = limit is None or len(logged.facts) < limit
    return entries(logged, explained, whole=whole), whole
