"""Bringing a CSV in: which file, what it holds, what that would add; then a single batch or nothing."""

from pathlib import Path
from typing import TYPE_CHECKING

from trustlog.desk import imports
from trustlog.errors import TrustlogError
from trustlog.files.paths import expanded
from trustlog.language import N_, _
from trustlog.tui.widgets.dialogs import AskText, Choose, Confirm
from trustlog.tui.widgets.progress import Working

if TYPE_CHECKING:
    from trustlog.desk.imports import Imported
    from trustlog.tui.app.application import TrustlogApp

KINDS = (
    ("", "partners", N_("partners: at least a name")),
    ("", "people", N_("people: partner, name")),
    ("", "promises", N_("promises: partners, direction, text, made_on")),
    ("", "moments", N_("moments: partners, kind, on")),
    ("", "disclosures", N_("disclosures: partners, direction, topic, on")),
)
SHOWN = 8
"""Lines of what an import would do that are shown in full."""
OTHERWISE = (
    ("", "new", N_("new ones only, as one step that undo takes back")),
    ("", "update", N_("update too: what differs is taken as changes, in the same step")),
)


def ask_and_import(app: "TrustlogApp") -> None:
    """Ask for the file until it can be read, then for what it holds; show what it would add, and import it."""
    _Import(app).ask_file()


class _Import:
    """The questions of an import, each asked when the question before is answered."""

    def __init__(self, app: "TrustlogApp") -> None:
        self._app = app
        self._path = self._kind = ""

    def ask_file(self, fault: str = "") -> None:
        text = fault or _("The path of the file.")
        self._app.push_screen(AskText(_("Import a CSV"), text, "~/partners.csv", self._path), self._named)

    def _named(self, path: str | None) -> None:
        if path:
            self._path = path
            self._app.ask("file", lambda _ledger: file_fault(path), self._checked)

    def _checked(self, fault: TrustlogError | None) -> None:
        if fault is not None:
            self.ask_file(self._app.words().of(fault))
            return
        text = _("{path}\n\nWhat does it hold? Partners that are not there yet are made.").format(path=self._path)
        self._app.push_screen(Choose(_("Import a CSV"), text, KINDS), self._try)

    def _try(self, kind: str | None) -> None:
        if kind:
            self._kind = kind
            self._app.push_screen(_import_job(self._path, kind, dry_run=True), self._preview)

    def _preview(self, trial: "Imported | None") -> None:
        app = self._app
        if trial is None:
            return  # refused, with a message, or cancelled
        if trial.differing:
            text = "\n".join([self._path, "", *_first(trial.lines)])
            app.push_screen(Choose(_("Import this?"), text, OTHERWISE), self._take)
        elif not (trial.added or trial.partners or trial.people):
            app.notify("\n".join(trial.lines), title=_("Nothing to import"), timeout=8, markup=False)
        else:
            text = "\n".join([self._path, "", *trial.lines])
            sure = Confirm(_("Import this?"), text, _("import it, as one step that undo takes back"))
            app.push_screen(sure, lambda yes: self._take("new" if yes else None))

    def _take(self, choice: str | None) -> None:
        if choice is not None:
            dialog = _import_job(self._path, self._kind, dry_run=False, update=choice == "update")
            self._app.push_screen(dialog, self._written)

    def _written(self, imported: "Imported | None") -> None:
        if imported is not None:
            self._app.say_written(imported, title=_("Imported"))


def _first(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return as many lines as a dialog has room for, and how many more there are."""
    more = len(lines) - SHOWN
    return lines if more <= 0 else (*lines[:SHOWN], _("and {more} more").format(more=more))


def _import_job(path: str, kind: str, *, dry_run: bool, update: bool = False) -> Working:
    title = f"{_('Reading') if dry_run else _('Importing')} · {kind}"
    return Working(
        title,
        lambda ledger, progress: imports.import_csv(
            ledger,
            path,
            kind,
            create_partners=True,
            update=update,
            dry_run=dry_run,
            progress=progress,
            list_facts=False,
        ),
    )


def file_fault(path: str) -> TrustlogError | None:
    """Return why a file cannot be brought in, whatever it holds; None where it can be read."""
    return imports.file_fault(Path(expanded(path)))
