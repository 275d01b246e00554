"""The workbook for management: the rows of the CSV files on sheets, and the portfolio, a row a partner."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple, cast

from trustlog.desk.exports.changes import TITLE, Changes
from trustlog.desk.exports.maker import maker_words
from trustlog.desk.exports.overdue import Overdue
from trustlog.desk.exports.portfolio import KINDS, PORTFOLIO, by_partner
from trustlog.desk.exports.readings import ReadingsToExport
from trustlog.desk.exports.said import said
from trustlog.desk.exports.scope import ExportedFiles, scope_of
from trustlog.desk.exports.tables import tables
from trustlog.desk.ledger import Ledger
from trustlog.exchange.csv.cells import joined
from trustlog.exchange.csv.columns import FILES, names
from trustlog.exchange.csv.dictionary import CellType, type_of
from trustlog.exchange.csv.values import Values, values_of
from trustlog.exchange.csv.write import Progress
from trustlog.exchange.xlsx.headings import HEADINGS, HOLDS, SHEETS, SUMMARY
from trustlog.exchange.xlsx.write import Book, Column, Sheet, writing_book
from trustlog.language import _
from trustlog.trust.settings_table import READING

Row = Mapping[str, Any]
_EVERY = 1000  # rows between two words of progress
_LEFT_ASIDE = frozenset(("fact", "private", "import", "example"))
"""Columns in which all rows are alike, and what is for those who make such a file."""
_FOR_IMPORTS = re.compile(r" \([^()]*\)")
"""What is said of a column to those who write such a file themselves."""
_WIDE = frozenset(
    ("gates_closed", "values", "moves", "text", "note", "holds", "reason", "closed_reason", "topic", "what")
)


class Sheets(NamedTuple):
    """Where the rows of partners go beside the readings they are made of: the portfolio, and what changed, if asked."""

    portfolio: Sheet
    changed: Sheet | None
    changes: Changes | None


def export_xlsx(
    ledger: Ledger,
    out: str,
    *,
    since: date | None = None,
    until: date | None = None,
    partner: str | None = None,
    as_of: date | None = None,
    compared: date | None = None,
    progress: Progress | None = None,
    notice: Callable[[str], None] | None = None,
) -> ExportedFiles:
    """Write the workbook for management to a file, in the language spoken; when `progress` raises, no file is left.

    With a day to be `compared` with it has a sheet of what changed since.
    """
    scope = scope_of(ledger, since, until, partner, as_of)._replace(compared=compared)
    changes = None if compared is None else Changes(ledger, scope, compared, notice)
    exported = ExportedFiles(Path(out), {}, Counter())
    title = _("How far our partnerships have come")
    readings = ReadingsToExport(ledger, scope, notice)
    with writing_book(
        out, title=title, author=ledger.me, made_at=ledger.now, ledger=ledger.conn.where
    ) as (path, book), ledger.conn.reading():  # fmt: skip
        exported = exported._replace(place=Path(path))
        overdue = Overdue(ledger, scope)
        sheets, changed = {}, None
        for name in SHEETS:
            sheets[name] = book.sheet(_(SHEETS[name]), _columns(name))
            if name == "portfolio" and changes is not None:
                changed = book.sheet(_(TITLE), changes.columns)
        beside = Sheets(sheets["portfolio"], changed, changes)
        for name, rows in tables(ledger, scope, readings, exported):
            by_column = cast("Iterator[Row]", rows)  # cells are given to those only who ask for them
            shown = _of_sheet(name, by_column, ledger, beside, overdue)
            exported.rows[name] = _written(sheets.get(name), name, shown, progress)
        _say_what_was_cut(book, sheets["left_out"])
        if changed is not None:
            exported.rows["changes"] = changed.rows
    shown_rows = {name: exported.rows[name] for name in (*SHEETS, "changes") if name in exported.rows}
    return exported._replace(rows=shown_rows)


def _of_sheet(name: str, rows: Iterator[Row], ledger: Ledger, beside: Sheets, overdue: Overdue) -> Iterator[Row]:
    """Return the rows of a table as its sheet has them."""
    if name == "readings":
        return _beside(rows, beside, overdue)
    if name == "summary":
        return _summary(rows, ledger)
    return _dictionary(rows) if name == "columns" else rows


def _written(sheet: Sheet | None, name: str, rows: Iterator[Row], progress: Progress | None) -> int:
    """Write the rows of a table to its sheet; those of one without a sheet are gone through, for what they count."""
    count = 0
    for count, row in enumerate(rows, 1):
        if sheet is not None:
            sheet.write([_cells(name, row)])
        if progress is not None and count % _EVERY == 0:
            progress(name, count)
    if progress is not None:
        progress(name, count)
    return count


def _beside(rows: Iterator[Row], book: Sheets, overdue: Overdue) -> Iterator[Row]:
    """Pass the rows of readings on, and write the row of each partner to the portfolio, and to what changed."""
    for strands, row in by_partner(rows):
        row |= {f"{side}_overdue": overdue.of(f"{side}s", row["handle"]) for side in ("our", "their")}
        book.portfolio.write([_cells("portfolio", row)])
        if book.changes is not None and book.changed is not None:
            changed = book.changes.row(row)
            book.changed.write([] if changed is None else [changed])
        yield from strands
    if book.changes is not None and book.changed is not None:
        book.changed.write(book.changes.gone())


def _shown(name: str) -> tuple[str, ...]:
    return PORTFOLIO if name == "portfolio" else tuple(one for one in names(FILES[name]) if one not in _LEFT_ASIDE)


def _columns(name: str) -> list[Column]:
    """Return the columns of a sheet, headed in the language spoken."""
    file = "readings" if name == "portfolio" else name
    kinds = {column: KINDS.get(column) or type_of(file, column) for column in _shown(name)}
    return [Column(_(HEADINGS[column]), kind, column in _WIDE) for column, kind in kinds.items()]


def _cells(name: str, row: Row) -> list[Any]:
    """Return the values of a row as a sheet takes them, several names in one text."""
    file = "readings" if name == "portfolio" else name
    shown = _shown(name)
    if name == "summary":  # it is said already
        return [_value(row[column], type_of(file, column)) for column in shown]
    return [_value(said(file, column, row[column]), type_of(file, column)) for column in shown]


def _dictionary(rows: Iterator[Row]) -> Iterator[Row]:
    """Say what the columns of the sheets hold, which have headings where files have names of columns."""
    for row in rows:
        file, column = row["file"], row["column"]
        if file in SHEETS and column in _shown(file):
            values = values_of(file, column, row["type"])
            holds = _FOR_IMPORTS.sub("", _(str(HOLDS.get(column, row["holds"]))))
            said_of = {"column": _(HEADINGS[column]), "values": _values(file, column, row["type"], values)}
            yield {**row, **said_of, "holds": holds}


def _values(file: str, column: str, kind: CellType, values: Values) -> str:
    """Return of which words or within which bounds the cells of a sheet are; nothing where their type says it all."""
    if kind == "flag" or (values.span is None and not values.words):
        return ""
    if values.span is not None:
        return f"{values.span.low}–{values.span.high} {_(values.unit)}".strip() if values.unit else str(values)
    words = [said(file, column, [word] if kind == "list" else word) for word in values.words]
    listed = [word if isinstance(word, str) else word[0] for word in words]
    return "; ".join([*listed, *(["…"] if values.open else [])])


def _summary(rows: Iterator[Row], ledger: Ledger) -> Iterator[Row]:
    """Say the rows of the summary in the language spoken."""
    for row in rows:
        value = maker_words(row["value"]) if row["what"] == "made_by" else row["value"]
        what = _setting(row["what"]) if row["about"] == "settings" else _called(row["what"], ledger)
        yield {**row, "about": _(SUMMARY[row["about"]]), "what": what, "value": value}


def _setting(name: str) -> str:
    """Return the name of a setting, by which it is found in the settings, and what it means."""
    says = next((_(entry.meaning) for entries in READING.values() for entry in entries if entry.name == name), None)
    return _(SUMMARY.get(name, name)) if says is None else f"{name}: {says}"


def _called(what: str, ledger: Ledger) -> str:
    """Return what a row of the summary says."""
    if (level := what.removeprefix("level_")) != what and level.isdigit():
        return f"{level} {ledger.settings.level_name(int(level))}"
    return _(SUMMARY.get(what, what))


def _value(value: Any, kind: CellType) -> Any:
    if value is None:
        return None
    if kind == "day":
        return date.fromisoformat(value)
    if kind == "time":
        return datetime.fromisoformat(value).replace(tzinfo=None)  # UTC, as its heading says
    return joined(list(value)).replace(";", "; ") if isinstance(value, list | tuple) else value


def _say_what_was_cut(book: Book, left_out: Sheet) -> None:
    """Say below what was left out how many texts were longer than a cell may be."""
    if book.cut:
        left_out.write([("", _("texts cut where a cell can hold no more"), book.cut)])
