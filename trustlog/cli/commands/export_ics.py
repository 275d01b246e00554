"""The command `export ics`: what lies ahead, for a calendar."""

from typing import TYPE_CHECKING

import click

from trustlog.cli import output
from trustlog.cli.command import command
from trustlog.cli.formats import exports_line
from trustlog.cli.run import Run
from trustlog.language import _

if TYPE_CHECKING:
    from trustlog.desk.calendar import ExportedCalendar


@command(
    "ics",
    "trustlog export ics --out agenda.ics",
    "trustlog export ics --feed ~/calendars/trustlog.ics",
    "trustlog export ics --no-feed",
    summary=lambda: exports_line("ics"),
)
@click.option("--out", "file", metavar="FILE", help="The file to write, once.")
@click.option("--feed", metavar="FILE", help="The file to write, and to write anew after each write from now on.")
@click.option("--no-feed", is_flag=True, help="Keep no file up to date any more.")
@click.option("--private", is_flag=True, help="Your private facts too; those of others never.")
def export_ics(run: Run, file: str | None, feed: str | None, no_feed: bool, private: bool) -> None:
    """Write what lies ahead for a calendar.

    Open promises of both sides as days and as to-dos with reminders, plans, agreements to review, and when to speak
    to whom again. It holds whole days and nobody's address; what changes later keeps its place in the calendar.

    With --feed the settings say which file is kept up to date, for a calendar that reads it again and again.
    """
    from trustlog.desk import calendar

    run.refuse_as_of(_("a calendar is of what lies ahead now"))
    if sum((file is not None, feed is not None, no_feed)) != 1:
        raise click.UsageError(_("name one of --out, --feed and --no-feed"))
    ledger = run.ledger()
    if no_feed:
        settings = calendar.end_feed()
        run.mark_done()
        if run.json:
            output.print_json({"feed": None})
        else:
            output.print_line(
                output.one_line(_("no calendar is kept up to date any more; {path} says so").format(path=settings))
            )
    elif feed is not None:
        _report(run, calendar.begin_feed(ledger, feed, private=private), is_feed=True)
    else:
        assert file is not None  # noqa: S101 - one of them is named
        _report(run, calendar.export_ics(ledger, file, private=private), is_feed=False)


def _report(run: Run, written: "ExportedCalendar", *, is_feed: bool) -> None:
    run.mark_done()
    if run.json:
        kept = {"feed": written.file} if is_feed else {}
        counts = {"events": written.events, "todos": written.todos, "left_out": {"private": written.private}}
        output.print_json({"file": written.file, **counts, **kept})
        return
    for line in written.lines:
        output.print_line(output.one_line(line))
    if is_feed:
        output.print_line(_("from now on it is written anew after each write"))
