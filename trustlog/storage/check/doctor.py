"""Whether a ledger is sound: the file, what refers to what, the journal against the tables, counters and caches."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from trustlog.domain import text
from trustlog.domain.calendar.days import iso_day
from trustlog.errors import LedgerAway, LedgerUnfit, ReadOnly, Reason, Remedy, Said, Way, WordsError
from trustlog.storage.cache.memo import READING, forget_memos
from trustlog.storage.check.held_values import unsound_values
from trustlog.storage.engine.columns import TABLES, UNJOURNALLED, is_day, is_stamp, jsonable, typed_row
from trustlog.storage.engine.connection import Connection
from trustlog.storage.engine.sql import quoted
from trustlog.storage.engine.sqlite import SqliteConnection
from trustlog.storage.read.select import among, chunks, where
from trustlog.storage.schema.revision import HEAD

Step = Callable[[Connection], Iterable["Finding"]]

_SHOWN = 5  # findings named of one kind
_AT_ONCE = 400  # rows compared at once
_RESTORE = Remedy("restore")
_ASK = Remedy("look_then_restore")


class Finding(NamedTuple):
    """Something that is not as it should be, and what to do about it."""

    what: Said
    do: Way


def check(conn: Connection) -> list[Finding]:
    """Check everything that can be checked without a reading; a sound ledger gives an empty list.

    Where the file itself is damaged only its values are looked at. A search index that fell behind is made anew. A
    check that breaks off is a finding, unless nothing is found that explains why: then the program is at fault.
    """
    if _findings(conn, [_file]):
        return _findings(conn, [_file, _values])
    steps: list[Step] = [_schema, _values, _references, _links, _counters, _replayed, _memos]
    return _findings(conn, [*steps, _search] if conn.engine == "sqlite" else steps)


def damage(conn: Connection) -> Finding | None:
    """Give the first thing that is wrong with the file or a value in it: why a command may have broken off."""
    found = _findings(conn, [_file, _values])
    return found[0] if found else None


def _findings(conn: Connection, steps: Iterable[Step]) -> list[Finding]:
    found: list[Finding] = []
    unexplained: Exception | None = None
    with conn.any_text() if isinstance(conn, SqliteConnection) else nullcontext():
        for step in steps:
            try:
                found += step(conn)
            except LedgerAway:
                raise
            except LedgerUnfit as error:
                found.append(_finding_of(error))
            except sqlite3.Error as error:
                found.append(Finding(_file_damaged(error), _RESTORE))
            except Exception as error:  # raised below, where no damage explains it
                unexplained = unexplained or error
    if unexplained is not None and not found:
        raise unexplained
    return list(dict.fromkeys(found))


def _finding_of(error: LedgerUnfit) -> Finding:
    """Return what is wrong and what to do of an error; one that only names the doctor asks for the last backup."""
    if not isinstance(error.reason, str):
        return Finding(error.reason, next((way for way in error.remedies if not _names_doctor(way)), _RESTORE))
    what, _, do = error.reason.partition("; ")
    return Finding(what, next((way for way in error.remedies if not _names_doctor(way)), do or _RESTORE))


def _names_doctor(way: Way) -> bool:
    return isinstance(way, Remedy) and way.code.startswith("doctor")


def _file_damaged(report: object) -> Reason:
    return Reason("file_damaged", report=" ".join(str(report).split()))


def contents(conn: Connection) -> Iterator[Finding]:
    """Check whether the tables fit together, and the journal leads to what they hold."""
    yield from _references(conn)
    yield from _links(conn)
    yield from _counters(conn)
    yield from _replayed(conn)


def _replayed(conn: Connection) -> Iterator[Finding]:
    yield from (Finding(what, _ASK) for what in _some(replay(conn)))


def _values(conn: Connection) -> Iterator[Finding]:
    """Look for values that their columns cannot hold."""
    rest = 0
    for place, (what, over) in enumerate(unsound_values(conn)):
        if place >= _SHOWN:
            rest += 1
        else:
            yield Finding(what, _RESTORE if over is None else Remedy("drop_and_bring_in", number=over))
    if rest:
        yield Finding(Reason("more_of_this_kind", count=rest), _RESTORE)


def replay(conn: Connection) -> Iterator[str]:
    """Walk the journal row by row and compare what it leads to with the tables; give a line for each difference."""
    alive: dict[str, int] = {}
    sql = (
        "SELECT e.table_name, e.row_id, e.before, e.after FROM journal_entry e "
        "JOIN journal_batch b ON b.id = e.batch_id ORDER BY e.table_name, e.row_id, b.number, e.seq"
    )
    with conn.reading():
        for table, entries in groupby(conn.stream(sql), key=lambda row: str(row[0])):
            if table not in TABLES or table in UNJOURNALLED:
                yield f"the journal speaks of a table {table} that there is not"
                continue
            rows = (_state(row_id, each) for row_id, each in groupby(entries, key=lambda row: str(row[1])))
            for some in chunks(rows, _AT_ONCE):
                alive[table] = alive.get(table, 0) + sum(1 for one in some if one.columns is not None)
                yield from _compare(conn, table, some)
        for table in TABLES:
            counted = conn.one(f"SELECT count(*) FROM {table}")
            if table not in UNJOURNALLED and counted is not None and counted[0] > alive.get(table, 0):
                more = counted[0] - alive.get(table, 0)
                yield f"{text.counted(more, 'row')} of {table} {text.plural(more, 'is', 'are')} not in the journal"


class _State(NamedTuple):
    """What the journal says a row is at the end; no columns when it is gone. `fault` tells where the journal breaks."""

    row_id: str
    columns: dict[str, Any] | None
    fault: str | None


def _state(row_id: str, entries: Iterator[tuple[Any, ...]]) -> _State:
    now: dict[str, Any] | None = None
    fault = None
    for _, _, before, after in entries:
        try:
            old, new = _kept(before), _kept(after)
        except (ValueError, TypeError, RecursionError):
            return _State(row_id, now, "what the journal keeps of it cannot be read")
        if (old is None) != (now is None) or any((now or {}).get(name) != value for name, value in (old or {}).items()):
            fault = "the journal contradicts itself"
        now = (
            None
            if new is None
            else {name: value for name, value in {**(now or {}), **new}.items() if value is not None}
        )
    return _State(row_id, now, fault)


def _kept(text: Any) -> dict[str, Any] | None:
    """Read what the journal keeps of a row; a ValueError where that is no object."""
    read = None if text is None else json.loads(text)
    if read is not None and not isinstance(read, dict):
        raise ValueError
    return read


def _compare(conn: Connection, table: str, states: list[_State]) -> Iterator[str]:
    names = TABLES[table]
    listed = ", ".join(quoted(name) for name in names)
    held: dict[str, dict[str, Any]] = {}
    for parts, params in among("id", [one.row_id for one in states]):
        for row in conn.rows(f"SELECT {listed} FROM {table} {where(parts)}", **params):
            columns = typed_row(names, row)
            held[columns["id"]] = columns
    for row_id, wanted, fault in states:
        there = held.get(row_id)
        what = f"{table} {_named(row_id, there or wanted or {})}"
        if fault is not None:
            yield f"{what}: {fault}"
        elif (there is None) != (wanted is None):
            yield f"{what} is {'gone' if there is None else 'there'}, and the journal does not say so"
        elif there is not None:
            yield from _differences(what, there, wanted or {})


def _differences(what: str, there: dict[str, Any], wanted: dict[str, Any]) -> Iterator[str]:
    for name, value in there.items():
        if value is not None and (is_day(name) or is_stamp(name)) and not isinstance(value, date):
            yield f"{what}: {name} is no date"
    held = {name: value for name, value in jsonable(there).items() if value is not None}
    differing = sorted(name for name in {*held, *wanted} if held.get(name) != wanted.get(name))
    if differing:
        yield f"{what}: {', '.join(differing)} differs from what the journal says"


def _named(row_id: str, row: dict[str, Any]) -> str:
    return f"#{row['number']}" if "number" in row else str(row.get("handle") or row_id)


def _some(lines: Iterator[str]) -> Iterator[str]:
    """Give the first few lines, and count the rest."""
    rest = 0
    for place, line in enumerate(lines):
        if place < _SHOWN:
            yield line
        else:
            rest += 1
    if rest:
        yield f"and {rest} more of this kind"


def _file(conn: Connection) -> Iterator[Finding]:
    """Let SQLite check its file, its indexes and the rules of the tables."""
    if conn.engine == "sqlite":
        for row in conn.rows(f"PRAGMA integrity_check({_SHOWN})"):
            if row[0] != "ok":
                yield Finding(_file_damaged(row[0]), _RESTORE)


def _schema(conn: Connection) -> Iterator[Finding]:
    row = conn.one("SELECT version_num FROM alembic_version")
    if row is None or row[0] != HEAD:
        yield Finding(Reason("other_version"), Remedy("other_program"))
    differing = _drift_file(conn) if conn.engine == "sqlite" else _drift_server(conn)
    for name in _some(iter(differing)):
        yield Finding(Reason("table_differs", name=name), _RESTORE)


def _drift_file(conn: Connection) -> list[str]:
    """Compare every table, index, view and trigger with those of a new ledger."""
    from contextlib import closing

    from trustlog.storage.schema.snapshot import statements

    sql = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%' AND name NOT LIKE 'fact_search_%'"
    with closing(sqlite3.connect(":memory:")) as fresh:
        for statement in statements():
            fresh.execute(statement)
        wanted = {(name, _plain(text)) for name, text in fresh.execute(sql)}
    held = {(row[0], _plain(row[1])) for row in conn.rows(sql)}
    return sorted({name for name, _ in held ^ wanted})


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())


def _drift_server(conn: Connection) -> list[str]:
    """Let Alembic compare the server's tables with their definition."""
    from sqlalchemy import create_engine
    from sqlalchemy.pool import NullPool

    from trustlog.storage.engine.postgres import opened_for_migration
    from trustlog.storage.schema.migrate import drift

    engine = create_engine(
        "postgresql+psycopg://", creator=lambda: opened_for_migration(conn.where), poolclass=NullPool
    )
    with engine.connect() as connection:
        return [str(one[1] if isinstance(one, tuple) else one[0][:4]) for one in drift(connection)]


def _references(conn: Connection) -> Iterator[Finding]:
    """Look for rows that refer to something that is gone."""
    from trustlog.storage.schema.tables import METADATA

    for table in METADATA.sorted_tables:
        for key in sorted(table.foreign_keys, key=lambda one: one.parent.name):
            target = key.column
            counted = conn.one(
                f"SELECT count(*) FROM {table.name} c WHERE c.{quoted(key.parent.name)} IS NOT NULL AND NOT EXISTS "
                f"(SELECT 1 FROM {target.table.name} t WHERE t.{quoted(target.name)} = c.{quoted(key.parent.name)})"
            )
            if counted is not None and counted[0]:
                names = {"table": table.name, "target": target.table.name, "column": key.parent.name}
                yield Finding(Reason("refers_to_nothing", count=counted[0], **names), _RESTORE)


def _links(conn: Connection) -> Iterator[Finding]:
    """Look for moments with nobody, and links that repeat their moment wrongly."""
    alone = conn.rows(
        "SELECT m.number FROM moment m WHERE NOT EXISTS (SELECT 1 FROM moment_partner p WHERE p.moment_id = m.id) "
        "ORDER BY m.number"
    )
    for what in _some(f"moment #{row[0]} is with no partner" for row in alone):
        yield Finding(what, _ASK)
    wrong = conn.rows(
        "SELECT DISTINCT m.number FROM moment_partner p JOIN moment m ON m.id = p.moment_id "
        'WHERE p."on" <> m."on" OR p.counts_as <> m.counts_as ORDER BY m.number'
    )
    for what in _some(f"moment #{row[0]} counts on another day, or as another kind, than it says" for row in wrong):
        yield Finding(what, _ASK)


def _counters(conn: Connection) -> Iterator[Finding]:
    """Look whether the next numbers are beyond all that were given, and none was given twice."""
    settings = {row[0]: row[1] for row in conn.rows("SELECT key, value FROM setting")}
    numbered = [table for table in TABLES if "number" in TABLES[table] and table != "journal_batch"]
    everything = " UNION ALL ".join(f"SELECT number FROM {table}" for table in numbered)
    for key, source in (("next_number", f"({everything}) n"), ("next_batch", "journal_batch")):
        row = conn.one(f"SELECT coalesce(max(number), 0) FROM {source}")
        given = str(settings.get(key, ""))
        if row is not None and (not given.isdigit() or int(given) <= row[0]):
            yield Finding(Reason("counter_behind", key=key, value=given, taken=row[0]), _RESTORE)
    if not settings.get("ledger_id"):
        yield Finding(Reason("ledger_id_missing"), _RESTORE)
    twice = conn.rows(f"SELECT number FROM ({everything}) n GROUP BY number HAVING count(*) > 1 ORDER BY number")
    for what in _some(f"the number {row[0]} is borne by two facts" for row in twice):
        yield Finding(what, _ASK)


def _memos(conn: Connection) -> Iterator[Finding]:
    """Look whether what is kept for speed can be read; whether it is right, the readings know."""
    for kind, as_of, value in conn.rows("SELECT kind, as_of, value FROM memo ORDER BY kind, subject"):
        try:
            json.loads(value)
            begins = iso_day(str(as_of))
            sound = kind == READING or (begins.day == 1 and begins.month in (1, 4, 7, 10))
        except (ValueError, TypeError, RecursionError, WordsError):
            sound = False
        if not sound:
            yield Finding(Reason("memo_unread"), _forget(conn))
            return


def _forget(conn: Connection) -> Remedy:
    """Drop what is kept for speed, where it can be written; say so."""
    try:
        forget_memos(conn)
    except ReadOnly:
        return Remedy("memo_kept")
    return Remedy("memo_dropped")


def _search(conn: Connection) -> Iterator[Finding]:
    """Compare the search index with the facts, and make it anew where it differs."""

    try:
        conn.execute("INSERT INTO fact_search (fact_search, rank) VALUES ('integrity-check', 1)")
    except LedgerUnfit as error:
        code = getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_READONLY:
            return  # it cannot be asked of a file that cannot be written
        if code != sqlite3.SQLITE_CORRUPT:
            raise
        conn.execute("INSERT INTO fact_search (fact_search) VALUES ('rebuild')")
        yield Finding(Reason("search_differed"), Remedy("search_made_anew"))
