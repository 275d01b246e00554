"""The way from the command line into the screens."""

import os
import sys
from typing import TYPE_CHECKING

import click

from trustlog.errors import WordsError

if TYPE_CHECKING:
    from trustlog.cli.run import Run


def open_screens(run: "Run", where: str | None = None, label: str = "", at: str = "") -> None:
    """Open the screens on a ledger, that of the run unless `where` names another, at the tab `at` or at Today."""
    need_terminal(run)
    if run.as_of_words is not None:
        raise WordsError("the screens show today; --as-of goes with a command, as in trustlog trust --as-of 2026-06-30")
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
        raise WordsError("this terminal (TERM=dumb) cannot show screens; name a command (trustlog due), or set TERM")
    if run.no_input or not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        raise WordsError("the screens need a terminal; name a command (trustlog due) or see trustlog --help")
