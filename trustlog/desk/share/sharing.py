"""Shares a sheet: writes its file, and the sheet with its rows as one batch; both or neither."""

from collections.abc import Callable
from datetime import date
from pathlib import PurePath
from typing import Any, NamedTuple

from trustlog.desk.facts import all_inserts, line, names_from
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.desk.partners import partner as find
from trustlog.desk.partners import writable_partner
from trustlog.desk.share.offer import ALL, SheetChoice, SheetDraft, chosen, sheet_draft
from trustlog.desk.share.words import shared_lines
from trustlog.domain.agreed import side
from trustlog.domain.facts import Promise, Sheet
from trustlog.domain.facts.promise import outcome
from trustlog.domain.facts.sheet import SheetRow
from trustlog.errors import Reason, Refused, Remedy, WordsError
from trustlog.files.writing import named, replacing
from trustlog.storage.read.sheets import rows_on, sheets
from trustlog.storage.write.writer import next_numbers
from trustlog.wording.catalogue import speaking, spoken_language

NAME_ANOTHER = Remedy("name_another", option="out")
FORMS = (".html", ".csv", ".ics")
"""What a sheet is written as, by the end of the file's name."""


class Shared(NamedTuple):
    """A sheet that was shared, and the file it is in; not yet, where that is None."""

    draft: SheetDraft
    file: str | None = None
    written: Written | None = None

    def report(self) -> Written:
        """Return what was written, told in lines."""
        assert self.written is not None  # noqa: S101 - asked only of what was shared
        return self.written._replace(lines=tuple(shared_lines(self)))


def share(
    ledger: Ledger,
    name: str,
    out: str,
    choice: SheetChoice = ALL,
    *,
    language: str | None = None,
    batch: Batch | None = None,
) -> Shared:
    """Write a sheet to a file, in a language or in the one spoken, and into the ledger that it was shared.

    A file of that name is replaced. Raises `Refused` where nothing is on the sheet, or the file cannot be written; then
    nothing was. What is in `batch` is written with it.
    """
    partner = writable_partner(ledger, name)
    path = named(out, advice=NAME_ANOTHER)
    form, code = form_of(path), language or spoken_language()
    with ledger.conn.transaction():
        draft = chosen(sheet_draft(ledger, partner, ledger.today), choice)
        refuse_empty(draft)
        written = _recorded(ledger, draft, batch)
        with speaking(code):
            text = form(ledger, draft, code)
        encoding = "utf-8-sig" if path.lower().endswith(".csv") else "utf-8"
        with replacing(path, encoding=encoding, ledger=ledger.conn.where, advice=NAME_ANOTHER) as file:
            file.write(text)
    return Shared(draft, path, written)


def previewed(
    ledger: Ledger, name: str, choice: SheetChoice = ALL, as_of: date | None = None, out: str | None = None
) -> Shared:
    """Return the sheet as it would be shared on a day; nothing is written."""
    if out is not None:
        form_of(named(out, advice=NAME_ANOTHER))
    draft = chosen(sheet_draft(ledger, find(ledger, name), ledger.past(as_of)), choice)
    refuse_empty(draft)
    return Shared(draft)


def sheets_json(ledger: Ledger, name: str, as_of: date | None = None) -> dict[str, Any]:
    """Return the sheets shared with a partner by the end of a day, oldest first, each with how many promises it had."""
    subject, day = find(ledger, name), ledger.past(as_of)
    shared = [sheet for sheet in sheets(ledger.conn, subject.id, ledger.me) if sheet.on <= day]
    return {
        "partner": subject.handle,
        "as_of": day.isoformat(),
        "sheets": [
            {"sheet": sheet.name, "on": sheet.on.isoformat(), "promises": len(rows_on(ledger.conn, sheet.id))}
            for sheet in shared
        ],
    }


def refuse_empty(draft: SheetDraft) -> None:
    """Refuse a sheet without a row."""
    if not draft.rows:
        raise Refused(Reason("nothing_to_share", handle=draft.partner.handle), Remedy("capture"))


def form_of(path: str) -> Callable[[Ledger, SheetDraft, str], str]:
    """Return what writes the form that the end of a file's name asks for; refuse any other end."""
    ending = PurePath(path).suffix.lower()
    if ending not in FORMS:
        raise WordsError(Reason("no_form_of_sheet", path=path, known=", ".join(FORMS)))
    if ending == ".html":
        from trustlog.desk.share.as_page import sheet_page

        return sheet_page
    if ending == ".csv":
        from trustlog.desk.share.as_tables import sheet_csv

        return sheet_csv
    from trustlog.desk.share.as_tables import sheet_calendar

    return sheet_calendar


def _recorded(ledger: Ledger, draft: SheetDraft, also: Batch | None) -> Written:
    """Write the sheet and its rows as one batch."""
    sheet = Sheet(
        ledger.new_id(), next_numbers(ledger.conn, 1), draft.partner.id, draft.on, draft.name, None, False, None,
        ledger.now, ledger.me,
    )  # fmt: skip
    rows = [
        SheetRow(ledger.new_id(), sheet.id, promise.id, promise.due_on, outcome(promise, draft.on))
        for promise in draft.rows
    ]
    changes = all_inserts(ledger, [sheet, *rows])
    batch = ledger.commit(Batch(changes, f"share {draft.name}").with_changes_of(also))
    return Written(batch, (sheet,), (line(sheet, names_from([draft.partner]), ledger.today),))


def shared_json(shared: Shared) -> dict[str, Any]:
    """Return a sheet as plain values."""
    draft = shared.draft
    return {
        "partner": draft.partner.handle,
        "sheet": draft.name,
        "as_of": draft.on.isoformat(),
        "rows": [_row(promise, draft) for promise in draft.rows],
        "left_out": {"private": draft.private, "not_chosen": draft.not_chosen},
        "file": shared.file,
    }


def _row(promise: Promise, draft: SheetDraft) -> dict[str, Any]:
    return {
        "number": promise.number,
        "side": side(promise),
        "text": promise.text,
        "due_on": None if promise.due_on is None else promise.due_on.isoformat(),
        "outcome": outcome(promise, draft.on),
        "closed_on": None if promise.closed_on is None else promise.closed_on.isoformat(),
    }
