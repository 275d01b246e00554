"""An agreement as Markdown, in which no word of a person is a mark."""

from collections.abc import Iterator

from trustlog.desk.agreement.paper import SIGNING, Paper, signing_rows
from trustlog.domain.text import visible
from trustlog.exchange.markdown import table_row
from trustlog.exchange.markdown import unmarked as as_it_is
from trustlog.language import _


def agreement_markdown(made: Paper, _language: str) -> str:
    """Return the agreement as text with headings and a table to sign in."""
    return "\n\n".join(_parts(made)) + "\n"


def _parts(made: Paper) -> Iterator[str]:
    yield f"# {_unmarked(made.title)}"
    if made.about:
        yield " ".join(map(_unmarked, made.about))
    for place, chapter in enumerate(made.chapters, 1):
        yield f"## {place}. {_unmarked(chapter.title)}"
        yield f"*{_unmarked(chapter.remark)}*"
        yield from map(_unmarked, chapter.lines)
    if made.left:
        yield _unmarked(made.left)
    if made.signing:
        yield f"## {_('Signed')}"
        yield "\n".join(_signing(made))


def _signing(made: Paper) -> Iterator[str]:
    yield table_row(map(_, SIGNING))
    yield table_row("---" for _title in SIGNING)
    for party, name in signing_rows(made):
        yield table_row((_unmarked(party), _unmarked(name), "", ""))


def _unmarked(text: str) -> str:
    return as_it_is(visible(text))
