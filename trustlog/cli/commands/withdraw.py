"""`trustlog withdraw`: a promise that is no longer wanted, or no longer given."""

import click

from trustlog.cli.run import NUMBER, Run, command


@command("withdraw", 'trustlog withdraw 12 --by receiver --reason "no longer needed"')
@click.argument("numbers", nargs=-1, required=True, type=NUMBER, metavar="N...")
@click.option("--by", required=True, type=click.Choice(["maker", "receiver"]), help="Who takes it back.")
@click.option("--reason", required=True, metavar="TEXT", help="Why.")
def withdraw(run: Run, numbers: tuple[int, ...], by: str, reason: str) -> None:
    """Withdraw promises, until the due day is over."""
    from trustlog.desk.promises import withdraw as do

    ledger = run.writing()
    run.wrote(ledger, do(ledger, numbers, by=by, reason=reason))
