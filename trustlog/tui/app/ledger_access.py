"""The application's hold on the ledger: what the desk answers, staying up to date, readings at hand, and writing."""

import gc
from asyncio import get_running_loop
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar, TypeVar

from rich.text import Text
from textual import events, on
from textual.filter import LineFilter
from textual.notifications import Notify, SeverityLevel

from trustlog import config
from trustlog.desk import history, partners, readings
from trustlog.domain.text import shown
from trustlog.errors import LedgerAway, LedgerUnfit, NotUndone, ReadOnly, Reason, SettingsFaults, TrustlogError
from trustlog.language import N_, _
from trustlog.tui.app.clerk import Answer, Clerk
from trustlog.tui.app.feed import FeedFailed
from trustlog.tui.app.gil_priority import screens_first
from trustlog.tui.app.idle_work import IdleWork
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
"""Most partners that are read in one pass; more are read a few at a time, so that nothing typed has to wait."""
AT_A_TIME, FETCHED_AT_A_TIME = 25, 200
"""Readings made at a time, and kept readings fetched at a time."""

OPENING = ("decision", "file", "fact", "brief", "details", "capture")
"""Questions to the desk whose answers open a screen, or close the one that asks."""


class LedgerApp(FailingApp[str | None]):
    """An application on a ledger, still without screens."""

    ENABLE_COMMAND_PALETTE: ClassVar[bool] = False  # Trustlog has its own palette
    SUSPENDED_SCREEN_CLASS: ClassVar[str] = "behind"  # a screen below a question leaves the toasts to that

    def __init__(self, where: str, me: str, today: date | None = None) -> None:
        super().__init__()
        self.clerk = Clerk(where, me, today, self._notice, self._feed_fails)
        self.version = 0
        self.roster: Roster | None = None
        self.readings: dict[str, Reading] = {}
        self.readings_version = 0
        self._unfetched: list[Partner] = []
        self._writes = 0
        self._today = today
        self._away: Away | None = None
        self._goes_without = False
        self.idle_work = IdleWork(self)
        self._share_evenly: Callable[[], None] = lambda: None
        self.went_on = False
        self._harmless = Harmless()
        self._told: list[str] = []
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
            return False  # true most of the time, and saves going through all
        return all(partner.id in self.readings for partner in self.roster.partners)

    def on_mount(self) -> None:
        """Paint first; ask for the data once that is done."""
        gc.freeze()  # imported modules stay: examining them again and again would hold up the readings
        gc.set_threshold(2_000, 5, 10_000)  # young objects only; a full collection runs when nobody waits
        self._share_evenly = screens_first(get_running_loop())
        self._key_watch = self.set_interval(LOOK_SECONDS, self.keystrokes.check_progress, pause=True)
        self.call_after_refresh(self.begin)

    def begin(self) -> None:
        """Ask for everything on show, and look for changes from here on."""
        self.version += 1
        self._poll()  # what others write from here on is a change
        self._refresh()
        self.set_interval(POLL_SECONDS, self._poll)

    def on_unmount(self) -> None:
        """Close the ledger."""
        self._share_evenly()
        self.clerk.close()

    # What the desk answers -------------------------------------------------------------------------------------------

    def ask(self, key: str, job: "Callable[[Ledger], T]", then: Callable[[T], None]) -> None:
        """Ask the desk for something on behalf of the application itself."""
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
            self.report(answer.error, answer.repeat)
        self.keystrokes.go_on()

    def report(self, error: BaseException, repeat: Callable[[], None] | None = None) -> None:
        """Say what went wrong: a ledger out of reach with a way to try again, an unexpected error on a screen."""
        if isinstance(error, ReadOnly) and self.roster is not None:
            self._say_refused(error)  # trying again would not help, and all else goes on
        elif isinstance(error, LedgerUnfit) and (self.roster is not None or isinstance(error, LedgerAway)):
            self._say_away(self.words().of(error), repeat)
        elif isinstance(error, LedgerUnfit) or (isinstance(error, SettingsFaults) and self.roster is None):
            if self.return_code is None:  # every other question fails the same way; the error is shown once
                self.exit(return_code=error.status, message=Text("\n".join(map(shown, error.lines))))
        elif isinstance(error, TrustlogError):
            self._say_refused(error)
        else:
            self.say_failed(error)

    def _say_refused(self, error: TrustlogError) -> None:
        """Say in toasts that something was not done, each line once; a refused undo offers another batch."""
        if isinstance(error, NotUndone) and error.instead is not None:
            number, title_of_batch = error.instead
            title = _("Not undone · {sign} undo {number} instead").format(sign=self.sign("undo"), number=number)
            message = _("{why}\nThe next one that can be undone is batch {number}: {title_of_batch}").format(
                why=error.why(self.words()), number=number, title_of_batch=title_of_batch
            )
            self.say_in_toast(message, title=title, severity="error", timeout=15, batch=number)
            return
        shown_already = {toast.message for toast in toasts_on_show(self)}
        for line in (line for line in error.lines_in(self.words()) if line not in shown_already):
            self.notify(line, title=_("Not done"), severity="error", timeout=8, markup=False)

    def say_failed(self, error: BaseException) -> None:
        """Show that Trustlog itself has failed, and where the details are."""
        from trustlog.tui.app.error_screens import Failed, write_down

        path = write_down(error, config.now())
        if not isinstance(self.screen, Failed):
            summary = f"{type(error).__name__}: {error}".splitlines()[0][:300]
            self.push_screen(Failed(summary, path), self._go_on)

    def _say_away(self, message: str, repeat: Callable[[], None] | None) -> None:
        """Show that the ledger is out of reach, once; what did not work is kept to be tried again."""
        from trustlog.tui.app.error_screens import Away

        if self._away is None:
            self._away = Away(message, self._try_again)
            self.push_screen(self._away, self._go_on)
        else:
            self._away.still(message)
        if repeat is not None:
            self._away.waiting.append(repeat)

    def _try_again(self) -> None:
        """Open the ledger anew; once that works, repeat what had failed."""
        if not self.clerk.is_busy_with(self, "there again"):
            self.clerk.reopen()
            self.ask("there again", _was_changed, lambda _changed: self._is_there())

    def _is_there(self) -> None:
        if self._away is not None:
            waiting, self._away.waiting = self._away.waiting, []
            self._away.dismiss(True)
            for repeat in waiting:
                repeat()
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
        batch: int | None = None, handle: str | None = None,
    ) -> None:  # fmt: skip
        """Say something in a toast, as plain text; `batch` is whose changes it reports, `handle` a recap's partner."""
        seconds = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
        toast = Toast(shown(message, lines=True), shown(title), severity, seconds, markup=False)
        toast.batch, toast.handle = batch, handle
        self.post_message(Notify(toast))

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Let nothing through that steers a terminal, wherever it came from."""
        return [*super().get_line_filters(), self._harmless]

    @on(events.DeliveryComplete)
    def _delivered(self, event: events.DeliveryComplete) -> None:
        """Say where a picture of the screen is; Textual would say it as markup."""
        event.prevent_default()
        place = _("Saved as {path}").format(path=event.path) if event.path is not None else _("Saved")
        self.notify(place, title=_("Screenshot"))

    def _notice(self, what: Reason) -> None:
        self.call_from_thread(self._told.append, self.words().of(what))

    @on(FeedFailed)
    def _feed_failed(self, failed: FeedFailed) -> None:
        """Say why the calendar is not up to date: what was written is written all the same."""
        error = failed.error
        lines = (
            error.lines_in(self.words()) if isinstance(error, TrustlogError) else [f"{type(error).__name__}: {error}"]
        )
        self.notify("\n".join(lines), title=_("The calendar is not up to date"), severity="warning", timeout=12)

    def _feed_fails(self, error: BaseException) -> None:
        self.post_message(FeedFailed(error))  # from a thread of its own

    # Staying up to date ----------------------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """Remember when somebody last did something; hand keys and pastes on in sequence."""
        if isinstance(event, events.InputEvent):
            self.idle_work.wait()
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self.keystrokes.take(event)
        else:
            await super().on_event(event)

    @on(Passed)
    async def _key_passed(self, passed: Passed) -> None:
        await self.keystrokes.passed(passed.ticket)

    def watch_keys(self, is_on: bool) -> None:
        """Start checking the key under way, or stop."""
        if is_on:
            self._key_watch.resume()
        else:
            self._key_watch.pause()

    def is_opening(self) -> bool:
        """Tell whether a screen opens or closes as soon as the desk has answered."""
        askers = (self, self.screen)
        return any(self.clerk.is_busy_with(asker, key) for asker in askers for key in OPENING)

    def _poll(self) -> None:
        self.idle_work.collect()
        if self.roster is not None and self.roster.today != self.today:
            self.facts_changed()  # the day is over
        elif self._away is None and not self._goes_without and not self.clerk.is_busy_with(self, "poll"):
            self.ask("poll", _was_changed, self._polled)

    def _polled(self, changed: bool) -> None:
        if changed:
            self.facts_changed()
        else:
            self.idle_work.go_ahead(self.idle_work.idle_for)

    def facts_changed(self) -> None:
        """Load everything on show again."""
        self.version += 1
        self._refresh()

    def _refresh(self) -> None:
        if page := self.page():
            page.refresh_if_stale()
        self.ask("roster", lambda ledger: partners.roster(ledger), self._got_roster)

    def page(self) -> Page | None:
        """Return the full screen that is open, below any question."""
        return next((screen for screen in reversed(self.screen_stack) if isinstance(screen, Page)), None)

    def _got_roster(self, roster: "Roster") -> None:
        self.roster = roster
        self.readings = {}
        self.readings_version += 1
        if page := self.page():
            page.roster_came()
        wanted = set(page.wanted()) if page else set()
        self._unfetched = sorted(roster.partners, key=lambda partner: partner.handle not in wanted)
        self._read_more()
        if self._told:
            told, self._told = self._told, []
            self.say_upgraded(told)

    def _read_more(self) -> None:
        """Fetch or make readings: of the rows in sight first, then of the rest."""
        page, roster = self.page(), self.roster
        if roster is None or page is None or self.has_all_readings:
            return
        if self._unfetched:
            next_partners, self._unfetched = self._unfetched[:FETCHED_AT_A_TIME], self._unfetched[FETCHED_AT_A_TIME:]
            self.ask("readings", lambda ledger: readings.kept_of(ledger, next_partners), self._got_kept)
            return
        wanted = set(page.wanted())
        missing = [partner for partner in roster.partners if partner.id not in self.readings]
        chosen = [partner for partner in missing if partner.handle in wanted][:AT_A_TIME]
        if chosen or len(roster.partners) > IN_ONE_PASS:
            next_partners = chosen or missing[:AT_A_TIME]
            self.ask(
                "readings",
                lambda ledger: readings.readings_of(ledger, next_partners, self.clerk.give_way),
                self._got_readings,
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
        self.readings.update((reading.partner.id, reading) for reading in readings)
        if not readings and self.roster is not None and not self.has_all_readings:
            return  # partners were archived meanwhile; the next change brings a new roster
        if page := self.page():
            page.readings_came(readings)
        self._read_more()

    def leave(self, result: str | None = None, status: int = 0) -> None:
        """Leave with a result and an exit status."""
        raise NotImplementedError

    def sign(self, action: str) -> str:
        """Return the sign of the key that does this, on every screen."""
        raise NotImplementedError

    def say_upgraded(self, told: Sequence[str]) -> None:
        """Say what was told while an older ledger was brought to this version."""
        raise NotImplementedError

    def words(self) -> "Words":
        """Return the words of the screens, with the keys in force."""
        raise NotImplementedError

    # Writing ---------------------------------------------------------------------------------------------------------

    def write(self, job: "Callable[[Ledger], HasLines]") -> None:
        """Write something, report it in a toast, and show it."""

        def written(report: HasLines) -> None:
            self.say_written(report)

        self._writes += 1  # each write has a key of its own: no later write drops its answer
        self.ask(f"write {self._writes}", job, written)

    def say_written(self, report: HasLines, title: str = N_("Written"), handle: str | None = None) -> None:
        """Say what was written, that it can be undone where it is a batch, and recapped with a partner; load again."""
        self.clear_notifications()
        self.keystrokes.say_again()
        batch, title = batch_of(report), _(title)
        heading = _("{title} · {sign} undo").format(title=title, sign=self.sign("undo")) if batch else title
        if handle is not None:
            heading = _("{heading} · {sign} recap").format(heading=heading, sign=self.sign("recap"))
        self.say_in_toast("\n".join(shortened(report.lines)), title=heading, timeout=8, batch=batch, handle=handle)
        self.facts_changed()

    def action_undo(self) -> None:
        """Undo the batch that a toast reports; without such a toast, what this person wrote last."""
        toast = next(
            (toast for toast in reversed(toasts_on_show(self)) if isinstance(toast, Toast) and toast.batch), None
        )
        batch, before = (toast.batch if toast else None), self.clerk.last_batch
        on_its_way = before > (batch or before)  # written, and not reported yet

        def job(ledger: "Ledger") -> "Undone":
            last = self.clerk.last_batch
            number = last if last > before or (on_its_way and not (toast and toast.is_refusal)) else batch
            return history.undo(ledger, batch=number)

        self._writes += 1
        self.ask(f"write {self._writes}", job, lambda undone: self.say_written(undone, title=_("Undone")))


def _was_changed(ledger: "Ledger") -> bool:
    """Tell whether another process has written since this was last asked."""
    return bool(ledger.conn.changed())
