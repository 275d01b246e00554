"""Progress of long work: what is being done, how far, how long; escape cancels it without a trace."""

from collections.abc import Callable
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from trustlog.errors import Cancelled
from trustlog.language import N_, _
from trustlog.tui.app.clerk import Answer
from trustlog.tui.widgets.modal import Modal
from trustlog.tui.widgets.plain import Static, plain

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger
    from trustlog.tui.app.application import TrustlogApp

Progress = Callable[[str, int], None]
"""Called now and then with what is being worked on and how many are done; may raise `Cancelled`."""
LOOKS_A_SECOND = 8


class Working(Modal[Any]):
    """Runs a job on a thread of its own and shows how far it is; the answer is its result, or None."""

    ABOUT: ClassVar[str] = N_("Something that takes a while. Escape cancels it; then nothing was written.")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "cancel", show=False)]

    def __init__(self, title: str, job: "Callable[[Ledger, Progress], Any]") -> None:
        super().__init__(classes="dialog")
        self._title = title
        self._job = job
        self._stop = Event()
        self._at = ("", 0)
        self._begun = monotonic()

    def compose(self) -> ComposeResult:
        """Lay out what is going on."""
        with Vertical(classes="box") as box:
            box.border_title = plain(self._title)
            box.border_subtitle = _("esc cancel")
            yield Static(_("beginning …"), id="far", markup=False)

    def on_mount(self) -> None:
        """Begin."""
        job, progress = self._job, self._progress
        cast("TrustlogApp", self.app).clerk.ask_aside(self, "work", lambda ledger: job(ledger, progress), self._done)
        self.set_interval(1 / LOOKS_A_SECOND, self._refresh_count)

    def on_unmount(self) -> None:
        """Stop the job, for which nobody waits any more."""
        self._stop.set()

    def _progress(self, label: str, count: int) -> None:
        """Store the progress, on the worker's thread; raise `Cancelled` where the job shall stop."""
        self._at = (label, count)
        if self._stop.is_set():
            raise Cancelled

    def _refresh_count(self) -> None:
        label, count = self._at
        spent = int(monotonic() - self._begun)
        progress = f"{label}  {count:,}" if label else _("reading …")
        state = _("cancelling …") if self._stop.is_set() else progress
        self.query_one("#far", Static).update(f"{state}    {spent} s")

    def _done(self, result: Any) -> None:
        self.dismiss(result)

    @on(Answer)
    def _take(self, answer: Answer) -> None:
        app = cast("TrustlogApp", self.app)
        if answer.error is None:
            app.take(answer)
        elif not answer.is_late():
            self.dismiss(None)
            if isinstance(answer.error, Cancelled):
                app.notify(app.words().of(answer.error), timeout=5)
            else:
                app.report(answer.error)

    def action_cancel(self) -> None:
        """Stop the job at its next step."""
        self._stop.set()
        self._refresh_count()
