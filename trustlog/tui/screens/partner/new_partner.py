"""A new partner: its name, its level and since when, and the handle to type for it, which is made of the name."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import on

from trustlog.desk import partners
from trustlog.desk.sentences import every_days
from trustlog.language import N_, _
from trustlog.tui.screens.partner.forms import level_words
from trustlog.tui.widgets.field import Input
from trustlog.tui.widgets.form import FieldForm

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger, Written
    from trustlog.tui.app.application import TrustlogApp

SAYS = N_("Its name is enough: it then begins at level 1 today and aims at 2, and you mean to speak every {}.")
NO_HANDLE = N_("Its name has no letters a-z to make a handle of: type one, the word that lines will call it by.")


class NewPartner(FieldForm):
    """The fields of a new partner; the handle is made of the name unless somebody types another."""

    ABOUT: ClassVar[str] = N_(
        "A partner's name, the level it is at and since when, and its handle: the short word by which "
        "lines and commands call it. The handle is made of the name unless you type another one. Enter "
        "adds the partner."
    )

    def __init__(self, app: "TrustlogApp") -> None:
        says = _(SAYS).format(every_days(app.user_settings.days.cadence))
        super().__init__(_("New partner"), says, partners.NEW, _add, words=level_words(app))
        self._derived = ""

    @on(Input.Changed, "#name")
    def _named(self, event: Input.Changed) -> None:
        """Make the handle of the name, unless somebody typed a handle."""
        handle = self.query_one("#handle", Input)
        if handle.value == self._derived:
            self._derived = partners.slug(event.value)
            handle.value = self._derived
        self._say(_(NO_HANDLE) if event.value.strip() and not handle.value else "")


def _add(ledger: "Ledger", fields: Mapping[str, str], _why: str) -> "Written":
    return partners.add_filled(ledger, fields)
