"""The command `review`: the weekly review, and the reviews that are finished."""

import sys
from datetime import date

import click

from trustlog.cli import output
from trustlog.cli.command import CommandGroup, command, examples_text, shared_options
from trustlog.cli.run import Run
from trustlog.errors import DateError, Reason, Remedy, WordsError
from trustlog.language import _

_EXAMPLES = (
    "trustlog review --plain",
    'trustlog review --finish --intend "call Foxglove" --intend "plan the pilot"',
    "trustlog review list",
    "trustlog review show 1",
)


@click.group("review", cls=CommandGroup, invoke_without_command=True, epilog=examples_text(_EXAMPLES))
@click.option("--plain", is_flag=True, help="As text; without it the screens open at the review.")
@click.option("--finish", "finishing", is_flag=True, help="Freeze what was seen and decided as this week's record.")
@click.option("--intend", "intentions", multiple=True, metavar="TEXT", help="With --finish: what next week is for.")
@shared_options
@click.pass_context
def review(ctx: click.Context, plain: bool, finishing: bool, intentions: tuple[str, ...]) -> None:
    """Go through the week: what is missing, overdue, due, waiting, untold, slipping or ready."""
    if ctx.invoked_subcommand is not None:
        if plain or finishing or intentions:
            raise WordsError(Reason("options_of_review", command=ctx.invoked_subcommand))
        return
    if intentions and not finishing:
        raise WordsError(Reason("intend_goes_with_finish"))
    run: Run = ctx.obj
    if not (plain or finishing or run.json or run.as_of_words or run.no_input) and _is_on_terminal():
        from trustlog.cli.screens import open_screens

        open_screens(run, at="review")
        return
    _print_review(run, finishing, intentions)


@command("list", "trustlog review list", "trustlog review list --json", group=review)
def list_(run: Run) -> None:
    """List your finished reviews, newest first, each with its figures."""
    from trustlog.desk import review as desk

    reviews = desk.finished_reviews(run.ledger(), run.as_of)
    if run.json:
        output.print_json_array(desk.figures_json(finished) for finished in reviews)
        return
    from trustlog.domain.calendar.days import show

    rows = [(str(place), show(finished.on), desk.figures_line(finished)) for place, finished in enumerate(reviews, 1)]
    output.print_table(rows, ("N", _("Review of"), _("Came to")), right=(0,), empty=_("No review is finished yet."))


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
    from trustlog.desk import review as desk

    finished = desk.finished_review(run.ledger(), which if which.isdigit() else _day(run, which), run.as_of)
    if run.json:
        output.print_json({"on": finished.on.isoformat(), **finished.values})
        return
    output.print_wrapped(finished.lines)


def _print_review(run: Run, finishing: bool, intentions: tuple[str, ...]) -> None:
    from trustlog.desk import review as desk

    ledger = run.ledger()
    week = desk.review(ledger, run.as_of, output.print_message)
    if finishing:
        run.report(ledger, desk.finish(ledger, week, intentions))
    elif run.json:
        output.print_json(desk.review_json(ledger, week))
    else:
        output.print_wrapped(desk.review_lines(ledger, week))


def _day(run: Run, words: str) -> date:
    try:
        return run.date(words)
    except DateError as error:
        raise WordsError(error, Remedy("name_review_by_place")) from None


def _is_on_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()
