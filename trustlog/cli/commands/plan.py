"""`trustlog plan`: the next touch."""

import click

from trustlog.cli.run import Run, command
from trustlog.errors import DateError


@command("plan", "trustlog plan acme next fri coffee with jane")
@click.argument("partner", metavar="P")
@click.argument("words", nargs=-1, required=True, metavar="DATE [TEXT]")
def plan(run: Run, partner: str, words: tuple[str, ...]) -> None:
    """Plan the next touch with a partner: shown in due, counts for nothing."""
    from trustlog.desk.plans import plan as do
    from trustlog.domain.calendar.dates import match_date

    tokens = " ".join(words).split()
    matched = match_date([token.lower() for token in tokens], run.today, due=True)
    if matched is None:
        raise DateError(f'"{" ".join(tokens[:2])}" is not a date; a plan begins with one, like fri, 12 dec or 3d')
    day, used = matched
    ledger = run.writing()
    run.wrote(ledger, do(ledger, partner, day, " ".join(tokens[used:]) or None))
