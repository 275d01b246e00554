"""The commands that show what the ledger says of partners: `trust`, `suggestions` and `first`."""

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

import click

from trustlog.cli import output
from trustlog.cli.command import NUMBER, command
from trustlog.cli.daily import readings as daily
from trustlog.cli.run import Run
from trustlog.language import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from trustlog.desk.ledger import Ledger

MOST_FIRST = 50
"""So many partners are listed who come first: nobody gets to the next ones this week."""


@command(
    "trust",
    "trustlog trust",
    "trustlog trust acme --explain",
    "trustlog trust acme --picture",
    "trustlog trust --as-of 2026-06-30 --json",
    "trustlog trust acme --decision 12",
)
@click.argument("partner", nargs=-1, metavar="[P]")
@click.option("--explain", is_flag=True, help="Name the facts behind every number.")
@click.option("--picture", is_flag=True, help="Draw each strand's estimate over the last year.")
@click.option(
    "--decision", metavar="N", type=NUMBER, help="As level decision N saw it: that day (or --as-of), its settings."
)
def trust(run: Run, partner: tuple[str, ...], explain: bool, picture: bool, decision: int | None) -> None:
    """Show the reading: one row for each partner, or all that is known of one."""
    daily.trust(run, partner, explain=explain, picture=picture, decision=decision)


@command("suggestions", "trustlog suggestions", "trustlog suggestions --as-of 2026-06-30")
def suggestions(run: Run) -> None:
    """List what the readings suggest, each with its error rate or marked a forecast, and what is worth a question."""
    from trustlog.desk.readings import private_numbers, sides_watched
    from trustlog.desk.readings import suggestions as all_suggestions

    ledger = run.ledger()
    readings = all_suggestions(ledger, run.as_of, output.print_message)
    if run.json:
        daily.print_json(ledger, readings)
        return
    if not readings:
        output.print_message(_("No suggestions: nothing slips, nobody is ready."))
    from trustlog.cli.printing.readings import named_suggestion_lines, practice_lines
    from trustlog.desk.practice import lines_of_suggestion

    sides, private = sides_watched(ledger, run.as_of), private_numbers(ledger, run.as_of)
    for place, reading in enumerate(readings):
        if place:
            output.print_line()
        number = private.get(reading.partner.id, 0)
        lines = named_suggestion_lines(reading, ledger.settings, sides, number)
        for line in (*lines, *practice_lines(lines_of_suggestion(ledger, reading))):
            output.print_line(line)


@command("first", "trustlog first", "trustlog first --as-of 2026-06-30 --json")
def first(run: Run) -> None:
    """List who comes first this week, each partner once, with the reason that stands highest.

    First come those we owe something overdue; then a flag, a side below the bar of its level, silence beyond the
    cadence, a question, and who is ready or worth a trial. Among those with the same reason the longest comes first.
    Below them stand gardens that became ready, or fell back, in the last two weeks.
    """
    from trustlog.desk.first import first as who_comes_first

    ledger = run.ledger()
    ladder = who_comes_first(ledger, run.as_of, output.print_message)
    if run.json:
        partners = (
            {"partner": each.partner, "handle": each.handle, "garden": None, "rung": each.rung, "says": each.says}
            for each in ladder
        )
        output.print_json_array(chain(partners, _gardens_json(ledger, run.as_of)))
        return
    from trustlog.trust.words import rung_title

    rows, before = [], None
    numbers = Counter(each.rung for each in ladder)
    for each in ladder[:MOST_FIRST]:
        head = "" if each.rung == before else f"{rung_title(each.rung)} {numbers[each.rung]:,}"
        rows.append((head, each.partner, each.says))
        before = each.rung
    rows += _gardens(ledger, run.as_of)
    empty = _("Nobody comes first: nothing is overdue, nobody waits, nothing slips, nobody is ready.")
    output.print_table(rows, ("", _("Partner"), _("Why")), empty=empty)
    if (more := len(ladder) - MOST_FIRST) > 0:
        says = ngettext("{n} more stands lower; --json lists all", "{n} more stand lower; --json lists all", more)
        output.print_message(says.format(n=f"{more:,}"))
    _say_waiting(ledger)
    if false_flags := max((each.error_rate or 0.0 for each in ladder), default=0.0):
        daily.say_flags_by_chance(ledger, run.as_of, false_flags)


def _gardens_json(ledger: "Ledger", as_of: "date | None") -> "Iterator[dict[str, str | None]]":
    """Yield the gardens that became ready or fell back lately; they have no partner."""
    from trustlog.desk.garden import turns

    for turn in turns(ledger, ledger.past(as_of)):
        rung = "ready" if turn.ready else "below"
        yield {"partner": None, "handle": None, "garden": turn.garden.handle, "rung": rung, "says": turn.says}


def _gardens(ledger: "Ledger", as_of: "date | None") -> list[tuple[str, str, str]]:
    """Return the rows of the gardens that became ready or fell back lately, below all partners."""
    from trustlog.desk.garden import turns

    found = turns(ledger, ledger.past(as_of))
    return [
        ("" if place else f"{_('Gardens')} {len(found):,}", turn.garden.name, turn.says)
        for place, turn in enumerate(found)
    ]


def _say_waiting(ledger: "Ledger") -> None:
    """Say that what was brought in waits for an answer, where something does."""
    from trustlog.desk.proposals import waiting_says

    if says := waiting_says(ledger):
        output.print_message(_("{says}: `trustlog proposals`").format(says=says))
