"""A ledger on a server: PostgreSQL, or what speaks its protocol. Imported only when a URL asks for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from trustlog.errors import (
    Conflict,
    LedgerAway,
    LedgerUnfit,
    Reason,
    Refused,
    Remedy,
    RestedOn,
    TrustlogError,
    WordsError,
)
from trustlog.storage.engine.connection import AT_ODDS, RESTED_ON, THERE_ALREADY, Connection, Notice, Row
from trustlog.storage.engine.sql import to_pyformat
from trustlog.storage.schema.revision import HEAD, KNOWN

try:
    import psycopg
except ImportError:
    psycopg = None  # type: ignore[assignment]  # an optional extra: said when a server is asked for

_FETCHED = 500  # rows taken at once from a stream
_WAIT = "-c lock_timeout=5000"
_SECONDS = 10  # to reach the server


class PostgresConnection(Connection):
    """A connection to a ledger on a server."""

    engine = "postgresql"
    for_update = " FOR UPDATE"

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.raw = opened(where)
        self._names = count()
        self._seen: int | None = None

    def rows(self, sql: str, **params: Any) -> list[Row]:
        """Return all rows of a SELECT."""
        with self._lock, faults(self.where):
            return self.raw.execute(to_pyformat(sql), params).fetchall()

    def stream(self, sql: str, **params: Any) -> Iterator[Row]:
        """Yield the rows of a SELECT as they come, from a cursor that the server holds."""
        with faults(self.where), self.raw.cursor(name=f"stream_{next(self._names)}") as cursor:
            cursor.itersize = _FETCHED
            yield from cursor.execute(to_pyformat(sql), params)

    def execute(self, sql: str, **params: Any) -> int:
        """Run a statement that changes something."""
        with self._lock, faults(self.where):
            return self.raw.execute(to_pyformat(sql), params).rowcount

    def execute_many(self, sql: str, rows: list[dict[str, Any]]) -> None:
        """Run a statement with the values of each row."""
        with self._lock, faults(self.where), self.raw.cursor() as cursor:
            cursor.executemany(to_pyformat(sql), rows)

    def changed(self) -> bool:
        """Return whether a batch was written since this was last asked, on this connection or another."""
        newest_batch = self.first("SELECT coalesce(max(number), 0) FROM journal_batch")
        before, self._seen = self._seen, newest_batch[0] if newest_batch else None
        return before is not None and before != self._seen

    def close(self) -> None:
        """Close the connection."""
        self.raw.close()

    def _begin(self, writing: bool) -> None:
        with faults(self.where):
            self.raw.execute("BEGIN" if writing else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    def _end(self, commit: bool) -> None:
        if self.raw.closed:
            if commit:
                raise LedgerAway(Reason("connection_lost", where=self.where), Remedy("history_tells"))
            return
        with faults(self.where):
            self.raw.execute("COMMIT" if commit else "ROLLBACK")


def opened(where: str) -> "psycopg.Connection[Row]":
    """Open a connection of the driver, in autocommit: transactions are begun by hand."""
    settings: dict[str, Any] = {}
    url_options = {name for name, _ in parse_qsl(urlsplit(where).query)}
    if "connect_timeout" not in url_options:
        settings["connect_timeout"] = _SECONDS
    if "options" not in url_options:
        settings["options"] = _WAIT
    try:
        return psycopg.connect(where.replace("postgresql+psycopg", "postgresql", 1), autocommit=True, **settings)
    except psycopg.Error as error:
        message_lines = str(error).strip().splitlines() or [type(error).__name__]
        raise LedgerAway(Reason("cannot_be_reached", where=where, why=message_lines[-1].strip())) from None
    except UnicodeError:
        raise WordsError(Reason("signs_in_url")) from None


@contextmanager
def faults(where: str) -> Iterator[None]:
    """Turn what the server says into one line that says what to do; a mistake in our own SQL stays what it is."""
    try:
        yield
    except psycopg.Error as error:
        translated = _translated(error, where)
        if translated is None:
            raise
        raise translated from error


def _translated(error: "psycopg.Error", where: str) -> TrustlogError | None:
    kinds = psycopg.errors
    message = (str(error).strip().splitlines() or [type(error).__name__])[0]
    if isinstance(error, kinds.UniqueViolation):
        return Conflict(*THERE_ALREADY)
    if isinstance(error, kinds.ForeignKeyViolation):
        return RestedOn(*RESTED_ON)
    if isinstance(error, (kinds.DeadlockDetected, kinds.SerializationFailure, kinds.LockNotAvailable)):
        return Conflict(Reason("others_write"), Remedy("try_again"))
    if isinstance(error, (kinds.IntegrityError, kinds.DataError, kinds.ProgramLimitExceeded)):
        return Refused(*AT_ODDS)
    if isinstance(error, (kinds.ReadOnlySqlTransaction, kinds.InsufficientPrivilege)):
        return LedgerUnfit(Reason("not_allowed", where=where, why=message))
    if isinstance(error, (kinds.UndefinedTable, kinds.UndefinedColumn)):
        return LedgerUnfit(Reason("ledger_damaged", where=where, what=message), Remedy("bring_back_backup"))
    if isinstance(error, (kinds.OperationalError, kinds.InternalError)):
        return LedgerAway(Reason("server_says", where=where, why=message), Remedy("history_tells"))
    return None


def open_url(where: str, create: bool, notice: Notice | None) -> PostgresConnection:
    """Open a ledger on a server, its tables made or migrated when needed, as `connection.connect` tells."""
    _refuse_password(where)
    if psycopg is None:
        raise LedgerUnfit(Reason("psycopg_missing"), Remedy("install_psycopg"))
    conn = PostgresConnection(where)
    try:
        revision = _revision(conn)
        if revision is None and not create:
            raise LedgerUnfit(Reason("no_ledger", where=where))
        if revision != HEAD:
            _migrate(conn, revision, notice)
    except BaseException:  # whatever ends it, an interruption too, nobody else would close it
        conn.close()
        raise
    return conn


def peek_url(where: str) -> PostgresConnection | None:
    """Open a ledger on a server to read, as `connection.peek` tells."""
    _refuse_password(where)
    if psycopg is None:
        return None
    conn = PostgresConnection(where)
    try:
        if _revision(conn) == HEAD:
            return conn
    except BaseException:  # whatever ends it, an interruption too, nobody else would close it
        conn.close()
        raise
    conn.close()
    return None


def _migrate(conn: PostgresConnection, revision: str | None, notice: Notice | None) -> None:
    from sqlalchemy.exc import DBAPIError

    from trustlog.storage.schema.migrate import upgrade_server

    with faults(conn.where):
        try:
            upgrade_server(lambda: opened_for_migration(conn.where), revision, notice)
        except DBAPIError as error:
            if isinstance(error.orig, psycopg.Error):
                raise error.orig from error
            raise


def opened_for_migration(where: str) -> "psycopg.Connection[Row]":
    """Open a connection that waits as long as another process is migrating."""
    raw = opened(where)
    raw.execute("SET lock_timeout = 0")
    raw.autocommit = False
    return raw


def _revision(conn: PostgresConnection) -> str | None:
    """Return the revision of the schema, None where there is none; an unknown revision is refused."""
    table_names = conn.first("SELECT to_regclass('alembic_version')::text, to_regclass('partner')::text")
    version, ours = table_names or (None, None)
    if version is None:
        if ours is not None:
            raise LedgerUnfit(Reason("foreign_tables", where=conn.where), Remedy("left_name_database"))
        return None
    row = conn.first("SELECT version_num FROM alembic_version")
    if row is None or ours is None:
        raise LedgerUnfit(Reason("foreign_or_damaged", where=conn.where), Remedy("left_as_it_is"))
    if row[0] not in KNOWN:
        raise LedgerUnfit(Reason("newer_ledger", where=conn.where, version=row[0]), Remedy("install_newer"))
    return str(row[0])


def _refuse_password(where: str) -> None:
    """Refuse a URL with a password: it would be seen in the list of processes and in the shell's history."""
    try:
        parts = urlsplit(where)
        secret = parts.password is not None or any(
            name.lower() in ("password", "sslpassword") for name, _ in parse_qsl(parts.query, keep_blank_values=True)
        )
    except ValueError:
        raise WordsError(Reason("url_unread"), Remedy("write_url")) from None
    if secret:
        raise WordsError(Reason("password_in_url"), Remedy("use_password_file"))
