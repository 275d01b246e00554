"""The partners and people that are there while a file is written: those of the ledger, and those the file added."""

from collections.abc import Iterable

from trustlog.desk.ledger import Ledger
from trustlog.desk.partners import free_handle, new_partner
from trustlog.desk.people import new_person
from trustlog.domain.facts import Partner, Person
from trustlog.domain.facts.partner import domains_of, several
from trustlog.domain.text import clean
from trustlog.domain.text.folding import alike
from trustlog.errors import WordsError
from trustlog.exchange.foreign.values import Contact, Organisation
from trustlog.language import _
from trustlog.storage.read import partners as partner_views
from trustlog.storage.read import people as people_views


class Here:
    """Finds partners and people, and makes new ones of the values of a file; nothing is written."""

    def __init__(self, ledger: Ledger, form: str) -> None:
        self._ledger, self._form = ledger, form
        self._partners: dict[str, Partner] = {}
        self._names: dict[str, Partner] = {}
        self._brought: dict[str, Partner] = {}  # by the id that they have in files of this format
        self._people: dict[str, dict[str, Person]] = {}
        self._new: set[int] = set()  # hashes of partner and name of who the file added
        for partner in partner_views.partners(ledger.conn, ledger.today, archived=True):
            self.know(partner)

    def know(self, partner: Partner) -> None:
        """Know a partner, or that it is otherwise now."""
        self._partners[partner.handle] = partner
        self._names[alike(partner.name)] = partner
        if partner.brought_id and partner.brought_from == self._form:
            self._brought[partner.brought_id] = partner

    def know_person(self, person: Person) -> None:
        """Know somebody, or that they are called otherwise now."""
        people = self._people_of(person.partner_id)
        for name in [name for name, one in people.items() if one.id == person.id]:
            del people[name]
        people[alike(person.name)] = person

    def partner(self, handle: str) -> Partner:
        """Return the partner with that handle, which the plan found."""
        return self._partners[handle]

    def partner_ids(self, handles: list[str]) -> list[str]:
        """Return the ids of partners."""
        return [self._partners[handle].id for handle in handles]

    def by_id(self) -> dict[str, str]:
        """Return the handles of all partners by their ids."""
        return {partner.id: partner.handle for partner in self._partners.values()}

    def handles(self, ids: Iterable[str]) -> list[str]:
        """Return the handles of partners that have these ids."""
        handles = self.by_id()
        return [handles[partner] for partner in ids if partner in handles]

    def called(self, name: str) -> Partner | None:
        """Return the partner of that whole name, an archived one too."""
        return self._names.get(alike(name))

    def brought(self, brought_id: str | None) -> Partner | None:
        """Return the partner that came of this record before, an archived one too."""
        return self._brought.get(brought_id) if brought_id else None

    def add(self, person: Person) -> None:
        """Know that the file added somebody; little is held of them, for there may be many."""
        self._new.add(hash((person.partner_id, alike(person.name))))

    def is_new(self, partner_id: str, name: str) -> bool:
        """Return whether the file added somebody of that name at a partner."""
        return hash((partner_id, alike(name))) in self._new

    def person(self, partner_id: str, name: str) -> Person | None:
        """Return somebody at a partner by whole name."""
        return self._people_of(partner_id).get(alike(name))

    def new_partner(self, firm: Organisation) -> Partner:
        """Return a firm as a new partner."""
        handle = free_handle(self._ledger, firm.handle or firm.name, set(self._partners))
        made = new_partner(self._ledger, firm.name, handle=handle, domains=fit_domains(firm.domains), note=firm.note)
        return made._replace(brought_from=self._form, brought_id=firm.brought_id)

    def new_person(self, partner_id: str, contact: Contact) -> Person:
        """Return somebody as a new person; a department, further addresses and numbers go into the note."""
        mails, phones = contact.emails, contact.phones
        more = [_("department: {name}").format(name=contact.department)] if contact.department else []
        more += [", ".join((*mails[1:], *phones[1:]))] if len(mails) > 1 or len(phones) > 1 else []
        made = new_person(
            self._ledger,
            partner_id,
            contact.name,
            role=contact.role,
            email=next(iter(mails), None),
            phone=next(iter(phones), None),
            note="\n".join([*more, *([contact.note] if contact.note else [])]) or None,
        )
        return made._replace(brought_from=self._form, brought_id=contact.brought_id)

    def people_named(self, partner_ids: list[str], names: list[str]) -> tuple[list[Person], list[Person]]:
        """Return who is meant by names at these partners, and those of them who are new, at the first."""
        found, new = [], []
        for name in names:
            somebody = next((one for partner in partner_ids if (one := self.person(partner, name))), None)
            if somebody is None:
                somebody = new_person(self._ledger, partner_ids[0], name)._replace(brought_from=self._form)
                new.append(somebody)
                self.know_person(somebody)
            found.append(somebody)
        return found, new

    def _people_of(self, partner_id: str) -> dict[str, Person]:
        if partner_id not in self._people:
            people = people_views.people(self._ledger.conn, partner_id)
            self._people[partner_id] = {alike(person.name): person for person in people}
        return self._people[partner_id]


def fit_domains(domains: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of these domains that a partner may have."""
    fit = []
    for domain in domains:
        try:
            domains_of([domain])
        except WordsError:
            continue
        fit.append(domain)
    return tuple(fit)


def with_domains(partner: Partner, domains: tuple[str, ...]) -> Partner:
    """Return a partner with domains beside those that it has."""
    own = [domain for domain in (partner.domains or "").replace(" ", "").split(",") if domain]
    return partner._replace(domains=several([*own, *domains]))


def cleaned(text: str | None, field: str) -> str | None:
    """Return a text as a ledger keeps it; None where nothing is left."""
    return clean(text or "", field) or None
