"""`trustlog trust`: where trust stands, of all partners or of one."""

from typing import Any

import click

from trustlog.cli import out
from trustlog.cli.run import Run, command
from trustlog.errors import WordsError

YEAR = "1 year"
"""The range that a picture on the command line is drawn over."""


@command(
    "trust",
    "trustlog trust",
    "trustlog trust acme --explain",
    "trustlog trust acme --picture",
    "trustlog trust --as-of 2026-06-30 --json",
)
@click.argument("partner", nargs=-1, metavar="[P]")
@click.option("--explain", is_flag=True, help="Open every number into the facts behind it.")
@click.option("--picture", is_flag=True, help="Draw how each strand's estimate stood over the last year.")
def trust(run: Run, partner: tuple[str, ...], explain: bool, picture: bool) -> None:
    """Show the reading: one row for each partner, or all that is known of one."""
    if partner:
        _one(run, " ".join(partner), explain, picture)
    elif explain or picture:
        wanted = "--explain" if explain else "--picture"
        raise WordsError(f"name the partner it is about, as in trustlog trust acme {wanted}")
    else:
        _all(run)


def _one(run: Run, partner: str, explain: bool, picture: bool) -> None:
    from trustlog.desk.trust import reading

    found = reading(run.ledger(), partner, run.as_of, explain, notice=out.tell)
    if run.json:
        from trustlog.trust.reading import as_json

        out.show_json(as_json(found) | (_paths(run, partner) if picture else {}))
        return
    from trustlog.cli.readings import explained_lines, picture_lines, reading_lines

    for line in reading_lines(found):
        out.say(line)
    if explain:
        for line in explained_lines(found):
            out.say(line)
    if picture:
        from trustlog.desk.picture import picture as walk

        for line in picture_lines(walk(run.ledger(), partner, YEAR, run.as_of)):
            out.say(line)


def _paths(run: Run, partner: str) -> dict[str, Any]:
    from trustlog.desk.picture import as_json, picture

    return {"paths": as_json(picture(run.ledger(), partner, YEAR, run.as_of))}


def _all(run: Run) -> None:
    from trustlog.desk.trust import readings

    found = readings(run.ledger(), run.as_of, out.tell)
    if run.json:
        from trustlog.trust.reading import as_json

        out.show_json_array(as_json(one) for one in found)
        return
    from trustlog.cli.readings import fitted, row

    rows = sorted((row(one) for one in found), key=lambda cells: cells[0].casefold())
    head, shown = fitted(rows)
    out.show_table(shown, head, empty="No partners yet; trustlog partner add NAME makes the first one.")
