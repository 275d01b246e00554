"""`trustlog clear`: a concealed break that was talked through."""

import click

from trustlog.cli.run import NUMBER, Run, command


@command("clear", 'trustlog clear 12 --reason "talked it through with Jane"')
@click.argument("number", type=NUMBER, metavar="N")
@click.option("--reason", required=True, metavar="TEXT", help="Why it no longer stands in the way.")
def clear(run: Run, number: int, reason: str) -> None:
    """Clear a concealed break: a person says why it no longer stands in the way."""
    from trustlog.desk.promises import clear as do

    ledger = run.writing()
    run.wrote(ledger, do(ledger, number, reason))
