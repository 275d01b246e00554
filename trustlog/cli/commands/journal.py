"""The commands about the journal: `undo` and `history`."""

from datetime import UTC

import click

from trustlog.cli import output
from trustlog.cli.asking import confirm
from trustlog.cli.command import NUMBER, command
from trustlog.cli.run import Run
from trustlog.domain.text import counted
from trustlog.errors import Cancelled
from trustlog.language import _


@command("undo", "trustlog undo", "trustlog undo --last 3", "trustlog undo 41")
@click.argument("batch", required=False, type=NUMBER, metavar="[BATCH]")
@click.option("--last", type=int, default=1, metavar="N", help="How many of your own last batches; default 1.")
def undo(run: Run, batch: int | None, last: int) -> None:
    """Undo your own last batch of changes, the last few, or one by its number (see history)."""
    from trustlog.desk.history import MOST_UNASKED, facts_to_undo
    from trustlog.desk.history import undo as undo_batches

    ledger = run.ledger_to_write()
    if batch is None and last == 1:
        from trustlog.cli.refused import refuse_undo

        refuse_undo(run, ledger)
    count = facts_to_undo(ledger, last, batch) if run.can_ask() else 0
    if count > MOST_UNASKED and not confirm(_("Undo {facts}?").format(facts=counted(count, "fact"))):
        raise Cancelled
    undone = undo_batches(ledger, last, batch)
    run.mark_done()
    if run.json:
        output.print_json({"batches": list(undone.batches), "undone": list(undone.lines)})
    else:
        for line in undone.lines:
            output.print_line(output.one_line(line))
    run.print_day_set()


@command("history", "trustlog history --since 1w")
@click.option("--since", metavar="DATE", help="From that day on.")
def history(run: Run, since: str | None) -> None:
    """List what was written, by whom and when, newest first; the numbers are for undo."""
    from trustlog.desk.history import history as batches_since

    run.refuse_as_of(_("history is of what was typed in; --since limits it"))
    entries = batches_since(run.ledger(), run.optional_since(since))
    if run.json:
        output.print_json_array({**entry._asdict(), "at": entry.at.astimezone(UTC).isoformat()} for entry in entries)
        return
    rows = []
    for entry in entries:
        title = (
            entry.says
            if entry.undoes is None
            else _("{says} (undoes {undoes})").format(says=entry.says, undoes=entry.undoes)
        )
        rows.append((str(entry.batch), f"{entry.at:%Y-%m-%d %H:%M}", entry.by, title))
    empty = _("Nothing was written yet.") if since is None else _("Nothing was written since then.")
    output.print_table(rows, (_("Batch"), _("When"), _("Who"), _("What")), right=(0,), empty=empty)
