"""A feed: a file that is kept as one's own calendar, for a calendar program that reads it again and again.

It is written anew after each write, once that is done and acknowledged, and only where its text has changed. The file
says which ledger it is of: another ledger that is opened, the demo's among them, leaves it alone, and so does a feed
that is no calendar of ours. Where the file is gone, the settings say of which ledger it was.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from trustlog import config
from trustlog.desk.calendar.entries import ahead
from trustlog.desk.calendar.export import ExportedCalendar, calendar_text
from trustlog.desk.settings import choose_feed
from trustlog.errors import Reason, Refused, Remedy
from trustlog.exchange.ics.write import ledger_of, write_ics
from trustlog.files.paths import expanded
from trustlog.files.reading import contents
from trustlog.files.writing import named
from trustlog.storage.read.ahead import last_batch, ledger_id
from trustlog.wording.catalogue import speaking, spoken_language

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from trustlog.desk.ledger import Ledger

_NAME_ANOTHER = Remedy("name_another", option="feed")
_MOST_TURNS = 5
"""Of writing a feed anew because somebody has written to the ledger meanwhile; whoever did writes it as well."""


def begin_feed(ledger: "Ledger", out: str, *, private: bool = False) -> ExportedCalendar:
    """Write a calendar to a file, whatever that held, and keep it up to date from now on: the settings say so."""
    path = str(Path(named(out, advice=_NAME_ANOTHER)).absolute())
    with _own_language():
        found = ahead(ledger, private=private)
        write_ics(path, calendar_text(ledger, found), ledger=ledger.conn.where, advice=_NAME_ANOTHER)
    choose_feed(path, private=private, ledger=ledger_id(ledger.conn))
    return ExportedCalendar(path, found.events, found.todos, found.private)


def end_feed() -> str:
    """Keep no file up to date any more; the one that is there stays as it is. Return the path of the settings file."""
    return choose_feed("")


def renew_feed(ledger: "Ledger") -> bool:
    """Write the feed of the settings anew where its text has changed; return whether it was. Without one do nothing.

    Raises `Refused` where it cannot be written, or is no calendar of ours.
    """
    chosen = ledger.settings.calendar
    if not chosen.feed:
        return False
    path, written = expanded(chosen.feed), False
    with _own_language():
        for _turn in range(_MOST_TURNS):
            before = last_batch(ledger.conn)
            written = _renewed(ledger, path, private=chosen.private) or written
            if last_batch(ledger.conn) == before:
                break
    return written


def state_of(ledger: "Ledger") -> str:
    """Return what differs once a feed may have to be written anew: after a write of anybody, and on another day."""
    return f"{last_batch(ledger.conn)} {ledger.today}"


def _renewed(ledger: "Ledger", path: str, *, private: bool) -> bool:
    held = _held(path)
    if held is None:
        if not _is_of(ledger):
            raise Refused(Reason("feed_of_another", path=path), Remedy("feed_anew"))
    elif (of := ledger_of(held)) != ledger_id(ledger.conn):
        if of is None:
            raise Refused(Reason("is_no_feed", path=path), Remedy("feed_anew"))
        return False
    text = calendar_text(ledger, ahead(ledger, private=private))
    if held == text.encode():
        return False
    try:
        write_ics(path, text, ledger=ledger.conn.where, advice=Remedy("feed_anew"))
    except Refused as error:
        if error.reason != Reason("replaced_meanwhile", path=path):
            raise  # else another program wrote it whole at the same moment
    return True


def _is_of(ledger: "Ledger") -> bool:
    """Return whether the feed of the settings is that of a ledger; without a word about it, of the usual one."""
    of = ledger.settings.calendar.ledger
    return of == ledger_id(ledger.conn) if of else ledger.conn.where == config.ledger_path()


def _held(path: str) -> bytes | None:
    try:
        return contents(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = Reason("cannot_be_read", path=path, why=error.strerror or error)
        raise Refused(reason, Remedy("feed_anew")) from None


def _own_language() -> "AbstractContextManager[None]":
    """Speak the language that one always speaks, whatever this run was asked to: else it would go to and fro."""
    from contextlib import nullcontext

    code = config.language()
    return nullcontext() if code == spoken_language() else speaking(code)
