"""A typed session for scripts and notebooks: the ledger as SQLModel classes, to read with."""

from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlalchemy.pool import NullPool
from sqlmodel import Session

from trustlog.errors import Reason, Refused, Remedy
from trustlog.storage.engine.connection import connect
from trustlog.storage.engine.sqlite import SqliteConnection, raw_connection

if TYPE_CHECKING:
    from sqlalchemy import Engine


def open_session(where: str | None = None) -> Session:
    """Open a session that reads the ledger at a path or URL, by default the ledger that the program uses.

    It opens the way the program does (an older ledger is backed up and migrated). It reads only: a write past the
    journal could be neither seen nor undone, and is refused; write with `trustlog add`, or `trustlog import csv`.
    """
    if where is None:
        from trustlog.config import ledger_path

        where = ledger_path()
    opened = connect(where, create=False)
    opened.close()
    where = opened.where
    session = Session(_engine(where, frozen=isinstance(opened, SqliteConnection) and opened.is_frozen))
    event.listen(session, "before_flush", _refuse)
    return session


def _engine(where: str, *, frozen: bool) -> "Engine":
    if "://" in where:
        from trustlog.storage.engine.postgres import opened_for_migration

        def on_server() -> Any:
            raw = opened_for_migration(where)
            raw.read_only = True
            return raw

        return create_engine("postgresql+psycopg://", creator=on_server, poolclass=NullPool)

    def in_file() -> Any:
        raw = raw_connection(where, frozen=frozen)
        raw.execute("PRAGMA query_only = ON")
        return raw

    return create_engine("sqlite://", creator=in_file, poolclass=NullPool)


def _refuse(*_: object) -> None:
    raise Refused(Reason("session_reads"), Remedy("write_by_commands"))
