"""The command `benefit`: what a partnership or a garden brought."""

import click

from trustlog.cli import output
from trustlog.cli.command import command
from trustlog.cli.run import Run
from trustlog.errors import Reason, WordsError


@command(
    "benefit",
    "trustlog benefit acme",
    'trustlog benefit acme "one list of parts" --sort insight --tied 12,15',
    'trustlog benefit acme "no night shifts" --sort relief --for packers',
)
@click.argument("name", metavar="P|GARDEN")
@click.argument("words", nargs=-1, metavar="[show | TEXT]")
@click.option("--sort", metavar="SORT", help="insight, impact, relief, proposition or journey.")
@click.option("--for", "for_whom", metavar="WHOM", help="For whom: a name or a group.")
@click.option("--tied", metavar="N,N", help="The facts that show it, by number.")
@click.option("--on", metavar="DATE", help="The day it was seen, if not today.")
@click.option("--note", metavar="TEXT", help="A remark.")
@click.option("--private", is_flag=True, help="For you alone.")
def benefit(run: Run, name: str, words: tuple[str, ...], private: bool, **options: str | None) -> None:
    """Say what a partnership or a garden brought, for whom; show what it brought so far, sort by sort.

    Shared insight, real impact, relief, new propositions and solutions, seamless journeys of customers and employees.
    Sorts of which there is nothing yet are shown, too. A fact that is private or gone shows nothing of itself.
    """
    given = {option: value for option, value in options.items() if value is not None}
    if not words or words == ("show",):
        if given or private:
            raise WordsError(Reason("benefit_shows"))
        _show(run, name)
        return
    if "sort" not in given:
        raise WordsError(Reason("benefit_without_sort"))
    from trustlog.desk import benefit as desk

    told = desk.Told(
        " ".join(words),
        given["sort"],
        given.get("for_whom", ""),
        given.get("tied", ""),
        run.optional_date(given.get("on")),
        given.get("note", ""),
        private,
    )
    run.write(lambda ledger: desk.add(ledger, name, told))


def _show(run: Run, name: str) -> None:
    from trustlog.desk import benefit as desk
    from trustlog.desk.gardens import subject

    ledger = run.ledger()
    found = subject(ledger, name)
    if run.json:
        output.print_json(desk.as_json(ledger, desk.standing(ledger, found, run.as_of)))
        return
    for line in desk.page(ledger, found, run.as_of):
        output.print_line(output.one_line(line))
