"""What the review asks in between: a day with one key, what to tell or ask, what happened on a day."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content

from trustlog.domain.review import working_days
from trustlog.language import N_, _
from trustlog.tui.drawing.text import full_day
from trustlog.tui.screens.capture.line import Capture
from trustlog.tui.widgets.dialogs import AskDay, AskText, Choose
from trustlog.tui.widgets.field import Input
from trustlog.tui.widgets.line import CaptureLine
from trustlog.tui.widgets.plain import Static, plain

if TYPE_CHECKING:
    from trustlog.desk.review import Row
    from trustlog.tui.app.application import TrustlogApp

DAYS_OFFERED = 7
HINT = N_("Type before the day, which is kept: acme lunch 45m with jane")
OPEN_ANSWERS = (
    ("", "tell", N_("something we have not told them: note it, to tell when we meet")),
    ("", "ask", N_("something we do not know of them: note it, to ask when we meet")),
    ("", "we", N_("we have told them: capture what we shared")),
    ("", "they", N_("they have told us: capture what they shared")),
    ("later", "later", N_("nothing now: later")),
)
MISSED = (
    ("told", "told", N_("it was called off before its day was over: broken, told")),
    ("silent", "silent", N_("it is called off only now: broken, silent")),
)
"""Once its day is over a promise cannot be withdrawn any more; what is called off then is a miss."""
WHO = (
    ("withdraw", "maker", N_("by the one who made it")),
    ("receiver", "receiver", N_("by the one it was made to")),
)


class CatchUp(Capture):
    """The capture line for a past day: the day stands at its end already, what is typed comes before it.

    A line that is still to be written comes first: to begin another line would lose it.
    """

    def __init__(self, on: date, draft: str = "") -> None:
        self.bare = self._day = f" {on.isoformat()}"
        super().__init__(self._day, draft)

    def on_mount(self) -> None:
        """Be ready to type before the day."""
        self.query_one(CaptureLine).ending = self._day
        day = full_day(date.fromisoformat(self._day.strip()))
        self.query_one(".box").border_title = plain(_("Capture · what happened on {day}").format(day=day))
        self.call_after_refresh(self._before_the_day)  # behind the line's own way to its end

    def _before_the_day(self) -> None:
        field = self.query_one(Input)
        if field.value.endswith(self._day):
            field.cursor_position = len(field.value) - len(self._day)

    @on(Input.Changed)
    def _day_alone(self, event: Input.Changed) -> None:
        """Show a hint as long as there is only the day, instead of its faults."""
        if event.value.strip() == self._day.strip():
            event.prevent_default()
            self.query_one("#reading", Static).update(Content.styled(_(HINT), "$soft"))

    def action_empty(self) -> None:
        """Leave only the day, or bring back what was there."""
        super().action_empty()
        self._before_the_day()


def open_line(app: "TrustlogApp", screen: Capture) -> None:
    """Open a capture line of the review; a line typed before is there again, with a message that says so."""
    app.push_screen(screen)
    if screen.draft:
        app.notify(_("This line is not written yet; ctrl+u empties it."), title=_("Here again"), timeout=6)


def ask_day(app: "TrustlogApp", title: str, question: str, then: Callable[[date], None]) -> None:
    """Ask for a day in words, with the next working days on offer."""

    def named(day: date | None) -> None:
        if day is not None:
            then(day)

    app.push_screen(AskDay(title, question, app.today, working_days(app.today, DAYS_OFFERED)), named)


def ask_text(app: "TrustlogApp", title: str, question: str, hint: str, then: Callable[[str], None]) -> None:
    """Ask for a line of text; leaving gives no answer."""
    app.push_screen(AskText(title, question, hint), lambda text: then(text) if text else None)


def choose(
    app: "TrustlogApp",
    title: str,
    question: str,
    answers: tuple[tuple[str, str, str], ...],
    then: Callable[[str], None],
) -> None:
    """Ask for one of a few answers; leaving gives no answer."""
    app.push_screen(Choose(title, question, answers), lambda value: then(value) if value is not None else None)


def capture_told(app: "TrustlogApp", row: "Row", side: str) -> None:
    """Open the capture line for a disclosure of a side, `we` or `they`."""
    open_line(app, Capture(f"{row.handle}: {side} shared ", app.draft))
