"""The whole ledger as plain rows, and back: what `export json` writes and `import json` reads, losing nothing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from trustlog.errors import FileFaults, Reason, Refused, Remedy, Said
from trustlog.storage.check import incoming
from trustlog.storage.check.coherence import contradictions
from trustlog.storage.engine.columns import jsonable, quoted, typed, typed_row
from trustlog.storage.engine.connection import Connection
from trustlog.storage.schema._generated import LATER, ORDER, TABLES

if TYPE_CHECKING:
    from trustlog.storage.access.own import Own

_SHOWN = 50  # faults reported at once


def dump(conn: Connection, own: "Own | None" = None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every row of every table in order, as JSON takes it; memos stay out, they can be made again.

    With `own`, only as one person may have them.
    """
    with conn.reading():
        for table, names in TABLES.items():
            listed = ", ".join(quoted(name) for name in names)
            for row in conn.stream(f"SELECT {listed} FROM {table} ORDER BY {ORDER[table]}"):
                whole = jsonable(typed_row(names, row))
                own_row = whole if own is None else own.row(table, whole)
                if own_row is not None:
                    yield table, own_row


def is_empty(conn: Connection) -> bool:
    """Return whether nothing was ever written."""
    return (
        conn.first("SELECT 1 FROM journal_batch LIMIT 1") is None
        and conn.first("SELECT 1 FROM partner LIMIT 1") is None
    )


def load(
    conn: Connection,
    tables: Mapping[str, Sequence[Mapping[str, Any]]],
    *,
    whole: bool = True,
    count: Callable[[], None] = lambda: None,
) -> int:
    """Write the rows of a dump to an empty ledger, which is then the same ledger; return their number.

    Every row is validated first, then all of them together, and all faults are reported at once. All of it is written
    or nothing. A dump that is not `whole` lacks rows that were somebody else's. `count` is called for each row that is
    written; what it raises leaves nothing.
    """
    _refuse(incoming.table_faults(tables))
    _refuse(contradictions(tables, whole=whole))
    number = 0
    with conn.transaction():
        if not is_empty(conn):
            raise Refused(Reason("ledger_not_empty"), Remedy("name_new_ledger"))
        conn.execute("DELETE FROM setting")
        for table in TABLES:
            number += _load(conn, table, tables.get(table, ()), count)
    return number


def _refuse(faults: Iterator[Said]) -> None:
    """Refuse rows with faults, naming the first few; a file that is no ledger may have millions."""
    shown = list(islice(faults, _SHOWN))
    if shown:
        rest = sum(1 for _ in faults)
        raise FileFaults([*shown, Reason("and_more", count=rest)] if rest else shown)


def _load(conn: Connection, table: str, rows: Sequence[Mapping[str, Any]], count: Callable[[], None]) -> int:
    later = LATER.get(table)
    postponed: list[tuple[str, Any]] = []
    for place, row in enumerate(rows, 1):
        count()
        columns = {name: typed(name, value) for name, value in row.items() if value is not None}
        if later in columns:
            postponed.append((columns["id"], columns.pop(later)))
        listed = ", ".join(quoted(name) for name in columns)
        values = ", ".join(f":{name}" for name in columns)
        try:
            conn.execute(f"INSERT INTO {table} ({listed}) VALUES ({values})", **columns)
        except Refused as error:
            raise FileFaults([Reason("in_row", table=table, row=place, fault=error)]) from error
    for row_id, value in postponed:
        conn.execute(f"UPDATE {table} SET {later} = :value WHERE id = :id", value=value, id=row_id)
    return len(rows)
