"""What capture lines would write: names resolved, facts made, nothing written yet; faults gathered, not raised."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple, TypeVar

from trustlog.desk.ledger import Ledger
from trustlog.desk.partners import person, writable_partner
from trustlog.desk.promises import closed, found_promise
from trustlog.domain.capture.values import (
    ActClause,
    Captured,
    Clause,
    DisclosureClause,
    MomentClause,
    Name,
    NoteClause,
    PromiseClause,
)
from trustlog.domain.facts import Disclosure, Fact, Moment, Note, Partner, Person, Promise
from trustlog.domain.facts.promise import day_for_clock
from trustlog.domain.text.folding import alike, folded
from trustlog.errors import Fault, Faults, Reason, Refused, RefusedLines, Remedy, WordsError
from trustlog.storage.read import people as people_views

_T = TypeVar("_T")
_ACTS = {"keep": "kept", "broke": "broken"}


class Drafted(NamedTuple):
    """One fact to be written; `old` is how a promise was that is acted on, None for a new fact (its number is 0)."""

    fact: Fact
    old: Promise | None = None


class Draft:
    """Gathers what lines would write; a later line sees the people and closings of an earlier one."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.drafted: list[Drafted] = []
        self.new_people: list[Person] = []
        self.partners: dict[str, Partner] = {}
        self.people: dict[str, Person] = {}
        self.faults: list[Fault] = []
        self.refusals: list[Fault] = []
        self._typed: dict[str, Partner] = {}
        self._people_of: dict[str, list[Person]] = {}
        self._acted: dict[int, Promise] = {}

    def add(self, captured: Captured, line_number: int | None = None) -> None:
        """Add what one line says; what cannot be resolved becomes a fault at its place."""
        partners: list[Partner] = []
        for name in captured.partners:
            one = self._try(partial(self._partner, name.text), name.at, name.end, line_number)
            if one is None:
                continue
            if one in partners:
                self.faults.append(Fault(f"{one.handle} is named twice", name.at, name.end, line_number))
            else:
                partners.append(one)
        if len(partners) < len(captured.partners):
            return
        for clause in captured.clauses:
            self._clause(clause, partners, line_number)

    def raise_faults(self) -> None:
        """Raise all faults at once; where only the ledger said no, raise that."""
        if self.faults:
            raise Faults(sorted(self.faults + self.refusals, key=lambda one: (one.line_number or 0, one.at)))
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

    def _partner(self, typed: str) -> Partner:
        key = alike(typed)
        if key not in self._typed:
            found = writable_partner(self.ledger, typed)
            self._typed[key] = self.partners[found.id] = found
        return self._typed[key]

    def _clause(self, clause: Clause, partners: list[Partner], line_number: int | None) -> None:
        if isinstance(clause, ActClause):
            for number in clause.numbers:
                self._try(partial(self._act, clause, number, partners), clause.at, clause.end, line_number)
        elif isinstance(clause, MomentClause):
            people = [self._person(clause, name, partners, line_number) for name in clause.people]
            if None not in people:
                self._moment(clause, partners, [one for one in people if one is not None])
        else:
            for partner in partners:
                self.drafted.append(Drafted(self._fact(clause, partner)))

    def _act(self, clause: ActClause, number: int, partners: list[Partner]) -> None:
        old = self._acted.get(number) or found_promise(self.ledger, number)
        if partners and old.partner_id not in {one.id for one in partners}:
            named = ", ".join(one.handle for one in partners)
            raise WordsError(f"#{number} is not a promise with {named}; leave the partner out, or mend the number")
        new = closed(self.ledger, old, _ACTS[clause.act], None)
        self._acted[number] = new
        self.drafted.append(Drafted(new, old))

    def _person(
        self, clause: MomentClause, name: Name, partners: list[Partner], line_number: int | None
    ) -> Person | None:
        if not partners:
            return None  # that their partner is not known was said already
        known = [one for partner in partners for one in self._known(partner)]
        if clause.new_people and not any(folded(name.text) in folded(one.name) for one in known):
            if len(partners) > 1:
                reason, first = Reason("whose_is_unclear", name=name.text), Remedy("add_person_first")
                self.faults.append(Fault(reason, name.at, name.end, line_number, (first,)))
                return None
            made = self._try(partial(_added, self.ledger, partners[0], name.text), name.at, name.end, line_number)
            if made is None:
                return None
            self._known(partners[0]).append(made)
            self.new_people.append(made)
            self.people[made.id] = made
            return made
        where = " and ".join(one.handle for one in partners)
        found = self._try(partial(person, self.ledger, known, name.text, where), name.at, name.end, line_number)
        if found is not None:
            self.people[found.id] = found
        return found

    def _known(self, partner: Partner) -> list[Person]:
        if partner.id not in self._people_of:
            self._people_of[partner.id] = list(people_views.people(self.ledger.conn, partner.id))
        return self._people_of[partner.id]

    def _moment(self, clause: MomentClause, partners: list[Partner], people: list[Person]) -> None:
        ledger = self.ledger
        fact = Moment(
            id=ledger.new_id(),
            number=0,
            on=clause.on,
            partner_ids=tuple(one.id for one in partners),
            person_ids=tuple(dict.fromkeys(one.id for one in people)),
            kind=clause.kind,
            counts_as=clause.counts_as,
            minutes=clause.minutes,
            initiative=clause.initiative,
            unplanned=clause.unplanned,
            text=clause.text or None,
            note=None,
            private=clause.private,
            source=clause.source,
            recorded_at=ledger.now,
            recorded_by=ledger.me,
        )
        self.drafted.append(Drafted(fact))

    def _fact(self, clause: PromiseClause | DisclosureClause | NoteClause, partner: Partner) -> Fact:
        ledger = self.ledger
        if isinstance(clause, PromiseClause):
            return new_promise(ledger, clause, partner.id)
        if isinstance(clause, NoteClause):
            recorded = (clause.private, clause.source, ledger.now, ledger.me)
            return Note(ledger.new_id(), 0, partner.id, clause.on, clause.note, *recorded)
        return Disclosure(
            id=ledger.new_id(),
            number=0,
            partner_id=partner.id,
            ours=clause.ours,
            on=clause.on,
            topic=clause.topic,
            depth=clause.depth,
            missed=clause.missed,
            note=None,
            private=clause.private,
            source=clause.source,
            recorded_at=ledger.now,
            recorded_by=ledger.me,
        )


def _added(ledger: Ledger, partner: Partner, name: str) -> Person:
    from trustlog.desk.people import new_person

    return new_person(ledger, partner.id, name)


def new_promise(ledger: Ledger, clause: PromiseClause, partner_id: str) -> Promise:
    """Make the promise a clause says; without a due date the clock counts on a day of its own."""
    made = ledger.today
    counts_on = day_for_clock(made, clause.due_on, ledger.settings.days.clock)
    return Promise(
        id=ledger.new_id(),
        number=0,
        partner_id=partner_id,
        ours=clause.ours,
        text=clause.text,
        stake=clause.stake,
        made_on=made,
        accepted_on=None if clause.offered else made,
        due_on=clause.due_on,
        counts_on=counts_on,
        grace_days=ledger.settings.days.grace,
        closed_as=None,
        closed_on=None,
        told=None,
        satisfied=None,
        withdrawn_by=None,
        closed_reason=None,
        cleared_on=None,
        clear_reason=None,
        entered_late=False,
        every=clause.every,
        every_from=counts_on if clause.every else None,
        follows_id=None,
        moves=(),
        note=None,
        private=clause.private,
        source=clause.source,
        recorded_at=ledger.now,
        recorded_by=ledger.me,
    )
