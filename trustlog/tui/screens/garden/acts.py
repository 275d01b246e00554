"""What is done to a garden: a new one, lines, members, looks, an end; and which garden to open."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from trustlog.desk import garden as desk
from trustlog.desk.facts import Filled
from trustlog.domain.garden import ABOUT
from trustlog.domain.garden_looks import ASKED, UNSAID
from trustlog.domain.limits import ANSWER
from trustlog.language import N_, _
from trustlog.tui.screens.garden import wanted
from trustlog.tui.widgets.dialogs import AskText, Choose
from trustlog.tui.widgets.form import FieldForm

if TYPE_CHECKING:
    from trustlog.desk.garden import Standing
    from trustlog.desk.ledger import Ledger, Written
    from trustlog.domain.facts import Garden, Partner, Promise
    from trustlog.tui.app.application import TrustlogApp

_AGREEMENT, _JOIN, _LEAVE, _END, _EDIT = "agreement", "join", "leave", "end", "edit"
_ANSWERS = ("", *(str(number) for number in range(ANSWER.low, ANSWER.high + 1)))


def open_garden(app: "TrustlogApp", handle: str) -> None:
    """Open the page of a garden."""
    from trustlog.tui.screens.garden.page import GardenPage

    app.push_screen(GardenPage(handle))


def open_garden_of(app: "TrustlogApp", promise: "Promise") -> None:
    """Open the garden in which something was promised."""
    from trustlog.desk.garden import garden_of

    app.ask("details", lambda ledger: garden_of(ledger, promise), lambda found: open_garden(app, found.handle))


def open_gardens(app: "TrustlogApp", partner: str | None = None) -> None:
    """Open the garden of a partner, or any; of several one is chosen, without any a new one is made."""

    _with_one(app, lambda handle: open_garden(app, handle), partner)


def open_part(app: "TrustlogApp", what: str, handle: str | None) -> None:
    """Open the agreement of a garden, or the fields of what it wants, changes or brought; without its handle, of one
    that is chosen.
    """
    from trustlog.desk.gardens import garden

    def open_of(named: str) -> None:
        if what == _AGREEMENT:
            _open_agreement(app, named)
            return
        app.ask(
            "details",
            lambda ledger: desk.standing(ledger, garden(ledger, named), ledger.today),
            lambda at: wanted.fill_in(app, at, what),
        )

    if handle is None:
        _with_one(app, open_of)
    else:
        open_of(handle)


def _with_one(app: "TrustlogApp", then: Callable[[str], None], partner: str | None = None) -> None:
    """Go on with the garden of a partner, or any; of several one is chosen, without any a new one is made."""

    def show(found: "list[tuple[Garden, list[Partner]]]") -> None:
        if partner is not None:
            found = [each for each in found if any(member.handle == partner for member in each[1])]
        if not found:
            new_garden(app, partner or "")
        elif len(found) == 1:
            then(found[0][0].handle)
        else:
            answers = [("", each.handle, desk.line(each, members)) for each, members in found]
            app.push_screen(
                Choose(_("Gardens"), _("Which one?"), answers),
                lambda handle: None if handle is None else then(handle),
            )

    app.ask("details", lambda ledger: desk.all_gardens(ledger, ledger.today), show)


def new_garden(app: "TrustlogApp", member: str = "") -> None:
    """Open the fields of a new garden."""
    fields = [field._replace(value=member) if field.name == "members" else field for field in desk.form_of_new()]
    says = _("Several partners that work on something together, and we unless said otherwise.")
    app.push_screen(
        FieldForm(_("New garden"), says, fields, lambda ledger, typed, _why: desk.add_filled(ledger, typed), whole=True)
    )


def edit_garden(app: "TrustlogApp", handle: str) -> None:
    """Open the fields of a garden."""
    from trustlog.desk.gardens import garden

    def show(found: "Garden") -> None:
        app.push_screen(
            FieldForm(
                found.name,
                "",
                desk.correction(found),
                lambda ledger, typed, _why: desk.edit(ledger, handle, typed, gathers=True),
                whole=False,
            )
        )

    app.ask("details", lambda ledger: garden(ledger, handle), show)


def add_to(app: "TrustlogApp", at: "Standing") -> None:
    """Choose what to write down of a garden, then fill it in."""
    answers = [("", topic, about.title) for topic, about in ABOUT.items()]
    answers += [
        *(("", what, title) for what, title in wanted.answers(at)),
        ("", _AGREEMENT, N_("The agreement")),
        ("", _JOIN, N_("Somebody joins")),
        ("", _LEAVE, N_("Somebody leaves")),
        ("", _EDIT, N_("Correct its name, or whether we are in it")),
        ("", _END, N_("It ends")),
    ]

    def chosen(what: str | None) -> None:
        if what in ABOUT:
            _add_line(app, at, what)
        elif what in wanted.FORMS:
            wanted.fill_in(app, at, what)
        elif what == _AGREEMENT:
            _open_agreement(app, at.garden.handle)
        elif what == _EDIT:
            edit_garden(app, at.garden.handle)
        elif what is not None:
            _ask_line(app, at, what)

    app.push_screen(Choose(at.garden.name, _("What is to be written down?"), answers), chosen)


def _open_agreement(app: "TrustlogApp", handle: str) -> None:
    from trustlog.tui.screens.agreement.page import AgreementPage

    app.push_screen(AgreementPage(handle))


def _add_line(app: "TrustlogApp", at: "Standing", topic: str) -> None:
    handle = at.garden.handle
    app.push_screen(
        FieldForm(
            f"{at.garden.name} · {_(ABOUT[topic].title)}",
            "",
            desk.form_of_line(topic, wanted.handles(at)),
            lambda ledger, fields, _why: desk.say_filled(ledger, handle, topic, fields),
            whole=True,
        )
    )


def _ask_line(app: "TrustlogApp", at: "Standing", what: str) -> None:
    """Ask for the one thing that an act needs: who joins or leaves, or why it ends."""
    handle, text, hint = at.garden.handle, "", ""
    if what == _JOIN:
        from trustlog.domain.garden import cost_words

        parties = len(at.parties)
        text, hint = cost_words(parties, parties + 1) or _("Who joins?"), "acme"
    elif what == _LEAVE:
        text, hint = _("Who leaves? What was between it and the others stays."), at.members[0].handle
    else:
        text, hint = _("Why does it end? All that it holds stays."), _("a reason, in a sentence")

    def act(ledger: "Ledger", said: str) -> "Written":
        if what == _JOIN:
            return desk.join(ledger, handle, said.split(","))
        if what == _LEAVE:
            return desk.leave(ledger, handle, said)
        return desk.end(ledger, handle, said)

    def answered(said: str | None) -> None:
        if said:
            app.write(lambda ledger: act(ledger, said))

    app.push_screen(AskText(at.garden.name, text, hint), answered)


def look_at_pair(app: "TrustlogApp", at: "Standing", one: int, other: int) -> None:
    """Take how one of a pair sees the other, as they were seen last."""
    named, pair = wanted.handles(at), (at.parties[one], at.parties[other])
    last = at.looks.pairs.get(pair)
    title = _("How {one} sees {other}").format(one=at.name_of(pair[0]), other=at.name_of(pair[1]))
    _look(app, at, title, "pair", None if last is None else last.answers, (named[one], named[other]))


def look_at_whole(app: "TrustlogApp", at: "Standing") -> None:
    """Take how the whole is seen, as it was seen last."""
    last = at.looks.whole
    title = _("{garden} as a whole").format(garden=at.garden.name)
    _look(app, at, title, "whole", None if last is None else last.answers, None)


def _look(
    app: "TrustlogApp", at: "Standing", title: str, about: str, last: str | None, pair: tuple[str, str] | None
) -> None:
    handle, names = at.garden.handle, [f"answer_{place}" for place in range(1, len(ASKED[about]) + 1)]
    fields = _answer_fields(about, names, last)

    def write(ledger: "Ledger", typed: Mapping[str, str], _why: str) -> "Written":
        answers = ",".join(typed.get(name) or UNSAID for name in names)
        return desk.look(ledger, handle, answers, pair, said_by=typed.get("said_by"))

    says = _("1: not at all … 5: fully; empty: not known. The questions are our reading.")
    app.push_screen(FieldForm(title, says, (*fields, Filled("said_by", "")), write, whole=True))


def _answer_fields(about: str, names: Sequence[str], last: str | None) -> list[Filled]:
    return [
        Filled(
            name,
            "" if last is None or last[place] == UNSAID else last[place],
            _ANSWERS,
            label=question.short,
            says=_(question.asks),
        )
        for place, (name, question) in enumerate(zip(names, ASKED[about], strict=True))
    ]
