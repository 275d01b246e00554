"""What is done to a partner by answering questions: edit it, let it go, pause it, begin its tests anew."""

from datetime import date
from typing import TYPE_CHECKING

from trustlog.desk import levels, partners
from trustlog.domain.strands import STRANDS, TITLES

if TYPE_CHECKING:
    from trustlog.tui.app.application import TrustlogApp

_FIELDS = (
    ("", "name", "the name"), ("", "handle", "the handle, the word it is typed by"),
    ("", "target", "the level it aims at, 1 to 5"), ("", "cadence", "how often you mean to speak, like 30d"),
    ("", "note", "a note"), ("", "logged_from", "the day from which silence counts"),
)  # fmt: skip
_OFTEN = (("", "once", "these days only"), ("", "yearly", "the same days of every later year, too"))


def edit_partner(app: "TrustlogApp", handle: str) -> None:
    """Ask what is to be corrected of a partner, and write it."""
    from trustlog.tui.widgets.dialogs import AskText, Choose

    def field(name: str | None) -> None:
        if name == "logged_from":
            _logged_from(app, handle)
        elif name:
            ask = AskText(f"{handle} · {name}", f"The new {name}.")
            app.push_screen(ask, lambda value: _edited(app, handle, name, value))

    app.push_screen(Choose(f"Edit · {handle}", "What is to be changed?", _FIELDS), field)


def _edited(app: "TrustlogApp", handle: str, field: str, value: str | None, reason: str | None = None) -> None:
    if value:
        app.write(lambda ledger: partners.edit(ledger, handle, {field: value}, reason))


def _logged_from(app: "TrustlogApp", handle: str) -> None:
    """Ask from which day a partner is logged, and where that is later than before, why."""
    from trustlog.tui.widgets.dialogs import AskDay, AskText

    known = app.roster.partners if app.roster is not None else ()
    logged = next((partner.logged_from for partner in known if partner.handle == handle), app.today)
    title = f"{handle} · logged from"

    def named(day: date | None) -> None:
        if day is None:
            return
        if day <= logged:
            _edited(app, handle, "logged_from", day.isoformat())
            return
        text = "A later day begins watch and evidence of all strands anew. Why?"
        ask = AskText(title, text, "nothing was logged before spring")
        app.push_screen(ask, lambda why: _edited(app, handle, "logged_from", day.isoformat(), why) if why else None)

    text = f"The day from which silence counts against it; now {logged.isoformat()}."
    app.push_screen(AskDay(title, text, app.today, happened=True), named)


def archive(app: "TrustlogApp", handle: str) -> None:
    """Ask whether a partner shall go, and why."""
    from trustlog.tui.widgets.dialogs import AskText, Confirm

    def why(reason: str | None) -> None:
        if reason:
            app.write(lambda ledger: partners.archive(ledger, handle, reason))

    def sure(yes: bool | None) -> None:
        if yes:
            app.push_screen(AskText(f"Archive · {handle}", "Why do you let it go?", "a reason, in a sentence"), why)

    text = "It goes from every list; its facts stay, and undo brings it back."
    app.push_screen(Confirm(f"Archive {handle}?", text, "archive it, with a reason"), sure)


def anew(app: "TrustlogApp", handle: str) -> None:
    """Ask which test shall begin anew, and why."""
    from trustlog.tui.widgets.dialogs import AskText, Choose

    def named(strand: str | None) -> None:
        if strand:
            text = "Watch and evidence begin anew tomorrow, and that is counted. Why?"
            ask = AskText(f"Anew · {handle}", text, "their contact left")
            app.push_screen(ask, lambda why: write(None if strand == "all" else strand, why))

    def write(strand: str | None, why: str | None) -> None:
        if why:
            app.write(lambda ledger: levels.anew(ledger, handle, strand, why))

    answers = (("", "all", "all four strands"), *(("", name, TITLES[name].lower()) for name in STRANDS))
    text = "Which test? What was shown before does not count in it any more."
    app.push_screen(Choose(f"Anew · {handle}", text, answers), named)


def pause(app: "TrustlogApp", handle: str) -> None:
    """Ask which days of a partner shall not count, and why."""
    _pause(app, handle)


def pause_all(app: "TrustlogApp") -> None:
    """Ask which days of all partners shall not count, and why."""
    _pause(app, None)


def _pause(app: "TrustlogApp", handle: str | None) -> None:
    from trustlog.tui.widgets.dialogs import AskDay, AskText, Choose

    title = f"Pause · {handle or 'all partners'}"

    def since(first: date | None) -> None:
        if first:
            ask = AskDay(title, "The last day that shall not count.", app.today)
            app.push_screen(ask, lambda last: until(first, last))

    def until(first: date, last: date | None) -> None:
        if last:
            app.push_screen(Choose(title, "How often?", _OFTEN), lambda often: named(first, last, often))

    def named(first: date, last: date, often: str | None) -> None:
        if often:
            ask = AskText(title, "Why?", "summer holidays")
            app.push_screen(ask, lambda why: write(first, last, why, often == "yearly"))

    def write(first: date, last: date, why: str | None, yearly: bool) -> None:
        if why:
            app.write(lambda ledger: partners.pause(ledger, handle, first, last, why, yearly=yearly))

    app.push_screen(AskDay(title, "The first day that shall not count.", app.today), since)
