"""Who of the guests of a meeting is known at its partners; nobody is made by a name alone."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Partner, Person
from trustlog.domain.facts.partner import each_of
from trustlog.domain.proposals import Guest
from trustlog.domain.text.folding import alike, folded


class Guests(NamedTuple):
    """The guests that are known, and as whom; those that are not; and of these, who may be added, and where."""

    known: tuple[tuple[Guest, Person], ...]
    unknown: tuple[Guest, ...]
    new: tuple[tuple[Guest, Partner], ...]


def parted(
    guests: Sequence[Guest], people: Sequence[Person], partners: Sequence[Partner], former: Mapping[str, str]
) -> Guests:
    """Part guests: known by mail, be it that of somebody merged into them, else by a name that one person alone has.

    A guest who is not known may be added where they have a name, and an address at a domain of one of the partners.
    """
    known: list[tuple[Guest, Person]] = []
    unknown: list[Guest] = []
    for guest in guests:
        found = _known(guest, people, former)
        if found is None:
            unknown.append(guest)
        else:
            known.append((guest, found))
    new = [(guest, at) for guest in unknown if (at := home(guest, partners)) is not None and guest.name]
    return Guests(tuple(known), tuple(unknown), tuple(new))


def home(guest: Guest, partners: Sequence[Partner]) -> Partner | None:
    """Return the only partner that has the domain of a guest's address, or one above it."""
    domain = (guest.email or "").rpartition("@")[2].lower()
    at = [
        partner
        for partner in partners
        if any(domain == own or domain.endswith(f".{own}") for own in map(str.lower, each_of(partner.domains)))
    ]
    return at[0] if domain and len(at) == 1 else None


def added(ledger: Ledger, guest: Guest, partner: Partner) -> Person:
    """Return a guest as somebody new at a partner; nothing is written."""
    from trustlog.desk.people import new_person

    return new_person(ledger, partner.id, guest.name or "", email=guest.email)


def _known(guest: Guest, people: Sequence[Person], former: Mapping[str, str]) -> Person | None:
    mail = (guest.email or "").lower()
    by_mail = [person for person in people if mail and (person.email or "").lower() == mail]
    by_mail = by_mail or [person for person in people if mail in former and person.id == former[mail]]
    if by_mail:
        return by_mail[0]
    by_name = [person for person in people if guest.name and folded(person.name) == folded(guest.name)]
    by_name = by_name or [person for person in people if guest.name and alike(person.name) == alike(guest.name)]
    return by_name[0] if len(by_name) == 1 else None


def domains_unknown(guests: Sequence[Guest], partner: Partner) -> tuple[str, ...]:
    """Return the domains of guests that say something about a firm, and are not known as the partner's."""
    from trustlog.exchange.foreign.people_words import domain_of

    found = dict.fromkeys(domain for guest in guests if (domain := domain_of(guest.email)))
    return tuple(domain for domain in found if home(Guest(None, f"x@{domain}"), (partner,)) is None)
