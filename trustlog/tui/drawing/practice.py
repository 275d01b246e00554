"""Drawing the practice: a row for each part of it, and one part in full. Pure."""

from typing import TYPE_CHECKING

from trustlog.language import _
from trustlog.tui.drawing.text import MOST, Item, Pieces, blank, cell, lines_of, set_out, words, wrapped

if TYPE_CHECKING:
    from trustlog.desk.practice import PartsWith, PartWith, Standing

TITLE, NARROW_TITLE, NARROW = 32, 26, 84
"""Columns of a title, those it has on a small terminal, and below how many columns a terminal is small."""


def part_items(page: "PartsWith", width: int) -> list[Item]:
    """Return the rows of all parts, each with its question below it where it asks one."""
    items: list[Item] = []
    for standing in page.parts:
        items += [_part(standing, page.partner.handle), *_below(standing, width), blank()]
    return items[:-1] or [words(_("No part of the practice is there yet."))]


def sheet_items(part: "PartWith", width: int) -> list[Item]:
    """Return one part in full: its question first, where it asks one."""
    standing = part.standing
    asks = [(standing.asks, "accent"), ("", "")] if standing.asks else []
    held = [("", ""), (_capital(standing.put_off_words), "muted")] if standing.put_off_words else []
    said = [item for line in part.lines or (_("Nothing yet."),) for item in _said(line, width)]
    return [*wrapped(asks, width), *said, *wrapped(held, width)]


def _said(line: str, width: int) -> list[Item]:
    """Return a line of a part as it stands where there is room, else wrapped, as far in as it begins."""
    room = min(MOST, width)
    if len(line) <= room:
        return [set_out(line) if line else blank()]
    margin = line[: len(line) - len(line.lstrip())]
    return [set_out(f"{margin}{part}") for part in lines_of(line.strip(), room - len(margin))]


def sheet_text(part: "PartWith") -> str:
    """Return one part as text."""
    standing = part.standing
    head = f"{part.partner.name} · {standing.title}"
    return "\n".join([head, *([standing.asks] if standing.asks else []), *part.lines])


def _part(standing: "Standing", handle: str) -> Item:
    state = standing.state or _("nothing yet")

    def draw(width: int) -> Pieces:
        room = TITLE if width >= NARROW else NARROW_TITLE
        return (
            cell(standing.title, room, "strong"),
            ("  ", ""),
            cell(state, width - room - 2, "" if standing.state else "muted"),
        )

    text = " · ".join(part for part in (standing.title, state, standing.asks) if part)
    return Item(standing.name, draw, handle, None, text)


def _below(standing: "Standing", width: int) -> list[Item]:
    """Return the question of a part, or until when it is put off, as lines of a width."""
    if standing.asks:
        return wrapped([(f"? {standing.asks}", "accent")], width)
    return [words(f"  {_capital(standing.put_off_words)}")] if standing.put_off_words else []


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
