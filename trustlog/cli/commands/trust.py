"""`trustlog trust`: where trust stands, of all partners or of one."""

import click

from trustlog.cli import out
from trustlog.cli.run import Run, command
from trustlog.errors import WordsError


@command("trust", "trustlog trust", "trustlog trust acme --explain", "trustlog trust --as-of 2026-06-30 --json")
@click.argument("partner", nargs=-1, metavar="[P]")
@click.option("--explain", is_flag=True, help="Open every number into the facts behind it.")
def trust(run: Run, partner: tuple[str, ...], explain: bool) -> None:
    """Show the reading: one row for each partner, or all that is known of one."""
    if partner:
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
