"""An agreement as a page for a browser and for paper, with lines to sign on."""

from trustlog.desk.agreement.paper import SIGNING, Chapter, Paper, signing_rows
from trustlog.exchange.html import Safe, element, page
from trustlog.exchange.html.to_sign import STYLE, signatures
from trustlog.language import _


def agreement_page(made: Paper, language: str) -> str:
    """Return the page, in the language spoken."""
    body = [element("h1", made.title), *(element("p", line, classes="about") for line in made.about)]
    body += [_chapter(place, chapter) for place, chapter in enumerate(made.chapters, 1)]
    body += [element("p", made.left, classes="about")] if made.left else []
    if made.signing:
        body.append(signatures(_("Signed"), tuple(map(_, SIGNING)), signing_rows(made)))
    return page(made.title, body, language=language, style=STYLE)


def _chapter(place: int, chapter: Chapter) -> Safe:
    heading = element("h2", f"{place}. {chapter.title}", element("span", chapter.remark, classes="about"))
    return element("section", heading, *(element("p", element("bdi", line)) for line in chapter.lines))
