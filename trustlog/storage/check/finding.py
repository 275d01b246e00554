"""What a check finds: what is not as it should be, and what to do about it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from trustlog.errors import Reason, Remedy, Said

SHOWN = 5  # findings named of one kind
RESTORE = Remedy("restore")
ASK = Remedy("look_then_restore")


class Finding(NamedTuple):
    """Something that is not as it should be, and what to do about it."""

    fault: Said
    remedy: Remedy


def first_few(reasons: Iterable[Reason]) -> Iterator[Reason]:
    """Yield the first few of what is wrong, and count the rest."""
    rest = 0
    for place, reason in enumerate(reasons):
        if place < SHOWN:
            yield reason
        else:
            rest += 1
    if rest:
        yield Reason("more_of_this_kind", count=rest)
