"""Content lines as calendars and cards have them (RFC 5545, RFC 6350): escaped, folded, and put together into entries.

A small writer of our own: a calendar that is written after each write may need no extra, and wait for no import. Days
are whole days and moments are in UTC, so that no file has to describe a zone.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Literal, NamedTuple

from trustlog.domain.text import visible

MOST_OCTETS = 75
"""Of a line, without its end."""
END = "\r\n"
State = Literal["NEEDS-ACTION", "COMPLETED", "CANCELLED"]


class Entry(NamedTuple):
    """A whole day in a calendar.

    `uid` is the same for ever, so that a later file changes the entry of an earlier; of two such the one with the
    higher `sequence` holds. `stamp` is when it last changed.
    """

    uid: str
    day: date
    summary: str
    description: str
    stamp: datetime
    sequence: int = 0
    cancelled: bool = False


class Todo(NamedTuple):
    """Something to do by the end of a day; `alarms` are how long before or after its beginning one is reminded."""

    uid: str
    due: date
    summary: str
    description: str
    stamp: datetime
    sequence: int = 0
    state: State = "NEEDS-ACTION"
    done_on: date | None = None
    alarms: tuple[timedelta, ...] = ()


def cleaned(text: str) -> str:
    """Return a text without control characters, which are spelled out; line breaks stay."""
    return visible(text.replace("\r\n", "\n").replace("\r", "\n"), lines=True)


def escaped(text: str) -> str:
    """Return a text as the value of a line."""
    text = cleaned(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\n", "\\n")


def folded(line: str) -> str:
    """Return a line with its end, cut where it is longer than a line may be, and never within a character."""
    octets = line.encode()
    parts: list[bytes] = []
    most = MOST_OCTETS
    while len(octets) > most:
        cut = most
        while octets[cut] & 0xC0 == 0x80:  # within a character
            cut -= 1
        parts.append(octets[:cut])
        octets, most = octets[cut:], MOST_OCTETS - 1  # the blank that goes on a line counts
    return f"{END} ".join(part.decode() for part in (*parts, octets)) + END


def calendar(entries: Iterable[Entry | Todo], head: Iterable[str], language: str) -> Iterator[str]:
    """Yield the lines of a calendar, folded; `head` are lines of its own that stand before its entries."""
    start = ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Trustlog//Trustlog//{language.upper()}")
    yield from map(folded, (*start, *head))
    for entry in entries:
        yield from map(folded, _event(entry) if isinstance(entry, Entry) else _todo(entry))
    yield folded("END:VCALENDAR")


def _event(entry: Entry) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield from _what(entry)
    yield f"DTSTART;VALUE=DATE:{day(entry.day)}"
    yield f"DTEND;VALUE=DATE:{day(entry.day + timedelta(days=1))}"
    yield f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"  # nobody is busy for it
    yield "END:VEVENT"


def _todo(todo: Todo) -> Iterator[str]:
    yield "BEGIN:VTODO"
    yield from _what(todo)
    yield f"DUE;VALUE=DATE:{day(todo.due)}"
    yield f"STATUS:{todo.state}"
    if todo.done_on is not None:
        yield "PERCENT-COMPLETE:100"
        yield f"COMPLETED:{day(todo.done_on)}T120000Z"  # noon in UTC is on that day nearly everywhere
    for alarm in todo.alarms:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"TRIGGER;RELATED=END:{_span(alarm)}"
        yield f"DESCRIPTION:{escaped(todo.summary)}"
        yield "END:VALARM"
    yield "END:VTODO"


def _what(entry: Entry | Todo) -> Iterator[str]:
    at = moment(entry.stamp)
    yield f"UID:{escaped(entry.uid)}"
    yield f"DTSTAMP:{at}"
    yield f"LAST-MODIFIED:{at}"
    yield f"SEQUENCE:{entry.sequence}"
    yield f"SUMMARY:{escaped(entry.summary)}"
    if entry.description:
        yield f"DESCRIPTION:{escaped(entry.description)}"
    yield "CLASS:PRIVATE"


def day(on: date) -> str:
    """Write a day as calendars do: 20261127."""
    return f"{on.year:04}{on.month:02}{on.day:02}"


def moment(at: datetime) -> str:
    """Write a moment in UTC as calendars do: 20261127T083000Z."""
    at = at.astimezone(UTC)
    return f"{day(at)}T{at.hour:02}{at.minute:02}{at.second:02}Z"


def _span(span: timedelta) -> str:
    """Write how long before or after something is: -PT15H, PT9H."""
    hours = int(span / timedelta(hours=1))
    return f"{'-' if hours < 0 else ''}PT{abs(hours)}H"
