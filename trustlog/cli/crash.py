"""What happens when something happens that should not: one line on the screen, the details in a file."""

import os
import sys
from types import TracebackType


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Write the traceback to a file in the state folder and name it in one line; used as `sys.excepthook`."""
    from trustlog.domain.text import clip, shown

    summary = clip(f"{kind.__name__}: {error}", 200)
    try:
        place = f"the details are in {shown(_write(kind, error, trace))}"
    except OSError as fault:
        place = f"the details could not be written ({fault.strerror})"
    sys.stderr.write(f"trustlog: this should not have happened ({summary}); {place}\n")


def _write(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Append the traceback to the log, readable by this person only, and give its path."""
    from datetime import UTC, datetime
    from traceback import format_exception

    from trustlog.config import state_folder
    from trustlog.domain.text import shown

    folder = state_folder()
    os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103 - the fewest imports while things are wrong
    path = os.path.join(folder, "errors.log")  # noqa: PTH118 - as above
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(opened, "a", encoding="utf-8", errors="backslashreplace") as file:
        told = shown("".join(format_exception(kind, error, trace)), lines=True)
        file.write(f"{datetime.now(UTC).isoformat(timespec='seconds')}\n{told}\n")
    return path


def silence_stdout() -> None:
    """Let the reader of our output go away without a word: what is still buffered goes nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
