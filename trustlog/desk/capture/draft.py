"""What capture lines would write: names resolved, facts made, nothing written yet; faults gathered, not raised."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from trustlog.desk.capture.who_is_known import LedgerNames
from trustlog.desk.ledger import Ledger
from trustlog.desk.partners import person, writable_partner
from trustlog.desk.promises import closed, found_promise
from trustlog.domain.capture.values import (
    ActClause,
    Captured,
    Clause,
    DisclosureClause,
    FactClause,
    MomentClause,
    Name,
    RequestClause,
)
from trustlog.domain.facts.promise import is_behind
from trustlog.domain.kinds import Making, kind_named
from trustlog.domain.text.folding import alike, folded
from trustlog.errors import Fault, Faults, Reason, Refused, RefusedLines, Remedy, WordsError
from trustlog.storage.read import people as people_views

if TYPE_CHECKING:
    from trustlog.domain.facts import Fact, Garden, Partner, Person, Promise

_T = TypeVar("_T")
_ACTS = {"keep": "kept", "broke": "broken"}


class Drafted(NamedTuple):
    """A fact to be written; `old` is the promise before it was acted on, None for a new fact (whose number is 0)."""

    fact: "Fact"
    old: "Promise | None" = None


class Draft:
    """Gathers what lines would write; later lines see the people added and promises closed by earlier lines."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.known = LedgerNames(ledger)
        self.drafted: list[Drafted] = []
        self.new_people: list[Person] = []
        self.partners: dict[str, Partner] = {}
        self.gardens: dict[str, Garden] = {}
        self.people: dict[str, Person] = {}
        self.faults: list[Fault] = []
        self.refusals: list[Fault] = []
        self._typed: dict[str, Partner] = {}
        self._people_of: dict[str, list[Person]] = {}
        self._acted: dict[int, Promise] = {}

    def add(self, captured: Captured, line_number: int | None = None) -> None:
        """Add what a line says; what cannot be resolved becomes a fault at its place."""
        partners: list[Partner] = []
        for name in captured.partners:
            partner = self._try(partial(self._partner, name.text), name.at, name.end, line_number)
            if partner is None:
                continue
            if partner in partners:
                self.faults.append(Fault(Reason("named_twice", name=partner.handle), name.at, name.end, line_number))
            else:
                partners.append(partner)
        if len(partners) < len(captured.partners):
            return
        for clause in captured.clauses:
            self._clause(clause, partners, line_number)

    def raise_faults(self) -> None:
        """Raise all faults at once; where the only faults are refusals of the ledger, raise those."""
        if self.faults:
            raise Faults(sorted(self.faults + self.refusals, key=lambda fault: (fault.line_number or 0, fault.at)))
        if self.refusals:
            raise RefusedLines(self.refusals)

    def _try(self, act: Callable[[], _T], at: int, end: int, line_number: int | None) -> _T | None:
        try:
            return act()
        except WordsError as error:
            self.faults.append(Fault(error, at, end, line_number))
        except Refused as error:
            self.refusals.append(Fault(error, at, end, line_number))
        return None

    def _partner(self, typed: str) -> "Partner":
        key = alike(typed)
        if key not in self._typed:
            match = writable_partner(self.ledger, typed)
            self._typed[key] = self.partners[match.id] = match
        return self._typed[key]

    def _clause(self, clause: Clause, partners: list["Partner"], line_number: int | None) -> None:
        if isinstance(clause, ActClause):
            for number in clause.numbers:
                self._try(partial(self._act, clause, number, partners), clause.at, clause.end, line_number)
            return
        people = self._people(clause, partners, line_number)
        if None in people:
            return
        kind = kind_named(clause.makes)
        ids = tuple(dict.fromkeys(person.id for person in people if person is not None))
        named = clause.item if isinstance(clause, DisclosureClause | RequestClause) else None
        item_id = self.known.item_id(named) if named is not None else None
        if named is not None and item_id is None:
            return  # that there is no such item was said already
        for together in [partners] if kind.shared else [[partner] for partner in partners]:
            partner_ids = tuple(partner.id for partner in together)
            self.drafted.append(Drafted(made_of(self.ledger, clause, partner_ids, ids, item_id)))

    def _people(self, clause: FactClause, partners: list["Partner"], line_number: int | None) -> list["Person | None"]:
        """Find the people a clause names, if it is of a kind with people; None for each who cannot be found."""
        if not isinstance(clause, MomentClause):
            return []
        return [self._person(name, partners, line_number, new=clause.new_people) for name in clause.people]

    def _act(self, clause: ActClause, number: int, partners: list["Partner"]) -> None:
        old = self._acted.get(number) or found_promise(self.ledger, number)
        if partners and old.partner_id not in {partner.id for partner in partners}:
            named = ", ".join(partner.handle for partner in partners)
            raise WordsError(Reason("promise_with_others", number=number, partners=named), Remedy("leave_partner_out"))
        if clause.ours is not None and clause.ours != old.ours:
            raise WordsError(Reason("promise_of_the_others", number=number, ours=old.ours))
        if clause.act == "keep" and clause.on is None and not clause.late and is_behind(old, self.ledger.today):
            raise WordsError(Reason("clause_on_time_or_late", number=number, day=old.counts_on))
        new = closed(self.ledger, old, _ACTS[clause.act], clause.on, late=clause.late)
        self._acted[number] = new
        self.drafted.append(Drafted(new, old))

    def _person(self, name: Name, partners: list["Partner"], line_number: int | None, *, new: bool) -> "Person | None":
        if not partners:
            return None  # that their partner is not known was said already
        known = [known_person for partner in partners for known_person in self._known(partner)]
        if new and not any(folded(name.text) in folded(known_person.name) for known_person in known):
            if len(partners) > 1:
                reason, first = Reason("whose_is_unclear", name=name.text), Remedy("add_person_first")
                self.faults.append(Fault(reason, name.at, name.end, line_number, (first,)))
                return None
            new_person = self._try(partial(_added, self.ledger, partners[0], name.text), name.at, name.end, line_number)
            if new_person is None:
                return None
            self._known(partners[0]).append(new_person)
            self.new_people.append(new_person)
            self.people[new_person.id] = new_person
            return new_person
        where = " and ".join(partner.handle for partner in partners)
        match = self._try(partial(person, self.ledger, known, name.text, where), name.at, name.end, line_number)
        if match is not None:
            self.people[match.id] = match
        return match

    def _known(self, partner: "Partner") -> list["Person"]:
        if partner.id not in self._people_of:
            self._people_of[partner.id] = list(people_views.people(self.ledger.conn, partner.id))
        return self._people_of[partner.id]


def _added(ledger: Ledger, partner: "Partner", name: str) -> "Person":
    from trustlog.desk.people import new_person

    return new_person(ledger, partner.id, name)


def made_of(
    ledger: Ledger,
    clause: FactClause,
    partner_ids: tuple[str, ...],
    person_ids: tuple[str, ...],
    item_id: str | None = None,
) -> "Fact":
    """Make the fact that a clause says, still without a number."""
    days, me = ledger.settings.days, ledger.me
    making = Making(ledger.new_id(), partner_ids, person_ids, ledger.today, days, ledger.now, me, item_id)
    make = kind_named(clause.makes).make
    assert make is not None  # noqa: S101 - its clause makes it
    fact: Fact = make(clause, making)
    return fact
