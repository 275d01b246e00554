"""The open book: the items that partners are to know about us; added, changed and retired here."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from trustlog.desk import book
from trustlog.domain.book import ASPECT_WORDS, SIGN, STARTING
from trustlog.domain.facts.book import ASPECTS
from trustlog.domain.text import counted
from trustlog.language import N_, _
from trustlog.tui.app.keys import EVERYWHERE, Key, bindings, keyed
from trustlog.tui.app.page import Page
from trustlog.tui.drawing.text import Item, blank, cell, heading, words
from trustlog.tui.widgets.form import FieldForm
from trustlog.tui.widgets.plain import plain
from trustlog.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from trustlog.desk.facts import Filled
    from trustlog.domain.facts import BookItem

__all__ = ["OpenBook"]

_NAME, _DEPTH = 20, 4
_SAYS = N_("What partners are to know about us. A line names it: we shared @margin.")
_HINTS = {"name": N_("one word, without @")}


class OpenBook(Page):
    """The items of the open book, those that are retired last."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        keyed("new", "new_item", N_("new"), N_("Write down an item that partners are to know.")),
        keyed("edit", "edit_item", N_("correct"), N_("Change the item; another text or depth is to be told again.")),
        keyed("drop", "retire_item", N_("retire"), N_("Take the item off the list; what was told of it stays.")),
        keyed("open", "edit_item", N_("open"), N_("Open the fields of the item."), shown=False),
        keyed("back", "back", N_("back"), N_("Go back.")),
    )
    name_shown: ClassVar[str] = N_("Open book")
    ABOUT: ClassVar[str] = N_(
        "What we would want our partners to know about us: how we are doing, what we want, what worries us, each with "
        "how deep it is to tell it. The page of a partner tells what it was told of this; a line that tells it names "
        "it, as in: we shared @margin. The list is the firm's, and everybody sees it."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings((*KEYS, *EVERYWHERE))

    def __init__(self) -> None:
        super().__init__()
        self._items: dict[str, BookItem] = {}

    def item_of_row(self) -> "BookItem | None":
        """Return the item under the cursor."""
        row = self.query_one(Rows).current
        return None if row is None else self._items.get(row.key)

    def can(self, act: str) -> bool:
        """Tell whether an act does something here: most need an item, and a retired one is not retired again."""
        if act not in ("edit", "drop", "open"):
            return True
        item = self.item_of_row()
        return item is not None and (act != "drop" or item.retired_on is None)

    def body(self) -> ComposeResult:
        """Lay out the list."""
        rows = Rows(classes="box grow", id="items")
        rows.border_title = _("Open book")
        yield rows

    def load(self) -> None:
        """Ask for the items."""
        self.ask("items", lambda ledger: book.all_items(ledger, retired=True), self._show_items)

    def _show_items(self, items: "list[BookItem]") -> None:
        self._items = {item.name: item for item in items}
        rows = self.query_one(Rows)
        listed = [item for item in items if item.retired_on is None]
        rows.border_title = plain(_("Open book ─ {items}").format(items=counted(len(listed), "item")))
        rows.show(_rows(items) if items else _empty())
        rows.focus()

    def action_new_item(self) -> None:
        """Open the fields of a new item."""
        hints = {name: _(hint) for name, hint in _HINTS.items()}
        self.app.push_screen(
            FieldForm(
                _("New item"),
                _(_SAYS),
                book.form_of_new(),
                lambda ledger, fields, _why: book.add_filled(ledger, fields),
                words=_aspects(),
                hints=hints,
            )
        )

    def action_edit_item(self) -> None:
        """Open the fields of the item under the cursor."""
        item = self.item_of_row()
        if item is None:
            return
        name = item.name

        def show_form(fields: "tuple[Filled, ...]") -> None:
            form = FieldForm(
                f"{SIGN}{name}",
                "",
                fields,
                lambda ledger, changed, _why: book.correct(ledger, name, changed),
                words=_aspects(),
            )
            self.app.push_screen(form)

        self.trustlog.ask("fact", lambda ledger: book.correction(ledger, name), show_form)

    def action_retire_item(self) -> None:
        """Take the item under the cursor off the list."""
        item = self.item_of_row()
        if item is not None and item.retired_on is None:
            name = item.name
            self.trustlog.write(lambda ledger: book.retire(ledger, name))

    @on(Rows.Opened)
    def _opened(self) -> None:
        self.action_edit_item()


def _aspects() -> dict[str, dict[str, str]]:
    return {"aspect": {aspect: _(says) for aspect, says in ASPECT_WORDS.items()}}


def _rows(items: "list[BookItem]") -> list[Item]:
    rows: list[Item] = []
    for aspect in ASPECTS:
        listed = [item for item in items if item.aspect == aspect and item.retired_on is None]
        if listed:
            rows += [blank()] if rows else []
            rows += [heading(_(ASPECT_WORDS[aspect])), *map(_row, listed)]
    retired = [item for item in items if item.retired_on is not None]
    if retired:
        rows += [blank()] if rows else []
        rows += [heading(_("retired")), *map(_row, retired)]
    return rows


def _row(item: "BookItem") -> Item:
    def draw(width: int) -> tuple[tuple[str, str], ...]:
        return (
            cell(f"{SIGN}{item.name}", _NAME, "muted" if item.retired_on else "strong"),
            cell(f"/{item.depth}", _DEPTH, "muted"),
            cell(item.text, width - _NAME - _DEPTH, "muted" if item.retired_on else ""),
        )

    return Item(item.name, draw, text=book.line(item))


def _empty() -> list[Item]:
    rows = [blank(), words(_("The open book is empty. Three items to begin with:")), blank()]
    rows += [words(f"{SIGN}{item.name}  {_(item.text)} · /{item.depth}") for item in STARTING]
    return rows
