"""Migrations: Alembic, run only when a ledger is behind, or new on a server; the only heavy import on that path."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trustlog.errors import LedgerUnfit, Reason, Remedy
from trustlog.files.sqlite_file import uri
from trustlog.storage.engine.connection import Notice
from trustlog.storage.engine.sqlite import BUSY_MS, faults
from trustlog.storage.schema.revision import HEAD, KNOWN
from trustlog.storage.write.writer import FIRST_SETTING, first_settings

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Engine

Tables = Mapping[str, Sequence[dict[str, Any]]]
_LOCK = 0x54524C47  # the advisory lock on PostgreSQL that lets one process migrate and the others wait


def folder() -> Path:
    """Find the migrations: beside the modules of the installed package, else at the top of the source tree."""
    package = Path(__file__).resolve().parents[2]
    for candidate in (package / "migrations", package.parent / "migrations"):
        if (candidate / "env.py").is_file():
            return candidate
    raise LedgerUnfit(Reason("migrations_missing", beside=package), Remedy("install_again"))


def config(connection: Any = None) -> "Config":
    """Make Alembic's settings without a file; the connection given here is migrated."""
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(folder()).replace("%", "%%"))
    settings.set_main_option("path_separator", "os")
    if connection is not None:
        settings.attributes["connection"] = connection
    return settings


def upgrade_file(path: str, revision: str = HEAD) -> None:
    """Bring a SQLite file to a revision, by default this program's, in one transaction."""
    from alembic import command
    from sqlalchemy.exc import DBAPIError

    with closing(_file_engine(path)) as engine, faults(path):
        try:
            with engine.begin() as connection:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                command.upgrade(config(connection), revision)
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
                if broken is not None:
                    raise LedgerUnfit(Reason("not_migrated", path=path, table=broken[0]), Remedy("run_doctor"))
        except DBAPIError as error:
            if isinstance(error.orig, sqlite3.Error):
                raise error.orig from error
            raise


def migrate_file(path: str, revision: str, notice: Notice | None) -> None:
    """Copy an older ledger to a file beside it, then bring it to the head revision."""
    if not (os.access(path, os.W_OK) and os.access(Path(path).resolve().parent, os.W_OK)):
        raise LedgerUnfit(Reason("older_read_only", path=path, version=revision), Remedy("copy_or_have_opened"))
    copied = _copy_beside(path, revision)
    if notice is not None:
        notice(Reason("file_migrated", path=path, found=revision, copied=copied, version=HEAD))
    upgrade_file(path)
    if notice is not None:
        _tell(revision, notice)


def upgrade_server(opened: Callable[[], Any], revision: str | None, notice: Notice | None) -> None:
    """Make the tables on a PostgreSQL server, or bring them to the head revision; one process at a time."""
    from alembic import command
    from sqlalchemy import create_engine, text
    from sqlalchemy.pool import NullPool

    engine = create_engine("postgresql+psycopg://", creator=opened, poolclass=NullPool)
    if revision is not None and notice is not None:
        notice(Reason("server_migrated", found=revision, version=HEAD))
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        command.upgrade(config(connection), HEAD)
        for setting in first_settings():
            connection.execute(text(FIRST_SETTING), setting)
    if revision is not None and notice is not None:
        _tell(revision, notice)


def _tell(old_revision: str, notice: Notice) -> None:
    """Pass on what the revisions after that one tell people: what is otherwise now, and what they can do."""
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(config())
    for revision in KNOWN[KNOWN.index(old_revision) + 1 :]:
        for reason in getattr(script.get_revision(revision).module, "TOLD", ()):
            notice(reason)


def upgrade_rows(tables: "Tables", old_revision: str) -> "Tables":
    """Bring the rows of an older ledger's JSON file to the head revision; each revision says how, where it must."""
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(config())
    for revision in KNOWN[KNOWN.index(old_revision) + 1 :]:
        module = script.get_revision(revision).module
        if hasattr(module, "upgrade_rows"):
            tables = module.upgrade_rows(tables)
    return tables


def drift(connection: Any) -> list[Any]:
    """Compare a database with `tables.py`; give what differs, as Alembic says it."""
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    from trustlog.storage.schema.tables import METADATA

    context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
    return list(compare_metadata(context, METADATA))


def ours(thing: Any, name: str | None, kind: str, reflected: bool, compared: Any) -> bool:
    """Tell Alembic which objects `tables.py` answers for: not the search index, which migrations write by hand."""
    del thing, reflected, compared
    return not (kind in ("table", "index") and (name or "").startswith(("fact_search", "ix_search_")))


def _file_engine(path: str) -> "_Disposed":
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    raw = sqlite3.connect(uri(path, "mode=rwc"), uri=True, isolation_level=None, timeout=BUSY_MS / 1000)
    raw.execute("PRAGMA foreign_keys = OFF")  # tables are made anew under their names; checked before the commit
    return _Disposed(create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool), raw)


class _Disposed:
    """An engine around one raw connection, closed together."""

    def __init__(self, engine: "Engine", raw: sqlite3.Connection) -> None:
        self._engine, self._raw = engine, raw

    @contextmanager
    def begin(self) -> Iterator[Any]:
        """Open the connection; commit at the end, or roll back."""
        with self._engine.connect() as connection:
            try:
                yield connection
            except BaseException:  # an interruption, too, must not leave half a migration
                self._raw.rollback()
                raise
            if self._raw.in_transaction:
                self._raw.commit()

    def close(self) -> None:
        """Close both."""
        self._engine.dispose()
        self._raw.close()


def _copy_beside(path: str, revision: str) -> str:
    from trustlog.storage.engine.backup import copy_file

    for count in range(1, 1000):
        target = f"{path}.before-{KNOWN[KNOWN.index(revision) + 1]}" + (f"-{count}" if count > 1 else "") + ".bak"
        if not os.path.lexists(target):
            if shutil.disk_usage(Path(path).resolve().parent).free < 2 * Path(path).stat().st_size:
                raise LedgerUnfit(Reason("no_room_to_migrate", path=path), Remedy("make_room"))
            copy_file(path, target)
            return target
    raise LedgerUnfit(Reason("too_many_backups", path=path), Remedy("move_some_away"))
