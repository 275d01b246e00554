"""The application: it owns the clerk, the roster and the readings at hand, and all that is written goes by it."""

import gc
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from textual import on
from textual.app import App
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.screen import Screen

from trustlog import config
from trustlog.errors import LedgerUnfit, TrustlogError
from trustlog.tui import asks
from trustlog.tui.look import THEMES
from trustlog.tui.page import Page
from trustlog.tui.today import Today
from trustlog.tui.work import Answer, Clerk

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger
    from trustlog.trust.judged import Reading

T = TypeVar("T")
POLL_SECONDS = 1.5
IN_ONE_PASS = 500
"""Up to so many partners are read in one pass; beyond, a few at a time, so that nothing typed has to wait."""
AT_A_TIME = 25


def _palette() -> type[Provider]:
    from trustlog.tui.palette import Commands

    return Commands


class HasLines(Protocol):
    """Whatever tells in lines what was written."""

    @property
    def lines(self) -> tuple[str, ...]:
        """One line a thing."""


class TrustlogApp(App[str | None]):
    """Trustlog's screens on one ledger."""

    TITLE = "Trustlog"
    CSS_PATH = Path(__file__).with_name("trustlog.tcss")
    COMMANDS: ClassVar[set[Any]] = App.COMMANDS | {_palette}
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", "leave", show=False)]
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, where: str, me: str, today: date | None = None, *, label: str = "", at: str = "") -> None:
        super().__init__()
        self.clerk = Clerk(where, me, today, self._notice)
        self.label = label
        self._at = at
        self.version = 0
        self.roster: asks.Roster | None = None
        self.readings: dict[str, Reading] = {}
        self.readings_version = 0
        self.draft = ""
        self._writes = 0
        self.cursor_blinks = True
        self.trouble_path: str | None = None
        self._today = today
        for theme in THEMES:
            self.register_theme(theme)
        if self.theme in ("textual-dark", "textual-light"):  # none was asked for
            self.theme = THEMES[0].name

    @property
    def today(self) -> date:
        """The day it is."""
        return self._today or config.today()

    @property
    def is_empty(self) -> bool:
        """Tell whether the ledger has no partner yet."""
        return self.roster is not None and not self.roster.partners

    @property
    def has_all_readings(self) -> bool:
        """Tell whether every partner's reading is at hand."""
        return self.roster is not None and all(one.id in self.readings for one in self.roster.partners)

    def get_default_screen(self) -> Screen[Any]:
        """Begin with Today."""
        return Today()

    def on_mount(self) -> None:
        """Paint first; ask for the data once that is done."""
        gc.freeze()  # what was imported stays: looking through it again and again would hold up the readings
        gc.set_threshold(20_000)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.version += 1
        self._poll()  # what was written by others from here on is news
        self._refresh()
        self.set_interval(POLL_SECONDS, self._poll)
        if self._at:
            self.action_tab(self._at)

    def on_unmount(self) -> None:
        """Close the ledger."""
        self.clerk.close()

    # What the desk answers -------------------------------------------------------------------------------------------

    def ask(self, key: str, job: "Callable[[Ledger], T]", then: Callable[[T], None]) -> None:
        """Have the desk do something for the application itself."""
        self.clerk.ask(self, key, job, then)

    @on(Answer)
    def _answered(self, answer: Answer) -> None:
        self.take(answer)

    def take(self, answer: Answer) -> None:
        """Deliver an answer, unless it is late; an error is shown instead."""
        if answer.is_late():
            return
        if answer.error is None:
            answer.deliver()
        else:
            self.report(answer.error)

    def report(self, error: BaseException) -> None:
        """Say what went wrong: our own errors in their words, anything else with where its details are."""
        if isinstance(error, LedgerUnfit) and self.roster is None:
            self.exit(return_code=error.status, message=str(error))
        elif isinstance(error, TrustlogError):
            said = {one.message for one in self._notifications}
            for line in (one for one in error.lines if one not in said):
                self.notify(line, title="Not done", severity="error", timeout=8, markup=False)
        else:
            path = write_down(error)
            says = f"Something is wrong in Trustlog itself; nothing half done was written. The details are in {path}"
            self.notify(says, title="Trustlog failed", severity="error", timeout=20, markup=False)

    def _handle_exception(self, error: Exception) -> None:
        """Leave with one line instead of a traceback; Textual has no public place for this."""
        if not self.is_headless:
            path = write_down(error)
            self.exit(return_code=1, message=f"Trustlog failed; nothing half done was written. Details: {path}")
        else:
            super()._handle_exception(error)

    def _notice(self, text: str) -> None:
        self.call_from_thread(self.notify, text, markup=False)

    # Staying up to date ----------------------------------------------------------------------------------------------

    def _poll(self) -> None:
        if self.roster is not None and self.roster.today != self.today:
            self.facts_changed()  # the day is over
        elif not self.clerk.is_busy_with(self, "poll"):
            self.ask("poll", asks.changed, self._polled)

    def _polled(self, changed: bool) -> None:
        if changed:
            self.facts_changed()

    def facts_changed(self) -> None:
        """Load everything on show again."""
        self.version += 1
        self._refresh()

    def _refresh(self) -> None:
        if page := self._page():
            page.refresh_if_stale()
        self.ask("roster", asks.roster, self._got_roster)

    def _page(self) -> Page | None:
        return next((one for one in reversed(self.screen_stack) if isinstance(one, Page)), None)

    def _got_roster(self, roster: asks.Roster) -> None:
        self.roster = roster
        self.readings = {}
        self.readings_version += 1
        if page := self._page():
            page.roster_came()
        self._read_more()

    def _read_more(self) -> None:
        """Have readings made: of the rows in sight first, then of the rest."""
        page, roster = self._page(), self.roster
        if roster is None or page is None or self.has_all_readings:
            return
        wanted = set(page.wanted())
        missing = [one for one in roster.partners if one.id not in self.readings]
        chosen = [one for one in missing if one.handle in wanted][:AT_A_TIME]
        if chosen or len(roster.partners) > IN_ONE_PASS:
            some = chosen or missing[:AT_A_TIME]
            self.ask("readings", lambda ledger: asks.read_some(ledger, some), self._got_readings)
        else:
            known = frozenset(self.readings)
            self.ask("readings", lambda ledger: asks.read_others(ledger, known), self._got_readings)

    def _got_readings(self, readings: "list[Reading]") -> None:
        self.readings.update((one.partner.id, one) for one in readings)
        if not readings and self.roster is not None and not self.has_all_readings:
            return  # partners were archived meanwhile; the next change brings a new roster
        if page := self._page():
            page.readings_came(readings)
        self._read_more()

    # Writing ---------------------------------------------------------------------------------------------------------

    def write(self, job: "Callable[[Ledger], HasLines]") -> None:
        """Have something written, say in a toast what was, and show it."""

        def written(done: HasLines) -> None:
            self.say_written(done.lines)

        self._writes += 1  # each under a key of its own: none of their answers is ever late
        self.ask(f"write {self._writes}", job, written)

    def say_written(self, lines: Iterable[str], title: str = "Written", more: str = "u undo") -> None:
        """Say what was written and load again."""
        self.clear_notifications()
        self.notify("\n".join(line for line in (*lines, more) if line), title=title, timeout=8, markup=False)
        self.facts_changed()

    def action_undo(self) -> None:
        """Undo what this person wrote last."""

        def undone(done: Any) -> None:
            self.say_written(done.lines, title="Undone", more="")

        self._writes += 1
        self.ask(f"write {self._writes}", asks.undo, undone)

    # Going places ----------------------------------------------------------------------------------------------------

    def action_tab(self, name: str) -> None:
        """Go to Today or to Partners, whatever is open now."""
        while len(self.screen_stack) > 1 and self.screen.id != name:
            self.pop_screen()
        if self.screen.id != name and name == "review":
            from trustlog.tui.review import ReviewPage

            self.push_screen(ReviewPage())
        elif self.screen.id != name:
            from trustlog.tui.partners import Partners

            if not self.is_screen_installed("partners"):
                self.install_screen(Partners(), "partners")
            self.push_screen("partners")

    def action_next_tab(self) -> None:
        """Go from one of the two to the other."""
        self.action_tab("partners" if self.screen.id == "today" else "today")

    def open_partner(self, handle: str) -> None:
        """Open the page of a partner."""
        from trustlog.tui.partner import PartnerPage

        self.push_screen(PartnerPage(handle))

    def action_capture(self) -> None:
        """Open the capture line, with the partner at hand filled in."""
        from trustlog.tui.capture import Capture

        self.clear_notifications()  # they would lie over the line
        page = self._page()
        handle = page.capture_about() if page else None
        self.push_screen(Capture(self.draft or (f"{handle}: " if handle else "")))

    def action_search(self) -> None:
        """Search everything written."""
        from trustlog.tui.search import Search

        self.push_screen(Search())

    def action_help(self) -> None:
        """Explain the screen."""
        from trustlog.tui.dialogs import Told
        from trustlog.tui.help import help_lines

        if page := self._page():
            self.push_screen(Told(f"Help · {page.name_shown}", help_lines(page)))

    def action_copy(self) -> None:
        """Copy the text of the row under the cursor."""
        from trustlog.tui.rows import Rows

        rows = self.focused
        if isinstance(rows, Rows) and rows.current is not None:
            self.copy_to_clipboard(rows.current.text or rows.current.key)
            self.notify("Copied", timeout=2)

    def action_new_partner(self) -> None:
        """Ask for the name of a new partner."""
        from trustlog.tui.dialogs import AskText

        def named(name: str | None) -> None:
            if name:
                self.write(lambda ledger: asks.add_partner(ledger, name))

        says = "Its name. It begins at level 1 today and aims at 2; you mean to speak every 30 days."
        self.push_screen(AskText("New partner", says, "Acme Instruments"), named)

    def action_import_csv(self) -> None:
        """Ask for a CSV file and bring it in."""
        from trustlog.tui.bring_in import bring_in

        bring_in(self)

    def action_demo(self) -> None:
        """Leave for the made-up ledger."""
        self.exit("demo")


def write_down(error: BaseException) -> str:
    """Keep the details of an unexpected error; give the path."""
    from trustlog.tui.trouble import write_down as keep

    return keep(error, config.now())


def run(where: str, *, today: date | None = None, label: str = "", at: str = "") -> int:
    """Open the screens on a ledger, at Today or at the tab named; give the exit status.

    "Open the demo" opens them again, on a temporary ledger.
    """
    app = TrustlogApp(where, config.me(), today, label=label, at=at)
    asked = app.run()
    if asked != "demo":
        return app.return_code or 0
    from tempfile import TemporaryDirectory

    from trustlog.desk.demo import DAY, make

    with TemporaryDirectory(prefix="trustlog-demo-") as folder:
        place = f"{folder}/demo.db"
        make(place, me=config.me(), today=DAY)
        shown = TrustlogApp(place, config.me(), DAY, label="demo, made up")
        shown.run()
        return shown.return_code or 0
