"""A form: fields that hold what is known, of which those that are changed are written; what is wrong stands below each.

A field with few answers is a row of choices; a field of a day takes all that can be typed as a day, and shows what it
means.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from trustlog.desk.facts import WHY, Filled
from trustlog.errors import FieldFaults, LedgerUnfit, TrustlogError, WordsError
from trustlog.language import N_, _
from trustlog.tui.app.clerk import Answer
from trustlog.tui.drawing.fields import Look, answer_words, in_order, look_of
from trustlog.tui.drawing.text import full_day
from trustlog.tui.widgets.begins import Begins
from trustlog.tui.widgets.field import Input
from trustlog.tui.widgets.line import TextLine
from trustlog.tui.widgets.modal import Modal
from trustlog.tui.widgets.pick import LetterPick, Pick
from trustlog.tui.widgets.plain import Static, plain

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger
    from trustlog.tui.app.application import TrustlogApp
    from trustlog.tui.app.toasts import HasLines

WIDTH, EDGES = 76, 6
"""Columns of the form where there is room, and those that its border and the blanks beside it take of them."""
LEAST_LABEL = 13
"""Columns of the labels, with the gap behind them, where none is longer."""
SIDE_BY_SIDE = 56
"""Columns within which answers are shown side by side; of more only the chosen one is shown."""
Write = Callable[["Ledger", Mapping[str, str], str], "HasLines"]
"""Writes the fields that were changed, by their names, with the reason that was given."""


class Fields(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The fields, which scroll with the focus: up and down stay with the form, for going from field to field."""


class FieldForm(Modal[None]):
    """Fields to correct; enter writes those that were changed, and a refusal is shown below the field it is about.

    `completions` are what fields may be completed to, `words` how answers of fields are shown. `hint` is
    what stands in empty fields instead of their own hints, `hints` in some of them by name, `why` in that for the
    reason, where one is asked for. `whole` forms keep the sequence of their fields, and write all of them.
    """

    ABOUT: ClassVar[str] = N_(
        "All that is known, to be corrected. Up and down go from field to field; left and right choose "
        "where there are few answers, and so does a letter. A day can be typed as anywhere else, and "
        "what it means stands below it. Enter writes what was changed, as one batch; esc leaves "
        "everything as it is."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back, with nothing written", show=False),
        Binding("enter,ctrl+s", "write_now", "write what was changed", show=False),
        Binding("down", "app.focus_next", "the next field", show=False),
        Binding("up", "app.focus_previous", "the field before", show=False),
    ]

    def __init__(
        self,
        title: str,
        says: str,
        fields: Sequence[Filled],
        write: Write,
        *,
        completions: Mapping[str, Callable[[], list[str]]] | None = None,
        words: Mapping[str, Mapping[str, str]] | None = None,
        hint: str = "",
        hints: Mapping[str, str] | None = None,
        why: str = "",
        whole: bool = False,
    ) -> None:
        super().__init__(classes="dialog")
        self._title = title
        self._says = says
        by_name = {field.name: field for field in fields}
        self._fields = {name: by_name[name] for name in (by_name if whole else in_order(tuple(by_name)))}
        self._whole = whole
        if why:
            self._fields[WHY] = Filled(WHY, "")
        self._hint = hint
        self._hints = hints or {}
        self._why = why
        self._words = words or {}
        self._write = write
        self._completions = completions or {}

    @property
    def trustlog(self) -> "TrustlogApp":
        """The application."""
        return cast("TrustlogApp", self.app)

    def compose(self) -> ComposeResult:
        """Lay out what is corrected, and its fields."""
        with Vertical(classes="box form") as box:
            box.border_title = plain(self._title)
            box.border_subtitle = _("↑↓ fields · ←→ choose · → take · enter write · esc back")
            if self._says:
                yield Static(self._says, markup=False, classes="says")
            with Fields(id="fields"):
                for field in self._fields.values():
                    yield from self._row(field)
            yield Static("", id="fault", markup=False)

    def _row(self, field: Filled) -> Iterator[Horizontal | Static]:
        look = self._look(field.name)
        entry: Widget
        if field.answers:
            words = self._words.get(field.name, {})
            shown = [words.get(answer) or answer_words(answer, field.name) for answer in field.answers]
            is_folded = sum(len(answer) + 6 for answer in shown) > SIDE_BY_SIDE
            entry = LetterPick(shown, field.answers.index(field.value), id=field.name, folded=is_folded)
        elif field.long:
            from trustlog.tui.widgets.words_area import WordsArea

            entry = WordsArea(field.value, id=field.name)
        else:
            choices = self._completions.get(field.name)
            suggester = Begins(choices) if choices else None
            hint = self._why if field.name == WHY else self._hints.get(field.name) or self._hint or look.hint
            entry = TextLine(
                field.value, placeholder=hint, compact=True, classes="line", id=field.name, suggester=suggester
            )
        yield Horizontal(Static(look.label, classes="name"), entry, classes="row")
        yield Static("", id=f"below-{field.name}", classes="below")

    def on_mount(self) -> None:
        """Be ready to type into the first field."""
        for entry in self.query("Input, WordsArea"):
            entry.cursor_blink = self.trustlog.cursor_blinks  # type: ignore[attr-defined]
        self._say("")
        for name in self._fields:
            self._say_below(name, None)
        self._fit_labels(self.app.size.width)
        self.query_one("#fields").query("Input, Pick, WordsArea").first().focus()

    def on_resize(self, event: events.Resize) -> None:
        """Give the labels what they need of the room there is now."""
        self._fit_labels(event.size.width)

    def _fit_labels(self, width: int) -> None:
        """Make the labels as wide as the longest needs, a third of the form at most: longer ones are wrapped."""
        longest = max(cell_len(self._look(name).label) for name in self._fields)
        wide = min(max(LEAST_LABEL, longest + 1), max(LEAST_LABEL, _room(width) // 3))
        for label in self.query(".row > .name"):
            label.styles.width = wide
        for below in self.query(".below"):
            below.styles.padding = (0, 0, 0, wide + 1)

    @on(events.DescendantFocus)
    def _show_below(self, event: events.DescendantFocus) -> None:
        """Keep in sight what stands below a field."""
        if event.widget.id in self._fields:
            self.query_one(f"#below-{event.widget.id}").scroll_visible(animate=False)

    def on_unmount(self) -> None:
        """Drop an answer that nobody waits for any more."""
        self.trustlog.clerk.forget(self)

    def value(self, name: str) -> str:
        """Return what a field holds now."""
        field = self._fields[name]
        if field.answers:
            return field.answers[self.query_one(f"#{name}", Pick).at]
        if field.long:
            from trustlog.tui.widgets.words_area import WordsArea

            return self.query_one(f"#{name}", WordsArea).value
        return self.query_one(f"#{name}", Input).value.strip()

    def _look(self, name: str) -> Look:
        field = self._fields[name]
        return look_of(name, field.label, field.hint)

    def changed(self) -> dict[str, str]:
        """Return the fields that hold something else than at first, by their names."""
        now = {name: self.value(name) for name in self._fields if name != WHY}
        return {name: value for name, value in now.items() if value != self._fields[name].value.strip()}

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        name = event.input.id or ""
        if name in self._fields:
            self._say_below(name, self._meaning(name, event.value.strip()))
            self.field_changed(name)

    @on(Pick.Picked)
    def _picked(self) -> None:
        self._say("")

    def field_changed(self, name: str) -> None:
        """Called when something else stands in a field that is typed."""

    def _meaning(self, name: str, text: str) -> Content | None:
        """Return what a day means as it is typed, nothing for other fields and for what was there at first."""
        from trustlog.domain.calendar.dates import read_date
        from trustlog.domain.calendar.since import read_since

        field = self._fields[name]
        if field.day is None or not text or text == field.value:
            return None
        try:
            today = self.trustlog.today
            day = read_since(text, today) if field.day == "since" else read_date(text, today, due=field.day == "due")
        except WordsError as error:
            return self._warning(error)
        return Content.styled(f"→ {full_day(day)}", "$text-success")

    def _warning(self, error: TrustlogError) -> Content:
        return plain("; ".join(error.lines_in(self.trustlog.words()))).stylize("$text-warning")

    def _say(self, text: Content | str) -> None:
        fault = self.query_one("#fault", Static)
        fault.update(text)
        fault.display = bool(str(text))

    def _say_below(self, name: str, text: Content | None) -> None:
        """Show a text below a field, else the sentence that belongs there, if any."""
        below = self.query_one(f"#below-{name}", Static)
        says = self._fields[name].says
        said = text or (plain(says).stylize("$soft") if says else None)
        below.update(said or "")
        below.display = said is not None

    @on(Input.Submitted)
    def action_write_now(self) -> None:
        """Write what was changed."""
        fields, why = self.changed(), self.value(WHY) if WHY in self._fields else ""
        if self._whole and (fields or any(field.value and not field.answers for field in self._fields.values())):
            fields = {name: self.value(name) for name in self._fields}  # what was there before is said again
        if not fields:
            self._say(_("Nothing is changed yet."))
        elif not self.trustlog.clerk.is_busy_with(self, "capture"):
            self.trustlog.clerk.ask(self, "capture", lambda ledger: self._write(ledger, fields, why), self.written)

    def written(self, report: "HasLines") -> None:
        """Close, and say what was written."""
        self.dismiss(None)
        self.trustlog.say_written(report)

    def action_leave(self) -> None:
        """Leave; what was changed is asked about first."""
        from trustlog.tui.widgets.dialogs import Confirm

        if not self.changed():
            self.dismiss(None)
            return
        names = ", ".join(self._look(name).label.lower() for name in self.changed())
        ask = Confirm(
            _("Leave the form?"),
            _("Not written yet: {names}.").format(names=names),
            _("leave; nothing is written"),
            _("go on"),
        )

        def sure(yes: bool | None) -> None:
            if yes:
                self.dismiss(None)

        self.app.push_screen(ask, sure)

    @on(Answer)
    def _take(self, answer: Answer) -> None:
        error = answer.error
        if not isinstance(error, TrustlogError) or isinstance(error, LedgerUnfit):
            self.trustlog.take(answer)
            return
        if not answer.is_late():
            self._show_faults(error)
        self.trustlog.keystrokes.go_on()

    def _show_faults(self, error: TrustlogError) -> None:
        by_field = dict(error.by_field) if isinstance(error, FieldFaults) else {}
        for name in self._fields:
            fault = by_field.get(name)
            self._say_below(name, self._warning(fault) if fault else None)
        below = {name for name in by_field if name in self._fields}
        others = [fault for name, fault in by_field.items() if name not in below] if by_field else [error]
        self._say(Content("\n").join(self._warning(fault) for fault in others))
        for name in self._fields:
            if name in below:
                self.query_one(f"#{name}").focus()
                return


def _room(columns: int) -> int:
    """Return how many columns the fields have with their labels, by those of the terminal."""
    return min(WIDTH, columns * 96 // 100) - EDGES
