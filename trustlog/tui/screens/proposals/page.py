"""Proposals: meetings and tasks brought in, accepted or dismissed one by one or all of a partner's at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from trustlog.desk import proposals
from trustlog.language import N_, _
from trustlog.tui.app.keys import EVERYWHERE, Key, bindings, keyed
from trustlog.tui.app.page import Page
from trustlog.tui.drawing.proposals import evidence_items, filtered, key_of, nothing_waits, queue_items
from trustlog.tui.drawing.text import WIDE, Item, words
from trustlog.tui.screens.proposals.acts import accept, accept_rest, dismiss, say_otherwise
from trustlog.tui.widgets.field import Input
from trustlog.tui.widgets.line import TextLine
from trustlog.tui.widgets.plain import plain
from trustlog.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from trustlog.desk.proposals import Listed


class Evidence(Rows):
    """What was brought in, and by what its partner is known; read, never entered."""

    can_focus = False

    def tell(self, items: Sequence[Item]) -> None:
        """Show these lines from the first on; nobody is told, for the list beside it is what is acted on."""
        self.items = list(items)
        self._measure()
        self.scroll_to(y=0, animate=False)
        self.refresh()


class ProposalsPage(Page):
    """The queue, and the evidence of the row under the cursor."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        keyed("accept", "accept_it", N_("accept"), N_("Accept it: it becomes a fact.")),
        keyed("dismiss", "dismiss_it", N_("dismiss"), N_("Dismiss it; it does not come again.")),
        keyed(
            "accept-rest",
            "accept_rest",
            N_("all"),
            N_("Accept all that is certainly with the partner of the row; shows first what would be written."),
        ),
        keyed("edit", "say_otherwise", N_("otherwise"), N_("Say its partner, kind, length or day, then accept it.")),
        keyed(
            "open", "open", N_("accept"), N_("Accept it; asks for its partner where that is uncertain."), shown=False
        ),
        keyed("search", "filter", N_("filter"), N_("Show only what has these words.")),
        keyed("back", "back", N_("back"), N_("Go back; from the filter, to the list."), shown=False),
    )
    name_shown: ClassVar[str] = N_("Proposals")
    ABOUT: ClassVar[str] = N_(
        "Meetings of a calendar and tasks of another program are never facts by themselves: they wait here, partner by "
        "partner, until you say that they were. Beside the list stands who was there, by what each is known, who was "
        "left out and why. ? marks what may be with somebody else: it asks for its partner. What is dismissed does "
        "not come again, and {undo} takes back either. Only you see this list."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings((*KEYS, *(key for key in EVERYWHERE if key.name != "search")))

    def __init__(self, about: str = "") -> None:
        super().__init__()
        self._about = about  # the handle of the partner whose first row the cursor begins at
        self._queue: list[Listed] | None = None

    def body(self) -> ComposeResult:
        """Lay out filter, list and evidence."""
        yield TextLine(placeholder=_("words of a title, partner or guest"), compact=True, classes="line", id="filter")
        with Container(id="proposed"):
            rows = Rows(classes="box", id="queue")
            rows.border_title = _("Proposals")
            yield rows
            yield Evidence(classes="box", id="evidence")

    def on_mount(self) -> None:
        """Put the cursor on the list."""
        self.query_one(Input).cursor_blink = self.trustlog.cursor_blinks
        rows = self.query_one("#queue", Rows)
        rows.show([words(_("reading …"))])
        rows.focus()

    def on_resize(self) -> None:
        """Put the evidence beside the list, or below it, and wrap it anew."""
        self.set_class(self.size.width >= WIDE, "beside")
        self.call_after_refresh(self._show_evidence)

    def load(self) -> None:
        """Ask for what waits."""
        self.ask("proposals", lambda ledger: proposals.listed(ledger), self._show)

    def _show(self, queue: "list[Listed]") -> None:
        is_first, self._queue = self._queue is None, queue
        self._draw()
        if is_first and self._about:
            about = [one for one in queue if self._about in one.handles]
            mine = next((one for one in about if len(one.handles) == 1), about[0] if about else None)
            self.query_one("#queue", Rows).go_to("" if mine is None else key_of(mine))

    def _draw(self) -> None:
        queue, today = self._queue, self.trustlog.today
        if queue is None:
            return
        typed = self.query_one(Input).value.strip()
        found = filtered(queue, typed, today)
        rows = self.query_one("#queue", Rows)
        counts = _("{found} of {all}").format(found=len(found), all=len(queue)) if typed else str(len(queue))
        rows.border_title = plain(_("Proposals ─ {counts} wait").format(counts=counts) if queue else _("Proposals"))
        nothing = [words(_("Nothing has these words."))] if queue else nothing_waits()
        rows.show(queue_items(found, today) or nothing)
        self._show_evidence()

    def here(self) -> "Listed | None":
        """Return the proposal under the cursor."""
        current = self.query_one("#queue", Rows).current
        queue = self._queue or ()
        return next((one for one in queue if current is not None and key_of(one) == current.key), None)

    def _certain(self) -> str | None:
        """Return the handle of the partner whom the row is certainly with."""
        one = self.here()
        return one.handles[0] if one is not None and len(one.handles) == 1 and not one.proposal.asked else None

    def can(self, act: str) -> bool:
        """Tell whether an act does something: most need a row, and all of a partner's a certain one."""
        if act in ("accept", "dismiss", "edit", "open"):
            return self.here() is not None
        if act == "accept-rest":
            return self._certain() is not None
        return act != "search" or bool(self._queue)

    def handle_here(self) -> str | None:
        """Return the partner of the row, where it is one."""
        one = self.here()
        return one.handles[0] if one is not None and len(one.handles) == 1 else None

    @on(Rows.Moved)
    @on(Rows.Shown)
    def _show_evidence(self) -> None:
        one, box = self.here(), self.query_one(Evidence)
        box.border_title = _("Evidence")
        box.tell([] if one is None else evidence_items(one, self.trustlog.today, max(10, box.size.width - 3)))

    def action_accept_it(self) -> None:
        """Accept the proposal under the cursor; where its partner is uncertain, ask for it first."""
        if one := self.here():
            accept(self.trustlog, one)

    @on(Rows.Opened)
    def _opened(self) -> None:
        self.action_accept_it()

    def action_open(self) -> None:
        """Accept the row."""
        self.query_one("#queue", Rows).action_open()

    def action_dismiss_it(self) -> None:
        """Dismiss the proposal under the cursor."""
        if one := self.here():
            dismiss(self.trustlog, one)

    def action_accept_rest(self) -> None:
        """Show what accepting all of the partner's would write, then do it."""
        if handle := self._certain():
            accept_rest(self.trustlog, handle)

    def action_say_otherwise(self) -> None:
        """Open the fields of the proposal under the cursor."""
        if one := self.here():
            say_otherwise(self.trustlog, one)

    def action_filter(self) -> None:
        """Open the filter."""
        if self._queue:
            field = self.query_one(Input)
            field.add_class("open")
            field.focus()

    def action_back(self) -> None:
        """Leave the filter, and then the screen."""
        field = self.query_one(Input)
        if not field.has_class("open"):
            super().action_back()
            return
        field.value = ""
        field.remove_class("open")
        self.query_one("#queue", Rows).focus()

    @on(Input.Changed)
    def _filtered(self) -> None:
        self._draw()

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.query_one("#queue", Rows).focus()

    def key_down(self) -> None:
        """Go from the filter into the list."""
        if isinstance(self.focused, Input):
            self.query_one("#queue", Rows).focus()
