"""Opens the page in the browser of this desktop: by a file that leads there, never by the address itself.

The address lets whoever has it in, and everybody on a computer may read what programs are called with.
"""

import os
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from threading import Thread

from trustlog.config import state_folder
from trustlog.files.writing import temporary
from trustlog.language import _

_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url={address}"><title>Trustlog</title></head>
<body><a href="{address}">Open Trustlog</a></body></html>
"""


def desktop_browser() -> webbrowser.BaseBrowser | None:
    """Return the browser a person would see a page in; None where there is no desktop and `BROWSER` names none."""
    has_desktop = sys.platform in ("darwin", "win32") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))
    if not (has_desktop or os.environ.get("BROWSER")):
        return None  # what there is else runs in the terminal, and would take it
    try:
        return webbrowser.get()
    except webbrowser.Error:
        return None


@contextmanager
def opened(address: str, browser: webbrowser.BaseBrowser) -> Iterator[None]:
    """Have a browser open an address by a private file that is there as long as this lasts."""
    folder = Path(state_folder())
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with temporary(str(folder), "html") as (descriptor, path):
        os.write(descriptor, _PAGE.format(address=escape(address)).encode())
        Thread(target=_open, args=(browser, Path(path).as_uri()), daemon=True).start()  # some browsers are waited for
        yield


def _open(browser: webbrowser.BaseBrowser, address: str) -> None:
    try:
        browser.open(address)
    except (OSError, webbrowser.Error) as error:
        sys.stderr.write(
            _("trustlog: no browser could be started ({error}); open the address above yourself\n").format(error=error)
        )
