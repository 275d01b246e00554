"""`trustlog keep`: promises that were kept."""

import click

from trustlog.cli.run import NUMBER, Run, command


@command("keep", "trustlog keep 12", "trustlog keep 12 14 --on yesterday", "trustlog keep 12 --partly")
@click.argument("numbers", nargs=-1, required=True, type=NUMBER, metavar="N...")
@click.option("--on", metavar="DATE", help="The day it was kept; default today.")
@click.option("--partly", is_flag=True, help="Only part of it was kept.")
def keep(run: Run, numbers: tuple[int, ...], on: str | None, partly: bool) -> None:
    """Record that promises were kept; after the due day it counts as late."""
    from trustlog.desk.promises import keep as do

    ledger = run.writing()
    run.wrote(ledger, do(ledger, numbers, on=run.optional_date(on), partly=partly))
