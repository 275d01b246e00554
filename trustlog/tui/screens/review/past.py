"""Past reviews: a list by date with the result of each; a record opens as it was."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from trustlog.desk import review
from trustlog.language import N_, _
from trustlog.tui.app.keys import EVERYWHERE, Key, bindings, keyed
from trustlog.tui.app.page import Page
from trustlog.tui.drawing.text import Item, blank, cell, full_day, lines_of, words
from trustlog.tui.widgets.plain import plain
from trustlog.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from trustlog.desk.review import PastReview, Record
    from trustlog.tui.app.application import TrustlogApp

_MOST = 118
"""Columns of a line of a record; longer lines are hard to read."""


class Reviews(Page):
    """The reviews that are done, newest first."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        keyed("open", "open", N_("open"), N_("Open the record of the review, as it was.")),
        keyed("back", "back", N_("back"), N_("Go back.")),
    )
    name_shown: ClassVar[str] = N_("Past reviews")
    ABOUT: ClassVar[str] = N_(
        "Every review that is done, with how many rows were answered, put off and left, and what was "
        "meant for the week after. A record stays as it was when it was finished."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings((*KEYS, *EVERYWHERE))

    def can(self, act: str) -> bool:
        """Tell whether an act does something here: most need a row."""
        return act != "open" or self.query_one(Rows).current is not None

    def body(self) -> ComposeResult:
        """Lay out the list."""
        rows = Rows(classes="box grow", id="past")
        rows.border_title = _("Past reviews")
        yield rows

    def load(self) -> None:
        """Ask for the reviews."""
        self.ask("past", lambda ledger: review.past_reviews(ledger), self._show_reviews)

    def _show_reviews(self, past: "list[PastReview]") -> None:
        rows = self.query_one(Rows)
        rows.border_title = plain(_("Past reviews ─ {past}").format(past=len(past)))
        rows.show([_past_item(finished) for finished in past] or [blank(), words(_("No review is finished yet."))])
        rows.focus()

    def action_open(self) -> None:
        """Open the record."""
        self.query_one(Rows).action_open()

    @on(Rows.Opened)
    def _opened(self, event: Rows.Opened) -> None:
        open_record(self.trustlog, event.item.key)


class RecordPage(Page):
    """A finished review, as it was."""

    KEYS: ClassVar[tuple[Key, ...]] = (keyed("back", "back", N_("back"), N_("Go back.")),)
    name_shown: ClassVar[str] = N_("Record")
    ABOUT: ClassVar[str] = N_(
        "What a review saw, answered and decided, as it was when it was finished; it never changes."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings((*KEYS, *EVERYWHERE))

    def __init__(self, review_id: str) -> None:
        super().__init__()
        self._review_id = review_id
        self._record: Record | None = None

    def body(self) -> ComposeResult:
        """Lay out the text."""
        rows = Rows(classes="box grow", id="record")
        rows.border_title = _("Review")
        yield rows

    def load(self) -> None:
        """Ask for the record."""
        self.ask("record", lambda ledger: review.finished_review_by_id(ledger, self._review_id), self._show_record)

    def _show_record(self, record: "Record") -> None:
        self._record = record
        self._draw()

    @on(Rows.Widened)
    def _draw(self) -> None:
        if self._record is None:
            return
        rows = self.query_one(Rows)
        rows.border_title = plain(_("Review of {full_day}").format(full_day=full_day(self._record.on)))
        rows.border_subtitle = _("done; it stays as it was")
        rows.show(_lines(self._record.lines[1:], min(_MOST, rows.size.width - 4)))
        rows.focus()


def open_record(app: "TrustlogApp", review_id: str) -> None:
    """Open the record of a finished review."""
    app.push_screen(RecordPage(review_id))


def _past_item(finished: "PastReview") -> Item:
    day = full_day(finished.on)
    return Item(
        finished.id,
        lambda width: (cell(day, 18, "strong"), cell(finished.figures, width - 18, "")),
        text=f"{day} · {finished.figures}",
    )


def _lines(lines: tuple[str, ...], width: int) -> list[Item]:
    """Return the lines of a record, folded; the cursor goes through all that say something."""
    items = []
    for at, line in enumerate(lines):
        if not line:
            items.append(blank())
            continue
        head = not line.startswith(" ")
        deep = "" if head else "  "
        room = max(20, width - 4)
        # Most fit, and there may be thousands.
        parts = lines_of(line.strip(), room) if len(line) > room else [line.strip()]
        for place, part in enumerate(parts):
            text = f"{deep}{'  ' if place else ''}{part}"
            items.append(_text_item(f"{at}.{place}", text, line.strip(), "head" if head else ""))
    return items


def _text_item(key: str, text: str, whole: str, tone: str) -> Item:
    return Item(key, lambda width: (_indented(text, width, tone),), text=whole)


def _indented(text: str, width: int, tone: str) -> tuple[str, str]:
    """Fit a text that keeps the blanks it begins with."""
    deep = len(text) - len(text.lstrip())
    fitted, tone = cell(text, width - deep, tone)
    return " " * deep + fitted, tone
