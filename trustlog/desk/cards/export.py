"""Writes the people at partners, and these, to a file of cards."""

from collections import defaultdict
from typing import NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Person
from trustlog.domain.facts.partner import has_left
from trustlog.domain.text import counted
from trustlog.errors import Remedy
from trustlog.exchange.vcf.write import Card, write_vcf
from trustlog.files.writing import named
from trustlog.language import _
from trustlog.storage.read.partners import partners
from trustlog.storage.read.people import people

NAME_ANOTHER = Remedy("name_another", option="out")


class ExportedCards(NamedTuple):
    """The cards that were written: to which file, and how many people have left, and are not among them."""

    file: str
    people: int
    partners: int
    left: int

    @property
    def lines(self) -> tuple[str, ...]:
        """Return what was written as a line for people."""
        what = f"{counted(self.partners, 'partner')}, {counted(self.people, 'person', 'people')}"
        left = _("; {n} left out, who have left").format(n=self.left) if self.left else ""
        return (f"{self.file}: {what}{left}",)


def export_vcf(ledger: Ledger, out: str) -> ExportedCards:
    """Write a card for each partner we work with, and for each who is there: never a note, nor who has left."""
    path = named(out, advice=NAME_ANOTHER)
    with ledger.conn.reading():
        known = sorted(partners(ledger.conn, ledger.today), key=lambda partner: partner.handle)
        staff: defaultdict[str, list[Person]] = defaultdict(list)
        for person in people(ledger.conn):
            staff[person.partner_id].append(person)
    cards: list[Card] = []
    left = 0
    for partner in known:
        cards.append(Card(_uid(partner.id), partner.name))
        there = [person for person in staff[partner.id] if not has_left(person, ledger.today)]
        left += len(staff[partner.id]) - len(there)
        cards += (
            Card(_uid(person.id), partner.name, person.name, person.role, person.email, person.phone)
            for person in there
        )
    write_vcf(path, cards, ledger=ledger.conn.where, advice=NAME_ANOTHER)
    return ExportedCards(path, len(cards) - len(known), len(known), left)


def _uid(row_id: str) -> str:
    return f"urn:uuid:{row_id}"
