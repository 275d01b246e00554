"""What the commands of the palette do: with what is under the cursor, else with what is asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from trustlog.desk import levels, maintenance, people
from trustlog.domain.facts import Promise
from trustlog.language import N_, _

if TYPE_CHECKING:
    from trustlog.desk.maintenance import Finding
    from trustlog.domain.facts import Person
    from trustlog.domain.practice import PartName
    from trustlog.tui.app.application import TrustlogApp

Do = Callable[["TrustlogApp"], object]
"""Does a command."""


def on_app(action: str, *arguments: object) -> Do:
    """Return what does an action of the application."""
    return lambda app: getattr(app, f"action_{action}")(*arguments)


def on_promise(act_name: str) -> Do:
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


def on_fact(act: Callable[["TrustlogApp", int, str], None]) -> Do:
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


def correct(app: "TrustlogApp", number: int, _says: str) -> None:
    """Open the fields of a fact."""
    from trustlog.tui.screens.fact.form import correct_fact

    correct_fact(app, number)


def drop(app: "TrustlogApp", number: int, says: str) -> None:
    """Drop a fact, once that is confirmed."""
    from trustlog.tui.screens.fact.form import drop_fact

    drop_fact(app, number, says)


def on_partner(act: Callable[["TrustlogApp", str], None], title: str) -> Do:
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


def open_partner(app: "TrustlogApp", handle: str) -> None:
    """Open the page of a partner."""
    app.open_partner(handle)


def any_partner(app: "TrustlogApp") -> None:
    """Ask for a partner, and open its page."""
    from trustlog.tui.widgets.finder import FindPartner

    find = FindPartner(_("Open a partner"), _("a part of the name"))
    app.push_screen(find, lambda handle: app.open_partner(handle) if handle else None)


def who_first(app: "TrustlogApp") -> None:
    """Open the partners, sorted by who comes first this week."""
    from trustlog.tui.screens.partners.page import Partners

    app.action_tab("partners")
    if isinstance(table := app.screen, Partners):
        table.put_first()


def plan(app: "TrustlogApp", handle: str) -> None:
    """Plan the next touch with a partner."""
    from trustlog.tui.screens.fact.acts import plan_with

    plan_with(app, handle)


def decide(app: "TrustlogApp", handle: str) -> None:
    """Open the decision on the level of a partner."""
    from trustlog.tui.screens.decision.dialog import open_decision

    open_decision(app, handle)


def brief(app: "TrustlogApp", handle: str) -> None:
    """Open the brief of a partner."""
    from trustlog.tui.screens.fact.acts import brief_on

    brief_on(app, handle)


def practice(app: "TrustlogApp", handle: str) -> None:
    """Open how a partner and we work together."""
    from trustlog.tui.screens.practice.page import PracticePage

    app.push_screen(PracticePage(handle))


def at_part(name: "PartName") -> Do:
    """Return what opens the practice of a partner at one of its parts."""

    def open_at(app: "TrustlogApp", handle: str) -> None:
        from trustlog.tui.screens.practice.page import PracticePage

        app.push_screen(PracticePage(handle, name))

    return on_partner(open_at, N_("practice"))


def agreement(app: "TrustlogApp", handle: str) -> None:
    """Open the agreement with a partner."""
    from trustlog.tui.screens.agreement.page import AgreementPage

    app.push_screen(AgreementPage(handle))


def gardens_of(app: "TrustlogApp", handle: str) -> None:
    """Open the gardens of a partner."""
    from trustlog.tui.screens.garden.acts import open_gardens

    open_gardens(app, handle)


def gardens(app: "TrustlogApp") -> None:
    """Open the gardens."""
    from trustlog.tui.screens.garden.acts import open_gardens

    open_gardens(app)


def of_garden(what: str) -> Do:
    """Return what opens one thing of the garden of the screen, else of one that is asked for."""

    def do(app: "TrustlogApp") -> None:
        from trustlog.tui.screens.garden.acts import open_part

        page = app.page()
        open_part(app, what, page.garden_here() if page else None)

    return do


def new_garden(app: "TrustlogApp") -> None:
    """Ask for a new garden."""
    from trustlog.tui.screens.garden.acts import new_garden

    new_garden(app)


def proposals(app: "TrustlogApp") -> None:
    """Open what was brought in and waits."""
    app.action_proposals()


def recap(app: "TrustlogApp", handle: str) -> None:
    """Open the text to send a partner after a call."""
    from trustlog.tui.screens.share.recap import recap_with

    recap_with(app, handle)


def share(app: "TrustlogApp", handle: str) -> None:
    """Open the sheet to share with a partner."""
    from trustlog.tui.screens.share.sheet import share_with

    share_with(app, handle)


def answers(app: "TrustlogApp", handle: str) -> None:
    """Open what a partner answered."""
    from trustlog.tui.screens.fact.answers import answers_with

    answers_with(app, handle)


def acknowledge(app: "TrustlogApp", handle: str) -> None:
    """Ask for a note on a flag of a partner, and take it as seen."""
    from trustlog.tui.widgets.dialogs import AskText

    text = _("A flag was seen and taken up. Counting starts again today; say in a note what was found.")

    def noted(note: str | None) -> None:
        if note:
            app.write(lambda ledger: levels.ack(ledger, handle, None, note))

    app.push_screen(
        AskText(_("Flag seen · {handle}").format(handle=handle), text, _("talked it through with Jane")), noted
    )


def let_go(app: "TrustlogApp", handle: str) -> None:
    """Open the dialog of letting a partner go."""
    from trustlog.tui.screens.farewell.dialog import let_go

    let_go(app, handle)


def reopen(app: "TrustlogApp") -> None:
    """Ask for a partner that was let go, and take it up again."""
    from trustlog.tui.screens.farewell.dialog import reopen

    reopen(app)


def add_person(app: "TrustlogApp", handle: str) -> None:
    """Ask for somebody new at a partner."""
    from trustlog.tui.screens.partner.forms import new_person

    new_person(app, handle)


def edit_person(app: "TrustlogApp", handle: str) -> None:
    """Ask for somebody at a partner, and open their fields."""
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


def remove_person(app: "TrustlogApp", handle: str) -> None:
    """Ask for somebody at a partner, and remove them."""
    from trustlog.tui.screens.partner.forms import remove_person
    from trustlog.tui.widgets.dialogs import AskText

    def named(name: str | None) -> None:
        if name:
            remove_person(app, handle, name)

    ask = AskText(
        _("Remove a person · {handle}").format(handle=handle), _("Who? Any part of the name that only one has."), "Jane"
    )
    app.push_screen(ask, named)


def duplicates(app: "TrustlogApp") -> None:
    """Open what may have been entered twice."""
    from trustlog.tui.screens.merging.duplicates import open_duplicates

    open_duplicates(app)


def merge(app: "TrustlogApp", handle: str) -> None:
    """Ask for the partner into which this one is merged."""
    from trustlog.tui.screens.merging.duplicates import merge_partner

    merge_partner(app, handle)


def merge_person(app: "TrustlogApp", handle: str) -> None:
    """Ask for the person into which this one is merged."""
    from trustlog.tui.screens.merging.duplicates import merge_person

    page = app.page()
    here = page.person_here() if page else None
    merge_person(app, handle, None if here is None else here.id)


def upgraded(app: "TrustlogApp") -> None:
    """Open what reads differently since the rules of 0.1."""
    from trustlog.tui.screens.help.upgrade import open_upgrade

    open_upgrade(app)


def doctor(app: "TrustlogApp") -> None:
    """Look the ledger through for errors, and say what was found."""

    def show(findings: "list[Finding]") -> None:
        words = app.words()
        sentences = [f"{words.of(finding.fault)}; {words.of(finding.remedy)}" for finding in findings]
        lines = sentences or [_("no errors")]
        app.notify("\n".join(lines), title=_("Doctor"), timeout=15, markup=False)

    app.clerk.ask_aside(app, "doctor", lambda ledger: maintenance.doctor(ledger), show)
