"""`trustlog move`: another due day, agreed on in time."""

import click

from trustlog.cli.run import NUMBER, Run, command


@command("move", "trustlog move 12 next fri", 'trustlog move 12 2026-12-18 --reason "their holidays"')
@click.argument("number", type=NUMBER, metavar="N")
@click.argument("day", nargs=-1, required=True, metavar="DATE")
@click.option("--reason", metavar="TEXT", help="Why.")
def move(run: Run, number: int, day: tuple[str, ...], reason: str | None) -> None:
    """Move the due day of a promise, until that day is over."""
    from trustlog.desk.promises import move as do

    ledger = run.writing()
    run.wrote(ledger, do(ledger, number, run.date(" ".join(day), due=True), reason=reason))
