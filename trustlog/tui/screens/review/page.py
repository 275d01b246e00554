"""Review: ten minutes on a Friday, in seven steps, to be left and taken up at any row."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.message import Message

from trustlog.desk import review
from trustlog.domain import review as order
from trustlog.domain.text import counted
from trustlog.errors import TrustlogError
from trustlog.language import N_, _
from trustlog.tui.app.keys import EVERYWHERE, Key, KeyLine, bindings, rebound
from trustlog.tui.app.page import Page
from trustlog.tui.drawing import review as draw
from trustlog.tui.drawing.text import WIDE, Item
from trustlog.tui.screens.review.acts import Acts
from trustlog.tui.screens.review.keys import ENTER_PRACTICE, ENTER_SEEN, KEYS, beside, of_step, works
from trustlog.tui.screens.review.steps import Steps
from trustlog.tui.widgets.plain import Static, plain
from trustlog.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger, Written
    from trustlog.desk.review import Outlook, Overview, Row
    from trustlog.trust.reading.values import Reading


class StepRows(Rows):
    """The rows of a step, which tell the page when the cursor comes to another row."""

    def put_cursor(self, at: int) -> None:
        """Put the cursor on a row, and tell the page."""
        super().put_cursor(at)
        if isinstance(self.screen, ReviewPage):
            self.screen.row_changed()


class ReviewPage(Acts, Page):
    """The review under way, or the page where a review begins."""

    KEYS: ClassVar[tuple[Key, ...]] = KEYS
    name_shown: ClassVar[str] = N_("Review")
    ABOUT: ClassVar[str] = N_(
        "The week in seven steps. Each row is answered, put off with later, or left; an answer is "
        "written at once and {undo} takes it back. Leave at any point: it goes on at the row. ✓ "
        "answered  » later  a row that the ledger answered by itself, or somebody else, says meanwhile. "
        "Enter does the likeliest thing in each step. At the end it becomes a record that stays as it "
        "is, and next week asks after its intentions."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings((*KEYS, *EVERYWHERE))

    class NotWritten(Message):
        """An answer was refused: these rows are still to be answered."""

        def __init__(self, row_ids: frozenset[str]) -> None:
            super().__init__()
            self.row_ids = row_ids

    def __init__(self) -> None:
        super().__init__(id="review")
        self.overview: Overview | None = None
        self._drawn_for = 0
        self._pending: frozenset[str] = frozenset()
        self._writes = 0
        self.at_step = 0
        self._waits_for: Callable[[], None] | None = None
        self._taken_up = False
        self.goes_on = False
        """Whether a review of an earlier day is taken up as soon as it is there."""
        self._outlook: Outlook | None = None

    def keys_shown(self) -> tuple[Key, ...]:
        """The footer has the keys of the step at hand."""
        own = {key.key for key in KEYS}
        return (*beside(self.at_step), *(key for key in EVERYWHERE if key.key not in own))

    def can(self, act: str) -> bool:
        """Tell whether an act does something here: not every row has a partner or a promise that it can happen to."""
        if act in ("next-step", "step-before"):
            return 1 <= self.at_step + (1 if act == "next-step" else -1) <= len(order.STEPS)
        row = self.row_here()
        if act == "never":
            return row is not None and bool(row.part)
        if act == "partner":
            return row is not None and (row.handle is not None or bool(row.garden))
        if act == "flag-seen":
            return row is None or not row.garden
        if act == "edit":
            return row is not None and (row.number is not None or row.handle is not None)
        if row is None or row.promise is None or act not in ("keep", "move", "drop"):
            return True
        from trustlog.domain.facts.promise import possible

        return act in possible(row.promise, self.trustlog.today)

    def step_keys(self) -> list[Key]:
        """Return the keys that answer the row at hand."""
        row = self.row_here()
        keys = of_step(self.at_step, has_rows=row is not None) if self.is_under_way else []
        if row is not None and row.garden:
            return [ENTER_SEEN, *keys[1:]]
        return [ENTER_PRACTICE, *keys[1:]] if row is not None and row.part else keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the keys of other steps do nothing."""
        return works(action, self.at_step) and super().check_action(action, parameters)

    def body(self) -> ComposeResult:
        """Lay out the steps, the rows of a step, and the details of the row under the cursor."""
        with Container(id="walk"):
            yield Steps()
            with Vertical(id="step"):
                rows = StepRows(classes="box grow", id="rows")
                rows.border_title = _("Review")
                yield rows
                yield Static("", id="behind", classes="box")
        line = KeyLine(lambda: rebound(self.keys_now(self.step_keys()), self.trustlog.signs))
        line.add_class("here")
        yield line

    def on_mount(self) -> None:
        """Fold or unfold."""
        self.set_class(self.app.size.width < WIDE, "narrow")
        self.query_one(Rows).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Fold or unfold."""
        self.set_class(event.size.width < WIDE, "narrow")
        self.call_after_refresh(self._draw)

    def load(self) -> None:
        """Ask for the review under way."""
        self.ask("overview", lambda ledger: review.overview(ledger), self._show_overview)

    def roster_came(self) -> None:
        """Readings are made anew: what waits for them waits on."""
        self._draw()

    def readings_came(self, readings: "list[Reading]") -> None:  # noqa: ARG002 - only that all are there matters
        """Go on with what waited for the readings."""
        if self._waits_for is not None and self.trustlog.has_all_readings:
            waited, self._waits_for = self._waits_for, None
            waited()
        if self.at_step == 0:
            self._draw()
            self._look_ahead()

    def _show_overview(self, overview: "Overview") -> None:
        before, self.overview = self.overview, self._with_pending(overview)
        if not self.is_under_way:
            self.at_step = 0
            self._draw()
            self._look_ahead()
            if self.goes_on and overview.ongoing is not None:
                self.begin()
            self.goes_on = False
            return
        place = self._place_after(before)
        if place is not None:
            self.at_step = place[0]
        self._draw()
        if place is not None:
            self._go_to_place(place[1])

    def _look_ahead(self) -> None:
        """Ask how much there is to ask, once all readings are there."""
        if self.trustlog.has_all_readings and self.overview is not None:
            known = list(self.trustlog.readings.values())
            self.ask("outlook", lambda ledger: review.outlook(ledger, known), self._got_outlook)

    def _got_outlook(self, outlook: "Outlook") -> None:
        self._outlook = outlook
        if not self.is_under_way:
            self._draw()

    def _with_pending(self, overview: "Overview") -> "Overview":
        """Show rows whose answers are on their way as answered, so that the next key is about the next row."""
        if overview.ongoing is None or not self._pending:
            return overview
        return overview._replace(ongoing=overview.ongoing.with_answered(self._pending))

    def write(self, job: "Callable[[Ledger], Written]", rows: "Iterable[Row]" = ()) -> None:
        """Write an answer, and go on to the next row meanwhile."""
        app, ids = self.trustlog, frozenset(row.id for row in rows)
        self._pending |= ids
        if self.overview is not None:
            self._show_overview(self.overview)

        def careful(ledger: "Ledger") -> "Written":
            try:
                return job(ledger)
            except TrustlogError:
                self.post_message(self.NotWritten(ids))
                raise

        def written(report: "Written") -> None:
            self._pending -= ids
            app.say_written(report)

        self._writes += 1
        app.ask(f"review {self._writes}", careful, written)

    @on(NotWritten)
    def _not_written(self, event: NotWritten) -> None:
        self._pending -= event.row_ids
        self.load()

    @property
    def is_under_way(self) -> bool:
        """Tell whether a review is being walked through; a review of an earlier day has to be taken up first."""
        ongoing = self.overview.ongoing if self.overview else None
        return ongoing is not None and (self._taken_up or ongoing.on == self.trustlog.today)

    def _place_after(self, before: "Overview | None") -> tuple[int, int] | None:
        """Return where the cursor goes; None where it stays, on a row that is still to be answered."""
        ongoing = self.overview.ongoing if self.overview else None
        if ongoing is None:
            return None
        old = before.ongoing if before else None
        if self.at_step == 0 or old is None or old.id != ongoing.id:
            return ongoing.at
        states_before = {row.id: row.state for row in old.rows}
        for step in ongoing.steps:
            for place, row in enumerate(step.rows):
                if row.state == "left" and states_before.get(row.id, "left") != "left":
                    return step.number, place  # its answer was taken back: go there again
        current = self.row_here()
        if current is None or states_before.get(current.id) != "left" or self._state_of(current.id) == "left":
            return None
        return ongoing.after(current.id)

    def _state_of(self, row_id: str) -> str:
        ongoing = self.overview.ongoing if self.overview else None
        return next((row.state for row in ongoing.rows if row.id == row_id), "") if ongoing else ""

    def _go_to_place(self, place: int) -> None:
        rows = self.query_one(Rows)
        places = [item.key for item in rows.items if item.key]
        if places:
            rows.go_to(places[min(place, len(places) - 1)])

    # What is shown ---------------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        rows, steps = self.query_one(StepRows), self.query_one(Steps)
        overview = self.overview
        if overview is None:
            return
        for part in (steps, self.query_one("#behind"), self.query_one(".here", KeyLine)):
            part.display = self.is_under_way
        if not self.is_under_way or overview.ongoing is None:
            rows.border_title, rows.border_subtitle = _("Review"), ""
            rows.show(draw.landing(overview, self._outlook, self._reading_words(), self.sign))
        else:
            step = overview.ongoing.steps[self.at_step - 1]
            steps.show(overview.ongoing.steps, self.at_step)
            rows.border_title = plain(
                _("Step {number} of {steps} ─ {title}").format(
                    number=step.number, steps=len(order.STEPS), title=step.title
                )
            )
            rows.border_subtitle = plain(
                _("{left} of {rows} left").format(left=step.left, rows=len(step.rows)) if step.rows else ""
            )
            self._drawn_for = rows.size.width
            width = self._drawn_for - 3
            rows.show(draw.step_items(step, overview.ongoing.intentions, self._reading_words(), width, self.sign))
            self.call_after_refresh(self._refit)
        if self.focused is None:
            rows.focus()
        self.row_changed()
        self.refresh_bindings()
        for line in self.query(KeyLine):
            line.refresh()

    def _refit(self) -> None:
        """Draw again where the list was given another width meanwhile: the steps beside it have just come, or gone."""
        if self.query_one(StepRows).size.width != self._drawn_for:
            self._draw()

    def _reading_words(self) -> str:
        """Return how far the readings are while something waits for them."""
        roster = self.trustlog.roster
        if self._waits_for is None or roster is None:
            return ""
        return _("reading {readings} of {partners} … esc leaves it").format(
            readings=len(self.trustlog.readings), partners=counted(len(roster.partners), "partner")
        )

    def row_changed(self) -> None:
        """Show the details of the row under the cursor."""
        behind = self.query_one("#behind", Static)
        row = self.row_here()
        if self.is_under_way and self.overview and self.overview.ongoing:
            behind.border_title = plain(row.partner if row else "")
            behind.update(draw.row_details(row, self.at_step, self.overview.ongoing, self.sign))
            self.query_one(".here", KeyLine).refresh()

    def row_here(self) -> "Row | None":
        """Return the row under the cursor."""
        current = self.query_one(Rows).current
        ongoing = self.overview.ongoing if self.overview else None
        if current is None or ongoing is None or not self.is_under_way:
            return None
        return next((row for row in ongoing.rows if row.id == current.key), None)

    def item_here(self) -> Item | None:
        """Return the line under the cursor, whether it is a row of the review or not."""
        return self.query_one(Rows).current

    def handle_here(self) -> str | None:
        """Return the partner of the row."""
        row = self.row_here()
        return row.handle if row else None

    def capture_about(self) -> str | None:
        """A captured line is most likely about the partner of the row."""
        return self.handle_here()

    # Begin, walk, finish ---------------------------------------------------------------------------------------------

    def with_readings(
        self, job: "Callable[[Ledger, list[Reading]], Written]", then: "Callable[[Written], None]"
    ) -> None:
        """Write something once every partner's reading is loaded; leaving the screen cancels it."""

        def go() -> None:
            read = list(self.trustlog.readings.values())  # as they are now: they are made anew when facts change
            self.ask("write", lambda ledger: job(ledger, read), then)

        if self.trustlog.has_all_readings:
            go()
        else:
            self._waits_for = go
            self._draw()

    def begin(self) -> None:
        """Begin a review, or take up that of an earlier day."""
        app = self.trustlog

        def begun(report: "Written") -> None:
            self._taken_up = True
            app.say_written(report)

        self.with_readings(lambda ledger, read: review.begin(ledger, read), begun)

    def finish(self) -> None:
        """Freeze the review, and open its record."""
        app, review_id = self.trustlog, self.overview.ongoing.id if self.overview and self.overview.ongoing else ""

        def finished(report: "Written") -> None:
            from trustlog.tui.screens.review.past import open_record

            self._taken_up = False
            app.say_written(report)
            open_record(app, review_id)

        self.with_readings(lambda ledger, read: review.finish_with(ledger, read), finished)

    def action_step(self, step: int) -> None:
        """Go to the next step or the step before."""
        self.go_to_step(self.at_step + step)

    def go_to_step(self, number: int) -> None:
        """Go to a step, to its first row that is left."""
        ongoing = self.overview.ongoing if self.overview else None
        if ongoing is None or not 1 <= number <= len(ongoing.steps):
            return
        self.at_step = number
        self._draw()
        first = order.goes_on_at([[row.state == "left" for row in ongoing.steps[number - 1].rows]])
        self._go_to_place(first[1] if first else 0)

    @on(Steps.Chosen)
    def _chosen(self, event: Steps.Chosen) -> None:
        self.go_to_step(event.number)

    @on(Rows.Opened)
    def _opened(self) -> None:
        self.enter()

    def action_open(self) -> None:
        """Do what enter does here."""
        self.query_one(Rows).action_open()

    def action_past(self) -> None:
        """Open the list of reviews that are done."""
        from trustlog.tui.screens.review.past import Reviews

        self.app.push_screen(Reviews())

    def action_back(self) -> None:
        """Cancel what waits for readings; else leave."""
        if self._waits_for is not None:
            self._waits_for = None
            self._draw()
        else:
            super().action_back()
