"""Choosing a theme: the screens behind show each as the cursor comes to it; enter keeps it, escape takes it back."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from trustlog.desk.settings import choose_theme
from trustlog.errors import TrustlogError
from trustlog.language import N_, _
from trustlog.tui.app.preferences import know_themes
from trustlog.tui.app.themes import THEMES
from trustlog.tui.drawing.text import Item, cell
from trustlog.tui.widgets.modal import Modal
from trustlog.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from trustlog.tui.app.application import TrustlogApp


class ChooseTheme(Modal[None]):
    """All themes: our own, the user's and Textual's."""

    ABOUT: ClassVar[str] = N_("Each theme is shown as the cursor comes to it. Enter keeps it, escape the one before.")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "back", show=False)]

    def __init__(self) -> None:
        super().__init__(classes="themes")
        self._before = ""

    @property
    def trustlog(self) -> "TrustlogApp":
        """The application."""
        return cast("TrustlogApp", self.app)

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="box") as box:
            box.border_title = _("Theme")
            box.border_subtitle = _("↑↓ look · enter keep · esc back")
            yield Rows()

    def on_mount(self) -> None:
        """Show the themes, the cursor on the theme in use."""
        app = self.trustlog
        self._before = app.theme
        try:
            names = know_themes(app, app.settings)
        except TrustlogError as error:
            app.report(error)
            names = sorted(app.available_themes)
        ours = [theme.name for theme in THEMES]
        rows = self.query_one(Rows)
        rows.show([_item(name) for name in (*ours, *(name for name in names if name not in ours))])
        rows.focus()
        rows.go_to(app.theme)

    @on(Rows.Moved)
    def _preview(self, event: Rows.Moved) -> None:
        name = event.item.key
        if name in self.app.available_themes and name != self.app.theme:
            self.app.theme = name

    @on(Rows.Opened)
    def _keep(self, event: Rows.Opened) -> None:
        app, name = self.trustlog, event.item.key
        self.dismiss(None)
        app.theme = name
        try:
            path = choose_theme(name)
        except TrustlogError as error:
            app.report(error)
        else:
            app.notify(
                _("{name}, remembered in {path}").format(name=name, path=path),
                title=_("Theme"),
                timeout=5,
                markup=False,
            )

    def action_leave(self) -> None:
        """Return to the theme that was in use."""
        self.app.theme = self._before
        self.dismiss(None)


def _item(name: str) -> Item:
    return Item(name, lambda width: (cell(name, width),))
