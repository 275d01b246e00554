"""A sheet as a table to fill in and send back, and as days in a calendar."""

from io import StringIO

from trustlog.desk.ledger import Ledger
from trustlog.desk.share.offer import SheetDraft
from trustlog.desk.share.words import cells
from trustlog.domain.agreed import side, stand
from trustlog.domain.facts import Promise
from trustlog.domain.text import visible
from trustlog.language import _


def sheet_csv(_ledger: Ledger, draft: SheetDraft, _language: str) -> str:
    """Return the table of a sheet, its last three columns empty."""
    from trustlog.exchange.csv.sheet import SheetCells, write_sheet

    file = StringIO(newline="")
    write_sheet(
        file,
        (SheetCells(draft.name, each.number, side(each), each.text, each.due_on) for each in draft.rows),
    )
    return file.getvalue()


def sheet_calendar(ledger: Ledger, draft: SheetDraft, language: str) -> str:
    """Return the due days of a sheet; what has none is in no calendar."""
    from trustlog.exchange.ics.lines import Entry
    from trustlog.exchange.ics.write import published

    sequence = int(draft.name.rpartition("-")[2])  # rises from sheet to sheet of a partner
    entries = [
        Entry(
            f"{promise.id}@trustlog.invalid",
            promise.due_on,
            _summary(promise),
            visible(" · ".join((*cells(promise)[1:], draft.name))),
            ledger.now,
            sequence,
            stand(promise) == "withdrawn",
        )
        for promise in draft.rows
        if promise.due_on is not None
    ]
    return published(draft.name, entries, language)


def _summary(promise: Promise) -> str:
    if stand(promise) == "open":
        says = _("We promised: {text}") if promise.ours else _("You promised: {text}")
    else:
        says = _("Settled: {text}")
    return says.format(text=visible(promise.text))
