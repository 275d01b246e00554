"""An export as it is chosen in a single question: which format, where to, and how much."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from trustlog.domain.text import counted
from trustlog.language import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from trustlog.desk.ledger import Ledger
    from trustlog.errors import Reason


class ExportChoice(NamedTuple):
    """What an export is to have: `form` is csv or json; the rest is for CSV only, None for all."""

    form: str
    out: str
    since: date | None = None
    until: date | None = None
    partner: str | None = None


class ExportReport(NamedTuple):
    """What was written where, in lines, and what was left out of it."""

    lines: tuple[str, ...]
    left_out: "Reason | None" = None


def export(ledger: "Ledger", choice: ExportChoice, progress: "Callable[[str, int], None]") -> ExportReport:
    """Write a folder of CSV for management, or everything as one JSON file; when `progress` raises, no file is left."""
    from trustlog.desk.exports.run import export_csv, export_json
    from trustlog.files.paths import expanded

    out = expanded(choice.out)
    if choice.form == "json":
        notices: list[Reason] = []
        count = export_json(ledger, out, progress, notices.append)
        share = _("all that you may see") if notices else _("everything")
        left_out = notices[0] if notices else None
        return ExportReport((f"{out}: {counted(count, 'row')}, {share}",), left_out)
    exported = export_csv(
        ledger, out, since=choice.since, until=choice.until, partner=choice.partner, progress=progress
    )  # fmt: skip
    return ExportReport(exported.lines)
