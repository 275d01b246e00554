"""Bringing one of our own tables in: what it would add; then a single batch or nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from trustlog.desk import imports
from trustlog.errors import TrustlogError
from trustlog.files.paths import expanded
from trustlog.language import N_, _
from trustlog.tui.widgets.dialogs import Choose, Confirm
from trustlog.tui.widgets.progress import Working

if TYPE_CHECKING:
    from trustlog.desk.imports import Asked, Imported, Progress
    from trustlog.desk.ledger import Ledger
    from trustlog.tui.app.application import TrustlogApp

KINDS = (
    ("", "partners", N_("partners: Trustlog's CSV with name")),
    ("", "people", N_("people: Trustlog's CSV with partner, name")),
    ("", "promises", N_("promises: Trustlog's CSV with partners, direction, text, made_on")),
    ("", "moments", N_("moments: Trustlog's CSV with partners, kind, on")),
    ("", "disclosures", N_("disclosures: Trustlog's CSV with partners, direction, topic, on")),
)
"""Each with the columns that its file cannot do without: these are called so in every language."""
_OF = {
    "partners": N_("Partners"),
    "people": N_("People"),
    "promises": N_("Promises"),
    "moments": N_("Moments"),
    "disclosures": N_("Disclosures"),
}
SHOWN = 200
"""Lines of what an import would do that are shown, and scrolled where they are many."""
OTHERWISE = (
    ("", "new", N_("new ones only, as one step that undo takes back")),
    ("", "update", N_("update too: what differs is taken as changes, in the same step")),
)


class OwnTable:
    """The questions about one of our own tables: what it would add, and what to take of what differs.

    `refused` is what comes next where it cannot be read as such a table.
    """

    def __init__(
        self, app: "TrustlogApp", path: str, kind: str, asked: "Asked | None", refused: Callable[[], None]
    ) -> None:
        self._app, self._path, self._kind, self._refused = app, path, kind, refused
        self._asked = asked  # where the table was recognised, as a spreadsheet saved it

    def try_it(self) -> None:
        """Show what it would add."""
        self._app.push_screen(self._job(dry_run=True), self._preview)

    def _job(self, *, dry_run: bool, update: bool = False) -> Working:
        path, kind, asked = self._path, self._kind, self._asked

        def work(ledger: "Ledger", progress: "Progress") -> "Imported":
            found = imports.own_table(path, asked) if asked is not None else None
            return imports.import_csv(
                ledger,
                path,
                kind,
                create_partners=True,
                update=update,
                dry_run=dry_run,
                progress=progress,
                list_facts=False,
                sheet=found[1] if found is not None and found[0] == kind else None,
                any_encoding=True,
            )

        return Working(f"{_('Reading') if dry_run else _('Importing')} · {_(_OF[kind])}", work)

    def _preview(self, trial: "Imported | None") -> None:
        app = self._app
        if trial is None:
            self._refused()  # a message says why; or it was cancelled
            return
        if trial.differing:
            text = "\n".join([self._path, "", *first_lines(trial.lines)])
            app.push_screen(Choose(_("Import this?"), text, OTHERWISE), self._take)
        elif not (trial.added or trial.partners or trial.people):
            app.notify("\n".join(trial.lines), title=_("Nothing to import"), timeout=8, markup=False)
        else:
            text = "\n".join([self._path, "", *trial.lines])
            sure = Confirm(_("Import this?"), text, _("import it, as one step that undo takes back"))
            app.push_screen(sure, lambda yes: self._take("new" if yes else None))

    def _take(self, choice: str | None) -> None:
        if choice is not None:
            self._app.push_screen(self._job(dry_run=False, update=choice == "update"), self._written)

    def _written(self, imported: "Imported | None") -> None:
        if imported is not None:
            self._app.say_written(imported, title=_("Imported"))


def first_lines(lines: tuple[str, ...], most: int = SHOWN) -> tuple[str, ...]:
    """Return as many lines as anybody reads through, and how many more there are."""
    more = len(lines) - most
    return lines if more <= 0 else (*lines[:most], _("and {more} more").format(more=more))


def file_fault(path: str) -> TrustlogError | None:
    """Return why a file cannot be brought in, whatever it holds; None where it can be read."""
    return imports.file_fault(Path(expanded(path)))
