"""Meetings of a calendar that were moved or called off since it was read: what is known of each, and is there no more.

An id is that of the meeting and of its own time, so that a series that is moved has other ids. Within one meeting what
the ledger knows and the calendar has no more is paired with what the calendar has and nobody knows.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from trustlog.desk.imports.called_off import CANCELLED
from trustlog.desk.imports.keys import meeting_of
from trustlog.desk.ledger import Ledger
from trustlog.exchange.foreign.calendar.events import AROUND
from trustlog.exchange.foreign.pairing import apart, paired
from trustlog.exchange.foreign.values import Proposed, Reading, is_refused
from trustlog.storage.read import brought

_USUAL = timedelta(days=7)
"""How far apart the times of a meeting are taken to be, at most, where its file has but one of them."""
_AGAIN = re.compile(r"#\d+$")


class Known(NamedTuple):
    """What the ledger knows of a format: state and row of each proposal, table and number of each fact, by its id."""

    proposals: Mapping[str, tuple[str, str]]
    facts: Mapping[str, tuple[str, int]]


class Moved(NamedTuple):
    """By the id that a meeting has now the one under which it is known; and what is off, with row and why."""

    was: dict[str, str]
    off: list[tuple[str, int, str]]


class _Times(NamedTuple):
    """The times of one meeting in a file: the row of the event itself, how far apart, and those that nobody knows.

    `row` is 0 where the file has only single times of it, and says nothing of the others. `is_private`: it is so now.
    """

    row: int
    every: timedelta | None
    new: list[tuple[datetime, str]]
    is_private: bool = False


def moved(ledger: Ledger, reading: Reading, known: Known, first: date, last: date) -> Moved:
    """Return what of a calendar was moved, and what it has no more between these days. Nothing is read row by row."""
    left = {key for key in (*known.proposals, *known.facts) if not _AGAIN.search(key)}
    if left:
        left.difference_update(one.brought_id for one in reading.proposed if one.brought_id and one.why != "duplicate")
        left.difference_update(key for key, _start in reading.around)
    there = _there(reading, known, {meeting_of(key) for key in left}) if left else {}
    gone = [key for key in left if meeting_of(key) in there]
    of_meetings: dict[str, list[tuple[datetime, str]]] = {}
    for key, when in _when(ledger, known, gone):
        if first - AROUND <= when.date() <= last + AROUND:
            of_meetings.setdefault(meeting_of(key), []).append((when, key))
    was: dict[str, str] = {}
    off: list[tuple[str, int, str]] = []
    for uid, times in of_meetings.items():
        row, every, new, is_private = there[uid]
        found = paired(times, new, every or min(apart(when for when, _key in times) or _USUAL, _USUAL))
        was.update(found)
        still = set(found.values())
        why = "private" if is_private else CANCELLED
        off += [(key, row, why) for when, key in sorted(times) if key not in still and first <= when.date() <= last]
    return Moved(was, [one for one in off if one[0] in known.proposals])


def _there(reading: Reading, known: Known, uids: set[str]) -> dict[str, _Times]:
    """Return the times of those of these meetings that the file has as a whole and that can be read."""
    found: dict[str, _Times] = {}
    refused: set[str] = set()
    for one, uid in _of(reading, uids):
        if is_refused(one.why):
            refused.add(uid)
        times = found.setdefault(uid, _Times(0, None, []))
        if not one.part:
            times = times._replace(row=times.row or one.row, every=times.every or one.every)
            found[uid] = times = times._replace(is_private=times.is_private or one.why == "private")
        if one.why is None and one.start and one.brought_id:
            _add(times, one.brought_id, one.start, known)
    for key, start in reading.around:
        if (uid := meeting_of(key)) in found:
            _add(found[uid], key, start, known)
    return {uid: times for uid, times in found.items() if times.row and uid not in refused}


def _of(reading: Reading, uids: set[str]) -> Iterator[tuple[Proposed, str]]:
    for one in reading.proposed:
        if one.brought_id and one.why != "duplicate" and (uid := meeting_of(one.brought_id)) in uids:
            yield one, uid


def _add(times: _Times, key: str, start: str, known: Known) -> None:
    if key not in known.proposals and key not in known.facts:
        times.new.append((datetime.fromisoformat(start), key))


def _when(ledger: Ledger, known: Known, keys: list[str]) -> Iterator[tuple[str, datetime]]:
    """Yield when each of these was, as far as is known; many are looked up at once."""
    by_id = {known.proposals[key][1]: key for key in keys if key in known.proposals}
    for row_id, starts in brought.starts_of(ledger.conn, by_id):
        yield by_id[row_id], datetime.fromisoformat(starts)
    numbers = {known.facts[key][1]: key for key in keys if key not in known.proposals}
    for number, starts in brought.starts_of_moments(ledger.conn, numbers):
        yield numbers[number], datetime.fromisoformat(starts)
