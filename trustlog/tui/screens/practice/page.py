"""Practice: how a partner and we work together, a row for each part, and what it asks now."""

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType

from trustlog.desk import practice
from trustlog.language import N_, _
from trustlog.tui.app.keys import EVERYWHERE, Key, bindings, keyed
from trustlog.tui.app.page import Page
from trustlog.tui.drawing.practice import part_items
from trustlog.tui.drawing.text import words
from trustlog.tui.screens.practice.sheet import DIALOGS, Answers, confirm_never, open_part
from trustlog.tui.widgets.plain import plain
from trustlog.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from trustlog.desk.practice import PartsWith, Standing

EDGES = 8
"""Columns that border, cursor and bar take of a row."""


class PracticePage(Page):
    """All parts of the practice with one partner; the cursor begins at a part that is named."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        keyed("open", "open", N_("open"), N_("Open the part: all that is known of it, and what it asks.")),
        keyed("edit", "fill_in", N_("fill in"), N_("Fill the part in, by its fields or its own questions.")),
        keyed("later", "later", N_("later"), N_("Put the question of the part off for a quarter.")),
        keyed("never", "never", N_("never"), N_("Never ask this of them again; asks first.")),
        keyed("back", "back", N_("back"), N_("Go back."), shown=False),
    )
    name_shown: ClassVar[str] = N_("Practice")
    ABOUT: ClassVar[str] = N_(
        "How we work together, beyond promises, time and openness. Each part asks for one small thing at the right "
        "moment: a question of its own, in a week of its own, once a quarter at most. {later} puts it off for a "
        "quarter, {never} for good. What is filled in here stands in the brief and before a level is decided, and "
        "changes no estimate. The names of the parts are our reading."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings((*KEYS, *EVERYWHERE))

    def __init__(self, handle: str, begin_at: str = "") -> None:
        super().__init__()
        self._handle = handle
        self._begin_at = begin_at
        self._page: PartsWith | None = None

    def body(self) -> ComposeResult:
        """Lay out the list."""
        rows = Rows(classes="box grow")
        rows.border_title = plain(_("{partner} ─ how we work together").format(partner=self._handle))
        yield rows

    def on_mount(self) -> None:
        """Put the cursor on the list."""
        rows = self.query_one(Rows)
        rows.show([words(_("reading …"))])
        rows.focus()

    def on_resize(self, _event: events.Resize) -> None:
        """Wrap the questions anew."""
        if self._page is not None:
            self.call_after_refresh(self._draw)

    def load(self) -> None:
        """Ask where each part stands."""
        self.ask("practice", lambda ledger: practice.parts_with(ledger, self._handle), self._show)

    def _show(self, page: "PartsWith") -> None:
        is_first, self._page = self._page is None, page
        self._draw()
        if is_first:  # begin at what was chosen, else at what is asked now, else at the first part
            asked = next((part.name for part in page.parts if part.asks), "")
            self.query_one(Rows).go_to(self._begin_at or asked)

    def _draw(self) -> None:
        if self._page is None:
            return
        rows = self.query_one(Rows)
        rows.border_title = plain(_("{partner} ─ how we work together").format(partner=self._page.partner.name))
        rows.show(part_items(self._page, max(20, self.size.width - EDGES)))

    def handle_here(self) -> str | None:
        """Return the partner of the page."""
        return self._page.partner.handle if self._page else self._handle

    def capture_about(self) -> str | None:
        """A line captured here is about this partner."""
        return self.handle_here()

    def _here(self) -> "Standing | None":
        current = self.query_one(Rows).current
        parts = self._page.parts if self._page else ()
        return next((part for part in parts if current is not None and part.name == current.key), None)

    def can(self, act: str) -> bool:
        """Tell whether an act would do something to the part under the cursor."""
        if act not in ("open", "edit", "later", "never"):
            return True
        part, page = self._here(), self._page
        if part is None or page is None:
            return False
        if act == "open":
            return True
        if page.partner.archived_on is not None:
            return False
        if act == "edit":
            return part.has_form or part.name in DIALOGS
        return part.can_wait if act == "later" else part.can_be_put_off

    def action_open(self) -> None:
        """Open the part."""
        self.query_one(Rows).action_open()

    @on(Rows.Opened)
    def _opened(self) -> None:
        self._open(fill_in=False)

    def action_fill_in(self) -> None:
        """Open the fields of the part."""
        if self.can("edit"):
            self._open(fill_in=True)

    def _open(self, *, fill_in: bool) -> None:
        if part := self._here():
            open_part(self.trustlog, self._handle, part.name, self._answers(part), fill_in=fill_in)

    def action_later(self) -> None:
        """Put the question of the part off for a quarter."""
        if (part := self._here()) and self.can("later"):
            self._answers(part).later()

    def action_never(self) -> None:
        """Ask, then put the question of the part off for good."""
        if (part := self._here()) and self._page is not None and self.can("never"):
            confirm_never(self.trustlog, self._page.partner.name, part.title, self._answers(part).never)

    def _answers(self, part: "Standing") -> Answers:
        def put_off(*, for_good: bool) -> None:
            app.write(lambda ledger: practice.put_off(ledger, handle, part.name, for_good=for_good))

        app, handle = self.trustlog, self._handle
        return Answers(
            lambda ledger, fields: practice.fill_in(ledger, handle, part.name, fields),
            lambda: put_off(for_good=False),
            lambda: put_off(for_good=True),
        )
