"""Firms that people of a file are at and that are not known here: each once, with its people's domains. Pure."""

from trustlog.exchange.foreign.known import spellings
from trustlog.exchange.foreign.people_words import domain_of, firm_key
from trustlog.exchange.foreign.values import Contact, Organisation


class MissingFirms:
    """Collects firms by name; two spellings of a name are one firm, and so is one with and without its legal form.

    `Acme` and `Acme Industries` are one where people of both have addresses of one domain.
    """

    def __init__(self) -> None:
        self._firms: list[tuple[int, str]] = []  # the row of who named it first, and how
        self._places: dict[str, int] = {}
        self._at: dict[str, set[int]] = {}  # at which firms the people of a domain are
        self._seen: set[int] = set()  # hashes of addresses: who comes twice in a file comes once

    def see(self, contact: Contact) -> None:
        """Take note of the firm of somebody who is of no partner here; nothing of who names none."""
        keys = spellings(contact.firms[0]) if contact.firms else ()
        mails = {hash(mail) for mail in contact.emails}
        if not keys or mails & self._seen:
            return
        self._seen |= mails
        domains = {domain for mail in contact.emails if (domain := domain_of(mail))}
        place = self._known(keys, domains)
        if place is None:
            place = len(self._firms)
            self._firms.append((contact.row, contact.firms[0]))
            self._places |= dict.fromkeys(keys, place)
        for domain in domains:
            self._at.setdefault(domain, set()).add(place)

    def _known(self, keys: tuple[str, ...], domains: set[str]) -> int | None:
        """Return which firm this is: one of that name, or one of a like name and the same domain."""
        named = next((self._places[key] for key in keys if key in self._places), None)
        if named is not None:
            return named
        nearby = {place for domain in domains for place in self._at.get(domain, ())}
        return next((place for place in sorted(nearby) if _alike(keys[0], firm_key(self._firms[place][1]))), None)

    def firms(self) -> list[Organisation]:
        """Return the firms. A domain that people of several of them have says nothing about any."""
        domains: dict[int, list[str]] = {}
        for domain, places in self._at.items():
            if len(places) == 1:
                domains.setdefault(next(iter(places)), []).append(domain)
        return [Organisation(row, name, tuple(domains.get(place, ()))) for place, (row, name) in enumerate(self._firms)]


def _alike(one: str, other: str) -> bool:
    """Return whether one name is the beginning of the other, word by word."""
    return f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ")
