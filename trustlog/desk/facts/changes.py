"""From values to the rows of their tables: the changes that a new, an edited or a dropped fact is."""

from collections.abc import Iterable
from typing import Any

from trustlog.desk.ledger import Ledger
from trustlog.domain.facts import Fact, Moment, Partner, Pause, Person, Plan, Promise
from trustlog.storage.read.links import ids_of, rows_of
from trustlog.storage.schema._generated import ROWS
from trustlog.storage.write.writer import Change

Value = Fact | Plan | Pause | Partner | Person


def table_of(value: Value) -> str:
    """Name the table a value is kept in."""
    return ROWS[type(value)][0]


def row(value: Value) -> dict[str, Any]:
    """Give the columns of a value's own row; links to others are rows of their own."""
    return ROWS[type(value)][1](value)


def inserts(ledger: Ledger, value: Value) -> list[Change]:
    """Give the changes that write a new value, its links included."""
    changes = [Change(table_of(value), value.id, None, row(value))]
    if isinstance(value, Moment):
        changes += [partner_link(ledger, value, one) for one in value.partner_ids]
        changes += [person_link(ledger, value.id, one) for one in value.person_ids]
    return changes


def updates(ledger: Ledger, old: Value, new: Value) -> list[Change]:
    """Give the changes from one state of a value to another: the columns that differ, and moves that were added."""
    before, after = row(old), row(new)
    differing = [name for name in after if before[name] != after[name]]
    changes = []
    if differing:
        old_columns, new_columns = ({name: some[name] for name in differing} for some in (before, after))
        changes.append(Change(table_of(new), new.id, old_columns, new_columns))
    if isinstance(new, Promise) and isinstance(old, Promise):
        for move in new.moves[len(old.moves) :]:
            columns: dict[str, Any] = {"id": ledger.new_id(), "promise_id": new.id, **move._asdict()}
            changes.append(Change("promise_move", columns["id"], None, columns))
    return changes


def partner_link(ledger: Ledger, moment: Moment, partner_id: str) -> Change:
    """Give the change that says a moment was with a partner."""
    columns: dict[str, Any] = {
        "id": ledger.new_id(),
        "partner_id": partner_id,
        "moment_id": moment.id,
        "on": moment.on,
        "counts_as": moment.counts_as,
    }
    return Change("moment_partner", columns["id"], None, columns)


def person_link(ledger: Ledger, moment_id: str, person_id: str) -> Change:
    """Give the change that says somebody was there."""
    columns: dict[str, Any] = {"id": ledger.new_id(), "moment_id": moment_id, "person_id": person_id}
    return Change("moment_person", columns["id"], None, columns)


def all_inserts(ledger: Ledger, values: Iterable[Value]) -> list[Change]:
    """Give the changes that write these new values, in order."""
    return [change for value in values for change in inserts(ledger, value)]


def deletes(ledger: Ledger, fact: Fact | Plan | Pause) -> list[Change]:
    """Give the changes that remove a fact and all that hangs on it."""
    changes: list[Change] = []
    if isinstance(fact, Moment):
        for table in ("moment_partner", "moment_person"):
            changes += [removal(table, link) for link in rows_of(ledger.conn, table, "moment_id", fact.id)]
    if isinstance(fact, Promise):
        moves = rows_of(ledger.conn, "promise_move", "promise_id", fact.id)
        changes += [removal("promise_move", move) for move in moves]
        for after in ids_of(ledger.conn, "promise", "follows_id", fact.id):
            changes.append(Change("promise", after, {"follows_id": fact.id}, {"follows_id": None}))
    changes.append(Change(table_of(fact), fact.id, row(fact), None))
    return changes


def relinks(ledger: Ledger, old: Moment, new: Moment) -> list[Change]:
    """Give the changes of the links of an edited moment: who was there, and what it counts as."""
    changes: list[Change] = []
    if new.counts_as != old.counts_as:
        counts = {"counts_as": old.counts_as}, {"counts_as": new.counts_as}
        links = ids_of(ledger.conn, "moment_partner", "moment_id", old.id)
        changes += [Change("moment_partner", link, *counts) for link in links]
    people = rows_of(ledger.conn, "moment_person", "moment_id", old.id)
    changes += [removal("moment_person", link) for link in people if link["person_id"] not in new.person_ids]
    changes += [person_link(ledger, new.id, one) for one in new.person_ids if one not in old.person_ids]
    return changes


def removal(table: str, columns: dict[str, Any]) -> Change:
    """Give the change that removes a row."""
    return Change(table, columns["id"], columns, None)
