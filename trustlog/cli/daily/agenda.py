"""What is due and who waits, and the page on a partner."""

from typing import TYPE_CHECKING

from trustlog.cli import output
from trustlog.cli.run import Run
from trustlog.language import _, figure, ngettext

if TYPE_CHECKING:
    from trustlog.desk.due import Due
    from trustlog.desk.ledger import Ledger

MOST_WAITING = 50
"""So many partners who wait are listed, the longest first: nobody reads thousands of lines."""


def due(run: Run, within: str | None) -> None:
    """Print what is due, overdue or planned within so many days, and who waits."""
    from trustlog.desk.due import due as agenda_of
    from trustlog.desk.due import older as older_than_listed
    from trustlog.domain.calendar.dates import read_days

    ledger = run.ledger()
    agenda = agenda_of(ledger, run.as_of, None if within is None else read_days(within))
    older = older_than_listed(ledger, run.as_of)
    if run.json:
        _print_due_json(agenda, older)
        return
    from trustlog.desk.today import GROUPS, LATER, WAITING, older_words, sheet_of

    waiting = len(agenda.waiting)
    sheet = sheet_of(agenda._replace(waiting=agenda.waiting[:MOST_WAITING]))
    counts = {WAITING: waiting}
    rows = []
    for group in (group for group in GROUPS if group != LATER):
        for place, row in enumerate(sheet.of(group)):
            head = f"{_(group)} {counts.get(group, len(sheet.of(group)))}" if place == 0 else ""
            number = f"#{row.number}" if row.number is not None else ""
            rows.append((head, f"{row.mark} {number}".rstrip(), row.partner, row.when, row.sentence))
    empty = _("Nothing is overdue, due or planned, nobody waits.")
    output.print_table(rows, ("", "", _("Partner"), _("When"), _("What")), empty=empty)
    for row in sheet.of(LATER):
        output.print_line(_("Later: {week}").format(week=row.sentence))
    if (more := waiting - MOST_WAITING) > 0:
        output.print_message(
            ngettext(
                "{n} more is waiting, less long; --json lists them all",
                "{n} more are waiting, less long; --json lists them all",
                more,
            ).format(n=figure(more, ","))
        )
    if older:
        command = _("`trustlog promise list --overdue` lists all")
        if run.as_of < ledger.today:
            command = _("`trustlog promise list --overdue --as-of {day}` lists all")
        output.print_message(f"{older_words(older)}: {command.format(day=run.as_of.isoformat())}")


def _print_due_json(agenda: "Due", older: int) -> None:
    from trustlog.cli.printing.values_json import value_json
    from trustlog.desk.facts import fact_json

    output.print_json(
        {
            "as_of": agenda.as_of.isoformat(),
            "within_days": agenda.within,
            "overdue": [fact_json(promise, agenda.names, agenda.as_of) for promise in agenda.overdue],
            "overdue_older": older,
            "due": [fact_json(promise, agenda.names, agenda.as_of) for promise in agenda.due],
            "plans": [value_json(plan, agenda.names.handles) for plan in agenda.plans],
            "reviews": [
                {
                    "partner": review.partner,
                    "garden": review.garden,
                    "name": review.name,
                    "of": "purpose" if review.version is None else "agreement",
                    "version": review.version,
                    "review_on": review.on.isoformat(),
                    "number": review.number,
                }
                for review in agenda.reviews
            ],
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


def status(run: Run) -> None:
    """Print in one line how much is overdue, due and waiting."""
    ledger = run.ledger()
    if run.json:
        from trustlog.desk.due import due as agenda_of

        agenda = agenda_of(ledger, run.as_of)
        counts = {"overdue": len(agenda.overdue), "due": len(agenda.due), "waiting": len(agenda.waiting)}
        output.print_json({"as_of": agenda.as_of.isoformat(), **counts})
        return
    from trustlog.desk.due import status_line

    output.print_line(status_line(ledger, run.as_of))


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


def write_brief(run: Run, ledger: "Ledger", partner: str, file: str) -> None:
    """Write the page on a partner to a file, and print where it is."""
    from trustlog import config
    from trustlog.desk.partners import partner as find_partner
    from trustlog.desk.report import write_brief as write
    from trustlog.wording.catalogue import speaking

    found = find_partner(ledger, partner)
    with speaking(config.language(run.lang)):  # also with --json, which is English
        path = write(ledger, found.handle, file, as_of=run.as_of, notice=output.print_message)
    run.mark_done()
    if run.json:
        output.print_json({"file": path, "partner": found.name, "handle": found.handle})
    else:
        output.print_line(output.one_line(f"{path}: {found.name}"))
