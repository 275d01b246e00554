"""The command `impact`: what a partnership or a garden changes, for whom, and what shows it."""

import click

from trustlog.cli import output
from trustlog.cli.command import command
from trustlog.cli.run import Run
from trustlog.errors import Reason, WordsError


@command(
    "impact",
    "trustlog impact acme",
    'trustlog impact acme society "light in twelve schools" --evidence "a letter"',
    'trustlog impact acme employees "no night shifts" --on 2026-03-01',
)
@click.argument("name", metavar="P|GARDEN")
@click.argument("words", nargs=-1, metavar="[show | AREA TEXT]")
@click.option("--evidence", metavar="TEXT", help="What shows it.")
@click.option("--on", metavar="DATE", help="The day of it, if not today.")
@click.option("--note", metavar="TEXT", help="A remark.")
@click.option("--private", is_flag=True, help="For you alone.")
def impact(
    run: Run, name: str, words: tuple[str, ...], evidence: str | None, on: str | None, note: str | None, private: bool
) -> None:
    """Say what a partnership or a garden changes, for whom, and what shows it; show all four areas.

    The areas are organisation, clients, employees and society; those without a line are shown, too.
    """
    if not words or words == ("show",):
        if evidence or on or note or private:
            raise WordsError(Reason("purpose_shows"))
        _show(run, name)
        return
    from trustlog.desk import impact as desk

    area, text, day = words[0], " ".join(words[1:]), run.optional_date(on)
    run.write(
        lambda ledger: desk.add(ledger, name, area, text, evidence=evidence or "", on=day, note=note, private=private)
    )


def _show(run: Run, name: str) -> None:
    from trustlog.desk import impact as desk
    from trustlog.desk.gardens import own_lines, subject

    ledger = run.ledger()
    at = desk.standing(ledger, subject(ledger, name), run.as_of)
    if run.json:
        output.print_json(desk.as_json(ledger, at))
        return
    for line in (*desk.shown(at), *own_lines(ledger, at.subject, "impact", run.as_of)):
        output.print_line(output.one_line(line))
