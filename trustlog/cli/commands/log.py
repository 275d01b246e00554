"""`trustlog log`: the timeline."""

import click

from trustlog.cli import out
from trustlog.cli.run import Run, command
from trustlog.desk.log import Log
from trustlog.desk.log import log as find


@command("log", "trustlog log acme --since 3mo", "trustlog log --kind lunch --kind note")
@click.argument("partner", nargs=-1, metavar="[P]")
@click.option("--since", metavar="DATE", help="From that day on.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="promise, moment, lunch, note …; may be repeated.")
def log(run: Run, partner: tuple[str, ...], since: str | None, kinds: tuple[str, ...]) -> None:
    """Show the timeline of a partner, or of all, newest first, all kinds mixed."""
    ledger = run.ledger()
    wanted = [kind for given in kinds for kind in given.split(",")]
    found = find(ledger, " ".join(partner) or None, run.optional_date(since), wanted, run.as_of_named)
    show_log(run, found, "Nothing logged.")


def show_log(run: Run, found: Log, empty: str) -> None:
    """Print facts as JSON, or as a line each; one that is dated ahead as it stands on its own day."""
    from trustlog.desk import sentences

    if run.json:
        from trustlog.desk.facts import fact_json

        out.show_json_array(
            fact_json(one, found.names, max(found.as_of, sentences.fact_day(one))) for one in found.facts
        )
        return
    from trustlog.domain.calendar.dates import show

    rows = []
    for one in found.facts:
        said = sentences.sentence(one, found.names, max(found.as_of, sentences.fact_day(one)))
        mark = sentences.ahead(one, found.as_of) + ("private · " if one.private else "")
        rows.append((show(sentences.fact_day(one)), f"#{one.number}", found.names.partner_of(one), mark + said))
    out.show_table(rows, ("Day", "", "Partner", "What"), right=(1,), empty=empty)
