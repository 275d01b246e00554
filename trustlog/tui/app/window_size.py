"""A size for a terminal that has none, as on a serial line or in a container.

Textual and Rich each take another usual size for one (24 and 25 lines), and the screens would follow both in turn for
ever. A terminal that is told one says when it changes, as any other does.
"""

import sys
from contextlib import suppress

USUAL = (24, 80)  # lines, columns


def give_size() -> None:
    """Tell each terminal of this process that says 0 lines or columns how many the usual one has."""
    with suppress(ImportError):  # Windows, whose consoles have a size
        import termios

        for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__):
            with suppress(OSError, ValueError, AttributeError, termios.error):  # no terminal, or none of this process
                handle = stream.fileno()  # type: ignore[union-attr]
                lines, columns = termios.tcgetwinsize(handle)
                if not lines or not columns:
                    termios.tcsetwinsize(handle, (lines or USUAL[0], columns or USUAL[1]))
