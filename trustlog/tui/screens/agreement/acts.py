"""What is written of an agreement on its page: a section, a version, and the paper to sign."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding, BindingType

from trustlog.desk import agreement as desk
from trustlog.domain.agreement.sections import WHAT_FOR
from trustlog.domain.calendar.days import shift
from trustlog.language import N_, _
from trustlog.tui.app.key_table import TABLE
from trustlog.tui.widgets.dialogs import AskDay, AskText, Lines, TextDialog
from trustlog.tui.widgets.form import FieldForm
from trustlog.tui.widgets.plain import plain

if TYPE_CHECKING:
    from datetime import date

    from trustlog.desk.agreement import Printed
    from trustlog.desk.facts import Filled
    from trustlog.desk.gardens import Subject
    from trustlog.domain.agreement.sections import SectionNow
    from trustlog.tui.app.application import TrustlogApp

_OFFERED = (182, 365)
"""Days after which a review is offered; the last is taken where none is named, as by the command."""


def fill_in(app: "TrustlogApp", subject: "Subject", section: "SectionNow") -> None:
    """Open the fields of a section; its words, or those on offer, stand in full where they are changed."""

    def show(fields: "tuple[Filled, ...]") -> None:
        text, state = fields
        form = FieldForm(
            f"{subject.name} · {section.title}",
            _(WHAT_FOR[section.name]),
            (text._replace(label=N_("Words")), state),
            lambda ledger, changed, _why: desk.set_filled(ledger, subject, section, changed),
            whole=True,
        )
        app.push_screen(form)

    app.ask("details", lambda ledger: desk.section_form(ledger, subject, section), show)


class SectionDialog(TextDialog):
    """A section in full, from where its words are written."""

    ABOUT: ClassVar[str] = N_("A section of the agreement as its words stand now. Escape goes back.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(TABLE["edit"], "fill_in", "write its words", show=False, id="edit"),
        Binding(TABLE["help"], "app.help", "explain what is open", show=False, id="help"),
    ]

    def __init__(self, section: "SectionNow", lines: Lines, write: Callable[[], None] | None) -> None:
        super().__init__(section.title, lines)
        self._write = write

    def on_mount(self) -> None:
        """Name the key that writes, where it does."""
        super().on_mount()
        if self._write is not None:
            sign = cast("TrustlogApp", self.app).sign("edit")
            subtitle = _("{sign} write · ↑↓ pgup pgdn · esc back").format(sign=sign)
            self.query_one(".box").border_subtitle = plain(subtitle)

    def action_fill_in(self) -> None:
        """Open the fields instead."""
        if self._write is not None:
            self.dismiss(None)
            self._write()


def ask_for_review(app: "TrustlogApp", handle: str) -> None:
    """Ask for the day on which a version is reviewed, and put it together."""

    def put_together(day: "date | None") -> None:
        if day is not None:
            app.write(lambda ledger: desk.put_together(ledger, handle, day))

    offers = [shift(app.today, days) for days in _OFFERED]
    text = _("A version keeps the sections as they stand. On which day do you look at it again together?")
    ask = AskDay(_("Put a version together"), text, app.today, offers, usual=offers[-1])
    app.push_screen(ask, put_together)


def ask_for_file(app: "TrustlogApp", handle: str) -> None:
    """Ask for the file of an agreement, and write it."""

    def write(path: str | None) -> None:
        if not path or not path.strip():
            return
        app.ask("file", lambda ledger: desk.print_agreement(ledger, handle, path.strip()), written)

    def written(printed: "Printed") -> None:
        app.notify("\n".join(printed.lines), title=_("Written"), markup=False)

    text = _("To which file? It ends in .html or .md. Nothing private is in it.")
    app.push_screen(AskText(_("For signature"), text, begin=f"~/{handle}-agreement.html"), write)
