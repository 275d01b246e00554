"""What reads differently now, and why: opened once after a ledger was upgraded, and from the palette at any time."""

from collections.abc import Callable, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

from trustlog.tui.drawing.text import MOST, Item, blank, full_day, heading, words
from trustlog.tui.widgets.dialogs import TextDialog

if TYPE_CHECKING:
    from trustlog.tui.app.application import TrustlogApp

TITLE = "What reads differently now"


def open_upgrade(app: "TrustlogApp", told: Sequence[str] = ()) -> None:
    """Open it, with what was told when the ledger was upgraded."""
    app.push_screen(TextDialog(TITLE, upgrade_lines(app, told)))


def upgrade_lines(app: "TrustlogApp", told: Sequence[str]) -> Callable[[int], list[Item]]:
    """Return what makes the lines: what was told, what changed and why, and from when each partner is logged."""
    from trustlog.trust.words import CHANGED

    partners = () if app.roster is None else app.roster.partners
    logged = [f"{partner.name}: {full_day(partner.logged_from)}" for partner in partners]

    def lines(width: int) -> list[Item]:
        room = min(MOST, width)
        found = _wrapped(told, room)
        found += [heading("Since the rules of 0.1"), *_wrapped(CHANGED, room)]
        if logged:
            found += [heading("Logged from"), *_wrapped(logged, room, apart=False)]
        return found

    return lines


def _wrapped(sentences: Sequence[str], room: int, *, apart: bool = True) -> list[Item]:
    """Return sentences in lines of a width, a blank line behind each where they stand apart."""
    items: list[Item] = []
    for sentence in sentences:
        items += [words(part, "") for part in wrap(sentence, room)]
        items += [blank()] if apart else []
    return items
