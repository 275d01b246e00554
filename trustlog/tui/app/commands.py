"""All that the program can do, as "noun: verb": the command palette lists it, on every screen."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from trustlog.desk import levels, maintenance, people
from trustlog.domain.facts import Promise
from trustlog.language import N_, _
from trustlog.tui.app.partner_deeds import anew, archive, edit_partner, pause, pause_all
from trustlog.tui.app.tabs import TABS

if TYPE_CHECKING:
    from trustlog.desk.maintenance import Finding
    from trustlog.domain.facts import Person
    from trustlog.domain.practice import PartName
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
            app.push_screen(FindPromise(_("Which promise? · {act_name}").format(act_name=act_name), act))

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
            app.notify(_("Find the fact by its words, then do it there."), timeout=6)

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
            find = FindPartner(_("Which partner? · {title}").format(title=title), _("a part of the name"))
            app.push_screen(find, lambda handle: None if handle is None else act(app, handle))

    return do


def _open(app: "TrustlogApp", handle: str) -> None:
    app.open_partner(handle)


def _any_partner(app: "TrustlogApp") -> None:
    from trustlog.tui.widgets.finder import FindPartner

    find = FindPartner(_("Open a partner"), _("a part of the name"))
    app.push_screen(find, lambda handle: app.open_partner(handle) if handle else None)


def _who_first(app: "TrustlogApp") -> None:
    """Open the partners, sorted by who comes first this week."""
    from trustlog.tui.screens.partners.page import Partners

    app.action_tab("partners")
    if isinstance(table := app.screen, Partners):
        table.put_first()


def _plan(app: "TrustlogApp", handle: str) -> None:
    from trustlog.tui.screens.fact.acts import plan_with

    plan_with(app, handle)


def _decide(app: "TrustlogApp", handle: str) -> None:
    from trustlog.tui.screens.decision.dialog import open_decision

    open_decision(app, handle)


def _brief(app: "TrustlogApp", handle: str) -> None:
    from trustlog.tui.screens.fact.acts import brief_on

    brief_on(app, handle)


def _practice(app: "TrustlogApp", handle: str) -> None:
    from trustlog.tui.screens.practice.page import PracticePage

    app.push_screen(PracticePage(handle))


def _part(name: "PartName") -> Do:
    """Return what opens the practice of a partner at one of its parts."""

    def open_at(app: "TrustlogApp", handle: str) -> None:
        from trustlog.tui.screens.practice.page import PracticePage

        app.push_screen(PracticePage(handle, name))

    return _partner(open_at, N_("practice"))


def _agreement(app: "TrustlogApp", handle: str) -> None:
    from trustlog.tui.screens.agreement.page import AgreementPage

    app.push_screen(AgreementPage(handle))


def _gardens_of(app: "TrustlogApp", handle: str) -> None:
    from trustlog.tui.screens.garden.acts import open_gardens

    open_gardens(app, handle)


def _gardens(app: "TrustlogApp") -> None:
    from trustlog.tui.screens.garden.acts import open_gardens

    open_gardens(app)


def _of_garden(what: str) -> Do:
    """Return what opens one thing of the garden of the screen, else of one that is asked for."""

    def do(app: "TrustlogApp") -> None:
        from trustlog.tui.screens.garden.acts import open_part

        page = app.page()
        open_part(app, what, page.garden_here() if page else None)

    return do


def _new_garden(app: "TrustlogApp") -> None:
    from trustlog.tui.screens.garden.acts import new_garden

    new_garden(app)


def _proposals(app: "TrustlogApp") -> None:
    app.action_proposals()


def _recap(app: "TrustlogApp", handle: str) -> None:
    from trustlog.tui.screens.share.recap import recap_with

    recap_with(app, handle)


def _share(app: "TrustlogApp", handle: str) -> None:
    from trustlog.tui.screens.share.sheet import share_with

    share_with(app, handle)


def _answers(app: "TrustlogApp", handle: str) -> None:
    from trustlog.tui.screens.fact.answers import answers_with

    answers_with(app, handle)


def _acknowledge(app: "TrustlogApp", handle: str) -> None:
    from trustlog.tui.widgets.dialogs import AskText

    text = _("A flag was seen and taken up. Counting starts again today; say in a note what was found.")

    def noted(note: str | None) -> None:
        if note:
            app.write(lambda ledger: levels.ack(ledger, handle, None, note))

    app.push_screen(
        AskText(_("Flag seen · {handle}").format(handle=handle), text, _("talked it through with Jane")), noted
    )


def _let_go(app: "TrustlogApp", handle: str) -> None:
    from trustlog.tui.screens.farewell.dialog import let_go

    let_go(app, handle)


def _reopen(app: "TrustlogApp") -> None:
    from trustlog.tui.screens.farewell.dialog import reopen

    reopen(app)


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
            app.notify(_("Nobody is known at {handle} yet.").format(handle=handle), severity="warning", timeout=4)
        else:
            answers = [("", person.id, person.name) for person in known]
            app.push_screen(Choose(_("Correct · {handle}").format(handle=handle), _("Whom?"), answers), chosen)

    app.ask("details", lambda ledger: people.person_list(ledger, handle), ask_whom)


def _remove_person(app: "TrustlogApp", handle: str) -> None:
    from trustlog.tui.screens.partner.forms import remove_person
    from trustlog.tui.widgets.dialogs import AskText

    def named(name: str | None) -> None:
        if name:
            remove_person(app, handle, name)

    ask = AskText(
        _("Remove a person · {handle}").format(handle=handle), _("Who? Any part of the name that only one has."), "Jane"
    )
    app.push_screen(ask, named)


def _duplicates(app: "TrustlogApp") -> None:
    from trustlog.tui.screens.merging.duplicates import open_duplicates

    open_duplicates(app)


def _merge(app: "TrustlogApp", handle: str) -> None:
    from trustlog.tui.screens.merging.duplicates import merge_partner

    merge_partner(app, handle)


def _merge_person(app: "TrustlogApp", handle: str) -> None:
    from trustlog.tui.screens.merging.duplicates import merge_person

    page = app.page()
    here = page.person_here() if page else None
    merge_person(app, handle, None if here is None else here.id)


def _upgraded(app: "TrustlogApp") -> None:
    from trustlog.tui.screens.help.upgrade import open_upgrade

    open_upgrade(app)


def _doctor(app: "TrustlogApp") -> None:
    def show(findings: "list[Finding]") -> None:
        words = app.words()
        sentences = [f"{words.of(finding.fault)}; {words.of(finding.remedy)}" for finding in findings]
        lines = sentences or [_("no errors")]
        app.notify("\n".join(lines), title=_("Doctor"), timeout=15, markup=False)

    app.clerk.ask_aside(app, "doctor", lambda ledger: maintenance.doctor(ledger), show)


_OPEN = {
    "today": N_("today: open"),
    "partners": N_("partners: open"),
    "pyramid": N_("pyramid: open"),
    "review": N_("review: open"),
}
COMMANDS = (
    Command(N_("capture: a line"), N_("What was promised, the time spent, what was told."), _app("capture"), "capture"),
    Command(N_("capture: a form"), N_("The same in fields to fill in."), _app("capture_form")),
    *(Command(_OPEN[tab.id], tab.says, _app("tab", tab.id), tab.id) for tab in TABS),
    Command(N_("promise: keep"), N_("It was kept, today."), _promise("keep"), "keep"),
    Command(N_("promise: keep partly"), N_("Half of it was done."), _promise("partly")),
    Command(N_("promise: break"), N_("It was not kept: told, silent or concealed."), _promise("break"), "break"),
    Command(N_("promise: move"), N_("To another day; promised anew once its day is over."), _promise("move"), "move"),
    Command(N_("promise: accept"), N_("An offer becomes a promise."), _promise("accept")),
    Command(N_("promise: withdraw by its maker"), N_("The one who made it takes it back."), _promise("maker")),
    Command(N_("promise: withdraw by its receiver"), N_("The one it was made to lets it go."), _promise("receiver")),
    Command(N_("promise: drop"), N_("It was never so."), _promise("drop"), "drop", "delete remove"),
    Command(N_("promise: more"), N_("All that can happen to a promise."), _promise("more"), "more"),
    Command(
        N_("fact: correct"),
        N_("All its fields: day, partner, people, text …"),
        _fact(_correct),
        "edit",
        "fix edit change mend",
    ),
    Command(
        N_("fact: move to another partner"), N_("It was written about the wrong one."), _fact(_correct), "edit", "wrong"
    ),
    Command(N_("fact: drop"), N_("It was never so; undo brings it back."), _fact(_drop), "drop", "delete remove erase"),
    Command(N_("partner: open"), N_("One relationship on one page."), _any_partner),
    Command(
        N_("partners: who comes first"),
        N_("This week, each with its reason."),
        _who_first,
        "who-first",
        also="priority urgent next whom week",
    ),
    Command(N_("partner: add"), N_("A new partner."), _app("new_partner"), "new", also="new create"),
    Command(
        N_("partner: edit"),
        N_("All that is known of it: name, handle, level, target …"),
        _partner(edit_partner, N_("edit")),
        "edit",
        also="rename correct fix change name",
    ),
    Command(
        N_("partner: plan the next touch"),
        N_("Shown in Today; counts for nothing."),
        _partner(_plan, N_("plan")),
        "plan",
    ),
    Command(
        N_("partner: decide its level"),
        N_("Up, stay or down, with a reason."),
        _partner(_decide, N_("level")),
        "decide",
    ),
    Command(
        N_("partner: brief"),
        N_("One page before a meeting."),
        _partner(_brief, N_("brief")),
        "brief",
        also="report summary",
    ),
    Command(
        N_("practice: open"),
        N_("How a partner and we work together, and what it asks."),
        _partner(_practice, N_("practice")),
        "practice",
        also="together equality pulse book share farewell",
    ),
    Command(
        N_("practice: who depends on whom"),
        N_("What we are to each other, of a hundred; once a year."),
        _part("dependence"),
        also="dependence depends power balance replace",
    ),
    Command(
        N_("practice: what we told them"),
        N_("The open book with one partner: told, and still to tell."),
        _part("book"),
        also="book tell told disclosure openness",
    ),
    Command(
        N_("practice: how they see us"),
        N_("The pulse: five questions, twice a year at most."),
        _part("pulse"),
        also="pulse survey questions fairness their view",
    ),
    Command(
        N_("practice: contacts"),
        N_("Who of both sides is in touch, and who alone holds it."),
        _part("contacts"),
        also="contacts people leaves left leave meet held",
    ),
    Command(
        N_("practice: fit"),
        N_("Why us, and what we both think about."),
        _part("fit"),
        also="fit why us both think",
    ),
    Command(
        N_("practice: joint purpose"),
        N_("What both want together, each for itself, and what we gain."),
        _part("purpose"),
        also="purpose objective gain goal mission why horizon",
    ),
    Command(
        N_("practice: what it changes"),
        N_("For the organisation, clients, employees and society."),
        _part("impact"),
        also="impact evidence clients employees society organisation",
    ),
    Command(
        N_("practice: agreement"),
        N_("Section by section: how we part, decide, divide, and make up."),
        _partner(_agreement, N_("agreement")),
        also="agreement contract sections version sign print",
    ),
    Command(
        N_("practice: what it brought"),
        N_("Five sorts of benefits, the empty ones among them."),
        _part("benefit"),
        also="benefit brought value insight impact relief proposition journey",
    ),
    Command(
        N_("practice: our own organisation"),
        N_("The wheel: nine questions about us, once a year."),
        _part("wheel"),
        also="wheel ourselves ego culture purpose leadership",
    ),
    Command(
        N_("practice: gardens"),
        N_("The gardens of a partner: several parties with a joint purpose."),
        _partner(_gardens_of, N_("gardens")),
        "gardens",
        also="garden members pairs matrix ecosystem",
    ),
    Command(
        N_("garden: open"),
        N_("Its pairs, what it lacks, and what it holds."),
        _gardens,
        also="gardens matrix pairs members wild",
    ),
    Command(
        N_("garden: agreement"),
        N_("Section by section: how we part, decide, divide, and make up."),
        _of_garden("agreement"),
        also="agreement contract sections version sign print",
    ),
    Command(
        N_("garden: joint purpose"),
        N_("What its members want together, in words that are a draft or agreed."),
        _of_garden("purpose"),
        also="purpose goal mission why horizon",
    ),
    Command(
        N_("garden: what it changes"),
        N_("For the organisation, clients, employees and society."),
        _of_garden("impact"),
        also="impact evidence clients employees society organisation",
    ),
    Command(
        N_("garden: what it brought"),
        N_("Five sorts of benefits, the empty ones among them."),
        _of_garden("benefit"),
        also="benefit brought value insight impact relief proposition journey",
    ),
    Command(N_("garden: new"), N_("Of partners that work on something together."), _new_garden, also="add create"),
    Command(
        N_("partner: recap"),
        N_("The text to send after a call, to copy or as a mail."),
        _partner(_recap, N_("recap")),
        "recap",
        also="mail minutes summary agreed send e-mail",
    ),
    Command(
        N_("partner: share the sheet"),
        N_("What both sides agreed on, as a page, a table or a calendar."),
        _partner(_share, N_("share")),
        also="sheet list agreed send mail html csv ics calendar",
    ),
    Command(
        N_("partner: what they answered"),
        N_("The sheet that came back, a joint check."),
        _partner(_answers, N_("answers")),
        also="answer sheet csv word otherwise dispute check",
    ),
    Command(
        N_("partner: acknowledge a flag"),
        N_("Seen and taken up."),
        _partner(_acknowledge, N_("flag seen")),
        "flag-seen",
    ),
    Command(
        N_("partner: begin a test anew"),
        N_("Without a flag: their contact left, a merger."),
        _partner(anew, N_("anew")),
    ),
    Command(N_("partner: pause"), N_("Days that shall not count."), _partner(pause, N_("pause"))),
    Command(N_("partner: pause all of them"), N_("Days that shall not count with anybody."), pause_all),
    Command(
        N_("partners: duplicates"),
        N_("Partners and people that may have been entered twice."),
        _duplicates,
        also="double twice same merge alike dedupe",
    ),
    Command(
        N_("partner: merge into another"),
        N_("Both turn out to be the same; shown before it is done."),
        _partner(_merge, N_("merge")),
        also="join same duplicate double twice",
    ),
    Command(
        N_("partner: archive"),
        N_("Let it go, with a reason."),
        _partner(archive, N_("archive")),
        also="delete remove close",
    ),
    Command(
        N_("partner: let go"),
        N_("Promises closed, a farewell, archived."),
        _partner(_let_go, N_("let go")),
        also="farewell archive end stop goodbye",
    ),
    Command(
        N_("partner: take up again"),
        N_("One that was let go, at level 1 or where it was."),
        _reopen,
        also="reopen back",
    ),
    Command(
        N_("person: add"),
        N_("Somebody at a partner."),
        _partner(_add_person, N_("new person")),
        also="new contact create",
    ),
    Command(
        N_("person: correct"),
        N_("Name, role, e-mail, phone, note, and the day they left."),
        _partner(_edit_person, N_("correct a person")),
        also="rename edit fix contact",
    ),
    Command(
        N_("person: merge into another"),
        N_("Somebody who was entered twice; shown before it is done."),
        _partner(_merge_person, N_("merge a person")),
        also="join same duplicate double twice contact",
    ),
    Command(
        N_("person: remove"),
        N_("Their moments stay."),
        _partner(_remove_person, N_("remove a person")),
        also="delete contact left",
    ),
    Command(
        N_("open book: open"),
        N_("What partners are to know about us: the items, to add and change."),
        _app("open_book"),
        also="items disclosure openness tell",
    ),
    Command(
        N_("proposals: open"),
        N_("Meetings and tasks brought in: accept or dismiss them."),
        _proposals,
        "proposals",
        also="calendar agenda import meetings queue accept",
    ),
    Command(N_("search: open"), N_("Everything written, by its words."), _app("search"), "search", also="find look"),
    Command(N_("history: open"), N_("What was written, by whom; undo any of it."), _app("history"), "history"),
    Command(
        N_("history: undo the last"),
        N_("Take back what you wrote last."),
        _app("undo"),
        "undo",
        also="oops take back revert",
    ),
    Command(
        N_("ledger: export csv"),
        N_("A folder of tables for management."),
        _app("export", "csv"),
        also="report excel spreadsheet",
    ),
    Command(N_("ledger: export json"), N_("Everything, without loss, in one file."), _app("export", "json")),
    Command(
        N_("ledger: export ics"),
        N_("What lies ahead, for your calendar."),
        _app("export", "ics"),
        also="calendar agenda outlook",
    ),
    Command(
        N_("ledger: export vcf"),
        N_("People and partners, for your address book."),
        _app("export", "vcf"),
        also="contacts cards addresses",
    ),
    Command(
        N_("ledger: export html"),
        N_("A page with pictures for management, to read and print."),
        _app("export", "html"),
        also="report page pictures print management",
    ),
    Command(
        N_("ledger: export xlsx"),
        N_("A workbook for management, for a spreadsheet."),
        _app("export", "xlsx"),
        also="excel workbook spreadsheet report",
    ),
    Command(
        N_("ledger: import a file"),
        N_("A calendar, contacts, a table of a CRM, one of ours."),
        _app("import_csv"),
        "import-csv",
        also="csv ics vcf calendar contacts crm hubspot salesforce outlook",
    ),
    Command(N_("ledger: back up"), N_("A copy of the file beside it."), _app("backup"), also="copy save"),
    Command(N_("ledger: doctor"), N_("Look it through for errors."), _doctor),
    Command(N_("ledger: what reads differently"), N_("Since the rules of 0.1, and why."), _upgraded),
    Command(N_("ledger: open the demo"), N_("A made-up one; yours stays as it is."), _app("demo"), "demo"),
    Command(
        N_("settings: open"),
        N_("Each setting, where it is from, and faults."),
        _app("settings"),
        also="preferences options keys",
    ),
    Command(
        N_("language: choose"),
        N_("English or Dutch; the screens open anew in it."),
        _app("language"),
        also="taal nederlands english dutch",
    ),
    Command(
        N_("settings: make a kind of moment"),
        N_("A word for a line, and what it counts as."),
        _app("new_kind"),
        also="new",
    ),
    Command(
        N_("theme: choose"),
        N_("Ours, yours and Textual's, seen at once."),
        _app("themes"),
        "themes",
        also="dark light colours colors night",
    ),
    Command(N_("screen: jump"), N_("A letter on every place."), _app("jump"), "jump"),
    Command(N_("screen: copy the row"), N_("Or what is selected with the mouse."), _app("copy"), "copy"),
    Command(N_("screen: copy it all"), N_("The text of the whole screen."), _app("copy_page"), "copy-page"),
    Command(
        N_("screen: save a picture"), N_("As SVG, among your downloads."), _app("screenshot"), also="screenshot print"
    ),
    Command(N_("screen: help"), N_("What it shows, and its keys."), _app("help"), "help", also="keys manual"),
    Command(N_("trustlog: leave"), N_("Everything is saved already."), _app("leave"), "leave", also="quit exit close"),
)
"""In the order in which they are listed before anything is typed."""
