"""A garden on one page: the matrix of its pairs, what it lacks, its purpose, and its lines by topic."""

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from trustlog.desk import benefit, purpose
from trustlog.desk import garden as desk
from trustlog.desk.garden import matrix_cells, matrix_members, pair_page, pair_title
from trustlog.desk.gardens import garden
from trustlog.domain.garden import pairs
from trustlog.language import N_, _
from trustlog.tui.app.keys import EVERYWHERE, Key, bindings, keyed
from trustlog.tui.drawing.garden import garden_items, text_items
from trustlog.tui.drawing.text import words
from trustlog.tui.screens.fact.acts import PROMISE_KEYS, ActingPage
from trustlog.tui.screens.garden.acts import add_to, edit_garden, look_at_pair, look_at_whole
from trustlog.tui.screens.garden.answers import answer_pair
from trustlog.tui.screens.garden.pairs import PairMatrix
from trustlog.tui.widgets.dialogs import TextDialog
from trustlog.tui.widgets.plain import plain
from trustlog.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from trustlog.desk.benefit import Standing as Brought
    from trustlog.desk.garden import PairReading, Standing
    from trustlog.desk.ledger import Ledger
    from trustlog.desk.purpose import Standing as Wanted
    from trustlog.domain.facts import Promise

EDGES = 6
"""Columns that border, cursor and bar take of a row."""
BESIDE_FROM = 150
"""Columns from which on what the garden holds stands beside the matrix."""


class GardenPage(ActingPage):
    """One garden."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        keyed("open", "open", N_("open"), N_("Open the reading of the pair.")),
        keyed("new", "add_line", N_("add"), N_("Write down what it holds: its purpose, a line, a member, an end.")),
        keyed("look", "look", N_("look"), N_("How one of the pair sees the other: thirteen answers.")),
        keyed("whole", "look_at_whole", N_("the whole"), N_("How the whole is seen: seven answers, once a year.")),
        keyed(
            "flag-seen",
            "answer_pair",
            N_("flag seen"),
            N_("A flag of the pair was seen, or its test begins anew; with a note."),
            shown=False,
        ),
        *PROMISE_KEYS,
        keyed("up", "above", N_("the matrix"), N_("From the first row, back to the matrix."), shown=False),
        keyed("back", "back", N_("back"), N_("Take all marks away; without any, go back."), shown=False),
    )
    name_shown: ClassVar[str] = N_("Garden")
    ABOUT: ClassVar[str] = N_(
        "Several parties with a joint purpose. Each has a row and a column; where two meet stands how far the pair is: "
        "● passed, ◔ falls short, ○ nothing is logged between the two, in brackets the weakest. A garden is as far as "
        "its weakest pair, never an average. Arrows move, {open} opens the reading of a pair, {look} takes how one "
        "sees the other, {flag-seen} answers its flag. Below stand what is missing for the highest level, the purpose, "
        "and what the garden holds, by topic; {new} adds to it. Names of topics and questions are our reading."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings((*KEYS, *EVERYWHERE))

    def __init__(self, handle: str) -> None:
        super().__init__()
        self._handle = handle
        self._at: Standing | None = None
        self._wanted: Wanted | None = None
        self._brought: Brought | None = None
        self._promises: dict[str, Promise] = {}

    def body(self) -> ComposeResult:
        """Lay out the matrix, and what the garden holds."""
        with Container(id="garden"):
            yield PairMatrix(classes="box", id="pairs")
            yield Rows(classes="box", id="holds")

    def on_mount(self) -> None:
        """Put the cursor on the matrix."""
        self.query_one(Rows).show([words(_("reading …"))])
        self.query_one(PairMatrix).border_title = plain(self._handle)
        self.query_one(PairMatrix).focus()

    def load(self) -> None:
        """Ask where the garden stands."""
        self.ask("garden", self._read, self._show)

    def _read(self, ledger: "Ledger") -> "tuple[Standing, Wanted, Brought]":
        found, today = garden(ledger, self._handle), ledger.today
        return (
            desk.standing(ledger, found, today),
            purpose.standing(ledger, found, today),
            benefit.standing(ledger, found, today),
        )

    def on_resize(self, event: events.Resize) -> None:
        """Put what it holds beside the matrix, or below."""
        self.set_class(event.size.width >= BESIDE_FROM, "beside")

    def _show(self, found: "tuple[Standing, Wanted, Brought]") -> None:
        self._at, self._wanted, self._brought = found
        at = self._at
        self._promises = {f"promise:{promise.number}": promise for promise in at.due}
        self._handle = at.garden.handle
        self.call_after_refresh(self._draw)

    @on(Rows.Widened, "#holds")
    def _draw(self) -> None:
        at, wanted, brought = self._at, self._wanted, self._brought
        if at is None or wanted is None or brought is None:
            return
        box, rows = self.query_one(PairMatrix), self.query_one(Rows)
        parties = len(at.parties)
        box.border_title = plain(
            _("{garden} ─ {parties} parties, {pairs} pairs").format(
                garden=at.garden.name, parties=parties, pairs=pairs(parties)
            )
        )
        box.show(matrix_members(at), matrix_cells(at))
        rows.border_title = plain(_("What it holds"))
        rows.show(garden_items(at, wanted, brought, max(20, rows.size.width - EDGES)))
        self._say_pair()

    @on(PairMatrix.Moved)
    def _say_pair(self) -> None:
        """Say below the matrix how far the pair under the cursor is."""
        pair, at = self.pair_here(), self._at
        if pair is None or at is None:
            return
        says = _("{pair}: {passed} of {strands} strands passed").format(
            pair=pair_title(at, pair), passed=pair.passed, strands=len(pair.reading.strands)
        )
        if pair is at.weakest:
            says = _("{pair} · the weakest pair").format(pair=says)
        self.query_one(PairMatrix).border_subtitle = plain(says)
        self._keys_changed()

    @on(PairMatrix.Left)
    def _below(self) -> None:
        """Go on to what it holds; the cursor is brought into sight, below much that is only read."""
        rows = self.query_one(Rows)
        rows.focus()
        if rows.cursor >= 0:
            rows.put_cursor(rows.cursor)

    def action_above(self) -> None:
        """Go from the first row back to the matrix."""
        self.query_one(PairMatrix).focus()
        self.query_one(Rows).scroll_home(animate=False)

    @on(Rows.Opened)
    def _opened_row(self) -> None:
        """Open what can be done to the promise of the row, or the fields of its line."""
        if self.promise_here() is not None:
            self.action_more()
        else:
            self.action_edit()

    def pair_here(self) -> "PairReading | None":
        """Return the reading of the pair under the cursor."""
        place = self.query_one(PairMatrix).at
        return None if place is None or self._at is None else desk.pair_at(self._at, *place)

    def text(self) -> str:
        """Return the matrix and what the garden holds as text."""
        return "\n\n".join(part for part in (self.query_one(PairMatrix).text(), super().text()) if part)

    def promise_here(self) -> "Promise | None":
        """Return the promise of the row."""
        row = self.item_here()
        return self._promises.get(row.key) if row is not None else None

    def garden_here(self) -> str | None:
        """Return the garden of the page."""
        return self._handle

    def capture_about(self) -> str | None:
        """A line captured here is about the garden, unless it has ended."""
        return None if self._at is None or self._is_over else f"garden {self._handle}"

    def can(self, act: str) -> bool:
        """Tell whether an act does something here: most need a pair, or a garden that has not ended."""
        at = self._at
        if act in ("open", "look"):
            return self.pair_here() is not None and (act == "open" or not self._is_over)
        if act == "flag-seen":
            pair = self.pair_here()
            is_answered_here = pair is not None and bool(pair.one or pair.flags)
            return is_answered_here and isinstance(self.focused, PairMatrix) and not self._is_over
        if act in ("new", "whole"):
            return at is not None and not self._is_over
        if act == "edit" and isinstance(self.focused, PairMatrix):
            return at is not None and not self._is_over
        return super().can(act)

    @property
    def _is_over(self) -> bool:
        return self._at is not None and self._at.garden.ended_on is not None

    def action_open(self) -> None:
        """Open the reading of the pair."""
        self.query_one(PairMatrix).action_open()

    @on(PairMatrix.Opened)
    def _opened(self) -> None:
        pair, at = self.pair_here(), self._at
        if pair is not None and at is not None:
            title, *lines = pair_page(at, pair)
            self.app.push_screen(TextDialog(title, lambda width: text_items(lines[1:], width)))

    def action_edit(self) -> None:
        """Correct the fact of the row; on the matrix, what is known of the garden."""
        if isinstance(self.focused, PairMatrix) and self.can("edit"):
            edit_garden(self.trustlog, self._handle)
        else:
            super().action_edit()

    def action_add_line(self) -> None:
        """Choose what to write down, and fill it in."""
        if self._at is not None and self.can("new"):
            add_to(self.trustlog, self._at)

    def action_look(self) -> None:
        """Take how one of the pair sees the other."""
        place = self.query_one(PairMatrix).at
        if self._at is not None and place is not None and self.can("look"):
            look_at_pair(self.trustlog, self._at, *place)

    def action_answer_pair(self) -> None:
        """Answer the flags of the pair, or let its test begin anew."""
        pair = self.pair_here()
        if self._at is not None and pair is not None and self.can("flag-seen"):
            answer_pair(self.trustlog, self._at, pair)

    def action_look_at_whole(self) -> None:
        """Take how the whole is seen."""
        if self._at is not None and self.can("whole"):
            look_at_whole(self.trustlog, self._at)
