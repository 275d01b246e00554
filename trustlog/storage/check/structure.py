"""Whether the file is whole, and every table, index and trigger is as this program makes it."""

import sqlite3
from collections.abc import Iterator

from trustlog.errors import Reason, Remedy
from trustlog.storage.check.finding import RESTORE, SHOWN, Finding, first_few
from trustlog.storage.engine.connection import Connection
from trustlog.storage.schema.revision import HEAD


def file_damaged(report: object) -> Reason:
    """Return what is wrong with a file that SQLite reports as damaged."""
    return Reason("file_damaged", report=" ".join(str(report).split()))


def file_findings(conn: Connection) -> Iterator[Finding]:
    """Let SQLite check its file, its indexes and the rules of the tables."""
    if conn.engine == "sqlite":
        for row in conn.rows(f"PRAGMA integrity_check({SHOWN})"):
            if row[0] != "ok":
                yield Finding(file_damaged(row[0]), RESTORE)


def schema_findings(conn: Connection) -> Iterator[Finding]:
    """Compare the revision, and every table and index, with what this program makes."""
    row = conn.first("SELECT version_num FROM alembic_version")
    if row is None or row[0] != HEAD:
        yield Finding(Reason("other_version"), Remedy("other_program"))
    differing = _drift_file(conn) if conn.engine == "sqlite" else _drift_server(conn)
    for difference in first_few(Reason("table_differs", name=name) for name in differing):
        yield Finding(difference, RESTORE)


def _drift_file(conn: Connection) -> list[str]:
    """Compare every table, index, view and trigger with those of a new ledger."""
    from contextlib import closing

    from trustlog.storage.schema.snapshot import statements

    sql = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%' AND name NOT LIKE 'fact_search_%'"
    with closing(sqlite3.connect(":memory:")) as new_ledger:
        for statement in statements():
            new_ledger.execute(statement)
        expected = {(name, _plain(text)) for name, text in new_ledger.execute(sql)}
    present = {(row[0], _plain(row[1])) for row in conn.rows(sql)}
    return sorted({name for name, _ in present ^ expected})


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
        return [
            str(difference[1] if isinstance(difference, tuple) else difference[0][:4])
            for difference in drift(connection)
        ]
