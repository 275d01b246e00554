"""Writes one's own calendar to a file."""

from typing import NamedTuple

from trustlog.desk.calendar.entries import Ahead, ahead
from trustlog.desk.ledger import Ledger
from trustlog.domain.text import counted
from trustlog.errors import Remedy
from trustlog.exchange.ics.write import own, write_ics
from trustlog.files.writing import named
from trustlog.language import ngettext
from trustlog.storage.read.ahead import ledger_id
from trustlog.wording.catalogue import spoken_language

NAME_ANOTHER = Remedy("name_another", option="out")


class ExportedCalendar(NamedTuple):
    """A calendar that was written: to which file, with what, and how many private facts are not in it."""

    file: str
    events: int
    todos: int
    private: int

    @property
    def lines(self) -> tuple[str, ...]:
        """Return what was written as a line for people."""
        what = f"{counted(self.events, 'event')}, {counted(self.todos, 'to-do')}"
        without = ngettext("; {n} private fact left out", "; {n} private facts left out", self.private)
        return (f"{self.file}: {what}{without.format(n=self.private) if self.private else ''}",)


def export_ics(ledger: Ledger, out: str, *, private: bool = False) -> ExportedCalendar:
    """Write what lies ahead of this person to a calendar file, private facts of their own only where asked for."""
    path = named(out, advice=NAME_ANOTHER)
    found = ahead(ledger, private=private)
    write_ics(path, calendar_text(ledger, found), ledger=ledger.conn.where, advice=NAME_ANOTHER)
    return ExportedCalendar(path, found.events, found.todos, found.private)


def calendar_text(ledger: Ledger, found: Ahead) -> str:
    """Return the calendar of what was found, in the language spoken."""
    return own("Trustlog", found.entries, ledger_id(ledger.conn), spoken_language())
