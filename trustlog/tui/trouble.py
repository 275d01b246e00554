"""When Trustlog itself is at fault: the details go to a file, the person reads one line."""

from datetime import datetime
from traceback import format_exception


def write_down(error: BaseException, now: datetime) -> str:
    """Append the details of an unexpected error to the log of errors, readable by this person only; give its path."""
    from pathlib import Path

    from trustlog.config import state_folder

    folder = Path(state_folder())
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / "errors.log"
    path.touch(mode=0o600)
    with path.open("a", encoding="utf-8", errors="backslashreplace") as file:
        file.write(f"{now.isoformat(timespec='seconds')}\n{''.join(format_exception(error))}\n")
    return str(path)
