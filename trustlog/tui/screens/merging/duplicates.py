"""The list of what may have been entered twice, and merging whom a person names."""

from typing import TYPE_CHECKING, ClassVar, NamedTuple, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from trustlog.desk import duplicates as desk
from trustlog.desk import people
from trustlog.desk.duplicates import PartnerPair, PersonPair
from trustlog.language import N_, _
from trustlog.tui.app.clerk import Answer
from trustlog.tui.app.key_table import TABLE
from trustlog.tui.drawing.text import Item, Pieces, cell, heading, words
from trustlog.tui.screens.merging.preview import Two, look_at, two_partners, two_people
from trustlog.tui.widgets.modal import Modal
from trustlog.tui.widgets.plain import Static, plain
from trustlog.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from trustlog.desk.ledger import Ledger, Written
    from trustlog.domain.facts import Person
    from trustlog.tui.app.application import TrustlogApp


class _Found(NamedTuple):
    partners: list[PartnerPair]
    people: list[PersonPair]


def open_duplicates(app: "TrustlogApp") -> None:
    """Look for what may have been entered twice, and list it."""

    def show(found: _Found) -> None:
        app.push_screen(Duplicates(found))

    app.ask("merging", _look, show)


def _look(ledger: "Ledger") -> _Found:
    return _Found(desk.partner_pairs(ledger), desk.people_pairs(ledger))


class Duplicates(Modal[None]):
    """Pairs of partners and of people that may be the same, the likeliest first."""

    ABOUT: ClassVar[str] = N_(
        "Partners, and people of one partner, that may have been entered twice, the likeliest first. Nothing is merged "
        "by itself: enter shows two side by side."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "back", show=False),
        Binding(TABLE["never"], "apart", "they are different", show=False),
        Binding(TABLE["undo"], "undo", "undo", show=False),
    ]

    def __init__(self, found: _Found) -> None:
        super().__init__(classes="dialog tall wide")
        self._found = found

    @property
    def trustlog(self) -> "TrustlogApp":
        """The application."""
        return cast("TrustlogApp", self.app)

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="box") as box:
            box.border_title = plain(_("Entered twice?"))
            sign = self.trustlog.sign("never")
            box.border_subtitle = plain(_("enter side by side · {sign} different · esc back").format(sign=sign))
            yield Rows()
            yield Static("", id="why", markup=False, classes="says quiet")

    @on(Rows.Moved)
    def _moved(self) -> None:
        pair = self._here()
        self.query_one("#why", Static).update("" if pair is None else plain(pair.says))

    def on_mount(self) -> None:
        """Show the pairs."""
        self._show(self._found)
        self.query_one(Rows).focus()

    def on_unmount(self) -> None:
        """Drop answers that nobody waits for any more."""
        self.trustlog.clerk.forget(self)

    @on(Answer)
    def _take(self, answer: Answer) -> None:
        self.trustlog.take(answer)

    def _show(self, found: _Found) -> None:
        self._found = found
        items: list[Item] = []
        if found.partners:
            items.append(heading(_("Partners"), str(len(found.partners))))
            items += [
                _pair(f"partner {at}", pair.other.handle, pair.one.handle, pair.says)
                for at, pair in enumerate(found.partners)
            ]
        if found.people:
            items.append(heading(_("People"), str(len(found.people))))
            items += [
                _pair(f"person {at}", f"{pair.handle}: {pair.other.name}", pair.one.name, pair.says)
                for at, pair in enumerate(found.people)
            ]
        self.query_one(Rows).show(items or [words(_("Nothing looks as if it had been entered twice."))])
        self._moved()

    def _here(self) -> PartnerPair | PersonPair | None:
        current = self.query_one(Rows).current
        if current is None or not current.key:
            return None
        kind, _blank, at = current.key.partition(" ")
        return self._found.partners[int(at)] if kind == "partner" else self._found.people[int(at)]

    @on(Rows.Opened)
    def _opened(self) -> None:
        pair = self._here()
        if pair is not None:
            look_at(self.trustlog, _two(pair), self._write)

    def action_apart(self) -> None:
        """Say that the two of the row are different."""
        pair = self._here()
        if pair is not None:
            self._write(_two(pair).set_apart)

    def action_undo(self) -> None:
        """Undo what was written last, here as on a page, and look again."""
        self.trustlog.action_undo()
        self.trustlog.clerk.ask(self, "duplicates", _look, self._show)

    def _write(self, act: "Callable[[Ledger], Written]") -> None:
        """Write, say so, and look again: another pair may be settled with it."""

        def written(report: "Written") -> None:
            self.trustlog.say_written(report)
            self.trustlog.clerk.ask(self, "duplicates", _look, self._show)

        self.trustlog.ask("merging", act, written)


def _two(pair: PartnerPair | PersonPair) -> Two:
    """Return the two of a pair: the one that came first would stay."""
    if isinstance(pair, PartnerPair):
        return two_partners(pair.other.handle, pair.one.handle)
    return two_people(pair.other.id, pair.one.id)


def _pair(key: str, one: str, other: str, says: str) -> Item:
    """Make the row of a pair: the two, and why they may be the same."""

    def draw(width: int) -> Pieces:
        room = max(12, width * 2 // 9)
        return (
            cell(one, room, "strong"), (" = ", "accent"), cell(other, room, "strong"), ("  ", ""),
            cell(says, width - 2 * room - 5, "muted"),
        )  # fmt: skip

    return Item(key, draw, text=f"{one} = {other}: {says}")


def merge_partner(app: "TrustlogApp", handle: str) -> None:
    """Ask into which other partner this one is merged, and show both."""
    from trustlog.tui.widgets.finder import FindPartner

    def named(into: str | None) -> None:
        if into is not None:
            look_at(app, two_partners(handle, into), app.write)

    find = FindPartner(_("Merge {handle} into which partner?").format(handle=handle), _("a part of the name"))
    app.push_screen(find, named)


def merge_person(app: "TrustlogApp", handle: str, person_id: str | None) -> None:
    """Ask who of a partner is whom, unless it is said, and show both."""
    from trustlog.tui.widgets.dialogs import Choose

    def ask(known: "list[Person]") -> None:
        by_id = {person.id: person for person in known}
        if len(known) < 2:
            app.notify(_("At {handle} there are no two people.").format(handle=handle), severity="warning", timeout=4)
        elif person_id in by_id:
            into(by_id, person_id)
        else:
            title = _("Merge a person · {handle}").format(handle=handle)
            app.push_screen(Choose(title, _("Who goes?"), _answers(known)), lambda gone: into(by_id, gone))

    def into(by_id: "dict[str, Person]", gone: str | None) -> None:
        if gone is not None:
            others = [person for person in by_id.values() if person.id != gone]
            title = _("Merge {name} into whom?").format(name=by_id[gone].name)
            choose = Choose(title, _("Who stays?"), _answers(others))
            app.push_screen(choose, lambda kept: look(gone, kept))

    def look(gone: str, kept: str | None) -> None:
        if kept is not None:
            look_at(app, two_people(gone, kept), app.write)

    app.ask("merging", lambda ledger: people.person_list(ledger, handle), ask)


def _answers(known: "list[Person]") -> list[tuple[str, str, str]]:
    return [("", person.id, people.described(person)) for person in known]
