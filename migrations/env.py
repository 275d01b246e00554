"""How Alembic reaches a ledger: over the connection it is given, else the one that `-x db=` or TRUSTLOG_DB names."""

import os

from alembic import context
from sqlalchemy import Connection, create_engine

from trustlog.storage.schema.migrate import ours
from trustlog.storage.schema.tables import METADATA


def run(connection: Connection) -> None:
    """Run the migrations asked for."""
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        render_as_batch=True,
        include_object=ours,
        user_module_prefix="sqlmodel.sql.sqltypes.",
    )
    with context.begin_transaction():
        context.run_migrations()


def named() -> str:
    """Give the URL of the ledger that a developer names."""
    where = context.get_x_argument(as_dictionary=True).get("db") or os.environ.get("TRUSTLOG_DB")
    if not where:
        raise SystemExit("name a ledger with `-x db=PATH-or-URL` or TRUSTLOG_DB")
    return where if "://" in where else f"sqlite:///{where}"


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with create_engine(named()).begin() as connection:
        run(connection)
