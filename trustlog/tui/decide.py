"""The decision: what the reading saw, what it says about its own errors, and what a person makes of it."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets._input import Input
from textual.widgets._static import Static

from trustlog.desk.settings import level_name
from trustlog.domain.levels import TOP
from trustlog.tui import asks
from trustlog.tui.dialogs import told_width
from trustlog.tui.draw import Item, blank, heading, words
from trustlog.tui.pick import Pick
from trustlog.tui.rows import Rows
from trustlog.tui.strands import gate_items, missing_items, strand_items
from trustlog.tui.work import Answer

if TYPE_CHECKING:
    from trustlog.desk.ledger import Written
    from trustlog.trust.judged import Reading
    from trustlog.tui.app import TrustlogApp

DEPENDS = ("not looked at", "us", "them", "neither")
NOT_NOW = "not now"


def open_decision(app: "TrustlogApp", handle: str) -> None:
    """Read the partner, then open the decision."""
    app.ask("decision", lambda ledger: asks.read_one(ledger, handle), lambda reading: _push(app, reading))


def _push(app: "TrustlogApp", reading: "Reading") -> None:
    app.push_screen(Decide(reading))


class Decide(ModalScreen[None]):
    """Up, not now, or down, with a reason."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "back", show=False)]

    def __init__(self, reading: "Reading") -> None:
        super().__init__(classes="dialog wide")
        self._reading = reading
        self._choices = _choices(reading)

    def compose(self) -> ComposeResult:
        """Lay out evidence, choices, reason and dependence."""
        one = self._reading
        with Vertical(classes="box") as box:
            box.border_title = f"Decide · {one.partner.name} ─ {one.level} {level_name(one.level)}"
            box.border_subtitle = "tab next field · ←→ choose · enter in the reason decides · esc back"
            yield Rows(id="evidence")
            yield Pick([says for _, says in self._choices], _first(self._reading, self._choices), id="choice")
            yield Static("Why (it is kept with what the reading said today)", classes="label")
            yield Input(placeholder="a reason, in a sentence", compact=True, classes="line", id="reason")
            yield Static("Who depends on whom more", classes="label")
            yield Pick(DEPENDS, id="depends")
            yield Static("", id="fault")

    def on_mount(self) -> None:
        """Show the evidence."""
        self.query_one(Input).cursor_blink = cast("TrustlogApp", self.app).cursor_blinks
        items = decision_items(self._reading, told_width(self.app.size.width))
        rows = self.query_one(Rows)
        rows.styles.height = min(len(items), max(6, self.app.size.height - 16))
        rows.show(items)
        self.query_one("#choice").focus()

    def on_unmount(self) -> None:
        """Drop an answer that nobody waits for any more."""
        cast("TrustlogApp", self.app).clerk.forget(self)

    @on(Input.Submitted)
    def _decided(self, event: Input.Submitted) -> None:
        reason = event.value.strip()
        if not reason:
            self.query_one("#fault", Static).update("Say why in a sentence: whoever reads this later was not there.")
            return
        to = self._choices[self.query_one("#choice", Pick).at][0]
        at = self.query_one("#depends", Pick).at
        depends = DEPENDS[at] if at else None
        handle, app = self._reading.partner.handle, cast("TrustlogApp", self.app)

        def done(written: "Written") -> None:
            self.dismiss(None)
            app.say_written(written.lines, title="Decided")

        app.clerk.ask(self, "decide", lambda ledger: asks.decide(ledger, handle, to, reason, depends), done)

    @on(Answer)
    def _take(self, answer: Answer) -> None:
        cast("TrustlogApp", self.app).take(answer)


def decision_items(reading: "Reading", width: int) -> list[Item]:
    """Give the rows of what was seen: strands, gates, what it suggests and how often it errs."""
    items = [*strand_items(reading), blank(), *missing_items(reading, width)]
    if reading.gates:
        items += [blank(), heading("Gates"), *gate_items(reading)]
    return [*items, blank(), words(error_words(reading), "muted")]


def error_words(reading: "Reading") -> str:
    """Say in plain words how often a suggestion like this is wrong."""
    from trustlog.trust import words

    errs = words.error_words(reading.suggestion)
    if errs is None:
        return "The reading suggests no change; deciding otherwise is yours, with a reason."
    return f"{errs[0].upper()}{errs[1:]}."


def _choices(reading: "Reading") -> list[tuple[int | None, str]]:
    level = reading.level
    choices: list[tuple[int | None, str]] = []
    if level < TOP:
        choices.append((level + 1, f"up to {level + 1} {level_name(level + 1)}"))
    choices.append((None, NOT_NOW))
    if level > 1:
        choices.append((level - 1, f"down to {level - 1} {level_name(level - 1)}"))
    return choices


def _first(reading: "Reading", choices: list[tuple[int | None, str]]) -> int:
    """Begin at what is suggested, else at "not now": the program never nudges a level by itself."""
    wanted = reading.suggestion.to if reading.suggestion.action in ("up", "down") else None
    return next(at for at, (to, _) in enumerate(choices) if to == wanted)
