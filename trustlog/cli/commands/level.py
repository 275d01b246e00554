"""`trustlog level`: what a person decides."""

import click

from trustlog.cli.run import Run, command
from trustlog.domain.levels import DEPENDS
from trustlog.errors import WordsError


@command(
    "level",
    'trustlog level acme up --reason "a year of kept promises" --depends neither',
    'trustlog level acme decline --reason "new contact, wait" --until 3mo',
)
@click.argument("partner", metavar="P")
@click.argument("to", metavar="up|down|N|decline")
@click.option("--reason", required=True, metavar="TEXT", help="Why; kept with a snapshot of the reading.")
@click.option("--depends", type=click.Choice(DEPENDS), help="Who depends on whom.")
@click.option("--until", metavar="DATE", help="With decline: from when it may be suggested again.")
def level(run: Run, partner: str, to: str, reason: str, depends: str | None, until: str | None) -> None:
    """Decide a partner's level, or decline a suggestion for now; the program never does."""
    from trustlog.desk.levels import decide, decline

    if until is not None and to != "decline":
        raise WordsError("--until goes with decline")
    ledger = run.writing()
    if to == "decline":
        run.wrote(ledger, decline(ledger, partner, reason, run.optional_date(until, due=True), depends))
    else:
        run.wrote(ledger, decide(ledger, partner, to.lower(), reason, depends))
