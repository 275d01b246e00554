"""What has to be known of a whole calendar before one of its events can be read: a first pass, that keeps little.

A time zone may be defined behind the events that are in it, an event be changed by one far below, and a newer version
of the same event stand anywhere.
"""

import re
from array import array
from collections.abc import Iterable, Iterator
from datetime import tzinfo
from heapq import heappop, heappush
from typing import NamedTuple

from trustlog.exchange.foreign.blocks import CLASSES, Block, Line, blocks, split_value
from trustlog.exchange.foreign.calendar.zones import Zones
from trustlog.exchange.foreign.wording import one_line
from trustlog.exchange.kept import Kept

_EVENTS = ("VEVENT", "VTODO")
WANTED = frozenset((*_EVENTS, "VTIMEZONE", "VCALENDAR"))
_HEAD = frozenset(("UID", "RECURRENCE-ID", "SEQUENCE", "DTSTAMP", "DTSTART", *CLASSES))
_ONLY = {**dict.fromkeys(_EVENTS, _HEAD), "VALARM": frozenset[str]()}
_MOST_ZONES = 9  # that a calendar is said to be in


class Head(NamedTuple):
    """Which event or task a block is, and which version of it; `rank` is greater in a newer one."""

    uid: str
    changes: Line | None
    rank: tuple[int, str, int]

    @property
    def row(self) -> int:
        """Return the first line of the block."""
        return self.rank[2]


class Index:
    """The zones of a calendar, which events are cancelled by it, and the heads of those that have a UID."""

    def __init__(self, text: str, home: tzinfo) -> None:
        self.heads = Kept[Head]()
        self._cancelled: set[int] = (
            set()
        )  # events of a calendar that calls off what is in it; several may be in one file
        self._private: set[int] = set()  # hashes of the UIDs of events that are private as a whole
        self._rows = array("Q")
        self._named: dict[str, tuple[int, int]] = {}  # how many events are in a zone, and the first of them
        whole: list[str] = []
        definitions = []
        ended = 0  # how many events are in the calendars that have ended
        for block in blocks(text, WANTED, only=_ONLY):
            if block.name == "VTIMEZONE":
                definitions.append(block)
            elif block.name == "VCALENDAR":
                if (block.text("METHOD") or "").strip().upper() == "CANCEL":
                    self._cancelled.update(row for row in self._rows[ended:] if row > block.row)
                ended = len(self._rows)
                whole.append((block.text("X-WR-TIMEZONE") or "").strip())
            else:
                self._see(block)
        said = tuple(dict.fromkeys(name for name in whole if name))  # where times are that name no zone
        self.zones = Zones(home, definitions, said)
        self._rows = array("Q", sorted(self._rows))
        self.zone_names = self._zone_names(next(iter(said), None))

    def cancels(self, row: int) -> bool:
        """Return whether the calendar that this event is in calls off its events."""
        return row in self._cancelled

    def hides(self, block: Block) -> bool:
        """Return whether an event is private: it says so itself, or says nothing and is a time of one that is."""
        return block.is_private or (not block.has_class and hash(uid_of(block)) in self._private)

    @property
    def rows(self) -> int:
        """Return how many events and tasks there are."""
        return len(self._rows)

    def _see(self, block: Block) -> None:
        self._rows.append(block.row)
        uid, start = uid_of(block), block.first("DTSTART")
        if start is not None and (name := start.param("TZID")):
            count, first = self._named.get(name, (0, block.row))
            self._named[name] = (count + 1, min(first, block.row))
        if uid is not None:
            rank = (_sequence(block), block.text("DTSTAMP") or "", block.row)
            self.heads.add(Head(uid, block.first("RECURRENCE-ID"), rank))
            if block.is_private and block.first("RECURRENCE-ID") is None:
                self._private.add(hash(uid))

    def _zone_names(self, whole: str | None) -> tuple[str, ...]:
        """Return the zones by which a calendar names its times: that of the whole first, then by how many events."""
        named = sorted(self._named, key=lambda name: (-self._named[name][0], self._named[name][1]))[:_MOST_ZONES]
        known = (self.zones.iana(name) for name in (*([whole] if whole else []), *named))
        return tuple(dict.fromkeys(name for name in known if name))

    def in_order(self, found: Iterable[Block]) -> Iterator[Block]:
        """Yield the events and tasks among these blocks in the order in which they begin.

        One that stands within another ends before it: it waits until whatever begins earlier has ended.
        """
        waiting: list[tuple[int, Block]] = []
        coming = iter(self._rows)
        following = next(coming, None)
        for block in found:
            if block.name in _EVENTS:
                heappush(waiting, (block.row, block))
            while waiting and waiting[0][0] == following:
                yield heappop(waiting)[1]
                following = next(coming, None)


def uid_of(block: Block) -> str | None:
    """Return the UID of an event or a task, None where it has none."""
    return one_line(split_value(block.text("UID") or "", "\0")[0])


def _sequence(block: Block) -> int:
    text = (block.text("SEQUENCE") or "0").strip()
    return int(text) if re.fullmatch(r"\d{1,9}", text) else 0
