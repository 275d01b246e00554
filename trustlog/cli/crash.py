"""What happens when something happens that should not: one line on the screen, the details in a file."""

import sys
from types import TracebackType


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Write the traceback to a file in the state folder and name it in one line; used as `sys.excepthook`."""
    from datetime import UTC, datetime

    from trustlog.domain.text import clip, shown
    from trustlog.errors import Refused
    from trustlog.files.writing import log_error

    summary = clip(f"{kind.__name__}: {error}", 200)
    try:
        path = log_error(error.with_traceback(trace), datetime.now(UTC).isoformat(timespec="seconds"))
        place = f"the details are in {shown(path)}"
    except (OSError, Refused) as fault:
        place = f"the details could not be written ({getattr(fault, 'strerror', None) or fault})"
    sys.stderr.write(f"trustlog: this should not have happened ({summary}); {place}\n")
