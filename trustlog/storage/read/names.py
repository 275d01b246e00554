"""The names behind ids, as lean as they can be had."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from trustlog.storage.engine.connection import Connection, Row

if TYPE_CHECKING:
    from trustlog.domain.answers import Said

_CHUNK = 400  # ids in one statement: well below what either engine takes


def partner_names(conn: Connection, ids: Collection[str]) -> dict[str, tuple[str, str]]:
    """Return handle and name of these partners by id."""
    names: dict[str, tuple[str, str]] = {}
    for where, params in _chunks(ids):
        for row in conn.rows(f"SELECT id, handle, name FROM partner WHERE id IN ({where})", **params):
            names[row[0]] = (row[1], row[2])
    return names


def person_names(conn: Connection, ids: Collection[str]) -> dict[str, str]:
    """Return the names of these people by id."""
    names: dict[str, str] = {}
    for where, params in _chunks(ids):
        for row in conn.rows(f"SELECT id, name FROM person WHERE id IN ({where})", **params):
            names[row[0]] = row[1]
    return names


def employers(conn: Connection, ids: Collection[str]) -> dict[str, str]:
    """Return the handle of the partner that each of these people is at, by the person's id."""
    handles: dict[str, str] = {}
    for where, params in _chunks(ids):
        sql = f"SELECT e.id, p.handle FROM person e JOIN partner p ON p.id = e.partner_id WHERE e.id IN ({where})"
        handles.update((row[0], row[1]) for row in conn.rows(sql, **params))
    return handles


def partners_called(conn: Connection, handles: Collection[str]) -> dict[str, str]:
    """Return the names of the partners with these handles, by handle."""
    names: dict[str, str] = {}
    for where, params in _chunks(handles):
        rows = conn.rows(f"SELECT handle, name FROM partner WHERE handle IN ({where})", **params)
        names.update((row[0], row[1]) for row in rows)
    return names


def open_numbers(conn: Connection, ids: Collection[str]) -> dict[str, int]:
    """Return the numbers of these promises by id; private promises are left out."""
    numbers: dict[str, int] = {}
    for where, params in _chunks(ids):
        sql = f"SELECT id, number FROM promise WHERE id IN ({where}) AND NOT private"
        numbers.update((row[0], row[1]) for row in conn.rows(sql, **params))
    return numbers


def said_of(conn: Connection, ids: Collection[str], me: str) -> "dict[str, tuple[Said, ...]]":
    """Return what partners said of these promises, by the promise's id, in the order in which they said it.

    A ledger without such words costs a look into an index.
    """
    rows: list[Row] = []
    if len(ids) > _CHUNK and conn.first("SELECT 1 FROM their_word LIMIT 1") is None:
        return {}
    for where, params in _chunks(ids):
        rows += conn.rows(
            'SELECT w.promise_id, w.number, w.word, w.moved_to, w."on", w.said_by, s.name, w.settled, w.settled_on, '
            "w.private, w.remark, w.settle_reason FROM their_word w "
            "LEFT JOIN sheet s ON s.id = w.sheet_id AND (NOT s.private OR s.recorded_by = :me) "
            f"WHERE w.promise_id IN ({where}) AND (NOT w.private OR w.recorded_by = :me) "
            'ORDER BY w."on", w.number',
            me=me,
            **params,
        )
    if not rows:
        return {}
    from trustlog.domain.answers import Said
    from trustlog.storage.engine.convert import day, day_or_none

    words: dict[str, list[Said]] = {}
    for key, number, word, moved_to, on, by, sheet, settled, settled_on, private, remark, reason in rows:
        days = day_or_none(moved_to), day(on), day_or_none(settled_on)
        said = Said(key, number, word, days[0], days[1], by, sheet, settled, days[2], bool(private), remark, reason)
        words.setdefault(key, []).append(said)
    return {key: tuple(said) for key, said in words.items()}


def promised(conn: Connection, ids: Collection[str], me: str) -> dict[str, tuple[int, str]]:
    """Return number and text of these promises by id; those private to others are left out."""
    found: dict[str, tuple[int, str]] = {}
    for where, params in _chunks(ids):
        sql = f"SELECT id, number, text FROM promise WHERE id IN ({where}) AND (NOT private OR recorded_by = :me)"
        found.update((row[0], (row[1], row[2])) for row in conn.rows(sql, me=me, **params))
    return found


def sheet_names(conn: Connection, ids: Collection[str], me: str) -> dict[str, str]:
    """Return the names of these sheets by id; those private to others are left out."""
    names: dict[str, str] = {}
    for where, params in _chunks(ids):
        sql = f"SELECT id, name FROM sheet WHERE id IN ({where}) AND (NOT private OR recorded_by = :me)"
        names.update((row[0], row[1]) for row in conn.rows(sql, me=me, **params))
    return names


def numbers_of(conn: Connection, table: str, ids: Collection[str]) -> list[int]:
    """Return the numbers of the rows of a table, of those ids that are still there."""
    return [
        row[0]
        for where, params in _chunks(ids)
        for row in conn.rows(f"SELECT number FROM {table} WHERE id IN ({where})", **params)
    ]


def all_partner_names(conn: Connection) -> list[tuple[str, str]]:
    """Return handle and name of every partner that is not archived."""
    rows = conn.rows("SELECT handle, name FROM partner WHERE archived_on IS NULL ORDER BY handle")
    return [(row[0], row[1]) for row in rows]


def _chunks(ids: Collection[str]) -> Iterator[tuple[str, dict[str, str]]]:
    sorted_ids = sorted(set(ids))
    for start in range(0, len(sorted_ids), _CHUNK):
        params = {f"i{place}": row_id for place, row_id in enumerate(sorted_ids[start : start + _CHUNK])}
        yield ", ".join(f":{name}" for name in params), params
