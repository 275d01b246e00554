"""`trustlog accept`: an offer that becomes a promise."""

import click

from trustlog.cli.run import NUMBER, Run, command


@command("accept", "trustlog accept 12 --due fri")
@click.argument("number", type=NUMBER, metavar="N")
@click.option("--due", metavar="DATE", help="The due day agreed on; default as offered.")
def accept(run: Run, number: int, due: str | None) -> None:
    """Accept what was offered: from now on it is a promise."""
    from trustlog.desk.promises import accept as do

    ledger = run.writing()
    run.wrote(ledger, do(ledger, number, due=run.optional_date(due, due=True)))
