"""All that the program can do, as "noun: verb": the command palette lists it, on every screen."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from trustlog.desk import levels, maintenance, people
from trustlog.domain.facts import Promise
from trustlog.tui.app.partner_deeds import anew, archive, edit_partner, pause, pause_all
from trustlog.tui.app.tabs import TABS

if TYPE_CHECKING:
    from trustlog.desk.maintenance import Finding
    from trustlog.domain.facts import Person
    from trustlog.tui.app.application import TrustlogApp

Do = Callable[["TrustlogApp"], object]


class Command(NamedTuple):
    """A thing to do: its name, a sentence, how it is done, and the name of the action whose key does it, if any.

    `also` are other words that people call it by.
    """

    name: str
    says: str
    do: Do
    action: str = ""
    also: str = ""


def _app(action: str, *arguments: object) -> Do:
    return lambda app: getattr(app, f"action_{action}")(*arguments)


def _promise(act_name: str) -> Do:
    """Return an act on the promise under the cursor, else on a promise that is asked for."""

    def do(app: "TrustlogApp") -> None:
        from trustlog.tui.screens.fact.acts import act_on
        from trustlog.tui.widgets.finder import FindPromise

        def act(promise: Promise) -> None:
            act_on(app, promise, act_name)

        page = app.page()
        current = page.promise_here() if page else None
        if current is not None:
            act(current)
        else:
            app.push_screen(FindPromise(f"Which promise? · {act_name}", act))

    return do


def _fact(act: Callable[["TrustlogApp", int, str], None]) -> Do:
    """Return an act on the fact under the cursor; without one, search opens to find it."""

    def do(app: "TrustlogApp") -> None:
        page = app.page()
        row = page.item_here() if page else None
        if row is not None and row.number is not None:
            act(app, row.number, row.text)
        else:
            app.action_search()
            app.notify("Find the fact by its words, then do it there.", timeout=6)

    return do


def _correct(app: "TrustlogApp", number: int, _says: str) -> None:
    from trustlog.tui.screens.fact.form import correct_fact

    correct_fact(app, number)


def _drop(app: "TrustlogApp", number: int, says: str) -> None:
    from trustlog.tui.screens.fact.form import drop_fact

    drop_fact(app, number, says)


def _partner(act: Callable[["TrustlogApp", str], None], title: str) -> Do:
    """Return an act on the partner of the screen, else on a partner that is asked for."""

    def do(app: "TrustlogApp") -> None:
        from trustlog.tui.widgets.finder import FindPartner

        page = app.page()
        handle = page.handle_here() if page else None
        if handle:
            act(app, handle)
        else:
            find = FindPartner(f"Which partner? · {title}", "a part of the name")
            app.push_screen(find, lambda handle: None if handle is None else act(app, handle))

    return do


def _open(app: "TrustlogApp", handle: str) -> None:
    app.open_partner(handle)


def _any_partner(app: "TrustlogApp") -> None:
    from trustlog.tui.widgets.finder import FindPartner

    find = FindPartner("Open a partner", "a part of the name")
    app.push_screen(find, lambda handle: app.open_partner(handle) if handle else None)


def _plan(app: "TrustlogApp", handle: str) -> None:
    from trustlog.tui.screens.fact.acts import plan_with

    plan_with(app, handle)


def _decide(app: "TrustlogApp", handle: str) -> None:
    from trustlog.tui.screens.decision.dialog import open_decision

    open_decision(app, handle)


def _brief(app: "TrustlogApp", handle: str) -> None:
    from trustlog.tui.screens.fact.acts import brief_on

    brief_on(app, handle)


def _acknowledge(app: "TrustlogApp", handle: str) -> None:
    from trustlog.tui.widgets.dialogs import AskText

    text = "A flag was seen and taken up. Watch and evidence begin anew from today; say in a note what was found."

    def noted(note: str | None) -> None:
        if note:
            app.write(lambda ledger: levels.ack(ledger, handle, None, note))

    app.push_screen(AskText(f"Flag seen · {handle}", text, "talked it through with Jane"), noted)


def _add_person(app: "TrustlogApp", handle: str) -> None:
    from trustlog.tui.screens.partner.forms import new_person

    new_person(app, handle)


def _edit_person(app: "TrustlogApp", handle: str) -> None:
    from trustlog.tui.screens.partner.forms import correct_person
    from trustlog.tui.widgets.dialogs import Choose

    def chosen(person_id: str | None) -> None:
        if person_id is not None:
            correct_person(app, handle, person_id)

    def ask_whom(known: "list[Person]") -> None:
        if not known:
            app.notify(f"Nobody is known at {handle} yet.", severity="warning", timeout=4)
        else:
            answers = [("", person.id, person.name) for person in known]
            app.push_screen(Choose(f"Correct · {handle}", "Whom?", answers), chosen)

    app.ask("details", lambda ledger: people.person_list(ledger, handle), ask_whom)


def _remove_person(app: "TrustlogApp", handle: str) -> None:
    from trustlog.tui.screens.partner.forms import remove_person
    from trustlog.tui.widgets.dialogs import AskText

    def named(name: str | None) -> None:
        if name:
            remove_person(app, handle, name)

    ask = AskText(f"Remove a person · {handle}", "Who? Any part of the name that only one has.", "Jane")
    app.push_screen(ask, named)


def _upgraded(app: "TrustlogApp") -> None:
    from trustlog.tui.screens.help.upgrade import open_upgrade

    open_upgrade(app)


def _doctor(app: "TrustlogApp") -> None:
    def show(findings: "list[Finding]") -> None:
        words = app.words()
        sentences = [f"{words.of(finding.fault)}; {words.of(finding.remedy)}" for finding in findings]
        lines = sentences or ["the ledger is sound"]
        app.notify("\n".join(lines), title="Doctor", timeout=15, markup=False)

    app.clerk.ask_aside(app, "doctor", lambda ledger: maintenance.doctor(ledger), show)


COMMANDS = (
    Command("capture: a line", "What was promised, the time spent, what was told.", _app("capture"), "capture"),
    Command("capture: a form", "The same in fields to fill in.", _app("capture_form")),
    *(Command(f"{tab.name.lower()}: open", tab.says, _app("tab", tab.id), tab.id) for tab in TABS),
    Command("promise: keep", "It was kept, today.", _promise("keep"), "keep"),
    Command("promise: keep partly", "Half of it was done.", _promise("partly")),
    Command("promise: break", "It was not kept: told, silent or concealed.", _promise("break"), "break"),
    Command("promise: move", "To another day; promised anew once its day is over.", _promise("move"), "move"),
    Command("promise: accept", "An offer becomes a promise.", _promise("accept")),
    Command("promise: withdraw by its maker", "The one who made it takes it back.", _promise("maker")),
    Command("promise: withdraw by its receiver", "The one it was made to lets it go.", _promise("receiver")),
    Command("promise: drop", "It was never so.", _promise("drop"), "drop", "delete remove"),
    Command("promise: more", "All that can happen to a promise.", _promise("more"), "more"),
    Command(
        "fact: correct", "All its fields: day, partner, people, text …", _fact(_correct), "edit", "fix edit change mend"
    ),
    Command("fact: move to another partner", "It was written about the wrong one.", _fact(_correct), "edit", "wrong"),
    Command("fact: drop", "It was never so; undo brings it back.", _fact(_drop), "drop", "delete remove erase"),
    Command("partner: open", "One relationship on one page.", _any_partner),
    Command("partner: add", "A new partner.", _app("new_partner"), "new", also="new create"),
    Command(
        "partner: edit",
        "All that is known of it: name, handle, level, target …",
        _partner(edit_partner, "edit"),
        "edit",
        also="rename correct fix change name",
    ),
    Command("partner: plan the next touch", "Shown in Today; counts for nothing.", _partner(_plan, "plan"), "plan"),
    Command("partner: decide its level", "Up, stay or down, with a reason.", _partner(_decide, "level"), "decide"),
    Command("partner: brief", "One page before a meeting.", _partner(_brief, "brief"), "brief", also="report summary"),
    Command("partner: acknowledge a flag", "Seen and taken up.", _partner(_acknowledge, "flag seen"), "flag-seen"),
    Command("partner: begin a test anew", "Without a flag: their contact left, a merger.", _partner(anew, "anew")),
    Command("partner: pause", "Days that shall not count.", _partner(pause, "pause")),
    Command("partner: pause all of them", "Days that shall not count with anybody.", pause_all),
    Command("partner: archive", "Let it go, with a reason.", _partner(archive, "archive"), also="delete remove close"),
    Command("person: add", "Somebody at a partner.", _partner(_add_person, "new person"), also="new contact create"),
    Command(
        "person: correct",
        "Name, role, e-mail, phone, note, and the day they left.",
        _partner(_edit_person, "correct a person"),
        also="rename edit fix contact",
    ),
    Command(
        "person: remove", "Their moments stay.", _partner(_remove_person, "remove a person"), also="delete contact left"
    ),
    Command("search: open", "Everything written, by its words.", _app("search"), "search", also="find look"),
    Command("history: open", "What was written, by whom; undo any of it.", _app("history"), "history"),
    Command(
        "history: undo the last", "Take back what you wrote last.", _app("undo"), "undo", also="oops take back revert"
    ),
    Command(
        "ledger: export csv",
        "A folder of tables for management.",
        _app("export", "csv"),
        also="report excel spreadsheet",
    ),
    Command("ledger: export json", "Everything, without loss, in one file.", _app("export", "json")),
    Command(
        "ledger: import csv", "Partners, people, promises, moments, disclosures.", _app("import_csv"), "import-csv"
    ),
    Command("ledger: back up", "A copy of the file beside it.", _app("backup"), also="copy save"),
    Command("ledger: doctor", "Look it through: is it sound?", _doctor),
    Command("ledger: what reads differently", "Since the rules of 0.1, and why.", _upgraded),
    Command("ledger: open the demo", "A made-up one; yours stays as it is.", _app("demo"), "demo"),
    Command(
        "settings: open",
        "Each setting, where it is from, and faults.",
        _app("settings"),
        also="language preferences options keys dutch nederlands taal",
    ),
    Command(
        "settings: make a kind of moment", "A word for a line, and what it counts as.", _app("new_kind"), also="new"
    ),
    Command(
        "theme: choose",
        "Ours, yours and Textual's, seen at once.",
        _app("themes"),
        "themes",
        also="dark light colours colors night",
    ),
    Command("screen: jump", "A letter on every place.", _app("jump"), "jump"),
    Command("screen: copy the row", "Or what is selected with the mouse.", _app("copy"), "copy"),
    Command("screen: copy it all", "The text of the whole screen.", _app("copy_page"), "copy-page"),
    Command("screen: save a picture", "As SVG, among your downloads.", _app("screenshot"), also="screenshot print"),
    Command("screen: help", "What it shows, and its keys.", _app("help"), "help", also="keys manual"),
    Command("trustlog: leave", "Everything is saved already.", _app("leave"), "leave", also="quit exit close"),
)
"""In the order in which they are listed before anything is typed."""
