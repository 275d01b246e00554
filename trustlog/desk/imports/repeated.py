"""What a record says of the fact that it became before: taken only in the fields that a person chose."""

from trustlog.desk.facts import as_mended, found_fact, updates
from trustlog.desk.imports.here import cleaned
from trustlog.desk.imports.proposed import day_of
from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Moment, Note, Promise
from trustlog.exchange.foreign.known import Knowledge
from trustlog.exchange.foreign.plan import Row
from trustlog.storage.write.writer import Change


def fact_again(ledger: Ledger, known: Knowledge, row: Row, _table: str, number: int) -> list[Change]:
    """Return the changes of a fact whose record came again: blanks are filled, and what is named is overwritten."""
    old = found_fact(ledger, number)
    if isinstance(old, Note):
        new = old
        if known.takes("note", old.note, text := cleaned(row.get("note"), "note")):
            new = old._replace(note=text or old.note)
        return updates(ledger, old, new)
    if isinstance(old, Moment) and "start" in row:
        moment = _moment(ledger, known, row, old)
        if stands := _stands_otherwise(row, moment):
            row.update(fact=number, stands_on=stands)
        return updates(ledger, old, as_mended(ledger, old, moment))
    if isinstance(old, Promise) and _is_due_otherwise(row, old):
        row.update(fact=number, stands_on=str(old.due_on))
    if isinstance(old, Promise) and "title" in row and known.takes("title", old.text, row["title"]):
        promise = old._replace(text=cleaned(row["title"], "title") or old.text)
        return updates(ledger, old, as_mended(ledger, old, promise))
    return []


def _stands_otherwise(row: Row, fact: Moment) -> str | None:
    """Return the day, and the time, of a fact where its record has others now; what either does not say is no other."""
    day, _sign, at_time = (row["start"] or "").partition("T")
    if day and (fact.on.isoformat() != day or (at_time and fact.at_time and fact.at_time != at_time)):
        return f"{fact.on}T{fact.at_time}" if fact.at_time else str(fact.on)
    return None


def _is_due_otherwise(row: Row, fact: Promise) -> bool:
    """Return whether the record of a promise that is open has another day now, which only a move can take."""
    due = fact.due_on if fact.closed_as is None else None
    return due is not None and row.get("due_on") not in (None, due.isoformat())


def _moment(ledger: Ledger, known: Knowledge, row: Row, old: Moment) -> Moment:
    new = old
    day = day_of(row["start"])
    if day is not None and day <= ledger.today and known.takes("day", old.on, day):
        new = new._replace(on=day)
    at_time = (row["start"] or "")[11:] or None
    if known.takes("day", old.at_time, at_time) and (new.on == day):
        new = new._replace(at_time=at_time)
    for field, column in (("minutes", "minutes"), ("title", "text"), ("note", "note")):
        if known.takes(field, getattr(old, column), row[field]):
            new = new._replace(**{column: row[field]})
    return new
