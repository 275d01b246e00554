"""The report put together, and written to a file."""

from datetime import date
from typing import NamedTuple

from trustlog.desk.ledger import Ledger
from trustlog.desk.readings import Notice
from trustlog.desk.report.closing import brought, how_it_works, left_out, made_on, settings_line
from trustlog.desk.report.decisions import compared, decisions
from trustlog.desk.report.gathered import Gathered, gather
from trustlog.desk.report.portfolio import moved, portfolio, tiles
from trustlog.desk.report.rates import rates, together, year
from trustlog.domain.calendar.days import show
from trustlog.domain.text import counted
from trustlog.exchange.extras import need
from trustlog.exchange.formats import FORMATS
from trustlog.exchange.html.report import Report
from trustlog.language import _
from trustlog.wording.catalogue import spoken_language


class WrittenReport(NamedTuple):
    """Where a report was written, and of how many partners it tells."""

    path: str
    partners: int

    @property
    def lines(self) -> tuple[str, ...]:
        """Return what was written as lines for people."""
        return (f"{self.path}: {counted(self.partners, 'partner')}",)


def export_html(
    ledger: Ledger, out: str, *, as_of: date | None = None, since: date | None = None, notice: Notice | None = None
) -> WrittenReport:
    """Write the report as of a day to a file, in the language spoken; compared with another day where one is named."""
    need("jinja2")  # before anything is read
    with ledger.conn.reading():
        of = gather(ledger, ledger.past(as_of), since, notice)
        report = report_of(of, ledger.me)
    path = FORMATS["html"].writer()(out, report, spoken_language(), ledger.conn.where)
    return WrittenReport(path, len(of.readings))


def report_of(of: Gathered, by: str) -> Report:
    """Return the report as values, made by somebody."""
    compares = compared(of)
    sections = [
        portfolio(of),
        moved(of),
        *([compares] if compares else []),
        decisions(of),
        rates(of),
        year(of),
        together(of),
        brought(of),
        left_out(of),
        how_it_works(of),
    ]
    return Report(
        _("How far our partnerships have come"),
        _("Promises kept, time together and openness with our partners, as of {day}").format(day=show(of.as_of)),
        _facts(of, by),
        tiles(of),
        [section for section in sections if of.readings or section.name in ("left-out", "how")],
    )


def _facts(of: Gathered, by: str) -> list[tuple[str, str]]:
    from trustlog import __version__

    facts = [(_("As of"), show(of.as_of))]
    if of.since is not None:
        facts.append((_("Compared with"), show(of.since)))
    return [
        *facts,
        (_("Made by"), _("{name}, on {day}, with Trustlog {version}").format(
            name=by, day=made_on(of), version=__version__)),
        (_("Settings"), settings_line(of)),
        (_("Read"), _("without private facts, of whomever")),
    ]  # fmt: skip
