"""`trustlog edit`: slips of the pen."""

import click

from trustlog.cli.run import NUMBER, Run, command, fields


@command("edit", 'trustlog edit 12 text="send the audit report"', "trustlog edit 15 kind=coffee private=yes")
@click.argument("number", type=NUMBER, metavar="N")
@click.argument("pairs", nargs=-1, required=True, metavar="FIELD=VALUE...")
def edit(run: Run, number: int, pairs: tuple[str, ...]) -> None:
    """Mend slips of one fact: text, people, kind, note, private."""
    from trustlog.desk.facts import edit as do

    wanted = fields(pairs)
    ledger = run.writing()
    run.wrote(ledger, do(ledger, number, wanted))
