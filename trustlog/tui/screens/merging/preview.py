"""Two that may be the same, side by side: what would become of them, and whether they are merged."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from trustlog.desk import duplicates, partners, people
from trustlog.language import N_, _
from trustlog.tui.app.key_table import TABLE
from trustlog.tui.drawing.text import Item, Pieces, blank, cell, wrapped
from trustlog.tui.widgets.modal import Modal
from trustlog.tui.widgets.plain import plain
from trustlog.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger, Written
    from trustlog.tui.app.application import TrustlogApp

Decision = Literal["merge", "turn", "apart"]
_TITLE = 14
"""Columns of the names of fields."""


class SideBySide(NamedTuple):
    """What is shown of two: how each is called, their fields in rows, and what merging would do in lines."""

    kept: str
    gone: str
    rows: tuple[tuple[str, str, str], ...]
    lines: tuple[str, ...]


class Two(NamedTuple):
    """Two that may be merged: how they are looked at, merged, and said to be different; each for either order."""

    look: "Callable[[Ledger], SideBySide]"
    merge: "Callable[[Ledger], Written]"
    set_apart: "Callable[[Ledger], Written]"
    turned: "Callable[[], Two]"


def two_partners(gone: str, kept: str) -> Two:
    """Return two partners by their handles, the one that would go and the one that would stay."""

    def look(ledger: "Ledger") -> SideBySide:
        preview = partners.merge_preview(ledger, gone, kept)
        both = preview.merging.kept, preview.merging.gone
        lines = tuple(partners.merge_lines(ledger, preview, stays=False))
        return SideBySide(both[0].handle, both[1].handle, tuple(partners.side_by_side(*both)), lines[1:])

    return Two(
        look,
        lambda ledger: partners.merge(ledger, gone, kept),
        lambda ledger: duplicates.set_partners_apart(ledger, kept, gone),
        lambda: two_partners(kept, gone),
    )


def two_people(gone_id: str, kept_id: str) -> Two:
    """Return two people of a partner by their ids, the one that would go and the one that would stay."""

    def look(ledger: "Ledger") -> SideBySide:
        planned = people.merging_by_id(ledger, gone_id, kept_id)
        gone, kept = planned.both.gone, planned.kept
        lines = tuple(people.merge_lines(ledger, people.merge_preview(ledger, planned), stays=False))
        return SideBySide(kept.name, gone.name, tuple(partners.side_by_side(kept, gone)), lines[1:])

    return Two(
        look,
        lambda ledger: people.merge_by_id(ledger, gone_id, kept_id),
        lambda ledger: duplicates.set_ids_apart(ledger, kept_id, gone_id),
        lambda: two_people(kept_id, gone_id),
    )


def look_at(app: "TrustlogApp", two: Two, write: "Callable[[Callable[[Ledger], Written]], None]") -> None:
    """Show two side by side, and write what is decided; turning them round shows them again."""

    def answer(decision: Decision | None) -> None:
        if decision == "turn":
            look_at(app, two.turned(), write)
        elif decision is not None:
            write(two.merge if decision == "merge" else two.set_apart)

    def show(seen: SideBySide) -> None:
        app.push_screen(MergePreview(seen), answer)

    app.ask("merging", two.look, show)


class MergePreview(Modal[Decision | None]):
    """Two side by side, what merging would do, and the answers below; escape leaves both as they are."""

    ABOUT: ClassVar[str] = N_(
        "What is known of both, side by side, and what merging them would do. One undo brings everything back. Two "
        "that are said to be different are never suggested again."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "back", show=False),
        Binding(TABLE["no"], "dismiss(None)", "leave both", show=False),
        Binding(TABLE["yes"], "decide('merge')", "merge them", show=False),
        Binding(TABLE["never"], "decide('apart')", "they are different", show=False),
    ]

    def __init__(self, seen: SideBySide) -> None:
        super().__init__(classes="dialog tall wide merging")
        self._seen = seen

    @property
    def signs(self) -> tuple[str, str, str]:
        """The signs of the keys that merge, say that two are different, and leave both."""
        from trustlog.tui.app.keys import sign_of

        yes, never, no = (sign_of(TABLE[act]) for act in ("yes", "never", "no"))
        return yes, never, no

    def compose(self) -> ComposeResult:
        """Lay out both with what would become of them, and the answers."""
        with Vertical(classes="box") as box:
            box.border_title = plain(_("Merge {gone} into {kept}?").format(gone=self._seen.gone, kept=self._seen.kept))
            yes, never, _no = self.signs
            box.border_subtitle = plain(
                _("{yes} merge · {never} different · tab read · esc back").format(yes=yes, never=never)
            )
            yield Rows(id="sides")
            yield Rows(id="answers")

    def on_mount(self) -> None:
        """Show both; the cursor is on the answer that leaves them."""
        answers = self.query_one("#answers", Rows)
        shown = self._answers()
        answers.styles.height = len(shown)
        answers.show(shown)
        answers.go_to("leave")
        answers.focus()
        self._draw()

    @on(Rows.Widened, "#sides")
    def _draw(self) -> None:
        sides = self.query_one("#sides", Rows)
        seen = self._seen
        width = max(20, sides.size.width - 1)
        head = _side(("", _("{name} stays").format(name=seen.kept), _("{name} goes").format(name=seen.gone)), "head")
        sides.show([head, *map(_side, seen.rows), blank(), *wrapped([(line, "") for line in seen.lines], width)])

    def _answers(self) -> list[Item]:
        yes, never, no = self.signs
        seen = self._seen
        merge, turn = _("merge {gone} into {kept}"), _("the other way round: {kept} goes, {gone} stays")
        return [
            _answer("merge", yes, merge.format(gone=seen.gone, kept=seen.kept)),
            _answer("turn", "", turn.format(gone=seen.gone, kept=seen.kept)),
            _answer("apart", never, _("they are different, and never suggested again")),
            _answer("leave", no, _("leave both as they are")),
        ]

    def action_decide(self, decision: Decision) -> None:
        """Answer by a key."""
        self.dismiss(decision)

    @on(Rows.Opened)
    def _picked(self, event: Rows.Opened) -> None:
        key = event.item.key
        self.dismiss("merge" if key == "merge" else "turn" if key == "turn" else "apart" if key == "apart" else None)


def _answer(key: str, sign: str, text: str) -> Item:
    lead = f"{sign or ' '} "
    return Item(key, lambda width: ((lead, "accent"), cell(text, width - len(lead))), text=text)


def _side(row: tuple[str, str, str], tone: str = "") -> Item:
    """Make the row of a field: its name, what the one that stays has, what the other has; a difference stands out."""
    title, kept, gone = row
    other = tone or ("strong" if gone and gone != kept else "muted")

    def draw(width: int) -> Pieces:
        room = (width - _TITLE - 2) // 2
        return (
            cell(title, _TITLE, "muted"),
            cell(kept or "–", room, tone),
            ("  ", ""),
            cell(gone or "–", width - _TITLE - 2 - room, other),
        )

    return Item("", draw, text=f"{title}: {kept or '–'} | {gone or '–'}" if title else f"{kept} | {gone}")
