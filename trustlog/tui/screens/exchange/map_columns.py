"""A table that nobody knows: its columns, which field each of them is, and the first values of those that are read."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from trustlog.desk.imports import Headings, Mapped, field_words, fields, likely_fields, mapped_from, needed_words
from trustlog.errors import WordsError
from trustlog.language import N_, _
from trustlog.tui.drawing.text import Item, Pieces, cell
from trustlog.tui.widgets.field import Input
from trustlog.tui.widgets.line import TextLine
from trustlog.tui.widgets.modal import Modal
from trustlog.tui.widgets.plain import Static, plain
from trustlog.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from trustlog.tui.app.application import TrustlogApp

_NOT_READ = ""


class MapColumns(Modal[Mapped | None]):
    """Chooses the field of each column; what is not mapped is never read."""

    ABOUT: ClassVar[str] = N_(
        "Each column of the table, and beside it which field it most likely is, with its first values. Left and "
        "right choose another; what is left at nothing is never read, and nothing of it is shown. A mapping can be "
        "kept under a name, and is offered for the next table. Enter shows what would become of the rows; nothing is "
        "written before."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "back, with nothing read", show=False),
        Binding("left", "choose(-1)", "the field before", show=False),
        Binding("right", "choose(1)", "the next field", show=False),
        Binding("tab", "app.focus_next", "the name it is kept under", show=False),
        Binding("ctrl+s", "done", "show what would become of the rows", show=False),
    ]

    def __init__(self, path: str, kind: str, table: Headings) -> None:
        super().__init__(classes="dialog tall wide")
        self._path, self._kind, self._table = path, kind, table
        self._fields = (_NOT_READ, *fields(kind))
        self._chosen = likely_fields(kind, table.headings)

    def compose(self) -> ComposeResult:
        """Lay out the columns and the name."""
        with Vertical(classes="box") as box:
            box.border_title = plain(_("Columns ─ {path}").format(path=self._path))
            keys = _("↑↓ columns · ←→ field · tab name · enter preview · {help} help · esc back")
            box.border_subtitle = plain(keys.format(help=cast("TrustlogApp", self.app).sign("help")))
            yield Rows(id="columns")
            yield Static(_("Keep it under a name (empty: not kept)"), classes="label")
            yield TextLine(compact=True, classes="line", id="name")
            yield Static("", id="fault", markup=False)

    def on_mount(self) -> None:
        """Put the cursor on the first column."""
        self.query_one(Input).cursor_blink = cast("TrustlogApp", self.app).cursor_blinks
        self._draw()
        self.query_one(Rows).focus()

    def _draw(self) -> None:
        self.query_one(Rows).show([self._row(place) for place in range(len(self._table.headings))])

    def _row(self, place: int) -> Item:
        heading, field = self._table.headings[place], self._chosen[place]
        said = field_words(self._kind, field) if field else _("not read")
        # Of a column that is not read nothing is shown either: it may hold passwords.
        values = " · ".join(row[place] for row in self._table.rows if row[place]) if field else ""

        def draw(width: int) -> Pieces:
            third = max(10, width // 3)
            return (
                cell(heading or _("without a heading"), third - 2, "strong" if field else "muted"),
                ("  ", ""),
                cell(f"‹ {said} ›", 22, "accent" if field else "muted"),
                ("  ", ""),
                cell(values, width - third - 24, "muted"),
            )

        return Item(f"column {place}", draw, text=f"{heading}: {said}")

    def action_choose(self, step: int) -> None:
        """Choose the next field for the column under the cursor."""
        rows = self.query_one(Rows)
        if not rows.has_focus or not 0 <= rows.cursor < len(self._chosen) or not self._table.headings[rows.cursor]:
            return
        at = self._fields.index(self._chosen[rows.cursor]) + step
        self._chosen[rows.cursor] = self._fields[at % len(self._fields)]
        self.query_one("#fault", Static).update("")
        self._draw()

    @on(Rows.Opened)
    @on(Input.Submitted)
    def _entered(self) -> None:
        self.action_done()

    def action_done(self) -> None:
        """Give the mapping back, or say what it lacks."""
        if lacks := needed_words(self._kind, self._chosen):
            self.query_one("#fault", Static).update(_("Choose a column for: {fields}").format(fields=lacks))
            return
        words = [
            f"{heading}={field}" for heading, field in zip(self._table.headings, self._chosen, strict=True) if field
        ]
        try:
            mapped = mapped_from(self._kind, words, self.query_one(Input).value.strip() or None)
        except WordsError as error:
            self.query_one("#fault", Static).update(cast("TrustlogApp", self.app).words().of(error))
            return
        self.dismiss(mapped)
