"""What is filled in on paper: boxes in a row, and lines to write on. A page with these adds their `STYLE`."""

from collections.abc import Iterable

from trustlog.exchange.html.page import Safe, boxes, element

STYLE = """
.scale li { display: inline-block; margin-right: 1.3em; white-space: nowrap; }
.line { border-bottom: 1px solid #1b1f24; height: 1.9em; }
dt { margin-top: .8rem; }
dd { margin: 0; }
"""


def scale(labels: Iterable[str]) -> Safe:
    """Return boxes to tick that stand in a row."""
    return element("div", boxes(labels), classes="scale")


def lines(labels: Iterable[str]) -> Safe:
    """Return lines to write on, each below what is to be written there."""
    rows = [each for label in labels for each in (element("dt", label), element("dd", classes="line"))]
    return element("dl", *rows)
