"""The partners and people that the rows of a file name: those in the ledger, and those that the file adds."""

from collections.abc import Iterable

from trustlog.desk.facts import row as row_of
from trustlog.desk.facts import table_of
from trustlog.desk.ledger import Ledger
from trustlog.desk.partners import check_handle, free_handle, new_partner
from trustlog.desk.people import new_person
from trustlog.domain.facts import BookItem, Fact, Partner, Person
from trustlog.domain.text import clip
from trustlog.domain.text.folding import alike
from trustlog.errors import FileFault, Reason, Remedy, Said, WordsError
from trustlog.exchange.csv.disclosures import DisclosureRow
from trustlog.exchange.csv.partners import PartnerRow
from trustlog.exchange.csv.people import PersonRow
from trustlog.exchange.csv.rows import AnyRow
from trustlog.storage.check.incoming import row_faults
from trustlog.storage.engine.columns import jsonable
from trustlog.storage.read import partners as partner_views
from trustlog.storage.read import people as people_views
from trustlog.storage.read.book import book_items
from trustlog.storage.read.merged import merged_ids


class Book:
    """Who there is, by handle and by whole name, and what is new; faults are gathered with their lines.

    A file names partners by handle or whole name only: a part of a name that is clear today may be two tomorrow.
    """

    def __init__(self, ledger: Ledger, faults: list[tuple[int, Said]], *, create: bool) -> None:
        self._ledger, self._faults, self._create = ledger, faults, create
        self.partners: list[Partner] = []
        self.people: list[Person] = []
        self.existing: list[tuple[int, Partner | Person, PartnerRow | PersonRow]] = []
        self._handles: dict[str, Partner] = {}
        self._names: dict[str, list[Partner]] = {}
        self.items: list[BookItem] = []
        self._items: dict[str, str] = {}
        self._people: dict[str, dict[str, Person]] = {}
        known = list(partner_views.partners(ledger.conn, ledger.today, archived=True))
        by_id = {partner.id: partner for partner in known}
        self._kept = {gone: by_id[end] for gone, end in merged_ids(ledger.conn).items() if end in by_id}
        for partner in known:
            self._know(partner)

    def partner(self, name: str, line: int) -> Partner | None:
        """Find the partner of that handle or name; an unknown partner is a fault, or is added where that is allowed.

        One that was merged into another is that other, as its facts are; a partner that is there by itself comes first.
        """
        match = self._handles.get(alike(name))
        if match is not None:
            return self._kept.get(match.id, match)
        named = self._names.get(alike(name), [])
        named = [one for one in named if one.id not in self._kept] or named
        named = list(dict.fromkeys(self._kept.get(one.id, one) for one in named))
        if len(named) == 1:
            return named[0]
        if named:
            self.fault(
                line, Reason("several_partners", name=name, known=", ".join(partner.handle for partner in named))
            )
            return None
        if self._create:
            return self._made(line, name, None)
        self.fault(line, FileFault(Reason("unknown_in_file", name=name), Remedy("import_partners_first")))
        return None

    def person(self, name: str, partners: tuple[Partner, ...], line: int) -> Person | None:
        """Find somebody at one of these partners by whole name; an unknown person is added to the first."""
        for partner in partners:
            match = self._people_of(partner).get(alike(name))
            if match is not None:
                return match
        return self._new_person(line, partners[0], name)

    def item(self, row: DisclosureRow) -> str | None:
        """Return the id of the item of the open book that a row names; one that is not there is added where it can be.

        It can where the row says all that an item has. It is taken to be as old as what was told of it first.
        """
        from trustlog.domain.book import SIGN, check_name

        if row.item is None:
            return None
        if not self._items:
            self._items = {alike(item.name): item.id for item in book_items(self._ledger.conn)}
        name = row.item.strip().removeprefix(SIGN)
        if (found := self._items.get(alike(name))) is not None:
            return found
        if row.about is None:
            fault = FileFault(Reason("no_item", name=clip(name)), Remedy("add_item_first", name=clip(name)))
            self.fault(row.line, fault)
            return None
        try:
            known = check_name(name)
        except WordsError as error:
            self.fault(row.line, error)
            return None
        ledger = self._ledger
        new = BookItem(ledger.new_id(), known, *row.about, row.on, row.on, None, ledger.now, ledger.me)
        self.check_value(row.line, new)
        self.items.append(new)
        self._items[alike(name)] = new.id
        return new.id

    def add_partner(self, row: PartnerRow) -> bool:
        """Add the partner of a row; False if it is there already, by its handle or else its name."""
        if row.handle is not None and alike(row.handle) in self._handles:
            self.existing.append((row.line, self._handles[alike(row.handle)], row))
            return False
        if alike(row.name) in self._names:
            present = self._names[alike(row.name)][0]
            if row.handle is not None:
                self.fault(row.line, Reason("there_with_handle", name=row.name, handle=present.handle))
            self.existing.append((row.line, present, row))
            return False
        added = self._made(row.line, row.name, row)
        return added is not None

    def add_person(self, row: PersonRow) -> bool:
        """Add the person of a row; False if somebody of that name is at the partner already."""
        partner = self.partner(row.partner, row.line)
        if partner is None:
            return False
        if present := self._people_of(partner).get(alike(row.name)):
            self.existing.append((row.line, present, row))
            return False
        return self._new_person(row.line, partner, row.name, row) is not None

    def check(self, rows: Iterable[AnyRow]) -> None:
        """Note the partners that are not there of rows which have faults of their own, so that all are told at once."""
        for row in rows:
            named = (row.partner,) if isinstance(row, PersonRow) else getattr(row, "partners", ())
            for name in named:
                if name:
                    self.partner(name, row.line)

    def _made(self, line: int, name: str, row: PartnerRow | None) -> Partner | None:
        try:
            wanted_handle = row.handle if row is not None else None
            handle = (
                check_handle(wanted_handle)
                if wanted_handle is not None
                else free_handle(self._ledger, name, set(self._handles))
            )
            level = (row.level if row is not None else None) or 1
            added_partner = new_partner(
                self._ledger,
                name,
                handle=handle,
                level=level,
                target=row.target if row is not None else None,
                since=row.level_since if row is not None else None,
                logged_from=row.logged_from if row is not None else None,
            )
        except WordsError as error:
            self.fault(line, error)
            return None
        if row is not None:
            added_partner = added_partner._replace(
                cadence_days=row.cadence_days or added_partner.cadence_days,
                archived_on=row.archived_on,
                archive_reason=row.archive_reason,
                note=row.note,
                owner=row.owner,
                tags=row.tags,
                domains=row.domains,
            )
        self.check_value(line, added_partner)
        self.partners.append(added_partner)
        self._know(added_partner)
        return added_partner

    def _new_person(self, line: int, at: Partner, name: str, row: PersonRow | None = None) -> Person | None:
        try:
            person = new_person(self._ledger, at.id, name)
        except WordsError as error:
            self.fault(line, error)
            return None
        if row is not None:
            person = person._replace(
                role=row.role, email=row.email, phone=row.phone, note=row.note, left_on=row.left_on
            )
        self.check_value(line, person)
        self.people.append(person)
        self._people_of(at)[alike(name)] = person
        return person

    def _people_of(self, partner: Partner) -> dict[str, Person]:
        if partner.id not in self._people:
            people = people_views.people(self._ledger.conn, partner.id)
            self._people[partner.id] = {alike(person.name): person for person in people}
        return self._people[partner.id]

    def _know(self, partner: Partner) -> None:
        self._handles[partner.handle] = partner
        self._names.setdefault(alike(partner.name), []).append(partner)

    def check_value(self, line: int, value: Partner | Person | Fact | BookItem) -> None:
        """Note what the ledger cannot hold of a value that a line makes, by the class of its table."""
        for fault in row_faults(table_of(value), jsonable(row_of(value))):
            self.fault(line, fault)

    def fault(self, line: int, fault: Said) -> None:
        """Note a fault of a line."""
        self._faults.append((line, fault))
