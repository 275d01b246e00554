"""The whole ledger as plain rows, and back: what `export json` writes and `import json` reads, losing nothing."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from trustlog.errors import FileFaults, Refused
from trustlog.storage._generated import LATER, ORDER, TABLES
from trustlog.storage.columns import jsonable, typed, typed_row
from trustlog.storage.connection import Connection
from trustlog.storage.sql import quoted

if TYPE_CHECKING:
    from trustlog.storage.own import Own

_SHOWN = 50  # faults reported at once


def dump(conn: Connection, own: "Own | None" = None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every row of every table in order, as JSON takes it; memos stay out, they can be made again.

    With `own`, only as one person may have them.
    """
    with conn.reading():
        for table, names in TABLES.items():
            listed = ", ".join(quoted(name) for name in names)
            for row in conn.stream(f"SELECT {listed} FROM {table} ORDER BY {ORDER[table]}"):
                whole = jsonable(typed_row(names, row))
                given = whole if own is None else own.row(table, whole)
                if given is not None:
                    yield table, given


def is_empty(conn: Connection) -> bool:
    """Tell whether nothing was ever written."""
    return conn.one("SELECT 1 FROM journal_batch LIMIT 1") is None and conn.one("SELECT 1 FROM partner LIMIT 1") is None


def load(conn: Connection, tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> int:
    """Write the rows of a dump to an empty ledger, which is then the same ledger; give their number.

    Every row is validated first, and all faults are reported at once. All of it is written or nothing.
    """
    faults = _faults(tables)
    if faults:
        more = [f"and {len(faults) - _SHOWN} more"] if len(faults) > _SHOWN else []
        raise FileFaults(faults[:_SHOWN] + more)
    count = 0
    with conn.transaction():
        if not is_empty(conn):
            raise Refused("import json needs an empty ledger; name a new one with --db")
        conn.execute("DELETE FROM setting")
        for table in TABLES:
            count += _load(conn, table, tables.get(table, ()))
    return count


def _load(conn: Connection, table: str, rows: Sequence[Mapping[str, Any]]) -> int:
    later = LATER.get(table)
    held: list[tuple[str, Any]] = []
    for place, row in enumerate(rows, 1):
        columns = {name: typed(name, value) for name, value in row.items() if value is not None}
        if later in columns:
            held.append((columns["id"], columns.pop(later)))
        listed = ", ".join(quoted(name) for name in columns)
        values = ", ".join(f":{name}" for name in columns)
        try:
            conn.execute(f"INSERT INTO {table} ({listed}) VALUES ({values})", **columns)
        except Refused as error:
            raise FileFaults([f"{table}, row {place}: {error}"]) from error
    for row_id, value in held:
        conn.execute(f"UPDATE {table} SET {later} = :value WHERE id = :id", value=value, id=row_id)
    return len(rows)


def _faults(tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[str]:
    """Validate every row with the class of its table."""
    from pydantic import ValidationError

    from trustlog.storage.tables import MODELS

    faults = [f"there is no table {name} in a ledger" for name in tables if name not in TABLES]
    for table in TABLES:
        for place, row in enumerate(tables.get(table, ()), 1):
            unknown = sorted(set(row) - set(TABLES[table]))
            if unknown:
                faults.append(f"{table}, row {place}: there is no column {unknown[0]}")
                continue
            try:
                MODELS[table].model_validate(dict(row))
            except ValidationError as error:
                first = error.errors()[0]
                faults.append(f"{table}, row {place}: {'.'.join(str(one) for one in first['loc'])}: {first['msg']}")
    keys = {row.get("key") for row in tables.get("setting", ())}
    faults += [f"setting: {key} is missing" for key in ("ledger_id", "next_number", "next_batch") if key not in keys]
    return faults
