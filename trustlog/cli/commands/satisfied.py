"""`trustlog satisfied`: the receiver's verdict."""

import click

from trustlog.cli.run import NUMBER, Run, command
from trustlog.errors import WordsError

ANSWERS = {"yes": True, "y": True, "ja": True, "no": False, "n": False, "nee": False}


@command("satisfied", "trustlog satisfied 12 no")
@click.argument("number", type=NUMBER, metavar="N")
@click.argument("answer", metavar="yes|no")
def satisfied(run: Run, number: int, answer: str) -> None:
    """Record whether the receiver was satisfied with what was delivered; no makes it count half."""
    if answer.lower() not in ANSWERS:
        raise WordsError(f'satisfied is yes or no, not "{answer}"')
    from trustlog.desk.promises import satisfied as do

    ledger = run.writing()
    run.wrote(ledger, do(ledger, number, ANSWERS[answer.lower()]))
