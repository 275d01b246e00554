"""What a ledger knows, as plain values, and whom a name, an address or a title means by it. Never guesses."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from trustlog.domain.text.folding import folded
from trustlog.exchange.foreign.people_words import domain_of, firm_key, plain_key, record_key
from trustlog.exchange.foreign.values import Guest

_T = TypeVar("_T")
_SHORTEST_IN_TITLE = 4  # letters of a name that is looked for in titles


class KnownPartner(NamedTuple):
    """A partner as a ledger knows it; `brought_id` is by which the program whose file is read knows it."""

    handle: str
    name: str
    domains: tuple[str, ...] = ()
    note: str | None = None
    brought_id: str | None = None


class KnownPerson(NamedTuple):
    """Somebody at a partner, which is named by its handle."""

    partner: str
    name: str
    email: str | None = None
    role: str | None = None
    phone: str | None = None
    note: str | None = None
    brought_id: str | None = None


class GonePerson(NamedTuple):
    """Somebody who was merged into another, `kept`, or removed, and where they were: no file brings them back."""

    partner: str | None
    name: str
    email: str | None
    brought_id: str | None
    merged: bool
    kept: KnownPerson | None = None


class Knowledge(NamedTuple):
    """What a ledger knows, who we are, and which days are asked about (both ends included).

    `overwrite` are the fields in which a file is right against what is there already, `keep` those in which it may not
    even fill a blank; any other field it fills where nothing is there. `records` are the partners by the ids of the
    records that they came from in the same program, be it in another list of it.
    """

    today: date
    partners: tuple[KnownPartner, ...] = ()
    people: tuple[KnownPerson, ...] = ()
    me: tuple[str, ...] = ()
    first: date = date.min
    last: date = date.max
    brought: frozenset[str] = frozenset()
    dismissed: frozenset[str] = frozenset()
    overwrite: frozenset[str] = frozenset()
    keep: frozenset[str] = frozenset()
    gone: tuple[GonePerson, ...] = ()
    records: Mapping[str, str] = MappingProxyType({})

    def takes(self, field: str, here: object, brought: object) -> bool:
        """Return whether what a file says of a field replaces what is here; what it is silent about never does."""
        if not brought or brought == here or field in self.keep:
            return False
        return not here or field in self.overwrite


class Found(NamedTuple):
    """The partners that something means, and by what: `record mail domain name loose person title`."""

    handles: tuple[str, ...] = ()
    by: str | None = None


NOBODY = Found()


class Matcher:
    """Finds partners and people by what is known of them; made once for a file."""

    def __init__(self, known: Knowledge) -> None:
        self.known = known
        # The address of who was merged away means whoever was kept, where it is nobody's own.
        self._mails = {one.email.lower(): [one.kept] for one in known.gone if one.email and one.kept}
        self._mails |= _grouped((person.email.lower(), person) for person in known.people if person.email)
        self._gone = {one.email.lower(): one for one in known.gone if one.email}
        self._gone_records = {one.brought_id: one for one in known.gone if one.brought_id}
        self._gone_names = {(one.partner, plain_key(one.name)): one for one in known.gone}
        self._people = _grouped((plain_key(person.name), person) for person in known.people)
        self._domains = _grouped(
            (domain.lower(), partner.handle) for partner in known.partners for domain in partner.domains
        )
        self._names = _grouped(
            (plain_key(name), partner.handle) for partner in known.partners for name in (partner.name, partner.handle)
        )
        self._loose = _grouped((key, partner.handle) for partner in known.partners for key in spellings(partner.name))
        self._me = {mail.lower() for mail in known.me}
        self._ours = {domain for mail in self._me if (domain := domain_of(mail))}
        self._titles: list[tuple[re.Pattern[str], str]] = []
        self._not_in_titles_yet = [(known.partners, known.people)]  # patterns are made when a title is looked at
        self._partners = {partner.handle: partner for partner in reversed(known.partners)}  # former names stand last
        self._brought_partners = {one.brought_id: one for one in known.partners if one.brought_id}
        self._brought_people = {one.brought_id: one for one in known.people if one.brought_id}

    def learn(self, partner: KnownPartner) -> None:
        """Know one more partner: one that the file itself brings."""
        self._partners[partner.handle] = partner
        for domain in partner.domains:
            self._domains.setdefault(domain.lower(), []).append(partner.handle)
        for name in dict.fromkeys((plain_key(partner.name), plain_key(partner.handle))):
            self._names.setdefault(name, []).append(partner.handle)
        for key in spellings(partner.name):
            self._loose.setdefault(key, []).append(partner.handle)
        self._not_in_titles_yet.append(((partner,), ()))
        if partner.brought_id:
            self._brought_partners[partner.brought_id] = partner

    def brought_partner(self, brought_id: str | None) -> KnownPartner | None:
        """Return the partner that came of this record before."""
        return self._brought_partners.get(brought_id) if brought_id else None

    def brought_person(self, brought_id: str | None) -> KnownPerson | None:
        """Return who came of this record before."""
        return self._brought_people.get(brought_id) if brought_id else None

    def gone(self, brought_id: str | None, mails: Iterable[str], name: str, handle: str | None) -> GonePerson | None:
        """Return who this was that is no more: by the record, by an address, by a name alone where neither differs."""
        if not self._gone_names:
            return None
        record = self._gone_records.get(brought_id) if brought_id else None
        if record is not None:
            return record
        mails = tuple(mails)
        for mail in mails:
            if (one := self._gone.get(mail.lower())) is not None:
                return one
        named = self._gone_names.get((handle, plain_key(name)))
        differs = named and ((mails and named.email) or (brought_id and named.brought_id))
        return None if differs else named

    def is_me(self, mail: str | None) -> bool:
        """Return whether an address is the user's own."""
        return (mail or "").lower() in self._me

    def is_ours(self, mail: str | None) -> bool:
        """Return whether an address is of our own firm."""
        domain = domain_of(mail)
        return domain is not None and any(domain == own or domain.endswith(f".{own}") for own in self._ours)

    def by_address(self, mails: Iterable[str]) -> Found:
        """Return where people with one of these addresses are; the first address that anybody has tells."""
        people = next((found for mail in mails if (found := self._mails.get(mail.lower()))), ())
        return Found(tuple(dict.fromkeys(person.partner for person in people)), "mail") if people else NOBODY

    def by_mail(self, mail: str | None) -> Found:
        """Return whose somebody is by address: known as it is, or by its domain or one that it is below.

        Several partners where people of each have that address.
        """
        found = self.by_address([mail] if mail else ())
        return found if found.handles else self.by_domain(domain_of(mail))

    def by_domain(self, domain: str | None) -> Found:
        """Return whose domain this is, or is below."""
        while domain and "." in domain:
            handles = self._domains.get(domain)
            if handles:
                return Found(tuple(dict.fromkeys(handles)), "domain")
            domain = domain.partition(".")[2]
        return NOBODY

    def by_firm(self, name: str) -> Found:
        """Return which partner has this name, or has it but for the legal form."""
        handles = self._names.get(plain_key(name))
        if handles:
            return Found(tuple(dict.fromkeys(handles)), "name")
        for key in spellings(name):
            if handles := self._loose.get(key):
                return Found(tuple(dict.fromkeys(handles)), "loose")
        return NOBODY

    def by_records(self, ids: Iterable[str]) -> tuple[Found, ...]:
        """Return which partners came from these records of the same program."""
        records = self.known.records
        handles = (records.get(record_key(record)) for record in ids) if records else ()
        return tuple(Found((handle,), "record") for handle in handles if handle in self._partners)

    def by_firms(self, names: Iterable[str]) -> Found:
        """Return which partner the first of these names means that means any."""
        return next((found for name in names if (found := self.by_firm(name)).handles), NOBODY)

    def by_person(self, name: str | None) -> Found:
        """Return where somebody of that name is known to be; at several partners where there are several."""
        people = self._people.get(plain_key(name or ""), ()) if name else ()
        if not people and (turned := _turned(name)):
            people = self._people.get(plain_key(turned), ())
        return Found(tuple(dict.fromkeys(person.partner for person in people)), "person") if people else NOBODY

    def by_title(self, title: str | None) -> Found:
        """Return which partners a title names, by handle, name or somebody there."""
        text = folded(title or "")
        if not text:
            return NOBODY
        for partners, people in self._not_in_titles_yet:
            self._titles += _title_patterns(partners, people)
        self._not_in_titles_yet = []
        return Found(tuple(dict.fromkeys(handle for pattern, handle in self._titles if pattern.search(text))), "title")

    def by_guest(self, guest: Guest) -> Found:
        """Return whose guest somebody is: by address, by the firm beside them, else by name."""
        found = self.by_mail(guest.email)
        if not found.handles and guest.firm:
            found = self.by_firm(guest.firm)
        return found if found.handles else self.by_person(guest.name)

    def person(self, name: str | None, mails: Iterable[str], handle: str | None) -> KnownPerson | None:
        """Return who is known by one of these addresses, or by this name at this partner."""
        for mail in mails:
            if people := self._mails.get(mail):
                return min(
                    people, key=lambda one: (one.partner != handle, plain_key(one.name) != plain_key(name or ""))
                )
        same = (person for person in self._people.get(plain_key(name or ""), ()) if person.partner == handle)
        return next(same, None)

    def partner(self, handle: str) -> KnownPartner | None:
        """Return the partner with that handle."""
        return self._partners.get(handle)


def _turned(name: str | None) -> str | None:
    """Return `Jürgen Weißmann` for `Weißmann, Jürgen`, as the address list of a firm has it; None for any other."""
    family, comma, given = (name or "").partition(",")
    return f"{given.strip()} {family.strip()}" if comma and given.strip() and "," not in given else None


def _likeliest(people: Iterable[KnownPerson], name: str | None, handle: str | None) -> KnownPerson:
    """Return which of those with one address somebody is: who is at that partner, else who has that name."""
    return min(people, key=lambda one: (one.partner != handle, plain_key(one.name) != plain_key(name or "")))


def _grouped(pairs: Iterable[tuple[str, _T]]) -> dict[str, list[_T]]:
    groups: dict[str, list[_T]] = {}
    for key, value in pairs:
        if key:
            groups.setdefault(key, []).append(value)
    return groups


def spellings(name: str) -> tuple[str, ...]:
    """Return the keys a firm's name may have: ü is u for some and ue for others."""
    german = name.translate(_GERMAN)
    return tuple(dict.fromkeys(key for key in (firm_key(name), firm_key(german)) if key))


_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def _title_patterns(
    partners: Iterable[KnownPartner], people: Iterable[KnownPerson]
) -> list[tuple["re.Pattern[str]", str]]:
    names = [(word, partner.handle) for partner in partners for word in (partner.handle, firm_key(partner.name))]
    names += [(plain_key(person.name), person.partner) for person in people if " " in person.name.strip()]
    unique = dict.fromkeys((word, handle) for word, handle in names if len(word) >= _SHORTEST_IN_TITLE)
    return [(re.compile(rf"(?<!\w){re.escape(word)}(?!\w)".replace(r"\ ", r"\W+")), handle) for word, handle in unique]
