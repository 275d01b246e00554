"""`trustlog backup`: a copy of the ledger."""

import click

from trustlog.cli import out
from trustlog.cli.run import Run, command


@command("backup", "trustlog backup", "trustlog backup ~/ledger-2026-11-23.db")
@click.argument("file", required=False, metavar="[FILE]")
def backup(run: Run, file: str | None) -> None:
    """Copy the ledger to a file, beside it unless one is named, and print where."""
    from trustlog.desk.maintenance import backup as do

    run.no_as_of("a backup is of the whole ledger")
    path = do(run.ledger(), file)
    run.done()
    if run.json:
        out.show_json({"file": path})
    else:
        out.say(path)
