"""The capture line as a form: the same facts in fields, written through the same line; going back loses nothing."""

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from trustlog.desk import capture, people
from trustlog.domain.capture.form import STAKES, DisclosureFields, Form, MomentFields, PromiseFields
from trustlog.language import N_, _
from trustlog.tui.screens.capture.preview import Reads
from trustlog.tui.widgets.begins import Begins
from trustlog.tui.widgets.field import Input
from trustlog.tui.widgets.line import TextLine
from trustlog.tui.widgets.pick import Pick
from trustlog.tui.widgets.plain import Static

SIDES = ("we", "they")
DEPTHS = (N_("depth 1"), N_("depth 2"), N_("depth 3"), N_("depth 4"))
AT_FIRST = 2
"""Rows for promises shown at first; filling the last row adds another."""


class CaptureForm(Reads):
    """Fields for partner, time together, promises and disclosures; the answer is the line they make."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "line", "back to the line, with what is filled in", show=False),
        Binding("ctrl+l", "line", "back to the line", show=False),
        Binding("ctrl+s", "write_now", "write", show=False),
        Binding("ctrl+y", "mend", "take the line as it was most likely meant", show=False, priority=True),
        Binding("down", "app.focus_next", "the next field", show=False),
        Binding("up", "app.focus_previous", "the field before", show=False),
    ]

    def __init__(self, line: str) -> None:
        super().__init__()
        self._line = line
        self._form = Form()
        self._people: list[str] = []
        self._kinds: list[str] = []
        self._partner = ""
        self._ready = False

    def compose(self) -> ComposeResult:
        """Lay out the fields; the rows are filled once the line is read."""
        with Vertical(classes="box") as box:
            box.border_title = _("Capture · form")
            box.border_subtitle = _("tab next · ←→ choose · → take · enter write · esc back to the line")
            with VerticalScroll(id="fields", can_focus=False):
                yield from self._row(
                    _("Partner"), self._field("partners", _("acme, or several with commas"), self._handles)
                )
                yield from self._row(
                    _("Together"),
                    self._field("kind", _("lunch, call, workshop"), lambda: self._kinds),
                    self._field("minutes", _("how long")),
                    self._field("on", _("when (today)")),
                )
                yield from self._row(
                    _("With"), self._field("people", _("whom"), lambda: self._people), self._field("text", _("about"))
                )
                yield Vertical(id="promises")
                yield Vertical(id="told")
                yield from self._row(_("Also"), self._field("rest", _("note keen on the pilot; keep 12")))
            with VerticalScroll(classes="scrolls", can_focus=False):
                yield Static("", id="reading")

    def on_mount(self) -> None:
        """Fill the fields from the line."""
        self.trustlog.clerk.ask(self, "kinds", capture.moment_kinds, self._know_kinds)
        line, today = self._line, self.trustlog.today
        self.trustlog.clerk.ask(self, "form", lambda ledger: capture.form_of(ledger, line, today), self._fill)

    def _fill(self, form: Form) -> None:
        self._form = form
        values = {"partners": form.partners, "rest": form.rest, **form.moment._asdict()}
        for name, value in values.items():
            self.query_one(f"#{name}", Input).value = value
        promises = [*form.promises]
        while len(promises) < max(AT_FIRST, len(form.promises) + 1):
            promises.append(PromiseFields(ours=len(promises) % 2 == 0))
        disclosures = [*form.disclosures]
        while len(disclosures) < max(AT_FIRST, len(form.disclosures)):
            disclosures.append(DisclosureFields(ours=len(disclosures) % 2 == 0))
        self.call_later(self._begin, promises, disclosures)

    async def _begin(self, promises: list[PromiseFields], disclosures: list[DisclosureFields]) -> None:
        """Add the rows, and go to the first field; what is typed meanwhile is read once they are there."""
        await self.query_one("#promises").mount(*(self._promise_row(promise) for promise in promises))
        await self.query_one("#told").mount(*(self._disclosure_row(disclosure) for disclosure in disclosures))
        self._ready = True
        fields = [self.query_one(f"#{name}", Input) for name in ("partners", "kind")]
        next((field for field in fields if not field.value), fields[0]).focus()
        self._changed()

    def _promise_row(self, promise: PromiseFields) -> Horizontal:
        side = Pick(SIDES, 0 if promise.ours else 1, classes="side", folded=True)
        text, due = self._field("", _("promise what")), self._field("", _("by fri"))
        text.value, due.value = promise.text, promise.due
        due.add_class("due")
        stake = Pick(STAKES, STAKES.index(promise.stake), classes="stake", folded=True)
        return Horizontal(Static(_("Promise"), classes="name"), side, text, due, stake, classes="row promise")

    def _disclosure_row(self, disclosure: DisclosureFields) -> Horizontal:
        side = Pick(SIDES, 0 if disclosure.ours else 1, classes="side", folded=True)
        topic = self._field("", _("shared what about oneself"))
        topic.value = disclosure.topic
        depth = Pick(DEPTHS, disclosure.depth - 1, classes="depth", folded=True)
        return Horizontal(Static(_("Openness"), classes="name"), side, topic, depth, classes="row told")

    def _row(self, name: str, *fields: Input) -> Iterator[Horizontal]:
        yield Horizontal(Static(name, classes="name"), *fields, classes="row")

    def _field(self, name: str, hint: str, choices: Callable[[], list[str]] | None = None) -> Input:
        suggester = Begins(choices) if choices else None
        field = TextLine(placeholder=hint, compact=True, classes="line", id=name or None, suggester=suggester)
        field.cursor_blink = self.trustlog.cursor_blinks
        return field

    def _handles(self) -> list[str]:
        roster = self.trustlog.roster
        return [partner.handle for partner in roster.partners] if roster else []

    def _know_kinds(self, kinds: tuple[str, ...]) -> None:
        self._kinds = list(kinds)

    @on(Input.Changed)
    @on(Pick.Picked)
    async def _typed(self) -> None:
        if self._ready:
            self._changed()
            rows = self.query(".promise")
            if any(field.value for field in rows.last().query(Input)):
                await self.query_one("#promises").mount(self._promise_row(PromiseFields(ours=len(rows) % 2 == 0)))

    def _changed(self) -> None:
        self._form = self._filled()
        form, today = self._form, self.trustlog.today
        self.trustlog.clerk.ask(self, "line", lambda ledger: capture.line_of(ledger, form, today), self._got_line)
        partner = form.partners.rpartition(",")[2].strip()
        if partner and partner != self._partner:
            self._partner = partner
            self.trustlog.clerk.ask(self, "people", lambda ledger: people.names_at(ledger, partner), self._know)

    def _know(self, people: list[str]) -> None:
        self._people = people

    def _got_line(self, line: str) -> None:
        self._line = line
        self.read(line)

    def _filled(self) -> Form:
        values = {name: self.query_one(f"#{name}", Input).value for name in ("partners", "rest", *MomentFields._fields)}
        promises = []
        for row in self.query(".promise"):
            side, stake = row.query(Pick)
            text, due = row.query(Input)
            promises.append(PromiseFields(side.at == 0, text.value, due.value, STAKES[stake.at]))
        disclosures = []
        for row in self.query(".told"):
            side, depth = row.query(Pick)
            disclosures.append(DisclosureFields(side.at == 0, row.query_one(Input).value, depth.at + 1))
        moment = MomentFields(*(values[name] for name in MomentFields._fields))
        return Form(values["partners"], moment, tuple(promises), tuple(disclosures), values["rest"])

    @on(Input.Submitted)
    def action_write_now(self) -> None:
        """Write what is filled in."""
        form, today = self._filled(), self.trustlog.today
        self.trustlog.clerk.ask(self, "last", lambda ledger: capture.line_of(ledger, form, today), self.write)

    def action_line(self) -> None:
        """Go back to the line with what is filled in."""
        form, today = self._filled(), self.trustlog.today
        self.trustlog.clerk.ask(self, "last", lambda ledger: capture.line_of(ledger, form, today), self.dismiss_with)

    def action_mend(self) -> None:
        """Go back to the line with what is offered in the place of one that is refused."""
        if (better := self.mended()) is not None:
            self.dismiss(better)

    def dismiss_with(self, line: str) -> None:
        """Close with the line; an empty form gives an empty line, which is not the same as a line that was written."""
        self.dismiss(line or " ")
