"""Partners: a table to scan, filtered as one types, sorted by any column; readings come in as they are made."""

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets._input import Input

from trustlog.domain.facts import Partner, Promise
from trustlog.tui import asks
from trustlog.tui.draw import Item, blank, words
from trustlog.tui.keys import EVERYWHERE, Key, bindings
from trustlog.tui.page import Page
from trustlog.tui.rows import Rows
from trustlog.tui.table import Line, columns, draw_line, widths

if TYPE_CHECKING:
    from trustlog.trust.judged import Reading

FIRM = ("Partner", "Level", "Next due")
"""Columns whose order does not depend on readings."""


class Head(Widget):
    """The titles of the columns; the one sorted by is marked, a click sorts by another."""

    class Sorted(Message):
        """A title was clicked."""

        def __init__(self, title: str) -> None:
            super().__init__()
            self.title = title

    sorted_by = "Partner"
    backwards = False

    def render(self) -> Content:
        """Draw the titles over their columns."""
        drawn = []
        shown = columns(self.size.width)
        for column, size in zip(shown, widths(shown, self.size.width), strict=True):
            here = column.title == self.sorted_by and column.title
            title = f"{column.title} {'▴' if self.backwards else '▾'}" if here else column.title
            drawn.append(Content.styled(title[: size - 1].ljust(size), "$primary b" if here else "$soft"))
        return Content("").join(drawn)

    def on_click(self, event: events.Click) -> None:
        """Sort by the column clicked on."""
        at = event.x - self.gutter.left
        shown = columns(self.size.width)
        for column, size in zip(shown, widths(shown, self.size.width), strict=True):
            if 0 <= at < size:
                self.post_message(self.Sorted(column.title))
                return
            at -= size


class Partners(Page):
    """All partners."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("enter", "open", "open", "Open the partner."),
        Key("slash", "filter", "filter", "Filter by name, handle or level as you type; esc shows all again."),
        Key("s", "sort(1)", "sort", "Sort by the next column."),
        Key("S", "sort(-1)", "sort back", "Sort by the column before.", shown=False),
        Key("r", "turn", "reverse", "Turn the order around.", shown=False),
        Key("n", "app.new_partner", "new", "Add a partner."),
        Key("l", "decide", "level", "Decide about the level of the partner of the row.", shown=False),
        Key("escape", "back", "back", "Show all again, or go back to Today.", shown=False),
    )
    name_shown: ClassVar[str] = "Partners"
    ABOUT: ClassVar[str] = (
        "Every partner with its level, where the readings stand and what is due next. Bars show the band of the "
        "estimate: solid up to its low end, hatched to its high end. → ours, ← theirs. "
        "▲ ready  ↗ building  → steady  ↘ slipping  ? too early"
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings((*KEYS, *(key for key in EVERYWHERE if key.key != "slash")))

    def __init__(self) -> None:
        super().__init__(id="partners")
        self._word = ""
        self._due: dict[str, Promise] = {}

    def body(self) -> ComposeResult:
        """Lay out the filter, the titles and the table."""
        with Vertical(classes="box grow", id="table") as box:
            box.border_title = "Partners"
            yield Input(placeholder="name, handle or level", compact=True, classes="line", id="filter")
            yield Head(id="head")
            yield Rows()

    def on_mount(self) -> None:
        """Put the cursor on the table."""
        self.query_one(Input).cursor_blink = self.trustlog.cursor_blinks
        self.query_one(Rows).focus()

    def load(self) -> None:
        """Show what is at hand, and ask what is due next with each."""
        self.call_after_refresh(self._draw)
        self.ask("due", asks.next_due, self._got_due)

    def _got_due(self, due: dict[str, Promise]) -> None:
        self._due = due
        self._draw()

    def roster_came(self) -> None:
        """Show the partners."""
        self._draw()

    def readings_came(self, readings: "list[Reading]") -> None:  # noqa: ARG002 - rows look readings up themselves
        """Fill in readings without moving anything, unless sorted by what they say."""
        if self.query_one(Head).sorted_by in FIRM:
            self.query_one(Rows).refresh()
            self._count()
        else:
            self._draw()

    def wanted(self) -> list[str]:
        """Have the rows in sight read first."""
        return [item.handle for item in self.query_one(Rows).in_sight() if item.handle]

    def _draw(self) -> None:
        roster = self.trustlog.roster
        if roster is None:
            return
        lines = [self._line(one) for one in roster.partners]
        shown = [line for line in lines if _matches(line, self._word)]
        self._sort(shown)
        items = [self._item(line.partner) for line in shown]
        box = self.query_one("#table")
        count = f"{len(shown)} of {len(lines)}" if self._word else str(len(lines))
        box.border_title = f"Partners ─ {count}"
        self._count()
        if not items:
            says = "No partner is called that; esc shows all." if self._word else "No partner yet: n adds one."
            items = [blank(), words(says)]
        self.query_one(Rows).show(items)

    def _count(self) -> None:
        app = self.trustlog
        left = len(app.roster.partners) - len(app.readings) if app.roster else 0
        self.query_one("#table").border_subtitle = f"reading {left} …" if left > 0 else "s sort · / filter"

    def _line(self, one: Partner) -> Line:
        return Line(one, self._due.get(one.id), self.trustlog.readings.get(one.id), self.trustlog.today)

    def _item(self, one: Partner) -> Item:
        """Make a row that looks its reading up when it is drawn: readings come in while it is on show."""
        text = f"{one.name} ({one.handle})"
        return Item(one.id, lambda width: draw_line(self._line(one), width), one.handle, None, text)

    def _sort(self, lines: list[Line]) -> None:
        head = self.query_one(Head)
        column = next(one for one in columns(150) if one.title == head.sorted_by)
        lines.sort(key=lambda line: line.partner.name.lower())
        lines.sort(key=column.sort, reverse=head.backwards)

    def action_sort(self, step: int) -> None:
        """Sort by another column."""
        head = self.query_one(Head)
        titles = [column.title for column in columns(head.size.width)]
        at = titles.index(head.sorted_by) if head.sorted_by in titles else 0
        self._sorted_by(titles[(at + step) % len(titles)])

    def _sorted_by(self, title: str) -> None:
        head = self.query_one(Head)
        head.sorted_by, head.backwards = title, False
        head.refresh()
        self._draw()

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
        self._draw()

    def action_filter(self) -> None:
        """Open the filter."""
        field = self.query_one(Input)
        field.add_class("open")
        field.focus()

    @on(Input.Changed)
    def _filtered(self, event: Input.Changed) -> None:
        self._word = event.value.strip().lower()
        self._draw()

    @on(Input.Submitted)
    def _chosen(self) -> None:
        self.query_one(Rows).focus()

    def action_back(self) -> None:
        """Show all again; when all are shown, go back."""
        field = self.query_one(Input)
        if field.has_class("open"):
            field.value = ""
            field.remove_class("open")
            self.query_one(Rows).focus()
        else:
            super().action_back()

    def action_open(self) -> None:
        """Open the partner of the row."""
        self.query_one(Rows).action_open()

    def action_decide(self) -> None:
        """Decide about the level of the partner of the row."""
        if handle := self.handle_here():
            from trustlog.tui.decide import open_decision

            open_decision(self.trustlog, handle)

    @on(Rows.Opened)
    def _opened(self, event: Rows.Opened) -> None:
        if event.item.handle:
            self.trustlog.open_partner(event.item.handle)


def _matches(line: Line, word: str) -> bool:
    from trustlog.desk.settings import level_name

    one = line.partner
    level = f"{one.level} {level_name(one.level)}".lower()
    return not word or word in one.name.lower() or word in one.handle or word in level
