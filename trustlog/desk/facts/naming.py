"""The names behind the ids of facts, and what partners say of promises, fetched once for all that is shown together."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.domain.kinds import kind_of
from trustlog.domain.text.folding import in_order
from trustlog.errors import LedgerUnfit, Reason, Remedy
from trustlog.language import _
from trustlog.storage.read.names import partner_names, person_names, promised, said_of, sheet_names

if TYPE_CHECKING:
    from trustlog.domain.answers import Said
    from trustlog.domain.facts import Garden, Numbered, Partner, Person

_NONE: Mapping[str, Any] = MappingProxyType({})


class Names(NamedTuple):
    """Handles and names of partners and gardens, names of people and of items of the open book, each by id.

    `said` is what partners said of promises, by the promise's id; `promised` and `sheets` are what facts of the
    practice refer to: number and text of promises, and names of sheets.
    """

    handles: dict[str, str]
    partners: dict[str, str]
    people: dict[str, str]
    items: Mapping[str, str] = _NONE
    said: "Mapping[str, tuple[Said, ...]]" = _NONE
    promised: Mapping[str, tuple[int, str]] = _NONE
    sheets: Mapping[str, str] = _NONE

    def handles_of(self, fact: "Numbered") -> list[str]:
        """Return the handles of the partners of a fact, in order of the alphabet."""
        return sorted(self.handles[partner] for partner in partner_ids(fact))

    def placed_at(self, fact: "Numbered") -> list[str]:
        """Return the handles that a line of a fact begins with: of its partners, or of the garden it stands under."""
        garden = _stands_under(fact)
        return (self.handles_of(fact) or [_("we")]) if garden is None else [self.handles[garden]]

    def people_of(self, fact: "Numbered") -> list[str]:
        """Return the names of the people of a fact, in order of the alphabet."""
        return sorted((self.people[person] for person in kind_of(fact).person_ids(fact)), key=in_order)

    def told_with(self, fact: "Numbered") -> Sequence[str]:
        """Return the names that a fact is told with: of its people, its item of the open book, or further partners."""
        refers = kind_of(fact).refers
        if refers and any(getattr(fact, name) is not None for name in refers):
            return tuple(self.partners.get(getattr(fact, name) or "", "") for name in refers)
        if getattr(fact, "without_us", False):
            between = sorted((self.partners[partner] for partner in partner_ids(fact)), key=in_order)
            return [*between, *self.people_of(fact)]
        item = self.items.get(item_of(fact) or "")
        return self.people_of(fact) if item is None else (item,)

    def partner_of(self, fact: "Numbered") -> str:
        """Return the names of the partners of a fact as people say them, "Acme, Borealis", or of its garden.

        What is between others, or about a garden, stands under the name of the garden; what is about ourselves, under
        "we".
        """
        if (garden := _stands_under(fact)) is not None:
            return self.partners[garden]
        named = partner_ids(fact)
        if not named:
            return _("we")
        return ", ".join(sorted((self.partners[partner] for partner in partner_ids(fact)), key=in_order))

    def beside(self, fact: "Numbered", as_of: date) -> str:
        """Return what stands behind the sentence of a fact: what the partner says of a promise, or of what it did."""
        if not (self.said or self.promised or self.sheets):
            return ""
        from trustlog.desk.facts.beside import words_beside

        return words_beside(fact, self, as_of)


def partner_ids(fact: "Numbered") -> tuple[str, ...]:
    """Return the ids of the partners of any fact."""
    return kind_of(fact).partner_ids(fact)


def is_between(fact: "Numbered") -> bool:
    """Return whether a fact is between members of a garden, and none of us is part of it."""
    return getattr(fact, "from_id", None) is not None or getattr(fact, "without_us", False)


def _stands_under(fact: "Numbered") -> str | None:
    """Return the id of the garden under whose name a fact stands, where it does not stand under its partners'."""
    garden = garden_of(fact)
    return garden if garden is not None and (is_between(fact) or not partner_ids(fact)) else None


def garden_of(fact: "Numbered") -> str | None:
    """Return the id of the garden that a fact is about, or happened in, if it did."""
    garden: str | None = getattr(fact, "garden_id", None)
    return garden


def item_of(fact: "Numbered") -> str | None:
    """Return the id of the item of the open book that a fact is about, if it is about one."""
    item: str | None = getattr(fact, "item_id", None)
    return item


def names_of(ledger: Ledger, facts: Iterable["Numbered"]) -> Names:
    """Fetch the names that showing these facts needs, and what partners say of the promises among them."""
    partners: set[str] = set()
    gardens: set[str] = set()
    people: set[str] = set()
    of_book = False
    promises: set[str] = set()
    answered: set[str] = set()
    sheets: set[str] = set()
    for fact in facts:
        kind = kind_of(fact)
        partners.update(kind.partner_ids(fact))
        if kind.refers:
            partners.update(getattr(fact, name) for name in kind.refers if getattr(fact, name) is not None)
        if (garden := garden_of(fact)) is not None:
            gardens.add(garden)
        people.update(kind.person_ids(fact))
        of_book = of_book or item_of(fact) is not None
        if kind.name == "promise":
            promises.add(fact.id)
        elif kind.name in ("their_word", "joint_check"):
            answered.add(getattr(fact, "promise_id", ""))
            sheets.add(getattr(fact, "sheet_id", None) or "")
    known = partner_names(ledger.conn, partners)
    if gardens:
        from trustlog.storage.read.gardens import garden_names  # here: few facts are about a garden

        known |= garden_names(ledger.conn, gardens)
    if not partners <= known.keys():
        raise LedgerUnfit(Reason("part_missing", where=ledger.conn.where), Remedy("doctor_tells_more"))
    return Names(
        {partner: handle for partner, (handle, _name) in known.items()},
        {partner: name for partner, (_handle, name) in known.items()},
        person_names(ledger.conn, people),
        _item_names(ledger) if of_book else {},
        said_of(ledger.conn, promises, ledger.me),
        promised(ledger.conn, answered - {""}, ledger.me),
        sheet_names(ledger.conn, sheets - {""}, ledger.me),
    )


def _item_names(ledger: Ledger) -> dict[str, str]:
    from trustlog.storage.read.book import item_names  # here: few facts are about an item

    return item_names(ledger.conn)


def names_from(partners: "Iterable[Partner | Garden]", people: Iterable["Person"] = ()) -> Names:
    """Make the names from values that are at hand already."""
    listed = list(partners)
    return Names(
        {partner.id: partner.handle for partner in listed},
        {partner.id: partner.name for partner in listed},
        {person.id: person.name for person in people},
    )
