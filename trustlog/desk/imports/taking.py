"""From the planned rows of a file to what is written: row by row, each written, left aside or refused by itself."""

from collections.abc import Iterator, Mapping
from typing import Any

from trustlog.desk.facts import Kept, inserts, table_of, updates
from trustlog.desk.facts import row as row_of
from trustlog.desk.imports import proposed
from trustlog.desk.imports.answer import is_done_there
from trustlog.desk.imports.called_off import row_of_time, taken_off
from trustlog.desk.imports.changed import changed
from trustlog.desk.imports.here import Here, cleaned, fit_domains, with_domains
from trustlog.desk.imports.keys import CALENDAR, Keys
from trustlog.desk.imports.moved import Known, moved
from trustlog.desk.imports.repeated import fact_again
from trustlog.desk.imports.reread import read_otherwise
from trustlog.desk.imports.said import Said
from trustlog.desk.imports.stated import facts_of
from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Fact, Partner, Person, Proposal
from trustlog.errors import Reason, TrustlogError, WordsError
from trustlog.exchange.foreign.known import KnownPartner
from trustlog.exchange.foreign.plan import Planner, Row
from trustlog.exchange.foreign.plan_contacts import best_of
from trustlog.exchange.foreign.tables.mapped import FORMAT
from trustlog.exchange.foreign.values import Contact, Organisation, Proposed, Reading, Remark
from trustlog.exchange.foreign.values import Fact as Stated
from trustlog.storage.check.incoming import row_faults
from trustlog.storage.engine.columns import jsonable
from trustlog.storage.read import brought
from trustlog.storage.read.promises import promises
from trustlog.storage.write.writer import Change, Numbers

Changes = list[Change]
_TAKEN = frozenset(("write", "propose", "ask"))
_OFF = frozenset(
    ("cancelled", "declined", "deleted", "not_held", "private", "no_meeting", "internal", "nobody_invited", "all_day")
)
"""Why a record is left aside that no longer says what it said when it was proposed, or says it to who is known now."""


class Taking:
    """Makes the changes of planned rows, and puts into the rows what became of them.

    In a dry run everything is made and nothing is numbered. `facts` are those written, each with its row.
    """

    def __init__(self, ledger: Ledger, planner: Planner, form: str, said: Said, *, dry_run: bool) -> None:
        self._ledger, self._planner, self._form, self._dry_run = ledger, planner, form, dry_run
        self._said = said
        self._here = Here(ledger, form)
        self._keys = Keys()
        self._proposals = brought.proposals_brought(ledger.conn, form, ledger.me)
        self._facts = brought.facts_brought(ledger.conn, form, ledger.me)
        self._known = planner.matcher.known
        self._numbers = Numbers(ledger.conn)
        self._otherwise: dict[str, str] = {}
        self._was: dict[str, str] = {}
        self._off: list[tuple[str, int, str]] = []
        self._doubtful = frozenset[str]()
        self._were_off = brought.called_off(ledger.conn, form, ledger.me)

    def read_again(self, reading: Reading, name: str) -> None:
        """Look what of the file is known under another id: its days were read the other way round, or it was moved."""
        of_file = brought.proposals_of_file(self._ledger.conn, self._form, name, self._ledger.me)
        self._otherwise = read_otherwise(reading.proposed, reading.dates, self._proposals, of_file)
        self._was = self._otherwise
        if self._form == CALENDAR:
            known = Known(self._proposals, self._facts)
            self._was, self._off = moved(self._ledger, reading, known, self._known.first, self._known.last)
        else:
            taken = {*self._otherwise.values()}
            proposals = (
                {key: known for key, known in self._proposals.items() if key not in taken} if taken else self._proposals
            )
            was, self._doubtful = changed(
                self._ledger, self._planner, reading, self._form, proposals, self._here.by_id()
            )
            self._was = was | self._otherwise
        self._planner.matcher.known = self._planner.matcher.known._replace(was=self._was)

    def is_here(self, firm: str) -> bool:
        """Return whether a partner has this whole name, be it an archived one."""
        return self._here.called(firm) is not None

    def partner(self, row: Row, firm: Organisation) -> Changes:
        """Take a firm."""
        with _Refusing(row):
            if row["do"] == "update":
                return self._partner_again(row, firm)
            if row["do"] == "write":
                return self._new_partner(row, firm)
        return []

    def _new_partner(self, row: Row, firm: Organisation) -> Changes:
        there = self._here.brought(firm.brought_id) or self._here.called(firm.name)
        if there is not None:  # one that is archived, for the plan found none
            row.update(do="skip", why="duplicate", same_as=there.handle)
            return []
        made = self._here.new_partner(firm)
        _check(made)
        self._here.know(made)
        row["handle"] = made.handle
        domains = fit_domains(firm.domains)
        self._planner.matcher.learn(KnownPartner(made.handle, made.name, domains, made.note, firm.brought_id))
        return inserts(self._ledger, made)

    def _partner_again(self, row: Row, firm: Organisation) -> Changes:
        old = self._here.partner(row["same_as"])
        new = self._filled(old, {"name": firm.name, "note": firm.note})
        there = self._here.called(new.name)
        if there is not None and there.id != old.id:
            new = new._replace(name=old.name)
        if "domains" not in self._known.keep:
            new = with_domains(new, fit_domains(firm.domains))
        return self._updated(row, old, new)

    def person(self, row: Row, contact: Contact) -> Changes:
        """Take somebody."""
        with _Refusing(row):
            if row["do"] == "update":
                return self._person_again(row, contact)
            if row["do"] == "write":
                return self._new_person(row, contact)
        return []

    def _new_person(self, row: Row, contact: Contact) -> Changes:
        at = self._here.partner(row["partner"])
        if self._here.is_new(at.id, contact.name) or self._here.person(at.id, contact.name) is not None:
            row.update(do="skip", why="duplicate")
            return []
        made = self._here.new_person(at.id, contact)
        _check(made)
        self._here.add(made)
        return inserts(self._ledger, made)

    def _person_again(self, row: Row, contact: Contact) -> Changes:
        at = self._here.partner(row["partner"])
        known = self._planner.contacts.known_as(contact, row["partner"])
        old = self._here.person(at.id, known.name if known else contact.name)
        if old is None:
            row.update(do="skip", why="duplicate")
            return []
        says = {
            "name": contact.name,
            "role": contact.role,
            "email": best_of(contact.emails, old.email),
            "phone": best_of(contact.phones, old.phone),
            "note": contact.note,
        }
        new = self._filled(old, says)
        other = self._here.person(at.id, new.name)
        if other is not None and other.id != old.id:
            new = new._replace(name=old.name)
        return self._updated(row, old, new)

    def _filled(self, old: Any, says: Mapping[str, str | None]) -> Any:
        """Return a partner or a person with what a file says, in the fields in which it may."""
        new = old
        for field, text in says.items():
            if self._known.takes(field, getattr(old, field), text):
                new = new._replace(**{field: cleaned(text, field) or getattr(old, field)})
        return new

    def _updated(self, row: Row, old: Any, new: Any) -> Changes:
        """Return what changes of a partner or a person; where nothing does, the row is there already."""
        _check(new)
        changes = updates(self._ledger, old, new)
        if not changes:
            row.update(do="skip", why="duplicate")
        elif isinstance(new, Partner):
            self._here.know(new)
        elif isinstance(new, Person):
            self._here.know_person(new)
        return changes

    def proposal(self, row: Row, value: Proposed) -> Changes:
        """Take a meeting or a task."""
        if row["do"] == "skip" and row["why"] == "duplicate":
            return self._accepted_again(row, value)
        if row["do"] == "skip" and row["why"] == "dismissed":
            return self._followed(row, self._keys.of(value, row))
        if row["do"] == "skip" and row["why"] in _OFF:
            key = self._keys.of(value, row)
            follows = self._followed(row, key)
            self._done_there(row, key)
            return [*follows, *self._called_off(row, key)]
        if row["do"] == "skip" and row["why"] == "outside_window" and not self._otherwise:
            return self._moved_away(row, self._keys.of(value, row))
        if row["do"] not in ("propose", "ask") or self._is_twice(row):
            return self._taken_back(row, value) if self._otherwise else []
        key = self._keys.of(value, row)
        follows = self._followed(row, key)
        with _Refusing(row):
            state, old_id = self._proposals.get(key, (None, ""))
            if state == "dismissed":
                row.update(do="skip", why="dismissed")
                return follows
            if key in self._facts or state == "accepted":
                if value.source is None:
                    return [*follows, *self._fact_again(row, key)]
                row.update(do="skip", why="duplicate")
                return follows
            if state == "pending":
                return self._pending_again(row, old_id, key, is_typed=value.source is not None)
            if key in self._doubtful:
                row.update(do="ask", why="duplicate")
            return self._new_proposal(row, key)
        return []

    def _followed(self, row: Row, key: str) -> Changes:
        """Know by its new id what has one, and let a proposal that was answered follow its record.

        One that waits does so with all else that its record says.
        """
        was = self._was.get(key)
        if was is None:
            return []
        if was in self._facts:
            self._facts[key] = self._facts.pop(was)
        state, proposal_id = self._proposals.pop(was, (None, ""))
        if state is None:
            return []
        self._proposals[key] = (state, proposal_id)
        if state == "pending":
            return []
        old = brought.proposal_by_id(self._ledger.conn, proposal_id)
        on = proposed.day_of(row["start"]) or proposed.day_of(row["due_on"]) or old.on
        new = old._replace(brought_id=key, on=on, starts=row["start"], ends=row["end"], minutes=row["minutes"])
        new = new._replace(due_on=proposed.day_of(row["due_on"]), title=cleaned(row["title"], "title") or "")
        return updates(self._ledger, old, new)

    def _new_proposal(self, row: Row, key: str) -> Changes:
        made = proposed.proposal_of(self._ledger, row, self._form, key, self._said)
        _check(made._replace(number=1))
        partners = self._here.partner_ids(row["partners"])
        links = proposed.links(self._ledger, made, partners)
        made = made._replace(number=self._number())
        self._proposals[key] = ("pending", made.id)
        return [*inserts(self._ledger, made), *(Change("proposal_partner", one.id, None, row_of(one)) for one in links)]

    def _pending_again(self, row: Row, old_id: str, key: str, *, is_typed: bool) -> Changes:
        old: Proposal = brought.proposal_by_id(self._ledger.conn, old_id)
        if old.why == "duplicate" and row["do"] == "propose":
            row.update(do="ask", why="duplicate")  # it was not clear, and a person has not said yet
        new = proposed.proposal_of(self._ledger, row, self._form, old.brought_id or "", self._said)
        new = proposed.again(old, new)
        if key in self._was:
            new = new._replace(brought_id=key)
        if old.due_on is None and new.due_on is None and new.starts is None:
            new = new._replace(on=old.on)  # without a day it stands where it was put first
        if is_typed:
            new = new._replace(on=old.on, due_on=old.due_on)
        _check(new)
        changes = updates(self._ledger, old, new)
        here = brought.partners_of(self._ledger.conn, old.id)
        changes += proposed.relinked(self._ledger, new, here, self._here.partner_ids(row["partners"]))
        row.update(do="update" if changes else "skip", why=row["why"] if changes else "duplicate")
        return changes

    def _taken_back(self, row: Row, value: Proposed) -> Changes:
        """Take back what waits of a record that is left aside, now that its day is read the other way round."""
        key = self._keys.of(value, row)
        return self._called_off(row, self._otherwise[key]) if key in self._otherwise else []

    def _called_off(self, row: Row, key: str) -> Changes:
        """Take back what still waits of a meeting that was called off since, or a task that is done there."""
        state, proposal_id = self._proposals.get(key, (None, ""))
        if state not in ("pending", "accepted"):
            return []
        old = brought.proposal_by_id(self._ledger.conn, proposal_id)
        return taken_off(self._ledger, row, old, brought.partners_of(self._ledger.conn, old.id))

    def _moved_away(self, row: Row, key: str) -> Changes:
        """Take back what waits of a meeting whose day is not among those asked for; one that did not move waits."""
        state, proposal_id = self._proposals.get(key, (None, ""))
        if state != "pending" or brought.proposal_by_id(self._ledger.conn, proposal_id).starts == row["start"]:
            return []
        return self._called_off(row, key)

    def called_off(self) -> Iterator[tuple[Row, Changes]]:
        """Yield what a calendar has no more of the meetings that it has, each with what changes."""
        for key, at, why in self._off:
            old = brought.proposal_by_id(self._ledger.conn, self._proposals[key][1])
            links = brought.partners_of(self._ledger.conn, old.id)
            row = row_of_time(old, self._here.handles(links), at, why)
            changes = taken_off(self._ledger, row, old, links)
            if changes:
                yield row, changes

    def _accepted_again(self, row: Row, value: Proposed) -> Changes:
        key = self._keys.of(value, row)
        follows = self._followed(row, key)
        with _Refusing(row):
            return [*follows, *self._fact_again(row, key)]
        return []

    def _fact_again(self, row: Row, key: str) -> Changes:
        """Take what a record says of the fact that it became, where a person chose that it may."""
        row.update(do="skip", why="duplicate")
        self._done_there(row, key)
        again = self._on_again(key)
        if key not in self._facts:
            return again
        changes = fact_again(self._ledger, self._known, row, *self._facts[key])
        if changes:
            row.update(do="update", why=None)
        return [*again, *changes]

    def _on_again(self, key: str) -> Changes:
        """Take back that a meeting was called off, where it is not any more."""
        proposal_id = self._proposals.get(key, ("", ""))[1]
        if proposal_id not in self._were_off:
            return []
        old = brought.proposal_by_id(self._ledger.conn, proposal_id)
        return updates(self._ledger, old, old._replace(why=None))

    def _done_there(self, row: Row, key: str) -> None:
        """Name the promise that a task became which is done there now and still open here; a person keeps it."""
        if not is_done_there(row):
            return
        _table, number = self._facts.get(key, ("", None))
        state, proposal_id = self._proposals.get(key, (None, ""))
        if number is None and state == "accepted":
            number = brought.proposal_by_id(self._ledger.conn, proposal_id).fact
        if number is not None and promises(self._ledger.conn, me=self._ledger.me, numbers=[number]):
            row["fact"] = number

    def fact(self, row: Row, value: Stated | Remark) -> tuple[Changes, list[Fact]]:
        """Take a fact or a note that the file states; return it beside its changes."""
        if self._is_twice(row):
            return [], []
        key = self._keys.of(value, row)
        is_there = key in self._facts
        with _Refusing(row):
            if is_there and row["do"] in ("write", "skip"):
                return self._fact_again(row, key), []
            if row["do"] == "write":
                return self._new_facts(row, key)
        return [], []

    def _new_facts(self, row: Row, key: str) -> tuple[Changes, list[Fact]]:
        partners = self._here.partner_ids(row["partners"])
        is_moment = row["fact"] == "moment"
        people, new = self._here.people_named(partners, row["people"]) if is_moment else ([], [])
        facts = facts_of(self._ledger, row, partners, [one.id for one in people], (self._form, key))
        for made in (*new, *facts):
            _check(made)
        facts = [fact._replace(number=self._number()) for fact in facts]
        changes = [change for made in (*new, *facts) for change in inserts(self._ledger, made)]
        return changes, facts

    def _is_twice(self, row: Row) -> bool:
        """Leave aside what a table that a person mapped says again by the same id."""
        if row["do"] not in _TAKEN or self._form.partition(":")[0] != FORMAT or not self._keys.is_twice(row):
            return False
        row.update(do="skip", why="duplicate")
        return True

    def _number(self) -> int:
        return 0 if self._dry_run else self._numbers.take()

    def end(self) -> None:
        """End it, once the last row was taken."""
        if not self._dry_run:
            self._numbers.give_back()


class _Refusing:
    """Refuses a row, and that row alone, where the ledger cannot hold what it says."""

    def __init__(self, row: Row) -> None:
        self._row = row

    def __enter__(self) -> None:
        """Begin with a row."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        """Take what is wrong with the row."""
        if not isinstance(error, TrustlogError):
            return False
        self._row.update(do="refuse", why="unreadable")
        return True


def _check(value: Kept) -> None:
    """Refuse a value that the ledger cannot hold."""
    faults = row_faults(table_of(value), jsonable(row_of(value)))
    if faults:
        raise WordsError(Reason("in_field", field="", error=faults[0]))
