"""Monica 4.x: collections named in the singular, whose values are objects, or bare ids of objects elsewhere.

`users` with their secrets, and photos, are in real files; nothing is read but what stands here.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from typing import Any, NamedTuple

from trustlog.domain.calendar.days import iso_day
from trustlog.exchange.foreign.people_words import mails_in, person_names, phones_in
from trustlog.exchange.foreign.values import Contact, Guest, Proposed, Remark
from trustlog.exchange.foreign.wording import one_line, plain_text, title_of
from trustlog.exchange.json.long import LONG, Shape, is_list
from trustlog.exchange.kept import Kept
from trustlog.exchange.progress import Progress, told
from trustlog.language import _

Json = dict[str, Any]
_COLLECTIONS = Shape(is_long=True, elements=Shape(keys={"values": LONG}))
SHAPE = Shape(keys={"account": Shape(keys={"data": _COLLECTIONS})})
"""Where a file has its long lists."""


class Monica(NamedTuple):
    """What is read of a file, and how many records it has."""

    contacts: Sequence[Contact]
    proposed: Sequence[Proposed]
    remarks: Sequence[Remark]
    rows: int


def is_monica(whole: Any) -> bool:
    """Return whether JSON is an export of Monica 4: a version, and an account of collections of contacts."""
    if not isinstance(whole, dict) or not isinstance(whole.get("account"), dict) or "version" not in whole:
        return False
    data = whole["account"].get("data")
    return is_list(data) and any(isinstance(one, dict) and one.get("type") == "contact" for one in data)


def read_monica(whole: Json, home: tzinfo, progress: Progress | None = None) -> Monica:
    """Read the contacts with their calls, notes and tasks; an activity of several contacts is one moment."""
    reader = _Reader(whole, home)
    contacts = told(reader.collection(whole["account"], "contact"), _("rows read"), progress)
    for number, contact in enumerate(contacts, 1):
        reader.contact(number, contact)
    reader.activities()
    rows = len(reader.contacts) + len(reader.proposed) + len(reader.remarks)
    return Monica(reader.contacts, reader.proposed, reader.remarks, rows)


class _Reader:
    def __init__(self, whole: Json, home: tzinfo) -> None:
        self.contacts, self.proposed, self.remarks = Kept[Contact](), Kept[Proposed](), Kept[Remark]()
        self._home = home
        account = whole["account"]
        self._kinds: dict[str, str] = {}
        for instance in (whole.get("instance"), account.get("instance")):
            kinds = instance.get("contact_field_types") if isinstance(instance, dict) else None
            for kind in kinds if isinstance(kinds, list) else []:
                if isinstance(kind, dict):
                    self._kinds[str(_id(kind))] = _words(kind)
        for name in ("contact_field_type", "contact_field_types"):
            self._kinds |= {str(_id(kind)): _words(kind) for kind in self.collection(account, name)}
        self._activities = Kept[Json]()
        self._places: dict[str, int] = {}  # by id where among the activities one is
        self._joined: dict[str, list[int]] = {}  # by id of an activity where among the contacts its people are
        for one in self.collection(account, "activity"):
            self._places[str(_id(one))] = len(self._activities)
            self._activities.add(one)

    def collection(self, owner: Json, name: str) -> Iterator[Json]:
        """Yield the objects of a collection; bare ids are left out."""
        return (value for value in self._values(owner, name) if isinstance(value, dict))

    def _values(self, owner: Json, name: str) -> Iterator[Any]:
        data = owner.get("data")
        for one in data if is_list(data) else []:
            if isinstance(one, dict) and one.get("type") in (name, f"{name}s") and is_list(one.get("values")):
                yield from one["values"]

    def contact(self, row: int, contact: Json) -> None:
        """Read somebody, and what hangs on them."""
        found = self._person(row, contact)
        self.contacts.add(found)
        guests, firms = (_guest(found),), found.firms
        for value in self._values(contact, "activity"):
            key = str(_id(value)) if isinstance(value, dict) else str(value)
            if isinstance(value, dict) and key not in self._places:
                self._places[key] = len(self._activities)
                self._activities.add(value)
            self._joined.setdefault(key, []).append(len(self.contacts) - 1)
        for call in self.collection(contact, "call"):
            of = _properties(call)
            by_them = of.get("contact_called")
            start = self._when(of.get("called_at"))
            self._add(
                row,
                call,
                start=start,
                title=title_of(_first_line(of.get("content"))),
                note=plain_text(_text(of.get("content"))),
                guests=guests,
                firms=firms,
                initiative=None if not isinstance(by_them, bool) else "them" if by_them else "us",
                why=None if start else "unreadable",
            )
        for task in self.collection(contact, "task"):
            of = _properties(task)
            created = self._when(task.get("created_at"))
            self._add(
                row,
                task,
                kind="promise",
                title=title_of(_text(of.get("title"))),
                note=plain_text(_text(of.get("description"))),
                guests=guests,
                firms=firms,
                why="no_meeting" if of.get("completed") else None,
                created=None if created is None else iso_day(created[:10]),
            )
        for note in self.collection(contact, "note"):
            text = plain_text(_text(_properties(note).get("body")))
            if text:
                day = self._when(note.get("created_at"))
                self.remarks.add(Remark(row, text, day[:10] if day else None, firms, guests, None, _id(note)))

    def _add(self, row: int, record: Json, **values: Any) -> None:
        self.proposed.add(Proposed(row, brought_id=_id(record), **values))

    def activities(self) -> None:
        """Read the activities, each once, with everybody who took part."""
        for key, place in self._places.items():
            activity = self._activities[place]
            of, joined = _properties(activity), [self.contacts[at] for at in self._joined.get(key, ())]
            start = self._when(of.get("happened_at"))
            self._add(
                joined[0].row if joined else 1,
                activity,
                start=start,
                title=title_of(_text(of.get("summary"))),
                note=plain_text(_text(of.get("description"))),
                guests=tuple(map(_guest, joined)),
                why=None if start else "unreadable",
            )

    def _person(self, row: int, contact: Json) -> Contact:
        of = _properties(contact)
        mails: list[str] = []
        phones: list[str] = []
        for field in self.collection(contact, "contact_field"):
            values = _properties(field)
            kind = self._kinds.get(str(values.get("type")), "")
            data = _text(values.get("data")) or ""
            if "mailto" in kind or "mail" in kind or (not kind and "@" in data):
                mails.append(data)
            elif "tel" in kind or "phone" in kind:
                phones.append(data)
        name, given, family = person_names(
            None, _text(of.get("first_name")), _text(of.get("last_name")), _text(of.get("middle_name"))
        )
        firm = one_line(_text(of.get("company")))
        why = (
            "no_contact"
            if of.get("is_partial")
            else "deleted"
            if of.get("is_dead") or of.get("is_active") is False
            else None
        )
        return Contact(
            row,
            name,
            given,
            family,
            (firm,) if firm else (),
            None,
            one_line(_text(of.get("job"))),
            mails_in(*mails),
            phones_in(*phones),
            plain_text(_text(of.get("description"))),
            why,
            _id(contact),
        )

    def _when(self, value: Any) -> str | None:
        """Read a time in UTC, as it was at home; midnight in UTC is a day alone."""
        text = value if isinstance(value, str) else ""
        try:
            when = datetime.fromisoformat(text)
        except ValueError:
            return None
        if len(text) <= 10 or (when.hour, when.minute, when.second) == (0, 0, 0):
            return when.date().isoformat()
        return (when.astimezone(self._home) if when.tzinfo else when).strftime("%Y-%m-%dT%H:%M")


def _guest(found: Contact) -> Guest:
    return Guest(found.name or None, next(iter(found.emails), None), firm=next(iter(found.firms), None))


def _properties(record: Json) -> Json:
    of = record.get("properties")
    return of if isinstance(of, dict) else {}


def _id(record: Json) -> str | None:
    return one_line(_text(record.get("uuid")))


def _words(kind: Json) -> str:
    of = _properties(kind) or kind
    return f"{of.get('name') or ''} {of.get('protocol') or ''} {of.get('type') or ''}".lower()


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _first_line(value: Any) -> str | None:
    return (_text(value) or "").strip().partition("\n")[0] or None
