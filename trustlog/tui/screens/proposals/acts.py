"""What can be done to a proposal on the screens: accept it, as it is or otherwise, all of a partner's; dismiss it."""

from datetime import date
from typing import TYPE_CHECKING

from trustlog.desk import proposals
from trustlog.language import _
from trustlog.tui.widgets.dialogs import Confirm
from trustlog.tui.widgets.form import FieldForm

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger, Written
    from trustlog.desk.proposals import Accepted, Listed
    from trustlog.tui.app.application import TrustlogApp


def open_proposals(app: "TrustlogApp", about: str = "") -> None:
    """Open the queue, at the first row of a partner where one is named."""
    from trustlog.tui.screens.proposals.page import ProposalsPage

    app.push_screen(ProposalsPage(about))


def accept(app: "TrustlogApp", listed: "Listed") -> None:
    """Accept a proposal; where a person has to say whom it is with, or when it was kept, ask for that."""
    if listed.proposal.asked or proposals.needs_partner(listed) or proposals.needs_day(listed):
        say_otherwise(app, listed)
        return
    number = listed.proposal.number
    app.write(lambda ledger: _told(proposals.accept(ledger, [number]), ledger.today))


def say_otherwise(app: "TrustlogApp", listed: "Listed") -> None:
    """Ask for whom a proposal was with, its kind, length and day, of a task also whose it is; accept it so."""
    number = listed.proposal.number

    def show(form: "proposals.Form") -> None:
        def handles() -> list[str]:
            return [partner.handle for partner in app.roster.partners] if app.roster else []

        app.push_screen(
            FieldForm(
                _("Accept · #{number}").format(number=number),
                proposals.what(listed, app.today),
                form.fields,
                lambda ledger, fields, _why: _told(proposals.accept_filled(ledger, number, fields), ledger.today),
                completions={"partner": handles},
                whole=True,
            )
        )

    app.ask("fact", lambda ledger: proposals.form(ledger, number), show)


def accept_rest(app: "TrustlogApp", handle: str) -> None:
    """Show what accepting all that is certainly with a partner would write, and do it when a person says so."""

    def ask(preview: "Accepted") -> None:
        text = "\n".join([*preview.lines, *proposals.remarks(preview, app.today)])
        write, take = _("write them, as one step that undo takes back"), _("take them so, as one step")
        app.push_screen(Confirm(proposals.question(preview), text, write if preview.lines else take), sure)

    def sure(yes: bool | None) -> None:
        if yes:
            app.write(lambda ledger: _told(proposals.accept_all(ledger, handle), ledger.today))

    app.ask("preview", lambda ledger: proposals.accept_all(ledger, handle, dry_run=True), ask)


def dismiss(app: "TrustlogApp", listed: "Listed") -> None:
    """Dismiss a proposal; undo brings it back, so nothing is asked."""
    number = listed.proposal.number

    def write(ledger: "Ledger") -> "Written":
        return proposals.dismiss(ledger, [number])

    app.write(write)


def _told(accepted: "Accepted", today: date) -> "Written":
    """Return what was written with the remarks on what was assumed, and on guests who are not known."""
    assert accepted.written is not None  # noqa: S101 - nothing was only tried
    return accepted.written._replace(lines=(*accepted.lines, *proposals.remarks(accepted, today)))
