"""The capture line: typed below, read above it as it would be written; enter writes all of it or nothing."""

from typing import TYPE_CHECKING, ClassVar, cast

from rich.highlighter import Highlighter
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets._input import Input
from textual.widgets._static import Static

from trustlog.errors import Fault, Faults
from trustlog.tui import asks
from trustlog.tui.complete import complete, partner_typed
from trustlog.tui.work import Answer

if TYPE_CHECKING:
    from trustlog.desk.capture import Preview
    from trustlog.desk.ledger import Written
    from trustlog.tui.app import TrustlogApp

EXAMPLE = "acme: lunch 45m yesterday with jane; we promise send the proposal by fri; they shared a reorganisation /2"


class Underline(Highlighter):
    """Underlines the places that were not understood."""

    def __init__(self) -> None:
        self.faults: tuple[Fault, ...] = ()
        self.line = ""

    def highlight(self, text: Text) -> None:
        """Underline the faults of the line they were found in."""
        if text.plain == self.line:
            for fault in self.faults:
                text.stylize("underline bold", fault.at, max(fault.end, fault.at + 1))


class Words(Suggester):
    """Completes handles, people and kinds from what the application has at hand."""

    def __init__(self, app: "TrustlogApp") -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._handles = [one.handle for one in app.roster.partners] if app.roster else []
        self.people: list[str] = []

    async def get_suggestion(self, value: str) -> str | None:
        """Give the completed line."""
        from trustlog.domain.words import KINDS

        return complete(value, self._handles, self.people, KINDS)


class Capture(ModalScreen[None]):
    """One line, several facts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back", show=False),
        Binding("ctrl+u", "empty", "empty the line", show=False, priority=True),
    ]

    def __init__(self, begin: str) -> None:
        super().__init__()
        self._begin = begin
        self._underline = Underline()
        self._partner = ""

    @property
    def trustlog(self) -> "TrustlogApp":
        """The application."""
        return cast("TrustlogApp", self.app)

    def compose(self) -> ComposeResult:
        """Lay out the reading above the line."""
        with Vertical(classes="box") as box:
            box.border_title = "Capture"
            box.border_subtitle = "enter write · → complete · ctrl+u empty · esc back, the line is kept"
            yield Static("", id="reading")
            yield Input(
                self._begin, placeholder=EXAMPLE, compact=True, classes="line", highlighter=self._underline,
                suggester=Words(self.trustlog), select_on_focus=False,
            )  # fmt: skip

    def on_mount(self) -> None:
        """Be ready to type at the end of the line."""
        field = self.query_one(Input)
        field.cursor_blink = self.trustlog.cursor_blinks
        field.focus()
        field.cursor_position = len(self._begin)

    def on_unmount(self) -> None:
        """Drop readings that nobody waits for any more."""
        self.trustlog.clerk.forget(self)

    @on(Answer)
    def _take(self, answer: Answer) -> None:
        if isinstance(answer.error, Faults):
            if not answer.is_late():
                self._show_faults(tuple(answer.error.faults))
        else:
            self.trustlog.take(answer)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        line = event.value
        self.trustlog.draft = line
        if not line.strip() or line.rstrip().endswith(":"):
            self.query_one("#reading", Static).update(_hint())
            return
        self.trustlog.clerk.ask(self, "preview", lambda ledger: asks.preview(ledger, line), self._read)
        partner = partner_typed(line)
        if partner and partner != self._partner:
            self._partner = partner
            self.trustlog.clerk.ask(self, "people", lambda ledger: asks.people_of(ledger, partner), self._know)

    def _know(self, people: list[str]) -> None:
        cast("Words", self.query_one(Input).suggester).people = people

    def _read(self, preview: "Preview") -> None:
        self._show_faults(preview.faults, [row.words for row in preview.rows], preview.new_people)

    def _show_faults(
        self, faults: tuple[Fault, ...], facts: "list[str] | None" = None, new: tuple[str, ...] = ()
    ) -> None:
        field = self.query_one(Input)
        self._underline.faults, self._underline.line = faults, field.value
        lines = [Content.assemble(("✓ ", "$text-success"), fact) for fact in facts or ()]
        lines += [Content.assemble(("+ ", "$text-accent"), f"{name} is new and will be added") for name in new]
        lines += [
            Content.assemble((f"at {fault.at + 1}  ", "$soft"), (str(fault), "$text-warning")) for fault in faults
        ]
        self.query_one("#reading", Static).update(Content("\n").join(lines))
        field.refresh()

    @on(Input.Submitted)
    def _write(self, event: Input.Submitted) -> None:
        line = event.value
        if line.strip():
            self.trustlog.clerk.ask(self, "write", lambda ledger: asks.capture(ledger, line), self._written)

    def _written(self, done: "Written") -> None:
        app = self.trustlog
        app.draft = ""
        self.dismiss(None)
        app.say_written(done.lines)

    def action_leave(self) -> None:
        """Go back; what was typed is there again next time."""
        self.dismiss(None)

    def action_empty(self) -> None:
        """Empty the line."""
        self.query_one(Input).value = ""


def _hint() -> Content:
    return Content.styled(
        "PARTNER: lunch 45m yesterday with jane · we promise … by fri +big · they promise … by 12 dec\n"
        "we shared … /3 · they shared … /2 · note … · keep 12 · several facts on one line, separated by ;",
        "$soft",
    )
