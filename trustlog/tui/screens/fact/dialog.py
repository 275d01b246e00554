"""A fact in full, over whatever screen names it: what it is, its clause, when and by whom it was recorded."""

from datetime import date
from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding, BindingType
from textual.geometry import Size

from trustlog.desk import readings
from trustlog.desk.sentences import every_days
from trustlog.language import N_, _
from trustlog.tui.app.key_table import TABLE
from trustlog.tui.drawing.text import Item, cell, short_day, words
from trustlog.tui.widgets.dialogs import Lines, TextDialog
from trustlog.tui.widgets.plain import plain
from trustlog.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from trustlog.desk.readings import FactInFull
    from trustlog.tui.app.application import TrustlogApp
    from trustlog.tui.app.page import Page

LABEL = 12


class Sheet(TextDialog):
    """A text no taller than it has to be."""

    def on_mount(self) -> None:
        """Drop the fixed height of a long text."""
        super().on_mount()
        self.remove_class("tall")

    def fit(self, size: Size) -> None:
        """Fit the height to the lines, too."""
        super().fit(size)
        rows = self.query_one(Rows)
        rows.styles.height = min(len(rows.items), max(3, size.height - 8))


class FactSheet(Sheet):
    """A fact in full, from where it can be corrected."""

    ABOUT: ClassVar[str] = N_(
        "A fact as it was written down: what it says, when and by whom, and what became of it. Escape goes back."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(TABLE["edit"], "correct", "correct it, all its fields", show=False, id="edit"),
        Binding(TABLE["answer"], "answer", "what they say of it", show=False, id="answer"),
        Binding(TABLE["help"], "app.help", "explain what is open", show=False, id="help"),
    ]

    def __init__(self, number: int, lines: Lines, *, is_answered: bool) -> None:
        super().__init__(f"#{number}", lines)
        self._number = number
        self._is_answered = is_answered

    def on_mount(self) -> None:
        """Say that it can be corrected."""
        super().on_mount()
        sign, says = self._trustlog.sign("edit"), _("{sign} correct · ↑↓ pgup pgdn · esc back")
        if self._is_answered:
            says = _("{sign} correct · {sign_2} what they say · ↑↓ pgup pgdn · esc back")
        says = says.format(sign=sign, sign_2=self._trustlog.sign("answer"))
        self.query_one(".box").border_subtitle = plain(says)

    @property
    def _trustlog(self) -> "TrustlogApp":
        return cast("TrustlogApp", self.app)

    def action_correct(self) -> None:
        """Open its fields instead."""
        from trustlog.tui.screens.fact.form import correct_fact

        app = self._trustlog
        self.dismiss(None)
        correct_fact(app, self._number)

    def action_answer(self) -> None:
        """Ask what they say of the promise, instead; of other facts nothing is asked."""
        from trustlog.tui.screens.fact.answers import answer_on

        app = self._trustlog
        if self._is_answered:
            self.dismiss(None)
            answer_on(app, self._number)


def open_fact(page: "Page", number: int) -> None:
    """Ask for a fact and show it."""

    def show_fact(fact: "FactInFull") -> None:
        def wrapped(width: int) -> list[Item]:
            return [item for label, text in fact.lines for item in labelled(label, text, width)]

        page.app.push_screen(FactSheet(number, wrapped, is_answered=fact.is_answered))

    page.ask("fact", lambda ledger: readings.fact_in_full(ledger, number), show_fact)


def open_slot(page: "Page", handle: str, last: date, days: int) -> None:
    """Ask for what was logged in a slot and show it."""
    today = page.trustlog.today

    def show_facts(facts: list[tuple[date, str, int]]) -> None:
        items = [_dated(on, sentence, number, today) for on, sentence, number in facts]
        title = _("{handle} · logged in the {every_days} to {short_day}").format(
            handle=handle, every_days=every_days(days), short_day=short_day(last, today)
        )
        rows = items or [words(_("Nothing was logged in these days."))]
        page.app.push_screen(Sheet(title, lambda _width: rows))

    page.ask("fact", lambda ledger: readings.in_slot(ledger, handle, last, days), show_facts)


def labelled(label: str, text: str, width: int) -> list[Item]:
    """Return a text with its label before it, as lines of a width."""
    parts = wrap(text, max(20, width - LABEL)) or [""]
    return [_line(label if not at else "", part, f"{label}: {text}" if not at else "") for at, part in enumerate(parts)]


def _line(label: str, part: str, whole: str) -> Item:
    draw = lambda width: (cell(label, LABEL, "muted"), cell(part, width - LABEL))  # noqa: E731 - an item's drawing
    return Item(whole, draw, None, None, whole)


def _dated(on: date, sentence: str, number: int, today: date) -> Item:
    day = short_day(on, today)
    return Item(
        str(number), lambda width: (cell(day, LABEL, "muted"), cell(sentence, width - LABEL)), None, number, sentence
    )
