"""What is done to a partner by answering questions: edit it, let it go, pause it, begin its tests anew."""

from datetime import date
from typing import TYPE_CHECKING

from trustlog.desk import levels, partners
from trustlog.domain.strands import STRANDS, TITLES
from trustlog.language import N_, _

if TYPE_CHECKING:
    from trustlog.tui.app.application import TrustlogApp

_OFTEN = (("", "once", N_("these days only")), ("", "yearly", N_("the same days of every later year, too")))


def edit_partner(app: "TrustlogApp", handle: str) -> None:
    """Open the fields of a partner."""
    from trustlog.tui.screens.partner.forms import correct_partner

    correct_partner(app, handle)


def archive(app: "TrustlogApp", handle: str) -> None:
    """Ask whether a partner shall go, and why."""
    from trustlog.tui.widgets.dialogs import AskText, Confirm

    def why(reason: str | None) -> None:
        if reason:
            app.write(lambda ledger: partners.archive(ledger, handle, reason))

    def sure(yes: bool | None) -> None:
        if yes:
            app.push_screen(
                AskText(
                    _("Archive · {handle}").format(handle=handle),
                    _("Why do you let it go?"),
                    _("a reason, in a sentence"),
                ),
                why,
            )

    text = _("It goes from every list; its facts stay, and undo brings it back.")
    app.push_screen(Confirm(_("Archive {handle}?").format(handle=handle), text, _("archive it, with a reason")), sure)


def anew(app: "TrustlogApp", handle: str) -> None:
    """Ask which test shall begin anew, and why."""
    from trustlog.tui.widgets.dialogs import AskText, Choose

    def named(strand: str | None) -> None:
        if strand:
            text = _("Counting starts again tomorrow; how often it did is shown. Why?")
            ask = AskText(_("Anew · {handle}").format(handle=handle), text, _("their contact left"))
            app.push_screen(ask, lambda why: write(None if strand == "all" else strand, why))

    def write(strand: str | None, why: str | None) -> None:
        if why:
            app.write(lambda ledger: levels.anew(ledger, handle, strand, why))

    answers = (("", "all", _("all four strands")), *(("", name, _(TITLES[name]).lower()) for name in STRANDS))
    text = _("Which test? What was shown before does not count in it any more.")
    app.push_screen(Choose(_("Anew · {handle}").format(handle=handle), text, answers), named)


def pause(app: "TrustlogApp", handle: str) -> None:
    """Ask which days of a partner shall not count, and why."""
    _pause(app, handle)


def pause_all(app: "TrustlogApp") -> None:
    """Ask which days of all partners shall not count, and why."""
    _pause(app, None)


def _pause(app: "TrustlogApp", handle: str | None) -> None:
    from trustlog.tui.widgets.dialogs import AskDay, AskText, Choose

    title = _("Pause · {value}").format(value=handle or _("all partners"))

    def since(first: date | None) -> None:
        if first:
            ask = AskDay(title, _("The last day that shall not count."), app.today)
            app.push_screen(ask, lambda last: until(first, last))

    def until(first: date, last: date | None) -> None:
        if last:
            app.push_screen(Choose(title, _("How often?"), _OFTEN), lambda often: named(first, last, often))

    def named(first: date, last: date, often: str | None) -> None:
        if often:
            ask = AskText(title, _("Why?"), _("summer holidays"))
            app.push_screen(ask, lambda why: write(first, last, why, often == "yearly"))

    def write(first: date, last: date, why: str | None, yearly: bool) -> None:
        if why:
            app.write(lambda ledger: partners.pause(ledger, handle, first, last, why, yearly=yearly))

    app.push_screen(AskDay(title, _("The first day that shall not count."), app.today), since)
