"""Writes days to a calendar file that every calendar program reads, and takes as news of what it has already."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from trustlog.exchange.extras import need

if TYPE_CHECKING:
    from icalendar import Event


class Entry(NamedTuple):
    """A whole day in a calendar. `uid` is the same for ever, so that a later file changes the entry of an earlier."""

    uid: str
    day: date
    summary: str
    description: str
    cancelled: bool = False


def calendar(name: str, entries: Iterable[Entry], *, sequence: int, now: datetime, language: str) -> str:
    """Return a calendar file of these days; of two files with the same entries that with the higher sequence holds."""
    need("icalendar")
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", f"-//Trustlog//Trustlog//{language.upper()}")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    for entry in entries:
        made.add_component(_event(entry, sequence, now))
    content: bytes = made.to_ical()
    return content.decode("utf-8")


def _event(entry: Entry, sequence: int, now: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", now)
    event.add("sequence", sequence)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", entry.summary)
    event.add("description", entry.description)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")  # nobody is busy for it
    event.add("class", "PRIVATE")
    return event
