"""`trustlog history`: the journal."""

from datetime import UTC

import click

from trustlog.cli import out
from trustlog.cli.run import Run, command


@command("history", "trustlog history --since 1w")
@click.option("--since", metavar="DATE", help="From that day on.")
def history(run: Run, since: str | None) -> None:
    """List what was written, by whom and when, newest first; the numbers are for undo."""
    from trustlog.desk.history import history as find

    run.no_as_of("history is of what was typed in; --since limits it")
    found = find(run.ledger(), run.optional_date(since))
    if run.json:
        out.show_json_array({**one._asdict(), "at": one.at.astimezone(UTC).isoformat()} for one in found)
        return
    rows = []
    for one in found:
        what = one.says if one.undoes is None else f"{one.says} (undoes {one.undoes})"
        rows.append((str(one.batch), f"{one.at:%Y-%m-%d %H:%M}", one.by, what))
    out.show_table(rows, ("Batch", "When", "Who", "What"), right=(0,), empty="Nothing was written yet.")
