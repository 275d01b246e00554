"""Every part of Textual without a public name that the screens use; `tests/test_private_parts.py` watches over them.

Nothing else in the screens names a private part of Textual. Each function says what is wanted, so that another
version of Textual needs a change here only.
"""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import App
from textual.notifications import Notification
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.drivers.web_driver import WebDriver

    from trustlog.tui.widgets.field import Input

T = TypeVar("T")


def visible_widgets(screen: Screen[Any]) -> Collection[Widget]:
    """Return the widgets of a screen of which a part can be seen, those scrolled out of sight left out."""
    return screen._compositor.visible_widgets


def drawn_strips(screen: Screen[Any]) -> Sequence[Strip]:
    """Return the lines of a screen as they are drawn, from the top."""
    return screen._compositor.render_strips()


def toasts_on_show(app: App[Any]) -> list[Notification]:
    """Return the notifications that have not gone yet, the oldest first."""
    return list(app._notifications)


def suggest(field: "Input", value: str) -> None:
    """Show a value as the completion of what is typed in a field; an empty value shows none."""
    field._suggestion = value


def key_of_character(character: str) -> str:
    """Return the name of the key that types a character: `question_mark` of `?`."""
    from textual.keys import _character_to_key

    return _character_to_key(character)


def dated_filename(title: str, suffix: str) -> str:
    """Return a name for a file that is written now: a title, the time, and a suffix with its dot."""
    from textual._files import generate_datetime_filename

    return generate_datetime_filename(title, suffix)


def replace_writer(driver: "WebDriver", writer: Callable[[bytes], int]) -> None:
    """Have the driver of a browser's page write its packets by a function, which returns the number of bytes."""
    driver._write = writer  # type: ignore[assignment]  # Textual declares the partial that it is there


def app_of(driver: "WebDriver") -> App[Any]:
    """Return the application that a driver draws."""
    return driver._app


class FailingApp(App[T]):
    """An application that handles its own errors before Textual ends it with a traceback."""

    def takes_failure(self, error: Exception) -> bool:  # noqa: ARG002 - what overrides it looks at the error
        """Handle an uncaught error; false leaves it to Textual, which ends the application."""
        return False

    def _handle_exception(self, error: Exception) -> None:
        if not self.takes_failure(error):
            super()._handle_exception(error)
