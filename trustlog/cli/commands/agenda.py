"""The commands about what comes next: `due`, `status`, `plan`, and `brief` before a meeting."""

from typing import TYPE_CHECKING

import click

from trustlog.cli import output
from trustlog.cli.command import command
from trustlog.cli.run import Run
from trustlog.domain.text import plural
from trustlog.errors import DateError, Reason
from trustlog.language import _

if TYPE_CHECKING:
    from trustlog.desk.due import Due
    from trustlog.desk.ledger import Ledger

MOST_WAITING = 50
"""So many partners who wait are listed, the longest first: nobody reads thousands of lines."""


@command("due", "trustlog due", "trustlog due --within 2w --json")
@click.option("--within", metavar="DAYS", help="How far ahead, like 2w or 1mo; default 7d (a setting).")
def due(run: Run, within: str | None) -> None:
    """List promises due and overdue both ways, plans, and partners waiting longer than their cadence."""
    from trustlog.desk.due import due as agenda_of
    from trustlog.domain.calendar.dates import read_days

    agenda = agenda_of(run.ledger(), run.as_of, None if within is None else read_days(within))
    if run.json:
        _print_due_json(agenda)
        return
    from trustlog.desk.today import GROUPS, LATER, WAITING, sheet_of

    waiting = len(agenda.waiting)
    sheet = sheet_of(agenda._replace(waiting=agenda.waiting[:MOST_WAITING]))
    counts = {WAITING: waiting}
    rows = []
    for group in (group for group in GROUPS if group != LATER):
        for place, row in enumerate(sheet.of(group)):
            head = f"{group} {counts.get(group, len(sheet.of(group)))}" if place == 0 else ""
            number = f"#{row.number}" if row.number is not None else ""
            rows.append((head, f"{row.mark} {number}".rstrip(), row.partner, row.when, row.sentence))
    empty = "Nothing is overdue, due or planned, nobody waits."
    output.print_table(rows, ("", "", "Partner", "When", "What"), empty=empty)
    for row in sheet.of(LATER):
        output.print_line(_("Later: {week}").format(week=row.sentence))
    if (more := waiting - MOST_WAITING) > 0:
        output.print_message(f"{more:,} more {plural(more, 'is', 'are')} waiting, less long; --json lists them all")


def _print_due_json(agenda: "Due") -> None:
    from trustlog.cli.printing.values_json import value_json
    from trustlog.desk.facts import fact_json

    output.print_json(
        {
            "as_of": agenda.as_of.isoformat(),
            "within_days": agenda.within,
            "overdue": [fact_json(promise, agenda.names, agenda.as_of) for promise in agenda.overdue],
            "due": [fact_json(promise, agenda.names, agenda.as_of) for promise in agenda.due],
            "plans": [value_json(plan, agenda.names.handles) for plan in agenda.plans],
            "waiting": [
                {
                    "handle": partner.handle,
                    "partner": partner.name,
                    "days": partner.days,
                    "paused_days": partner.paused,
                    "cadence_days": partner.cadence_days,
                    "last_on": partner.last_on.isoformat() if partner.last_on else None,
                }
                for partner in agenda.waiting
            ],
        }
    )


@command("status", "trustlog status")
def status(run: Run) -> None:
    """Count in one line what is overdue, due and waiting, as for a shell prompt."""
    ledger = run.ledger()
    if run.json:
        from trustlog.desk.due import due as agenda_of

        agenda = agenda_of(ledger, run.as_of)
        counts = {"overdue": len(agenda.overdue), "due": len(agenda.due), "waiting": len(agenda.waiting)}
        output.print_json({"as_of": agenda.as_of.isoformat(), **counts})
        return
    from trustlog.desk.due import status_line

    output.print_line(status_line(ledger, run.as_of))


@command("plan", "trustlog plan acme next fri coffee with jane")
@click.argument("partner", metavar="P")
@click.argument("words", nargs=-1, required=True, metavar="DATE [TEXT]")
def plan(run: Run, partner: str, words: tuple[str, ...]) -> None:
    """Plan the next contact with a partner: it is shown in due, and counts for nothing."""
    from trustlog.desk.plans import plan as add_plan
    from trustlog.domain.calendar.dates import match_date

    tokens = " ".join(words).split()
    match = match_date([token.lower() for token in tokens], run.today, due=True)
    if match is None:
        raise DateError(Reason("plan_without_date", text=" ".join(tokens[:2])))
    day, used = match
    run.write(lambda ledger: add_plan(ledger, partner, day, " ".join(tokens[used:]) or None))


@command("brief", "trustlog brief acme")
@click.argument("partner", nargs=-1, required=True, metavar="P")
def brief(run: Run, partner: tuple[str, ...]) -> None:
    """Print one page on a partner to read before a meeting; private facts stay out."""
    print_brief(run, run.ledger(), " ".join(partner))


def print_brief(run: Run, ledger: "Ledger", partner: str, person: str | None = None) -> None:
    """Print the page on a partner, or with a person what concerns them."""
    from trustlog.desk.brief import brief as brief_lines
    from trustlog.desk.brief import person_brief
    from trustlog.desk.partners import partner as find_partner

    found_partner = find_partner(ledger, partner)
    if person is None:
        lines = brief_lines(ledger, found_partner.handle, run.as_of, output.print_message)
    else:
        lines = person_brief(ledger, found_partner.handle, person, run.as_of)
    if run.json:
        page = {
            "partner": found_partner.name,
            "handle": found_partner.handle,
            "as_of": run.as_of.isoformat(),
            "lines": lines,
        }
        output.print_json(page)
        return
    output.print_wrapped(lines)
