"""`trustlog review`: ten minutes on a Friday."""

import click

from trustlog.cli import out
from trustlog.cli.run import Run, command
from trustlog.errors import WordsError


@command(
    "review",
    "trustlog review --plain",
    'trustlog review --finish --intend "call Foxglove" --intend "plan the pilot"',
)
@click.option("--plain", is_flag=True, help="As text.")
@click.option("--finish", "finishing", is_flag=True, help="Freeze what was seen and decided as this week's record.")
@click.option("--intend", "intentions", multiple=True, metavar="TEXT", help="With --finish: what next week is for.")
def review(run: Run, plain: bool, finishing: bool, intentions: tuple[str, ...]) -> None:  # noqa: ARG001 - text is all there is
    """Walk through the week: what is missing, overdue, due, waiting, untold, slipping or ready."""
    if intentions and not finishing:
        raise WordsError("--intend goes with --finish")
    from trustlog.desk import review as desk

    ledger = run.ledger()
    found = desk.review(ledger, run.as_of, out.tell)
    if finishing:
        run.wrote(ledger, desk.finish(ledger, found, intentions))
    elif run.json:
        out.show_json(desk.as_json(found))
    else:
        for line in desk.plain(found):
            for part in out.fold(line, after="    "):
                out.say(part)
