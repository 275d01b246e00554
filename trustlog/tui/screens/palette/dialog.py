"""The command palette: all that can be done, and every partner and person by name."""

from collections.abc import Callable, Container, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from trustlog.desk import people
from trustlog.domain.facts import Person
from trustlog.language import N_, _, is_other
from trustlog.tui.app.commands import COMMANDS, Command
from trustlog.tui.app.page import Page
from trustlog.tui.drawing.fuzzy_match import Haystack
from trustlog.tui.drawing.text import Item, cell, heading
from trustlog.tui.widgets.field import Input
from trustlog.tui.widgets.finder import Find, PartnerFinder, fits, partner_item

if TYPE_CHECKING:
    from trustlog.desk.ledger import Ledger
    from trustlog.tui.app.application import TrustlogApp

OFF = 3
"""The rank of a command that does not fit."""
PEOPLE = 30
"""Most people that are shown at once."""


class Palette(Find):
    """The acts, screens, partners and people, by a few letters of their names."""

    ABOUT: ClassVar[str] = N_("All that Trustlog can do, and every partner and person. Type a few letters of the name.")

    def __init__(self) -> None:
        super().__init__(_("Do or find"), _("keep · export · a partner · a person"))
        self._commands: dict[str, Command] = {}
        self._partners = PartnerFinder()
        self._people: Haystack[Person] | None = None
        self._signs: dict[str, str] = {}
        self._handles: dict[str, str] = {}

    def on_mount(self) -> None:
        """List the commands; people follow once they are loaded."""
        page = self.trustlog.page()
        own = _own_commands(page) if page else []
        named = {command.action for command in COMMANDS}
        self._commands = {
            f"do {command.name}": _spoken(command)
            for command in (*COMMANDS, *(command for command in own if command.action not in named))
        }
        roster = self.trustlog.roster
        self._handles = {partner.id: partner.handle for partner in roster.partners} if roster else {}
        super().on_mount()
        handles = self._handles
        self.trustlog.clerk.ask(self, "everyone", lambda ledger: _everyone(ledger, handles), self._take_people)

    def _take_people(self, people: "Haystack[Person]") -> None:
        self._people = people
        if self.query_one(Input).value.strip():  # else there are only commands
            self.draw()

    def items(self, typed: str) -> Sequence[Item]:
        """Return the commands that fit, then partners, then people."""
        fitting = [(key, command) for key, command in self._commands.items() if _command_fits(typed, command)]
        fitting.sort(key=lambda pair: _rank(typed, pair[1]))
        commands = [_command_item(key, command, self._sign) for key, command in fitting]
        if not typed:
            return commands
        roster = self.trustlog.roster
        partners = self._partners.find(roster.partners if roster else (), typed)
        people = self._people.matches(typed, PEOPLE) if self._people else []
        items = commands
        if partners:
            items = [
                *items,
                heading(_("Partners")),
                *(partner_item(partner, _("at {handle}").format(handle=partner.handle)) for partner in partners),
            ]
        if people:
            items = [*items, heading(_("People")), *(self._person_item(person) for person in people)]
        return items

    def _sign(self, command: Command) -> str:
        """Return the sign of the command's key; called only for the rows in sight."""
        if command.action and command.action not in self._signs:
            self._signs[command.action] = self.trustlog.sign(command.action)
        return self._signs.get(command.action, "")

    def _person_item(self, person: Person) -> Item:
        handle = self._handles[person.partner_id]

        def draw(width: int) -> tuple[tuple[str, str], ...]:
            return (
                cell(person.name, width - 34, "strong"),
                cell(person.role or "", 18, "muted"),
                cell(handle, 16, "muted"),
            )

        return Item(f"of {handle} {person.id}", draw, handle, None, person.name)

    def accept(self, item: Item) -> None:
        """Close, then do or open what was chosen."""
        app, command = self.trustlog, self._commands.get(item.key)
        self.dismiss(None)
        if command is not None:
            app.call_later(command.do, app)
        elif item.handle is not None:
            app.call_later(app.open_partner, item.handle)


def _everyone(ledger: "Ledger", partners: Container[str]) -> Haystack[Person]:
    everyone = [person for person in people.person_list(ledger) if person.partner_id in partners]
    return Haystack(everyone, lambda person: (f"{person.name} {person.role or ''}",))


def _spoken(command: Command) -> Command:
    """Return a command in the language spoken; it is also known by its English name."""
    if not is_other():
        return command
    also = f"{command.also} {command.name}"
    return command._replace(name=_(command.name), says=_(command.says), also=also)


def _command_fits(typed: str, command: Command) -> bool:
    return _rank(typed, command) < OFF


def _rank(typed: str, command: Command) -> int:
    """Return how well what is typed fits: by name, by another word for it, by its sentence too, or not at all."""
    texts = (command.name, f"{command.name} {command.also}", f"{command.name} {command.also} {command.says}")
    tried = texts if len(typed) > 2 else texts[:1]
    return next((rank for rank, text in enumerate(tried) if fits(typed, text)), OFF)


def _command_item(key: str, command: Command, sign: Callable[[Command], str]) -> Item:
    def draw(width: int) -> tuple[tuple[str, str], ...]:
        name = min(31, width - 8)
        sentence = cell(command.says, width - name - 9, "muted")
        return cell(command.name, name), (" ", ""), sentence, cell(sign(command), 8, "accent", right=True)

    return Item(key, draw, None, None, command.name)


async def _run(page: Page, action: str, app: "TrustlogApp") -> None:
    await app.run_action(action, page)


def _own_commands(page: Page) -> list[Command]:
    """Return what only the present screen can do."""
    return [
        Command(f"{_(page.name_shown).lower()}: {_(key.word)}", _(key.says), partial(_run, page, key.action), key.name)
        for key in page.KEYS
        if not key.is_of_app and key.name not in ("open", "back")
    ]
