"""History: what was written, batch by batch, when and by whom; a person can take back their own batches."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from trustlog.desk import history
from trustlog.language import N_, _
from trustlog.tui.app.keys import EVERYWHERE, Key, bindings, keyed
from trustlog.tui.app.page import Page
from trustlog.tui.drawing.text import Item, Pieces, blank, cell, heading, short_day, words
from trustlog.tui.widgets.plain import plain
from trustlog.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from trustlog.desk.history import Detail, Entry

AT_FIRST = 200
"""Batches read at first; going to the end reads as many again."""
ASKED_OF = 12
"""Facts of a batch of which it is asked which is to be corrected."""


class History(Page):
    """The journal."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        keyed("open", "open", N_("what changed"), N_("Show what the batch changed, column by column.")),
        keyed(
            "undo-this",
            "undo_this",
            N_("undo this"),
            N_("Take back this batch, if it is yours and nothing rests on it."),
        ),
        keyed(
            "edit", "edit", N_("correct"), N_("Correct the fact that the batch wrote; of several, first asks which.")
        ),
        keyed("earlier", "earlier", N_("earlier"), N_("Read earlier ones."), shown=False),
        keyed("back", "back", N_("back"), N_("Go back."), shown=False),
    )
    name_shown: ClassVar[str] = N_("History")
    ABOUT: ClassVar[str] = N_(
        "Everything that was written, the latest first. A batch is what one line, key or import wrote: "
        "it was written whole, and it is taken back whole. Taking back is written down, too, and can be "
        "taken back."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings((*KEYS, *EVERYWHERE))

    def __init__(self) -> None:
        super().__init__()
        self._limit = AT_FIRST
        self._entries: dict[str, Entry] = {}

    def can(self, act: str) -> bool:
        """Tell whether an act would do something: undoing needs the person's own batch that is not undone yet."""
        if act == "undo-this":
            entry = self._here()
            return entry is not None and entry.by == self.trustlog.me and entry.undone_by is None
        if act == "edit":
            return self._here() is not None
        if act == "earlier":
            return len(self._entries) == self._limit
        return act != "open" or self.query_one(Rows).current is not None

    def body(self) -> ComposeResult:
        """Lay out the list."""
        rows = Rows(classes="box grow")
        rows.border_title = _("History")
        yield rows

    def on_mount(self) -> None:
        """Put the cursor on the list."""
        self.query_one(Rows).focus()

    def load(self) -> None:
        """Ask for the batches."""
        limit = self._limit
        self.ask("history", lambda ledger: history.history(ledger, limit=limit), self._show_entries)

    def _show_entries(self, entries: "list[Entry]") -> None:
        self._entries = {f"batch {entry.batch}": entry for entry in entries}
        rows = self.query_one(Rows)
        more = len(entries) == self._limit
        rows.border_title = plain(
            _("History ─ {more}{entries}").format(more=_("the last ") if more else "", entries=len(entries))
        )
        rows.border_subtitle = plain(
            _("enter what changed · {sign} undo this").format(sign=self.trustlog.sign("undo-this"))
        )
        items = [self._item(key, entry) for key, entry in self._entries.items()]
        if more:
            items.append(Item("earlier", lambda width: (cell(_("earlier ones …"), width, "accent"),)))
        rows.show(items or [words(_("Nothing has been written yet."))])

    def _item(self, key: str, entry: "Entry") -> Item:
        at = entry.at
        when = f"{short_day(at.date(), self.trustlog.today)} {at:%H:%M}"
        state = (
            _("undone by {undone_by}").format(undone_by=entry.undone_by)
            if entry.undone_by
            else _("an undo")
            if entry.undoes
            else ""
        )

        def draw(width: int) -> Pieces:
            author_width = 12 if width >= 90 else 8
            tone = "muted" if entry.undone_by else ""
            return (
                cell(str(entry.batch), 6, "muted", right=True),
                ("  ", ""),
                cell(when, 19, "muted"),
                cell(entry.by, author_width, "theirs"),
                (" ", ""),
                cell(entry.says, width - 28 - author_width - 14, tone),
                cell(state, 14, "muted", right=True),
            )

        return Item(
            key, draw, None, None, f"{entry.batch}  {at:%Y-%m-%d %H:%M}  {entry.by}  {entry.says}  {state}".strip()
        )

    def _here(self) -> "Entry | None":
        current = self.query_one(Rows).current
        return self._entries.get(current.key) if current else None

    def action_open(self) -> None:
        """Show what the batch changed."""
        self.query_one(Rows).action_open()

    def action_earlier(self) -> None:
        """Read as many again."""
        self._limit += AT_FIRST
        self.load()

    @on(Rows.Opened)
    def _opened(self, event: Rows.Opened) -> None:
        entry = self._entries.get(event.item.key)
        if entry is None:
            self.action_earlier()
        else:
            batch = entry.batch
            self.ask("details", lambda ledger: history.details(ledger, batch), partial(self._show_details, entry))

    def _show_details(self, entry: "Entry", details: "tuple[Detail, ...]") -> None:
        from trustlog.tui.widgets.dialogs import TextDialog

        items = [item for detail in details for item in _detail_items(detail)]
        nothing = [words(_("Nothing to tell: what changed is private to somebody else, or only who was there."))]
        self.app.push_screen(TextDialog(f"{entry.batch} · {entry.says} · {entry.by}", lambda _width: items or nothing))

    def action_edit(self) -> None:
        """Open the fields of the fact that the batch wrote; of several, ask first which is meant."""
        entry = self._here()
        if entry is not None:
            batch = entry.batch
            self.ask("fact", lambda ledger: history.facts_in(ledger, batch, ASKED_OF), self._correct)

    def _correct(self, written: tuple[tuple[int, str], ...]) -> None:
        from trustlog.tui.screens.fact.form import correct_fact
        from trustlog.tui.widgets.dialogs import Choose

        app = self.trustlog

        def chosen(number: str | None) -> None:
            if number is not None:
                correct_fact(app, int(number))

        if not written:
            app.notify(_("This batch wrote no fact that is still there."), severity="warning", timeout=4)
        elif len(written) == 1:
            correct_fact(app, written[0][0])
        else:
            answers = [("", str(number), text) for number, text in written]
            app.push_screen(Choose(_("Correct"), _("Which of them?"), answers), chosen)

    def action_undo_this(self) -> None:
        """Ask, then take the batch back."""
        from trustlog.tui.widgets.dialogs import Confirm

        entry, app = self._here(), self.trustlog
        if entry is None:
            return
        if entry.by != app.me or entry.undone_by is not None:
            why = (
                _("it is undone already")
                if entry.undone_by
                else _("it is {by}'s; only its author takes it back").format(by=entry.by)
            )
            app.notify(
                _("Batch {batch} stays: {why}.").format(batch=entry.batch, why=why),
                severity="warning",
                timeout=5,
                markup=False,
            )
            return

        def sure(yes: bool | None) -> None:
            if yes:
                app.write(lambda ledger: history.undo(ledger, batch=entry.batch))

        text = _("{says}\n\nAll it wrote goes back to what it was; this is written down as a batch of its own.").format(
            says=entry.says
        )
        app.push_screen(Confirm(_("Undo batch {batch}?").format(batch=entry.batch), text, _("take it back")), sure)


def _detail_items(detail: "Detail") -> list[Item]:
    table = detail.table.replace("_", " ")
    items = [heading(f"{table} {_(detail.how)}", detail.name)]
    items += [_column(name, before, after, detail.how) for name, before, after in detail.columns]
    return [*items, blank()]


def _column(name: str, before: str, after: str, change: str) -> Item:
    text = after if change == "new" else before if change == "gone" else f"{before} → {after}"
    return Item("", lambda width: (cell(f"  {name.replace('_', ' ')}", 20, "muted"), cell(text, width - 20)))
