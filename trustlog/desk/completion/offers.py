"""What a shell offers while a command is typed: handles, people and numbers, read without changing anything."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING

from trustlog.desk import sentences
from trustlog.desk.ledger import Ledger
from trustlog.desk.settings import read_settings
from trustlog.domain.facts.partner import has_left
from trustlog.errors import TrustlogError
from trustlog.storage.engine.connection import peek

if TYPE_CHECKING:
    from trustlog.desk.facts import Filled

MOST = 100
"""So many numbers are offered at most, the most urgent or the latest first."""
Offer = tuple[str, str]
"""What may be typed, and what it stands for."""
_OPEN = ("keep", "break", "move", "withdraw")
_FACTS = ("edit", "drop")


def look_into(where: str, *, me: str, today: date, now: datetime, zone: tzinfo) -> Ledger | None:
    """Open a ledger to read, if it is there and of this version; it is neither made nor migrated."""
    conn = peek(where)
    return None if conn is None else Ledger(conn, me, today, now, read_settings(), zone=zone)


def handles(ledger: Ledger) -> list[Offer]:
    """Return the handles of all partners that are not archived, with their names."""
    from trustlog.storage.read.names import all_partner_names

    return all_partner_names(ledger.conn)


def people(ledger: Ledger, handle: str | None) -> list[Offer]:
    """Return what people at a partner, or at any, are called: the first name in small letters where it is enough.

    Who has left is not offered, though still read where typed.
    """
    from trustlog.storage.read import people as views
    from trustlog.storage.read.partners import partner_by_handle

    at = partner_by_handle(ledger.conn, handle.lower()) if handle else None
    everybody = views.people(ledger.conn, at.id if at else None)
    listed = [person for person in everybody if not has_left(person, ledger.today)]
    names = [person.name for person in everybody]
    return [
        (_short(person.name, names), f"{person.name}{' · ' + person.role if person.role else ''}") for person in listed
    ]


def items(ledger: Ledger) -> list[Offer]:
    """Return the names of the items of the open book, with their texts."""
    from trustlog.desk.book import all_items

    return [(item.name, item.text) for item in all_items(ledger)]


def gardens(ledger: Ledger) -> list[Offer]:
    """Return the handles of the gardens there are today, with their names."""
    from trustlog.storage.read import gardens as views

    return [(garden.handle, garden.name) for garden in views.gardens(ledger.conn, ledger.today)]


def members(ledger: Ledger, garden: str) -> list[Offer]:
    """Return the handles of who is in a garden, with their names; nothing where it is none."""
    from trustlog.desk.garden import all_gardens

    found = (there for each, there in all_gardens(ledger, ledger.today) if each.handle == garden.lower())
    return sorted((partner.handle, partner.name) for partner in next(found, ()))


def mappings(ledger: Ledger) -> list[Offer]:
    """Return the names under which mappings of tables are kept, with what they read."""
    from trustlog.storage.read import brought

    return [(mapping.name, mapping.kind) for mapping in brought.mappings(ledger.conn)]


def numbers(ledger: Ledger, command: str) -> list[Offer]:
    """Return the numbers that a command can be about, each with what it stands for."""
    if command in _FACTS:
        return _facts(ledger)
    other = {"undo": _batches, "proposals": _proposals}.get(command)
    return list(_promises(ledger, command))[:MOST] if other is None else other(ledger)


def fields(ledger: Ledger, command: str, words: Sequence[str]) -> "tuple[Filled, ...]":
    """Return the fields that `edit` (`command`: fact, partner or person) has for what these words name, filled in.

    None where they name nothing (yet), or what cannot be edited.
    """
    try:
        return _fields(ledger, command, words)
    except TrustlogError:
        return ()


def _fields(ledger: Ledger, command: str, words: Sequence[str]) -> "tuple[Filled, ...]":
    if command == "fact":
        from trustlog.desk.facts import correction

        number = words[0].removeprefix("#")
        return correction(ledger, [int(number)]).fields if number.isdigit() else ()
    if command == "partner":
        from trustlog.desk.partners import correction as of_partner

        return of_partner(ledger, words[0]).fields
    from trustlog.desk import people as desk
    from trustlog.desk.partners import person

    handle = words[0] if len(words) > 1 else desk.handle_of_person(ledger, words[0])
    found = person(ledger, desk.person_list(ledger, handle), " ".join(words[1:]) or words[0], handle)
    return desk.correction(ledger, handle, found.id)


def capture_words(ledger: Ledger) -> list[str]:
    """Return the words that a clause of the capture line begins with, and the kinds of time together."""
    from trustlog.desk.capture import words_in_use

    return sorted({*words_in_use(ledger).kinds, "we", "they", "note", "private", "keep", "broke"})


def _short(name: str, names: list[str]) -> str:
    first = name.split()[0].lower()
    return first if sum(first in other.lower() for other in names) == 1 else name


def _promises(ledger: Ledger, command: str) -> Iterator[Offer]:
    from trustlog.domain.facts import promise as rules
    from trustlog.storage.read.promises import promises

    for promise in promises(ledger.conn, me=ledger.me, state="open" if command in (*_OPEN, "accept") else "all"):
        fits = {
            "accept": promise.closed_as is None and promise.accepted_on is None,
            "satisfied": promise.closed_as in ("kept", "partly"),
            "clear": promise.told == "concealed" and promise.cleared_on is None,
            "reopen": promise.closed_as is not None,
        }.get(command, promise.accepted_on is not None and rules.outcome(promise, ledger.today) != "withdrawn")
        if fits:
            yield str(promise.number), f"{sentences.promise(promise)}, {sentences.outcome(promise, ledger.today)}"


def _proposals(ledger: Ledger) -> list[Offer]:
    from trustlog.desk.proposals import line, listed

    waiting = listed(ledger)[:MOST]
    return [(str(one.proposal.number), line(one, ledger.today).partition("  ")[2]) for one in waiting]


def _facts(ledger: Ledger) -> list[Offer]:
    from trustlog.desk.log import log

    newest = log(ledger, limit=MOST)
    return [(str(fact.number), sentences.sentence(fact, newest.names, ledger.today)) for fact in newest.facts]


def _batches(ledger: Ledger) -> list[Offer]:
    from trustlog.desk.history import history

    own = (entry for entry in history(ledger, limit=MOST) if entry.by == ledger.me and entry.undone_by is None)
    return [(str(entry.batch), entry.what) for entry in own]
