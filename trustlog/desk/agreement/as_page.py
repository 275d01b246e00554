"""An agreement as a page for a browser and for paper, with lines to sign on."""

from trustlog.desk.agreement.paper import Chapter, Paper, Signing
from trustlog.exchange.html import Safe, Table, element, page, table
from trustlog.language import _

_STYLE = """
h2 .about { font-weight: normal; font-size: .85rem; margin-left: .5em; white-space: nowrap; }
section { break-inside: avoid-page; }
.signing { break-inside: avoid; }
.signing td { height: 3.4rem; }
"""
_WIDTHS = (24, 0, 18, 30)


def agreement_page(made: Paper, language: str) -> str:
    """Return the page, in the language spoken."""
    body = [element("h1", made.title), *(element("p", line, classes="about") for line in made.about)]
    body += [_chapter(place, chapter) for place, chapter in enumerate(made.chapters, 1)]
    body += [element("p", made.left, classes="about")] if made.left else []
    body += [_signing(made.signing)] if made.signing else []
    return page(made.title, body, language=language, style=_STYLE)


def _chapter(place: int, chapter: Chapter) -> Safe:
    heading = element("h2", f"{place}. {chapter.title}", element("span", chapter.remark, classes="about"))
    return element("section", heading, *(element("p", element("bdi", line)) for line in chapter.lines))


def _signing(parties: tuple[Signing, ...]) -> Safe:
    head = (_("Party"), _("Name and role"), _("Day"), _("Signature"))
    rows = [(each.party, name, "", "") for each in parties for name in each.people or ("",)]
    return element("div", element("h2", _("Signed")), table(Table(head, rows, widths=_WIDTHS)), classes="signing")
