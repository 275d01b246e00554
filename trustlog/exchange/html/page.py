"""The one writer of HTML pages: self-contained, without script or request, everything escaped, printed on A4.

What stands in a page is `Safe`, which only `text`, `element` and what is built of them make: words of a person never
become a mark. The page says itself that nothing may be loaded or run in it; its style is allowed by its own hash.
"""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256
from html import escape
from typing import NamedTuple

from trustlog.domain.text import visible
from trustlog.language import _

STYLE = """
@page { size: A4; margin: 16mm 14mm; }
:root { color-scheme: light; }
body { font: 11pt/1.45 "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: #1b1f24; background: #fff;
  max-width: 62rem; margin: 2rem auto; padding: 0 1.2rem; }
h1 { font-size: 1.5rem; line-height: 1.2; margin: 0 0 .2rem; }
h2 { font-size: 1.1rem; margin: 1.6rem 0 .4rem; break-after: avoid; }
p { margin: .3rem 0; max-width: 46rem; }
.about { color: #545b64; }
table { border-collapse: collapse; width: 100%; margin: .3rem 0 1rem; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { border: 1px solid #b9c0c9; padding: .35rem .5rem; text-align: left; vertical-align: top; }
th { background: #eef1f4; font-weight: 600; }
td.number, th.number { text-align: right; white-space: nowrap; }
td { overflow-wrap: anywhere; }
table.fixed { table-layout: fixed; }
.boxes { list-style: none; margin: 0; padding: 0; font-size: .92em; }
.boxes li::before { content: ""; display: inline-block; width: .72em; height: .72em; margin-right: .45em;
  border: 1px solid #1b1f24; }
thead { display: table-header-group; }
tr, figure { break-inside: avoid; }
@media print {
  body { font-size: 10pt; margin: 0; padding: 0; max-width: none; }
  th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
"""How every page looks; a page adds what it alone needs."""


class Safe(str):
    """A piece of HTML: nothing in it is to be escaped any more."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return it as it is, to whoever escapes what has no such method."""
        return self


class Table(NamedTuple):
    """A table: its headings, its rows, and by class the columns that look otherwise (`number` is to the right).

    `widths` are those of its columns in percent, where these shall not follow what is in them; 0 takes what is left.
    """

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    classes: Sequence[str] = ()
    caption: str = ""
    widths: Sequence[int] = ()


def text(words: str) -> Safe:
    """Return words as HTML that shows exactly them; what would steer the reader's eye is spelled out."""
    return words if isinstance(words, Safe) else Safe(escape(visible(words, lines=True)))


def element(name: str, *inside: str, classes: str = "", **attributes: str) -> Safe:
    """Return an element with what is inside; words that are not `Safe` are escaped, and so are attributes."""
    given = ({"class": classes} if classes else {}) | attributes
    said = "".join(f' {each.rstrip("_").replace("_", "-")}="{escape(value)}"' for each, value in given.items())
    return Safe(f"<{name}{said}>{''.join(map(text, inside))}</{name}>")


def table(of: Table, *, row_heads: bool = False) -> Safe:
    """Return a table with headings, repeated on every printed page; with `row_heads` the first cell heads its row."""
    classes = [*of.classes, *[""] * (len(of.head) - len(of.classes))]
    titles = (element("th", title, classes=each, scope="col") for title, each in zip(of.head, classes, strict=True))
    rows = (
        element(
            "tr",
            *(
                element("th", _own(cell), classes=each, scope="row")
                if row_heads and not place
                else element("td", _own(cell), classes=each)
                for place, (cell, each) in enumerate(zip(row, classes, strict=True))
            ),
        )
        for row in of.rows
    )
    caption = [element("caption", of.caption)] if of.caption else []
    columns = [Safe(f'<col width="{width}%">' if width else "<col>") for width in of.widths]
    caption += [element("colgroup", *columns)] if columns else []
    fixed = "fixed" if columns else ""
    return element("table", *caption, element("thead", element("tr", *titles)), element("tbody", *rows), classes=fixed)


def boxes(labels: Iterable[str]) -> Safe:
    """Return boxes to tick on paper, each with what it says."""
    return element("ul", *(element("li", label) for label in labels), classes="boxes")


def _own(cell: str) -> Safe:
    """Return a cell in which a text from right to left leaves the order of what is around it alone."""
    return cell if isinstance(cell, Safe) else element("bdi", cell)


def page(title: str, body: Iterable[Safe], *, language: str, style: str = "", base: str = STYLE) -> str:
    """Return a whole page in a language, ready to be written to a file; `base` is how every page looks."""
    css = base + style
    if "<" in css:
        raise ValueError("a style has no marks")
    allowed = b64encode(sha256(css.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    parts = (
        "<!DOCTYPE html>",
        f'<html lang="{escape(language)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="robots" content="noindex">',
        element("title", title),
        f"<style>{css}</style>",
        "</head>",
        "<body>",
        "<main>",
        *body,
        "</main>",
        element("p", _("Made with Trustlog. This page asks for nothing and runs nothing."), classes="about"),
        "</body>",
        "</html>",
    )
    return "\n".join(parts) + "\n"
