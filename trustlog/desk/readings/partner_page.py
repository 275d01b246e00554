"""All that one partner's page shows: its facts, which are there at once, then its reading."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from trustlog.desk.facts import names_of
from trustlog.desk.ledger import Ledger
from trustlog.desk.log import log
from trustlog.desk.partners import partner, time_together
from trustlog.desk.people import person_list
from trustlog.desk.promises import promise_list
from trustlog.desk.readings.beside_readings import beside
from trustlog.desk.readings.current import reading
from trustlog.desk.readings.partner_timeline import Entry, entries
from trustlog.domain.facts import Moment, Partner, Person, Promise
from trustlog.storage.read.beside import meetings, names_at
from trustlog.storage.read.facts import timeline
from trustlog.trust.counted.values import Met
from trustlog.trust.reading.values import Explained, Reading


class PageFacts(NamedTuple):
    """What the page of a partner shows besides the reading; `whole` tells that the timeline goes back to the start.

    `last_with` has, by a person's id, the last moment at which they were; `said` by number what the partner says of an
    open promise.
    """

    today: date
    partner: Partner
    people: tuple[Person, ...]
    open: tuple[Promise, ...]
    timeline: tuple[Entry, ...]
    whole: bool
    last_with: Mapping[str, Moment] = MappingProxyType({})
    said: Mapping[int, str] = MappingProxyType({})


class PageReading(NamedTuple):
    """The reading of a page, and the timeline with what each of its facts did to the evidence.

    The reading rests on so many `private_facts`; `last` is when they were met last, and `times` how often lately, both
    of days before the partner is logged as well.
    """

    reading: Reading
    private_facts: int
    last: Met | None
    times: int
    timeline: tuple[Entry, ...]
    whole: bool


def page_facts(ledger: Ledger, handle: str, limit: int | None) -> PageFacts:
    """Return the facts of a partner's page; its timeline has the last `limit` facts, None for all."""
    owner = partner(ledger, handle)
    entries_shown, whole = _timeline(ledger, owner.handle, (), limit)
    people = tuple(person_list(ledger, owner.handle))
    promises = tuple(promise_list(ledger, partner=owner.handle))
    last_with, said = _last_with(ledger, owner), _said(ledger, promises)
    return PageFacts(ledger.today, owner, people, promises, entries_shown, whole, last_with, said)


def _said(ledger: Ledger, promises: Sequence[Promise]) -> dict[int, str]:
    """Return by number what a partner says of these promises; those of which it says nothing are left out."""
    names = names_of(ledger, promises)
    words = ((promise.number, names.beside(promise, ledger.today)) for promise in promises)
    return {number: says.removeprefix(" · ") for number, says in words if says}


def _last_with(ledger: Ledger, owner: Partner) -> dict[str, Moment]:
    """Return by a person's id the last moment at which they were."""
    last: dict[str, Moment] = {}
    for fact in timeline(ledger.conn, me=ledger.me, partner_id=owner.id, until=ledger.today, kinds=("moment",)):
        if isinstance(fact, Moment):
            for person_id in fact.person_ids:
                last.setdefault(person_id, fact)
    return last


def page_reading(ledger: Ledger, handle: str, limit: int | None) -> PageReading:
    """Return the reading of a partner, and the last `limit` facts of the timeline with what each did."""
    made = reading(ledger, handle, explain=True)
    last, times = _met(ledger, made)
    private = beside(ledger, made).private_facts
    return PageReading(made, private, last, times, *_timeline(ledger, handle, made.explained, limit))


def _met(ledger: Ledger, made: Reading) -> tuple[Met | None, int]:
    """Return the last moment with the partner of a reading, and how many there were lately."""
    times, on = time_together(ledger, made.as_of, made.partner.id).of(made.partner.id)
    if on is None:
        return None, times
    last = meetings(ledger.conn, [made.partner.id], on, made.as_of, ledger.me)[made.partner.id][-1]
    return Met(on.toordinal(), last.kind, names_at(ledger.conn, {last.id}).get(last.id, ())), times


def _timeline(
    ledger: Ledger, handle: str, explained: Sequence[Explained], limit: int | None
) -> tuple[tuple[Entry, ...], bool]:
    logged = log(ledger, handle, limit=limit)
    whole = limit is None or len(logged.facts) < limit
    return entries(logged, explained, whole=whole), whole
