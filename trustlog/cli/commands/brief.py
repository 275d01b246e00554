"""`trustlog brief`: one page before a meeting."""

import click

from trustlog.cli import out
from trustlog.cli.run import Run, command


@command("brief", "trustlog brief acme")
@click.argument("partner", nargs=-1, required=True, metavar="P")
def brief(run: Run, partner: tuple[str, ...]) -> None:
    """Print one page on a partner to read before a meeting; private facts stay out."""
    from trustlog.desk.brief import brief as write
    from trustlog.desk.partners import partner as find

    ledger = run.ledger()
    who = find(ledger, " ".join(partner))
    lines = write(ledger, who.handle, run.as_of, out.tell)
    if run.json:
        out.show_json({"partner": who.name, "handle": who.handle, "as_of": run.as_of.isoformat(), "lines": lines})
        return
    for line in lines:
        for part in out.fold(line, after="    "):
            out.say(part)
