"""The rows of a partner's timeline: under their days, with what each did to the evidence at the right. Pure."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from trustlog.language import _
from trustlog.tui.drawing.strands import step_words
from trustlog.tui.drawing.text import Item, cell, short_day

if TYPE_CHECKING:
    from trustlog.desk.readings import Entry

DAY, STEP = 12, 15
OLDER = "older"
_SLOT = "slot "


def timeline_items(
    entries: "Sequence[Entry]", today: date, handle: str, *, whole: bool
) -> "list[tuple[str, Entry | None, Item]]":
    """Return key, entry and row of each line; a day is written once, and a last line asks for older facts."""
    lines: list[tuple[str, Entry | None, Item]] = []
    last = None
    for entry in entries:
        key = _key(entry)
        lines.append((key, entry, _row(key, entry, "" if entry.on == last else short_day(entry.on, today), handle)))
        last = entry.on
    if entries and not whole:
        text = _("… there is more before this: enter shows it all")
        lines.append((OLDER, None, Item(OLDER, lambda width: (cell(text, width, "accent"),), handle)))
    return lines


def slot_of(key: str) -> date | None:
    """Return the last day of the slot that a row is about, or None for any other row."""
    return date.fromisoformat(key.split()[1]) if key.startswith(_SLOT) else None


def _key(entry: "Entry") -> str:
    if entry.number is None:
        return f"{_SLOT}{entry.on} {entry.strand}"
    return f"event {entry.number} {entry.on}" if entry.strand is not None else f"fact {entry.number}"


def _row(key: str, entry: "Entry", day: str, handle: str) -> Item:
    step, tone = step_words(entry.before, entry.after)
    look = "muted" if entry.number is None else ""

    def draw(width: int) -> tuple[tuple[str, str], ...]:
        room = max(STEP, len(step) + 1) if step else 0
        return cell(day, DAY, "muted"), cell(entry.says, width - DAY - room, look), cell(step, room, tone, right=True)

    return Item(key, draw, handle, entry.number, f"{entry.on}  {entry.says}")
