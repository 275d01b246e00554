"""The agreement: a row for each section, in the order in which they are built."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from trustlog.desk import agreement as desk
from trustlog.domain.facts import Garden
from trustlog.language import N_, _
from trustlog.tui.app.keys import EVERYWHERE, Key, bindings, keyed
from trustlog.tui.app.page import Page
from trustlog.tui.drawing.agreement import section_items, section_rows, text_items
from trustlog.tui.drawing.text import words
from trustlog.tui.screens.agreement.acts import SectionDialog, ask_for_file, ask_for_review, fill_in
from trustlog.tui.widgets.dialogs import TextDialog
from trustlog.tui.widgets.plain import plain
from trustlog.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from trustlog.desk.agreement import Built, Offered
    from trustlog.desk.ledger import Ledger
    from trustlog.domain.agreement.sections import SectionNow
    from trustlog.domain.facts.section import SectionName

_OF_A_SECTION = ("open", "edit", "accept", "drop")


class _Known(NamedTuple):
    """The agreement as it stands, and what its sections may begin with."""

    of: "Built"
    offers: "dict[SectionName, Offered]"


class AgreementPage(Page):
    """All sections of an agreement; the cursor begins at the one to go on with."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        keyed("open", "open", N_("read"), N_("Read the section, what it is for, and words to begin with.")),
        keyed("edit", "fill_in", N_("write"), N_("Write its words and how far it is.")),
        keyed("accept", "agree", N_("agreed"), N_("These words are agreed, today.")),
        keyed("drop", "set_aside", N_("not relevant"), N_("Not relevant here: it asks and says nothing any more.")),
        keyed(
            "new",
            "put_together",
            N_("version"),
            N_("Put a version together, and name the day on which it is reviewed."),
        ),
        keyed("explain", "compare", N_("differences"), N_("What is otherwise now than in the last version.")),
        keyed("paper", "to_paper", N_("print"), N_("Write it to a file for signature.")),
        keyed("back", "back", N_("back"), N_("Go back."), shown=False),
    )
    name_shown: ClassVar[str] = N_("Agreement")
    ABOUT: ClassVar[str] = N_(
        "What we agree on, section by section; how we part comes first. {edit} opens the words of a section, with "
        "those that the ledger knows or a few of ours to begin with; {accept} says that they are agreed. Agreed words "
        "hold while others are a draft. {new} puts a version together with a day on which it is reviewed; {paper} "
        "writes it for signature. The names of the sections are our reading."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings((*KEYS, *EVERYWHERE))

    def __init__(self, handle: str) -> None:
        super().__init__()
        self._handle = handle
        self._known: _Known | None = None

    def body(self) -> ComposeResult:
        """Lay out the list."""
        rows = Rows(classes="box grow")
        rows.border_title = plain(_("{partner} ─ the agreement").format(partner=self._handle))
        yield rows

    def on_mount(self) -> None:
        """Put the cursor on the list."""
        rows = self.query_one(Rows)
        rows.show([words(_("reading …"))])
        rows.focus()

    def load(self) -> None:
        """Ask how every section stands."""
        self.ask("agreement", self._read, self._show)

    def _read(self, ledger: "Ledger") -> _Known:
        of = desk.agreement_of(ledger, self._handle)
        return _Known(of, desk.all_offered(ledger, of.subject, of.as_of))

    def _show(self, known: _Known) -> None:
        is_first, self._known = self._known is None, known
        of, rows = known.of, self.query_one(Rows)
        agreed, _dot, version = desk.state_line(of).partition(" · ")
        title = _("{partner} ─ the agreement").format(partner=of.subject.name)
        rows.border_title = plain(f"{title} · {agreed}" if agreed else title)
        rows.border_subtitle = plain(version)
        rows.show(section_rows(of, self.handle_here()))
        if is_first and (section := desk.section_to_go_on_with(of)) is not None:
            rows.go_to(section.name)

    def handle_here(self) -> str | None:
        """Return the partner of the page; none for a garden."""
        of = self._known.of if self._known else None
        return None if of is None or isinstance(of.subject, Garden) else of.subject.handle

    def garden_here(self) -> str | None:
        """Return the garden of the page; none for a partner."""
        of = self._known.of if self._known else None
        return of.subject.handle if of is not None and isinstance(of.subject, Garden) else None

    def capture_about(self) -> str | None:
        """A line captured here is about this partner, or this garden unless it has ended."""
        of = self._known.of if self._known else None
        if of is not None and isinstance(of.subject, Garden):
            return f"garden {of.subject.handle}" if of.subject.ended_on is None else None
        return self.handle_here()

    def _here(self) -> "SectionNow | None":
        current = self.query_one(Rows).current
        sections = self._known.of.sections if self._known else ()
        return next((each for each in sections if current is not None and each.name == current.key), None)

    def can(self, act: str) -> bool:
        """Tell whether an act does something here and now."""
        if act in _OF_A_SECTION:
            section = self._here()
            if section is None or (act != "open" and self._is_over()):
                return False
            if act == "accept":
                return section.state == "draft"
            return act != "drop" or section.is_relevant
        of = self._known.of if self._known else None
        if act in ("new", "paper"):
            has_words = of is not None and any(section.has_words for section in of.sections)
            return has_words and (act == "paper" or not self._is_over())
        return act != "explain" or (of is not None and of.last is not None)

    def _is_over(self) -> bool:
        """Tell whether the partner is archived, or the garden has ended: nothing new is written then."""
        subject = self._known.of.subject if self._known else None
        if subject is None:
            return True
        return (subject.ended_on if isinstance(subject, Garden) else subject.archived_on) is not None

    def action_open(self) -> None:
        """Open the section."""
        self.query_one(Rows).action_open()

    @on(Rows.Opened)
    def _opened(self) -> None:
        if (section := self._here()) and self._known:
            offered = self._known.offers[section.name]
            write = None if self._is_over() else partial(fill_in, self.trustlog, self._known.of.subject, section)
            lines = partial(section_items, section, offered)
            self.app.push_screen(SectionDialog(section, lines, write))

    def action_fill_in(self) -> None:
        """Open the words of the section and its state."""
        if (section := self._here()) and self._known and self.can("edit"):
            fill_in(self.trustlog, self._known.of.subject, section)

    def action_agree(self) -> None:
        """Write that the words of the section are agreed."""
        if (section := self._here()) and self.can("accept"):
            self._set(section, "agreed")

    def action_set_aside(self) -> None:
        """Write that the section is not relevant."""
        if (section := self._here()) and self.can("drop"):
            self._set(section, "not_relevant")

    def _set(self, section: "SectionNow", state: str) -> None:
        handle = self._handle
        self.trustlog.write(lambda ledger: desk.set_section(ledger, handle, section.name, state=state))

    def action_put_together(self) -> None:
        """Ask for the day of the review, and put a version together."""
        if self.can("new"):
            ask_for_review(self.trustlog, self._handle)

    def action_compare(self) -> None:
        """Show what is otherwise than in the last version."""
        if self._known is None or not self.can("explain"):
            return
        of = self._known.of
        made = desk.compared(of)
        lines = [desk.versions_words(made.before, made.after, of.as_of), ""]
        lines += desk.difference_lines(made.found) or [_("Nothing is otherwise.")]
        self.app.push_screen(TextDialog(_("Differences"), lambda width: text_items(lines, width)))

    def action_to_paper(self) -> None:
        """Ask for a file, and write the agreement to it."""
        if self.can("paper"):
            ask_for_file(self.trustlog, self._handle)
