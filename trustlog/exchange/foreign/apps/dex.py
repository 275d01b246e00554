"""Dex: contacts with their addresses, notes with the contacts they are about, reminders that are tasks."""

from typing import Any, NamedTuple

from trustlog.exchange.foreign.people_words import mails_in, person_names, phones_in
from trustlog.exchange.foreign.values import Contact, Guest, Proposed, Remark
from trustlog.exchange.foreign.wording import one_line, plain_text, title_of

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


class Dex(NamedTuple):
    """What is read of a file, and how many records it has."""

    contacts: list[Contact]
    proposed: list[Proposed]
    remarks: list[Remark]
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


def _contacts(whole: Any) -> list[Any]:
    if isinstance(whole, dict) and isinstance(whole.get("data"), dict):
        whole = whole["data"]
    found = whole.get("contacts") if isinstance(whole, dict) else whole
    return found if isinstance(found, list) else []


def read_dex(whole: Any) -> Dex:
    """Read contacts, notes and reminders."""
    top = whole["data"] if isinstance(whole, dict) and isinstance(whole.get("data"), dict) else whole
    top = top if isinstance(top, dict) else {}
    contacts: list[Contact] = []
    proposed: list[Proposed] = []
    remarks: list[Remark] = []
    by_id: dict[str, Contact] = {}
    for row, one in enumerate(_contacts(whole), 1):
        if not isinstance(one, dict):
            contacts.append(Contact(row, why="unreadable"))
            continue
        found = _contact(row, one)
        contacts.append(found)
        if found.brought_id:
            by_id[found.brought_id] = found
        for name in _NOTES:
            remarks += _remarks(row, _list(one, name), by_id, found)
        proposed += _tasks(row, _list(one, "reminders"), by_id, found)
    for name in _NOTES:
        remarks += _remarks(1, _list(top, name), by_id, None)
    proposed += _tasks(1, _list(top, "reminders"), by_id, None)
    return Dex(contacts, proposed, remarks, len(contacts) + len(proposed) + len(remarks))


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


def _whom(one: Json, by_id: dict[str, Contact], owner: Contact | None) -> list[Contact]:
    ids = [
        _inner(value, "contact_id", "id")
        for key in ("contacts", "contact_ids", "timeline_items_contacts", "reminders_contacts")
        for value in _list(one, key)
    ]
    ids.append(_text(one, "contact_id") or "")
    found = [by_id[key] for key in dict.fromkeys(ids) if key in by_id]
    return found or ([owner] if owner else [])


def _guests(found: list[Contact]) -> tuple[Guest, ...]:
    return tuple(
        Guest(one.name or None, next(iter(one.emails), None), firm=next(iter(one.firms), None)) for one in found
    )


def _firms(found: list[Contact]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(firm for one in found for firm in one.firms))


def _remarks(row: int, notes: list[Any], by_id: dict[str, Contact], owner: Contact | None) -> list[Remark]:
    remarks = []
    for one in notes:
        if not isinstance(one, dict):
            continue
        text = plain_text(_text(one, "note", "content", "body", "text"))
        whom = _whom(one, by_id, owner)
        if text:
            day = (_text(one, "event_time", "date", "created_at") or "")[:10] or None
            remarks.append(Remark(row, text, day, _firms(whom), _guests(whom), None, one_line(_text(one, "id"))))
    return remarks


def _tasks(row: int, reminders: list[Any], by_id: dict[str, Contact], owner: Contact | None) -> list[Proposed]:
    tasks = []
    for one in reminders:
        if not isinstance(one, dict):
            continue
        body = _text(one, "title", "text") or _inner(one.get("body"), "text", "title") or _text(one, "body") or ""
        whom = _whom(one, by_id, owner)
        done = one.get("is_complete") is True or one.get("completed") is True
        due = (_text(one, "due_at_date", "due_at", "due_date", "date") or "")[:10] or None
        tasks.append(
            Proposed(
                row,
                "promise",
                title_of(body.strip().partition("\n")[0]),
                guests=_guests(whom),
                due_on=due,
                why="no_meeting" if done else None,
                brought_id=one_line(_text(one, "id")),
            )
        )
    return tasks


def _list(one: Any, name: str) -> list[Any]:
    value = one.get(name) if isinstance(one, dict) else None
    return value if isinstance(value, list) else []


def _text(one: Json, *names: str) -> str | None:
    return next((value for name in names if isinstance(value := one.get(name), str) and value.strip()), None)


def _inner(value: Any, *names: str) -> str:
    if isinstance(value, str):
        return value
    return (_text(value, *names) or "") if isinstance(value, dict) else ""
