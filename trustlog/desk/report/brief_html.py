"""The page before a meeting as a file for a browser and for paper, with the partner's pictures."""

from datetime import date

from trustlog.desk.brief import brief_page
from trustlog.desk.ledger import Ledger
from trustlog.desk.readings import NOBODY, Notice, reading
from trustlog.desk.report.gathered import OnePartner
from trustlog.desk.report.page import facts_of
from trustlog.desk.report.rates import rates, together, year
from trustlog.domain.calendar.days import show
from trustlog.errors import Remedy
from trustlog.exchange.extras import need
from trustlog.exchange.html.report import Report, Section
from trustlog.exchange.html.write import write_report
from trustlog.language import _, ngettext
from trustlog.wording.catalogue import spoken_language

_NAME_ANOTHER = Remedy("name_another", option="html")


def write_brief(ledger: Ledger, name: str, out: str, *, as_of: date | None = None, notice: Notice | None = None) -> str:
    """Write the page on a partner to a file, in the language spoken; return its path. Private facts stay out."""
    need("jinja2")  # before anything is read
    day = ledger.past(as_of)
    page = brief_page(ledger, name, day, notice)
    told = [Section(f"part-{at}", each.title, lines=_lines(each.rows, each.most), short=True)
            for at, each in enumerate(page.parts) if each.rows]  # fmt: skip
    of = OnePartner(ledger._replace(me=NOBODY), day, (reading(ledger, page.partner, day, me=NOBODY),))
    drawn = rates(of), year(of)._replace(title=_("The year")), together(of)
    pictures = [section._replace(says=(), short=True) for section in drawn]
    title = page.head[0].partition(" · ")
    report = Report(
        page.partner.name,
        title[2] or show(day),
        [*((_("Note"), line) for line in page.head[1:]), *facts_of(of, ledger.me)],
        (),
        [*told, *pictures],
        dense=True,
    )
    return write_report(out, report, spoken_language(), ledger.conn.where, _NAME_ANOTHER)


def _lines(rows: list[str], most: int) -> list[str]:
    left = len(rows) - most
    if left <= 0:
        return rows
    return [*rows[:most], ngettext("… and {n} more", "… and {n} more", left).format(n=left)]
