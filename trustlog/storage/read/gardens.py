"""Gardens, their members, and what is between them."""

from collections.abc import Collection
from datetime import date
from typing import Any

from trustlog.domain.facts import Garden, GardenMember
from trustlog.storage.engine.connection import Connection
from trustlog.storage.read.select import SEEN, among, where
from trustlog.storage.schema import _generated


def gardens(conn: Connection, as_of: date | None = None) -> list[Garden]:
    """Return the gardens that had begun by a day and had not ended then, by name; without a day, all."""
    parts = [] if as_of is None else ["started_on <= :as_of", "(ended_on IS NULL OR ended_on > :as_of)"]
    params = {} if as_of is None else {"as_of": as_of}
    rows = conn.rows(f"{_generated.SELECT_GARDEN} {where(parts)} ORDER BY name, id", **params)
    return [_generated.garden_value(row) for row in rows]


def garden_by_handle(conn: Connection, handle: str) -> Garden | None:
    """Return the garden of that handle."""
    row = conn.first(f"{_generated.SELECT_GARDEN} WHERE handle = :handle", handle=handle)
    return None if row is None else _generated.garden_value(row)


def garden_by_id(conn: Connection, garden_id: str) -> Garden | None:
    """Return the garden of that id."""
    row = conn.first(f"{_generated.SELECT_GARDEN} WHERE id = :id", id=garden_id)
    return None if row is None else _generated.garden_value(row)


def garden_names(conn: Connection, ids: Collection[str]) -> dict[str, tuple[str, str]]:
    """Return handle and name of these gardens by id."""
    names: dict[str, tuple[str, str]] = {}
    for listed, params in among("id", ids):
        for row in conn.rows(f"SELECT id, handle, name FROM garden {where(listed)}", **params):
            names[row[0]] = (row[1], row[2])
    return names


def members(conn: Connection, garden_id: str, as_of: date | None = None) -> list[GardenMember]:
    """Return who was in a garden at the end of a day, in the order in which they joined; without a day, all ever."""
    parts = ["garden_id = :id"]
    params: dict[str, Any] = {"id": garden_id}
    if as_of is not None:
        parts += ["joined_on <= :as_of", "(left_on IS NULL OR left_on > :as_of)"]
        params["as_of"] = as_of
    rows = conn.rows(f"{_generated.SELECT_GARDEN_MEMBER} {where(parts)} ORDER BY joined_on, id", **params)
    return [_generated.garden_member_value(row) for row in rows]


def gardens_of(conn: Connection, partner_id: str, as_of: date) -> list[Garden]:
    """Return the gardens that a partner was in at the end of a day, by name."""
    sql = (
        f"{_generated.SELECT_GARDEN} WHERE started_on <= :as_of AND (ended_on IS NULL OR ended_on > :as_of) AND id IN "
        "(SELECT garden_id FROM garden_member WHERE partner_id = :id AND joined_on <= :as_of "
        "AND (left_on IS NULL OR left_on > :as_of)) ORDER BY name, id"
    )
    return [_generated.garden_value(row) for row in conn.rows(sql, id=partner_id, as_of=as_of)]


def facts_about(conn: Connection, kind: str, subject: str, subject_id: str, as_of: date, me: str) -> list[Any]:
    """Return the facts of a kind about a partner or a garden up to a day, oldest first; others' private ones are not.

    `subject` is the column that names it: `partner_id` or `garden_id`.
    """
    select, value = getattr(_generated, f"SELECT_{kind.upper()}"), getattr(_generated, f"{kind}_value")
    chosen = where([f"{subject} = :id", '"on" <= :as_of', SEEN])
    rows = conn.rows(f'{select} {chosen} ORDER BY "on", number', id=subject_id, as_of=as_of, me=me)
    return [value(row) for row in rows]


def is_between(conn: Connection, one: str, other: str) -> bool:
    """Return whether two partners promised, told or spent time with each other, with none of us; private facts too."""
    both = "(from_id = :one AND to_id = :other) OR (from_id = :other AND to_id = :one)"
    found = (
        conn.first(f"SELECT 1 FROM {table} WHERE {both}", one=one, other=other) for table in ("promise", "disclosure")
    )
    together = (
        "SELECT 1 FROM moment_between a JOIN moment_between b ON b.moment_id = a.moment_id "
        "WHERE a.partner_id = :one AND b.partner_id = :other"
    )
    return any(found) or conn.first(together, one=one, other=other) is not None
