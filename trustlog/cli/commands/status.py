"""`trustlog status`: one line for a shell prompt."""

from trustlog.cli import out
from trustlog.cli.run import Run, command


@command("status", "trustlog status")
def status(run: Run) -> None:
    """Say in one line how much is overdue, due and waiting, as for a shell prompt."""
    ledger = run.ledger()
    if run.json:
        from trustlog.desk.due import due

        found = due(ledger, run.as_of)
        counts = {"overdue": len(found.overdue), "due": len(found.due), "waiting": len(found.waiting)}
        out.show_json({"as_of": found.as_of.isoformat(), **counts})
        return
    from trustlog.desk.due import status_line

    out.say(status_line(ledger, run.as_of))
