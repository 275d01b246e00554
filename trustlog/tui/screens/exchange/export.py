"""Export: what, where to and how much of it; then with progress, and cancelled without a trace."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from trustlog.desk import exports
from trustlog.desk.exports import FORMATS
from trustlog.errors import Reason, WordsError
from trustlog.language import N_, _, at_the_start
from trustlog.tui.widgets.field import Input
from trustlog.tui.widgets.line import TextLine
from trustlog.tui.widgets.modal import Modal
from trustlog.tui.widgets.pick import Pick
from trustlog.tui.widgets.plain import Static
from trustlog.tui.widgets.progress import Working

if TYPE_CHECKING:
    from trustlog.desk.exports import ExportChoice, ExportReport
    from trustlog.tui.app.application import TrustlogApp

PLACES = {name: f"~/{form.place}" for name, form in FORMATS.items()}


class Export(Modal[None]):
    """The questions before an export."""

    ABOUT: ClassVar[str] = N_("Writes the ledger out. The folder or file appears only once it is whole.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "back", show=False),
        Binding("enter", "export", "export", show=False),  # in a line it is `Submitted`; here, on the kinds
    ]

    def __init__(self, form: str) -> None:
        super().__init__(classes="dialog")
        self._form = form

    def compose(self) -> ComposeResult:
        """Lay out the fields."""
        with Vertical(classes="box") as box:
            box.border_title = _("Export")
            box.border_subtitle = _("tab next · ←→ choose · enter export · esc back")
            yield Pick(list(FORMATS), list(FORMATS).index(self._form), id="form", arrows=True)
            yield Static("", id="about", classes="says quiet")
            yield Static(_("Where to"), classes="label")
            yield TextLine(PLACES[self._form], compact=True, classes="line", id="out")
            with Vertical(id="chooses"):
                yield Static(_("From, to (days, empty for all)"), classes="label")
                yield TextLine(placeholder=_("2026-01-01 · 3mo"), compact=True, classes="line", id="since")
                yield TextLine(placeholder=_("today"), compact=True, classes="line", id="until")
                yield Static(_("Only this partner (a handle, empty for all)"), classes="label")
                yield TextLine(compact=True, classes="line", id="partner")
            with Vertical(id="compares"):
                yield Static(_("Tell what changed since (a day, empty for none)"), classes="label")
                yield TextLine(placeholder=_("2026-01-01 · 3mo"), compact=True, classes="line", id="compared")
            yield Static("", id="fault")

    def on_mount(self) -> None:
        """Be ready to change the place."""
        for field in self.query(Input):
            field.cursor_blink = cast("TrustlogApp", self.app).cursor_blinks
        self._show()
        self.query_one("#out").focus()

    @on(Pick.Picked)
    def _chosen(self) -> None:
        before = self._form
        self._form = list(FORMATS)[self.query_one(Pick).at]
        field = self.query_one("#out", Input)
        if field.value == PLACES[before]:
            field.value = PLACES[self._form]
        self._show()

    def _show(self) -> None:
        form = FORMATS[self._form]
        self.query_one("#about", Static).update(f"{at_the_start(_(form.purpose))}. {_(form.holds)}")
        self.query_one("#chooses").display = form.chooses
        self.query_one("#compares").display = form.compares

    @on(Input.Submitted)
    def action_export(self) -> None:
        """Export as it was answered; where an answer is no day or no place, say so and stay."""
        try:
            choice = self._wanted()
        except WordsError as error:
            self.query_one("#fault", Static).update(cast("TrustlogApp", self.app).words().of(error))
            return
        app = cast("TrustlogApp", self.app)
        dialog = Working(
            _("Export · {form}").format(form=choice.form),
            lambda ledger, progress: exports.export(ledger, choice, progress),
        )
        self.dismiss(None)
        app.call_later(app.push_screen, dialog, lambda report: _say(app, report))  # this screen is closed by then

    def _wanted(self) -> "ExportChoice":
        path = self.query_one("#out", Input).value.strip()
        if not path:
            raise WordsError(Reason("no_place_to_export"))
        form, choice = FORMATS[self._form], exports.ExportChoice(self._form, path)
        if form.chooses:
            partner = self.query_one("#partner", Input).value.strip()
            choice = choice._replace(since=self._day("since"), until=self._day("until"), partner=partner or None)
        if form.compares and (day := self._day("compared")) is not None:
            choice = choice._replace(compared=exports.checked_since(day, cast("TrustlogApp", self.app).today))
        return choice

    def _day(self, field: str) -> date | None:
        from trustlog.domain.calendar.dates import read_date

        text = self.query_one(f"#{field}", Input).value.strip()
        return read_date(text, cast("TrustlogApp", self.app).today, due=False) if text else None


def _say(app: "TrustlogApp", report: "ExportReport | None") -> None:
    if report is not None:
        left_out = [] if report.left_out is None else [app.words().of(report.left_out)]
        app.notify("\n".join([*report.lines, *left_out]), title=_("Exported"), timeout=12, markup=False)
