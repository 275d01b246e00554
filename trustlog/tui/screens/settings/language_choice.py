"""Choosing a language: it is written to the settings file, and the screens open anew in it."""

from typing import TYPE_CHECKING

from trustlog.desk.settings import choose_language
from trustlog.errors import TrustlogError
from trustlog.language import _
from trustlog.tui.widgets.dialogs import Choose
from trustlog.wording.catalogue import LANGUAGES, speak_language

if TYPE_CHECKING:
    from trustlog.tui.app.application import TrustlogApp


def choose(app: "TrustlogApp") -> None:
    """Ask for a language, each by its own name."""
    answers = [("", code, name) for code, name in LANGUAGES.items()]
    text = _("What the screens and the commands speak. Names of commands, files and columns stay.")
    app.push_screen(Choose(_("Language"), text, answers), lambda code: _take(app, code) if code else None)


def _take(app: "TrustlogApp", code: str) -> None:
    try:
        choose_language(code)
        speak_language(code)
    except TrustlogError as error:
        app.report(error)
    else:
        app.exit("language")
