"""The way from the command line into the screens."""

import os
import sys
from typing import TYPE_CHECKING

import click

from trustlog.errors import Reason, WordsError

if TYPE_CHECKING:
    from trustlog.cli.run import Run


def open_screens(run: "Run", where: str | None = None, label: str = "", at: str = "") -> None:
    """Open the screens on a ledger, that of the run unless `where` names another, at the tab `at` or at Today."""
    need_terminal(run)
    if run.as_of_words is not None:
        raise WordsError(Reason("screens_show_today"))
    from trustlog.desk.settings import read_settings
    from trustlog.tui.app.application import run as show

    settings = read_settings()  # a fault in them is reported here, not on the screens
    status = show(where or run.where, label=label, at=at, settings=settings)
    if status:
        click.get_current_context().exit(status)


def need_terminal(run: "Run") -> None:
    """Raise WordsError where screens cannot be drawn: no terminal, unless this is a page of `trustlog serve`."""
    if os.environ.get("TEXTUAL_DRIVER", "").startswith("trustlog.tui.app.web_driver:"):
        return
    if os.environ.get("TERM") == "dumb":
        raise WordsError(Reason("dumb_terminal"))
    if run.no_input or not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        raise WordsError(Reason("no_terminal"))
