"""Two versions of an agreement beside each other, or one and how it stands now."""

from typing import NamedTuple

from trustlog.desk.agreement.building import Built, sections_of
from trustlog.domain.agreement.versions import Difference, differences
from trustlog.errors import Reason, Refused, Remedy


class Compared(NamedTuple):
    """What is otherwise between two versions; `after` is None where the second is how it stands."""

    before: int
    after: int | None
    found: tuple[Difference, ...]


def compared(of: Built, before: int | None = None, after: int | None = None) -> Compared:
    """Return what is otherwise in a version, by default in how it stands now, than in another, by default the last."""
    if before is None:
        if of.last is None:
            raise Refused(Reason("no_version_yet", handle=of.subject.handle), Remedy("put_together"))
        before = of.last.version
    return Compared(before, after, differences(sections_of(of, before), sections_of(of, after)))
