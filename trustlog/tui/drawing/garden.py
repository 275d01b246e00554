"""Drawing a garden: its page below the matrix, and a pair in full. Pure."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from trustlog.desk import benefit, impact, purpose
from trustlog.desk.garden import (
    between_words,
    head,
    line_words,
    look_lines,
    proportion_lines,
    purpose_lines,
    readiness_lines,
    weakest_lines,
)
from trustlog.domain.garden import ABOUT
from trustlog.domain.impact import by_area
from trustlog.language import _
from trustlog.tui.drawing.text import MOST, Item, blank, cell, heading, lines_of, set_out, words

if TYPE_CHECKING:
    from trustlog.desk.benefit import Standing as Brought
    from trustlog.desk.garden import Standing
    from trustlog.desk.purpose import Standing as Wanted

NUMBER = 7
"""Columns of the number of a line."""


def garden_items(at: "Standing", wanted: "Wanted", brought: "Brought", width: int) -> list[Item]:
    """Return the rows below the matrix: whether it is ready, purpose, impact, lines by topic, looks, what is due."""
    ready = readiness_lines(at)
    first = [heading(line) if place == 0 else _wrapped(line, width) for place, line in enumerate(ready)]
    rows = [*_flat(first), *_flat(_wrapped(line, width) for line in weakest_lines(at)), blank()]
    rows += _flat(_wrapped(line, width) for line in (*purpose_lines(at), *head(at)[1:]))
    rows += [*_wanted(wanted), *_changed(at, width), *_brought(brought)]
    for topic, about in ABOUT.items():
        if found := at.on(topic):
            rows += [blank(), heading(_(about.title))]
            rows += [_numbered(f"line:{line.number}", line.number, line_words(at, line)) for line in found]
    if silent := [_(about.title).lower() for topic, about in ABOUT.items() if not at.on(topic)]:
        says = _("Nothing yet on: {topics}").format(topics="; ".join(silent))
        rows += [blank(), *_wrapped(says, width, "muted")]
    for section in (proportion_lines(at), look_lines(at)):
        if section:
            rows += [blank(), heading(section[0]), *_flat(_wrapped(line, width) for line in section[1:])]
    if at.due:
        rows += [blank(), heading(_("Promised between others"))]
        for promise in at.due:
            text = between_words(at, promise).partition("  ")[2]
            rows.append(_numbered(f"promise:{promise.number}", promise.number, text))
    return rows


def _wanted(wanted: "Wanted") -> list[Item]:
    """Return what each wants for itself, and what we gain; nothing while nobody said so."""
    own = [
        _numbered(f"fact:{each.number}", each.number, purpose.objective_words(wanted, each))
        for each in wanted.objectives
    ]
    own += [_numbered(f"fact:{gain.number}", gain.number, purpose.gain_words(wanted, gain)) for gain in wanted.gains]
    return [blank(), heading(_("What each wants for itself")), *own] if own else []


def _changed(at: "Standing", width: int) -> list[Item]:
    """Return what the garden changes for whom; areas of which nothing is written are as plain as the others."""
    rows = [blank(), heading(_("What it changes"))]
    for area, there in by_area(at.impacts).items():
        rows += [_numbered(f"fact:{line.number}", line.number, impact.line_words(line)) for line in there]
        if not there:
            rows += _wrapped(impact.empty_words(area), width, "muted")
    return rows


def _brought(brought: "Brought") -> list[Item]:
    """Return what the garden brought, each a row; nothing while it brought nothing."""
    if not brought.benefits:
        return []
    own = (_numbered(f"fact:{each.number}", each.number, benefit.line_words(each)) for each in brought.benefits)
    return [blank(), heading(_("What it brought")), *own]


def text_items(lines: Sequence[str], width: int) -> list[Item]:
    """Return lines of a page as rows to read, those that are too long wrapped as far in as they begin."""
    return _flat(_wrapped(line, width) for line in lines)


def _numbered(key: str, number: int, text: str) -> Item:
    def draw(width: int) -> tuple[tuple[str, str], ...]:
        return (cell(f"#{number}", NUMBER, "muted"), cell(text, width - NUMBER))

    return Item(key, draw, None, number, f"#{number}  {text}")


def _wrapped(line: str, width: int, tone: str = "") -> list[Item]:
    room = min(MOST, width)
    if len(line) <= room:
        return [set_out(line, tone) if line else blank()]
    margin = line[: len(line) - len(line.lstrip())]
    return [words(f"{margin}{part}", tone) for part in lines_of(line.strip(), room - len(margin))]


def _flat(parts: Iterable[Item | list[Item]]) -> list[Item]:
    rows: list[Item] = []
    for part in parts:
        rows += part if isinstance(part, list) else [part]
    return rows
