"""`trustlog ack`: a flag seen and taken up."""

import click

from trustlog.cli.run import Run, command


@command("ack", 'trustlog ack acme --strand their_promises --note "agreed on a plan with Jane"')
@click.argument("partner", metavar="P")
@click.option("--strand", metavar="S", help="our_promises, their_promises, time or openness; default all that are up.")
@click.option("--note", required=True, metavar="TEXT", help="What was done about it.")
def ack(run: Run, partner: str, strand: str | None, note: str) -> None:
    """Acknowledge a flag; watch and evidence begin anew."""
    from trustlog.desk.levels import ack as do

    ledger = run.writing()
    run.wrote(ledger, do(ledger, partner, strand.lower().replace("-", "_") if strand else None, note))
