"""Opening ledgers: new, good, foreign, damaged, newer and older ones; transactions, and what goes wrong with disks."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import create_engine
from storage_facts import TODAY, note, numbers, partner, save, small_ledger

from trustlog.errors import Conflict, LedgerUnfit, Reason, Refused, WordsError
from trustlog.storage.cache.keep import keep_readings
from trustlog.storage.engine.connection import Connection, connect
from trustlog.storage.read.counts import batch_to_come, counts
from trustlog.storage.schema import revision, snapshot
from trustlog.storage.schema.migrate import config, folder, upgrade_file


def test_a_new_ledger_is_for_its_owner_only(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        path = tmp_path / "new" / "ledger.db"
        with closing(connect(str(path))) as conn:
            save(conn, partner())
            modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()}
    finally:
        os.umask(old)
    assert modes == {"ledger.db": 0o600, "ledger.db-wal": 0o600, "ledger.db-shm": 0o600}


def test_every_connection_is_set_up(ledger: str) -> None:
    for _ in range(2):
        with closing(connect(ledger)) as conn:
            assert conn.first("PRAGMA journal_mode") == ("wal",)
            assert conn.first("PRAGMA foreign_keys") == (1,)
            assert conn.first("PRAGMA synchronous") == (2,)
            assert conn.first("PRAGMA busy_timeout") == (5000,)


def test_a_second_connection_that_closes_leaves_the_first_one_its_file(tmp_path: Path) -> None:
    """What another process writes is still seen afterwards, and what is written here is seen there."""
    path = str(tmp_path / "ledger.db")
    with closing(connect(path)) as conn:
        save(conn, partner())
        connect(path).close()  # an export, say, with a connection of its own
        other = (
            "import sys; sys.path[:0] = sys.argv[2:]\n"
            "from storage_facts import note, save, small_ledger\n"
            "from trustlog.storage.engine.connection import connect\n"
            "conn = connect(sys.argv[1]); conn.execute('UPDATE partner SET note = :n', n='from afar'); conn.close()\n"
        )
        here = Path(__file__).parent
        subprocess.run([sys.executable, "-c", other, path, str(here), str(here.parent)], check=True)
        assert conn.first("SELECT note FROM partner") == ("from afar",)
        with conn.transaction():
            conn.execute("UPDATE partner SET note = :n", n="from here")
        with closing(sqlite3.connect(path)) as raw:
            assert raw.execute("SELECT note FROM partner").fetchall() == [("from here",)]
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def entries(path: str) -> set[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as raw:
        rows = raw.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
        return {tuple(" ".join(str(text).split()) for text in row) for row in rows}


def test_the_snapshot_is_what_the_migrations_make(ledger: str, tmp_path: Path) -> None:
    migrated = str(tmp_path / "migrated.db")
    upgrade_file(migrated)
    connect(ledger).close()
    assert entries(ledger) == entries(migrated)
    assert Path(snapshot.PATH).read_text(encoding="utf-8") == snapshot.from_migrations()
    with closing(sqlite3.connect(migrated)) as raw, closing(sqlite3.connect(ledger)) as made:
        for question in ("PRAGMA application_id", "SELECT version_num FROM alembic_version"):
            assert raw.execute(question).fetchall() == made.execute(question).fetchall()


def test_the_literal_revisions_are_alembics() -> None:
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(str(folder()))
    assert script.get_current_head() == revision.HEAD == revision.KNOWN[-1]
    assert [one.revision for one in reversed(list(script.walk_revisions()))] == list(revision.KNOWN)


def test_the_tables_and_the_migrations_agree(where: str) -> None:
    from sqlalchemy import create_engine

    from trustlog.storage.schema.migrate import drift

    connect(where).close()
    engine = create_engine(where if "://" in where else f"sqlite:///{where}")
    with engine.connect() as connection:
        assert drift(connection) == []
    engine.dispose()


def foreign_files(folder: Path) -> dict[str, Path]:
    made = {name: folder / name for name in ("text", "database", "cut", "newer", "empty_of_version")}
    made["text"].write_text("dear diary\n" * 500)
    with closing(sqlite3.connect(made["database"])) as other:
        other.execute("CREATE TABLE partner (id TEXT)")
    for name in ("cut", "newer", "empty_of_version"):
        connect(str(made[name])).close()
    for name, statement in (
        ("newer", "UPDATE alembic_version SET version_num = '9999'"),
        ("empty_of_version", "DELETE FROM alembic_version"),
    ):
        with closing(sqlite3.connect(made[name])) as raw:
            raw.execute(statement)
            raw.commit()
            raw.execute("PRAGMA journal_mode = DELETE")
    whole = made["cut"].read_bytes()
    made["cut"].write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
    return made


@pytest.mark.parametrize("name", ["text", "database", "cut", "newer", "empty_of_version"])
def test_what_is_no_ledger_is_refused_in_one_line_and_left_alone(name: str, tmp_path: Path) -> None:
    path = foreign_files(tmp_path)[name]
    before = path.read_bytes()
    with pytest.raises(LedgerUnfit) as told:
        connect(str(path))
    assert "\n" not in str(told.value)
    assert str(path) in str(told.value)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(f"{name}-")] == []


def test_a_folder_a_missing_file_and_an_unreachable_place_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for path in (tmp_path, tmp_path / "file" / "ledger.db"):
        with pytest.raises(LedgerUnfit):
            connect(str(path))
    with pytest.raises(LedgerUnfit, match="there is no ledger"):
        connect(str(tmp_path / "none.db"), create=False)
    assert not (tmp_path / "none.db").exists()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_refused(ledger: str) -> None:
    connect(ledger).close()
    Path(ledger).chmod(0)
    with pytest.raises(LedgerUnfit, match="cannot be read"):
        connect(ledger)


def test_an_empty_file_becomes_a_ledger(ledger: str) -> None:
    Path(ledger).touch()
    with closing(connect(ledger)) as conn:
        assert counts(conn)["partner"] == 0


def test_a_ledger_half_made_when_the_machine_died_is_made(ledger: str) -> None:
    """The schema is one transaction: what a crash leaves is an empty file, or one with a hot journal."""
    with closing(sqlite3.connect(ledger, isolation_level=None)) as raw:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(snapshot.statements()[0])
        shutil.copy(ledger, f"{ledger}.copy")
    with closing(connect(f"{ledger}.copy")) as conn:
        assert save(conn, partner()) == 1


CREATE = """
import sys
from trustlog.storage.engine.connection import connect
from storage_facts import partner, save
sys.stdin.read(1)
conn = connect(sys.argv[1])
print(save(conn, partner(sys.argv[2])))
"""


def test_processes_that_make_one_ledger_at_once_all_succeed(where: str) -> None:
    command = [sys.executable, "-c", CREATE, where]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent.parent), str(Path(__file__).parent)])}
    several = [
        subprocess.Popen([*command, f"p{place}"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env)
        for place in range(4)
    ]
    for one in several:
        assert one.stdin is not None
        one.stdin.write("x")
        one.stdin.flush()
    said = [one.communicate(timeout=60)[0].strip() for one in several]
    assert sorted(said) == ["1", "2", "3", "4"]


def test_a_password_in_the_url_is_refused_and_not_repeated() -> None:
    for url in ("postgresql+psycopg://ann:s3cret@host/db", "postgresql+psycopg://ann@host/db?password=s3cret"):
        with pytest.raises(WordsError, match=r"PGPASSFILE.*service") as told:
            connect(url)
        assert "s3cret" not in str(told.value)
    with pytest.raises(WordsError, match=r"postgresql\+psycopg://"):
        connect("mysql://host/db")


def test_a_server_that_is_not_there_is_one_line() -> None:
    with pytest.raises(LedgerUnfit) as told:
        connect("postgresql+psycopg://ann@127.0.0.1:1/db")
    assert "\n" not in str(told.value)


def test_another_programs_database_on_a_server_is_refused(postgres_url: str) -> None:
    import psycopg

    with psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as raw:
        raw.execute("CREATE TABLE partner (id text)")
        with pytest.raises(LedgerUnfit, match="another program"):
            connect(postgres_url)
        raw.execute("CREATE TABLE alembic_version (version_num text)")
        raw.execute("INSERT INTO alembic_version VALUES ('9999')")
        with pytest.raises(LedgerUnfit, match="newer"):
            connect(postgres_url)


def test_missing_on_a_server_is_refused_when_it_is_not_to_be_made(postgres_url: str) -> None:
    with pytest.raises(LedgerUnfit, match="there is no ledger"):
        connect(postgres_url, create=False)


def test_a_part_of_a_transaction_that_fails_takes_all_with_it(conn: Connection) -> None:

    def broken_off() -> None:
        with conn.transaction():
            save(conn, partner("acme"))
            raise ZeroDivisionError

    def fault_passed_over() -> None:
        with conn.transaction():
            save(conn, partner("borealis"))
            with suppress(Conflict):
                save(conn, partner("borealis"))

    with pytest.raises(ZeroDivisionError):
        broken_off()
    with pytest.raises(RuntimeError, match="part of this transaction failed"):
        fault_passed_over()
    assert counts(conn)["partner"] == counts(conn)["journal_batch"] == 0
    assert save(conn, partner("acme")) == 1


def test_a_write_while_reading_is_a_mistake_of_ours(conn: Connection) -> None:
    with conn.reading(), pytest.raises(RuntimeError, match="still being read"):
        save(conn, partner())


def test_a_connection_tells_when_another_wrote(where: str) -> None:
    with closing(connect(where)) as one, closing(connect(where)) as other:
        assert not one.changed()
        assert not one.changed()
        save(other, partner())
        assert one.changed()
        assert not one.changed()
        # What is kept for speed is no news: two programs that keep readings would set each other off for ever.
        keep_readings(other, TODAY, "h", {"a": "x"}, batch_to_come(other), TODAY)
        assert not one.changed()


def test_a_reader_sees_one_state(where: str) -> None:
    with closing(connect(where)) as one, closing(connect(where)) as other:
        with one.reading():
            assert counts(one)["partner"] == 0
            save(other, partner())
            assert counts(one)["partner"] == 0
        assert counts(one)["partner"] == 1


def test_a_busy_ledger_is_one_line(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(connect(ledger)) as one, closing(connect(ledger)) as other:
        other.execute("PRAGMA busy_timeout = 10")
        with one.transaction(), pytest.raises(LedgerUnfit, match=r"another program.*try again"):
            save(other, partner())
        save(other, partner())


def test_a_full_disk_is_one_line_and_writes_nothing(ledger: str) -> None:
    with closing(connect(ledger)) as conn:
        acme = partner()
        save(conn, acme)
        row = conn.first("PRAGMA page_count")
        assert row is not None
        conn.execute(f"PRAGMA max_page_count = {row[0]}")
        with pytest.raises(LedgerUnfit, match="disk is full"):
            save(conn, note(acme.id, numbers(conn), note="long " * 20000))
        assert counts(conn)["note"] == 0
        conn.execute("PRAGMA max_page_count = 1000000")
        save(conn, note(acme.id, numbers(conn)))


def test_a_ledger_that_may_only_be_read_can_be_read(ledger: str) -> None:
    with closing(connect(ledger)) as conn:
        small_ledger(conn)
        conn.execute("PRAGMA query_only = ON")
        with pytest.raises(LedgerUnfit, match="read only"):
            save(conn, partner("other"))
        assert counts(conn)["partner"] == 2


def test_what_breaks_a_rule_of_the_tables_is_refused(conn: Connection) -> None:
    acme = partner()
    save(conn, acme)
    with pytest.raises(Refused):
        save(conn, partner("borealis", target=9))
    with pytest.raises(Conflict, match="depends on this"):
        save(conn, note("00000000-0000-7000-8000-000000000000", 77))
    with pytest.raises(Conflict, match="there already"):
        save(conn, partner())


def test_sql_of_a_reader_may_hold_percent_colons_and_quotes(conn: Connection) -> None:
    save(conn, partner("acme", name="100 % :name"))
    row = conn.first(
        "SELECT name, ':x', 'it''s' FROM partner WHERE name LIKE '100 % %' AND handle = :handle", handle="acme"
    )
    assert row == ("100 % :name", ":x", "it's")


def test_an_older_ledger_is_copied_then_migrated(ledger: str) -> None:
    with closing(connect(ledger)) as conn:
        small_ledger(conn)
    engine = create_engine(f"sqlite:///{ledger}")
    with engine.begin() as connection:
        command.downgrade(config(connection), "0001")
    engine.dispose()
    told: list[Reason] = []
    with closing(connect(ledger, notice=told.append)) as conn:
        assert counts(conn)["partner"] == 2
        assert conn.first("SELECT version_num FROM alembic_version") == (revision.HEAD,)
    copy = Path(f"{ledger}.before-0002.bak")
    assert [reason.code for reason in told] == ["file_migrated", "rules_of_0003", "logged_from_set"]
    assert told[0].params == {"path": ledger, "found": "0001", "copied": str(copy), "version": revision.HEAD}
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(sqlite3.connect(copy)) as raw:
        assert raw.execute("SELECT count(*) FROM partner").fetchone() == (2,)


def test_a_name_that_sqlite_would_not_keep_is_a_file_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with closing(connect(":memory:")) as conn:
        save(conn, partner())
    assert (tmp_path / ":memory:").exists()
    with closing(connect(":memory:")) as conn:
        assert counts(conn)["partner"] == 1
