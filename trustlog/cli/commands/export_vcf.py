"""The command `export vcf`: people and partners, for an address book."""

import click

from trustlog.cli import output
from trustlog.cli.command import command
from trustlog.cli.formats import exports_line
from trustlog.cli.run import Run
from trustlog.language import _


@command("vcf", "trustlog export vcf --out people.vcf", summary=lambda: exports_line("vcf"))
@click.option("--out", "file", required=True, metavar="FILE", help="The file to write.")
def export_vcf(run: Run, file: str) -> None:
    """Write the people at partners, and these, as cards for an address book.

    With names, roles, addresses and numbers, and never a note. Who has left, and partners that are archived, are left
    out.
    """
    from trustlog.desk import cards

    run.refuse_as_of(_("an address book is of who is there now"))
    written = cards.export_vcf(run.ledger(), file)
    run.mark_done()
    if run.json:
        counts = {"people": written.people, "partners": written.partners, "left_out": {"left": written.left}}
        output.print_json({"file": written.file, **counts})
        return
    for line in written.lines:
        output.print_line(output.one_line(line))
