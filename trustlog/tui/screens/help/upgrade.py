"""What reads differently now, and why: opened once after a ledger was upgraded, and from the palette at any time."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from trustlog.desk import readings
from trustlog.language import N_, _
from trustlog.tui.drawing.text import MOST, Item, blank, full_day, heading, lines_of, words
from trustlog.tui.widgets.dialogs import TextDialog

if TYPE_CHECKING:
    from trustlog.desk.readings import Compared
    from trustlog.tui.app.application import TrustlogApp

TITLE = N_("What reads differently now")
FEWEST, AROUND, LINES = 4, 8, 2
"""Differences that are told at least, the lines of a window that they leave to others, and those that one takes."""


def open_upgrade(app: "TrustlogApp", told: Sequence[str] = ()) -> None:
    """Open it, with what was told when the ledger was upgraded, once the readings of then and now are compared."""

    def show(compared: "Compared") -> None:
        app.push_screen(TextDialog(_(TITLE), upgrade_lines(app, told, compared)))

    app.ask("compared", lambda ledger: readings.compared(ledger), show)


def upgrade_lines(app: "TrustlogApp", told: Sequence[str], compared: "Compared") -> Callable[[int], list[Item]]:
    """Return what makes the lines: what reads differently, as many as fit, and why; then from when partners are logged.

    What was told when the ledger was upgraded stands last.
    """
    from trustlog.trust.words import CHANGED

    partners = () if app.roster is None else app.roster.partners
    logged = [f"{partner.name}: {full_day(partner.logged_from)}" for partner in partners]

    def lines(width: int) -> list[Item]:
        room = min(MOST, width)
        most = max(FEWEST, (app.size.height - AROUND) // LINES)
        differences = readings.compared_lines(compared, most)
        found = [heading(_("The same day, read then → now")), *_wrapped(differences, room, apart=False), blank()]
        found = found if differences else []
        found += [heading(_("Since the rules of 0.1")), *_wrapped(CHANGED, room)]
        if logged:
            found += [heading(_("Logged from")), *_wrapped(logged, room, apart=False), blank()]
        return [*found, *([heading(_("This ledger")), *_wrapped(told, room)] if told else [])]

    return lines


def _wrapped(sentences: Sequence[str], room: int, *, apart: bool = True) -> list[Item]:
    """Return sentences in lines of a width, a blank line behind each where they stand apart."""
    items: list[Item] = []
    for sentence in sentences:
        items += [words(part, "") for part in lines_of(sentence, room)]
        items += [blank()] if apart else []
    return items
