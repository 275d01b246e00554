"""The command `export xlsx`: the tables for management as a workbook."""

import click

from trustlog import config
from trustlog.cli import output
from trustlog.cli.command import command
from trustlog.cli.formats import exports_line
from trustlog.cli.run import Run


@command(
    "xlsx",
    "trustlog export xlsx --out report.xlsx",
    "trustlog export xlsx --out q3.xlsx --from 2026-07-01 --to 2026-09-30",
    "trustlog export xlsx --out q3.xlsx --as-of 2026-09-30 --since 2026-06-30",
    "trustlog export xlsx --out rapport.xlsx --lang nl",
    summary=lambda: exports_line("xlsx"),
)
@click.option("--out", "file", required=True, metavar="FILE", help="The file to write.")
@click.option("--since", "compared", metavar="DATE", help="Compare with that day: a sheet tells what changed since.")
@click.option("--from", "since", metavar="DATE", help="Facts from that day on.")
@click.option("--to", "until", metavar="DATE", help="Facts up to that day.")
@click.option("--partner", metavar="P", help="Only this partner.")
def export_xlsx(
    run: Run, file: str, compared: str | None, since: str | None, until: str | None, partner: str | None
) -> None:
    """Write a workbook for management: the portfolio, the readings, and every fact on sheets with filters.

    Private facts stay out, are in none of its numbers, and are counted. No text in it is ever run as a formula.
    """
    from trustlog.desk.exports import export_xlsx as export
    from trustlog.wording.catalogue import speaking

    language, first, last = config.language(run.lang), run.optional_since(since), run.optional_date(until)
    then = run.optional_since(compared)
    ledger = run.ledger()
    shows = not run.json and output.shows_progress()
    with speaking(language):  # also with --json, which is English
        exported = export(
            ledger,
            file,
            since=first,
            until=last,
            partner=partner,
            as_of=run.as_of,
            compared=then,
            progress=(lambda name, count: output.print_progress(f"{name} {count}")) if shows else None,
            notice=output.print_message,
        )
    run.mark_done()
    if run.json:
        output.print_json(exported.as_json("file"))
        return
    for line in exported.lines:
        output.print_line(output.one_line(line))
