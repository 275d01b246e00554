"""The command palette: all that can be done, and every partner and person by name."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from trustlog.domain.facts import Person
from trustlog.tui import asks_ledger
from trustlog.tui.deeds import DEEDS, Deed
from trustlog.tui.draw import Item, cell, heading
from trustlog.tui.find import Find, fits, found_partners, partner_item
from trustlog.tui.page import Page

if TYPE_CHECKING:
    from trustlog.tui.app import TrustlogApp

PEOPLE = 30
"""So many people are shown at once."""


class Palette(Find):
    """What to do, where to go, whom to see: by a few letters of its name."""

    ABOUT: ClassVar[str] = "All that Trustlog can do, and every partner and person. Type a few letters of the name."

    def __init__(self) -> None:
        super().__init__("Do or find", "keep · export · a partner · a person")
        self._deeds: dict[str, Deed] = {}
        self._people: list[tuple[str, Person]] = []
        self._handles: dict[str, str] = {}

    def on_mount(self) -> None:
        """List what can be done; people come when they are there."""
        page = self.trustlog.page()
        own = _own_deeds(page) if page else []
        named = {one.action for one in DEEDS}
        self._deeds = {f"do {one.name}": one for one in (*DEEDS, *(one for one in own if one.action not in named))}
        roster = self.trustlog.roster
        self._handles = {one.id: one.handle for one in roster.partners} if roster else {}
        super().on_mount()
        self.trustlog.clerk.ask(self, "everyone", asks_ledger.everyone, self._got)

    def _got(self, people: list[tuple[str, Person]]) -> None:
        self._people = people
        self.draw()

    def items(self, typed: str) -> Sequence[Item]:
        """Give the deeds that fit, then partners, then people."""
        deeds = [_deed_item(key, one, self._sign(one)) for key, one in self._deeds.items() if _deed_fits(typed, one)]
        if not typed:
            return deeds
        roster = self.trustlog.roster
        partners = found_partners(roster.partners if roster else (), typed)
        people = [one for text, one in self._people if fits(typed, text) and one.partner_id in self._handles][:PEOPLE]
        items = deeds
        if partners:
            items = [*items, heading("Partners"), *(partner_item(one, f"at {one.handle}") for one in partners)]
        if people:
            items = [*items, heading("People"), *(self._person_item(one) for one in people)]
        return items

    def _sign(self, one: Deed) -> str:
        return self.trustlog.sign(one.action) if one.action else ""

    def _person_item(self, one: Person) -> Item:
        handle = self._handles[one.partner_id]

        def draw(width: int) -> tuple[tuple[str, str], ...]:
            return cell(one.name, width - 34, "strong"), cell(one.role or "", 18, "muted"), cell(handle, 16, "muted")

        return Item(f"of {handle} {one.id}", draw, handle, None, one.name)

    def taken(self, item: Item) -> None:
        """Close, then do or open what was taken."""
        app, deed = self.trustlog, self._deeds.get(item.key)
        self.dismiss(None)
        if deed is not None:
            app.call_later(deed.do, app)
        elif item.handle is not None:
            app.call_later(app.open_partner, item.handle)


def _deed_fits(typed: str, one: Deed) -> bool:
    return fits(typed, f"{one.name} {one.says}".lower()) if len(typed) > 2 else fits(typed, one.name)


def _deed_item(key: str, one: Deed, sign: str) -> Item:
    def draw(width: int) -> tuple[tuple[str, str], ...]:
        name = min(31, width - 8)
        says = cell(one.says, width - name - 9, "muted")
        return cell(one.name, name), (" ", ""), says, cell(sign, 8, "accent", right=True)

    return Item(key, draw, None, None, one.name)


async def _run(page: Page, action: str, app: "TrustlogApp") -> None:
    await app.run_action(action, page)


def _own_deeds(page: Page) -> list[Deed]:
    """Give what only the present screen can do."""
    return [
        Deed(f"{page.name_shown.lower()}: {key.word}", key.says, partial(_run, page, key.action), key.name)
        for key in page.KEYS
        if not key.is_of_app and key.key not in ("enter", "escape")
    ]
