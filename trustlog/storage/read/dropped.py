"""Facts that were dropped after they had begun to count: what readings rested on, and do not any more."""

import json
from collections.abc import Mapping
from datetime import date, tzinfo
from typing import Any, NamedTuple

from trustlog.domain.calendar.days import local_day
from trustlog.domain.limits import SLIP
from trustlog.storage.engine.columns import stamp
from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.select import among

_SIDES = {"promise": ("maker_id", "receiver_id"), "disclosure": ("teller_id", "listener_id"), "moment": ()}
"""The facts that readings rest on, by table, and the columns that name their partner; a moment's are rows beside it."""
_SQL = (
    "SELECT e.table_name, e.row_id, e.before, b.id, b.at "
    "FROM journal_batch b JOIN journal_entry e ON e.batch_id = b.id "
    "WHERE b.what LIKE 'drop %' AND b.undoes IS NULL AND e.after IS NULL ORDER BY b.number, e.seq"
)


class _Dropped(NamedTuple):
    """A fact that was dropped: the batch, the day of that, and the columns as they were."""

    batch: str
    on: date
    columns: Mapping[str, Any]


def dropped_late(conn: Connection, as_of: date, me: str, zone: tzinfo) -> dict[str, int]:
    """Return, by partner, how many facts of days up to one were dropped when they had begun to count.

    That is later than a slip may be mended, and of a promise once its day was over in `zone`, or it was closed. Those
    that are back do not count, nor do private ones of somebody else.
    """
    facts: dict[tuple[str, str], _Dropped] = {}
    partners_of: dict[tuple[str, str], set[str]] = {}  # those of a moment, by batch and moment
    for table, row_id, before, batch, at in conn.rows(_SQL):
        columns = json.loads(before)
        if table == "moment_partner":
            partners_of.setdefault((batch, columns["moment_id"]), set()).add(columns["partner_id"])
        elif table in _SIDES and stamp(at) - stamp(columns["recorded_at"]) > SLIP:
            facts[table, row_id] = _Dropped(batch, local_day(stamp(at), zone), columns)
    counts: dict[str, int] = {}
    back = _back(conn, facts)
    for (table, row_id), fact in facts.items():
        if (table, row_id) not in back and _counted(table, fact, as_of, me):
            named = {fact.columns[name] for name in _SIDES[table] if fact.columns.get(name)}
            for partner_id in named or partners_of.get((fact.batch, row_id), set()):
                counts[partner_id] = counts.get(partner_id, 0) + 1
    return counts


def _back(conn: Connection, facts: Mapping[tuple[str, str], object]) -> set[tuple[str, str]]:
    """Return those of these rows that are there again."""
    return {
        (table, row[0])
        for table in _SIDES
        for parts, params in among("id", [row_id for name, row_id in facts if name == table])
        for row in conn.rows(f"SELECT id FROM {table} WHERE {parts[0]}", **params)
    }


def _counted(table: str, fact: _Dropped, as_of: date, me: str) -> bool:
    """Return whether the readings of a person as of a day rested on a fact."""
    columns = fact.columns
    if columns.get("private") and columns["recorded_by"] != me:
        return False
    if date.fromisoformat(columns["made_on" if table == "promise" else "on"]) > as_of:
        return False
    is_open = table == "promise" and not columns.get("closed_as")
    return not is_open or date.fromisoformat(columns["counts_on"]) < fact.on
