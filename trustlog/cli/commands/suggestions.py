"""`trustlog suggestions`: who deserves attention, who may move."""

from trustlog.cli import out
from trustlog.cli.run import Run, command


@command("suggestions", "trustlog suggestions", "trustlog suggestions --as-of 2026-06-30")
def suggestions(run: Run) -> None:
    """List what the readings suggest: attention, down, up, each with its evidence and its error rate."""
    from trustlog.desk.readings import suggestions as find

    ledger = run.ledger()
    found = find(ledger, run.as_of, out.tell)
    if run.json:
        from trustlog.trust.reading.partner import as_json

        out.show_json_array(as_json(one) for one in found)
        return
    if not found:
        out.tell("No suggestions: nothing slips, nobody is ready.")
    from trustlog.cli.readings import suggestion_lines

    for place, one in enumerate(found):
        if place:
            out.say()
        for line in suggestion_lines(one, ledger.settings, named=True):
            out.say(line)
