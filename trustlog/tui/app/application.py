"""The application: the screens that can be opened, and the acts that can be done, from anywhere."""

import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from rich.color import ColorSystem
from textual.binding import BindingType
from textual.filter import LineFilter
from textual.screen import Screen

from trustlog import config
from trustlog.desk import maintenance
from trustlog.desk.settings import UserSettings, screen_settings
from trustlog.domain.text import shown
from trustlog.errors import TrustlogError
from trustlog.language import _
from trustlog.tui.app.few_colours import SYSTEMS, FewColours, with_few_colours
from trustlog.tui.app.keys import PRIORITY, Signs, bindings, key_for, sign_of
from trustlog.tui.app.ledger_access import LedgerApp
from trustlog.tui.app.signals import leaving
from trustlog.tui.app.tabs import TABS, import_soon, page_class
from trustlog.tui.app.textual_private import toasts_on_show
from trustlog.tui.app.themes import THEMES, filled
from trustlog.tui.app.toasts import Lines, Toast
from trustlog.tui.app.window_size import give_size
from trustlog.tui.screens.today.page import Today

if TYPE_CHECKING:
    from trustlog.wording import Words

__all__ = ["TrustlogApp", "run"]

SOON_SECONDS = 1.0
"""Seconds after the first frame until the screens likely to be opened are imported: then opening them does not wait."""


class TrustlogApp(LedgerApp):
    """Trustlog's screens on one ledger."""

    TITLE = "Trustlog"
    CSS_PATH = Path(__file__).with_name("trustlog.tcss")
    BINDINGS: ClassVar[list[BindingType]] = bindings(PRIORITY, priority=True)

    def __init__(
        self,
        where: str,
        me: str,
        today: date | None = None,
        *,
        label: str = "",
        draft: str = "",
        at: str = "",
        settings: UserSettings | None = None,
    ) -> None:
        super().__init__(where, me, today)
        self.me = me
        self.label = label
        self.draft = draft
        self._at = at
        self.cursor_blinks = True
        self.failed: BaseException | None = None
        self.ended_by = 0
        self.signs: Signs = {}
        self._few_colours = FewColours(self._system)
        self._first_settings = settings or UserSettings()
        self.settings = screen_settings()
        for theme in THEMES:
            self.register_theme(theme)
        if self.theme in ("textual-dark", "textual-light"):  # none was asked for
            chosen = self.settings.theme
            is_known = isinstance(chosen, str) and chosen in self.available_themes
            # a theme of the user's own is read after the first frame
            self.theme = str(chosen) if is_known else THEMES[0].name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the program's own variables, for themes that have none."""
        return filled(self.current_theme)

    @property
    def user_settings(self) -> UserSettings:
        """The settings that the ledger on show was opened with; before it is, those the screens were started with."""
        return self._first_settings if self.roster is None else self.roster.settings

    @property
    def sides(self) -> int:
        """Return how many sides are watched for a fall; 0 where that is not known yet."""
        return 0 if self.roster is None else self.roster.sides

    @property
    def _system(self) -> ColorSystem | None:
        """The colours of a terminal that has no true colour."""
        return SYSTEMS.get(self.console.color_system)

    def get_css_variables(self) -> dict[str, str]:
        """Return the values of the theme's variables, with those that a terminal of few colours needs."""
        return {**super().get_css_variables(), **with_few_colours(self.current_theme, self._system)}

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Draw in the colours that the terminal has."""
        filters = super().get_line_filters()
        return [*filters, self._few_colours] if self._system is not None or self.current_theme.ansi else filters

    def get_default_screen(self) -> Screen[Any]:
        """Begin with Today."""
        return Today()

    def begin(self) -> None:
        """Take the settings of the screens, then ask for what is shown."""
        if self.settings.text or self.settings.fault:
            from trustlog.tui.app.preferences import apply_preferences

            apply_preferences(self)
        super().begin()
        self.set_timer(SOON_SECONDS, lambda: self.ask("import", lambda _ledger: import_soon(), lambda _done: None))
        if self._at:
            self.action_tab(self._at)
        if self.failed is not None:
            self.say_failed(self.failed)

    def sign(self, action: str) -> str:
        """Return the sign of the key that does this, wherever there is something to do it to."""
        return sign_of(key_for(action, self.signs).partition(",")[0])

    def say_upgraded(self, told: Sequence[str]) -> None:
        """Open what reads differently now, once after an older ledger was upgraded."""
        from trustlog.tui.screens.help.upgrade import open_upgrade

        open_upgrade(self, told)

    def words(self) -> "Words":
        """Return the words of the screens, with the keys in force."""
        from trustlog.wording.screens import words

        return words(lambda act: sign_of(key_for(act, self.signs).partition(",")[0]))

    def takes_failure(self, error: Exception) -> bool:
        """Leave these screens, of which a part has failed, for new screens that show the error."""
        if self.is_headless:
            return False
        self.failed = error
        self.exit("failed")
        return True

    # Going places ----------------------------------------------------------------------------------------------------

    def action_tab(self, name: str) -> None:
        """Go to a tab, whatever is open now."""
        while len(self.screen_stack) > 1 and self.screen.id != name:
            self.pop_screen()
        if self.screen.id == name:
            return
        tab = next(tab for tab in TABS if tab.id == name)
        make_screen: Callable[[], Screen[Any]] = page_class(tab.where)
        if not tab.is_kept:
            self.push_screen(make_screen())
            return
        if not self.is_screen_installed(name):
            self.install_screen(make_screen(), name)
        self.push_screen(name)

    def action_next_tab(self, step: int = 1) -> None:
        """Go to the next tab, or `step` tabs on."""
        ids = [tab.id for tab in TABS]
        tab_id = next((screen.id for screen in reversed(self.screen_stack) if screen.id in ids), ids[0])
        self.action_tab(ids[(ids.index(str(tab_id)) + step) % len(ids)])

    def action_last_tab(self) -> None:
        """Go to the tab before."""
        self.action_next_tab(-1)

    def open_partner(self, handle: str) -> None:
        """Open the page of a partner."""
        from trustlog.tui.screens.partner.page import PartnerPage

        self.push_screen(PartnerPage(handle))

    def action_capture(self) -> None:
        """Open the capture line, with the partner at hand filled in."""
        self._capture(as_form=False)

    def action_capture_form(self) -> None:
        """Open the form, with the partner at hand filled in."""
        self._capture(as_form=True)

    def _capture(self, *, as_form: bool) -> None:
        from trustlog.tui.screens.capture.line import Capture

        page = self.page()
        handle = page.capture_about() if page else None
        screen = Capture(f"{handle}: " if handle else "", self.draft)
        self.push_screen(screen)
        if as_form:
            screen.call_after_refresh(screen.action_form)

    def action_recap(self) -> None:
        """Show the text to send after a call: with the partner just captured, of the row, or asked for."""
        from trustlog.tui.screens.share.recap import recap_with

        told = (toast.handle for toast in reversed(toasts_on_show(self)) if isinstance(toast, Toast) and toast.handle)
        page = self.page()
        handle = next(told, None) or (page.handle_here() if page else None)
        if handle:
            recap_with(self, handle)
            return
        from trustlog.tui.widgets.finder import FindPartner

        find = FindPartner(_("Which partner? · {title}").format(title=_("recap")), _("a part of the name"))
        self.push_screen(find, lambda handle: recap_with(self, handle) if handle else None)

    def action_search(self) -> None:
        """Search everything written."""
        from trustlog.tui.screens.search.page import Search

        self.push_screen(Search())

    def action_history(self) -> None:
        """Open what was written, batch by batch."""
        from trustlog.tui.screens.history.page import History

        self.push_screen(History())

    def action_open_book(self) -> None:
        """Open the list of what partners are to know about us."""
        from trustlog.tui.screens.book.page import OpenBook

        self.push_screen(OpenBook())

    def action_settings(self) -> None:
        """Open the settings."""
        from trustlog.tui.screens.settings.page import SettingsPage

        self.push_screen(SettingsPage())

    def action_palette(self) -> None:
        """Open all that can be done."""
        from trustlog.tui.screens.palette.dialog import Palette

        self.push_screen(Palette())

    def action_jump(self) -> None:
        """Put letters on all places of the screen."""
        from trustlog.tui.app.jump import Jump

        if not isinstance(self.screen, Jump):
            self.push_screen(Jump(self.screen))

    def action_help(self) -> None:
        """Explain the screen, the focused box and the keys."""
        from trustlog.tui.screens.help.dialog import help_lines
        from trustlog.tui.widgets.dialogs import TextDialog

        if type(self.screen) is not TextDialog:  # one that only is read needs no more to read
            page = self.page()
            title = page.explained().name if page is self.screen and page else _("what is open")
            self.push_screen(TextDialog(_("Help · {title}").format(title=title), help_lines(self)))

    action_help_anywhere = action_help

    def action_themes(self) -> None:
        """Choose a theme, seen at once."""
        from trustlog.tui.screens.settings.theme_choice import ChooseTheme

        self.push_screen(ChooseTheme())

    def action_language(self) -> None:
        """Choose a language; the screens open anew in it."""
        from trustlog.tui.screens.settings.language_choice import choose

        choose(self)

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Save a picture of the screen; a browser is given it, else it is a file that only its owner reads."""
        if self.is_web:
            super().action_screenshot(filename, path)
            return
        from trustlog.tui.app.clipboard import keep_picture

        try:
            place = keep_picture(self.export_screenshot(), self.title, filename, path)
        except TrustlogError as error:
            self.report(error)
        else:
            self.notify(_("Saved screenshot to {place}").format(place=place), title=_("Screenshot"), markup=False)

    # Copying, importing, exporting, leaving --------------------------------------------------------------------------

    def action_copy(self) -> None:
        """Copy what is selected, else the row under the cursor."""
        from trustlog.tui.widgets.rows import Rows

        rows = self.focused
        row = rows.current_text() if isinstance(rows, Rows) else ""
        self.copy_text(self.screen.get_selected_text() or row, _("selection or row"))

    def action_copy_page(self) -> None:
        """Copy the text of the whole screen."""
        page = self.page()
        self.copy_text(page.text() if page else "", _("page"))

    def copy_text(self, text: str, kind: str) -> None:
        """Copy a text by the terminal, or into a file where that cannot work."""
        from trustlog.tui.app.clipboard import keep_copy, reaches_clipboard

        text = shown(text, lines=True)
        if not text.strip():
            self.notify(_("There is no {kind} to copy here.").format(kind=kind), severity="warning", timeout=3)
        elif reaches_clipboard(text, os.environ):
            self.copy_to_clipboard(text)
            count = text.count("\n") + 1
            self.notify(_("Copied: {count} lines").format(count=count) if count > 1 else _("Copied"), timeout=2)
        else:
            message = _("This terminal has no clipboard for it; it is in {keep_copy}").format(keep_copy=keep_copy(text))
            self.notify(message, title=_("Copied"), timeout=10, markup=False)

    def action_new_partner(self) -> None:
        """Ask for the name and the handle of a new partner."""
        from trustlog.tui.screens.partner.new_partner import NewPartner

        self.push_screen(NewPartner(self))

    def action_new_kind(self) -> None:
        """Ask for a kind of moment of one's own."""
        from trustlog.tui.screens.settings.new_kind import NewKind

        self.push_screen(NewKind())

    def action_proposals(self) -> None:
        """Open what was brought in and waits for an answer, at the partner of the row."""
        from trustlog.tui.screens.proposals.acts import open_proposals

        page = self.page()
        open_proposals(self, (page.handle_here() if page else None) or "")

    def action_import_csv(self) -> None:
        """Ask for a file, show what it is and what would become of it, and bring it in."""
        from trustlog.tui.screens.exchange.import_file import ask_and_import

        ask_and_import(self)

    def action_export(self, form: str = "csv") -> None:
        """Ask where to, and write everything out."""
        from trustlog.tui.screens.exchange.export import Export

        self.push_screen(Export(form))

    def action_backup(self) -> None:
        """Copy the ledger's file."""
        self.write(lambda ledger: Lines((_("a copy is in {backup}").format(backup=maintenance.backup(ledger)),)))

    def action_demo(self) -> None:
        """Leave for the made-up ledger."""
        self.leave("demo")

    def action_leave(self) -> None:
        """Leave, unless a line is still to be written."""
        self.leave()

    action_leave_anywhere = action_leave

    def leave(self, result: str | None = None, status: int = 0) -> None:
        """Leave, unless a line is still to be written: then ask first."""
        from trustlog.tui.widgets.dialogs import Confirm

        if not self.draft.strip().rstrip(":").count(" "):
            self.exit(result, return_code=status)
        elif not isinstance(self.screen, Confirm):
            message = _("This line is not written yet:\n\n{draft}").format(draft=self.draft)
            ask = Confirm(
                _("Leave Trustlog?"), message, _("leave; the line is lost"), _("stay, and write it with enter")
            )
            self.push_screen(ask, lambda yes: self.exit(result, return_code=status) if yes else None)

    def end(self, number: int) -> None:
        """Leave because of a signal: nobody can be asked about a line that is not written."""
        self.ended_by = number
        self.exit(return_code=128 + number)

    def action_help_quit(self) -> None:
        """Say how to leave to those who press ctrl+c."""
        self.notify(
            _("{sign} or {sign_2} leaves Trustlog").format(sign=self.sign("leave"), sign_2=self.sign("leave-anywhere")),
            timeout=4,
        )


def run(
    where: str, *, today: date | None = None, label: str = "", at: str = "", settings: UserSettings | None = None
) -> int:
    """Open the screens on a ledger, at Today or at the tab `at`; return the exit status, negative for a signal.

    "Open the demo" opens them again, on a temporary ledger.
    """
    give_size()
    result, status = _shown(where, today, label, at, settings)
    if result != "demo":
        return status
    from tempfile import TemporaryDirectory

    from trustlog.desk.demo import DAY, make

    with TemporaryDirectory(prefix="trustlog-demo-") as folder:
        place = f"{folder}/demo.db"
        make(place, me=config.me(), today=DAY, zone=config.zone())
        return _shown(place, DAY, _("demo, made up"), settings=settings)[1]


def _shown(
    where: str, today: date | None, label: str, at: str = "", settings: UserSettings | None = None
) -> tuple[str | None, int]:
    """Show the screens, and new ones after an unexpected error or in another language, until somebody leaves."""
    failed: BaseException | None = None
    draft = ""
    while True:
        app = TrustlogApp(where, config.me(), today, label=label, draft=draft, at=at, settings=settings)
        app.failed = failed
        with leaving(app.end):
            result = app.run()
        if app.ended_by:
            return None, -app.ended_by
        if result == "language":
            draft = app.draft
            continue
        if result != "failed" or app.failed is None:
            return result, app.return_code or 0
        if app.failed is not failed and failed is not None and not app.went_on:
            return None, _give_up(app.failed)
        failed, draft = app.failed, app.draft


def _give_up(error: BaseException) -> int:
    """Leave with one line, where the screens fail before they can show the error."""
    import sys

    from trustlog.tui.app.error_screens import write_down

    path = write_down(error, config.now())
    sys.stderr.write(_("Trustlog failed; nothing half done was written. Details: {path}\n").format(path=shown(path)))
    return 1
