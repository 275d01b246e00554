"""Letting go, guided: first what is still promised and how each is closed, then what is said; and taking up again."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from trustlog.desk import farewell
from trustlog.desk.partners import partner
from trustlog.domain.kinds.farewell import WORDS
from trustlog.language import N_, _
from trustlog.tui.widgets.form import FieldForm
from trustlog.tui.widgets.modal import Modal
from trustlog.tui.widgets.pick import LetterPick, Pick
from trustlog.tui.widgets.plain import Static, plain

if TYPE_CHECKING:
    from trustlog.desk.facts import Filled
    from trustlog.desk.ledger import Ledger, Written
    from trustlog.tui.app.application import TrustlogApp

_UNSAID = N_("not said yet")


class _Asked(NamedTuple):
    """What the dialogs need: each open promise with its line and its ways, what is seen, and the fields."""

    promises: tuple[tuple[int, str, tuple[str, ...]], ...]
    seen: str
    fields: "tuple[Filled, ...]"


def let_go(app: "TrustlogApp", handle: str) -> None:
    """Read what is still promised, then ask how each is closed, then what is said."""

    def read(ledger: "Ledger") -> _Asked:
        found = partner(ledger, handle)
        guide = farewell.farewell_guide(ledger, found, ledger.today)
        from trustlog.desk.facts import names_of
        from trustlog.desk.sentences import sentence

        names = names_of(ledger, [each.promise for each in guide.promised])
        promises = tuple(
            (each.promise.number, sentence(each.promise, names, ledger.today), each.ways) for each in guide.promised
        )
        seen = [text for lines in guide.seen.values() for text in lines]
        fields = tuple(field for field in farewell.form(ledger, found) if field.name != "close")
        return _Asked(promises, "\n".join(seen), fields)

    app.ask("farewell", read, lambda asked: _close_first(app, handle, asked))


def _close_first(app: "TrustlogApp", handle: str, asked: _Asked) -> None:
    def chosen(ways: Mapping[int, str] | None) -> None:
        if ways is not None:
            _say(app, handle, asked, ways)

    if asked.promises:
        app.push_screen(Closing(handle, asked.promises), chosen)
    else:
        _say(app, handle, asked, {})


def _say(app: "TrustlogApp", handle: str, asked: _Asked, ways: Mapping[int, str]) -> None:
    """Open the fields of the farewell; what is written closes the promises, and archives the partner."""
    seen = (
        _("Seen in the ledger:\n{seen}").format(seen=asked.seen)
        if asked.seen
        else _("Nothing in the ledger asks for it.")
    )

    def write(ledger: "Ledger", fields: Mapping[str, str], _why: str) -> "Written":
        return farewell.let_go(ledger, handle, farewell.said_in(fields), ways, fields.get("archive", ""))

    app.push_screen(
        FieldForm(
            _("Letting go · {handle}").format(handle=handle),
            seen,
            asked.fields,
            write,
            words={"reasons": {why: _(text) for why, text in WORDS.items()}},
        )
    )


def reopen(app: "TrustlogApp") -> None:
    """Ask who is taken up again, at which level, and why."""
    from trustlog.tui.widgets.dialogs import AskText, Choose

    title = _("Take up again")

    def named(name: str | None) -> None:
        if name:
            levels = (("", "same", _("at the level it had")), ("", "1", _("at level 1")))
            app.push_screen(Choose(title, name, levels), lambda at: at_level(name, at))

    def at_level(name: str, at: str | None) -> None:
        if at:
            app.push_screen(AskText(title, _("Why?"), _("a reason, in a sentence")), lambda why: write(name, at, why))

    def write(name: str, at: str, why: str | None) -> None:
        if why:
            app.write(lambda ledger: farewell.reopen(ledger, name, why, at))

    app.push_screen(AskText(title, _("Which partner that was let go?"), _("its handle, or a part of its name")), named)


class Closing(Modal[dict[int, str] | None]):
    """What is still promised both ways, and how each promise is closed; escape leaves everything as it is."""

    ABOUT: ClassVar[str] = N_(
        "What is still promised both ways. Up and down go from promise to promise; left and right choose how it is "
        "closed, and so does a letter. Enter goes on to what is said, once something is said of each; nothing is "
        "written before that. Esc leaves everything as it is."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "back, with nothing written", show=False),
        Binding("enter,ctrl+s", "go_on", "on to what is said", show=False),
        Binding("down", "app.focus_next", "the next promise", show=False),
        Binding("up", "app.focus_previous", "the promise before", show=False),
    ]

    def __init__(self, handle: str, promises: tuple[tuple[int, str, tuple[str, ...]], ...]) -> None:
        super().__init__(classes="dialog")
        self._handle = handle
        self._promises = promises

    def compose(self) -> ComposeResult:
        """Lay out the promises, a choice below each."""
        with Vertical(classes="box form") as box:
            box.border_title = plain(_("Letting go · {handle}").format(handle=self._handle))
            box.border_subtitle = _("↑↓ promises · ←→ choose · enter go on · esc back")
            yield Static(_("Still promised: how is each of these closed?"), markup=False, classes="says")
            with VerticalScroll(id="fields", can_focus=False):
                for number, says, ways in self._promises:
                    yield Static(f"#{number}  {says}", markup=False)
                    words = [_UNSAID, *(farewell.WAYS[way] for way in ways)]
                    yield LetterPick(words, id=f"way-{number}", folded=True)
            yield Static("", id="fault", markup=False)

    def on_mount(self) -> None:
        """Be ready to choose."""
        self.query_one("#fault").display = False
        self.query(Pick).first().focus()

    def action_go_on(self) -> None:
        """Go on once something is said of each promise; else go to the first of which nothing is."""
        places = {number: self.query_one(f"#way-{number}", Pick) for number, _says, _ways in self._promises}
        unsaid = [number for number, pick in places.items() if pick.at == 0]
        if not unsaid:
            self.dismiss({number: ways[places[number].at - 1] for number, _says, ways in self._promises})
            return
        fault = self.query_one("#fault", Static)
        fault.update(plain(_("Nothing is said yet of #{number}.").format(number=unsaid[0])))
        fault.display = True
        places[unsaid[0]].focus()
