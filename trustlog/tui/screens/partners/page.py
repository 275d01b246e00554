"""Partners: a table to scan, filtered while typing, sorted by any column; readings come in as they are made.

With ten thousand partners nothing here may hold up the event loop: rows are made when they come into sight, and
filtering and sorting go on in small pieces, of which a newer filter or order drops the rest.
"""

from asyncio import sleep
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from trustlog.desk import partners
from trustlog.domain.facts import Partner
from trustlog.domain.text import shown
from trustlog.domain.text.folding import folded
from trustlog.language import N_, _, figure
from trustlog.tui.app.keys import EVERYWHERE, Key, bindings, keyed
from trustlog.tui.app.page import Page
from trustlog.tui.drawing.partner_table import (
    COLUMNS,
    NAME,
    WHY,
    Column,
    Line,
    Sized,
    SortKey,
    arrow_words,
    draw_line,
    found_by,
    rest_of,
    still_equal,
)
from trustlog.tui.drawing.text import Item
from trustlog.tui.screens.partners.head import Head
from trustlog.tui.widgets.field import Input
from trustlog.tui.widgets.line import TextLine
from trustlog.tui.widgets.long_rows import Keyed, LongRows, pieces
from trustlog.tui.widgets.plain import Static, plain
from trustlog.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from trustlog.desk.partners import PartnerColumns
    from trustlog.trust.reading.values import Reading

PIECE, FEW = 500, 100
"""Partners handled before the event loop runs again; the second where their rows are drawn."""
SETTLE_SECONDS = 1.0
"""Least seconds between two changes of order while readings come in."""


class Partners(Page):
    """All partners."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        keyed("open", "open", N_("open"), N_("Open the partner.")),
        keyed(
            "search",
            "filter",
            N_("filter"),
            N_("Filter as you type by name, level, trend, owner or tag; esc shows all."),
        ),
        keyed("sort", "sort(1)", N_("sort"), N_("Sort by the next column.")),
        keyed("sort-back", "sort(-1)", N_("sort back"), N_("Sort by the column before."), shown=False),
        keyed("turn", "turn", N_("reverse"), N_("Turn the order around.")),
        keyed(
            "who-first", "who_first", N_("first"), N_("Sort by who comes first this week, and say why; again: by name.")
        ),
        keyed("new", "app.new_partner", N_("new"), N_("Add a partner.")),
        keyed("decide", "decide", N_("level"), N_("Decide about the level of the partner of the row.")),
        keyed("edit", "edit", N_("edit"), N_("Correct all that is known of the partner."), shown=False),
        keyed("back", "back", N_("back"), N_("Show all again, or go back to Today."), shown=False),
    )
    name_shown: ClassVar[str] = N_("Partners")
    ABOUT: ClassVar[str] = N_(
        "Every partner with its level → the level aimed at, the one thing that holds it back, what they and we kept, "
        "the last time together and what is due next. Promises are counted while they are few; later a rate stands "
        "there, with its band. A column in which all partners are alike is left out. {who-first} puts on top who comes "
        "first this week, and says why: we are overdue, a flag, below the bar of the level, silent, a question, ready, "
        "worth a trial. ▲ ready  △ worth a trial  ↗ building  · no change  ↘ slipping  ? too little yet"
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings((*KEYS, *(key for key in EVERYWHERE if key.name != "search")))

    def __init__(self) -> None:
        super().__init__(id="partners")
        self._word = ""
        self._partner_columns: PartnerColumns | None = None
        self._partners: dict[str, Partner] = {}
        self._hay: dict[str, str] = {}
        self._unsettled = self._unseen = False
        self._titles = ("", "")
        self._order = NAME.title
        self._judged: tuple[object, ...] = (None, None, None)

    def can(self, act: str) -> bool:
        """Tell whether an act does something here: most need a row."""
        return act not in ("open", "decide", "edit") or self.query_one(LongRows).current is not None

    def action_edit(self) -> None:
        """Correct what is known of the partner of the row."""
        from trustlog.tui.app.partner_deeds import edit_partner

        if handle := self.handle_here():
            edit_partner(self.trustlog, handle)

    def body(self) -> ComposeResult:
        """Lay out the filter, the titles, the table and what it has no column for."""
        with Vertical(classes="box grow", id="table") as box:
            box.border_title = _("Partners")
            yield TextLine(placeholder=_("name, level, trend, owner or tag"), compact=True, classes="line", id="filter")
            yield Head(self._order, id="head")
            yield LongRows()
            yield Static("", id="empty")
            yield Static("", id="rest", markup=False)

    def on_mount(self) -> None:
        """Put the cursor on the table."""
        field = self.query_one(Input)
        field.cursor_blink = self.trustlog.cursor_blinks
        self.query_one(LongRows).focus()
        self.set_interval(SETTLE_SECONDS, self._settle)
        if self._word:
            self.filter_by(self._word)

    def on_resize(self) -> None:
        """Show below the table what it has no columns for now."""
        self.call_later(self._say_rest)  # it is laid out by then

    def load(self) -> None:
        """Show what is at hand, and ask for what stands beside the readings."""
        self.call_after_refresh(self._arrange)
        self.ask("columns", lambda ledger: partners.partner_columns(ledger), self._got_columns)

    def _got_columns(self, partner_columns: "PartnerColumns") -> None:
        self._partner_columns = partner_columns
        self._arrange()

    def roster_came(self) -> None:
        """Show the partners."""
        self._arrange()

    def readings_came(self, readings: "list[Reading]") -> None:
        """Fill in readings where they stand; what is sorted by them changes places a little later."""
        self._unsettled = True
        self._unseen |= self.trustlog.has_all_readings or self._shows_any(readings)
        if self._unseen and (self.is_on_top or self.trustlog.has_all_readings):
            self._fill_in()  # below a question it would have to be drawn twice

    def _shows_any(self, readings: "list[Reading]") -> bool:
        visible_ids = {item.key for item in self.query_one(LongRows).in_sight()}
        return any(reading.partner.id in visible_ids for reading in readings)

    def _fill_in(self) -> None:
        self._unseen = False
        self.query_one(LongRows).refresh()
        self._say_rest()
        self._count()

    def on_screen_resume(self) -> None:
        """Catch up with the readings that came while something else was open."""
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        if not (self._unsettled and self.is_on_top):
            return
        self._unsettled = False
        column = _column(self.query_one(Head).sorted_by)
        if not column.firm or self._word:
            self._arrange()
        elif self._unseen:
            self._fill_in()
        else:
            self._count()
        self._hide_equal()

    def wanted(self) -> list[str]:
        """Return the handles of the rows in sight, to be read first."""
        return [item.handle for item in self.query_one(LongRows).in_sight() if item.handle]

    def _arrange(self) -> None:
        """Filter and sort anew, in pieces; what was still under way is dropped."""
        if self.trustlog.roster is not None:
            self._arranged()

    @work(group="arrange", exclusive=True)
    async def _arranged(self) -> None:
        await self._known()
        head, words = self.query_one(Head), folded(self._word).split()
        sort, hay, readings = _column(head.sorted_by).sort, self._hay, self.trustlog.readings
        keys: list[str] = []
        places: dict[str, SortKey] = {}
        partners = self._partners
        for piece in pieces(list(partners), PIECE):
            fitting = [key for key in piece if _fits(words, hay[key], readings.get(key))] if words else piece
            keys += fitting
            if sort:
                places.update((key, sort(self._line(partners[key]))) for key in fitting)
            await sleep(0)
        if sort:
            keys.sort(key=places.__getitem__, reverse=head.backwards)
        elif head.backwards:
            keys.reverse()
        await sleep(0)
        self.query_one(LongRows).show_lazily(Keyed(keys, lambda key: self._item(partners[key])))
        self._count()
        self._say_rest()
        self._hide_equal()

    async def _known(self) -> None:
        """Store the partners of the roster, by name, and the words each can be found by."""
        roster = self.trustlog.roster
        if roster is None or (self._partners and next(iter(self._partners.values())) is roster.partners[0]):
            return
        partners: dict[str, Partner] = {}
        hay: dict[str, str] = {}
        for piece in pieces(roster.partners, PIECE):
            for partner in piece:
                partners[partner.id] = partner
                hay[partner.id] = found_by(partner, roster.settings)
            await sleep(0)
        self._partners, self._hay = partners, hay
        head = self.query_one(Head)
        head.longest = max((cell_len(partner.name) for partner in partners.values()), default=0)
        head.refresh()

    @work(group="equal", exclusive=True)
    async def _hide_equal(self) -> None:
        """Leave out the columns in which all partners read the same; which ones is only known once all is there."""
        head, is_read = self.query_one(Head), self.trustlog.has_all_readings
        judged = self._partners, self._partner_columns, is_read
        if all(now is before for now, before in zip(judged, self._judged, strict=True)):
            return
        if self._partner_columns is None:
            return
        equal: dict[Column, str | None] = dict.fromkeys(column for column in COLUMNS if column.firm or is_read)
        for piece in pieces(list(self._partners.values()), FEW):
            equal = still_equal(map(self._line, piece), equal)
            if not equal:
                break
            await sleep(0)
        self._judged = judged
        of_one = len(self._partners) == 1  # of which all is told that there is
        titles = (column.title for column, text in equal.items() if not (of_one and text and text.strip()))
        hidden = frozenset(titles) - {NAME.title, WHY.title}
        if hidden != head.hidden:
            head.hidden = hidden
            head.refresh()
            self.query_one(LongRows).refresh()
            self._say_rest()

    def _count(self) -> None:
        app, rows = self.trustlog, self.query_one(LongRows)
        total, listed = len(self._partners), len(rows.items)
        left = len(app.roster.partners) - len(app.readings) if app.roster else 0
        titles = (
            _("Partners ─ {listed} of {total}").format(listed=figure(listed, ","), total=figure(total, ","))
            if self._word
            else _("Partners ─ {total}").format(total=figure(total, ",")),
            _("reading {left} …").format(left=figure(left, ",")) if left > 0 else self._hints(),
        )
        if titles != self._titles:
            box = self.query_one("#table")
            self._titles = titles
            box.border_title, box.border_subtitle = plain(titles[0]), plain(titles[1])
        new = self.trustlog.sign("new")
        text = (
            _("No partner is called that; esc shows all.")
            if self._word
            else _("No partner yet: {new} adds one.").format(new=new)
        )
        _say(self.query_one("#empty", Static), "" if listed else text)
        self.set_class(not listed, "empty")

    def _hints(self) -> str:
        sign = self.trustlog.sign
        return _("enter opens · {sign} sort · {sign_2} reverse · {sign_3} filter").format(
            sign=sign("sort"), sign_2=sign("turn"), sign_3=sign("search")
        )

    def _line(self, partner: Partner) -> Line:
        known, key = self._partner_columns, partner.id
        return Line(
            partner,
            known.due.get(key) if known else None,
            known.last_met.get(key) if known else None,
            known.times_met.get(key, 0) if known else 0,
            self.trustlog.readings.get(key),
            self.trustlog.today,
            self.trustlog.user_settings,
            known.waits if known else None,
        )

    def _sized(self, width: int) -> Sized:
        return self.query_one(Head).sized(width)

    def _item(self, partner: Partner) -> Item:
        """Make a row that looks up its reading when it is drawn: readings come in while it is shown."""
        return Item(
            partner.id,
            lambda width: draw_line(self._line(partner), self._sized(width)),
            partner.handle,
            None,
            f"{partner.name} ({partner.handle})",
        )

    @on(Rows.Moved)
    def _say_rest(self) -> None:
        """Show under a narrow table what it has no columns for."""
        rows, sentence = self.query_one(LongRows), ""
        partner = self._partners.get(rows.current.key) if rows.current is not None else None
        if partner is not None:
            sentence = rest_of(self._line(partner), self._sized(rows.size.width - 3))  # as wide as it is drawn
        rest = self.query_one("#rest", Static)
        rest.display = bool(sentence)
        _say(rest, sentence)

    def action_sort(self, step: int) -> None:
        """Sort by another column."""
        head = self.query_one(Head)
        titles = [column.title for column, _size in head.sized(by_first=False)] + [WHY.title]
        at = titles.index(head.sorted_by) if head.sorted_by in titles else 0
        self._sorted_by(titles[(at + step) % len(titles)])

    def action_who_first(self) -> None:
        """Sort by who comes first, or by name again."""
        self._sorted_by(NAME.title if self._order == WHY.title else WHY.title)

    def put_first(self) -> None:
        """Sort by who comes first, also while the screen is opening."""
        self._sorted_by(WHY.title)

    def _sorted_by(self, title: str) -> None:
        self._order = title
        for head in self.query(Head):  # none yet, while the screen is opening
            head.sorted_by, head.backwards = title, False
            head.refresh()
            self._arrange()

    @on(Head.Sorted)
    def _clicked(self, event: Head.Sorted) -> None:
        if event.title == self.query_one(Head).sorted_by:
            self.action_turn()
        else:
            self._sorted_by(event.title)

    def action_turn(self) -> None:
        """Turn the order around."""
        head = self.query_one(Head)
        head.backwards = not head.backwards
        head.refresh()
        self._arrange()

    def filter_by(self, word: str) -> None:
        """Show those that a word finds, as if it had been typed."""
        self._word = word
        for field in self.query(Input):  # no filter yet, while the screen is opening
            field.add_class("open")
            field.value = word
            self.query_one(LongRows).focus()

    def action_filter(self) -> None:
        """Open the filter."""
        field = self.query_one(Input)
        field.add_class("open")
        field.focus()

    @on(Input.Changed)
    def _filtered(self, event: Input.Changed) -> None:
        self._word = event.value.strip()
        self._arrange()

    @on(Input.Submitted)
    def _chosen(self) -> None:
        self.query_one(LongRows).focus()

    def action_back(self) -> None:
        """Show all again; when all are shown, go back."""
        field = self.query_one(Input)
        if field.has_class("open"):
            field.value = ""
            field.remove_class("open")
            self.query_one(LongRows).focus()
        else:
            super().action_back()

    def action_open(self) -> None:
        """Open the partner of the row."""
        self.query_one(LongRows).action_open()

    def action_decide(self) -> None:
        """Decide about the level of the partner of the row."""
        if handle := self.handle_here():
            from trustlog.tui.screens.decision.dialog import open_decision

            open_decision(self.trustlog, handle)

    @on(Rows.Opened)
    def _opened(self, event: Rows.Opened) -> None:
        if event.item.handle:
            self.trustlog.open_partner(event.item.handle)


def _column(title: str) -> Column:
    return next(column for column in COLUMNS if column.title == title)


def _fits(words: Sequence[str], hay: str, reading: "Reading | None") -> bool:
    """Tell whether each word is in what a partner can be found by, or in how it moves."""
    moves = arrow_words(reading) if reading is not None else ""
    return all(word in hay or word in moves for word in words)


def _say(widget: Static, text: str) -> None:
    """Show a text in a widget whose size does not depend on it: nothing has to be laid out anew."""
    if str(widget.content) != shown(text, lines=True):
        widget.update(text, layout=False)
