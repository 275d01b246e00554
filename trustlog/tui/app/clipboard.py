"""Copying text out: by OSC 52 where the terminal takes it, else into a file whose path is shown."""

from collections.abc import Mapping

MOST_BYTES = 74_000
"""Longer texts are cut or dropped by many terminals (their limit is 100,000 bytes of base64)."""
DEAF = ("linux", "dumb", "vt100", "vt220", "ansi", "cons25")
"""Terminals (TERM) that know no clipboard."""


def reaches_clipboard(text: str, env: Mapping[str, str]) -> bool:
    """Tell whether a text sent by OSC 52 can arrive, as far as the environment tells.

    The Linux console, macOS' Terminal, GNU screen and VTE before 0.76 are known not to pass it on.
    """
    if len(text.encode("utf-8", "replace")) > MOST_BYTES:
        return False
    term = env.get("TERM", "")
    vte = env.get("VTE_VERSION", "")
    if term in DEAF or env.get("TERM_PROGRAM") == "Apple_Terminal" or (env.get("STY") and term.startswith("screen")):
        return False
    return not (vte.isdigit() and int(vte) < 7600)


def keep_copy(text: str) -> str:
    """Write a text to a file that only its owner reads; return its path."""
    from pathlib import Path

    from trustlog.config import state_folder
    from trustlog.files.writing import replacing

    folder = Path(state_folder())
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / "copied.txt"
    with replacing(path, errors="backslashreplace") as file:
        file.write(text.rstrip("\n") + "\n")
    return str(path)


def keep_picture(svg: str, title: str, filename: str | None, folder: str | None) -> str:
    """Write a picture of the screen to a file that only its owner reads, among the downloads; return its path."""
    from pathlib import Path

    from platformdirs import user_downloads_dir

    from trustlog.errors import Reason, Refused
    from trustlog.files.writing import replacing
    from trustlog.tui.app.textual_private import dated_filename

    place = Path(folder or user_downloads_dir())
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(Reason("cannot_be_written", path=place, why=error.strerror or error)) from None
    path = place / (filename or dated_filename(title, ".svg"))
    with replacing(path) as file:
        file.write(svg)
    return str(path)
