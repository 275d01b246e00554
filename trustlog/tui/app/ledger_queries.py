"""What the screens ask of the desk about the ledger as a whole: who and what there is, history, files out and in."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trustlog.domain.facts import Person, Promise
from trustlog.domain.text import counted

if TYPE_CHECKING:
    from pathlib import Path

    from trustlog.desk.history import Detail, Entry, Undone
    from trustlog.desk.imports import Imported
    from trustlog.desk.ledger import Ledger, Written
    from trustlog.wording import Words

Progress = Callable[[str, int], None]
"""Told now and then what is being worked on and how many are done; may raise `Cancelled`."""


class Said(NamedTuple):
    """What was done, in lines."""

    lines: tuple[str, ...]


class Found(NamedTuple):
    """An open promise to choose, its partner's name and its sentence."""

    promise: Promise
    partner: str
    sentence: str


class Wanted(NamedTuple):
    """What an export is to have: `form` is csv or json; the rest is for CSV only, empty for all."""

    form: str
    out: str
    since: date | None = None
    until: date | None = None
    partner: str | None = None


def everyone(ledger: "Ledger") -> list[tuple[str, Person]]:
    """Give all people of all partners, each with what it is found by: name and role."""
    from trustlog.desk.people import person_list

    return [(f"{one.name} {one.role or ''}", one) for one in person_list(ledger)]


def open_promises(ledger: "Ledger") -> list[Found]:
    """Give the open promises, the most urgent first."""
    from trustlog.desk.facts import names_of
    from trustlog.desk.promises import promise_list
    from trustlog.desk.sentences import sentence

    found = promise_list(ledger)
    names = names_of(ledger, found)
    return [Found(one, names.partner_of(one), sentence(one, names, ledger.today)) for one in found]


def add_partner(ledger: "Ledger", name: str, handle: str) -> "Written":
    """Add a partner."""
    from trustlog.desk.partners import add

    return add(ledger, name, handle=handle)


def edit_partner(ledger: "Ledger", handle: str, field: str, value: str) -> "Written":
    """Change one field of a partner."""
    from trustlog.desk.partners import edit

    return edit(ledger, handle, {field: value})


def archive_partner(ledger: "Ledger", handle: str, reason: str) -> "Written":
    """Let a partner go."""
    from trustlog.desk.partners import archive

    return archive(ledger, handle, reason)


def pause_partner(ledger: "Ledger", handle: str, days: tuple[date, date], reason: str) -> "Written":
    """Note days that shall not count."""
    from trustlog.desk.partners import pause

    return pause(ledger, handle, days[0], days[1], reason)


def remove_person(ledger: "Ledger", handle: str, name: str) -> "Written":
    """Remove somebody; the moments they were at stay."""
    from trustlog.desk.people import remove

    return remove(ledger, handle, name)


def history(ledger: "Ledger", limit: int) -> "list[Entry]":
    """Give the last batches, newest first."""
    from trustlog.desk.history import history as read

    return read(ledger, limit=limit)


def details(ledger: "Ledger", batch: int) -> "tuple[Detail, ...]":
    """Give what a batch changed."""
    from trustlog.desk.history import details as read

    return read(ledger, batch)


def undo_batch(ledger: "Ledger", batch: int) -> "Undone":
    """Take back one of one's own batches."""
    from trustlog.desk.history import undo

    return undo(ledger, batch=batch)


def backup(ledger: "Ledger") -> Said:
    """Copy the ledger to a file beside it."""
    from trustlog.desk.maintenance import backup as copy

    return Said((f"a copy is in {copy(ledger)}",))


def doctor(ledger: "Ledger", words: "Words") -> Said:
    """Look the ledger through; what is found is said in `words`."""
    from trustlog.desk.maintenance import doctor as look

    found = look(ledger)
    return Said(tuple(f"{words.of(one.what)}; {words.of(one.do)}" for one in found) or ("the ledger is sound",))


def export(ledger: "Ledger", wanted: Wanted, progress: Progress) -> Said:
    """Write a folder of CSV for management, or everything as one JSON file."""
    from trustlog.desk.exports import export_csv, export_json
    from trustlog.files.paths import expanded

    out = expanded(wanted.out)
    if wanted.form == "json":
        notices: list[str] = []
        count = export_json(ledger, out, progress, notices.append)
        whole = "all that you may see" if notices else "everything"
        return Said((f"{out}: {counted(count, 'row')}, {whole}", *notices))
    done = export_csv(
        ledger, out, since=wanted.since, until=wanted.until, partner=wanted.partner, progress=progress
    )  # fmt: skip
    return Said(done.lines)


def import_csv(
    ledger: "Ledger", path: str, kind: str, dry_run: bool, progress: Progress, update: bool = False
) -> "Imported":
    """Bring a CSV file in as one batch, or only tell what it would bring; with `update`, what differs as well."""
    from trustlog.desk.imports import import_csv as bring_in

    return bring_in(ledger, _file(path), kind, create_partners=True, update=update, dry_run=dry_run, progress=progress)


def file_fault(path: str) -> str:
    """Say why a file cannot be brought in, whatever it holds; empty where it can be read."""
    from trustlog.desk.imports import file_fault as fault

    return fault(_file(path))


def _file(path: str) -> "Path":
    from pathlib import Path

    from trustlog.files.paths import expanded

    return Path(expanded(path))
