"""Full text over everything that was written: facts, partners, people, plans, pauses, reasons, one's own intentions."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from trustlog.desk.facts import Names, names_of
from trustlog.desk.ledger import Ledger
from trustlog.desk.log import known
from trustlog.desk.sentences import fact_day
from trustlog.domain.facts import Fact, Numbered, Partner, Person
from trustlog.domain.text.find import Wanted, wanted
from trustlog.errors import Reason, WordsError
from trustlog.storage.read import partners as partner_views
from trustlog.storage.read import people as people_views
from trustlog.storage.read import plans as plan_views
from trustlog.storage.read import search as views
from trustlog.storage.read.facts import facts_by_number
from trustlog.storage.read.names import partner_names

Value = Numbered | Partner | Person | views.Moved | views.Answered | views.Meant


class Hit(NamedTuple):
    """One thing that was found: how the words fit (EXACT or FOLDED), and its day, None for what has none."""

    how: int
    on: date | None
    number: int
    value: Value


class Search(NamedTuple):
    """What was found as of a day, exact ones first, then what has no day, then the newest; with the names it needs."""

    as_of: date
    hits: tuple[Hit, ...]
    names: Names
    level_names: tuple[str, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Give the facts of the timeline among what was found."""
        return tuple(hit.value for hit in self.hits if isinstance(hit.value, Fact))


def search(ledger: Ledger, words: str, as_of: date | None = None) -> Search:
    """Find all that has these words, each perhaps the beginning of one, whatever its accents and capitals.

    Without a day, facts are found as well that were written under a clock that went ahead.
    """
    looked = wanted(words)
    if not looked:
        raise WordsError(Reason("no_word_to_search"))
    day = ledger.past(as_of)
    found = [*_partners(ledger, looked, day), *_facts(ledger, looked, as_of), *_others(ledger, looked, day)]
    found.sort(key=_place, reverse=True)
    return Search(day, tuple(found), _names(ledger, [hit.value for hit in found]), ledger.settings.level_names)


def partner_id_of(value: Value) -> str | None:
    """Give the id of the partner a thing is about, of a moment the first; None where it is about none."""
    from trustlog.desk.facts import partner_ids

    if isinstance(value, Partner):
        return value.id
    if isinstance(value, Person | views.Moved | views.Answered | views.Meant):
        return value.partner_id
    return partner_ids(value)[0]


def _place(hit: Hit) -> tuple[int, bool, date, int]:
    return hit.how, hit.on is None, hit.on or date.min, hit.number


def _facts(ledger: Ledger, words: tuple[Wanted, ...], as_of: date | None) -> Iterator[Hit]:
    day = ledger.past(as_of)
    numbers = views.fact_numbers(ledger.conn, words, ledger.me)
    for fact in facts_by_number(ledger.conn, numbers, ledger.me):
        if as_of is None or fact_day(fact) <= as_of:
            yield Hit(numbers[fact.number], fact_day(fact), fact.number, known(fact, ledger, day))


def _partners(ledger: Ledger, words: tuple[Wanted, ...], day: date) -> Iterator[Hit]:
    """Yield partners and people; among those found alike the first by name comes first."""
    partners, people = views.partner_ids(ledger.conn, words), views.person_ids(ledger.conn, words)
    there: list[Partner | Person] = []
    if partners:
        everyone = partner_views.partners(ledger.conn, day, archived=True)
        there += [one for one in everyone if one.id in partners]
    if people:
        there += [one for one in people_views.people(ledger.conn) if one.id in people]
    how = {**partners, **people}
    for place, one in enumerate(there):
        yield Hit(how[one.id], None, -place, one)


def _others(ledger: Ledger, words: tuple[Wanted, ...], day: date) -> Iterator[Hit]:
    """Yield plans, pauses, moves, answers and intentions; of what is ahead, all as of today."""
    conn, ahead = ledger.conn, date.max if day >= ledger.today else day
    plans, pauses = views.plan_numbers(conn, words), views.pause_numbers(conn, words)
    planned = [one for one in plan_views.plans(conn) if one.number in plans] if plans else []
    paused = [one for one in plan_views.pauses(conn) if one.number in pauses] if pauses else []
    yield from (Hit(plans[one.number], one.on, one.number, one) for one in planned if one.on <= ahead)
    yield from (Hit(pauses[one.number], one.from_on, one.number, one) for one in paused if one.from_on <= ahead)
    moved = views.moves(conn, words, ledger.me)
    yield from (Hit(how, one.move.on, one.number, one) for one, how in moved if one.move.on <= day)
    for one, how in views.answers(conn, words):
        if one.on <= day:
            yield Hit(how, one.on, 0, one)
    for meant, how in views.intentions(conn, words, ledger.me):
        if meant.on <= day:
            yield Hit(how, meant.on, 0, meant)


def _names(ledger: Ledger, values: Iterable[Value]) -> Names:
    held = list(values)
    names = names_of(ledger, (one for one in held if isinstance(one, Numbered)))
    others = {found for one in held if (found := partner_id_of(one)) is not None and found not in names.handles}
    for one, (handle, name) in partner_names(ledger.conn, others).items():
        names.handles[one], names.partners[one] = handle, name
    return names
