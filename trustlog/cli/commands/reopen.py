"""`trustlog reopen`: a promise closed by mistake."""

import click

from trustlog.cli.run import NUMBER, Run, command


@command("reopen", 'trustlog reopen 12 --reason "it was another report"')
@click.argument("number", type=NUMBER, metavar="N")
@click.option("--reason", required=True, metavar="TEXT", help="Why.")
def reopen(run: Run, number: int, reason: str) -> None:
    """Take back how a promise was closed; what the clock says of it then holds again."""
    from trustlog.desk.promises import reopen as do

    ledger = run.writing()
    run.wrote(ledger, do(ledger, number, reason))
