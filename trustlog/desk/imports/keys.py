"""By what a record is known again when its file comes again."""

import hashlib
import re
from collections import Counter

from trustlog.exchange.foreign.plan import Row
from trustlog.exchange.foreign.values import Fact, Proposed, Remark

CALENDAR = "ics"
_TIME = re.compile(r"/\d{8}(?:T\d{6}Z)?$")
_FROM_THEN_ON = re.compile(r"_R\d{8}(?:T\d{6}Z?)?(?=@)")
"""By what Google tells the rest of a series from the series, where somebody has changed it from a day on."""

BY_CONTENT = "="
"""What an id begins with that is made of what a record says, where the record itself has none."""


class Keys:
    """The ids of the records of one file: their own, else one of what they say; the k-th of equal ones is the k-th."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def is_twice(self, row: Row) -> bool:
        """Return whether a record of this id of its own was there before in the file."""
        return bool(row.get("brought_id")) and self._seen[row["brought_id"]] > 0

    def of(self, value: Proposed | Remark | Fact, row: Row) -> str:
        """Return the id of a record."""
        key = row.get("brought_id") or BY_CONTENT + _digest(value)
        self._seen[key] += 1
        return key if self._seen[key] == 1 else f"{key}#{self._seen[key]}"


def _digest(value: Proposed | Remark | Fact) -> str:
    # Of what was typed, the words are it: a day such as "yesterday" is another one tomorrow, and the same line still.
    if isinstance(value, Proposed):
        guests = [guest.email or guest.name for guest in value.guests]
        says: object = (value.kind, value.title, value.start, value.due_on, value.firms, guests)
        says = value.source or says
    elif isinstance(value, Remark):
        says = (value.on, value.text, value.firms, [guest.email or guest.name for guest in value.guests])
    else:
        typed = value.values.get("source")
        says = (typed, value.values.get("partners")) if typed else sorted(value.values.items(), key=str)
    return hashlib.sha256(repr(says).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def meeting_of(key: str) -> str:
    """Return by what a meeting is known: its id without that of its time, or of the rest of its series."""
    uid = _TIME.sub("", key) if "/" in key else key
    return _FROM_THEN_ON.sub("", uid) if "_R" in uid else uid
