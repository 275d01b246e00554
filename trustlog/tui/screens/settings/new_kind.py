"""A kind of moment of one's own: its name, what it counts as, and other words for it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from trustlog.desk.facts import Filled
from trustlog.desk.settings import add_kind
from trustlog.domain.capture.words import COUNTS_AS
from trustlog.language import N_, _
from trustlog.tui.app.toasts import Lines
from trustlog.tui.widgets.form import FieldForm

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger
    from trustlog.tui.app.toasts import HasLines

SAYS = N_("A word that a line may begin with, like lunch or call. It is written to the settings file.")
COUNTS = {
    "scripted": N_("a meeting, with an agenda"),
    "joint": N_("working on something together"),
    "unscripted": N_("time without an agenda"),
}


class NewKind(FieldForm):
    """The fields of a new kind of moment."""

    def __init__(self) -> None:
        fields = (Filled("moment", ""), Filled("counts_as", COUNTS_AS[-1], COUNTS_AS), Filled("words", ""))
        super().__init__(_("New kind of moment"), _(SAYS), fields, self._add, words={"counts_as": COUNTS})

    def _add(self, _ledger: "Ledger", fields: Mapping[str, str], _why: str) -> Lines:
        kind, counts_as = fields.get("moment", ""), fields.get("counts_as", COUNTS_AS[-1])
        words = [word.strip() for word in fields.get("words", "").split(",") if word.strip()]
        path = add_kind(kind, counts_as, words)
        called = _(", also called {words}").format(words=", ".join(words)) if words else ""
        return Lines(
            (
                _("{kind} counts as {counts}{called}").format(kind=kind, counts=_(COUNTS[counts_as]), called=called),
                _("in {path}").format(path=path),
            )
        )

    def written(self, report: "HasLines") -> None:
        """Open the ledger anew, with the words of the settings file, and say what was written."""
        self.trustlog.clerk.reopen()
        super().written(report)
