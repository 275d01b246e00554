"""The command `export ics`: what lies ahead, for a calendar."""

import click

from trustlog.cli import output
from trustlog.cli.command import command
from trustlog.cli.run import Run
from trustlog.language import _


def _summary() -> str:
    from trustlog.desk.exports import FORMATS

    return _(FORMATS["ics"].exports)


@command("ics", "trustlog export ics --out agenda.ics", summary=_summary)
@click.option("--out", "file", required=True, metavar="FILE", help="The file to write.")
@click.option("--private", is_flag=True, help="Your private facts too; those of others never.")
def export_ics(run: Run, file: str, private: bool) -> None:
    """Write what lies ahead for a calendar.

    Open promises of both sides as days and as to-dos with reminders, plans, agreements to review, and when to speak
    to whom again. It holds whole days and nobody's address; what changes later keeps its place in the calendar.
    """
    from trustlog.desk import calendar

    run.refuse_as_of(_("a calendar is of what lies ahead now"))
    written = calendar.export_ics(run.ledger(), file, private=private)
    run.mark_done()
    if run.json:
        left_out = {"private": written.private}
        output.print_json(
            {"file": written.file, "events": written.events, "todos": written.todos, "left_out": left_out}
        )
        return
    for line in written.lines:
        output.print_line(output.one_line(line))
