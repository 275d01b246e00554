"""The recap of a call: its text, to be copied with one key, as plain text, Markdown or the draft of a mail."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from trustlog.desk import recap as desk
from trustlog.language import N_, _
from trustlog.tui.app.key_table import TABLE
from trustlog.tui.app.toasts import Lines
from trustlog.tui.drawing.text import wrapped
from trustlog.tui.widgets.dialogs import AskText, text_width
from trustlog.tui.widgets.modal import Modal
from trustlog.tui.widgets.pick import Pick
from trustlog.tui.widgets.plain import plain
from trustlog.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from trustlog.desk.recap import Form, Recap
    from trustlog.tui.app.application import TrustlogApp

_NAMES: "dict[Form, str]" = {"text": N_("text"), "md": N_("Markdown"), "eml": N_("mail")}
_ENDS: "dict[Form, str]" = {"text": "txt", "md": "md", "eml": "eml"}


def recap_with(app: "TrustlogApp", handle: str) -> None:
    """Show the recap of what was logged last with a partner."""

    def show(made: "Recap") -> None:
        app.push_screen(RecapText(made))

    app.ask("brief", lambda ledger: desk.recap(ledger, handle), show)


class RecapText(Modal[None]):
    """The text of a recap, and what it is written as."""

    ABOUT: ClassVar[str] = N_(
        "The text to send after a call, from what was logged last: what was agreed, what each side will do, and what "
        "is still open. Nothing private and no reading is in it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", "back", show=False),
        Binding(TABLE["copy"], "copy_it", "copy", show=False, id="copy"),
        Binding("left", "form(-1)", "before", show=False),
        Binding("right", "form(1)", "next", show=False),
    ]

    def __init__(self, made: "Recap") -> None:
        super().__init__(classes="dialog tall wide")
        self._made = made

    @property
    def form(self) -> "Form":
        """What it is written as."""
        return desk.FORMS[self.query_one(Pick).at]

    def compose(self) -> ComposeResult:
        """Lay out the choice of form and the text."""
        sign = cast("TrustlogApp", self.app).sign("copy")
        with Vertical(classes="box") as box:
            box.border_title = plain(_("Recap · {handle}").format(handle=self._made.partner.handle))
            box.border_subtitle = plain(_("{sign} copy · ←→ form · enter to a file · esc back").format(sign=sign))
            yield Pick([_NAMES[form] for form in desk.FORMS], id="form")
            yield Rows()

    def on_mount(self) -> None:
        """Show the text."""
        self._show()
        self.query_one(Rows).focus()

    def on_resize(self) -> None:
        """Wrap the text anew."""
        self._show()

    def text(self) -> str:
        """Return the text of the form chosen, as it is read and copied."""
        return desk.readable(self._made, self.form)

    @on(Pick.Picked)
    def _show(self) -> None:
        lines = [(line, "") for line in self.text().splitlines()]
        items = wrapped(lines, text_width(self.app.size.width))
        self.query_one(Rows).show([item._replace(key=str(at)) for at, item in enumerate(items)])

    def action_form(self, step: int) -> None:
        """Write it as the next form, or as the one before."""
        self.query_one(Pick).action_step(step)

    def action_copy_it(self) -> None:
        """Copy the whole text."""
        cast("TrustlogApp", self.app).copy_text(self.text(), _("recap"))

    @on(Rows.Opened)
    def _ask_where(self) -> None:
        """Ask for the name of a file, and write the text to it."""
        form, handle = self.form, self._made.partner.handle
        place = f"~/recap-{handle}.{_ENDS[form]}"
        ask = AskText(_("Recap · {handle}").format(handle=handle), _("To which file?"), begin=place)
        self.app.push_screen(ask, lambda path: self._write(form, path) if path else None)

    def _write(self, form: "Form", path: str) -> None:
        made = self._made
        cast("TrustlogApp", self.app).write(lambda ledger: Lines((desk.write_recap(ledger, made, form, path),)))
