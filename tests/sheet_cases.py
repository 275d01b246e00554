"""Sheets of promises for tests: as they are written when one is shared, and as they come back."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from io import StringIO
from pathlib import Path

from trustlog.desk.facts.changes import all_inserts
from trustlog.desk.ledger import Batch, Ledger
from trustlog.domain.facts import Sheet, SheetRow
from trustlog.domain.facts.promise import outcome
from trustlog.storage.read.promises import promises
from trustlog.storage.write.writer import next_numbers

COLUMNS = ("sheet", "number", "side", "text", "due_on", "word", "moved_to", "remark")


def shared(ledger: Ledger, handle: str, numbers: Sequence[int], name: str, on: date | None = None) -> Sheet:
    """Write a sheet of these promises, as if it had been shared with the partner."""
    partner = ledger.conn.rows("SELECT id FROM partner WHERE handle = :handle", handle=handle)[0][0]
    day = on or ledger.today
    with ledger.conn.transaction():
        sheet = Sheet(
            ledger.new_id(), next_numbers(ledger.conn, 1), partner, day, name, None, False, None, ledger.now, ledger.me
        )
        listed = promises(ledger.conn, me=ledger.me, numbers=numbers, state="all") if numbers else []
        rows = [
            SheetRow(ledger.new_id(), sheet.id, promise.id, promise.due_on, outcome(promise, day)) for promise in listed
        ]
        ledger.commit(Batch([*all_inserts(ledger, [sheet]), *all_inserts(ledger, rows)], f"share {name}"))
    return sheet


def row(sheet: str, number: object, word: str, moved_to: str = "", remark: str = "", **more: str) -> dict[str, str]:
    """Make a row of a sheet as it comes back."""
    own = {"side": "we", "text": "the text", "due_on": "2026-11-27"}
    answered = {"sheet": sheet, "number": str(number), "word": word, "moved_to": moved_to, "remark": remark}
    return {**own, **answered, **more}


def text_of(rows: Iterable[Mapping[str, str]], delimiter: str = ",") -> str:
    """Write a sheet as a spreadsheet does."""
    file = StringIO()
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([answered[name] for name in COLUMNS] for answered in rows)
    return file.getvalue()


def sheet_file(
    folder: Path, rows: Iterable[Mapping[str, str]], *, encoding: str = "utf-8-sig", delimiter: str = ","
) -> str:
    """Write a sheet that came back to a file; return its path."""
    path = folder / "answered.csv"
    path.write_bytes(text_of(rows, delimiter).encode(encoding))
    return str(path)
