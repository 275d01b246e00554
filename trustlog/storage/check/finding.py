"""What a check finds: what is not as it should be, and what to do about it."""

from collections.abc import Iterator
from typing import NamedTuple

from trustlog.errors import Remedy, Said, Way

SHOWN = 5  # findings named of one kind
RESTORE = Remedy("restore")
ASK = Remedy("look_then_restore")


class Finding(NamedTuple):
    """Something that is not as it should be, and what to do about it."""

    fault: Said
    remedy: Way


def first_few(lines: Iterator[str]) -> Iterator[str]:
    """Yield the first few lines, and count the rest."""
    rest = 0
    for place, line in enumerate(lines):
        if place < SHOWN:
            yield line
        else:
            rest += 1
    if rest:
        yield f"and {rest} more of this kind"
