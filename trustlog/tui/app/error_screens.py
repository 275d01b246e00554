"""Error screens: the ledger cannot be reached, or Trustlog itself has failed. Neither ends the program."""

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from trustlog.errors import Refused
from trustlog.language import N_, _
from trustlog.tui.widgets.modal import Modal
from trustlog.tui.widgets.plain import Static


def write_down(error: BaseException, now: datetime) -> str:
    """Append the details of an unexpected error to the log of errors, readable by this person only; return its path.

    Where that cannot be written, the answer says so.
    """
    from trustlog.files.writing import log_error

    try:
        return log_error(error, now.isoformat(timespec="seconds"))
    except (OSError, Refused) as fault:
        return _("no file: they could not be written ({value})").format(value=getattr(fault, "strerror", None) or fault)


class Away(Modal[bool]):
    """The ledger is locked, gone, full or out of reach: says so, and tries again when asked. False leaves Trustlog."""

    ABOUT: ClassVar[str] = N_(
        "The ledger cannot be reached now. It is tried again when you ask for it; what was read before stays on the "
        "screen when you go on without."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r,enter", "again", "try again", show=False),
        Binding("escape", "dismiss(True)", "go on without", show=False),
        Binding("q", "dismiss(False)", "leave", show=False),
    ]

    def __init__(self, message: str, try_again: Callable[[], None]) -> None:
        super().__init__(classes="dialog")
        self.message = message
        self._try_again = try_again
        self._tried = False
        self.waiting: list[Callable[[], None]] = []

    def compose(self) -> ComposeResult:
        """Lay out what is wrong."""
        with Vertical(classes="box") as box:
            box.border_title = _("The ledger cannot be reached")
            box.border_subtitle = _("r try again · esc go on without · q leave")
            yield Static(self.message, markup=False, classes="says")
            yield Static(_("Nothing half done was written. What you typed is kept."), classes="quiet")
            yield Static(" ", id="trying")

    def action_again(self) -> None:
        """Try again what did not work."""
        self._tried = True
        self.query_one("#trying", Static).update(_("trying …"))
        self._try_again()

    def still(self, message: str) -> None:
        """Say that it does not work yet."""
        self.message = message
        if self.is_mounted:
            self.query_one(".says", Static).update(message)
            self.query_one("#trying", Static).update(_("Not yet.") if self._tried else " ")


class Failed(Modal[bool]):
    """An error that nobody expected: what it means for the ledger, where the details are. False leaves Trustlog."""

    ABOUT: ClassVar[str] = N_(
        "Something went wrong that nobody expected. What was done is in the ledger whole or not at all; the details "
        "are in the file that is named."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,g", "dismiss(True)", "go on", show=False),
        Binding("q", "dismiss(False)", "leave", show=False),
        Binding("y", "copy", "copy", show=False),
    ]

    def __init__(self, error: str, path: str) -> None:
        super().__init__(classes="dialog")
        self._error = error
        self._path = path

    def compose(self) -> ComposeResult:
        """Lay out what is known."""
        with Vertical(classes="box") as box:
            box.border_title = _("Trustlog failed")
            box.border_subtitle = _("enter go on · y copy the place · q leave")
            says = _(
                "Something is wrong in Trustlog itself, not in what you did. Your ledger has come to no harm: every "
                "write is done whole or not at all."
            )
            yield Static(says, markup=False, classes="says")
            yield Static(self._error, markup=False, classes="says quiet")
            yield Static(
                _("The details, to pass on to whoever looks after Trustlog, are in\n{path}").format(path=self._path),
                markup=False,
            )

    def action_copy(self) -> None:
        """Copy where the details are."""
        self.app.copy_to_clipboard(self._path)
        self.app.notify(_("Copied"), timeout=2)
