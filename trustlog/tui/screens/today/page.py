"""Today: what deserves attention, in a fixed order, a sentence a row."""

from bisect import insort
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from trustlog.desk import brief, today
from trustlog.domain.facts import Promise
from trustlog.domain.text.folding import in_order
from trustlog.language import N_, _
from trustlog.tui.app.keys import EVERYWHERE, Key, KeyLine, bindings, keyed, with_keys
from trustlog.tui.app.page import Explained
from trustlog.tui.drawing.text import WIDE, Item, blank, words
from trustlog.tui.screens.fact.acts import PROMISE_KEYS, ActingPage, brief_on
from trustlog.tui.screens.today.beside import Beside
from trustlog.tui.screens.today.drawing import draw_row, item_of
from trustlog.tui.screens.today.greeting import GREETING_KEYS, WELCOME, greeting
from trustlog.tui.screens.today.rows import Around, TodayRows, key_of
from trustlog.tui.widgets.long_rows import LongRows
from trustlog.tui.widgets.plain import plain
from trustlog.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from trustlog.desk.today import Row, Sheet
    from trustlog.trust.reading.values import Reading

BESIDE_FROM = 160
"""Columns from which on the brief of the row under the cursor stands beside the list."""
MANY = 500
"""Rows from which on what readings add is drawn once in `SETTLE_SECONDS`."""
SETTLE_SECONDS = 1.0


class Today(ActingPage):
    """The screen that opens first."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        *PROMISE_KEYS,
        keyed("open", "open", N_("open"), N_("Open the partner of the row.")),
        keyed("plan", "plan", N_("plan"), N_("Plan the next touch with the partner of the row.")),
        keyed(
            "brief",
            "brief",
            N_("brief"),
            N_("One page on the partner of the row, to read before a meeting."),
            shown=False,
        ),
        keyed(
            "proposals",
            "app.proposals",
            N_("proposals"),
            N_("Open what was brought in and waits for an answer."),
            shown=False,
        ),
        keyed("back", "back", N_("unmark"), N_("Take all marks away."), shown=False),
        keyed("new", "app.new_partner", N_("new partner"), N_("Add a partner."), shown=False),
        keyed("import-csv", "app.import_csv", N_("import"), N_("Import a file."), shown=False),
        keyed("demo", "app.demo", N_("demo"), N_("Open the made-up ledger; yours stays as it is."), shown=False),
    )
    name_shown: ClassVar[str] = N_("Today")
    ABOUT: ClassVar[str] = N_(
        "What deserves attention today, most urgent first: promises overdue and due within a week, both ways; what "
        "is planned; partners you have not spoken to for longer than you meant; and what the readings suggest. "
        "Then how much was brought in and waits for an answer, which {proposals} opens; on the day of the review, "
        "how much it has to ask; what comes later, a week a line; and what was just logged, which {undo} takes "
        "back and {recap} makes a text to send of. ● overdue  ○ due  ◇ planned  ◔ waiting  ! attention  ▲ ready  ↘ "
        "slipping  » brought in  ◆ review  + just logged"
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings((*KEYS, *EVERYWHERE))

    def __init__(self) -> None:
        super().__init__(id="today")
        self._groups: dict[str, list[Row]] | None = None
        self._more: dict[str, list[Row]] = {}
        self._partners_told: set[str] = set()
        self._of_version = self._asked = 0
        self._false_flags = 0.0  # a year and side; 0 where none is up
        self._own: dict[str, list[Row]] = {}
        self._gardens: list[Row] = []
        self._of_garden: dict[str, str] = {}  # the garden of each row about one, by its key
        self._briefs: dict[str, list[str]] = {}
        self._beside = ""  # the handle whose brief stands beside the list, or was asked for last
        self._subtitle = ""
        self._older = 0  # promises that lapsed too long ago to have a row
        self._unsettled = False

    def keys_shown(self) -> tuple[Key, ...]:
        """In an empty ledger the footer has the three things to do."""
        if self.trustlog.is_empty:
            return GREETING_KEYS
        return super().keys_shown()

    def explained(self) -> Explained:
        """Return the explanation of the greeting while the greeting is shown."""
        if self.trustlog.is_empty:
            return Explained(_("Welcome"), with_keys(_(WELCOME), self.sign), (*GREETING_KEYS[:3], *EVERYWHERE))
        return super().explained()

    def body(self) -> ComposeResult:
        """Lay out the list."""
        with Horizontal(id="sheet"):
            rows = LongRows(classes="box grow")
            rows.border_title = _("Today")
            yield rows
            yield Beside(id="beside", classes="box grow")

    def on_mount(self) -> None:
        """Start drawing what readings add, every now and then."""
        self.set_interval(SETTLE_SECONDS, self._settle)

    def load(self) -> None:
        """Ask for the sheet of the day; readings come after it."""
        self.trustlog.clerk.forget(self, "beside")  # a brief under way may be older than what was written since
        self._briefs, self._beside = {}, ""
        self.ask("sheet", lambda ledger: today.day_sheet(ledger), self._loaded)
        self.ask("brought", today.brought_row, lambda row: self._got_own(today.BROUGHT, row))
        self.ask("logged", today.just_logged, lambda row: self._got_own(today.LOGGED, row))

    def _got_own(self, group: str, row: "Row | None") -> None:
        self._own[group] = [] if row is None else [row]
        self._draw()

    def _loaded(self, sheet: "Sheet") -> None:
        self._groups, self._older = sheet.by_group(), sheet.older
        self._draw()

    def readings_came(self, readings: "list[Reading]") -> None:
        """Add the rows that these readings fill."""
        if self._of_version != self.trustlog.readings_version:
            self._of_version, self._partners_told, self._more = self.trustlog.readings_version, set(), {}
            self._false_flags = 0.0
        new = [reading for reading in readings if reading.partner.id not in self._partners_told]
        self._partners_told.update(reading.partner.id for reading in new)
        raised = [reading.suggestion.error_rate or 0.0 for reading in new if reading.suggestion.action == "attention"]
        self._false_flags = max([self._false_flags, *raised])
        self._asked += 1
        self.ask(f"rows {self._asked}", lambda ledger: today.reading_rows(ledger, new), self._got_more)
        if self.trustlog.has_all_readings:
            known = list(self.trustlog.readings.values())
            self.ask(
                "review", lambda ledger: today.review_row(ledger, known), lambda row: self._got_own(today.REVIEW, row)
            )
            self.ask("gardens", today.garden_rows, self._got_gardens)

    def _got_gardens(self, rows: "list[Row]") -> None:
        """Show which gardens turned, before the partners of their group."""
        if rows or self._gardens:
            self._gardens = rows
            self._draw()

    def wanted(self) -> list[str]:
        """Return the handles of the partners in sight, to be read first."""
        return [item.handle for item in self.query_one(LongRows).in_sight() if item.handle]

    def roster_came(self) -> None:
        """Draw again: an empty ledger greets; readings are made anew."""
        self._draw()

    def _got_more(self, more: "list[Row]") -> None:
        for row in more:
            insort(self._more.setdefault(row.group, []), row, key=lambda row: in_order(row.partner))
        if self.trustlog.has_all_readings:
            self._draw()
        elif more:
            self._unsettled = True
            if sum(len(rows) for rows in (self._groups or {}).values()) < MANY:
                self._settle()

    def _settle(self) -> None:
        """Draw what came meanwhile; a long list is not drawn anew for every few readings."""
        if self._unsettled and self.is_on_top:  # below a question it would have to be drawn twice
            self._draw()

    def on_screen_resume(self) -> None:
        """Catch up with the readings that came while something else was open."""
        self.call_after_refresh(self._settle)

    def on_resize(self) -> None:
        """Fold into one column, or unfold."""
        self.set_class(self.size.width >= BESIDE_FROM and not self.trustlog.is_empty, "beside")
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        rows = self.query_one(LongRows)
        roster = self.trustlog.roster
        self._unsettled = False
        if self._groups is None:
            return
        if roster is not None and not roster.partners:
            rows.border_title, rows.border_subtitle = _("Welcome"), _("an empty ledger")
            rows.show(greeting(self.trustlog.sign))
        else:
            sign = self.trustlog.sign
            self._subtitle = _("{sign} kept · {sign_2} broken · {sign_3} move").format(
                sign=sign("keep"), sign_2=sign("break"), sign_3=sign("move")
            )
            groups = {
                group: [
                    *(row for row in self._gardens if row.group == group),
                    *self._own.get(group, self._more.get(group, first_rows)),
                ]
                for group, first_rows in self._groups.items()
            }
            self._mark_undo(groups)
            self._mark_brought(groups)
            self._of_garden = {key_of(row): row.garden for each in groups.values() for row in each if row.garden}
            rows.border_title = plain(_title(groups))
            around = Around(self._quiet(groups), self._after())
            rows.show_lazily(TodayRows(groups, item_of, around, wide=self.size.width >= WIDE))
            self._say_row()
        if self.focused is None:
            rows.focus()
        self.query_one(KeyLine).refresh()

    def _mark_undo(self, groups: "dict[str, list[Row]]") -> None:
        """Say on the right of what was just logged which keys take it back and recap it."""
        sign = self.trustlog.sign
        says = _("{undo} undo · {recap} recap").format(undo=sign("undo"), recap=sign("recap"))
        groups[today.LOGGED] = [row._replace(when=says) for row in groups[today.LOGGED]]

    def _mark_brought(self, groups: "dict[str, list[Row]]") -> None:
        """Say on the right of what was brought in which key opens it."""
        says = _("{key} opens them").format(key=self.trustlog.sign("proposals"))
        groups[today.BROUGHT] = [row._replace(when=says) for row in groups[today.BROUGHT]]

    def _quiet(self, groups: "dict[str, list[Row]]") -> list[Item]:
        """Return what is said where nothing asks for attention."""
        if any(group_rows for group, group_rows in groups.items() if group not in today.QUIET):
            return []
        capture = _("{key} captures what happened.").format(key=self.trustlog.sign("capture"))
        return [blank(), words(_("Nothing is due, overdue or waiting."), "good"), words(capture)]

    def _after(self) -> list[Item]:
        """Return what stands below the rows."""
        items = []
        if self._older:
            items += [blank(), words(f"{today.older_words(self._older)}.")]
        if not self.trustlog.has_all_readings:
            items += [blank(), words(_("reading …"))]
        elif self._false_flags:
            from trustlog.trust.words import flags_by_chance

            items += [
                blank(),
                words(
                    _("Flags: {flags_by_chance}.").format(
                        flags_by_chance=flags_by_chance(self._false_flags, self.trustlog.sides)
                    )
                ),
            ]
        return items

    @on(Rows.Moved)
    def _moved(self) -> None:
        self._say_row()

    def _say_row(self) -> None:
        """Show the whole text of the row under the cursor, where the list has no room for it, and its brief beside."""
        rows = self.query_one(LongRows)
        self._show_beside()
        current = rows.current
        row = self._row_here()
        cut = row is not None and any(text.endswith("…") for text, _tone in draw_row(row, None, rows.size.width - 3))
        rows.border_subtitle = plain(current.text if cut and current else self._subtitle)

    def _show_beside(self) -> None:
        """Show the brief of the row under the cursor beside the list; where it is not at hand, ask for it.

        One brief is asked for at a time. Its answer comes back here and looks again which row the cursor is on, so
        that of a row which the cursor has left is kept, and never drawn.
        """
        if not self.has_class("beside"):
            return
        current = self.query_one(LongRows).current
        handle = (current.handle if current is not None else "") or ""
        if not handle or handle in self._briefs:
            self._beside = handle
            lines = self._briefs.get(handle, [])
            title = _("Brief ─ {handle}").format(handle=handle) if lines else _("Brief")
            self.query_one(Beside).tell(title, lines)
        elif handle != self._beside and not self.trustlog.clerk.is_busy_with(self, "beside"):
            self._beside = handle
            self.ask("beside", lambda ledger: (handle, brief.brief(ledger, handle)), self._got_brief)

    def _got_brief(self, told: tuple[str, list[str]]) -> None:
        handle, lines = told
        self._briefs[handle] = lines
        self._show_beside()

    def action_brief(self) -> None:
        """Show a page on the partner of the row."""
        if handle := self.handle_here():
            brief_on(self.trustlog, handle)

    def promise_here(self) -> Promise | None:
        """Return the promise of the row."""
        row = self._row_here()
        return row.promise if row else None

    def _row_here(self) -> "Row | None":
        rows = self.query_one(LongRows)
        return rows.items.row_at(rows.cursor) if isinstance(rows.items, TodayRows) else None

    def action_open(self) -> None:
        """Open the row."""
        self.query_one(LongRows).action_open()

    def can(self, act: str) -> bool:
        """Tell whether an act does something here: opening needs a row."""
        return self.query_one(LongRows).current is not None if act == "open" else super().can(act)

    @on(Rows.Opened)
    def _opened(self, event: Rows.Opened) -> None:
        if event.item.key.startswith(f"{today.REVIEW}:"):
            self._open_review()
        elif event.item.key.startswith(f"{today.BROUGHT}:"):
            self.trustlog.action_proposals()
        elif (promise := self.promise_here()) is not None and promise.from_id is not None:
            from trustlog.tui.screens.garden.acts import open_garden_of

            open_garden_of(self.trustlog, promise)
        elif garden := self._of_garden.get(event.item.key):
            from trustlog.tui.screens.garden.acts import open_garden

            open_garden(self.trustlog, garden)
        elif event.item.handle:
            self.trustlog.open_partner(event.item.handle)
        elif event.item.key.startswith("greet:"):
            act = next(key.action for key in GREETING_KEYS if event.item.key == f"greet:{key.name}")
            self.call_later(self.app.run_action, act)

    def _open_review(self) -> None:
        """Go to the review, and go on with the one under way, of whatever day it is."""
        from trustlog.tui.screens.review.page import ReviewPage

        self.trustlog.action_tab("review")
        if isinstance(page := self.app.screen, ReviewPage):
            page.goes_on = True


def _title(groups: "dict[str, list[Row]]") -> str:
    counts = [f"{len(groups[group])} {_(group).lower()}" for group in ("Overdue", "Due", "Waiting")]
    review = [_("Review").lower()] if groups[today.REVIEW] else []
    return _("Today ─ ") + " · ".join([*counts, *review])
