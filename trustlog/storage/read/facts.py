"""Facts of all kinds mixed: the timeline, and what bears a number."""

from collections.abc import Callable, Collection
from datetime import date
from heapq import merge
from itertools import islice
from typing import Any

from trustlog.domain.facts import Fact, LevelChange, Pause, Plan, Promise
from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.disclosures import disclosures
from trustlog.storage.read.levels import level_changes
from trustlog.storage.read.moments import moments
from trustlog.storage.read.notes import notes
from trustlog.storage.read.promises import made, promises
from trustlog.storage.schema._generated import SELECT_PAUSE, SELECT_PLAN, pause_value, plan_value

KINDS = ("promise", "moment", "disclosure", "note", "level_change")
_READERS: dict[str, Callable[..., list[Any]]] = {
    "promise": made,
    "moment": moments,
    "disclosure": disclosures,
    "note": notes,
    "level_change": level_changes,
}


def day_of(fact: Fact) -> date:
    """Return the day a fact is about: of a promise, the one it was made on."""
    return fact.made_on if isinstance(fact, Promise) else fact.on


def timeline(
    conn: Connection,
    *,
    me: str,
    partner_id: str | None = None,
    since: date | None = None,
    until: date | None = None,
    kinds: Collection[str] | None = None,
    limit: int | None = None,
) -> list[Fact]:
    """Return facts, newest first; those of a day by number, the last first."""
    lists = [
        read(conn, me=me, partner_id=partner_id, since=since, until=until, limit=limit)
        for kind, read in _READERS.items()
        if kinds is None or kind in kinds
    ]
    return list(islice(merge(*lists, key=_place, reverse=True), limit))


def facts_by_number(conn: Connection, numbers: Collection[int], me: str) -> list[Fact]:
    """Return the facts with these numbers, newest first; numbers that no fact bears are passed over."""
    found: list[Fact] = list(promises(conn, me=me, numbers=numbers, state="all"))
    for read in (moments, disclosures, notes, level_changes):
        found += read(conn, me=me, numbers=numbers)
    return sorted(found, key=_place, reverse=True)


def fact_by_number(conn: Connection, number: int, me: str) -> Fact | Plan | Pause | None:
    """Return what bears a number: a fact, a plan, a pause, or nothing."""
    found = facts_by_number(conn, [number], me)
    if found:
        return found[0]
    row = conn.one(f"{SELECT_PLAN} WHERE number = :number", number=number)
    if row is not None:
        return plan_value(row)
    row = conn.one(f"{SELECT_PAUSE} WHERE number = :number", number=number)
    return None if row is None else pause_value(row)


def level_changes_of(conn: Connection, partner_id: str, me: str) -> list[LevelChange]:
    """Return the decisions about the level of one partner, oldest first."""
    return level_changes(conn, me=me, partner_id=partner_id, newest=False)


def _place(fact: Fact) -> tuple[date, int]:
    return day_of(fact), fact.number
