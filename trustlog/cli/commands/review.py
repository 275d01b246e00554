"""`trustlog review`: ten minutes on a Friday, and the reviews that are done."""

import sys
from datetime import date

import click

from trustlog.cli import out
from trustlog.cli.run import Family, Run, command, examples_text, shared_options
from trustlog.errors import DateError, WordsError

_EXAMPLES = (
    "trustlog review --plain",
    'trustlog review --finish --intend "call Foxglove" --intend "plan the pilot"',
    "trustlog review list",
    "trustlog review show 1",
)


@click.group("review", cls=Family, invoke_without_command=True, epilog=examples_text(_EXAMPLES))
@shared_options
@click.option("--plain", is_flag=True, help="As text; without it the screens open at the review.")
@click.option("--finish", "finishing", is_flag=True, help="Freeze what was seen and decided as this week's record.")
@click.option("--intend", "intentions", multiple=True, metavar="TEXT", help="With --finish: what next week is for.")
@click.pass_context
def review(ctx: click.Context, plain: bool, finishing: bool, intentions: tuple[str, ...]) -> None:
    """Walk through the week: what is missing, overdue, due, waiting, untold, slipping or ready."""
    if ctx.invoked_subcommand is not None:
        if plain or finishing or intentions:
            raise WordsError(f"--plain, --finish and --intend do not go with review {ctx.invoked_subcommand}")
        return
    if intentions and not finishing:
        raise WordsError("--intend goes with --finish")
    run: Run = ctx.obj
    if not (plain or finishing or run.json or run.as_of_words or run.no_input) and _on_terminal():
        from trustlog.cli.screens import open_screens

        open_screens(run, at="review")
        return
    _as_text(run, finishing, intentions)


@command("list", "trustlog review list", "trustlog review list --json", group=review)
def list_(run: Run) -> None:
    """List your finished reviews, newest first, with what they came to."""
    from trustlog.desk import review as record

    found = record.past(run.ledger(), run.as_of)
    if run.json:
        out.show_json_array(record.figures_json(one) for one in found)
        return
    from trustlog.domain.calendar.dates import show

    rows = [(str(place), show(one.on), record.figures(one)) for place, one in enumerate(found, 1)]
    out.show_table(rows, ("N", "Review of", "Came to"), right=(0,), empty="No review is finished yet.")


@command(
    "show",
    "trustlog review show 1",
    "trustlog review show 2026-11-20",
    group=review,
    short_help="Show a finished review as it was.",
)
@click.argument("which", metavar="N|DATE")
def show(run: Run, which: str) -> None:
    """Show a finished review as it was: by its day, or by its place in `review list`."""
    from trustlog.desk import review as record

    found = record.opened(run.ledger(), which if which.isdigit() else _day(run, which), run.as_of)
    if run.json:
        out.show_json({"on": found.on.isoformat(), **found.values})
        return
    _say(found.lines)


def _as_text(run: Run, finishing: bool, intentions: tuple[str, ...]) -> None:
    from trustlog.desk import review as desk

    ledger = run.ledger()
    found = desk.review(ledger, run.as_of, out.tell)
    if finishing:
        run.wrote(ledger, desk.finish(ledger, found, intentions))
    elif run.json:
        out.show_json(desk.as_json(ledger, found))
    else:
        _say(desk.plain(ledger, found))


def _say(lines: "list[str] | tuple[str, ...]") -> None:
    for line in lines:
        for part in out.fold(line, after="    "):
            out.say(part)


def _day(run: Run, words: str) -> date:
    try:
        return run.date(words)
    except DateError as error:
        raise WordsError(f"{error}; or name a review by its place in `trustlog review list`") from None


def _on_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()
