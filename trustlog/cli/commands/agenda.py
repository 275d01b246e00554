"""The commands about what comes next: `due`, `status`, `plan`, and `brief` before a meeting."""

import click

from trustlog.cli.command import command
from trustlog.cli.daily import agenda as daily
from trustlog.cli.run import Run
from trustlog.errors import DateError, Reason


@command("due", "trustlog due", "trustlog due --within 2w --json")
@click.option("--within", metavar="DAYS", help="How far ahead, like 2w or 1mo; default 7d (a setting).")
def due(run: Run, within: str | None) -> None:
    """List promises due and overdue both ways, plans, and partners waiting longer than their cadence.

    An agreement is listed, too, when the day comes on which it is reviewed. Promises that lapsed longer ago (a
    setting) are counted in a last line.
    """
    daily.due(run, within)


@command("status", "trustlog status")
def status(run: Run) -> None:
    """Count in one line what is overdue, due and waiting, as for a shell prompt."""
    daily.status(run)


@command("plan", "trustlog plan acme next fri coffee with jane")
@click.argument("partner", metavar="P")
@click.argument("words", nargs=-1, required=True, metavar="DATE [TEXT]")
def plan(run: Run, partner: str, words: tuple[str, ...]) -> None:
    """Plan the next contact with a partner: it is shown in due, and counts for nothing."""
    from trustlog.desk.plans import plan as add_plan
    from trustlog.domain.calendar.dates import match_date

    tokens = " ".join(words).split()
    match = match_date([token.lower() for token in tokens], run.today, due=True)
    if match is None:
        raise DateError(Reason("plan_without_date", text=" ".join(tokens[:2])))
    day, used = match
    run.write(lambda ledger: add_plan(ledger, partner, day, " ".join(tokens[used:]) or None))


@command("brief", "trustlog brief acme", "trustlog brief acme --html acme.html")
@click.argument("partner", nargs=-1, required=True, metavar="P")
@click.option("--html", "file", metavar="FILE", help="Write it to a file instead, with pictures, to read and print.")
def brief(run: Run, partner: tuple[str, ...], file: str | None) -> None:
    """Print one page on a partner to read before a meeting; private facts stay out."""
    if file is None:
        daily.print_brief(run, run.ledger(), " ".join(partner))
    else:
        daily.write_brief(run, run.ledger(), " ".join(partner), file)
