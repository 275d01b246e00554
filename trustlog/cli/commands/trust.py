"""`trustlog trust`: where trust stands, of all partners or of one."""

from typing import TYPE_CHECKING, Any

import click

from trustlog.cli import out
from trustlog.cli.run import NUMBER, Run, command
from trustlog.errors import WordsError

if TYPE_CHECKING:
    from trustlog.desk.settings import UserSettings
    from trustlog.trust.reading.values import Reading

YEAR = "1 year"
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
@click.option("--explain", is_flag=True, help="Open every number into the facts behind it.")
@click.option("--picture", is_flag=True, help="Draw how each strand's estimate stood over the last year.")
@click.option(
    "--decision", metavar="N", type=NUMBER, help="As level decision N saw it: its day (or --as-of), its settings."
)
def trust(run: Run, partner: tuple[str, ...], explain: bool, picture: bool, decision: int | None) -> None:
    """Show the reading: one row for each partner, or all that is known of one."""
    if decision is not None:
        if not partner:
            raise WordsError("name the partner the decision is about, as in trustlog trust acme --decision 12")
        _replayed(run, " ".join(partner), decision, explain)
    elif partner:
        _one(run, " ".join(partner), explain, picture)
    elif explain or picture:
        wanted = "--explain" if explain else "--picture"
        raise WordsError(f"name the partner it is about, as in trustlog trust acme {wanted}")
    else:
        _all(run)


def _one(run: Run, partner: str, explain: bool, picture: bool) -> None:
    from trustlog.desk.readings import reading

    found = reading(run.ledger(), partner, run.as_of, explain, notice=out.tell)
    if run.json:
        from trustlog.trust.reading.partner import as_json

        out.show_json(as_json(found) | (_paths(run, partner) if picture else {}))
        return
    _show(found, run.ledger().settings, explain)
    if picture:
        from trustlog.cli.readings import picture_lines
        from trustlog.desk.readings import picture as walk

        for line in picture_lines(walk(run.ledger(), partner, YEAR, run.as_of)):
            out.say(line)


def _paths(run: Run, partner: str) -> dict[str, Any]:
    from trustlog.desk.readings import as_json, picture

    return {"paths": as_json(picture(run.ledger(), partner, YEAR, run.as_of))}


def _replayed(run: Run, partner: str, decision: int, explain: bool) -> None:
    from trustlog.desk.readings import replay, replay_json, said

    as_of = None if run.as_of_words is None else run.as_of
    found = replay(run.ledger(), partner, decision, as_of, explain, notice=out.tell)
    if run.json:
        out.show_json(replay_json(found))
        return
    for line in said(found):
        for part in out.fold(line):
            out.say(part)
    _show(found.reading, run.ledger().settings, explain)


def _show(found: "Reading", settings: "UserSettings", explain: bool) -> None:
    from trustlog.cli.readings import explained_lines, reading_lines

    for line in reading_lines(found, settings):
        out.say(line)
    if explain:
        for line in explained_lines(found):
            out.say(line)


def _all(run: Run) -> None:
    from trustlog.desk.readings import readings

    ledger = run.ledger()
    found = readings(ledger, run.as_of, out.tell)
    if run.json:
        from trustlog.trust.reading.partner import as_json

        out.show_json_array(as_json(one) for one in found)
        return
    from trustlog.cli.readings import fitted, row
    from trustlog.domain.text.folding import in_order

    rows = sorted((row(one, ledger.settings) for one in found), key=lambda cells: in_order(cells[0]))
    head, shown = fitted(rows)
    out.show_table(shown, head, empty="No partners yet; trustlog partner add NAME makes the first one.")
