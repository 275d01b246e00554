"""The command `dependence`: a look at who depends on whom, and what the looks so far say."""

from collections.abc import Callable, Sequence
from typing import Any

import click

from trustlog.cli import output
from trustlog.cli.command import command
from trustlog.cli.run import Run
from trustlog.domain.facts.dependence import KEYS, NUMBERS
from trustlog.errors import Reason, WordsError
from trustlog.language import N_

SIDES = {"ours": "our", "theirs": "their"}
"""The words of the short form, and how the names of its four numbers begin."""
_MEANS = {
    "our_weight": N_("Their part of our revenue, percent."),
    "our_replaceable": N_("How hard they are to replace, 1-5."),
    "our_miss": N_("What we would miss, 1-5."),
    "our_leave": N_("What leaving would cost us, 1-5."),
    "their_weight": N_("Our part of their spend, percent."),
    "their_replaceable": N_("How hard we are to replace, 1-5."),
    "their_miss": N_("What they would miss, 1-5."),
    "their_leave": N_("What leaving would cost them, 1-5."),
}


def _numbers(body: Callable[..., Any]) -> Callable[..., Any]:
    """Return the command with an option for each number."""
    for name in reversed(NUMBERS):
        body = click.option(f"--{name.replace('_', '-')}", metavar="N", help=_MEANS[name])(body)
    return body


@command(
    "dependence",
    "trustlog dependence acme ours=30,2,4,3 theirs=12,4,2,2",
    "trustlog dependence acme ours=30,?,4,? theirs=?,?,2,? --estimate",
    "trustlog dependence acme --our-weight 30 --their-miss 2 --on 2026-06-30",
    "trustlog dependence acme show --json",
)
@click.argument("partner", metavar="P")
@click.argument("words", nargs=-1, metavar="[show] [ours=W,R,M,L theirs=W,R,M,L]")
@_numbers
@click.option("--estimate", is_flag=True, help="The numbers are estimates, not from figures.")
@click.option("--on", metavar="DATE", help="The day of the look, if not today.")
@click.option("--note", metavar="TEXT", help="A remark.")
@click.option("--private", is_flag=True, help="For you alone.")
def dependence(
    run: Run,
    partner: str,
    words: tuple[str, ...],
    estimate: bool,
    on: str | None,
    note: str | None,
    private: bool,
    **options: str | None,
) -> None:
    """Record a look at who depends on whom, or show the last one and how that has been.

    Four numbers each way: weight in percent, and from 1 to 5 how hard to replace, what would be missed and what it
    costs to leave; ? where one is not known. Without numbers the looks so far are shown, with what each side gave in
    the last year. How the numbers add up is our reading; no strand is made of it.
    """
    shows = [word for word in words if word.lower() == "show"]
    rest = [word for word in words if word.lower() != "show"]
    numbers = _short(rest) | {name: value for name, value in options.items() if value is not None}
    if not numbers and not (estimate or on or note or private):
        _show(run, partner)
        return
    if shows:
        raise WordsError(Reason("show_takes_nothing"))
    from trustlog.desk.dependence import look

    run.write(
        lambda ledger: look(
            ledger, partner, numbers, estimated=estimate, on=run.optional_date(on), note=note, private=private
        )
    )


def _show(run: Run, name: str) -> None:
    from trustlog.desk.dependence import as_json, shown, standing
    from trustlog.desk.partners import partner

    ledger = run.ledger()
    at = standing(ledger, partner(ledger, name), run.as_of)
    if run.json:
        output.print_json(as_json(ledger, at))
        return
    for line in shown(at):
        output.print_line(output.one_line(line))


def _short(words: Sequence[str]) -> dict[str, str]:
    """Return the numbers of the short form by name: `ours=30,2,4,3`."""
    numbers: dict[str, str] = {}
    for word in words:
        side, sign, text = word.partition("=")
        side = side.strip().lower()
        if not sign or side not in SIDES:
            raise WordsError(Reason("no_part_of_a_look", word=word))
        four = [part.strip() for part in text.split(",")]
        if len(four) != len(KEYS):
            raise WordsError(Reason("four_numbers", side=side, text=text))
        names = [f"{SIDES[side]}_{key}" for key in KEYS]
        if names[0] in numbers:
            raise WordsError(Reason("field_twice", name=side))
        numbers |= dict(zip(names, four, strict=True))
    return numbers
