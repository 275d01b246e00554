"""Facts of all kinds mixed: the timeline, and what bears a number."""

from collections.abc import Callable, Collection, Iterator
from datetime import date
from functools import partial
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING, Any

from trustlog.domain.kinds import NAMES, TIMELINE, kind_of
from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.disclosures import disclosures, each_disclosure
from trustlog.storage.read.moments import each_moment, moments
from trustlog.storage.read.promises import each_promise, made, promises
from trustlog.storage.read.select import Choice, where
from trustlog.storage.schema import _generated

if TYPE_CHECKING:
    from trustlog.domain.facts import Fact, LevelChange, Numbered

KINDS = TIMELINE
OF_A_PROMISE_SEEN = (
    "(recorded_by = :me OR EXISTS (SELECT 1 FROM promise p WHERE p.id = promise_id "
    "AND (NOT p.private OR p.recorded_by = :me)))"
)
"""What was said of a promise that is private to somebody is for them, and for whoever wrote it down."""
_LISTED: dict[str, Callable[..., list[Any]]] = {"promise": made, "moment": moments, "disclosure": disclosures}
_EACH: dict[str, Callable[..., Iterator[Any]]] = {
    "promise": each_promise, "moment": each_moment, "disclosure": each_disclosure
}  # fmt: skip
"""How the kinds are read whose partner is in no column `partner_id`; all others are read alike."""


def day_of(fact: "Fact") -> date:
    """Return the day a fact is about: of a promise, the day it was made on."""
    return kind_of(fact).day(fact)


def timeline(
    conn: Connection,
    *,
    me: str,
    partner_id: str | None = None,
    garden_id: str | None = None,
    since: date | None = None,
    until: date | None = None,
    kinds: Collection[str] | None = None,
    limit: int | None = None,
) -> list["Fact"]:
    """Return facts, newest first; those of a day by number, the last first: of a partner, of a garden, or all."""
    lists = [
        _lister(kind)(conn, me=me, partner_id=partner_id, since=since, until=until, limit=limit, **_of(garden_id))
        for kind in KINDS
        if (kinds is None or kind in kinds) and (garden_id is None or "garden_id" in _generated.TABLES[kind])
    ]
    return list(islice(merge(*lists, key=_place, reverse=True), limit))


def first_number(conn: Connection, table: str) -> int | None:
    """Return the number of the first fact in a table; None where there is none."""
    row = conn.first(f"SELECT min(number) FROM {table}")
    return None if row is None else row[0]


def _of(garden_id: str | None) -> dict[str, str]:
    return {} if garden_id is None else {"garden_id": garden_id}


def facts_by_number(conn: Connection, numbers: Collection[int], me: str) -> list["Fact"]:
    """Return the facts with these numbers, newest first; numbers that no fact bears are passed over."""
    facts: list[Fact] = list(promises(conn, me=me, numbers=numbers, state="all"))
    for kind in KINDS:
        if kind != "promise":
            facts += _lister(kind)(conn, me=me, numbers=numbers)
    return sorted(facts, key=_place, reverse=True)


def fact_by_number(conn: Connection, number: int, me: str) -> "Numbered | None":
    """Return what bears a number: a fact, a plan, a pause, or nothing."""
    facts = facts_by_number(conn, [number], me)
    if facts:
        return facts[0]
    for kind in NAMES:
        if kind not in KINDS:
            select, value = _reader(kind)
            row = conn.first(f"{select} WHERE number = :number", number=number)
            if row is not None:
                return value(row)
    return None


def each_fact(conn: Connection, kind: str, *, me: str, partner_id: str | None = None) -> Iterator[Any]:
    """Yield all facts of a kind, those in the timeline oldest first, in memory that does not grow."""
    if kind in _EACH:
        yield from _EACH[kind](conn, me=me, partner_id=partner_id)
        return
    if partner_id is not None and _is_of_no_partner(kind):
        return
    select, value = _reader(kind)
    if kind in KINDS:
        choice = Choice(me, '"on"')
        choice.add("partner_id = :partner_id", partner_id=partner_id)
        yield from (value(row) for row in choice.stream(conn, select))
        return
    with conn.reading():
        parts = {} if partner_id is None else {"partner_id": partner_id}
        chosen = where(f"{name} = :{name}" for name in parts)
        yield from (value(row) for row in conn.stream(f"{select} {chosen} ORDER BY number", **parts))


def _lister(kind: str) -> Callable[..., list[Any]]:
    return _LISTED.get(kind) or partial(_listed, kind)


def _listed(
    kind: str,
    conn: Connection,
    *,
    me: str,
    partner_id: str | None = None,
    garden_id: str | None = None,
    numbers: Collection[int] | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: int | None = None,
    newest: bool = True,
) -> list[Any]:
    """Return the facts of a kind by day, newest first unless told otherwise."""
    if partner_id is not None and _is_of_no_partner(kind):
        return []
    select, value = _reader(kind)
    choice = Choice(me, '"on"', since, until, newest, limit)
    choice.add("partner_id = :partner_id", partner_id=partner_id)
    choice.add("garden_id = :garden_id", garden_id=garden_id)
    if kind == "their_word":
        choice.add(OF_A_PROMISE_SEEN)
    return [value(row) for row in choice.rows(conn, select, numbers)]


def _is_of_no_partner(kind: str) -> bool:
    """Return whether the facts of a kind are never about a partner, but about a garden, or about ourselves."""
    return "partner_id" not in _generated.TABLES[kind]


def _reader(kind: str) -> tuple[str, Callable[..., "Numbered"]]:
    """Return what selects the rows of a kind, and what makes a value of one of them."""
    return getattr(_generated, f"SELECT_{kind.upper()}"), getattr(_generated, f"{kind}_value")


def level_changes_of(conn: Connection, partner_id: str, me: str) -> list["LevelChange"]:
    """Return the decisions about the level of one partner, oldest first."""
    return _listed("level_change", conn, me=me, partner_id=partner_id, newest=False)


def _place(fact: "Fact") -> tuple[date, int]:
    return day_of(fact), fact.number
