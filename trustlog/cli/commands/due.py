"""`trustlog due`: what deserves attention."""

import click

from trustlog.cli import out
from trustlog.cli.run import Run, command
from trustlog.desk.due import Due
from trustlog.desk.due import due as find
from trustlog.domain.text import plural

SHOWN = 50  # of those who wait, the longest first: nobody reads thousands of lines


@command("due", "trustlog due", "trustlog due --within 2w --json")
@click.option("--within", metavar="DAYS", help="How far ahead, like 2w or 1mo; default 7d (a setting).")
def due(run: Run, within: str | None) -> None:
    """List promises due and overdue both ways, plans, and partners waiting longer than their cadence."""
    from trustlog.domain.calendar.dates import read_days

    found = find(run.ledger(), run.as_of, None if within is None else read_days(within))
    if run.json:
        _json(found)
        return
    from trustlog.desk.today import GROUPS, WAITING, sheet_of

    sheet = sheet_of(found._replace(waiting=found.waiting[:SHOWN]))
    counts = {WAITING: len(found.waiting)}
    rows = []
    for group in GROUPS:
        for place, one in enumerate(sheet.of(group)):
            head = f"{group} {counts.get(group, len(sheet.of(group)))}" if place == 0 else ""
            number = f"#{one.number}" if one.number is not None else ""
            rows.append((head, f"{one.mark} {number}".rstrip(), one.partner, one.when, one.sentence))
    out.show_table(rows, ("", "", "Partner", "When", "What"), empty="Nothing is overdue, due or planned, nobody waits.")
    if len(found.waiting) > SHOWN:
        more = len(found.waiting) - SHOWN
        out.tell(f"{more:,} more {plural(more, 'is', 'are')} waiting, less long; --json lists them all")


def _json(found: Due) -> None:
    from trustlog.cli.values import value_json
    from trustlog.desk.facts import fact_json

    out.show_json(
        {
            "as_of": found.as_of.isoformat(),
            "within_days": found.within,
            "overdue": [fact_json(one, found.names, found.as_of) for one in found.overdue],
            "due": [fact_json(one, found.names, found.as_of) for one in found.due],
            "plans": [value_json(one, found.names.handles) for one in found.plans],
            "waiting": [
                {
                    "handle": one.handle,
                    "partner": one.name,
                    "days": one.days,
                    "cadence_days": one.cadence_days,
                    "last_on": one.last_on.isoformat() if one.last_on else None,
                }
                for one in found.waiting
            ],
        }
    )
