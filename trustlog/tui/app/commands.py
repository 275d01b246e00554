"""All that the program can do, as "noun: verb": the command palette lists it, on every screen."""

from typing import NamedTuple

from trustlog.language import N_
from trustlog.tui.app import deeds
from trustlog.tui.app.partner_deeds import anew, archive, edit_partner, pause, pause_all
from trustlog.tui.app.tabs import TABS


class Command(NamedTuple):
    """A thing to do: its name, a sentence, how it is done, and the name of the action whose key does it, if any.

    `also` are other words that people call it by.
    """

    name: str
    says: str
    do: deeds.Do
    action: str = ""
    also: str = ""


_OPEN = {
    "today": N_("today: open"),
    "partners": N_("partners: open"),
    "pyramid": N_("pyramid: open"),
    "review": N_("review: open"),
}
COMMANDS = (
    Command(
        N_("capture: a line"),
        N_("What was promised, the time spent, what was told."),
        deeds.on_app("capture"),
        "capture",
    ),
    Command(N_("capture: a form"), N_("The same in fields to fill in."), deeds.on_app("capture_form")),
    *(Command(_OPEN[tab.id], tab.says, deeds.on_app("tab", tab.id), tab.id) for tab in TABS),
    Command(N_("promise: keep"), N_("It was kept, today."), deeds.on_promise("keep"), "keep"),
    Command(N_("promise: keep partly"), N_("Half of it was done."), deeds.on_promise("partly")),
    Command(
        N_("promise: break"), N_("It was not kept: told, silent or concealed."), deeds.on_promise("break"), "break"
    ),
    Command(
        N_("promise: move"), N_("To another day; promised anew once its day is over."), deeds.on_promise("move"), "move"
    ),
    Command(N_("promise: accept"), N_("An offer becomes a promise."), deeds.on_promise("accept")),
    Command(N_("promise: withdraw by its maker"), N_("The one who made it takes it back."), deeds.on_promise("maker")),
    Command(
        N_("promise: withdraw by its receiver"), N_("The one it was made to lets it go."), deeds.on_promise("receiver")
    ),
    Command(N_("promise: drop"), N_("It was never so."), deeds.on_promise("drop"), "drop", "delete remove"),
    Command(N_("promise: more"), N_("All that can happen to a promise."), deeds.on_promise("more"), "more"),
    Command(
        N_("fact: correct"),
        N_("All its fields: day, partner, people, text …"),
        deeds.on_fact(deeds.correct),
        "edit",
        "fix edit change mend",
    ),
    Command(
        N_("fact: move to another partner"),
        N_("It was written about the wrong one."),
        deeds.on_fact(deeds.correct),
        "edit",
        "wrong",
    ),
    Command(
        N_("fact: drop"),
        N_("It was never so; undo brings it back."),
        deeds.on_fact(deeds.drop),
        "drop",
        "delete remove erase",
    ),
    Command(N_("partner: open"), N_("One relationship on one page."), deeds.any_partner),
    Command(
        N_("partners: who comes first"),
        N_("This week, each with its reason."),
        deeds.who_first,
        "who-first",
        also="priority urgent next whom week",
    ),
    Command(N_("partner: add"), N_("A new partner."), deeds.on_app("new_partner"), "new", also="new create"),
    Command(
        N_("partner: edit"),
        N_("All that is known of it: name, handle, level, target …"),
        deeds.on_partner(edit_partner, N_("edit")),
        "edit",
        also="rename correct fix change name",
    ),
    Command(
        N_("partner: plan the next touch"),
        N_("Shown in Today; counts for nothing."),
        deeds.on_partner(deeds.plan, N_("plan")),
        "plan",
    ),
    Command(
        N_("partner: decide its level"),
        N_("Up, stay or down, with a reason."),
        deeds.on_partner(deeds.decide, N_("level")),
        "decide",
    ),
    Command(
        N_("partner: brief"),
        N_("One page before a meeting."),
        deeds.on_partner(deeds.brief, N_("brief")),
        "brief",
        also="report summary",
    ),
    Command(
        N_("practice: open"),
        N_("How a partner and we work together, and what it asks."),
        deeds.on_partner(deeds.practice, N_("practice")),
        "practice",
        also="together equality pulse book share farewell",
    ),
    Command(
        N_("practice: who depends on whom"),
        N_("What we are to each other, of a hundred; once a year."),
        deeds.at_part("dependence"),
        also="dependence depends power balance replace",
    ),
    Command(
        N_("practice: what we told them"),
        N_("The open book with one partner: told, and still to tell."),
        deeds.at_part("book"),
        also="book tell told disclosure openness",
    ),
    Command(
        N_("practice: how they see us"),
        N_("The pulse: five questions, twice a year at most."),
        deeds.at_part("pulse"),
        also="pulse survey questions fairness their view",
    ),
    Command(
        N_("practice: contacts"),
        N_("Who of both sides is in touch, and who alone holds it."),
        deeds.at_part("contacts"),
        also="contacts people leaves left leave meet held",
    ),
    Command(
        N_("practice: fit"),
        N_("Why us, and what we both think about."),
        deeds.at_part("fit"),
        also="fit why us both think",
    ),
    Command(
        N_("practice: joint purpose"),
        N_("What both want together, each for itself, and what we gain."),
        deeds.at_part("purpose"),
        also="purpose objective gain goal mission why horizon",
    ),
    Command(
        N_("practice: what it changes"),
        N_("For the organisation, clients, employees and society."),
        deeds.at_part("impact"),
        also="impact evidence clients employees society organisation",
    ),
    Command(
        N_("practice: agreement"),
        N_("Section by section: how we part, decide, divide, and make up."),
        deeds.on_partner(deeds.agreement, N_("agreement")),
        also="agreement contract sections version sign print",
    ),
    Command(
        N_("practice: what it brought"),
        N_("Five sorts of benefits, the empty ones among them."),
        deeds.at_part("benefit"),
        also="benefit brought value insight impact relief proposition journey",
    ),
    Command(
        N_("practice: our own organisation"),
        N_("The wheel: nine questions about us, once a year."),
        deeds.at_part("wheel"),
        also="wheel ourselves ego culture purpose leadership",
    ),
    Command(
        N_("practice: gardens"),
        N_("The gardens of a partner: several parties with a joint purpose."),
        deeds.on_partner(deeds.gardens_of, N_("gardens")),
        "gardens",
        also="garden members pairs matrix ecosystem",
    ),
    Command(
        N_("garden: open"),
        N_("Its pairs, what it lacks, and what it holds."),
        deeds.gardens,
        also="gardens matrix pairs members wild",
    ),
    Command(
        N_("garden: agreement"),
        N_("Section by section: how we part, decide, divide, and make up."),
        deeds.of_garden("agreement"),
        also="agreement contract sections version sign print",
    ),
    Command(
        N_("garden: joint purpose"),
        N_("What its members want together, in words that are a draft or agreed."),
        deeds.of_garden("purpose"),
        also="purpose goal mission why horizon",
    ),
    Command(
        N_("garden: what it changes"),
        N_("For the organisation, clients, employees and society."),
        deeds.of_garden("impact"),
        also="impact evidence clients employees society organisation",
    ),
    Command(
        N_("garden: what it brought"),
        N_("Five sorts of benefits, the empty ones among them."),
        deeds.of_garden("benefit"),
        also="benefit brought value insight impact relief proposition journey",
    ),
    Command(N_("garden: new"), N_("Of partners that work on something together."), deeds.new_garden, also="add create"),
    Command(
        N_("partner: recap"),
        N_("The text to send after a call, to copy or as a mail."),
        deeds.on_partner(deeds.recap, N_("recap")),
        "recap",
        also="mail minutes summary agreed send e-mail",
    ),
    Command(
        N_("partner: share the sheet"),
        N_("What both sides agreed on, as a page, a table or a calendar."),
        deeds.on_partner(deeds.share, N_("share")),
        also="sheet list agreed send mail html csv ics calendar",
    ),
    Command(
        N_("partner: what they answered"),
        N_("The sheet that came back, a joint check."),
        deeds.on_partner(deeds.answers, N_("answers")),
        also="answer sheet csv word otherwise dispute check",
    ),
    Command(
        N_("partner: acknowledge a flag"),
        N_("Seen and taken up."),
        deeds.on_partner(deeds.acknowledge, N_("flag seen")),
        "flag-seen",
    ),
    Command(
        N_("partner: begin a test anew"),
        N_("Without a flag: their contact left, a merger."),
        deeds.on_partner(anew, N_("anew")),
    ),
    Command(N_("partner: pause"), N_("Days that shall not count."), deeds.on_partner(pause, N_("pause"))),
    Command(N_("partner: pause all of them"), N_("Days that shall not count with anybody."), pause_all),
    Command(
        N_("partners: duplicates"),
        N_("Partners and people that may have been entered twice."),
        deeds.duplicates,
        also="double twice same merge alike dedupe",
    ),
    Command(
        N_("partner: merge into another"),
        N_("Both turn out to be the same; shown before it is done."),
        deeds.on_partner(deeds.merge, N_("merge")),
        also="join same duplicate double twice",
    ),
    Command(
        N_("partner: archive"),
        N_("Let it go, with a reason."),
        deeds.on_partner(archive, N_("archive")),
        also="delete remove close",
    ),
    Command(
        N_("partner: let go"),
        N_("Promises closed, a farewell, archived."),
        deeds.on_partner(deeds.let_go, N_("let go")),
        also="farewell archive end stop goodbye",
    ),
    Command(
        N_("partner: take up again"),
        N_("One that was let go, at level 1 or where it was."),
        deeds.reopen,
        also="reopen back",
    ),
    Command(
        N_("person: add"),
        N_("Somebody at a partner."),
        deeds.on_partner(deeds.add_person, N_("new person")),
        also="new contact create",
    ),
    Command(
        N_("person: correct"),
        N_("Name, role, e-mail, phone, note, and the day they left."),
        deeds.on_partner(deeds.edit_person, N_("correct a person")),
        also="rename edit fix contact",
    ),
    Command(
        N_("person: merge into another"),
        N_("Somebody who was entered twice; shown before it is done."),
        deeds.on_partner(deeds.merge_person, N_("merge a person")),
        also="join same duplicate double twice contact",
    ),
    Command(
        N_("person: remove"),
        N_("Their moments stay."),
        deeds.on_partner(deeds.remove_person, N_("remove a person")),
        also="delete contact left",
    ),
    Command(
        N_("open book: open"),
        N_("What partners are to know about us: the items, to add and change."),
        deeds.on_app("open_book"),
        also="items disclosure openness tell",
    ),
    Command(
        N_("proposals: open"),
        N_("Meetings and tasks brought in: accept or dismiss them."),
        deeds.proposals,
        "proposals",
        also="calendar agenda import meetings queue accept",
    ),
    Command(
        N_("search: open"), N_("Everything written, by its words."), deeds.on_app("search"), "search", also="find look"
    ),
    Command(N_("history: open"), N_("What was written, by whom; undo any of it."), deeds.on_app("history"), "history"),
    Command(
        N_("history: undo the last"),
        N_("Take back what you wrote last."),
        deeds.on_app("undo"),
        "undo",
        also="oops take back revert",
    ),
    Command(
        N_("ledger: export csv"),
        N_("A folder of tables for management."),
        deeds.on_app("export", "csv"),
        also="report excel spreadsheet",
    ),
    Command(N_("ledger: export json"), N_("Everything, without loss, in one file."), deeds.on_app("export", "json")),
    Command(
        N_("ledger: export ics"),
        N_("What lies ahead, for your calendar."),
        deeds.on_app("export", "ics"),
        also="calendar agenda outlook",
    ),
    Command(
        N_("ledger: export vcf"),
        N_("People and partners, for your address book."),
        deeds.on_app("export", "vcf"),
        also="contacts cards addresses",
    ),
    Command(
        N_("ledger: export html"),
        N_("A page with pictures for management, to read and print."),
        deeds.on_app("export", "html"),
        also="report page pictures print management",
    ),
    Command(
        N_("ledger: export xlsx"),
        N_("A workbook for management, for a spreadsheet."),
        deeds.on_app("export", "xlsx"),
        also="excel workbook spreadsheet report",
    ),
    Command(
        N_("ledger: import a file"),
        N_("A calendar, contacts, a table of a CRM, one of ours."),
        deeds.on_app("import_csv"),
        "import-csv",
        also="csv ics vcf calendar contacts crm hubspot salesforce outlook",
    ),
    Command(N_("ledger: back up"), N_("A copy of the file beside it."), deeds.on_app("backup"), also="copy save"),
    Command(N_("ledger: doctor"), N_("Look it through for errors."), deeds.doctor),
    Command(N_("ledger: what reads differently"), N_("Since the rules of 0.1, and why."), deeds.upgraded),
    Command(N_("ledger: open the demo"), N_("A made-up one; yours stays as it is."), deeds.on_app("demo"), "demo"),
    Command(
        N_("settings: open"),
        N_("Each setting, where it is from, and faults."),
        deeds.on_app("settings"),
        also="preferences options keys",
    ),
    Command(
        N_("language: choose"),
        N_("English or Dutch; the screens open anew in it."),
        deeds.on_app("language"),
        also="taal nederlands english dutch",
    ),
    Command(
        N_("settings: make a kind of moment"),
        N_("A word for a line, and what it counts as."),
        deeds.on_app("new_kind"),
        also="new",
    ),
    Command(
        N_("theme: choose"),
        N_("Ours, yours and Textual's, seen at once."),
        deeds.on_app("themes"),
        "themes",
        also="dark light colours colors night",
    ),
    Command(N_("screen: jump"), N_("A letter on every place."), deeds.on_app("jump"), "jump"),
    Command(N_("screen: copy the row"), N_("Or what is selected with the mouse."), deeds.on_app("copy"), "copy"),
    Command(N_("screen: copy it all"), N_("The text of the whole screen."), deeds.on_app("copy_page"), "copy-page"),
    Command(
        N_("screen: save a picture"),
        N_("As SVG, among your downloads."),
        deeds.on_app("screenshot"),
        also="screenshot print",
    ),
    Command(N_("screen: help"), N_("What it shows, and its keys."), deeds.on_app("help"), "help", also="keys manual"),
    Command(
        N_("trustlog: leave"),
        N_("Everything is saved already."),
        deeds.on_app("leave"),
        "leave",
        also="quit exit close",
    ),
)
"""In the order in which they are listed before anything is typed."""
