"""The screens' settings in the settings file: a theme, and keys. What cannot be used is reported with its line.

A slip there does not keep anybody from the ledger: the screens open with their own keys and theme where the file's
cannot be used, and say which line it is. Readings are not touched by either.
"""

from typing import TYPE_CHECKING

from trustlog.desk.settings import screen_settings, theme_files
from trustlog.errors import TrustlogError
from trustlog.language import _
from trustlog.tui.app.key_settings import check
from trustlog.tui.app.tabs import all_pages
from trustlog.tui.app.themes import THEMES, own_theme
from trustlog.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from trustlog.desk.settings import ScreenSettings
    from trustlog.tui.app.application import TrustlogApp
    from trustlog.tui.app.key_settings import Checked


def apply_preferences(app: "TrustlogApp") -> None:
    """Apply what can be used, and report the rest."""
    faults = [] if app.settings.fault is None else [app.words().of(app.settings.fault)]
    faults += use_theme(app, app.settings)
    faults += use_keys(app, app.settings)
    for sentence in faults:
        app.notify(sentence, title=_("Settings"), severity="warning", timeout=20, markup=False)


def use_keys(app: "TrustlogApp", settings: "ScreenSettings") -> list[str]:
    """Rebind keys; return the faults."""
    if settings.keys is None:
        return []
    checked = check_keys(settings)
    app.signs = checked.signs
    app.set_keymap(dict(checked.signs))
    return [settings.fault_text("keys", fault.action, fault.says) for fault in checked.faults]


def check_keys(settings: "ScreenSettings") -> "Checked":
    """Check `[keys]` on the keys of all screens."""
    return check(settings.keys, {page.name_shown: (*page.all_keys(), *Rows.KEYS) for page in all_pages()})


def file_faults(path: str) -> list[tuple[int, str]]:
    """Return the faults in the theme and the keys of a file, each with its line."""
    from textual.theme import BUILTIN_THEMES

    settings = screen_settings(path)
    faults = []
    if settings.keys is not None:
        faults = [(settings.line("keys", fault.action), fault.says) for fault in check_keys(settings).faults]
    known = [*BUILTIN_THEMES, *(theme.name for theme in THEMES), *theme_files(path)]
    if settings.theme is not None and settings.theme not in known:
        faults.append((settings.line("", "theme"), no_theme(settings.theme, known)))
    return faults


def no_theme(name: object, known: list[str]) -> str:
    """Return that there is no such theme, and which names are similar."""
    from difflib import get_close_matches

    similar = get_close_matches(str(name), known, 3, 0.4) or known
    return _('there is no theme "{name}"; near: {similar}').format(name=name, similar=", ".join(similar))


def use_theme(app: "TrustlogApp", settings: "ScreenSettings") -> list[str]:
    """Use the theme that the file names; return the faults."""
    name = settings.theme
    if name is None:
        return []
    try:
        known = know_themes(app, settings, only=str(name))
    except TrustlogError as error:
        return [app.words().of(error)]
    if not isinstance(name, str) or name not in known:
        return [settings.fault_text("", "theme", no_theme(name, known))]
    app.theme = name
    return []


def know_themes(app: "TrustlogApp", settings: "ScreenSettings", only: str | None = None) -> list[str]:
    """Read the user's own themes (only the theme named `only`, if any); return the names of all themes."""
    from trustlog.desk.settings import read_theme

    files = theme_files(settings.path)
    for name, file in files.items():
        if only in (None, name):
            app.register_theme(own_theme(name, read_theme(file)))
    return sorted({*app.available_themes, *files})
