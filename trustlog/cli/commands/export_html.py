"""The command `export html`: the report for management as one page."""

import click

from trustlog import config
from trustlog.cli import output
from trustlog.cli.command import command
from trustlog.cli.formats import exports_line
from trustlog.cli.run import Run


@command(
    "html",
    "trustlog export html --out report.html",
    "trustlog export html --out q3.html --as-of 2026-09-30 --since 2026-06-30",
    "trustlog export html --out rapport.html --lang nl",
    summary=lambda: exports_line("html"),
)
@click.option("--out", "file", required=True, metavar="FILE", help="The file to write.")
@click.option("--since", metavar="DATE", help="Compare with that day, and tell what changed since.")
def export_html(run: Run, file: str, since: str | None) -> None:
    """Write the report for management: one page with pictures, which asks for nothing and runs nothing.

    Private facts are in none of its numbers; what was left out is counted. It prints on A4.
    """
    from trustlog.desk.report import export_html as export
    from trustlog.wording.catalogue import speaking

    language, day = config.language(run.lang), run.optional_since(since)
    ledger = run.ledger()
    with speaking(language):  # also with --json, which is English
        written = export(ledger, file, as_of=run.as_of, since=day, notice=output.print_message)
    run.mark_done()
    if run.json:
        output.print_json({"file": written.path, "partners": written.partners})
        return
    for line in written.lines:
        output.print_line(output.one_line(line))
