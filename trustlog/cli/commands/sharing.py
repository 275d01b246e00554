"""The commands that bring the partner to the table: `recap` after a call, and `share` for the sheet of promises."""

from typing import TYPE_CHECKING

import click

from trustlog import config
from trustlog.cli import output
from trustlog.cli.arguments import fact_numbers, is_range
from trustlog.cli.command import command
from trustlog.cli.run import Run
from trustlog.errors import Reason, WordsError
from trustlog.language import _

if TYPE_CHECKING:
    from trustlog.desk.share import Shared


@command("recap", "trustlog recap acme", "trustlog recap acme --since mon --format eml --out recap.eml --lang nl")
@click.argument("partner", nargs=-1, required=True, metavar="P")
@click.option("--since", metavar="DATE", help="From that day on; default the last day on which something was logged.")
@click.option(
    "--format", "form", type=click.Choice(("text", "md", "eml")), default="text", show_default=True,
    help="Plain text, Markdown, or the draft of a mail.",
)  # fmt: skip
@click.option("--out", metavar="FILE", help="Write it to a file, not to the terminal.")
def recap(run: Run, partner: tuple[str, ...], since: str | None, form: str, out: str | None) -> None:
    """Write what was agreed, to send after a call: nothing private, and no day or owner that nobody named."""
    from trustlog.desk import recap as desk

    ledger = run.ledger()
    made = desk.recap(ledger, " ".join(partner), run.optional_since(since), run.as_of)
    chosen = next(each for each in desk.FORMS if each == form)
    file = None if out is None else desk.write_recap(ledger, made, chosen, out, config.language(run.lang))
    if run.json:
        output.print_json(desk.recap_json(made))
    elif file is not None:
        output.print_line(output.one_line(file))
    else:
        for line in desk.written(made, chosen).splitlines():
            output.print_line(line)


@command(
    "share",
    "trustlog share acme --dry-run",
    "trustlog share acme --out acme.html --lang nl",
    "trustlog share acme --out acme.csv --without 12,14",
    "trustlog share acme show",
)
@click.argument("words", nargs=-1, required=True, metavar="P [show]")
@click.option("--out", metavar="FILE", help="The file to write: its name ends in .html, .csv or .ics.")
@click.option("--only", multiple=True, metavar="N...", help="Only these promises, by number.")
@click.option("--without", multiple=True, metavar="N...", help="All but these promises, by number.")
@click.option("--dry-run", is_flag=True, help="Only show what would be on it.")
def share(
    run: Run, words: tuple[str, ...], out: str | None, only: tuple[str, ...], without: tuple[str, ...], dry_run: bool
) -> None:
    """Write the sheet of agreed promises of both sides, and those settled since the last one, for the partner.

    Each promise on it can be chosen; what is private is never offered. The ledger remembers what was shared; `show`
    tells what was on the last sheet.
    """
    if only and without:
        raise WordsError(Reason("only_and_without"))
    if words[1:] and words[-1] == "show" and not (out or only or without or dry_run):
        _print_last(run, " ".join(words[:-1]))
        return
    if out is None and not dry_run:
        raise WordsError(Reason("no_file_of_sheet"))
    from trustlog.desk import share as desk

    partner, more = _named(words) if only or without else (" ".join(words), [])
    numbers = fact_numbers(word for given in (*only, *without, *more) for word in given.split())
    choice = desk.SheetChoice(numbers) if only else desk.SheetChoice(without=numbers)
    if out is None or dry_run:
        _print_sheet(run, desk.previewed(run.ledger_to_try(), partner, choice, run.as_of, out))
        return
    shared = desk.share(run.ledger_to_write(), partner, out, choice, language=config.language(run.lang))
    run.mark_done()
    if run.json:
        output.print_json(desk.shared_json(shared))
    else:
        for line in desk.shared_lines(shared):
            output.print_line(output.one_line(line))
    run.print_day_set()


def _print_last(run: Run, name: str) -> None:
    """Print what was on the sheet shared last; as JSON, all sheets that were shared."""
    from trustlog.desk import share as desk
    from trustlog.desk.practice import part_with

    ledger = run.ledger()
    if run.json:
        output.print_json(desk.sheets_json(ledger, name, run.as_of))
        return
    for line in part_with(ledger, name, "share", run.as_of).lines or [_("No sheet was shared yet.")]:
        output.print_line(output.one_line(line))


def _named(words: tuple[str, ...]) -> tuple[str, list[str]]:
    """Return the name of the partner, and the numbers that stand behind it: those of `--only 12 14`."""
    end = len(words)
    while end > 1 and is_range(words[end - 1]):
        end -= 1
    return " ".join(words[:end]), list(words[end:])


def _print_sheet(run: Run, shared: "Shared") -> None:
    from trustlog.desk import share as desk

    if run.json:
        output.print_json(desk.shared_json(shared))
        return
    output.print_line(output.one_line(desk.sheet_head(shared.draft)))
    head = ("", "", _("What was promised"), _("Agreed for"), _("How it stands"))
    output.print_table(desk.preview(shared.draft), head, empty=_("Nothing agreed is left to share."))
    for says in desk.left_out_words(shared.draft):
        output.print_message(says)
