"""A list with a cursor that draws only the rows in sight: Today, Partners and the timeline are all made of it."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.actions import SkipAction
from textual.binding import BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from trustlog.language import N_
from trustlog.tui.app.jump import Place
from trustlog.tui.app.keys import Key, bindings, keyed
from trustlog.tui.drawing.text import TONES, Item, joined
from trustlog.tui.widgets.plain import title_of

MARK = "*"
"""Stands before a row whose fact is marked."""


class _Look(NamedTuple):
    """What all lines drawn at once have in common; `bases` and `tones` are those of a row and of the cursor's row."""

    top: int
    width: int
    mark: str
    selection: Selection | None
    bases: tuple[Style, Style]
    tones: tuple[dict[str, Style], dict[str, Style]]


class Rows(ScrollView, can_focus=True):
    """Rows drawn when they come into sight; the cursor keeps its row when new rows are shown."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"rows--{tone}" for tone in TONES} | {"rows--cursor", "rows--mark"}
    KEYS: ClassVar[tuple[Key, ...]] = (
        keyed("up", "move(-1)", N_("up"), N_("The row above.")),
        keyed("down", "move(1)", N_("down"), N_("The row below.")),
        keyed("page-up", "page(-1)", N_("page up"), N_("A page up.")),
        keyed("page-down", "page(1)", N_("page down"), N_("A page down.")),
        keyed("first-row", "end(0)", N_("first row"), N_("The first row.")),
        keyed("last-row", "end(-1)", N_("last row"), N_("The last row.")),
        keyed("open", "open", N_("open"), N_("Open the row; so does a second click.")),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)

    class Moved(Message):
        """The cursor came to another row."""

        def __init__(self, rows: "Rows", item: Item) -> None:
            super().__init__()
            self.rows = rows
            self.item = item

        @property
        def control(self) -> "Rows":
            """The list it happened in."""
            return self.rows

    class Opened(Message):
        """Enter or a second click on a row."""

        def __init__(self, rows: "Rows", item: Item) -> None:
            super().__init__()
            self.rows = rows
            self.item = item

        @property
        def control(self) -> "Rows":
            """The list it happened in."""
            return self.rows

    class Shown(Message):
        """Other rows are shown, so the cursor may be on another row."""

    class Scrolled(Message):
        """Other rows came into sight."""

    class Widened(Message):
        """The list has another width, by which whoever wraps its lines does so anew."""

        def __init__(self, rows: "Rows") -> None:
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> "Rows":
            """The list it happened to."""
            return self.rows

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self.items: Sequence[Item] = []
        self.cursor = -1
        self.marked: frozenset[int] = frozenset()  # numbers of the facts whose rows are marked
        self.leads = False  # whether keys reach it while the focus is elsewhere
        self._look: _Look | None = None
        self._width = 0  # as it was last told

    @property
    def current(self) -> Item | None:
        """The row under the cursor."""
        return self.items[self.cursor] if 0 <= self.cursor < len(self.items) else None

    def show(self, items: Sequence[Item]) -> None:
        """Show these rows; the cursor stays on its key, else near its place, else goes to the first row."""
        key = self.current.key if self.current else ""
        self.items = list(items)
        places = [at for at, item in enumerate(self.items) if item.key]
        place = next((at for at in places if self.items[at].key == key), None) if key else None
        if place is not None:
            self.cursor = place
        else:
            self.cursor = min(places, key=lambda at: abs(at - max(self.cursor, 0)), default=-1)
        self._measure()
        self.refresh()
        self.post_message(self.Shown())

    def redraw(self, items: Sequence[Item]) -> None:
        """Show the same rows again with more in them, without moving anything."""
        self.items = list(items)
        self.refresh()

    def in_sight(self) -> list[Item]:
        """The rows that can be seen now."""
        top = self.scroll_offset.y
        return [item for item in self.items[top : top + max(self.size.height, 1)] if item.key]

    def current_text(self) -> str:
        """Return the row under the cursor as text."""
        item = self.current
        return "" if item is None else item.text or self._text_of(item)

    def text(self) -> str:
        """Return all rows as text."""
        title = [title_of(self)] if self.border_title else []
        return "\n".join([*title, *(self._text_of(item) for item in self.items)])

    def _text_of(self, item: Item) -> str:
        return joined(item.draw(max(self.size.width - 3, 1))).rstrip()

    def jump_places(self) -> list[Place]:
        """Return the rows in sight as places; where there is none, the list itself."""
        top, height = self.scroll_offset.y, self.size.height
        rows_in_sight = [(at, item) for at, item in enumerate(self.items[top : top + height]) if item.key]
        places = [Place(Offset(0, at), partial(self._jump_to, item.key)) for at, item in rows_in_sight]
        return places or [Place(Offset(0, 0), self.focus)]

    def _jump_to(self, key: str) -> None:
        self.focus()
        self.go_to(key)

    def go_to(self, key: str) -> None:
        """Put the cursor on the row with this key, if any."""
        for at, item in enumerate(self.items):
            if key and item.key == key:  # rows without a key are passed over
                self.put_cursor(at)

    def action_move(self, step: int) -> None:
        """Move the cursor to the next row that is not a heading; text without rows is scrolled by a line."""
        at = self.cursor + step
        while 0 <= at < len(self.items) and not self.items[at].key:
            at += step
        if self.cursor >= 0 and 0 <= at < len(self.items) and self._is_in_reach(at):
            self.put_cursor(at)
        else:
            self._scroll_by(step)

    def _is_in_reach(self, at: int) -> bool:
        """Tell whether the cursor can go to a row without passing text that was never in sight."""
        return abs(at - self.cursor) <= self.size.height or 0 <= at - self.scroll_offset.y < self.size.height

    def action_page(self, pages: int) -> None:
        """Move the cursor by what is in sight; text without rows is scrolled by as much."""
        lines = pages * max(1, self.size.height - 1)
        before, wanted = self.cursor, self.cursor + lines
        if before >= 0:
            self._put_nearest(min(max(wanted, 0), len(self.items) - 1), 1 if pages < 0 else -1)
        if self.cursor == before:
            self._scroll_by(lines)

    def action_end(self, end: int) -> None:
        """Move the cursor to the first or the last row; where it is there already, show the text beyond it."""
        before = self.cursor
        self.go_to_end(end)
        if self.cursor == before:
            self._scroll_by(len(self.items) if end else -len(self.items))

    def go_to_end(self, end: int) -> None:
        """Put the cursor on the first row (0) or the last row (-1)."""
        self._put_nearest(end % max(len(self.items), 1), -1 if end else 1)

    def _scroll_by(self, lines: int) -> None:
        """Scroll; where there is nothing more that way, leave the key to whatever the list is in."""
        last = max(0, len(self.items) - self.size.height)
        top = min(max(self.scroll_offset.y + lines, 0), last)
        if top == self.scroll_offset.y:
            raise SkipAction
        self.scroll_to(y=top, animate=False, force=True)

    def action_open(self) -> None:
        """Tell that the row under the cursor was opened."""
        if self.current is not None:
            self.post_message(self.Opened(self, self.current))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines, working out once what is the same for all of them."""
        self._look = self._look_now()
        try:
            return super().render_lines(crop)
        finally:
            self._look = None

    def render_line(self, y: int) -> Strip:
        """Draw a line of the window.

        Textual asks for a single line to find the letter under the mouse; only then it has to know where each piece is,
        which costs a style for each.
        """
        if self._look is not None:
            return self._drawn(self._look, y)
        look = self._look_now()
        at = look.top + y
        strip = self._drawn(look, y)
        return strip.apply_offsets(0, at) if 0 <= at < len(self.items) else strip

    def _look_now(self) -> _Look:
        base = self.rich_style
        cursor = base + self.get_component_rich_style("rows--cursor", partial=True)
        mark = "›" if self.has_focus or self.leads else " "
        return _Look(self.scroll_offset.y, self.size.width, mark, self.text_selection, (base, cursor), ({}, {}))

    def _drawn(self, look: _Look, y: int) -> Strip:
        at, width = look.top + y, look.width
        if not 0 <= at < len(self.items) or width < 3:
            return Strip.blank(width, look.bases[0])
        is_current = at == self.cursor
        base, tones = look.bases[is_current], look.tones[is_current]
        item = self.items[at]
        mark = MARK if item.number in self.marked else " "
        segments = [Segment(f"{look.mark if is_current else ' '}{mark}", self._tone("mark", base, tones))]
        for tone, pieces in groupby(item.draw(width - 3), key=itemgetter(1)):
            if text := "".join([text for text, _unused in pieces]):
                segments.append(Segment(text, self._tone(tone, base, tones)))
        strip = Strip(segments).adjust_cell_length(width, base)
        span = look.selection.get_span(at) if look.selection is not None else None
        return strip if span is None else self._selected(strip, *span)

    def _selected(self, strip: Strip, start: int, end: int) -> Strip:
        """Show the part of a line that the mouse has selected."""
        look = self.screen.get_component_rich_style("screen--selection")
        end = strip.cell_length if end < 0 else min(end, strip.cell_length)
        inside = Strip(Segment.apply_style(strip.crop(start, end), post_style=look))
        return Strip.join([strip.crop(0, start), inside, strip.crop(end)])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the text that the mouse has selected; only its rows are drawn."""
        first = selection.start.y if selection.start is not None else 0
        last = selection.end.y if selection.end is not None else len(self.items) - 1
        lines = ["  " + self._text_of(item) for item in self.items[first : last + 1]]
        return selection.extract("\n".join([""] * first + lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 - Textual's own
        """Draw what is selected now."""
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell the screen that other rows are in sight now."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled())

    def on_resize(self) -> None:
        """Measure again: rows are as wide as the window."""
        self._measure()
        if self.size.width != self._width:
            self._width = self.size.width
            self.post_message(self.Widened(self))

    def on_click(self, event: events.Click) -> None:
        """Move to the row clicked on; a click on the row under the cursor opens it."""
        at = self.scroll_offset.y + event.y - self.gutter.top
        if 0 <= at < len(self.items) and self.items[at].key:
            if at == self.cursor and event.chain > 1:
                self.action_open()
            else:
                self.put_cursor(at)

    def _tone(self, tone: str, base: Style, tones: dict[str, Style]) -> Style:
        if tone not in tones:
            tones[tone] = base + self.get_component_rich_style(f"rows--{tone}", partial=True) if tone else base
        return tones[tone]

    def _measure(self) -> None:
        self.virtual_size = Size(self.size.width, len(self.items))

    def _put_nearest(self, at: int, step: int) -> None:
        """Put the cursor on a row, or on the nearest row that is no heading, in that direction first."""
        directions = (range(at, len(self.items)), range(at, -1, -1))
        for places in () if not self.items else directions if step > 0 else reversed(directions):
            for place in places:
                if self.items[place].key:
                    self.put_cursor(place)
                    return

    def put_cursor(self, at: int) -> None:
        """Put the cursor on a row, by its place, and scroll it into sight."""
        self.cursor = at
        top = at
        while top > 0 and not self.items[top - 1].key and at - top < 2:
            top -= 1  # the heading above comes along
        self.scroll_to_region(Region(0, top, 1, at - top + 1), animate=False, force=True)
        self.refresh()
        self.post_message(self.Moved(self, self.items[at]))
