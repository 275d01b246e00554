"""`trustlog undo`: taking back what one wrote."""

import click

from trustlog.cli import out
from trustlog.cli.run import NUMBER, Run, command
from trustlog.errors import NotUndone, Refused


@command("undo", "trustlog undo", "trustlog undo --last 3", "trustlog undo 41")
@click.argument("batch", required=False, type=NUMBER, metavar="[BATCH]")
@click.option("--last", type=int, default=1, metavar="N", help="How many of one's own last batches; default 1.")
def undo(run: Run, batch: int | None, last: int) -> None:
    """Take back one's own last batch, the last few, or one by its number (see history)."""
    from trustlog.desk.history import undo as do

    ledger = run.writing()
    try:
        done = do(ledger, last, batch)
    except NotUndone as error:
        if error.instead is None:
            raise
        number, what = error.instead
        instead = f"`trustlog undo {number}` takes back the next one that can be: {what}"
        raise Refused(error.reason, *error.remedies, instead) from None
    run.done()
    if run.json:
        out.show_json({"batches": list(done.batches), "undone": list(done.lines)})
    else:
        for line in done.lines:
            out.say(out.plain(line))
    run.dated()
