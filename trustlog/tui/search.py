"""Search: full text over everything written, as one types."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets._input import Input

from trustlog.tui import asks
from trustlog.tui.draw import Item, cell, short_day, words
from trustlog.tui.keys import Key, bindings
from trustlog.tui.page import Page
from trustlog.tui.rows import Rows


class Search(Page):
    """Words in, facts out, newest first."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("enter", "open", "open", "Open the partner of the fact."),
        Key("down", "into", "into the list", "Go from the words into the list."),
        Key("escape", "back", "back", "Go back."),
    )
    name_shown: ClassVar[str] = "Search"
    ABOUT: ClassVar[str] = "Finds facts that have all the words; the last word may be a beginning."
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)

    @classmethod
    def all_keys(cls) -> tuple[Key, ...]:
        """Typing goes into the words, so only these keys work."""
        return cls.KEYS

    def body(self) -> ComposeResult:
        """Lay out the words and the list."""
        yield Input(placeholder="words to look for", compact=True, classes="line", id="words")
        rows = Rows(classes="box grow")
        rows.border_title = "Search"
        yield rows

    def on_mount(self) -> None:
        """Be ready to type."""
        field = self.query_one(Input)
        field.cursor_blink = self.trustlog.cursor_blinks
        field.focus()

    def load(self) -> None:
        """Search again."""
        self._search(self.query_one(Input).value)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._search(event.value)

    def _search(self, value: str) -> None:
        if any(sign.isalnum() for sign in value):
            self.ask("search", lambda ledger: asks.search(ledger, value), self._found)
        else:
            self._found(())

    def _found(self, lines: tuple[asks.Line, ...]) -> None:
        rows = self.query_one(Rows)
        typed = self.query_one(Input).value.strip()
        rows.border_title = f"Search ─ {len(lines)} found" if typed else "Search"
        items = [self._item(line) for line in lines]
        rows.show(
            items or [words("Nothing has these words." if typed else "Everything written can be found by its words.")]
        )

    def _item(self, line: asks.Line) -> Item:
        day = short_day(line.on, self.trustlog.today)
        return Item(
            f"fact {line.number}",
            lambda width: (cell(day, 13, "muted"), cell(line.partner, 16, "strong"), cell(line.sentence, width - 29)),
            line.handle, line.number, line.sentence,
        )  # fmt: skip

    def action_into(self) -> None:
        """Go into the list."""
        self.query_one(Rows).focus()

    def action_open(self) -> None:
        """Open the partner of the fact."""
        self.query_one(Rows).action_open()

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.query_one(Rows).action_open()

    @on(Rows.Opened)
    def _opened(self, event: Rows.Opened) -> None:
        if event.item.handle:
            self.trustlog.open_partner(event.item.handle)
