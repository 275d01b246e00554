"""What is signed on paper: a table with room for names, days and signatures. A page with it adds its `STYLE`."""

from collections.abc import Sequence

from trustlog.exchange.html.page import Safe, Table, element, table

STYLE = """
h2 .about { font-weight: normal; font-size: .85rem; margin-left: .5em; white-space: nowrap; }
section { break-inside: avoid-page; }
.signing { break-inside: avoid; }
.signing td { height: 3.4rem; }
"""
_WIDTHS = (24, 0, 18, 30)


def signatures(title: str, head: Sequence[str], rows: Sequence[tuple[str, str]]) -> Safe:
    """Return a table to sign in: of each row the party and a name, and two cells that are left empty."""
    listed = [(party, name, "", "") for party, name in rows]
    return element("div", element("h2", title), table(Table(head, listed, widths=_WIDTHS)), classes="signing")
