"""Dex: contacts with their addresses, notes with the contacts they are about, reminders that are tasks."""

from collections.abc import Iterable, Sequence
from datetime import tzinfo
from typing import Any, NamedTuple

from trustlog.domain.proposals import Terms
from trustlog.exchange.foreign.dates import ISO, When, at_home, read_when
from trustlog.exchange.foreign.people_words import mails_in, person_names, phones_in
from trustlog.exchange.foreign.tables import activities
from trustlog.exchange.foreign.values import UNREADABLE, Contact, Guest, Proposed, Remark
from trustlog.exchange.foreign.wording import one_line, plain_text, title_of
from trustlog.exchange.json.long import LONG, Shape, is_list
from trustlog.exchange.kept import Kept
from trustlog.exchange.progress import Progress, told
from trustlog.language import _

Json = dict[str, Any]
_MARKS = frozenset(
    (
        "emails",
        "phones",
        "job_title",
        "last_seen_at",
        "next_reminder_at",
        "linkedin",
        "image_url",
        "contact_emails",
        "contact_phone_numbers",
        "frequency",
        "birthday_current_year",
    )
)
_NOTES = ("timeline_items", "timeline", "notes")
LISTS = dict.fromkeys(("contacts", *_NOTES, "reminders"), LONG)
SHAPE = Shape(is_long=True, keys={**LISTS, "data": Shape(keys=LISTS)})
"""Where a file has its long lists."""


class Dex(NamedTuple):
    """What is read of a file, and how many records it has."""

    contacts: Sequence[Contact]
    proposed: Sequence[Proposed]
    remarks: Sequence[Remark]
    rows: int


def is_dex(whole: Any) -> bool:
    """Return whether JSON is an export of Dex: contacts with first and last names and Dex's own keys."""
    contacts = _contacts(whole)
    heads = [one for one in contacts[:20] if isinstance(one, dict)]
    return (
        bool(heads)
        and all("first_name" in one or "last_name" in one for one in heads)
        and any(len(_MARKS & one.keys()) > 1 for one in heads)
    )


def _contacts(whole: Any) -> Sequence[Any]:
    if isinstance(whole, dict) and isinstance(whole.get("data"), dict):
        whole = whole["data"]
    found = whole.get("contacts") if isinstance(whole, dict) else whole
    return found if is_list(found) else []


def read_dex(whole: Any, home: tzinfo, progress: Progress | None = None) -> Dex:
    """Read contacts, notes, meetings and reminders, one at a time."""
    top = whole["data"] if isinstance(whole, dict) and isinstance(whole.get("data"), dict) else whole
    top = top if isinstance(top, dict) else {}
    reader = _Reader(home)
    for row, one in enumerate(told(_contacts(whole), _("rows read"), progress), 1):
        reader.contact(row, one)
    for name in _NOTES:
        reader.notes(1, told(_list(top, name), _("rows read"), progress), None)
    reader.reminders(1, told(_list(top, "reminders"), _("rows read"), progress), None)
    rows = len(reader.contacts) + len(reader.proposed) + len(reader.remarks)
    return Dex(reader.contacts, reader.proposed, reader.remarks, rows)


class _Reader:
    """Reads the records of one file; whom notes and reminders are about stands before them."""

    def __init__(self, home: tzinfo) -> None:
        self._home = home
        self.contacts, self.proposed, self.remarks = Kept[Contact](), Kept[Proposed](), Kept[Remark]()
        self._places: dict[str, int] = {}  # by id where among the contacts somebody is

    def contact(self, row: int, one: Any) -> None:
        """Read somebody, and what hangs on them."""
        if not isinstance(one, dict):
            self.contacts.add(Contact(row, why="unreadable"))
            return
        found = _contact(row, one)
        if found.brought_id:
            self._places[found.brought_id] = len(self.contacts)
        self.contacts.add(found)
        for name in _NOTES:
            self.notes(row, _list(one, name), found)
        self.reminders(row, _list(one, "reminders"), found)

    def notes(self, row: int, notes: Iterable[Any], owner: Contact | None) -> None:
        """Read notes, of somebody or of whom they name; one that says that they met is a meeting."""
        for one in notes:
            if not isinstance(one, dict):
                continue
            text = plain_text(_text(one, "note", "content", "body", "text"))
            if text:
                whom = self._whom(one, owner)
                when, record = _text(one, "event_time", "date", "created_at") or "", one_line(_text(one, "id"))
                if activities.what_is(_text(one, "meeting_type")) == activities.MEETING:
                    at = self._at_home(when)
                    start = None if at is None else f"{at.day}T{at.time}" if at.time else at.day.isoformat()
                    title, why = title_of(text.partition("\n")[0]), None if start else UNREADABLE
                    met = Proposed(row, title=title, start=start, guests=_guests(whom), note=text, why=why)
                    terms = Terms(held_as=activities.kind_of(_text(one, "meeting_type")))
                    self.proposed.add(met._replace(brought_id=record, terms=terms))
                else:
                    self.remarks.add(Remark(row, text, self._day(when), _firms(whom), _guests(whom), None, record))

    def reminders(self, row: int, reminders: Iterable[Any], owner: Contact | None) -> None:
        """Read tasks, of somebody or of whom they name."""
        for one in reminders:
            if not isinstance(one, dict):
                continue
            body = _text(one, "title", "text") or _inner(one.get("body"), "text", "title") or _text(one, "body") or ""
            marks = (one.get(name) is True for name in ("is_complete", "is_completed", "completed", "done"))
            done = any(marks) or _text(one, "completed_at") is not None or activities.is_done(_text(one, "status"))
            created = at_home(read_when(_text(one, "created_at"), ISO), self._home)
            due = self._day(_text(one, "due_at_date", "due_at", "due_date", "date"))
            self.proposed.add(
                Proposed(
                    row,
                    "promise",
                    title_of(body.strip().partition("\n")[0]),
                    guests=_guests(self._whom(one, owner)),
                    due_on=due,
                    why="no_meeting" if done else None,
                    brought_id=one_line(_text(one, "id")),
                    created=None if created is None else created.day,
                )
            )

    def _at_home(self, text: str | None) -> When | None:
        """Read a time in UTC, as it was at home; midnight in UTC is a day alone."""
        found = read_when(text, ISO)
        if found is not None and found.time == "00:00" and not found.offset:
            return When(found.day)
        return at_home(found, self._home)

    def _day(self, text: str | None) -> str | None:
        at = self._at_home(text)
        return None if at is None else at.day.isoformat()

    def _whom(self, one: Json, owner: Contact | None) -> list[Contact]:
        ids = [
            _inner(value, "contact_id", "id") or _inner(value.get("contact") if isinstance(value, dict) else None, "id")
            for key in ("contacts", "contact_ids", "timeline_items_contacts", "reminders_contacts")
            for value in _list(one, key) or _list(one.get(key), "data")
        ]
        ids.append(_text(one, "contact_id") or "")
        found = [self.contacts[self._places[key]] for key in dict.fromkeys(ids) if key in self._places]
        return found or ([owner] if owner else [])


def _contact(row: int, one: Json) -> Contact:
    name, given, family = person_names(
        _text(one, "full_name", "name"), _text(one, "first_name"), _text(one, "last_name")
    )
    mails = [_inner(value, "email", "value") for key in ("emails", "contact_emails") for value in _list(one, key)]
    phones = [
        _inner(value, "phone_number", "phone", "value")
        for key in ("phones", "contact_phone_numbers", "phone_numbers")
        for value in _list(one, key)
    ]
    firm = one_line(_text(one, "company", "organization"))
    archived = one.get("is_archived") is True or one.get("archived") is True
    return Contact(
        row,
        name,
        given,
        family,
        (firm,) if firm else (),
        None,
        one_line(_text(one, "job_title", "role")),
        mails_in(*mails, _text(one, "email")),
        phones_in(*phones, _text(one, "phone")),
        plain_text(_text(one, "description")),
        "deleted" if archived else None if name else "no_name",
        one_line(_text(one, "id")),
    )


def _guests(found: list[Contact]) -> tuple[Guest, ...]:
    return tuple(
        Guest(one.name or None, next(iter(one.emails), None), firm=next(iter(one.firms), None)) for one in found
    )


def _firms(found: list[Contact]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(firm for one in found for firm in one.firms))


def _list(one: Any, name: str) -> Sequence[Any]:
    value = one.get(name) if isinstance(one, dict) else None
    return value if is_list(value) else []


def _text(one: Json, *names: str) -> str | None:
    return next((value for name in names if isinstance(value := one.get(name), str) and value.strip()), None)


def _inner(value: Any, *names: str) -> str:
    if isinstance(value, str):
        return value
    return (_text(value, *names) or "") if isinstance(value, dict) else ""
