"""The command `practice`: where each part of working together stands with a partner, and its questions."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import click

from trustlog.cli import output
from trustlog.cli.command import command
from trustlog.cli.run import Run
from trustlog.errors import Reason, WordsError
from trustlog.language import _

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger
    from trustlog.domain.practice import PartName

PUT_OFF = ("later", "never")


@command(
    "practice",
    "trustlog practice",
    "trustlog practice acme",
    "trustlog practice acme later pulse",
    "trustlog practice acme never pulse",
)
@click.argument("words", nargs=-1, metavar="[P [show|later PART|never PART]]")
def practice(run: Run, words: tuple[str, ...]) -> None:
    """Show where each part of the practice stands with a partner, and what it asks; alone: of whom what is asked now.

    A question is put off with `later`, for a quarter, or with `never`, for good.
    """
    if not words:
        _print_asked(run, run.ledger())
    elif len(words) > 1 and words[-1] in PUT_OFF:
        raise WordsError(Reason("name_a_part", answer=words[-1]))
    elif len(words) > 2 and words[-2] in PUT_OFF:
        _put_off(run, words[:-2], words[-2], words[-1])
    else:
        _print_parts(run, words[:-1] if len(words) > 1 and words[-1] == "show" else words)


def _put_off(run: Run, name: Sequence[str], answer: str, part: str) -> None:
    from trustlog.desk.practice import put_off

    chosen = cast("PartName", part.lower())
    ledger = run.ledger_to_write()
    written = put_off(ledger, " ".join(name), chosen, for_good=answer == "never")
    if not run.json:
        run.report(ledger, written)
        return
    run.mark_done()
    output.print_json({"part": chosen, "answer": answer})
    run.print_day_set()


def _print_parts(run: Run, name: Sequence[str]) -> None:
    from trustlog.desk.practice import parts_json, parts_with

    page = parts_with(run.ledger(), " ".join(name), run.as_of)
    if run.json:
        output.print_json(parts_json(page))
        return
    rows = []
    for standing in page.parts:
        asks = standing.asks or standing.put_off_words
        rows.append((standing.name, standing.title, standing.state or _("nothing yet"), asks))
    output.print_table(rows, (_("Part"), "", _("Now"), _("Asks")), empty=_("No part of the practice is there yet."))


def _print_asked(run: Run, ledger: "Ledger") -> None:
    from trustlog.desk.practice import asked_now

    asked = asked_now(ledger, run.as_of)
    if run.json:
        output.print_json_array(
            {"partner": each.partner.handle, "part": each.part, "asks": each.says} for each in asked
        )
        return
    rows = [(each.partner.handle, each.part, each.says) for each in asked]
    output.print_table(rows, (_("Partner"), _("Part"), _("Asks")), empty=_("Nothing is asked of anybody now."))
