"""The names behind ids, as lean as they can be had."""

from collections.abc import Collection, Iterator

from trustlog.storage.engine.connection import Connection

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


def open_numbers(conn: Connection, ids: Collection[str]) -> dict[str, int]:
    """Return the numbers of these promises by id; private promises are left out."""
    numbers: dict[str, int] = {}
    for where, params in _chunks(ids):
        sql = f"SELECT id, number FROM promise WHERE id IN ({where}) AND NOT private"
        numbers.update((row[0], row[1]) for row in conn.rows(sql, **params))
    return numbers


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
