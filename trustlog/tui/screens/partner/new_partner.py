"""A new partner: its name, and the handle to type for it, made of the name until somebody types a handle."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from trustlog.desk import partners
from trustlog.desk.sentences import every_days
from trustlog.errors import LedgerUnfit, TrustlogError
from trustlog.tui.app.clerk import Answer
from trustlog.tui.widgets.field import Input
from trustlog.tui.widgets.line import TextLine
from trustlog.tui.widgets.modal import Modal
from trustlog.tui.widgets.plain import Static

if TYPE_CHECKING:
    from trustlog.desk.ledger import Written
    from trustlog.tui.app.application import TrustlogApp

SAYS = "It begins at level 1 today and aims at 2; you mean to speak every {}."
NO_HANDLE = "Its name has no letters a-z to make a handle of: type one, the word that lines will call it by."


class NewPartner(Modal[None]):
    """Name and handle; enter adds the partner, and a refusal is shown here, with the fields kept for correction."""

    ABOUT: ClassVar[str] = (
        "A partner's name, and its handle: the short word by which lines and commands call it. The handle is made of "
        "the name unless you type another one."
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "back", show=False)]

    def __init__(self) -> None:
        super().__init__(classes="dialog")
        self._derived = ""

    @property
    def _app(self) -> "TrustlogApp":
        return cast("TrustlogApp", self.app)

    def compose(self) -> ComposeResult:
        """Lay out the question and both fields."""
        with Vertical(classes="box") as box:
            box.border_title = "New partner"
            box.border_subtitle = "enter add · tab handle · esc back"
            yield Static(SAYS.format(every_days(self._app.user_settings.days.cadence)), markup=False, classes="says")
            for name, hint in (("name", "Acme Instruments"), ("handle", "acme-instruments")):
                with Horizontal(classes="row"):
                    yield Static(name, classes="quiet")
                    yield TextLine(placeholder=hint, compact=True, classes="line", id=name, select_on_focus=False)
            yield Static("", id="fault", markup=False)

    def on_mount(self) -> None:
        """Be ready to type the name."""
        for field in self.query(Input):
            field.cursor_blink = self._app.cursor_blinks
        self.query_one("#name").focus()

    def on_unmount(self) -> None:
        """Drop an answer that nobody waits for any more."""
        self._app.clerk.forget(self)

    @on(Input.Changed, "#name")
    def _named(self, event: Input.Changed) -> None:
        """Make the handle of the name, unless somebody typed a handle."""
        from trustlog.desk.partners import slug

        handle = self.query_one("#handle", Input)
        if handle.value == self._derived:
            self._derived = slug(event.value)
            handle.value = self._derived
        self._say("" if not event.value.strip() or handle.value else NO_HANDLE)

    @on(Input.Changed, "#handle")
    def _handle_typed(self, event: Input.Changed) -> None:
        if event.value != self._derived:
            self._say("")

    @on(Input.Submitted)
    def _entered(self) -> None:
        name, handle = (self.query_one(field, Input).value.strip() for field in ("#name", "#handle"))
        if not name:
            self._say("A partner needs a name.", "#name")
        elif not handle:
            self._say(NO_HANDLE, "#handle")
        else:
            self._app.clerk.ask(self, "add", lambda ledger: partners.add(ledger, name, handle=handle), self._added)

    def _added(self, report: "Written") -> None:
        self.dismiss(None)
        self._app.say_written(report)

    def _say(self, fault: str, field: str = "") -> None:
        self.query_one("#fault", Static).update(fault)
        if field:
            self.query_one(field).focus()

    @on(Answer)
    def _take(self, answer: Answer) -> None:
        if isinstance(answer.error, TrustlogError) and not isinstance(answer.error, LedgerUnfit):
            if not answer.is_late():
                self._say("; ".join(answer.error.lines_in(self._app.words())))
        else:
            self._app.take(answer)
