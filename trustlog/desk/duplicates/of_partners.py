"""Partners that may have been entered twice: suggested with reasons, or said to be different for good."""

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from trustlog.desk.duplicates.words import because_words, write_apart
from trustlog.desk.ledger import Ledger, Written
from trustlog.desk.partners import partner
from trustlog.domain.calendar.days import show
from trustlog.domain.duplicates import Key, Looks, alike_pairs, phone_key
from trustlog.domain.facts.partner import each_of
from trustlog.domain.text.firms import FREE_MAIL, domain_of, firm_key
from trustlog.language import _
from trustlog.storage.read.likeness import (
    KnownPartner,
    KnownPerson,
    known_apart,
    known_partners,
    known_people,
)


class PartnerPair(NamedTuple):
    """Two partners that may be the same, the one that came first before the other, and why."""

    one: KnownPartner
    other: KnownPartner
    because: tuple[Key, ...]

    @property
    def says(self) -> str:
        """Return why they may be the same, and which of them is archived."""
        archived = [
            _("{handle} is archived since {day}").format(handle=each.handle, day=show(each.archived_on))
            for each in (self.one, self.other)
            if each.archived_on is not None
        ]
        return " · ".join((because_words(self.because), *archived))

    @property
    def is_to_merge(self) -> bool:
        """Return whether the one can be merged into the other: nothing is written about an archived one."""
        return self.one.archived_on is None and self.other.archived_on is None

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        codes = [key.code for key in self.because]
        return {"one": self.one.handle, "other": self.other.handle, "because": codes, "says": self.says}


def partner_pairs(ledger: Ledger, of: str | None = None) -> list[PartnerPair]:
    """Return the partners that may have been entered twice, the likeliest first: all, or those of one partner."""
    about = None if of is None else {partner(ledger, of).id}
    return _pairs(ledger, about)


def count_new(ledger: Ledger, partner_ids: Iterable[str]) -> int:
    """Return how many pairs are suggested that one of these partners is in: what an import has written, say."""
    about = set(partner_ids)
    return len(_pairs(ledger, about)) if about else 0


def _pairs(ledger: Ledger, about: Collection[str] | None) -> list[PartnerPair]:
    with ledger.conn.reading():
        known, people = known_partners(ledger.conn), known_people(ledger.conn)
        apart = known_apart(ledger.conn)
    by_id = {each.id: each for each in known}
    people_at: dict[str, list[KnownPerson]] = {}
    for person in people:
        people_at.setdefault(person.partner_id, []).append(person)
    found = alike_pairs([_looks(each, people_at.get(each.id, ())) for each in known], apart)
    pairs = [PartnerPair(by_id[pair.one], by_id[pair.other], pair.because) for pair in found]
    return [
        pair
        for pair in pairs
        if (about is None or pair.one.id in about or pair.other.id in about)
        and (pair.one.archived_on is None or pair.other.archived_on is None)
    ]


def _looks(known: KnownPartner, people: Iterable[KnownPerson]) -> Looks:
    """Return what a partner is known by: its name, its domains, and the addresses and numbers of its people."""
    name = firm_key(known.name)
    keys = [Key("name", name.replace(" ", ""), "")] if name else []
    domains = dict.fromkeys(domain for domain in each_of(known.domains) if domain not in FREE_MAIL)
    for person in people:
        if person.email:
            keys.append(Key("mail", person.email.lower(), person.email))
            if domain := domain_of(person.email):
                domains.setdefault(domain)
        if phone := phone_key(person.phone):
            keys.append(Key("phone", phone, person.phone or ""))
    keys += [Key("domain", domain, domain) for domain in domains]
    return Looks(known.id, tuple({(key.code, key.compared): key for key in keys}.values()), name, by_words=True)


def set_partners_apart(ledger: Ledger, one: str, other: str) -> Written:
    """Say that two partners are not the same: they are never suggested again, unless it is undone."""
    first, second = (partner(ledger, name) for name in (one, other))
    handles = (first.handle, second.handle)
    batch = write_apart(ledger, (first.id, second.id), handles, f"partner apart {' '.join(handles)}", people=False)
    said = _("{one} and {other} are not the same").format(one=first.handle, other=second.handle)
    return Written(batch, (), (said,), (first, second))
