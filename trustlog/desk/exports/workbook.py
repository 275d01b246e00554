"""The workbook for management: the rows of the CSV files on sheets, and the portfolio, a row a partner."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from trustlog.desk.exports.overdue import Overdue
from trustlog.desk.exports.readings import ReadingsToExport
from trustlog.desk.exports.scope import ExportedFiles, scope_of
from trustlog.desk.exports.tables import tables
from trustlog.desk.ledger import Ledger
from trustlog.domain.strands import TITLES, TREND_WORDS
from trustlog.exchange.csv.cells import joined
from trustlog.exchange.csv.columns import FILES, names
from trustlog.exchange.csv.dictionary import CellType, type_of
from trustlog.exchange.csv.write import Progress, cell
from trustlog.exchange.xlsx.headings import HEADINGS, SHEETS, SUGGESTED, SUMMARY
from trustlog.exchange.xlsx.write import Book, Column, Sheet, writing_book
from trustlog.language import _
from trustlog.trust.words import gate_holds

if TYPE_CHECKING:
    from trustlog.trust.gates import GateName

Row = Mapping[str, Any]
_EVERY = 1000  # rows between two words of progress
_SAME = frozenset(("fact", "private"))
"""Columns in which all rows are alike."""
_WIDE = frozenset(("text", "note", "holds", "reason", "closed_reason", "topic", "what"))
_OF_PARTNER = (
    "partner", "handle", "level", "level_since", "on_trial", "target", "partner_trend", "suggestion", "suggestion_to",
    "held_by", "gates_closed",
)  # fmt: skip
_PORTFOLIO = (
    *_OF_PARTNER, "flagged", "our_estimate", "our_n", "our_overdue", "their_estimate", "their_n", "their_overdue",
    "time_held", "time_n", "openness_held", "openness_n",
)  # fmt: skip
_MORE: dict[str, CellType] = {
    "our_estimate": "share", "their_estimate": "share", "our_n": "number", "their_n": "number", "time_n": "number",
    "openness_n": "number", "our_overdue": "number", "their_overdue": "number",
}  # fmt: skip


def export_xlsx(
    ledger: Ledger,
    out: str,
    *,
    since: date | None = None,
    until: date | None = None,
    partner: str | None = None,
    as_of: date | None = None,
    progress: Progress | None = None,
    notice: Callable[[str], None] | None = None,
) -> ExportedFiles:
    """Write the workbook for management to a file, in the language spoken; when `progress` raises, no file is left."""
    scope = scope_of(ledger, since, until, partner, as_of)
    exported = ExportedFiles(Path(out), {}, Counter())
    title = _("How far our partnerships have come")
    readings = ReadingsToExport(ledger, scope, notice)
    with writing_book(
        out, title=title, author=ledger.me, made_at=ledger.now, ledger=ledger.conn.where
    ) as (path, book), ledger.conn.reading():  # fmt: skip
        exported = exported._replace(place=Path(path))
        overdue = Overdue(ledger, scope)
        sheets = {name: book.sheet(_(SHEETS[name]), _columns(name)) for name in SHEETS}
        for name, rows in tables(ledger, scope, readings, exported):
            by_column = cast("Iterator[Row]", rows)  # cells are given to those only who ask for them
            said = _said(name, by_column, ledger, sheets["portfolio"], overdue)
            exported.rows[name] = _written(sheets.get(name), name, said, progress)
        _say_what_was_cut(book, sheets["left_out"])
    return exported._replace(rows={name: exported.rows[name] for name in SHEETS if name in exported.rows})


def _said(name: str, rows: Iterator[Row], ledger: Ledger, portfolio: Sheet, overdue: Overdue) -> Iterator[Row]:
    """Return the rows of a table as a workbook has them: what is said of other tables is in the language spoken."""
    if name == "readings":
        return _beside(rows, portfolio, overdue)
    if name == "summary":
        return _summary(rows, ledger)
    return ({**row, "reason": _(row["reason"])} for row in rows) if name == "left_out" else rows


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


def _beside(rows: Iterator[Row], portfolio: Sheet, overdue: Overdue) -> Iterator[Row]:
    """Pass the rows of readings on, and write the row of each partner to the portfolio, made of its four strands."""
    for _handle, of_partner in groupby(rows, itemgetter("handle")):
        strands = list(of_partner)
        portfolio.write([_cells("portfolio", _portfolio_row(strands, overdue), _PORTFOLIO)])
        yield from strands


def _holding(name: str) -> str:
    """Return the words for a strand or a gate that holds back."""
    return _(TITLES[name]) if name in TITLES else gate_holds(cast("GateName", name))


def _portfolio_row(strands: Sequence[Row], overdue: Overdue) -> Row:
    """Return the row of a partner, made of its strands: in words of the language spoken, where files have codes."""
    by_name = {row["strand"]: row for row in strands}
    row: dict[str, Any] = {name: strands[0][name] for name in _OF_PARTNER}
    row |= {
        "partner_trend": _(TREND_WORDS[row["partner_trend"]]),
        "suggestion": _(SUGGESTED[row["suggestion"]]),
        "held_by": row["held_by"] and _holding(row["held_by"]),
        "gates_closed": [_holding(gate) for gate in row["gates_closed"]],
    }
    row["flagged"] = any(strand["flagged"] for strand in strands)
    for side in ("our", "their"):
        promises = by_name[f"{side}_promises"]
        row |= {f"{side}_estimate": promises["estimate"], f"{side}_n": promises["n"]}
        row[f"{side}_overdue"] = overdue.of(f"{side}s", row["handle"])
    for name in ("time", "openness"):
        row |= {f"{name}_held": by_name[name]["held"], f"{name}_n": by_name[name]["slots"]}
    return row


def _shown(name: str) -> tuple[str, ...]:
    return _PORTFOLIO if name == "portfolio" else tuple(one for one in names(FILES[name]) if one not in _SAME)


def _columns(name: str) -> list[Column]:
    """Return the columns of a sheet, headed in the language spoken."""
    file = "readings" if name == "portfolio" else name
    kinds = {column: _MORE.get(column) or type_of(file, column) for column in _shown(name)}
    return [Column(_(HEADINGS[column]), kind, column in _WIDE) for column, kind in kinds.items()]


def _cells(name: str, row: Row, columns: Sequence[str] | None = None) -> list[Any]:
    """Return the values of a row as a sheet takes them, several names in one text."""
    return [_value(row[column], column, type_of(name, column)) for column in columns or _shown(name)]


def _summary(rows: Iterator[Row], ledger: Ledger) -> Iterator[Row]:
    """Say the rows of the summary in the language spoken."""
    for row in rows:
        yield {**row, "about": _(SUMMARY[row["about"]]), "what": _called(row["what"], ledger)}


def _called(what: str, ledger: Ledger) -> str:
    """Return what a row of the summary says; names of settings stand as they are."""
    if (level := what.removeprefix("level_")) != what and level.isdigit():
        return f"{level} {ledger.settings.level_name(int(level))}"
    return _(SUMMARY.get(what, what))


def _value(value: Any, column: str, kind: CellType) -> Any:
    if value is None:
        return None
    if kind == "day":
        return date.fromisoformat(value)
    if kind == "time":
        return datetime.fromisoformat(value).replace(tzinfo=None)  # UTC, as its heading says
    if column in ("their_word", "moves"):
        return cell(value, column)
    return joined(list(value)).replace(";", "; ") if isinstance(value, list | tuple) else value


def _say_what_was_cut(book: Book, left_out: Sheet) -> None:
    """Say below what was left out how many texts were longer than a cell may be."""
    if book.cut:
        left_out.write([("", _("texts cut where a cell can hold no more"), book.cut)])
