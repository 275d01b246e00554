"""Writing one new fact of a kind that no capture line says: what all of them have is put in here."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from trustlog.desk.facts.changes import inserts
from trustlog.desk.facts.lines import line
from trustlog.desk.facts.naming import names_of
from trustlog.desk.ledger import Batch, Ledger, Written
from trustlog.domain.text import clean
from trustlog.errors import Reason, WordsError
from trustlog.language import _
from trustlog.storage.write.writer import next_numbers


def past_day(ledger: Ledger, on: date | None) -> date:
    """Return the day on which something happened, today by default; refuse one that is still to come."""
    day = on or ledger.today
    if day > ledger.today:
        raise WordsError(Reason("still_to_come", day=day))
    return day


def made(
    ledger: Ledger,
    kind: Callable[..., Any],
    fields: Mapping[str, Any],
    *,
    on: date | None = None,
    note: str | None = None,
    private: bool = False,
) -> Any:
    """Return a new fact of a kind, still without a number, from its own fields; nothing is written."""
    return kind(
        id=ledger.new_id(),
        number=0,
        on=past_day(ledger, on),
        note=clean(note, _("the note")) or None if note else None,
        private=private,
        source=None,
        recorded_at=ledger.now,
        recorded_by=ledger.me,
        **fields,
    )


def write_new(ledger: Ledger, facts: Iterable[Any], title: str, batch: Batch | None = None) -> Written:
    """Write new facts as one batch, each with the next number; a batch handed in is written with it."""
    with ledger.conn.transaction():
        listed = list(facts)
        first = next_numbers(ledger.conn, len(listed))
        new = tuple(fact._replace(number=first + place) for place, fact in enumerate(listed))
        changes = [change for fact in new for change in inserts(ledger, fact)]
        written = ledger.commit(Batch(changes, title).with_changes_of(batch))
    names = names_of(ledger, new)
    return Written(written, new, tuple(line(fact, names, ledger.today) for fact in new))
