"""Typing a few letters to find one of many: the palette, and the choice of a partner or a promise, are made of it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from trustlog.desk import promises
from trustlog.domain.facts import Partner, Promise
from trustlog.domain.text.folding import folded
from trustlog.language import N_, _
from trustlog.tui.app.clerk import Answer
from trustlog.tui.drawing.fuzzy_match import Haystack
from trustlog.tui.drawing.text import Item, cell, short_day, words
from trustlog.tui.widgets.field import Input
from trustlog.tui.widgets.line import TextLine
from trustlog.tui.widgets.modal import Modal
from trustlog.tui.widgets.plain import plain
from trustlog.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger
    from trustlog.desk.promises import OpenPromise
    from trustlog.tui.app.application import TrustlogApp

MOST = 60
"""Most partners that are shown at once; another letter finds the others."""


class Find(Modal[str | None]):
    """A line and what it finds; up and down choose, enter takes it. The answer is the key of the row."""

    ABOUT: ClassVar[str] = N_("Type a few letters; up and down choose, enter takes it.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "back", show=False),
        Binding("up", "row('move(-1)')", "the row above", show=False),
        Binding("down", "row('move(1)')", "the row below", show=False),
        Binding("pageup", "row('page(-1)')", "a page up", show=False),
        Binding("pagedown", "row('page(1)')", "a page down", show=False),
    ]

    def __init__(self, title: str, hint: str) -> None:
        super().__init__(classes="dialog wide find")
        self._title = title
        self._hint = hint

    @property
    def trustlog(self) -> "TrustlogApp":
        """The application."""
        return cast("TrustlogApp", self.app)

    def compose(self) -> ComposeResult:
        """Lay out the line and the list."""
        with Vertical(classes="box") as box:
            box.border_title = plain(self._title)
            box.border_subtitle = _("↑↓ choose · enter take · esc back")
            yield TextLine(placeholder=self._hint, compact=True, classes="line")
            yield Rows()

    def on_mount(self) -> None:
        """Be ready to type."""
        field = self.query_one(Input)
        field.cursor_blink = self.trustlog.cursor_blinks
        field.focus()
        self.query_one(Rows).leads = True
        self.draw()

    def on_unmount(self) -> None:
        """Drop answers that nobody waits for any more."""
        self.trustlog.clerk.forget(self)

    def items(self, typed: str) -> Sequence[Item]:
        """Return the rows for what is typed; those with a key can be chosen."""
        raise NotImplementedError

    def draw(self) -> None:
        """Show what is found now; the cursor goes to the first."""
        rows = self.query_one(Rows)
        rows.cursor = -1
        rows.show(self.items(self.query_one(Input).value.strip()) or [words(_("Nothing is called that."))])
        rows.go_to_end(0)

    @on(Answer)
    def _take(self, answer: Answer) -> None:
        self.trustlog.take(answer)

    @on(Input.Changed)
    def _typed(self) -> None:
        self.draw()

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.query_one(Rows).action_open()

    @on(Rows.Opened)
    def _chosen(self, event: Rows.Opened) -> None:
        self.accept(event.item)

    def accept(self, item: Item) -> None:
        """Close with the key of the row chosen."""
        self.dismiss(item.key)

    async def action_row(self, act: str) -> None:
        """Move in the list while the line has the focus."""
        await self.app.run_action(act, self.query_one(Rows))


def fits(typed: str, text: str) -> bool:
    """Tell whether all words typed are somewhere in a text, accents aside."""
    text = folded(text)
    return all(word in text for word in folded(typed).split())


class PartnerFinder:
    """Finds partners by name and handle; those whose name or handle begins with the words come first."""

    def __init__(self) -> None:
        self._of: Sequence[Partner] | None = None
        self._by_name = Haystack[Partner]((), _called)

    def find(self, partners: Sequence[Partner], typed: str) -> list[Partner]:
        """Return the partners that fit, in the order given."""
        if self._of is not partners:
            self._of, self._by_name = partners, Haystack(partners, _called)
        return self._by_name.matches_beginning(typed, MOST)


def _called(partner: Partner) -> tuple[str, str]:
    return partner.name, partner.handle


class FindPartner(Find):
    """Choose a partner; the answer is its handle."""

    def __init__(self, title: str, hint: str) -> None:
        super().__init__(title, hint)
        self._finder = PartnerFinder()

    def items(self, typed: str) -> list[Item]:
        """Return the partners that fit."""
        roster = self.trustlog.roster
        return [
            partner_item(partner, partner.handle)
            for partner in self._finder.find(roster.partners if roster else (), typed)
        ]


def partner_item(partner: Partner, key: str) -> Item:
    """Make the row of a partner."""

    def draw(width: int) -> tuple[tuple[str, str], ...]:
        return (
            cell(partner.name, width - 24, "strong"),
            cell(partner.handle, 14, "muted"),
            cell(_("level {level}").format(level=partner.level), 10),
        )

    return Item(key, draw, partner.handle, None, partner.name)


class FindPromise(Find):
    """Choose an open promise; the answer is its number."""

    def __init__(self, title: str, then: Callable[[Promise], None]) -> None:
        super().__init__(title, _("a word of the promise, or the partner"))
        self._then = then
        self._listed: dict[str, OpenPromise] = {}
        self._by_words: Haystack[OpenPromise] | None = None

    def on_mount(self) -> None:
        """Ask which promises are open."""
        super().on_mount()
        self.trustlog.clerk.ask(self, "open", _open_promises, self._take_promises)

    def _take_promises(self, haystack: "Haystack[OpenPromise]") -> None:
        self._by_words = haystack
        self.draw()

    def items(self, typed: str) -> list[Item]:
        """Return the promises that fit."""
        if self._by_words is None:
            return [words(_("reading …"))]
        self._listed = {str(listed.promise.number): listed for listed in self._by_words.matches(typed, MOST)}
        return [self._item(listed) for listed in self._listed.values()]

    def _item(self, open_promise: "OpenPromise") -> Item:
        due = short_day(open_promise.promise.counts_on, self.trustlog.today)
        tone = "warn" if open_promise.promise.counts_on < self.trustlog.today else "muted"

        def draw(width: int) -> tuple[tuple[str, str], ...]:
            return (
                cell(open_promise.partner, 15, "strong"),
                cell(open_promise.sentence, width - 28),
                cell(due, 13, tone, right=True),
            )

        return Item(str(open_promise.promise.number), draw, None, open_promise.promise.number, open_promise.sentence)

    def accept(self, item: Item) -> None:
        """Close, and go on with the promise."""
        listed = self._listed.get(item.key)
        self.dismiss(item.key)
        if listed is not None:
            self.app.call_later(self._then, listed.promise)


def _open_promises(ledger: "Ledger") -> "Haystack[OpenPromise]":
    return Haystack(promises.open_promises(ledger), lambda listed: (f"{listed.partner} {listed.sentence}",))
