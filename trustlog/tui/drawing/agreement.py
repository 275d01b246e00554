"""Drawing an agreement: a row for each section, and one section in full. Pure."""

from typing import TYPE_CHECKING

from trustlog.desk import agreement as desk
from trustlog.domain.agreement.sections import WHAT_FOR
from trustlog.domain.calendar.days import show
from trustlog.domain.kinds.section import STATE_WORDS
from trustlog.language import _
from trustlog.tui.drawing.text import Item, Pieces, cell, set_out, wrapped

if TYPE_CHECKING:
    from trustlog.desk.agreement import Built, Offered
    from trustlog.domain.agreement.sections import SectionNow

_TITLE, _STATE, _DAY = 32, 13, 16
_NARROW = 90
"""Below so many columns the day is left out."""
_TONES = {"agreed": "good", "draft": "accent", "open": "muted", "not_relevant": "muted"}


def section_rows(of: "Built", handle: str | None) -> list[Item]:
    """Return a row for each section: its title, how far it is, since when, and how its words begin."""
    return [_row(section, handle) for section in of.sections]


def _row(section: "SectionNow", handle: str | None) -> Item:
    state, day = _(STATE_WORDS[section.state]), "" if section.on is None else show(section.on)
    words = " ".join((section.text or "").split()) if section.has_words else _(WHAT_FOR[section.name])

    def draw(width: int) -> Pieces:
        days = _DAY if width >= _NARROW else 0
        room = width - _TITLE - _STATE - days - 2
        return (
            cell(section.title, _TITLE, "" if section.is_relevant else "muted"),
            ("  ", ""),
            cell(state, _STATE, _TONES[section.state]),
            *([cell(day, days, "muted")] if days else []),
            cell(words if section.is_relevant else "", max(0, room), "" if section.has_words else "muted"),
        )

    text = " · ".join(part for part in (section.title, state, day, section.text or "") if part)
    return Item(section.name, draw, handle, section.number, text)


def section_items(section: "SectionNow", offered: "Offered", width: int) -> list[Item]:
    """Return a section in full, with the words that it may begin with where it has none."""
    lines = desk.section_in_full(section, offered.text, is_known=offered.is_known)
    return text_items(lines, width)


def text_items(lines: list[str], width: int) -> list[Item]:
    """Return lines as they are read, each wrapped."""
    return [item for line in lines for item in (wrapped([(line.strip(), "")], width) if line else [set_out("")])]
