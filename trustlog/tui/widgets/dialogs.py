"""Small questions over a screen: choose one of a few, name a day, fill in a line. Escape always leaves."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import ClassVar

from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size

from trustlog.errors import WordsError
from trustlog.language import N_, _
from trustlog.tui.app.key_table import TABLE
from trustlog.tui.app.keys import key_for, sign_of
from trustlog.tui.drawing.text import Item, cell, full_day, words
from trustlog.tui.widgets.field import Input
from trustlog.tui.widgets.line import TextLine
from trustlog.tui.widgets.modal import Modal
from trustlog.tui.widgets.plain import Static, plain
from trustlog.tui.widgets.question import Question, QuestionText
from trustlog.tui.widgets.rows import Rows


class Choose(Question[str | None]):
    """Pick one of a few answers by its key, by cursor or by mouse."""

    ABOUT: ClassVar[str] = N_(
        "A question with a few answers: choose with the arrows and enter, or by the key before an answer. A letter "
        "goes to the next answer that begins with it. Escape leaves without an answer, and nothing is written."
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "back", show=False)]

    def __init__(self, title: str, text: str, answers: Sequence[tuple[str, str, str]]) -> None:
        super().__init__(classes="dialog")
        self._title = title
        self._text = text
        self.answers = tuple((act, value, _(text)) for act, value, text in answers)

    def compose(self) -> ComposeResult:
        """Lay out the question and its answers."""
        with Vertical(classes="box") as box:
            box.border_title = plain(self._title)
            box.border_subtitle = self.keys = _("esc back")
            yield QuestionText(self._text)
            yield Rows()

    def on_mount(self) -> None:
        """Show the answers."""
        rows = self.query_one(Rows)
        rows.show([_answer(self._keys(act), value, text) for act, value, text in self.answers])
        rows.focus()

    def _keys(self, act: str) -> str:
        """Return the keys of an answer; an answer that is no act has none."""
        return key_for(act, self.app.signs) if act else ""  # type: ignore[attr-defined]  # our own application

    def on_key(self, event: events.Key) -> None:
        """Choose an answer by its key; the rest of its word, if somebody types it whole, is ignored.

        A letter that is no answer's key moves to the next answer that begins with it, and chooses nothing.
        """
        for act, value, text in self.answers:
            if event.key in self._keys(act).split(","):
                event.stop()
                expect(self.app, event.character or "", value, text)
                self.dismiss(value)
                return
        if self.is_help(event.key):
            return
        if event.is_printable and event.character and event.character != " ":
            event.stop()
            self._go_to(event.character.lower())

    def _go_to(self, letter: str) -> None:
        rows = self.query_one(Rows)
        start = rows.cursor + 1
        answers = (*self.answers[start:], *self.answers[:start])
        values = [value for act, value, text in answers if not act and text.lower().startswith(letter)]
        if values:
            rows.go_to(values[0])

    @on(Rows.Opened)
    def _picked(self, event: Rows.Opened) -> None:
        self.dismiss(event.item.key)


def expect(app: App[object], key: str, *answers: str) -> None:
    """Expect the rest of the word that an answer begins with, for those who type it whole."""
    rest = (answer.partition(" ")[0].rstrip(":,")[1:] for answer in answers if answer[:1].lower() == key.lower())
    app.keystrokes.expect(next(rest, ""))  # type: ignore[attr-defined]  # our own application


def _answer(key: str, value: str, text: str) -> Item:
    """Make the row of an answer, its key before it."""
    sign = sign_of(key.partition(",")[0])
    lead = f"{sign} " if sign else ""
    return Item(value, lambda width: ((lead, "accent"), cell(text, width - len(lead))), text=text)


class AskText(Modal[str | None]):
    """Fill in a line."""

    ABOUT: ClassVar[str] = N_("A line to fill in. Enter takes it; escape leaves, and nothing is written.")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "back", show=False)]

    def __init__(self, title: str, text: str, hint: str = "", begin: str = "") -> None:
        super().__init__(classes="dialog")
        self._title = title
        self._text = text
        self._hint = hint
        self._begin = begin

    def compose(self) -> ComposeResult:
        """Lay out the question and the line."""
        with Vertical(classes="box") as box:
            box.border_title = plain(self._title)
            box.border_subtitle = _("enter done · esc back")
            yield Static(self._text, markup=False, classes="says")
            yield TextLine(self._begin, placeholder=self._hint, compact=True, classes="line")

    def on_mount(self) -> None:
        """Be ready to type."""
        field = self.query_one(Input)
        field.cursor_blink = self.app.cursor_blinks  # type: ignore[attr-defined]  # our own application
        field.focus()

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.dismiss(event.value.strip())


class AskDay(Modal[date | None]):
    """Name a day in words; how they are read is shown as they are typed. Days on offer are put into the line.

    `happened`: a day that is over or today, so "12 dec" is the last one. `usual` is the day taken where none is named.
    """

    ABOUT: ClassVar[str] = N_(
        "A day, in words: fri, next fri, 12 dec, 2w, 2026-01-31. How it is read stands below while it is typed. Enter "
        "takes it; escape leaves, and nothing is written."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "back", show=False),
        Binding("down", "offer(1)", "the next day on offer", show=False),
        Binding("up", "offer(-1)", "the day on offer before", show=False),
    ]

    def __init__(
        self,
        title: str,
        text: str,
        today: date,
        offers: Sequence[date] = (),
        *,
        happened: bool = False,
        usual: date | None = None,
    ) -> None:
        super().__init__(classes="dialog")
        self._title = title
        self._text = text
        self._today = today
        self._day = self._usual = usual
        self._offers = tuple(offers)
        self._happened = happened

    def compose(self) -> ComposeResult:
        """Lay out the question, the line and its reading."""
        with Vertical(classes="box") as box:
            box.border_title = plain(self._title)
            box.border_subtitle = plain(
                _("{more}enter done · esc back").format(more=_("↓ days on offer · ") if self._offers else "")
            )
            yield Static(self._text, markup=False, classes="says")
            hint = (
                _("last fri · 2w · 12 dec · 2026-01-31") if self._happened else _("fri · next fri · 2w · 12 dec · eom")
            )
            yield TextLine(placeholder=hint, compact=True, classes="line")
            yield Static(self._reads_usual(), id="reads")
            if self._offers:
                yield Rows(id="offered")

    def _reads_usual(self) -> Content:
        """Return the day that is taken where none is named, in grey."""
        return Content(" ") if self._usual is None else Content.styled(f"→ {full_day(self._usual)}", "$soft")

    def on_mount(self) -> None:
        """Be ready to type."""
        field = self.query_one(Input)
        field.cursor_blink = self.app.cursor_blinks  # type: ignore[attr-defined]  # our own application
        field.focus()
        for rows in self.query(Rows):
            rows.can_focus, rows.leads = False, True
            rows.styles.height = len(self._offers)
            rows.show([words(full_day(day), "")._replace(key=day.isoformat()) for day in self._offers])
            rows.cursor = -1  # no day is chosen yet

    def action_offer(self, step: int) -> None:
        """Put the next day on offer into the line, or the day before it."""
        for rows in self.query(Rows):
            at = min(max(rows.cursor + step, 0), len(self._offers) - 1)
            rows.go_to(self._offers[at].isoformat())

    @on(Rows.Moved)
    def _offered(self, event: Rows.Moved) -> None:
        field = self.query_one(Input)
        field.value = event.item.key
        field.cursor_position = len(field.value)
        field.focus()

    @on(Rows.Opened)
    @on(Input.Submitted)
    def _done(self) -> None:
        if self._day is not None:
            self.dismiss(self._day)

    @on(Input.Changed)
    def _read(self, event: Input.Changed) -> None:
        from trustlog.domain.calendar.dates import read_date

        self._day = self._usual if not event.value.strip() else None
        reading = self._reads_usual()
        if event.value.strip():
            try:
                self._day = read_date(event.value.strip(), self._today, due=not self._happened)
            except WordsError as error:
                reading = plain(self.app.words().of(error)).stylize("$text-warning")  # type: ignore[attr-defined]  # as above
            else:
                reading = Content.styled(f"→ {full_day(self._day)}", "$text-success")
        self.query_one("#reads", Static).update(reading)


class Confirm(Question[bool]):
    """Ask before something is lost: names it; y does it, n or escape leaves it."""

    ABOUT: ClassVar[str] = N_("Asks before something is done. The cursor begins on the answer that changes nothing.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(TABLE["yes"], "answer(True)", "yes", show=False),
        Binding(TABLE["no"], "answer(False)", "no", show=False),
        Binding("escape", "dismiss(False)", "no", show=False),
    ]

    def __init__(self, title: str, text: str, yes: str, no: str = N_("leave it")) -> None:
        super().__init__(classes="dialog")
        self._title = title
        self._text = text
        self.answers = ((TABLE["yes"], "yes", yes), (TABLE["no"], "", _(no)))

    def compose(self) -> ComposeResult:
        """Lay out the question and both answers."""
        with Vertical(classes="box") as box:
            box.border_title = plain(self._title)
            self.keys = _("{sign_of} yes · {sign_of_2} no · esc back").format(
                sign_of=sign_of(TABLE["yes"]), sign_of_2=sign_of(TABLE["no"])
            )
            box.border_subtitle = plain(self.keys)
            yield QuestionText(self._text)
            yield Rows()

    def on_mount(self) -> None:
        """Show the answers; the cursor is on the answer that leaves things as they are."""
        rows = self.query_one(Rows)
        rows.show([_answer(key, value or "no", text) for key, value, text in self.answers])
        rows.go_to("no")
        rows.focus()

    def action_answer(self, yes: bool) -> None:
        """Answer by a letter, or by the word that it begins."""
        expect(self.app, *(("y", "yes") if yes else ("n", "no")))
        self.dismiss(yes)

    @on(Rows.Opened)
    def _picked(self, event: Rows.Opened) -> None:
        self.dismiss(event.item.key == "yes")


def text_width(columns: int) -> int:
    """Return how many columns a text has in a `TextDialog`, by those of the terminal."""
    return min(110, columns * 96 // 100) - 9


Lines = Callable[[int], Sequence[Item]]
"""Returns the lines of a text, wrapped to a number of columns."""


class TextDialog(Modal[None]):
    """Something to read: a text, scrolled when long, wrapped anew when the window changes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "dismiss(None)", "back", show=False),
        Binding("enter", "dismiss(None)", "back", show=False, priority=True),  # its lines open nothing
    ]

    def __init__(self, title: str, lines: Lines) -> None:
        super().__init__(classes="dialog tall wide")
        self._title = title
        self._lines = lines

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        with Vertical(classes="box") as box:
            box.border_title = plain(self._title)
            box.border_subtitle = _("↑↓ pgup pgdn · esc back")
            yield Rows()

    def on_mount(self) -> None:
        """Show the lines."""
        self.fit(self.app.size)
        self.query_one(Rows).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Wrap the lines anew."""
        self.fit(event.size)

    def fit(self, size: Size) -> None:
        """Show the lines as a window of this size has room for."""
        self.query_one(Rows).show(self._lines(text_width(size.width)))
