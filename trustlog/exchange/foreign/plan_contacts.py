"""Firms and people of a file, against the partners and people there are: fill in, never twice, never guessed."""

from typing import Any

from trustlog.exchange.foreign.known import NOBODY, Found, GonePerson, KnownPartner, KnownPerson, Matcher
from trustlog.exchange.foreign.people_words import domain_of, firm_key, has_legal_form, plain_key
from trustlog.exchange.foreign.values import Contact, Organisation, is_refused


class Contacts:
    """Plans the firms and people of one file, and remembers them, so that the same one comes once."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher
        self._firms: set[str] = set()
        self._people: set[int] = set()  # hashes, of which a hundred thousand take little room

    def partner(self, firm: Organisation) -> dict[str, Any]:
        """Return the row of a firm."""
        handle, do, why = self._judged(firm)
        return {
            "row": firm.row,
            "do": do,
            "why": why,
            "name": firm.name or None,
            "handle": firm.handle,
            "domains": list(firm.domains),
            "same_as": handle,
            "note": firm.note,
            **self._taken(do, self._of_firm(firm, self._matcher.partner(handle) if handle else None)),
        }

    def _judged(self, firm: Organisation) -> tuple[str | None, str, str | None]:
        """Return which partner a firm is, what to do, and why."""
        if firm.why:
            return None, "refuse" if is_refused(firm.why) else "skip", firm.why
        before = self._matcher.brought_partner(firm.brought_id)
        if before is not None:
            return before.handle, *self._known(firm, before, f"={before.handle}")
        by_name = self._matcher.by_firm(firm.handle or firm.name) if firm.handle else self._matcher.by_firm(firm.name)
        if not by_name.handles and firm.handle:
            by_name = self._matcher.by_firm(firm.name)
        by_domain = next(
            (found for domain in firm.domains if (found := self._matcher.by_domain(domain)).handles), NOBODY
        )
        handle, clear = _one_of(by_name, by_domain)
        keys = {f"={handle}"} if handle else {firm_key(firm.name), *(f"@{domain}" for domain in firm.domains)}
        seen = bool(keys & self._firms)
        self._firms |= keys
        if handle is None:
            several = bool(by_name.handles or by_domain.handles)
            return (
                None,
                "ask" if several else "skip" if seen else "write",
                "ambiguous" if several else "duplicate" if seen else None,
            )
        partner = self._matcher.partner(handle)
        if not clear or (partner and _differs(partner, firm)):
            return handle, "ask", "ambiguous"
        if seen:
            return handle, "skip", "duplicate"
        if partner and self._brings(firm, partner):
            return handle, "update", None
        return handle, ("ask" if by_name.by == "loose" and not by_domain.handles else "skip"), "duplicate"

    def _known(self, firm: Organisation, partner: KnownPartner, key: str) -> tuple[str, str | None]:
        """Return what to do with a firm that came from the same record before."""
        if key in self._firms:
            return "skip", "duplicate"
        self._firms.add(key)
        return ("update", None) if self._brings(firm, partner) else ("skip", "duplicate")

    def _taken(self, do: str, brings: dict[str, Any]) -> dict[str, Any]:
        """Return what an update takes, by field; nothing for what is no update."""
        return {"takes": brings} if do == "update" else {}

    def _of_firm(self, firm: Organisation, partner: KnownPartner | None) -> dict[str, Any]:
        """Return what a firm says that is to be taken, by field."""
        if partner is None:
            return {}
        known = self._matcher.known
        new = [domain for domain in firm.domains if domain not in partner.domains]
        brings: dict[str, Any] = {"domains": new} if new and "domains" not in known.keep else {}
        for name in ("name", "note"):
            if known.takes(name, getattr(partner, name), getattr(firm, name)):
                brings[name] = getattr(firm, name)
        return brings

    def _brings(self, firm: Organisation, partner: KnownPartner) -> bool:
        """Return whether a firm says something that is to be taken."""
        return bool(self._of_firm(firm, partner))

    def person(self, contact: Contact) -> dict[str, Any]:
        """Return the row of somebody."""
        found = self._whose(contact)
        handle = found.handles[0] if len(found.handles) == 1 else None
        do, why = self._what(contact, found, handle)
        return {
            "row": contact.row,
            "do": do,
            "why": why,
            "name": contact.name or None,
            "given": contact.given,
            "family": contact.family,
            "partner": handle,
            "organisation": next(iter(contact.firms), None),
            "department": contact.department,
            "role": contact.role,
            "emails": list(contact.emails),
            "phones": list(contact.phones),
            "note": contact.note,
            **self._of_known(do, contact, handle),
        }

    def _whose(self, contact: Contact) -> Found:
        """Return where somebody is: as known by address, by the firm named, by the domain of an address."""
        known = self._matcher.brought_person(contact.brought_id)
        if known is not None:
            return Found((known.partner,), "mail")
        by_address = self._matcher.by_address(contact.emails)
        if len(by_address.handles) > 1:  # people of several partners have it
            named = self._matcher.by_firms(contact.firms)
            return named if set(named.handles) & set(by_address.handles) else by_address
        if by_address.handles:
            return by_address
        gone = self._matcher.gone(contact.brought_id, contact.emails, "", None)
        if gone is not None and gone.partner is not None:
            return Found((gone.partner,), "mail")
        found = next(iter(self._matcher.by_records(contact.firm_ids)), NOBODY)
        found = found if found.handles else self._matcher.by_firms(contact.firms)
        if found.handles:
            return found
        by_mail = [self._matcher.by_mail(mail) for mail in contact.emails]
        handles = tuple(dict.fromkeys(handle for mail in by_mail for handle in mail.handles))
        return Found(handles, "domain") if handles else NOBODY

    def is_nowhere(self, contact: Contact) -> bool:
        """Return whether somebody would be taken, were the firm that they name a partner here."""
        if contact.why or not contact.name or not contact.firms or self._is_internal(contact):
            return False
        return not self._whose(contact).handles

    def _is_internal(self, contact: Contact) -> bool:
        return any(self._matcher.is_ours(mail) or self._matcher.is_me(mail) for mail in contact.emails)

    def _what(self, contact: Contact, found: Found, handle: str | None) -> tuple[str, str | None]:
        if contact.why:
            return "refuse" if is_refused(contact.why) else "skip", contact.why
        if not contact.name:
            return "skip", "no_name"
        if len(found.handles) > 1:
            return "ask", "ambiguous"
        if self._is_internal(contact):
            return "skip", "internal"
        if handle is None:
            says = bool(contact.firms) or any(domain_of(mail) for mail in contact.emails)
            return "ask", "unknown_partner" if says else "no_contact"
        keys = _keys(contact, handle)
        seen = bool(keys & self._people)
        self._people |= keys
        if seen:
            return "skip", "duplicate"
        if (gone := self._gone(contact, handle)) is not None:
            return "skip", "duplicate" if gone.merged else "dismissed"
        known = self.known_as(contact, handle)
        if known is None:
            return ("skip", "duplicate") if self._is_partner(contact, handle) else ("write", None)
        return ("update", None) if self._says_more(contact, known) else ("skip", "duplicate")

    def _is_partner(self, contact: Contact, handle: str) -> bool:
        """Return whether somebody is the partner itself: by its name with a legal form, or its name with nothing else.

        A phone and many a CRM keep a firm as one of its people.
        """
        if contact.role or handle not in self._matcher.by_firm(contact.name).handles:
            return False
        return has_legal_form(contact.name) or not (contact.firms or (contact.given and contact.family))

    def _gone(self, contact: Contact, handle: str | None) -> GonePerson | None:
        """Return who somebody was that was merged away or removed, where they are not somebody who is here."""
        matcher = self._matcher
        gone = matcher.gone(contact.brought_id, contact.emails, contact.name, handle)
        if gone is None:
            return None
        known = self.known_as(contact, handle)
        is_former = known is not None and known == gone.kept and not self._is_own(contact, known)
        return gone if known is None or is_former else None

    def _is_own(self, contact: Contact, known: KnownPerson) -> bool:
        """Return whether somebody is the one known by their own record, address or name, and not by a former one."""
        own = (known.email or "").lower()
        return (
            own in contact.emails
            or (bool(contact.brought_id) and contact.brought_id == known.brought_id)
            or plain_key(contact.name) == plain_key(known.name)
        )

    def known_as(self, contact: Contact, handle: str | None) -> KnownPerson | None:
        """Return whom the ledger knows somebody as: by the record they came of, an address, or their name there."""
        matcher = self._matcher
        return matcher.brought_person(contact.brought_id) or matcher.person(contact.name, contact.emails, handle)

    def _of_known(self, do: str, contact: Contact, handle: str | None) -> dict[str, Any]:
        """Return what an update takes of somebody, and as whom the ledger knows them where the name is not taken."""
        known = self.known_as(contact, handle) if do == "update" else None
        if known is None:
            return {}
        brings = self._says_more(contact, known)
        return (
            {"takes": brings} if "name" in brings or known.name == contact.name else {"takes": brings, "is": known.name}
        )

    def _says_more(self, contact: Contact, known: KnownPerson) -> dict[str, Any]:
        """Return what a record says of somebody that is to be taken, by field."""
        says = {
            "name": contact.name,
            "role": contact.role,
            "email": best_of(contact.emails, known.email),
            "phone": best_of(contact.phones, known.phone),
            "note": contact.note,
        }
        takes = self._matcher.known.takes
        return {name: value for name, value in says.items() if takes(name, getattr(known, name), value)}


def _keys(contact: Contact, handle: str) -> set[int]:
    """Return by what somebody is known again in a file: their name there, or an address with a word of their name.

    Two of other names may share the address of their firm.
    """
    name = plain_key(contact.name)
    words = [word for word in name.split() if word not in _PARTICLES]
    return {hash((handle, name)), *(hash((mail, word)) for mail in contact.emails for word in words)}


_PARTICLES = frozenset(("de", "den", "der", "van", "von", "zu", "ter", "ten", "la", "le", "du", "el", "di", "da"))


def best_of(brought: tuple[str, ...], here: str | None) -> str | None:
    """Return the first of what a file brings, or what is here where that is among it."""
    low = (here or "").lower()
    return here if any(one.lower() == low for one in brought) else next(iter(brought), None)


def _one_of(by_name: Found, by_domain: Found) -> tuple[str | None, bool]:
    """Return the one partner that name and domain mean, and whether both agree as far as they say anything."""
    names, domains = set(by_name.handles), set(by_domain.handles)
    both = names & domains
    if len(both) == 1:
        return both.pop(), True
    if names and domains:
        return (by_name.handles[0] if len(names) == 1 else None), False
    either = names or domains
    return (either.pop(), True) if len(either) == 1 else (None, False)


def _differs(partner: KnownPartner, firm: Organisation) -> bool:
    """Return whether a firm of the same name has another domain than the partner: it may be another firm."""
    ours = set(partner.domains)
    return bool(ours and firm.domains) and not any(
        domain == own or domain.endswith(f".{own}") or own.endswith(f".{domain}")
        for domain in firm.domains
        for own in ours
    )
