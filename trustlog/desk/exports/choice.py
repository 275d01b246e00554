"""An export as it is chosen in a single question: which format, where to, and how much."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trustlog.domain.text import counted
from trustlog.errors import Reason, WordsError
from trustlog.language import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from trustlog.desk.ledger import Ledger


class ExportChoice(NamedTuple):
    """What an export is to have: `form` is the name of a format; the rest is for tables, None for all.

    `compared` is another day, since which it is told what changed; None for none.
    """

    form: str
    out: str
    since: date | None = None
    until: date | None = None
    partner: str | None = None
    compared: date | None = None


class ExportReport(NamedTuple):
    """What was written where, in lines, and what was left out of it."""

    lines: tuple[str, ...]
    left_out: "Reason | None" = None


def checked_since(since: date, as_of: date) -> date:
    """Return the day that an export is compared with, or refuse one that is not before its own."""
    if since >= as_of:
        raise WordsError(Reason("report_since", since=since, as_of=as_of))
    return since


def export(ledger: "Ledger", choice: ExportChoice, progress: "Callable[[str, int], None]") -> ExportReport:
    """Write the ledger out in the format chosen; when `progress` raises, no file is left."""
    from trustlog.files.paths import expanded

    return _EXPORTS[choice.form](ledger, choice._replace(out=expanded(choice.out)), progress)


def _csv(ledger: "Ledger", choice: ExportChoice, progress: "Callable[[str, int], None]") -> ExportReport:
    from trustlog.desk.exports.run import export_csv

    exported = export_csv(
        ledger, choice.out, since=choice.since, until=choice.until, partner=choice.partner, progress=progress
    )
    return ExportReport(exported.lines)


def _json(ledger: "Ledger", choice: ExportChoice, progress: "Callable[[str, int], None]") -> ExportReport:
    from trustlog.desk.exports.run import export_json

    notices: list[Reason] = []
    count = export_json(ledger, choice.out, progress, notices.append)
    share = _("all that you may see") if notices else _("everything")
    left_out = notices[0] if notices else None
    return ExportReport((f"{choice.out}: {counted(count, 'row')}, {share}",), left_out)


def _xlsx(ledger: "Ledger", choice: ExportChoice, progress: "Callable[[str, int], None]") -> ExportReport:
    from trustlog.desk.exports.workbook import export_xlsx

    exported = export_xlsx(
        ledger,
        choice.out,
        since=choice.since,
        until=choice.until,
        partner=choice.partner,
        compared=choice.compared,
        progress=progress,
    )
    return ExportReport(exported.lines)


def _ics(ledger: "Ledger", choice: ExportChoice, _progress: "Callable[[str, int], None]") -> ExportReport:
    from trustlog.desk.calendar import export_ics

    return ExportReport(export_ics(ledger, choice.out).lines)


def _vcf(ledger: "Ledger", choice: ExportChoice, _progress: "Callable[[str, int], None]") -> ExportReport:
    from trustlog.desk.cards import export_vcf

    return ExportReport(export_vcf(ledger, choice.out).lines)


def _html(ledger: "Ledger", choice: ExportChoice, progress: "Callable[[str, int], None]") -> ExportReport:
    from trustlog.desk.report import export_html

    return ExportReport(export_html(ledger, choice.out, since=choice.compared, progress=progress).lines)


_EXPORTS: "dict[str, Callable[[Ledger, ExportChoice, Callable[[str, int], None]], ExportReport]]" = {
    "csv": _csv,
    "json": _json,
    "xlsx": _xlsx,
    "ics": _ics,
    "vcf": _vcf,
    "html": _html,
}
"""What writes each format of `FORMATS`."""
