"""The screens drawn for a page in a browser: as Textual does it, but ending with the page or its server."""

import os
from functools import partial
from threading import Lock
from typing import Any

from textual import messages
from textual.app import App
from textual.drivers.web_driver import WebDriver

from trustlog.tui.app.textual_private import app_of, replace_writer


class BrowserDriver(WebDriver):
    """Textual's driver for browsers, which leaves when its pipes are closed at the other end.

    Textual's own driver would go on for ever when the server is killed.
    """

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        replace_writer(self, partial(send, self.fileno, Lock()))

    def run_input_thread(self) -> None:
        """Read what is typed; when that ends and nobody asked to leave, leave."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            app_of(self).post_message(messages.ExitApp())


def send(fileno: int, whole: Lock, data: bytes) -> int:
    """Write a packet whole: the screen is drawn in one thread, and a file is delivered in that of the input.

    When nobody reads any more, there is nothing to draw for, and the input has ended, too.
    """
    with whole:
        try:
            return os.write(fileno, data)
        except BrokenPipeError:
            return len(data)
