"""The changes of rows that write a new, an edited or a dropped value."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeGuard

from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Answer, Moment
from trustlog.domain.kinds import kind_of
from trustlog.storage.read.links import ids_of, rows_of
from trustlog.storage.schema._generated import NEEDED, REFERS, ROWS
from trustlog.storage.write.writer import Change

if TYPE_CHECKING:
    from trustlog.desk.facts.values import Kept
    from trustlog.domain.facts import Numbered


def table_of(value: "Kept") -> str:
    """Return the name of the table a value is kept in."""
    return ROWS[type(value).__name__][0]


def is_numbered(value: "Kept") -> "TypeGuard[Numbered]":
    """Return whether a value is a fact, a plan or a pause: what bears a number, and is of a kind."""
    return "number" in value._fields and table_of(value) != "proposal"  # which has a number, and is no fact yet


def row(value: "Kept") -> dict[str, Any]:
    """Return the columns of a value's own row; links to others are rows of their own."""
    return ROWS[type(value).__name__][1](value)


def inserts(ledger: Ledger, value: "Kept") -> list[Change]:
    """Return the changes that write a new value, its links included."""
    changes = [Change(table_of(value), value.id, None, row(value))]
    if is_numbered(value):
        changes += [_insert(ledger, table, columns) for table, columns in kind_of(value).links(value)]
    return changes


def updates(ledger: Ledger, old: "Kept", new: "Kept") -> list[Change]:
    """Return the changes from one state of a value to another: columns, links, and what has happened to it since."""
    before, after = row(old), row(new)
    differing = [name for name in after if before[name] != after[name]]
    changes = []
    if differing:
        old_columns, new_columns = ({name: columns[name] for name in differing} for columns in (before, after))
        changes.append(Change(table_of(new), new.id, old_columns, new_columns))
    if not (is_numbered(old) and is_numbered(new)):
        return changes
    changes += _happened_otherwise(ledger, old, new)
    changes += happened(ledger, new, since=len(kind_of(old).history(old)))
    if isinstance(old, Moment) and isinstance(new, Moment):
        changes += relinks(ledger, old, new)
    return changes


def happened(ledger: Ledger, fact: "Numbered", since: int = 0) -> list[Change]:
    """Return the changes that write what has happened to a fact, but for the first `since` of these events."""
    return [_insert(ledger, table, columns) for table, columns in kind_of(fact).history(fact)[since:]]


def _insert(ledger: Ledger, table: str, columns: dict[str, Any]) -> Change:
    row_id = ledger.new_id()
    return Change(table, row_id, None, {"id": row_id, **columns})


def all_inserts(ledger: Ledger, values: Iterable["Kept"]) -> list[Change]:
    """Return the changes that write these new values, in order."""
    return [change for value in values for change in inserts(ledger, value)]


def answer_change(ledger: Ledger, answer: Answer) -> Change:
    """Return the change that writes what a person answered."""
    stamp = {"recorded_at": ledger.now, "recorded_by": ledger.me}
    return Change("suggestion_answer", answer.id, None, {**answer._asdict(), **stamp})


def deletes(ledger: Ledger, fact: "Numbered") -> list[Change]:
    """Return the changes that remove a fact and the rows that are nothing without it.

    What can do without stays, and names none then: the promise that followed it, what a partner said on a sheet, the
    row of a promise on a sheet that went out.
    """
    changes: list[Change] = []
    own = table_of(fact)
    links = [(table, column) for table, refers in REFERS.items() for column, to in refers.items() if to == own]
    for table, column in links:
        if column in NEEDED[table]:
            changes += [removal(table, link) for link in rows_of(ledger.conn, table, column, fact.id)]
    for table, column in links:
        if column not in NEEDED[table]:
            others = ids_of(ledger.conn, table, column, fact.id)
            changes += [Change(table, other, {column: fact.id}, {column: None}) for other in others]
    changes.append(Change(own, fact.id, row(fact), None))
    return changes


def _happened_otherwise(ledger: Ledger, old: "Numbered", new: "Numbered") -> list[Change]:
    """Return the changes of what has happened to a fact, where the same event is told otherwise now."""
    changes: list[Change] = []
    events = zip(kind_of(old).history(old), kind_of(new).history(new), strict=False)
    for (table, before), (_, after) in events:
        names = [name for name in after if before[name] != after[name]]
        if names:
            fact_column = next(name for name, value in before.items() if value == old.id)
            rows = rows_of(ledger.conn, table, fact_column, old.id)
            row_id = next(found["id"] for found in rows if all(found[name] == before[name] for name in before))
            changes.append(Change(table, row_id, *({name: event[name] for name in names} for event in (before, after))))
    return changes


def relinks(ledger: Ledger, old: Moment, new: Moment) -> list[Change]:
    """Return the changes of the links of an edited moment: whom it was with, and what is repeated there."""
    changes: list[Change] = []
    for table, key in (("moment_partner", "partner_id"), ("moment_person", "person_id")):
        before, after = (_links_by(key, table, each) for each in (old, new))
        if before == after:
            continue
        for row in rows_of(ledger.conn, table, "moment_id", old.id):
            wanted = after.get(row[key])
            if wanted is None:
                changes.append(removal(table, row))
                continue
            names = [name for name in wanted if row[name] != wanted[name]]
            if names:
                values = ({name: columns[name] for name in names} for columns in (row, wanted))
                changes.append(Change(table, row["id"], *values))
        changes += [_insert(ledger, table, columns) for link, columns in after.items() if link not in before]
    return changes


def _links_by(key: str, table: str, fact: Moment) -> dict[str, dict[str, Any]]:
    """Return the links of a moment in a table by the id of whom they link it to."""
    return {columns[key]: columns for name, columns in kind_of(fact).links(fact) if name == table}


def removal(table: str, columns: dict[str, Any]) -> Change:
    """Return the change that removes a row."""
    return Change(table, columns["id"], columns, None)


def without_person(ledger: Ledger, person_id: str, instead: str | None = None) -> list[Change]:
    """Return the changes that take somebody, or put somebody else, from where a fact names one person alone.

    With nobody instead, that they are not the same as somebody else is known no more.
    """
    answered = rows_of(ledger.conn, "pulse", "person_id", person_id)
    changes = [Change("pulse", row["id"], {"person_id": person_id}, {"person_id": instead}) for row in answered]
    if instead is None:
        for column in ("one_person_id", "other_person_id"):
            changes += [removal("apart", row) for row in rows_of(ledger.conn, "apart", column, person_id)]
    return changes
