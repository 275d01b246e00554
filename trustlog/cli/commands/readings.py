"""The commands that show what the ledger says of partners: `trust`, `suggestions` and `first`."""

from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from trustlog.cli import output
from trustlog.cli.command import NUMBER, command
from trustlog.cli.run import Run
from trustlog.errors import Reason, WordsError
from trustlog.language import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from trustlog.desk.ledger import Ledger
    from trustlog.trust.reading.values import Reading
    from trustlog.trust.settings import Settings

MOST_FIRST = 50
"""So many partners are listed who come first: nobody gets to the next ones this week."""
PICTURE_RANGE = N_("1 year")
"""The range that a picture on the command line is drawn over."""


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
    if decision is not None:
        if not partner:
            raise WordsError(Reason("decision_of_nobody"))
        _print_replayed(run, " ".join(partner), decision, explain)
    elif partner:
        _print_one(run, " ".join(partner), explain, picture)
    elif explain or picture:
        option = "--explain" if explain else "--picture"
        raise WordsError(Reason("option_of_nobody", option=option))
    else:
        _print_all(run)


def _print_one(run: Run, partner: str, explain: bool, picture: bool) -> None:
    from trustlog.desk import readings

    ledger = run.ledger()
    reading = readings.reading(ledger, partner, run.as_of, explain, notice=output.print_message)
    if run.json:
        from trustlog.trust.words import as_json

        beside = readings.beside(ledger, reading)
        output.print_json(as_json(reading, beside) | (_paths_json(ledger, partner, run.as_of) if picture else {}))
        return
    _print_reading(reading, ledger, explain, ledger.settings.reading)
    if picture:
        from trustlog.cli.printing.readings import picture_lines

        for line in picture_lines(readings.picture(ledger, partner, PICTURE_RANGE, run.as_of)):
            output.print_line(line)


def _print_json(ledger: "Ledger", readings: "Iterable[Reading]") -> None:
    """Print readings with what stands beside each, as one array."""
    from trustlog.desk.readings import with_beside
    from trustlog.trust.words import as_json

    output.print_json_array(as_json(reading, beside) for reading, beside in with_beside(ledger, readings))


def _paths_json(ledger: "Ledger", partner: str, as_of: "date") -> dict[str, Any]:
    from trustlog.desk.readings import as_json, picture

    return {"paths": as_json(picture(ledger, partner, PICTURE_RANGE, as_of))}


def _print_replayed(run: Run, partner: str, decision: int, explain: bool) -> None:
    from trustlog.desk.readings import replay, replay_json, said

    as_of = None if run.as_of_words is None else run.as_of
    ledger = run.ledger()
    replayed = replay(ledger, partner, decision, as_of, explain, notice=output.print_message)
    if run.json:
        output.print_json(replay_json(replayed))
        return
    for sentence in said(replayed):
        for line in output.wrapped(sentence):
            output.print_line(line)
    if replayed.reading is not None and replayed.settings is not None:
        _print_reading(replayed.reading, ledger, explain, replayed.settings)
        return
    from trustlog.trust.words import snapshot_lines

    for sentence in snapshot_lines(replayed.snapshot):
        for line in output.wrapped(sentence.strip(), "  " if sentence.startswith(" ") else "", "    "):
            output.print_line(line)


def _print_reading(reading: "Reading", ledger: "Ledger", explain: bool, settings: "Settings") -> None:
    from trustlog.cli.printing.readings import explained_lines, reading_lines
    from trustlog.desk.partners import time_together
    from trustlog.desk.readings import beside, sides_watched

    together = time_together(ledger, reading.as_of, reading.partner.id)
    sides = sides_watched(ledger, reading.as_of)
    for line in reading_lines(reading, ledger.settings, beside(ledger, reading), together, sides):
        output.print_line(line)
    if explain:
        for line in explained_lines(reading, settings):
            output.print_line(line)


def _print_all(run: Run) -> None:
    from trustlog.desk.partners import time_together
    from trustlog.desk.readings import private_numbers
    from trustlog.desk.readings import readings as all_readings

    ledger = run.ledger()
    readings = all_readings(ledger, run.as_of, output.print_message)
    if run.json:
        _print_json(ledger, readings)
        return
    from trustlog.cli.printing.readings import fitted, row
    from trustlog.domain.text.folding import in_order

    private, together = private_numbers(ledger, run.as_of), time_together(ledger, run.as_of)
    rows, false_flags = list[tuple[str, ...]](), 0.0
    for reading in readings:
        rows.append(row(reading, ledger.settings, private.get(reading.partner.id, 0), together))
        if reading.suggestion.action == "attention":
            false_flags = max(false_flags, reading.suggestion.error_rate or 0.0)
    head, fitted_rows = fitted(sorted(rows, key=lambda cells: in_order(cells[0])))
    output.print_table(fitted_rows, head, empty=_("No partners yet; trustlog partner add NAME makes the first one."))
    if false_flags:
        _say_flags_by_chance(ledger, run.as_of, false_flags)


def _say_flags_by_chance(ledger: "Ledger", as_of: "date", error_rate: float) -> None:
    """Say on stderr how many flags chance alone raises in a year, at so many a side."""
    from trustlog.desk.readings import sides_watched
    from trustlog.trust.words import flags_by_chance

    output.print_message(
        _("Flags: {flags_by_chance}.").format(flags_by_chance=flags_by_chance(error_rate, sides_watched(ledger, as_of)))
    )


@command("suggestions", "trustlog suggestions", "trustlog suggestions --as-of 2026-06-30")
def suggestions(run: Run) -> None:
    """List what the readings suggest, each with its error rate or marked a forecast, and what is worth a question."""
    from trustlog.desk.readings import private_numbers, sides_watched
    from trustlog.desk.readings import suggestions as all_suggestions

    ledger = run.ledger()
    readings = all_suggestions(ledger, run.as_of, output.print_message)
    if run.json:
        _print_json(ledger, readings)
        return
    if not readings:
        output.print_message(_("No suggestions: nothing slips, nobody is ready."))
    from trustlog.cli.printing.readings import named_suggestion_lines

    sides, private = sides_watched(ledger, run.as_of), private_numbers(ledger, run.as_of)
    for place, reading in enumerate(readings):
        if place:
            output.print_line()
        number = private.get(reading.partner.id, 0)
        for line in named_suggestion_lines(reading, ledger.settings, sides, number):
            output.print_line(line)


@command("first", "trustlog first", "trustlog first --as-of 2026-06-30 --json")
def first(run: Run) -> None:
    """List who comes first this week, each partner once, with the reason that stands highest.

    First come those we owe something overdue; then a flag, a side below the bar of its level, silence beyond the
    cadence, a question, and who is ready or worth a trial. Among those with the same reason the longest comes first.
    """
    from trustlog.desk.first import first as who_comes_first

    ledger = run.ledger()
    ladder = who_comes_first(ledger, run.as_of, output.print_message)
    if run.json:
        output.print_json_array(
            {"partner": each.partner, "handle": each.handle, "rung": each.rung, "says": each.says} for each in ladder
        )
        return
    from trustlog.trust.words import rung_title

    rows, before = [], None
    numbers = Counter(each.rung for each in ladder)
    for each in ladder[:MOST_FIRST]:
        head = "" if each.rung == before else f"{rung_title(each.rung)} {numbers[each.rung]:,}"
        rows.append((head, each.partner, each.says))
        before = each.rung
    empty = _("Nobody comes first: nothing is overdue, nobody waits, nothing slips, nobody is ready.")
    output.print_table(rows, ("", _("Partner"), _("Why")), empty=empty)
    if (more := len(ladder) - MOST_FIRST) > 0:
        says = ngettext("{n} more stands lower; --json lists all", "{n} more stand lower; --json lists all", more)
        output.print_message(says.format(n=f"{more:,}"))
    if false_flags := max((each.error_rate or 0.0 for each in ladder), default=0.0):
        _say_flags_by_chance(ledger, run.as_of, false_flags)
