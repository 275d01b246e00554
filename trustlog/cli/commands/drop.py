"""`trustlog drop`: what was never so."""

import click

from trustlog.cli.run import NUMBER, Run, command


@command("drop", 'trustlog drop 12 --reason "entered twice"')
@click.argument("number", type=NUMBER, metavar="N")
@click.option("--reason", required=True, metavar="TEXT", help="Why it was never so.")
def drop(run: Run, number: int, reason: str) -> None:
    """Remove a fact that was never so; undo brings it back."""
    from trustlog.desk.facts import drop as do

    ledger = run.writing()
    run.wrote(ledger, do(ledger, number, reason))
