"""`trustlog break`: promises that were not kept."""

import click

from trustlog.cli.run import NUMBER, Run, command
from trustlog.errors import WordsError


@command("break", "trustlog break 12 --told", "trustlog break 12 --again fri")
@click.argument("numbers", nargs=-1, required=True, type=NUMBER, metavar="N...")
@click.option("--on", metavar="DATE", help="The day it was broken; default today.")
@click.option("--told", is_flag=True, help="It was said openly.")
@click.option("--silent", is_flag=True, help="Nothing was said.")
@click.option("--concealed", is_flag=True, help="It was hidden and found out.")
@click.option("--again", metavar="DATE", help="Promise the same anew, for that day.")
def break_(
    run: Run,
    numbers: tuple[int, ...],
    on: str | None,
    told: bool,
    silent: bool,
    concealed: bool,
    again: str | None,
) -> None:
    """Record that promises were not kept, how that was dealt with, and what is promised anew."""
    ways = [way for way, given in (("told", told), ("silent", silent), ("concealed", concealed)) if given]
    if len(ways) > 1:
        raise WordsError("name one of --told, --silent and --concealed")
    from trustlog.desk.promises import break_ as do

    ledger = run.writing()
    anew = run.optional_date(again, due=True)
    run.wrote(ledger, do(ledger, numbers, on=run.optional_date(on), told=ways[0] if ways else None, again=anew))
