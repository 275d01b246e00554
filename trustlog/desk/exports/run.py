"""Exports: the folder of CSV for management, without anything private, and everything as JSON for oneself."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from trustlog.desk.exports.readings import ReadingsToExport, readings_to_export
from trustlog.desk.exports.scope import ExportedFiles, ExportScope, scope_of
from trustlog.desk.exports.tables import tables
from trustlog.desk.ledger import Ledger
from trustlog.errors import Reason, Remedy, WordsError
from trustlog.exchange.csv.columns import FILES
from trustlog.exchange.csv.write import Progress, Style, is_plain, style, write_folder, write_table
from trustlog.files.writing import named

_LIKE_FILES = (".csv", ".xlsx", ".zip")
_AT_ONCE = 500  # rows between two words of progress


def export_csv(
    ledger: Ledger,
    out: str | Path,
    *,
    since: date | None = None,
    until: date | None = None,
    partner: str | None = None,
    delimiter: str | None = None,
    bom: bool = True,
    excel: str | None = None,
    as_of: date | None = None,
    without_readings: bool = False,
    progress: Progress | None = None,
    notice: Callable[[str], None] | None = None,
) -> ExportedFiles:
    """Write the CSV files for management to a folder, all of them or none; perhaps without the readings."""
    how = style(delimiter, bom=bom, excel=excel)
    scope = scope_of(ledger, since, until, partner, as_of)
    exported = ExportedFiles(_folder(out), {}, Counter())
    readings = readings_to_export(ledger, scope, notice, without=without_readings)
    with ledger.conn.reading():
        fill = partial(_fill, ledger, scope=scope, readings=readings, how=how, exported=exported, progress=progress)
        write_folder(exported.place, fill, ledger.conn.where)
    return exported


def _folder(out: str | Path) -> Path:
    """Return the folder to write; one that is not there yet and is called like a file was meant otherwise."""
    folder = Path(named(str(out), "folder", Remedy("name_one", option="out")))
    if folder.suffix.lower() in _LIKE_FILES and not folder.exists():
        raise WordsError(Reason("csv_is_a_folder", name=folder.name), Remedy("name_folder", option="out"))
    return folder


def export_json(
    ledger: Ledger,
    out: str | Path,
    progress: Progress | None = None,
    notice: Callable[[Reason], None] | None = None,
) -> int:
    """Write all that this person may see to one JSON file that only its owner may read; return the number of rows.

    What is private to others is left out with everything that depends on it; `notice` is told how much. `progress` is
    told of rows as they are written; when it raises, no file is left.
    """
    from trustlog import __version__
    from trustlog.exchange.json.write import NAME_ANOTHER, write_json
    from trustlog.storage.access.own import Own
    from trustlog.storage.read.dump import dump
    from trustlog.storage.schema.revision import HEAD

    file = Path(named(str(out), advice=NAME_ANOTHER))
    with ledger.conn.reading():  # what is left out is counted and written from one state
        own = Own(ledger.conn, ledger.me)
        rows = _with_progress(dump(ledger.conn, own), progress)
        count = write_json(
            file, rows, revision=HEAD, program=__version__, ledger=ledger.conn.where, left_out=own.left_out
        )
    if own.left_out and notice is not None:
        notice(_without(own.left_out))
    return count


def _without(left_out: Counter[str]) -> Reason:
    """Return how much of a ledger is private to others, and so not in the file."""
    from trustlog.storage.schema._generated import PRIVATE

    facts = sum(left_out[table] for table in PRIVATE)
    journal = sum(left_out[table] for table in ("journal_batch", "journal_entry"))
    rows, entries = left_out.total() - facts - journal, left_out["journal_entry"]
    return Reason("left_out_as_private", facts=facts, rows=rows, entries=entries)


def _with_progress(
    rows: Iterator[tuple[str, Mapping[str, Any]]], progress: Progress | None
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for count, row in enumerate(rows, 1):
        if progress is not None and count % _AT_ONCE == 0:
            progress("rows", count)
        yield row


def _fill(
    ledger: Ledger,
    folder: Path,
    scope: ExportScope,
    readings: ReadingsToExport | None,
    how: Style,
    exported: ExportedFiles,
    progress: Progress | None,
) -> None:
    written = {
        name: write_table(folder / f"{name}.csv", name, rows, how, progress)
        for name, rows in tables(ledger, scope, readings, exported, plain=is_plain(how))
    }
    exported.rows.update((name, written[name]) for name in FILES if name in written)
