"""Bringing a CSV in: which file, what it holds, what that would add; then in one batch or not at all."""

from pathlib import Path
from typing import TYPE_CHECKING

from trustlog.desk import imports
from trustlog.files.paths import expanded
from trustlog.tui.widgets.dialogs import AskText, Choose, Confirm
from trustlog.tui.widgets.progress import Working

if TYPE_CHECKING:
    from trustlog.desk.imports import Imported
    from trustlog.tui.app.application import TrustlogApp

KINDS = (
    ("", "partners", "partners: at least a name"),
    ("", "people", "people: partner, name"),
    ("", "promises", "promises: partners, direction, text, made_on"),
    ("", "moments", "moments: partners, kind, on"),
    ("", "disclosures", "disclosures: partners, direction, topic, on"),
)
SHOWN = 8
"""Lines of what an import would do that are shown in full."""
OTHERWISE = (
    ("n", "new", "only what is new, as one step that undo takes back"),
    ("u", "update", "that, and what is otherwise as changes"),
)


def bring_in(app: "TrustlogApp") -> None:
    """Ask for the file until there is one, then for what it holds; show what it would add, and import it."""

    def ask(says: str = "The path of the file.", begin: str = "") -> None:
        app.push_screen(AskText("Import a CSV", says, "~/partners.csv", begin), named)

    def named(path: str | None) -> None:
        if path:
            app.ask("file", lambda _ledger: file_fault(path), lambda fault: looked(path, fault))

    def looked(path: str, fault: str) -> None:
        if fault:
            ask(fault, path)
        else:
            says = "What does it hold? Partners that are not there yet are made."
            app.push_screen(Choose("Import a CSV", f"{path}\n\n{says}", KINDS), lambda kind: tried(path, kind))

    def tried(path: str, kind: str | None) -> None:
        if kind:
            app.push_screen(_work(path, kind, dry_run=True), lambda found: previewed(path, kind, found))

    def previewed(path: str, kind: str, found: "Imported | None") -> None:
        if found is None:
            return  # refused, and said so, or cancelled
        if found.differing:
            app.push_screen(
                Choose("Import this?", "\n".join([path, "", *_first(found.lines)]), OTHERWISE),
                lambda how: sure(path, kind, how is not None, update=how == "update"),
            )
            return
        if not (found.facts or found.partners or found.people):
            app.notify("\n".join(found.lines), title="Nothing to import", timeout=8, markup=False)
            return
        says = "\n".join([path, "", *found.lines])
        sure_of = Confirm("Import this?", says, "import it, as one step that undo takes back")
        app.push_screen(sure_of, lambda yes: sure(path, kind, yes))

    def sure(path: str, kind: str, yes: bool | None, update: bool = False) -> None:
        if yes:
            app.push_screen(_work(path, kind, dry_run=False, update=update), written)

    def written(done: "Imported | None") -> None:
        if done is not None:
            app.say_written(done, title="Imported")

    ask()


def _first(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Give so many lines as a dialog has room for."""
    more = len(lines) - SHOWN
    return lines if more <= 0 else (*lines[:SHOWN], f"and {more} more; `trustlog import csv` names them")


def _work(path: str, kind: str, *, dry_run: bool, update: bool = False) -> Working:
    title = f"{'Reading' if dry_run else 'Importing'} · {kind}"
    return Working(
        title,
        lambda ledger, progress: imports.import_csv(
            ledger, path, kind, create_partners=True, update=update, dry_run=dry_run, progress=progress
        ),
    )


def file_fault(path: str) -> str:
    """Return why a file cannot be brought in, whatever it holds; empty where it can be read."""
    return imports.file_fault(Path(expanded(path)))
