"""The report put together, and written to a file."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from trustlog.desk.exports import maker_words
from trustlog.desk.ledger import Ledger
from trustlog.desk.readings import Notice
from trustlog.desk.report.closing import brought, how_it_works, left_out, made_on, settings_line
from trustlog.desk.report.decisions import compared, decisions
from trustlog.desk.report.gathered import Gathered, Looked, gather
from trustlog.desk.report.portfolio import moved, portfolio, tiles
from trustlog.desk.report.rates import rates, together, year
from trustlog.domain.calendar.days import show
from trustlog.domain.text import counted
from trustlog.exchange.extras import need
from trustlog.exchange.formats import FORMATS
from trustlog.exchange.html.report import Report, Section
from trustlog.language import _
from trustlog.wording.catalogue import spoken_language

Progress = Callable[[str, int], None]


class WrittenReport(NamedTuple):
    """Where a report was written, and of how many partners it tells."""

    path: str
    partners: int

    @property
    def lines(self) -> tuple[str, ...]:
        """Return what was written as lines for people."""
        return (f"{self.path}: {counted(self.partners, 'partner')}",)


def export_html(
    ledger: Ledger,
    out: str,
    *,
    as_of: date | None = None,
    since: date | None = None,
    progress: Progress | None = None,
    notice: Notice | None = None,
) -> WrittenReport:
    """Write the report as of a day to a file, in the language spoken; compared with another day where one is named.

    `progress` is told of each chapter; when it raises, no file is left.
    """
    need("jinja2")  # before anything is read
    of = gather(ledger, ledger.past(as_of), since, notice)  # not in one view: readings that are made are kept
    report = report_of(of, ledger.me, progress or (lambda _name, _count: None))
    path = FORMATS["html"].writer()(out, report, spoken_language(), ledger.conn.where)
    return WrittenReport(path, len(of.readings))


def report_of(of: Gathered, by: str, progress: Progress) -> Report:
    """Return the report as values, made by somebody."""
    sections = []
    for at, chapter in enumerate((*(CHAPTERS if of.readings else (nothing,)), *CLOSING), 1):
        progress("chapter", at)
        section = chapter(of)
        sections += [section] if section is not None else []
    return Report(
        _("How far our partnerships have come"),
        _("Promises kept, time together and openness with our partners, as of {day}").format(day=show(of.as_of)),
        facts_of(of, by),
        tiles(of) if of.readings else [],
        sections,
    )


def nothing(_of: Gathered) -> Section:
    """Return the chapter of a ledger without partners."""
    return Section("portfolio", _("The portfolio"), [_("No partner is in this ledger yet.")], short=True)


CHAPTERS: tuple[Callable[[Gathered], Section | None], ...] = (
    portfolio,
    moved,
    compared,
    decisions,
    rates,
    year,
    together,
    brought,
)
CLOSING: tuple[Callable[[Gathered], Section | None], ...] = (left_out, how_it_works)
"""The chapters in their order; those that close a report stand in every one."""


def facts_of(of: Looked, by: str) -> list[tuple[str, str]]:
    """Return how a page was made: as of which day, by whom and when, with which settings."""
    from trustlog import __version__

    made = _("{name}, on {day}, with Trustlog {version}")
    compared_with = [] if of.since is None else [(_("Compared with"), show(of.since))]
    return [
        (_("As of"), show(of.as_of)),
        *compared_with,
        (_("Made by"), made.format(name=maker_words(by), day=made_on(of), version=__version__)),
        (_("Settings"), settings_line(of)),
        (_("Read"), _("without anybody's private facts")),
    ]
