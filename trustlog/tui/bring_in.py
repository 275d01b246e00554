"""Bringing a CSV in: which file, what it holds, and then in one batch or not at all."""

from typing import TYPE_CHECKING

from trustlog.tui import asks
from trustlog.tui.dialogs import AskText, Choose

if TYPE_CHECKING:
    from trustlog.tui.app import TrustlogApp

KINDS = (
    ("p", "partners", "partners: at least a name"),
    ("e", "people", "people: partner, name"),
    ("r", "promises", "promises: partners, direction, text, made_on"),
    ("m", "moments", "moments: partners, kind, on"),
    ("d", "disclosures", "disclosures: partners, direction, topic, on"),
)


def bring_in(app: "TrustlogApp") -> None:
    """Ask for the file, then for what it holds, then import it."""

    def named(path: str | None) -> None:
        if path:
            says = "What does it hold? Partners that are not there yet are made."
            app.push_screen(Choose("Import a CSV", f"{path}\n\n{says}", KINDS), lambda kind: chosen(path, kind))

    def chosen(path: str, kind: str | None) -> None:
        if kind:
            app.write(lambda ledger: asks.import_csv(ledger, path, kind))

    app.push_screen(AskText("Import a CSV", "The path of the file.", "~/partners.csv"), named)
