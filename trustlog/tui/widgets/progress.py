"""Long work on show: what it is at, how far, how long; escape cancels it, and then nothing of it stays."""

from collections.abc import Callable
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from trustlog.errors import Cancelled
from trustlog.tui.app.clerk import Answer
from trustlog.tui.widgets.modal import Modal
from trustlog.tui.widgets.plain import Static, told

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger
    from trustlog.tui.app.application import TrustlogApp

Progress = Callable[[str, int], None]
"""Told now and then what is being worked on and how many are done; may raise `Cancelled`."""
LOOKS_A_SECOND = 8


class Working(Modal[Any]):
    """Runs a job aside and shows how far it is; the answer is what it gave, None when cancelled or refused."""

    ABOUT: ClassVar[str] = "Something that takes a while. Escape cancels it; then nothing was written."
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
            box.border_title = told(self._title)
            box.border_subtitle = "esc cancel"
            yield Static("beginning …", id="far", markup=False)

    def on_mount(self) -> None:
        """Begin."""
        job, progress = self._job, self._progress
        cast("TrustlogApp", self.app).clerk.ask_aside(self, "work", lambda ledger: job(ledger, progress), self._done)
        self.set_interval(1 / LOOKS_A_SECOND, self._look)

    def on_unmount(self) -> None:
        """Stop what nobody waits for any more."""
        self._stop.set()

    def _progress(self, what: str, count: int) -> None:
        """Take note, on the worker's thread; this is also where the work is cut off."""
        self._at = (what, count)
        if self._stop.is_set():
            raise Cancelled

    def _look(self) -> None:
        what, count = self._at
        spent = int(monotonic() - self._begun)
        far = f"{what}  {count:,}" if what else "reading …"
        says = "cancelling …" if self._stop.is_set() else far
        self.query_one("#far", Static).update(f"{says}    {spent} s")

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
        """Cut the work off at its next step."""
        self._stop.set()
        self._look()
