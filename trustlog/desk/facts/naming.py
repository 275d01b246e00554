"""The handles and names behind the ids of facts, fetched once for all that is shown together."""

from collections.abc import Iterable
from typing import NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Fact, Moment, Partner, Pause, Person, Plan
from trustlog.domain.text.folding import in_order
from trustlog.storage.read.names import partner_names, person_names


class Names(NamedTuple):
    """Handles and names of partners, and names of people, each by id."""

    handles: dict[str, str]
    partners: dict[str, str]
    people: dict[str, str]

    def handles_of(self, fact: Fact | Plan | Pause) -> list[str]:
        """Give the handles of the partners of a fact, in order of the alphabet."""
        return sorted(self.handles[one] for one in partner_ids(fact))

    def people_of(self, fact: Fact | Plan | Pause) -> list[str]:
        """Give the names of the people of a fact, in order of the alphabet."""
        return sorted((self.people[one] for one in fact.person_ids), key=in_order) if isinstance(fact, Moment) else []

    def partner_of(self, fact: Fact | Plan | Pause) -> str:
        """Give the names of the partners of a fact as people say them: "Acme, Borealis"."""
        return ", ".join(sorted((self.partners[one] for one in partner_ids(fact)), key=in_order))


def partner_ids(fact: Fact | Plan | Pause) -> tuple[str, ...]:
    """Give the ids of the partners of any fact."""
    return fact.partner_ids if isinstance(fact, Moment) else (fact.partner_id,)


def names_of(ledger: Ledger, facts: Iterable[Fact | Plan | Pause]) -> Names:
    """Fetch the names that showing these facts needs."""
    partners: set[str] = set()
    people: set[str] = set()
    for fact in facts:
        partners.update(partner_ids(fact))
        if isinstance(fact, Moment):
            people.update(fact.person_ids)
    known = partner_names(ledger.conn, partners)
    return Names(
        {one: handle for one, (handle, _) in known.items()},
        {one: name for one, (_, name) in known.items()},
        person_names(ledger.conn, people),
    )


def names_from(partners: Iterable[Partner], people: Iterable[Person] = ()) -> Names:
    """Make the names from values that are at hand already."""
    held = list(partners)
    return Names(
        {one.id: one.handle for one in held}, {one.id: one.name for one in held}, {one.id: one.name for one in people}
    )
