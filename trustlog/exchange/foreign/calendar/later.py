"""Changes of a series from one of its times on: `RECURRENCE-ID;RANGE=THISANDFUTURE`, as RFC 5545 has them.

The event that makes the change may stand before the series in the file or behind it.
"""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import datetime
from typing import Generic, NamedTuple, TypeVar

_C = TypeVar("_C")


class From(NamedTuple):
    """From which time on a series is another: its id, and that time in UTC."""

    uid: str
    when: datetime


class Later(Generic[_C]):
    """Knows which time of a series is another from when on, and keeps what has to wait for the event that says how."""

    def __init__(self, begins: Iterable[From]) -> None:
        self._begins: dict[str, list[datetime]] = {}
        for uid, when in sorted(begins):
            self._begins.setdefault(uid, []).append(when)
        self._changes: dict[From, _C] = {}
        self._waiting: dict[From, list[datetime]] = {}

    def of(self, uid: str | None, when: datetime) -> From | None:
        """Return from when on a series is another, where one of its times is so late."""
        begins = self._begins.get(uid, ()) if uid else ()
        at = bisect_right(begins, when)
        return From(uid, begins[at - 1]) if uid and at else None

    def change(self, begin: From, local: datetime) -> _C | None:
        """Return what a time of a series is changed by; until that is known, the time waits."""
        found = self._changes.get(begin)
        if found is None:
            self._waiting.setdefault(begin, []).append(local)
        return found

    def learn(self, begin: From, change: _C) -> list[datetime]:
        """Know a change; return the times that waited for it."""
        if begin.when not in self._begins.get(begin.uid, ()):
            return []
        self._changes[begin] = change
        return self._waiting.pop(begin, [])
