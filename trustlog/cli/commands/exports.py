"""The commands that write files: `export csv|json`, and those that have modules of their own."""

from collections.abc import Callable

import click

from trustlog.cli import output
from trustlog.cli.command import command, group
from trustlog.cli.commands.export_html import export_html
from trustlog.cli.commands.export_ics import export_ics
from trustlog.cli.commands.export_vcf import export_vcf
from trustlog.cli.commands.export_xlsx import export_xlsx
from trustlog.cli.formats import exports_line
from trustlog.cli.run import Run
from trustlog.domain.text import counted
from trustlog.files.paths import expanded
from trustlog.language import _


@group("export", "trustlog export csv --out report")
def export() -> None:
    """Write reports for management, or all that you may see."""


@command(
    "csv",
    "trustlog export csv --out report",
    "trustlog export csv --out q3 --from 2026-07-01 --to 2026-09-30",
    "trustlog export csv --out report --excel nl",
    group=export,
    summary=lambda: exports_line("csv"),
)
@click.option("--out", "folder", required=True, metavar="DIR", help="The folder to write.")
@click.option("--from", "since", metavar="DATE", help="Facts from that day on.")
@click.option("--to", "until", metavar="DATE", help="Facts up to that day.")
@click.option("--partner", metavar="P", help="Only this partner.")
@click.option("--excel", metavar="nl|de|en", help="For a spreadsheet in that language: its signs, days and decimals.")
@click.option("--delimiter", metavar="SIGN", help="Between cells: , (the default) ; or tab.")
@click.option("--without", type=click.Choice(("readings",)), help="Leave readings.csv out, which takes longest.")
@click.option("--no-bom", is_flag=True, help="Without the mark that tells Excel it is UTF-8.")
def export_csv(
    run: Run,
    folder: str,
    since: str | None,
    until: str | None,
    partner: str | None,
    excel: str | None,
    delimiter: str | None,
    without: str | None,
    no_bom: bool,
) -> None:
    """Write a folder of CSV files for management, one a kind; private facts stay out and are counted."""
    from trustlog.desk import exports

    first, last = run.optional_since(since), run.optional_date(until)
    result = exports.export_csv(
        run.ledger(),
        folder,
        since=first,
        until=last,
        partner=partner,
        delimiter=delimiter,
        bom=not no_bom,
        excel=excel,
        as_of=run.as_of,
        without_readings=without is not None,
        progress=_progress(run),
        notice=output.print_message,
    )
    run.mark_done()
    if run.json:
        output.print_json(result.as_json("folder"))
        return
    for line in result.lines:
        output.print_line(output.one_line(line))


@command(
    "json",
    "trustlog export json --out ledger.json",
    group=export,
    summary=lambda: exports_line("json"),
)
@click.option("--out", "file", required=True, metavar="FILE", help="The file to write.")
def export_json(run: Run, file: str) -> None:
    """Write all that you may see, and lose nothing of it; import json makes a ledger of the file again.

    What is private to others stays out, with all that hangs on it, and is counted.
    """
    from trustlog.desk import exports

    run.refuse_as_of(_("it is the whole ledger"))
    file = expanded(file)
    count = exports.export_json(run.ledger(), file, notice=output.print_message)
    run.mark_done()
    if run.json:
        output.print_json({"file": file, "rows": count})
    else:
        output.print_line(output.one_line(f"{file}: {counted(count, 'row')}"))


export.add_command(export_xlsx)
export.add_command(export_ics)
export.add_command(export_vcf)
export.add_command(export_html)


def _progress(run: Run) -> Callable[[str, int], None] | None:
    """Return what shows how many rows are written, on a terminal; else None."""
    if run.json or not output.shows_progress():
        return None
    return lambda name, count: output.print_progress(f"{name} {count}")
