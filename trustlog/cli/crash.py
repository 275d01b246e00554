"""What happens when something happens that should not: one line on the screen, the details in a file."""

import sys
from types import TracebackType


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Write the traceback to a file in the state folder and name it in one line; used as `sys.excepthook`."""
    from datetime import UTC, datetime

    from trustlog.domain.text import clip, shown
    from trustlog.output import log_error

    summary = clip(f"{kind.__name__}: {error}", 200)
    place = shown(log_error(error.with_traceback(trace), datetime.now(UTC).isoformat(timespec="seconds")))
    sys.stderr.write(f"trustlog: this should not have happened ({summary}); the details are in {place}\n")
