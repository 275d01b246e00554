"""The pyramid: the portfolio as five terraces, from a price per order at the foot to a garden of equals."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from trustlog.desk import partners
from trustlog.language import N_, _
from trustlog.tui.app.keys import EVERYWHERE, Key, bindings, keyed
from trustlog.tui.app.page import Page
from trustlog.tui.screens.pyramid.terraces import Terraces
from trustlog.tui.widgets.plain import Static, plain

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger
    from trustlog.desk.partners import PartnerColumns
    from trustlog.trust.reading.values import Reading

MOST_GARDENS = 3
"""Gardens that have a line above the terraces."""


def garden_lines(ledger: "Ledger", *, read: bool = False) -> list[str]:
    """Return the gardens, a line each; few are shown, for the terraces need the room.

    Whether each is ready is said where its pairs are `read`, which takes a while.
    """
    from trustlog.desk import garden

    found = garden.all_gardens(ledger, ledger.today)
    lines = []
    for each, members in found[:MOST_GARDENS]:
        ready = garden.standing(ledger, each, ledger.today).is_ready if read else None
        lines.append(garden.short_line(each, members, ready))
    more = len(found) - len(lines)
    return lines + ([_("and {more} more").format(more=more)] if more else [])


class Pyramid(Page):
    """All partners, each on the terrace of its level."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        keyed(
            "open",
            "open",
            N_("open"),
            N_("Open the partner; on `and … more` all partners of that level, in the table."),
        ),
        keyed("decide", "decide", N_("level"), N_("Decide about the level of the partner at the cursor.")),
        keyed("gardens", "gardens", N_("gardens"), N_("Open a garden, or make one."), shown=False),
        keyed("edit", "edit", N_("edit"), N_("Correct all that is known of the partner."), shown=False),
        keyed("back", "back", N_("back"), N_("Go back."), shown=False),
    )
    name_shown: ClassVar[str] = N_("Pyramid")
    ABOUT: ClassVar[str] = N_(
        "The portfolio: five levels from a price per order at the foot to a garden of equals at the top. ▲ ready to "
        "move up, △ worth a trial or on trial, ↘ slipping: look why, ▼ may step down. Who came to a level in the last "
        "quarter says from which. Where there is room, below a name stand the promises of both sides, the last time "
        "together and what is due next; the lowest border says it of the partner at the cursor. Nobody has to climb: "
        "each partner has a target of its own. Above all stand the gardens, which several parties share; {gardens} "
        "opens one."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings((*KEYS, *EVERYWHERE))

    def __init__(self) -> None:
        super().__init__(id="pyramid")
        self._has_gardens = False

    def keys_shown(self) -> tuple[Key, ...]:
        """The footer names the key of the gardens where there are any."""
        keys = super().keys_shown()
        return tuple(key._replace(shown=True) if key.name == "gardens" and self._has_gardens else key for key in keys)

    def can(self, act: str) -> bool:
        """Tell whether an act does something here: most need a row."""
        return act not in ("open", "decide", "edit") or self.query_one(Terraces).at is not None

    def action_edit(self) -> None:
        """Correct what is known of the partner of the row."""
        from trustlog.tui.app.partner_deeds import edit_partner

        if handle := self.handle_here():
            edit_partner(self.trustlog, handle)

    def body(self) -> ComposeResult:
        """Lay out the terraces."""
        yield Static("", id="gardens", markup=False)
        yield Terraces(classes="grow", id="terraces")

    def on_mount(self) -> None:
        """Put the cursor on the terraces."""
        self.query_one(Terraces).focus()

    def load(self) -> None:
        """Show what is at hand."""
        self.call_after_refresh(self.roster_came)
        self.ask("columns", lambda ledger: partners.partner_columns(ledger), self._got_columns)
        self.ask("gardens", garden_lines, self._got_gardens)
        self.ask("gardens read", lambda ledger: garden_lines(ledger, read=True), self._got_gardens)

    def _got_gardens(self, lines: list[str]) -> None:
        """Let the gardens stand on top, a line each; where there are none, nothing does."""
        self._has_gardens = bool(lines)
        self.set_class(self._has_gardens, "with-gardens")
        self.query_one("#gardens", Static).update(plain("\n".join(lines)))
        self._keys_changed()

    def action_gardens(self) -> None:
        """Open a garden; of several one is chosen."""
        from trustlog.tui.screens.garden.acts import open_gardens

        open_gardens(self.trustlog)

    def _got_columns(self, known: "PartnerColumns") -> None:
        self.query_one(Terraces).know(known, self.trustlog.today)

    def roster_came(self) -> None:
        """Show the partners."""
        if (roster := self.trustlog.roster) is not None:
            self.query_one(Terraces).show(roster.partners, self.trustlog.readings.values(), roster.settings)
            self._keys_changed()

    def readings_came(self, readings: "list[Reading]") -> None:
        """Show what these say."""
        self.query_one(Terraces).mark(readings)

    def wanted(self) -> list[str]:
        """Return the handles of the partners in sight, to be read first."""
        box = self.query_one(Terraces)
        places = (place for terrace in box.layout_now() for place in box.on_terrace(terrace) if place.partner)
        return [box.partners[place.partner].handle for place in places]

    def handle_here(self) -> str | None:
        """Return the handle of the partner at the cursor."""
        box = self.query_one(Terraces)
        return box.partners[box.at.partner].handle if box.at is not None and box.at.partner else None

    def capture_about(self) -> str | None:
        """A line captured here is about the partner at the cursor."""
        return self.handle_here()

    def action_open(self) -> None:
        """Open what the cursor is on."""
        self.query_one(Terraces).action_open()

    @on(Terraces.Opened)
    def _opened(self, event: Terraces.Opened) -> None:
        from trustlog.tui.screens.partners.page import Partners

        if event.place.partner:
            self.trustlog.open_partner(self.query_one(Terraces).partners[event.place.partner].handle)
            return
        self.trustlog.action_tab("partners")
        if isinstance(table := self.app.screen, Partners):
            table.filter_by(f"{event.place.level} {self.trustlog.user_settings.level_name(event.place.level)}")

    def action_decide(self) -> None:
        """Decide about the level of the partner at the cursor."""
        if handle := self.handle_here():
            from trustlog.tui.screens.decision.dialog import open_decision

            open_decision(self.trustlog, handle)
