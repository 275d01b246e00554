"""The report for management as a page: values to HTML, by a template in which everything printed is escaped."""

import os
from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

from trustlog.exchange.extras import need
from trustlog.exchange.html.page import Safe, Table, page, table, text
from trustlog.exchange.html.palette import DARK, LIGHT, declared


class Figure(NamedTuple):
    """A picture, or several that belong together, what it shows in a line, and its numbers as a table."""

    pictures: Sequence[Safe]
    says: str
    opens: str
    table: Table


class Case(NamedTuple):
    """A partner of whom something is to be said: its sign, name and level, the suggestion, and why."""

    mark: str
    name: str
    about: str
    says: str = ""
    reasons: Sequence[str] = ()
    still: Sequence[str] = ()


class Group(NamedTuple):
    """Partners of whom the same is to be said; `tone` is good, warn or accent, `empty` is said where there is none.

    `notes` are true of all of them.
    """

    title: str
    tone: str
    cases: Sequence[Case]
    empty: str = ""
    more: str = ""
    notes: Sequence[str] = ()


class Tile(NamedTuple):
    """A number to see first, and what it was on the day compared with."""

    number: str
    title: str
    before: str = ""


class Section(NamedTuple):
    """A chapter; one that is `short` needs no page of its own on paper. `steps` are sentences in order."""

    name: str
    title: str
    says: Sequence[str] = ()
    figures: Sequence[Figure] = ()
    groups: Sequence[Group] = ()
    tables: Sequence[Table] = ()
    lines: Sequence[str] = ()
    steps: Sequence[str] = ()
    short: bool = False


class Report(NamedTuple):
    """A whole page: its title, what it is about, facts about how it was made, numbers to see first, chapters.

    A `dense` one has short chapters beside each other, so that it is one sheet of paper where there is room.
    """

    title: str
    says: str
    facts: Sequence[tuple[str, str]]
    tiles: Sequence[Tile]
    sections: Sequence[Section]
    dense: bool = False


def as_html(report: Report, language: str) -> str:
    """Return the page in a language; refuse in a line where the library is missing."""
    need("jinja2")
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(os.path.join(os.path.dirname(__file__), "templates"))  # noqa: PTH118, PTH120 - a text
    templates = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, finalize=_shown, trim_blocks=True, lstrip_blocks=True
    )
    body = templates.get_template("report.html").render(report=report, table=partial(table, row_heads=True))
    style = templates.get_template("report.css").render(light=declared(LIGHT), dark=declared(DARK))
    return page(report.title, [Safe(body)], language=language, base=style)


def _shown(value: Any) -> Any:
    """Return what a template prints: words with all that would steer the reader's eye spelled out."""
    return text(value) if isinstance(value, str) and not hasattr(value, "__html__") else value
