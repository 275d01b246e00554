"""`trustlog search`: full text over everything written."""

import click

from trustlog.cli.commands.log import show_log
from trustlog.cli.run import Run, command


@command("search", "trustlog search audit report")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
def search(run: Run, words: tuple[str, ...]) -> None:
    """Find the facts that have all these words, newest first."""
    from trustlog.desk.search import search as find

    show_log(run, find(run.ledger(), " ".join(words), run.as_of_named), "Nothing has these words.")
