"""The application's hold on the ledger: what the desk answers, staying up to date, readings at hand, and writing."""

import gc
from asyncio import get_running_loop
from collections.abc import Callable, Sequence
from datetime import date
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, TypeVar

from rich.text import Text
from textual import events, on
from textual.filter import LineFilter
from textual.notifications import Notify, SeverityLevel

from trustlog import config
from trustlog.desk import history, partners, readings
from trustlog.domain.text import shown
from trustlog.errors import LedgerAway, LedgerUnfit, NotUndone, ReadOnly, Reason, SettingsFaults, TrustlogError
from trustlog.tui.app.clerk import Answer, Clerk
from trustlog.tui.app.gil_priority import screens_first
from trustlog.tui.app.keystrokes import LOOK_SECONDS, Keystrokes, Passed
from trustlog.tui.app.page import Page
from trustlog.tui.app.textual_private import FailingApp, toasts_on_show
from trustlog.tui.app.toasts import HasLines, Toast, batch_of, shortened
from trustlog.tui.widgets.plain import Harmless

if TYPE_CHECKING:
    from trustlog.desk.history import Undone
    from trustlog.desk.ledger import Ledger
    from trustlog.desk.partners import Roster
    from trustlog.domain.facts import Partner
    from trustlog.trust.reading.values import Reading
    from trustlog.tui.app.error_screens import Away
    from trustlog.wording import Words

T = TypeVar("T")
POLL_SECONDS = 1.5
IN_ONE_PASS = 500
"""Up to so many partners are read in one pass; beyond, a few at a time, so that nothing typed has to wait."""
AT_A_TIME, FETCHED_AT_A_TIME = 25, 200
"""Readings made in one go, and those fetched that are kept already."""
IDLE_SECONDS = 20.0
"""From so long after the last key or click on nobody notices that everything held is looked through for what to drop:
with ten thousand readings that takes a tenth of a second or two."""


OPENING = ("decision", "file", "fact", "brief", "details")
"""Questions to the desk whose answers open a screen."""


class LedgerApp(FailingApp[str | None]):
    """An application on one ledger, without any place to go yet."""

    ENABLE_COMMAND_PALETTE: ClassVar[bool] = False  # it has one of its own
    SUSPENDED_SCREEN_CLASS: ClassVar[str] = "behind"  # a screen below a question leaves the toasts to that

    def __init__(self, where: str, me: str, today: date | None = None) -> None:
        super().__init__()
        self.clerk = Clerk(where, me, today, self._notice)
        self.version = 0
        self.roster: Roster | None = None
        self.readings: dict[str, Reading] = {}
        self.readings_version = 0
        self._unfetched: list[Partner] = []
        self._writes = 0
        self._today = today
        self._away: Away | None = None
        self._goes_without = False
        self._touched = monotonic()
        self._share_evenly: Callable[[], None] = lambda: None
        self.went_on = False
        self._harmless = Harmless()
        self.keystrokes = Keystrokes(self, super().on_event)

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
        if self.roster is None or len(self.readings) < len(self.roster.partners):
            return False  # as most of the time, so the many are not gone through
        return all(one.id in self.readings for one in self.roster.partners)

    def on_mount(self) -> None:
        """Paint first; ask for the data once that is done."""
        gc.freeze()  # what was imported stays: looking through it again and again would hold up the readings
        gc.set_threshold(2_000, 5, 10_000)  # small portions; all is looked through when nobody waits, see `_tidy`
        self._share_evenly = screens_first(get_running_loop())
        self._key_watch = self.set_interval(LOOK_SECONDS, self.keystrokes.look, pause=True)
        self.call_after_refresh(self.begin)

    def begin(self) -> None:
        """Ask for everything on show, and look for changes from here on."""
        self.version += 1
        self._poll()  # what was written by others from here on is news
        self._refresh()
        self.set_interval(POLL_SECONDS, self._poll)

    def on_unmount(self) -> None:
        """Close the ledger."""
        self._share_evenly()
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
            self._goes_without = False
            answer.deliver()
        else:
            self.report(answer.error, answer.again)
        self.keystrokes.go_on()

    def report(self, error: BaseException, again: Callable[[], None] | None = None) -> None:
        """Say what went wrong: a ledger out of reach with a way to try again, an error nobody expected on a screen."""
        if isinstance(error, ReadOnly) and self.roster is not None:
            self._say_refused(error)  # trying again would not help, and all else goes on
        elif isinstance(error, LedgerUnfit) and (self.roster is not None or isinstance(error, LedgerAway)):
            self._say_away(self.words().of(error), again)
        elif isinstance(error, LedgerUnfit) or (isinstance(error, SettingsFaults) and self.roster is None):
            if self.return_code is None:  # whatever was asked for fails the same way; it is said once
                self.exit(return_code=error.status, message=Text("\n".join(map(shown, error.lines))))
        elif isinstance(error, TrustlogError):
            self._say_refused(error)
        else:
            self.say_failed(error)

    def _say_refused(self, error: TrustlogError) -> None:
        """Say in toasts that something was not done, each line once; instead of one batch another can be undone."""
        if isinstance(error, NotUndone) and error.instead is not None:
            number, what = error.instead
            title = f"Not undone · {self.sign('undo')} undo {number} instead"
            says = f"{error.why(self.words())}\nThe next one that can be undone is batch {number}: {what}"
            self.say_in_toast(says, title=title, severity="error", timeout=15, batch=number)
            return
        shown_already = {toast.message for toast in toasts_on_show(self)}
        for line in (line for line in error.said(self.words()) if line not in shown_already):
            self.notify(line, title="Not done", severity="error", timeout=8, markup=False)

    def say_failed(self, error: BaseException) -> None:
        """Show that Trustlog itself is at fault, and where the details are."""
        from trustlog.tui.app.error_screens import Failed, write_down

        path = write_down(error, config.now())
        if not isinstance(self.screen, Failed):
            said = f"{type(error).__name__}: {error}".splitlines()[0][:300]
            self.push_screen(Failed(said, path), self._go_on)

    def _say_away(self, says: str, again: Callable[[], None] | None) -> None:
        """Show that the ledger is out of reach, once; what did not work is kept to be tried again."""
        from trustlog.tui.app.error_screens import Away

        if self._away is None:
            self._away = Away(says, self._try_again)
            self.push_screen(self._away, self._go_on)
        else:
            self._away.still(says)
        if again is not None:
            self._away.waiting.append(again)

    def _try_again(self) -> None:
        """Open the ledger anew; once that works, do again what did not."""
        if not self.clerk.is_busy_with(self, "there again"):
            self.clerk.reopen()
            self.ask("there again", _was_changed, lambda _changed: self._is_there())

    def _is_there(self) -> None:
        if self._away is not None:
            waiting, self._away.waiting = self._away.waiting, []
            self._away.dismiss(True)
            for again in waiting:
                again()
            self.facts_changed()

    def _go_on(self, go_on: bool | None) -> None:
        self._goes_without = self._away is not None and bool(self._away.waiting)
        self._away = None
        self.went_on = bool(go_on)
        if go_on is False:
            self.call_later(self.leave, None, 1)

    def notify(
        self, message: str, *, title: str = "", severity: SeverityLevel = "information", timeout: float | None = None,
        markup: bool = False,  # noqa: ARG002 - Textual's own asks for it; no text here is markup
    ) -> None:  # fmt: skip
        """Say something in a toast, as plain text."""
        self.say_in_toast(message, title=title, severity=severity, timeout=timeout)

    def say_in_toast(
        self, message: str, *, title: str = "", severity: SeverityLevel = "information", timeout: float | None = None,
        batch: int | None = None,
    ) -> None:  # fmt: skip
        """Say something in a toast, as plain text; of a batch, where it says what that wrote."""
        seconds = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
        toast = Toast(shown(message, lines=True), shown(title), severity, seconds, markup=False)
        toast.batch = batch
        self.post_message(Notify(toast))

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Let nothing that steers a terminal through, whichever way it came."""
        return [*super().get_line_filters(), self._harmless]

    @on(events.DeliveryComplete)
    def _delivered(self, event: events.DeliveryComplete) -> None:
        """Say where a picture of the screen is; Textual would say it as markup."""
        event.prevent_default()
        place = f"Saved as {event.path}" if event.path is not None else "Saved"
        self.notify(place, title="Screenshot")

    def _notice(self, what: Reason) -> None:
        self.call_from_thread(self.notify, self.words().of(what), markup=False)

    # Staying up to date ----------------------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """Take note of when somebody last did something; keys and pastes go on one after the other."""
        if isinstance(event, events.InputEvent):
            self._touched = monotonic()
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self.keystrokes.take(event)
        else:
            await super().on_event(event)

    @on(Passed)
    async def _key_passed(self, passed: Passed) -> None:
        await self.keystrokes.passed(passed.ticket)

    def watch_keys(self, is_on: bool) -> None:
        """Look after the key under way, or stop doing so."""
        if is_on:
            self._key_watch.resume()
        else:
            self._key_watch.pause()

    def is_opening(self) -> bool:
        """Tell whether a screen opens as soon as the desk has answered."""
        askers = (self, self.screen)
        return any(self.clerk.is_busy_with(asker, key) for asker in askers for key in OPENING)

    def _tidy(self) -> None:
        """Drop what only holds itself, screens that were closed above all, while nobody waits for anything."""
        if monotonic() - self._touched > IDLE_SECONDS and not self.clerk.is_busy and gc.get_count()[2]:
            gc.collect()

    def _poll(self) -> None:
        self._tidy()
        if self.roster is not None and self.roster.today != self.today:
            self.facts_changed()  # the day is over
        elif self._away is None and not self._goes_without and not self.clerk.is_busy_with(self, "poll"):
            self.ask("poll", _was_changed, self._polled)

    def _polled(self, changed: bool) -> None:
        if changed:
            self.facts_changed()

    def facts_changed(self) -> None:
        """Load everything on show again."""
        self.version += 1
        self._refresh()

    def _refresh(self) -> None:
        if page := self.page():
            page.refresh_if_stale()
        self.ask("roster", lambda ledger: partners.roster(ledger), self._got_roster)

    def page(self) -> Page | None:
        """Give the full screen that is open, below any question."""
        return next((one for one in reversed(self.screen_stack) if isinstance(one, Page)), None)

    def _got_roster(self, roster: "Roster") -> None:
        self.roster = roster
        self.readings = {}
        self.readings_version += 1
        if page := self.page():
            page.roster_came()
        wanted = set(page.wanted()) if page else set()
        self._unfetched = sorted(roster.partners, key=lambda one: one.handle not in wanted)
        self._read_more()

    def _read_more(self) -> None:
        """Have readings fetched or made: of the rows in sight first, then of the rest."""
        page, roster = self.page(), self.roster
        if roster is None or page is None or self.has_all_readings:
            return
        if self._unfetched:
            some, self._unfetched = self._unfetched[:FETCHED_AT_A_TIME], self._unfetched[FETCHED_AT_A_TIME:]
            self.ask("readings", lambda ledger: readings.kept_of(ledger, some), self._got_kept)
            return
        wanted = set(page.wanted())
        missing = [one for one in roster.partners if one.id not in self.readings]
        chosen = [one for one in missing if one.handle in wanted][:AT_A_TIME]
        if chosen or len(roster.partners) > IN_ONE_PASS:
            some = chosen or missing[:AT_A_TIME]
            self.ask(
                "readings", lambda ledger: readings.readings_of(ledger, some, self.clerk.give_way), self._got_readings
            )
        else:
            known = frozenset(self.readings)
            self.ask("readings", lambda ledger: list(readings.readings(ledger, but=known)), self._got_readings)

    def _got_kept(self, readings: "list[Reading]") -> None:
        if readings:
            self._got_readings(readings)
        else:
            self._read_more()

    def _got_readings(self, readings: "list[Reading]") -> None:
        self.readings.update((one.partner.id, one) for one in readings)
        if not readings and self.roster is not None and not self.has_all_readings:
            return  # partners were archived meanwhile; the next change brings a new roster
        if page := self.page():
            page.readings_came(readings)
        self._read_more()

    def leave(self, result: str | None = None, status: int = 0) -> None:
        """Leave with a result and an exit status."""
        raise NotImplementedError

    def sign(self, action: str) -> str:
        """Give the sign of the key that does this, on every screen."""
        raise NotImplementedError

    def words(self) -> "Words":
        """Return the words of the screens, with the keys in force."""
        raise NotImplementedError

    # Writing ---------------------------------------------------------------------------------------------------------

    def write(self, job: "Callable[[Ledger], HasLines]") -> None:
        """Have something written, say in a toast what was, and show it."""

        def written(done: HasLines) -> None:
            self.say_written(done)

        self._writes += 1  # each under a key of its own: none of their answers is ever late
        self.ask(f"write {self._writes}", job, written)

    def say_written(self, done: HasLines, title: str = "Written") -> None:
        """Say what was written, and that it can be undone where it is a batch; load again."""
        self.clear_notifications()
        self.keystrokes.say_again()
        batch = batch_of(done)
        heading = f"{title} · {self.sign('undo')} undo" if batch else title
        self.say_in_toast("\n".join(shortened(done.lines)), title=heading, timeout=8, batch=batch)
        self.facts_changed()

    def action_undo(self) -> None:
        """Undo the batch that a toast tells of; without one, what this person wrote last."""
        toast = next((one for one in reversed(toasts_on_show(self)) if isinstance(one, Toast) and one.batch), None)
        batch, before = (toast.batch if toast else None), self.clerk.last_batch
        on_its_way = before > (batch or before)  # written, and not told yet

        def job(ledger: "Ledger") -> "Undone":
            last = self.clerk.last_batch
            meant = last if last > before or (on_its_way and not (toast and toast.is_refusal)) else batch
            return history.undo(ledger, batch=meant)

        self._writes += 1
        self.ask(f"write {self._writes}", job, lambda done: self.say_written(done, title="Undone"))


def _was_changed(ledger: "Ledger") -> bool:
    """Tell whether another process has written since this was last asked."""
    return bool(ledger.conn.changed())
