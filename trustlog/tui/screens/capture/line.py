"""The capture line: typed below, read above it as it would be written; enter writes all of it or nothing."""

from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.suggester import Suggester

from trustlog.desk import book, capture, people
from trustlog.errors import Fault
from trustlog.language import N_, _
from trustlog.tui.app.textual_private import suggest
from trustlog.tui.drawing.completion import completions, partner_typed
from trustlog.tui.screens.capture.preview import Reads, placed
from trustlog.tui.widgets.field import Input, in_place
from trustlog.tui.widgets.line import SEVERAL, CaptureLine
from trustlog.tui.widgets.plain import Static

if TYPE_CHECKING:
    from trustlog.tui.app.application import TrustlogApp

EXAMPLE = N_(
    "acme: lunch 45m yesterday with jane; we promise send the proposal by fri; they shared a reorganisation /2"
)


class Underline:
    """Underlines the places that were not understood."""

    def __init__(self) -> None:
        self.faults: tuple[Fault, ...] = ()
        self.line = ""

    def mark(self, text: Text, line: str) -> None:
        """Underline the faults of the line they were found in."""
        if line == self.line:
            for fault in self.faults:
                text.stylize("underline bold", fault.at, max(fault.end, fault.at + 1))


def last_of(line: str) -> tuple[str, str]:
    """Split the last of several lines in a field from those before it."""
    last = line.rpartition(SEVERAL)[2].lstrip()
    return line[: len(line) - len(last)], last


class Words(Suggester):
    """Completes handles, people and kinds from what the application has loaded; several can be gone through."""

    def __init__(self, app: "TrustlogApp") -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        partners = app.roster.partners if app.roster else ()
        self._handles = [partner.handle for partner in partners]
        self._names = [partner.name for partner in partners]
        self.people: list[str] = []
        self.kinds: tuple[str, ...] = ()
        self.items: tuple[str, ...] = ()
        self.at = 0
        self._last: tuple[tuple[object, ...], list[str]] = ((), [])

    def offers(self, line: str) -> list[str]:
        """Return the lines that can be accepted, the chosen line first."""
        question = line, self.people, self.kinds, self.items
        if self._last[0] != question:  # it is asked several times for each letter
            before, last = last_of(line)
            choices = completions(last, self._handles, self.people, self.kinds, self._names, self.items)
            self._last = question, [before + offer for offer in choices]
        choices = self._last[1]
        at = self.at % len(choices) if choices else 0
        return [*choices[at:], *choices[:at]]

    async def get_suggestion(self, value: str) -> str | None:
        """Return the chosen line where it continues what is typed."""
        first = next(iter(self.offers(value)), "")
        return first if first.startswith(value) and in_place(first) == first else None


class Capture(Reads):
    """One line, several facts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back; the line is kept", show=False),
        Binding("tab", "form", "the same as a form", show=False, priority=True),
        Binding("ctrl+u", "empty", "empty the line; again brings it back", show=False, priority=True),
        Binding("ctrl+space,ctrl+at,ctrl+@", "accept", "take the completion", show=False, priority=True),
        Binding("ctrl+y", "mend", "take the line as it was most likely meant", show=False, priority=True),
        Binding("down", "offer(1)", "the next completion", show=False),
        Binding("up", "offer(-1)", "the completion before", show=False),
    ]

    bare = ""
    """The line that was emptied, to bring back."""

    def __init__(self, begin: str, draft: str = "") -> None:
        """Begin with the partner of the screen, or with a line that was typed before and is still to be written."""
        super().__init__()
        self.begin = begin
        self.draft = draft
        self._underline = Underline()
        self._partner = ""
        self._emptied = ""

    def compose(self) -> ComposeResult:
        """Lay out the reading above the line."""
        with Vertical(classes="box") as box:
            box.border_title = _("Capture")
            box.border_subtitle = _("enter write · tab form · → take · ↓ other word · esc back, kept")
            with VerticalScroll(classes="scrolls", can_focus=False):
                yield Static("", id="reading")
            yield Static("", id="offers", markup=False)
            yield CaptureLine(
                self.draft or self.begin, placeholder=_(EXAMPLE), compact=True, classes="line",
                marks=self._underline, suggester=Words(self.trustlog), select_on_focus=False,
            )  # fmt: skip

    def on_mount(self) -> None:
        """Be ready to type at the end of the line."""
        field = self.query_one(CaptureLine)
        field.begin = "" if field.ending else self.begin
        field.cursor_blink = self.trustlog.cursor_blinks
        field.focus()
        field.cursor_position = len(field.value)
        self.trustlog.clerk.ask(self, "kinds", capture.moment_kinds, self._know_kinds)
        self.trustlog.clerk.ask(self, "items", book.item_names, self._know_items)
        self.read(field.value)

    @property
    def _words(self) -> Words:
        return cast("Words", self.query_one(Input).suggester)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        line = event.value
        self._words.at = 0
        self.read(line)
        self._show_offers(line)
        partner = partner_typed(last_of(line)[1])
        if partner and partner != self._partner:
            self._partner = partner
            self.trustlog.clerk.ask(self, "people", lambda ledger: people.names_at(ledger, partner), self._know)

    def _know(self, people: list[str]) -> None:
        self._words.people = people
        self._show_offers(self.query_one(Input).value)

    def _know_kinds(self, kinds: tuple[str, ...]) -> None:
        self._words.kinds = kinds

    def _know_items(self, items: tuple[str, ...]) -> None:
        self._words.items = items

    def _show_offers(self, line: str) -> None:
        offers = self._words.offers(line)
        shared = len(line) - len(line.split(" ")[-1])
        endings = [offer[shared:].strip() if offer.startswith(line[:shared]) else offer.strip() for offer in offers]
        line_of_offers = self.query_one("#offers", Static)
        line_of_offers.display = len(offers) > 1 or bool(offers and not offers[0].startswith(line))
        line_of_offers.update(
            f"→ {endings[0]}   ↓ {' · '.join(endings[1:])}" if endings[1:] else f"→ {''.join(endings)}"
        )

    def is_unfinished(self, fault: Fault) -> bool:
        """Leave a word alone while completions for it are on offer."""
        line = self.query_one(Input).value
        return placed(fault, line).end >= len(line) and bool(self._words.offers(line))

    def show_faults(self, faults: tuple[Fault, ...], line: str | None) -> None:
        """Underline them."""
        self._underline.faults, self._underline.line = tuple(placed(fault, line or "") for fault in faults), line or ""
        self.query_one(Input).refresh()

    def go_to_fault(self, fault: Fault) -> None:
        """Put the cursor behind it, so that a long line shows it and it can be mended at once."""
        field = self.query_one(Input)
        field.cursor_position = placed(fault, field.value).end

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        self.write(event.value)

    def action_leave(self) -> None:
        """Go back; what was typed is there again next time."""
        if self.query_one(Input).value.strip() == self.begin.strip():  # nothing was typed
            self.trustlog.draft = ""
        self.dismiss(None)

    def action_empty(self) -> None:
        """Empty the line, or bring back what was emptied."""
        field = self.query_one(Input)
        bare, line = self.bare, field.value
        field.value, self._emptied = (bare, line) if line.strip() != bare.strip() else (self._emptied or bare, "")
        field.cursor_position = len(field.value)

    def action_accept(self) -> None:
        """Take the completion on offer."""
        field = self.query_one(Input)
        offers = self._words.offers(field.value)
        if offers:
            field.value = offers[0]
            field.cursor_position = len(field.value)

    def action_mend(self) -> None:
        """Take what is offered in the place of a line that is refused: a slip mended, or the line as a note."""
        field, better = self.query_one(Input), self.mended()
        if better is not None:
            field.value = better
            field.cursor_position = len(better)

    async def action_offer(self, step: int) -> None:
        """Offer another completion."""
        field = self.query_one(Input)
        self._words.at += step
        self._show_offers(field.value)
        suggest(field, await self._words.get_suggestion(field.value) or "")

    def action_form(self) -> None:
        """Open the same as a form; coming back brings the line along."""
        from trustlog.tui.screens.capture.form import CaptureForm

        if SEVERAL in self.query_one(Input).value:
            message = _("The form is for one line, and here are several; enter writes them.")
            self.app.notify(message, severity="warning", timeout=5)
            return
        self.app.push_screen(CaptureForm(self.query_one(Input).value), self._from_form)

    def _from_form(self, line: str | None) -> None:
        if line is None:
            return
        if not line:  # it was written there
            self.dismiss("")
            return
        field = self.query_one(Input)
        field.value = line
        field.cursor_position = len(line)
        field.refresh()
