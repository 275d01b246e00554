"""Migrations up and down, on a ledger that holds something, on both engines."""

from alembic import command
from sqlalchemy import create_engine, inspect

from trustlog.desk.demo import make
from trustlog.storage.connection import connect
from trustlog.storage.doctor import check
from trustlog.storage.dump import dump, load
from trustlog.storage.migrate import config


def tables_of(where: str) -> dict[str, list[dict[str, object]]]:
    conn = connect(where)
    found: dict[str, list[dict[str, object]]] = {}
    for table, row in dump(conn):
        found.setdefault(table, []).append(row)
    conn.close()
    return found


def test_down_to_nothing_and_up_again_holds_the_same_ledger(where: str) -> None:
    make(where, me="demo")
    before = tables_of(where)
    engine = create_engine(where if "://" in where else f"sqlite:///{where}")
    with engine.begin() as connection:
        command.downgrade(config(connection), "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]
    assert inspect(engine).get_view_names() == []
    with engine.begin() as connection:
        command.upgrade(config(connection), "head")
    engine.dispose()
    conn = connect(where)
    load(conn, before)
    assert check(conn) == []
    conn.close()
    assert tables_of(where) == before
