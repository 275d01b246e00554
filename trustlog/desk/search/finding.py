"""Full text over everything written: facts, partners, people, plans, pauses, reasons, and the user's intentions."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from trustlog.desk.facts import Names, names_of
from trustlog.desk.ledger import Ledger
from trustlog.desk.log import known
from trustlog.desk.sentences import fact_day
from trustlog.domain.facts import Fact, Garden, Numbered, Partner, Person
from trustlog.domain.text.find import Wanted, wanted
from trustlog.errors import Reason, WordsError
from trustlog.storage.read import gardens as garden_views
from trustlog.storage.read import partners as partner_views
from trustlog.storage.read import people as people_views
from trustlog.storage.read import plans as plan_views
from trustlog.storage.read import search as views
from trustlog.storage.read.facts import facts_by_number
from trustlog.storage.read.names import partner_names

Value = (
    Numbered
    | Partner
    | Garden
    | Person
    | views.MoveMatch
    | views.AnswerMatch
    | views.IntentionMatch
    | views.ProposalMatch
)


_OF_A_PARTNER = (Person, views.MoveMatch, views.AnswerMatch, views.IntentionMatch, views.ProposalMatch)


class Hit(NamedTuple):
    """A match: how the words fit (EXACT or FOLDED), and its day, None for what has none."""

    how: int
    on: date | None
    number: int
    value: Value


class Search(NamedTuple):
    """The matches as of a day, exact matches first, then those without a day, then the newest; with their names."""

    as_of: date
    hits: tuple[Hit, ...]
    names: Names
    level_names: tuple[str, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Return the facts of the timeline among what was found."""
        return tuple(hit.value for hit in self.hits if isinstance(hit.value, Fact))


def search(ledger: Ledger, words: str, as_of: date | None = None) -> Search:
    """Find everything with these words or beginnings of words, accents and capitals aside.

    Without a day, facts are found as well that were written under a clock that went ahead.
    """
    terms = wanted(words)
    if not terms:
        raise WordsError(Reason("no_word_to_search"))
    day = ledger.past(as_of)
    hits = [*_partners(ledger, terms, day), *_facts(ledger, terms, as_of), *_others(ledger, terms, day)]
    hits.sort(key=_place, reverse=True)
    return Search(day, tuple(hits), _names(ledger, [hit.value for hit in hits]), ledger.settings.level_names)


def partner_id_of(value: Value) -> str | None:
    """Return the id of the partner a thing is about, of a moment the first; None where it is about none."""
    from trustlog.desk.facts import partner_ids

    if isinstance(value, Partner):
        return value.id
    if isinstance(value, Garden):
        return None
    if isinstance(value, _OF_A_PARTNER):
        return value.partner_id
    return next(iter(partner_ids(value)), None)


def _place(hit: Hit) -> tuple[int, bool, date, int]:
    return hit.how, hit.on is None, hit.on or date.min, hit.number


def _facts(ledger: Ledger, words: tuple[Wanted, ...], as_of: date | None) -> Iterator[Hit]:
    day = ledger.past(as_of)
    numbers = views.fact_numbers(ledger.conn, words, ledger.me)
    for fact in facts_by_number(ledger.conn, numbers, ledger.me):
        if as_of is None or fact_day(fact) <= as_of:
            yield Hit(numbers[fact.number], fact_day(fact), fact.number, known(fact, ledger, day))


def _partners(ledger: Ledger, words: tuple[Wanted, ...], day: date) -> Iterator[Hit]:
    """Yield partners, people and gardens; among those found alike the first by name comes first."""
    partners, people = views.partner_ids(ledger.conn, words), views.person_ids(ledger.conn, words)
    matches: list[Partner | Person | Garden] = []
    if partners:
        everyone = partner_views.partners(ledger.conn, day, archived=True)
        matches += [partner for partner in everyone if partner.id in partners]
    if people:
        matches += [person for person in people_views.people(ledger.conn) if person.id in people]
    gardens = views.garden_ids(ledger.conn, words)
    if gardens:
        there = garden_views.gardens(ledger.conn)
        matches += [garden for garden in there if garden.id in gardens and garden.started_on <= day]
    how = {**partners, **people, **gardens}
    for place, match in enumerate(matches):
        yield Hit(how[match.id], None, -place, match)


def _others(ledger: Ledger, words: tuple[Wanted, ...], day: date) -> Iterator[Hit]:
    """Yield plans, pauses, moves, answers and intentions; of what is ahead, all as of today. And proposals."""
    conn, ahead = ledger.conn, date.max if day >= ledger.today else day
    plans, pauses = views.plan_numbers(conn, words), views.pause_numbers(conn, words)
    planned = [plan for plan in plan_views.plans(conn) if plan.number in plans] if plans else []
    paused = [pause for pause in plan_views.pauses(conn) if pause.number in pauses] if pauses else []
    yield from (Hit(plans[plan.number], plan.on, plan.number, plan) for plan in planned if plan.on <= ahead)
    yield from (
        Hit(pauses[pause.number], pause.from_on, pause.number, pause) for pause in paused if pause.from_on <= ahead
    )
    moved = views.moves(conn, words, ledger.me)
    yield from (Hit(how, move.move.on, move.number, move) for move, how in moved if move.move.on <= day)
    for answered, how in views.answers(conn, words):
        if answered.on <= day:
            yield Hit(how, answered.on, 0, answered)
    for intention, how in views.intentions(conn, words, ledger.me):
        if intention.on <= day:
            yield Hit(how, intention.on, 0, intention)
    for proposed, how in views.proposals(ledger.conn, words, ledger.me):
        if proposed.on <= ahead:
            yield Hit(how, proposed.on, proposed.number, proposed)


def _names(ledger: Ledger, values: Iterable[Value]) -> Names:
    listed = list(values)
    names = names_of(ledger, (value for value in listed if isinstance(value, Numbered)))
    partner_ids = {
        partner_id
        for value in listed
        if (partner_id := partner_id_of(value)) is not None and partner_id not in names.handles
    }
    for partner_id, (handle, name) in partner_names(ledger.conn, partner_ids).items():
        names.handles[partner_id], names.partners[partner_id] = handle, name
    return names
