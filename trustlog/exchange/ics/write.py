"""Writes calendars (RFC 5545) that every calendar program reads, and takes as news of what it has already."""

from collections.abc import Iterable
from os import PathLike

from trustlog.errors import Remedy
from trustlog.exchange.ics.lines import Entry, Todo, calendar, escaped
from trustlog.files.writing import ANOTHER_FILE, replacing

LEDGER = "X-TRUSTLOG-LEDGER"
"""The line of a calendar that says which ledger it is of: no other ledger writes over it by itself."""


def published(name: str, entries: Iterable[Entry], language: str) -> str:
    """Return a calendar to hand on, with a name; of two files with the same entries the higher sequence holds."""
    return "".join(calendar(entries, ("METHOD:PUBLISH", f"X-WR-CALNAME:{escaped(name)}"), language))


def own(name: str, entries: Iterable[Entry | Todo], ledger_id: str, language: str) -> str:
    """Return a calendar for oneself, with a name, that says which ledger it is of.

    It has no method, so that its stamps say when something was changed, not when the file was made: the same ledger
    gives the same file.
    """
    return "".join(calendar(entries, (f"X-WR-CALNAME:{escaped(name)}", f"{LEDGER}:{escaped(ledger_id)}"), language))


def write_ics(path: str | PathLike[str], text: str, *, ledger: str = "", advice: Remedy = ANOTHER_FILE) -> None:
    """Write a calendar to a file that only its owner may read; the file appears once it is whole."""
    with replacing(path, ledger=ledger, advice=advice) as file:
        file.write(text)


def ledger_of(held: bytes) -> str | None:
    """Return the id of the ledger that a file is the calendar of; None where it is no calendar of ours."""
    begin = b"BEGIN:VCALENDAR\r\n"
    if not held.startswith(begin):
        return None
    mark = f"\r\n{LEDGER}:".encode()
    head = held[: held.find(b"\r\nBEGIN:", len(begin))]
    _, found, rest = head.partition(mark)
    return rest.partition(b"\r\n")[0].decode(errors="replace") if found else None
