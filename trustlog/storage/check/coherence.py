"""Whether the tables of a ledger that is to be read in agree with each other, tried on a ledger that is thrown away."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from tempfile import TemporaryDirectory
from typing import Any

from trustlog.errors import Conflict, Reason, Refused, Said
from trustlog.storage.engine.columns import TABLES, quoted, typed
from trustlog.storage.engine.sqlite import SqliteConnection

Rows = Sequence[Mapping[str, Any]]


def contradictions(tables: Mapping[str, Rows], *, whole: bool = True) -> Iterator[Said]:
    """Yield a line for each rule of the tables that a row breaks; where none does, for whatever does not fit together.

    The rows must be sound by themselves. A file that is not `whole` lacks rows that were somebody else's.
    """
    from trustlog.storage.check.doctor import contents

    with TemporaryDirectory(prefix="trustlog-") as folder, closing(_empty(folder)) as scratch:
        _make(scratch)
        faults: list[Said] = list(_fill(scratch, tables)) or list(_loose_ends(scratch))
        if not faults:
            faults += [finding.fault for finding in contents(scratch)]
            faults += _order_of_batches(tables.get("journal_batch", ()))
            faults += _levels(tables) if whole else ()
    yield from faults


def _empty(folder: str) -> SqliteConnection:
    """Return a connection to a new file that only its owner may read, in a folder that goes with it."""
    path = os.path.join(folder, "scratch.db")  # noqa: PTH118 - paths of ledgers are texts
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    return SqliteConnection(path)


def _make(scratch: SqliteConnection) -> None:
    from trustlog.storage.schema.snapshot import statements

    scratch.execute("PRAGMA synchronous = OFF")
    for statement in statements():
        if "fact_search" not in statement:  # nothing is looked for here
            scratch.execute(statement)


def _fill(scratch: SqliteConnection, tables: Mapping[str, Rows]) -> Iterator[Reason]:
    """Insert every row; yield the rules that rows break."""
    scratch.execute("PRAGMA foreign_keys = OFF")  # looked at when all is there
    scratch.execute("BEGIN")
    for table in TABLES:
        for place, row in enumerate(tables.get(table, ()), 1):
            columns = {name: typed(name, value) for name, value in row.items() if value is not None}
            listed = ", ".join(quoted(name) for name in columns)
            values = ", ".join(f":{name}" for name in columns)
            try:
                scratch.execute(f"INSERT INTO {table} ({listed}) VALUES ({values})", **columns)
            except Conflict:
                yield Reason("in_row", table=table, row=place, fault=Reason("row_twice"))
            except Refused as error:
                yield Reason("in_row", table=table, row=place, fault=_rule(table, error))
    scratch.execute("COMMIT")


def _loose_ends(scratch: SqliteConnection) -> Iterator[Reason]:
    """Look for what rows refer to and is not there; a row's id in the file of SQLite is its place."""
    for table, place, target, key in scratch.rows("PRAGMA foreign_key_check"):
        columns = {row[0]: row[3] for row in scratch.rows(f"PRAGMA foreign_key_list({table})")}
        loose = Reason("names_nothing", column=columns[key], target=target)
        if place is None:
            yield Reason("in_field", field=table, error=loose)
        else:
            yield Reason("in_row", table=table, row=place, fault=loose)


def _rule(table: str, refusal: Refused) -> Said:
    """Return which rule of the table was broken, as its class has it; SQLite's own words end in the rule's name."""
    from sqlalchemy import CheckConstraint

    from trustlog.storage.schema.tables import MODELS

    for rule in MODELS[table].__table__.constraints:  # type: ignore[attr-defined]  # SQLModel adds it
        if isinstance(rule, CheckConstraint) and str(refusal.__cause__).endswith(str(rule.name)):
            name = str(rule.name).removeprefix(f"ck_{table}_")
            return Reason("rule_broken", rule=name, sql=" ".join(str(rule.sqltext).split()))
    return refusal.reason


def _order_of_batches(batches: Rows) -> Iterator[Reason]:
    for batch in batches:
        undoes = batch.get("undoes")
        if undoes is not None and undoes >= batch["number"]:
            yield Reason("takes_back_later", number=batch["number"], undoes=undoes)


def _levels(tables: Mapping[str, Rows]) -> Iterator[Reason]:
    """Follow the level of each partner; where a change was taken back or dropped, the next may not connect."""
    gaps = {
        json.loads(entry["before"]).get("partner_id")
        for entry in tables.get("journal_entry", ())
        if entry["table_name"] == "level_change" and entry.get("after") is None
    }
    level = {partner["id"]: partner["start_level"] for partner in tables.get("partner", ())}
    for change in sorted(tables.get("level_change", ()), key=lambda change: (change["on"], change["number"])):
        before = level[change["partner_id"]]
        if before != change["from_level"] and change["partner_id"] not in gaps:
            yield Reason("level_gap", number=change["number"], level=change["from_level"], before=before)
        level[change["partner_id"]] = change["to_level"]
