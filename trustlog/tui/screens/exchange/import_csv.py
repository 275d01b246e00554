"""Bringing a CSV in: which file, what it holds, what that would add; then in one batch or not at all."""

from typing import TYPE_CHECKING

from trustlog.tui.app import ledger_queries
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
    ("", "new", "new ones only, as one step that undo takes back"),
    ("", "update", "update too: what differs is taken as changes, in the same step"),
)


def bring_in(app: "TrustlogApp") -> None:
    """Ask for the file until there is one, then for what it holds; show what it would add, and import it."""

    def ask(says: str = "The path of the file.", begin: str = "") -> None:
        app.push_screen(AskText("Import a CSV", says, "~/partners.csv", begin), named)

    def named(path: str | None) -> None:
        if path:
            app.ask("file", lambda _ledger: ledger_queries.file_fault(path), lambda fault: looked(path, fault))

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
    return lines if more <= 0 else (*lines[:SHOWN], f"and {more} more")


def _work(path: str, kind: str, *, dry_run: bool, update: bool = False) -> Working:
    title = f"{'Reading' if dry_run else 'Importing'} · {kind}"
    return Working(title, lambda ledger, told: ledger_queries.import_csv(ledger, path, kind, dry_run, told, update))
