"""Settings: what each is, where it is from, and what is wrong in the file, by line."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from trustlog.domain.text import counted
from trustlog.language import N_, _
from trustlog.tui.app.keys import EVERYWHERE, Key, bindings, keyed, sign_of
from trustlog.tui.app.page import Page
from trustlog.tui.drawing.text import Item, blank, cell, heading
from trustlog.tui.widgets.plain import plain
from trustlog.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from trustlog.desk.settings import SettingsList

__all__ = ["SettingsPage"]

NAME = 28
"""Columns of a setting's name; the longest has two less."""


class SettingsPage(Page):
    """The settings, to read and check; they are written in a file."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        keyed(
            "read-again",
            "read_again",
            N_("read again"),
            N_("Read the settings file again, and use its keys and theme."),
        ),
        keyed(
            "new",
            "app.new_kind",
            N_("new kind"),
            N_("Make a kind of moment: its name, what it counts as, words for it."),
        ),
        keyed("themes", "app.themes", N_("theme"), N_("Choose a theme; it is written to the settings file.")),
        keyed("back", "back", N_("back"), N_("Go back."), shown=False),
    )
    name_shown: ClassVar[str] = N_("Settings")
    ABOUT: ClassVar[str] = N_(
        "Every setting with its value and where it is from: the program, the settings file, or the "
        "environment. They are changed in the file, with any editor; a theme and a kind of moment are "
        "chosen here. What cannot be used in the file is said with its line."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings((*KEYS, *EVERYWHERE))

    def body(self) -> ComposeResult:
        """Lay out the list."""
        rows = Rows(classes="box grow")
        rows.border_title = _("Settings")
        yield rows

    def on_mount(self) -> None:
        """Put the cursor on the list."""
        self.query_one(Rows).focus()

    def load(self) -> None:
        """Read the file, outside the event loop."""
        from trustlog.desk.settings import settings_list

        self.ask("settings", lambda _ledger: settings_list(), self._show_settings)

    def action_read_again(self) -> None:
        """Read the file again."""
        from trustlog.desk.settings import screen_settings
        from trustlog.tui.app.preferences import apply_preferences

        app = self.trustlog
        app.signs = {}
        app.set_keymap({})
        app.settings = screen_settings()
        apply_preferences(app)
        app.refresh(recompose=False)
        self.load()

    def _show_settings(self, listed: "SettingsList") -> None:
        from trustlog.tui.app.preferences import check_keys

        settings = self.trustlog.settings
        faults = [self.trustlog.words().of(fault) for fault in listed.faults]
        if settings.keys is not None:
            faults += [settings.fault_text("keys", fault.action, fault.says) for fault in check_keys(settings).faults]
        rows = self.query_one(Rows)
        rows.border_title = plain(
            _("Settings ─ {faults}").format(faults=counted(len(faults), "fault"))
            if faults
            else _("Settings ─ no errors")
        )
        rows.border_subtitle = plain(listed.path if listed.exists else _("no settings file yet"))
        rows.show([*self._file(listed, faults), *self._groups(listed), *self._keys()])

    def _file(self, listed: "SettingsList", faults: list[str]) -> list[Item]:
        remark = "" if listed.exists else _("  (not there yet: make it with any editor)")
        items = [_row(_("settings file"), f"{listed.path}{remark}", "", "file")]
        items += [_fault(at, fault) for at, fault in enumerate(faults)]
        return items

    def _groups(self, listed: "SettingsList") -> list[Item]:
        items: list[Item] = []
        for group, rows in listed.groups:
            items += [blank(), heading(group), *(_row(row.name, row.value, row.origin, row.name) for row in rows)]
        return items

    def _keys(self) -> list[Item]:
        signs = self.trustlog.signs
        items = [
            blank(),
            heading(_("keys"), "" if signs else _("as they are; help names the actions to rebind in [keys]")),
        ]
        keys = {name: " ".join(sign_of(sign) for sign in key.split(",")) for name, key in signs.items()}
        return [*items, *(_row(name, key, "file", name) for name, key in keys.items())]


def _row(name: str, value: str, origin: str, key: str) -> Item:
    def draw(width: int) -> tuple[tuple[str, str], ...]:
        return cell(name, NAME, "strong"), cell(value, width - NAME - 13), cell(origin, 13, "muted", right=True)

    return Item(f"setting {key}", draw, None, None, f"{name} = {value}")


def _fault(at: int, fault: str) -> Item:
    return Item(f"fault {at}", lambda width: (("!  ", "warn"), cell(fault, width - 3, "warn")), None, None, fault)
