"""How two are merged on the command line: what would become of them is shown, and asked about at a terminal."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from trustlog.cli import output
from trustlog.cli.asking import confirm
from trustlog.cli.run import Run
from trustlog.errors import Cancelled
from trustlog.language import _

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger, Written

_Preview = TypeVar("_Preview")
take_option = click.option(
    "--take", multiple=True, metavar="FIELD", help="A field that is taken from the other; may be repeated."
)


def merge_asked(
    run: Run,
    *,
    dry_run: bool,
    look: "Callable[[Ledger], _Preview]",
    lines: "Callable[[Ledger, _Preview], Iterable[str]]",
    as_json: Callable[[_Preview], dict[str, Any]],
    act: "Callable[[Ledger], Written]",
) -> None:
    """Show what merging would do, then do it: at a terminal only when it is said so, elsewhere without a question."""
    ledger = run.ledger_to_write(dry_run=dry_run)
    asks = not dry_run and not run.json and run.can_ask()
    if dry_run or asks:
        preview = look(ledger)
        if run.json:
            output.print_json(as_json(preview))
            return
        for line in lines(ledger, preview):
            output.print_line(output.one_line(line))
    if dry_run or (asks and not confirm(_("Merge them?"))):
        if asks:
            raise Cancelled
        return
    run.report(ledger, act(ledger))
