"""The sheet for a partner: what would be on it, each row chosen, and the file it is written to."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from trustlog.desk import partners
from trustlog.desk import share as desk
from trustlog.domain.agreed import by_words, stand_words
from trustlog.language import N_, _, ngettext
from trustlog.tui.app.key_table import TABLE
from trustlog.tui.drawing.text import Item, Pieces, cell, heading
from trustlog.tui.widgets.field import Input
from trustlog.tui.widgets.line import TextLine
from trustlog.tui.widgets.modal import Modal
from trustlog.tui.widgets.plain import Static, plain
from trustlog.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger, Written
    from trustlog.desk.share import SheetDraft
    from trustlog.domain.facts import Promise
    from trustlog.tui.app.application import TrustlogApp

_TAKEN, _LEFT = "[x]", "[ ]"
_DAY, _STAND = 20, 26


def share_with(app: "TrustlogApp", handle: str) -> None:
    """Show what would be on the sheet of a partner."""

    def draft(ledger: "Ledger") -> "SheetDraft":
        return desk.previewed(ledger, partners.partner(ledger, handle).handle).draft

    def show(made: "SheetDraft") -> None:
        app.push_screen(SheetChooser(made))

    app.ask("brief", draft, show)


class SheetChooser(Modal[None]):
    """The rows of a sheet, to be marked, and the file it goes to."""

    ABOUT: ClassVar[str] = N_(
        "What both sides agreed on, to be shared with the partner: what is marked goes out just as it stands here. "
        "The end of the file's name says what it is: .html to read and print, .csv to fill in, .ics for a calendar."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "back", show=False),
        Binding(TABLE["mark"], "mark", "mark", show=False, id="mark"),
    ]

    def __init__(self, draft: "SheetDraft") -> None:
        super().__init__(classes="dialog tall wide")
        self._draft = draft
        self._chosen = {promise.number for promise in draft.rows}

    @property
    def trustlog(self) -> "TrustlogApp":
        """The application."""
        return cast("TrustlogApp", self.app)

    def compose(self) -> ComposeResult:
        """Lay out the rows, what stays out, and the name of the file."""
        with Vertical(classes="box") as box:
            box.border_title = plain(_("Share · {name}").format(name=self._draft.name))
            sign = self.trustlog.sign("mark")
            box.border_subtitle = plain(_("{sign} in or out · enter file, then share · esc back").format(sign=sign))
            yield Rows()
            yield Static("", id="counts", classes="says quiet")
            yield Static(_("To which file? It ends in .html, .csv or .ics."), classes="label")
            yield TextLine(f"~/{self._draft.name}.html", compact=True, classes="line")

    def on_mount(self) -> None:
        """Show the rows; the cursor is on the first."""
        self.query_one(Input).cursor_blink = self.trustlog.cursor_blinks
        self._show()
        self.query_one(Rows).focus()

    def _show(self) -> None:
        items = []
        for ours, title in ((True, _("We promised")), (False, _("You promised"))):
            rows = self._draft.side(ours=ours)
            items += [heading(title), *map(self._item, rows)] if rows else []
        self.query_one(Rows).show(items)
        chosen = len(self._chosen)
        says = ngettext("{n} promise goes out", "{n} promises go out", chosen).format(n=chosen)
        self.query_one("#counts", Static).update(" · ".join((says, *desk.left_out_words(self._draft))))

    def _item(self, promise: "Promise") -> Item:
        mark = _TAKEN if promise.number in self._chosen else _LEFT
        tone = "" if promise.number in self._chosen else "muted"
        day, stand = by_words(promise.due_on), stand_words(promise)

        def draw(width: int) -> Pieces:
            wide = width >= 80
            room = width - 5 - _DAY - (_STAND if wide else 0)
            pieces = ((f"{mark} ", "accent"), cell(promise.text, room, tone), (" ", ""), cell(day, _DAY, "muted"))
            return (*pieces, cell(stand, _STAND, "muted")) if wide else pieces

        text = f"{mark} {promise.text}, {day}, {stand}"
        return Item(str(promise.number), draw, self._draft.partner.handle, promise.number, text)

    def action_mark(self) -> None:
        """Let the promise of the row go out, or keep it back, and go to the next row."""
        rows = self.query_one(Rows)
        current = rows.current
        if current is None or current.number is None:
            return
        self._chosen ^= {current.number}
        self._show()
        if rows.cursor + 1 < len(rows.items):
            rows.action_move(1)

    @on(Rows.Opened)
    def _to_file(self) -> None:
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _share(self, event: Input.Submitted) -> None:
        out = event.value.strip()
        if not out:
            return
        if not self._chosen:
            self.app.notify(_("Nothing is chosen to go out."), severity="warning", timeout=4)
            return
        without = tuple(promise.number for promise in self._draft.rows if promise.number not in self._chosen)
        handle = self._draft.partner.handle

        def write(ledger: "Ledger") -> "Written":
            return desk.share(ledger, handle, out, desk.SheetChoice(without=without)).report()

        def done(report: "Written") -> None:
            self.dismiss(None)
            self.trustlog.say_written(report, N_("Shared"))

        if not self.trustlog.clerk.is_busy_with(self.trustlog, "file"):
            self.trustlog.ask("file", write, done)
