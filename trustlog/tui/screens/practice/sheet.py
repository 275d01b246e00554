"""One part of the practice in full, from where it is filled in, or its question put off."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar, NamedTuple, cast

from textual.binding import Binding, BindingType

from trustlog.desk import practice
from trustlog.language import N_, _
from trustlog.tui.app.key_table import TABLE
from trustlog.tui.drawing.practice import sheet_items, sheet_text
from trustlog.tui.widgets.dialogs import Confirm, TextDialog
from trustlog.tui.widgets.form import FieldForm
from trustlog.tui.widgets.plain import plain

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger, Written
    from trustlog.desk.practice import PartWith
    from trustlog.tui.app.application import TrustlogApp


DIALOGS = {"share": ("share.sheet", "share_with"), "farewell": ("farewell.dialog", "let_go")}
"""The parts that are filled in by dialogs of their own: module, below the screens, and function."""
PAGES = {"agreement": ("agreement.page", "AgreementPage")}
"""The parts that have a page of their own to be opened with: module, below the screens, and class."""


class Answers(NamedTuple):
    """How a question of the practice is answered: what writes the fields of its part, and what puts it off."""

    fill_in: "Callable[[Ledger, Mapping[str, str]], Written]"
    later: Callable[[], None]
    never: Callable[[], None]


class PartSheet(TextDialog):
    """A part of the practice with a partner."""

    ABOUT: ClassVar[str] = N_(
        "A part of how you work together: what it asks, and what was said so far. Escape goes back."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(TABLE["edit"], "fill_in", "fill it in", show=False, id="edit"),
        Binding(TABLE["help"], "app.help", "explain what is open", show=False, id="help"),
        Binding(TABLE["later"], "later", "not for a quarter", show=False, id="later"),
        Binding(TABLE["never"], "never", "never ask this again; asks first", show=False, id="never"),
        Binding(TABLE["copy"], "copy", "copy the text", show=False, id="copy"),
    ]

    def __init__(self, part: "PartWith", answers: Answers) -> None:
        super().__init__(f"{part.partner.name} · {part.standing.title}", lambda width: sheet_items(part, width))
        self._part = part
        self._answers = answers

    @property
    def trustlog(self) -> "TrustlogApp":
        """The application."""
        return cast("TrustlogApp", self.app)

    def on_mount(self) -> None:
        """Name the keys that do something here."""
        super().on_mount()
        sign = self.trustlog.sign
        keys = [_("{sign} fill in").format(sign=sign("edit"))] if can_be_filled_in(self._part) else []
        if can_wait(self._part):
            keys.append(_("{sign} later").format(sign=sign("later")))
        if can_be_put_off(self._part):
            keys.append(_("{sign} never").format(sign=sign("never")))
        keys.append(_("{sign} copy · esc back").format(sign=sign("copy")))
        self.query_one(".box").border_subtitle = plain(" · ".join(keys))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the keys do nothing for which there is nothing here."""
        if action == "fill_in" and not can_be_filled_in(self._part):
            return False
        if action == "later" and not can_wait(self._part):
            return False
        if action == "never" and not can_be_put_off(self._part):
            return False
        return super().check_action(action, parameters)

    def action_fill_in(self) -> None:
        """Open the fields instead."""
        app = self.trustlog
        self.dismiss(None)
        open_form(app, self._part, self._answers)

    def action_later(self) -> None:
        """Put the question off for a quarter."""
        self.dismiss(None)
        self._answers.later()

    def action_never(self) -> None:
        """Ask, then put the question off for good."""
        app = self.trustlog
        self.dismiss(None)
        confirm_never(app, self._part.partner.name, self._part.standing.title, self._answers.never)

    def action_copy(self) -> None:
        """Copy the whole part."""
        self.trustlog.copy_text(sheet_text(self._part), _("part"))


def can_be_filled_in(part: "PartWith") -> bool:
    """Tell whether a part is filled in today: by fields, or by dialogs of its own."""
    return part.partner.archived_on is None and (part.fields is not None or part.standing.name in DIALOGS)


def can_wait(part: "PartWith") -> bool:
    """Tell whether a part asks a question now, which can be put off for a quarter."""
    return part.standing.can_wait and part.partner.archived_on is None


def can_be_put_off(part: "PartWith") -> bool:
    """Tell whether a part asks a question that can still be put off for good."""
    return part.standing.can_be_put_off and part.partner.archived_on is None


def open_part(app: "TrustlogApp", handle: str, name: str, answers: Answers, *, fill_in: bool = False) -> None:
    """Ask for a part of the practice and show it; with `fill_in` what it is filled in by, where there is that."""
    if name in PAGES and not fill_in:
        module, page = PAGES[name]
        app.push_screen(getattr(import_module(f"trustlog.tui.screens.{module}"), page)(handle))
        return

    def show(part: "PartWith") -> None:
        if fill_in and can_be_filled_in(part):
            open_form(app, part, answers)
        else:
            app.push_screen(PartSheet(part, answers))

    app.ask("details", lambda ledger: practice.part_with(ledger, handle, name), show)


def open_form(app: "TrustlogApp", part: "PartWith", answers: Answers) -> None:
    """Open the fields of a part, or the dialogs that it is filled in by."""
    name = part.standing.name
    if name in DIALOGS:
        module, function = DIALOGS[name]
        getattr(import_module(f"trustlog.tui.screens.{module}"), function)(app, part.partner.handle)
        return
    app.push_screen(
        FieldForm(
            f"{part.partner.name} · {part.standing.title}",
            part.standing.asks,
            part.fields or (),
            lambda ledger, fields, _why: answers.fill_in(ledger, fields),
            whole=True,
        )
    )


def confirm_never(app: "TrustlogApp", partner: str, title: str, then: Callable[[], None]) -> None:
    """Ask whether a question shall never be asked again."""
    text = _("{partner} · {title}. It is not asked any more, in briefs and reviews; the part itself stays.").format(
        partner=partner, title=title
    )
    ask = Confirm(_("Never ask this again?"), text, _("never ask it of {partner}").format(partner=partner))
    app.push_screen(ask, lambda yes: then() if yes else None)
