"""`trustlog trust`: where trust stands, of all partners or of one."""

from typing import TYPE_CHECKING

import click

from trustlog.cli import out
from trustlog.cli.run import NUMBER, Run, command
from trustlog.errors import WordsError

if TYPE_CHECKING:
    from trustlog.trust.judged import Reading


@command(
    "trust",
    "trustlog trust",
    "trustlog trust acme --explain",
    "trustlog trust --as-of 2026-06-30 --json",
    "trustlog trust acme --decision 12",
)
@click.argument("partner", nargs=-1, metavar="[P]")
@click.option("--explain", is_flag=True, help="Open every number into the facts behind it.")
@click.option(
    "--decision", metavar="N", type=NUMBER, help="As level decision N saw it: its day (or --as-of), its settings."
)
def trust(run: Run, partner: tuple[str, ...], explain: bool, decision: int | None) -> None:
    """Show the reading: one row for each partner, or all that is known of one."""
    if decision is not None:
        if not partner:
            raise WordsError("name the partner the decision is about, as in trustlog trust acme --decision 12")
        _replayed(run, " ".join(partner), decision, explain)
    elif partner:
        _one(run, " ".join(partner), explain)
    elif explain:
        raise WordsError("name the partner to explain, as in trustlog trust acme --explain")
    else:
        _all(run)


def _one(run: Run, partner: str, explain: bool) -> None:
    from trustlog.desk.trust import reading

    found = reading(run.ledger(), partner, run.as_of, explain, notice=out.tell)
    if run.json:
        from trustlog.trust.reading import as_json

        out.show_json(as_json(found))
        return
    _show(found, explain)


def _replayed(run: Run, partner: str, decision: int, explain: bool) -> None:
    from trustlog.desk.replay import replay, replay_json, said

    as_of = None if run.as_of_words is None else run.as_of
    found = replay(run.ledger(), partner, decision, as_of, explain, notice=out.tell)
    if run.json:
        out.show_json(replay_json(found))
        return
    for line in said(found):
        for part in out.fold(line):
            out.say(part)
    _show(found.reading, explain)


def _show(found: "Reading", explain: bool) -> None:
    from trustlog.cli.readings import explained_lines, reading_lines

    for line in reading_lines(found):
        out.say(line)
    if explain:
        for line in explained_lines(found):
            out.say(line)


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
