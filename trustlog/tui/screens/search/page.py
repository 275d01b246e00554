"""Search: full text over everything written, while typing; what is found can be opened and acted on."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from trustlog.desk import search
from trustlog.domain.facts import Promise
from trustlog.domain.text.find import Wanted, wanted
from trustlog.domain.text.folding import folded
from trustlog.language import N_, _
from trustlog.tui.app.keys import EVERYWHERE, Key, bindings, keyed
from trustlog.tui.drawing.text import Item, Pieces, cell, short_day, words
from trustlog.tui.screens.fact.acts import PROMISE_ACTS, PROMISE_KEYS, ActingPage
from trustlog.tui.widgets.field import Input
from trustlog.tui.widgets.line import TextLine
from trustlog.tui.widgets.plain import plain
from trustlog.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from trustlog.desk.search import Line


class Search(ActingPage):
    """A line for words, and all that has them: exact matches first, then the newest."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        keyed("open", "open", N_("open"), N_("Open the partner it is about.")),
        *PROMISE_KEYS,
        keyed("search", "words", N_("words"), N_("Go back to the words."), shown=False),
        keyed("back", "back", N_("back"), N_("Go back.")),
    )
    name_shown: ClassVar[str] = N_("Search")
    ABOUT: ClassVar[str] = N_(
        "Finds all that has the words: facts, partners, people, plans, reasons; each word may be the "
        "beginning of one, and accents do not matter. Down goes into the list, where promises can be "
        "kept, broken and moved."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings((*KEYS, *(key for key in EVERYWHERE if key.name != "search")))

    def __init__(self) -> None:
        super().__init__()
        self._promises: dict[str, Promise] = {}
        self._gardens: dict[str, str] = {}
        self._people: dict[str, str] = {}
        self._words: tuple[Wanted, ...] = ()

    def can(self, act: str) -> bool:
        """Tell whether an act does something here: most need a row."""
        if act in PROMISE_ACTS:
            return super().can(act)
        return act != "open" or self.query_one(Rows).current is not None

    def body(self) -> ComposeResult:
        """Lay out the words and the list."""
        yield TextLine(placeholder=_("words to look for"), compact=True, classes="line", id="words")
        rows = Rows(classes="box grow")
        rows.border_title = _("Search")
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
            self.ask("search", lambda ledger: search.search_lines(ledger, value), self._show_lines)
        else:
            self._show_lines(())

    def _show_lines(self, lines: "tuple[Line, ...]") -> None:
        rows = self.query_one(Rows)
        typed = self.query_one(Input).value.strip()
        self._words = wanted(typed)
        self._promises = {line.key: line.promise for line in lines if line.promise is not None}
        self._gardens = {line.key: line.garden for line in lines if line.garden}
        self._people = {line.key: line.person_id for line in lines if line.person_id is not None}
        rows.border_title = plain(_("Search ─ {lines} found").format(lines=len(lines)) if typed else _("Search"))
        rows.border_subtitle = _("↓ into the list") if lines else ""
        items = [self._item(line) for line in lines]
        rows.show(
            items
            or [words(_("Nothing has these words.") if typed else _("Everything written can be found by its words."))]
        )

    def _item(self, line: "Line") -> Item:
        day = short_day(line.on, self.trustlog.today) if line.on else ""

        def draw(width: int) -> Pieces:
            partner_width = 16 if width >= 70 else 10
            sentence = cell(line.sentence, width - 13 - partner_width)[0]
            return (
                cell(day, 13, "muted"),
                cell(line.partner, partner_width - 1, "strong"),
                (" ", ""),
                *marked(sentence, self._words),
            )

        text = f"{line.partner}: {line.sentence}" if line.partner else line.sentence
        return Item(line.key, draw, line.handle or None, line.number or None, f"{day}  {text}".strip())

    def promise_here(self) -> Promise | None:
        """Return the promise under the cursor."""
        current = self.query_one(Rows).current
        return self._promises.get(current.key) if current else None

    def action_edit(self) -> None:
        """Open the fields of what was found: a person, a fact, or a partner."""
        from trustlog.tui.screens.partner.forms import correct_person

        item = self.item_here()
        person_id = self._people.get(item.key) if item is not None and not self.marked else None
        if item is not None and item.handle is not None and person_id is not None:
            correct_person(self.trustlog, item.handle, person_id)
        else:
            super().action_edit()

    def action_words(self) -> None:
        """Go back to the words."""
        self.query_one(Input).focus()

    def action_open(self) -> None:
        """Open the partner of the row."""
        self.query_one(Rows).action_open()

    def key_down(self) -> None:
        """Go from the words into the list."""
        if isinstance(self.focused, Input):
            self.query_one(Rows).focus()

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.query_one(Rows).action_open()

    @on(Rows.Opened)
    def _opened(self, event: Rows.Opened) -> None:
        if garden := self._gardens.get(event.item.key):
            from trustlog.tui.screens.garden.acts import open_garden

            open_garden(self.trustlog, garden)
        elif event.item.key.startswith("ProposalMatch"):
            self.trustlog.action_proposals()
        elif event.item.handle:
            self.trustlog.open_partner(event.item.handle)


def marked(text: str, searched: tuple[Wanted, ...]) -> Pieces:
    """Mark where the words that were looked for begin a word of a text, accents aside."""
    bare, places = "", []
    for place, sign in enumerate(text):
        letters = folded(sign) or (" " if sign.isspace() else "")
        bare += letters
        places += [place] * len(letters)
    places.append(len(text))
    spans = sorted({span for word in searched for span in _places(bare, word.bare)})
    pieces: list[tuple[str, str]] = []
    at = 0
    for start, end in ((places[start], places[end - 1] + 1) for start, end in spans):
        if start >= at:
            pieces += [(text[at:start], ""), (text[start:end], "accent")]
            at = end
    return (*pieces, (text[at:], ""))


def _places(text: str, word: str) -> list[tuple[int, int]]:
    places = []
    at = text.find(word)
    while at >= 0:
        if at == 0 or not text[at - 1].isalnum():
            places.append((at, at + len(word)))
        at = text.find(word, at + 1)
    return places
