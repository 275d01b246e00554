"""A damaged ledger: the doctor names what is wrong and what to do, reads say so in a line, and no text is told."""

import random
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from cli_cases import TODAY, Said, Tl
from storage_facts import small_ledger

from trustlog.storage.engine.connection import connect

READS = (
    "trust", "trust acme", "log", "due", "status", "promise list --all", "partner list", "person list", "search prüft",
    "suggestions", "history", "brief acme", "review --plain", "export csv --out {}",
)  # fmt: skip
SECRETS = ("send the proposal", "intro to their", "prüft den", "whole team", "margin pressure")


def flips() -> Any:
    """Give the module of the long run, of which this is the short one."""
    spec = spec_from_file_location("fault_flips", Path(__file__).parent.parent / "benchmarks" / "fault_flips.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules["fault_flips"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a ledger with one of everything, all of it in one file."""
    path = tmp_path_factory.mktemp("whole") / "ledger.db"
    with closing(connect(str(path))) as conn:
        small_ledger(conn)
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.fixture
def tl(tmp_path: Path, whole: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tl:
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY)
    monkeypatch.setenv("TRUSTLOG_USER", "ann")
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(tmp_path / "none.toml"))
    shutil.copyfile(whole, tmp_path / "ledger.db")
    return Tl(tmp_path / "ledger.db", capsys)


def change(db: Path, *statements: tuple[str, Any]) -> None:
    """Change the file past every rule."""
    with closing(sqlite3.connect(db)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        for sql, value in statements:
            raw.execute(sql, () if value is None else (value,))
        raw.commit()


def reads_tell(tl: Tl, folder: Path) -> list[Said]:
    """Run every command that reads; each does, or refuses in one line."""
    found = [tl(*words.format(folder / "out").split()) for words in READS]
    for said in found:
        assert said.status in (0, 1)
        assert said.status == 0 or len(said.err.splitlines()) == 1, said.err
        assert "should not have happened" not in said.err
    return found


def doctor_finds(tl: Tl) -> str:
    said = tl("doctor")
    assert said.status == 1, said.out
    lines = (said.out + said.err).splitlines()
    assert lines
    assert all(";" in line for line in lines)
    assert not any(secret in line for secret in SECRETS for line in lines)
    return said.out + said.err


VALUES = [
    ("note", "note", b"\xff\xfe bytes", "note #6: note is no text but a bytes"),
    ("note", "note", "CAST(X'70FF7A' AS TEXT)", "note #6: note holds a character that cannot be stored"),
    ("note", "note", "a\0b", "note #6: note holds a character that cannot be stored"),
    ("note", "on", "someday", "note #6: on is no date"),
    ("note", "on", "2026-W48-1", "note #6: on is no date"),
    ("note", "recorded_at", "2026-11-23", "note #6: recorded_at is no moment"),
    ("note", "recorded_at", 7, "note #6: recorded_at is no moment"),
    ("note", "private", 5, "note #6: private is true or false"),
    ("moment", "on", 20261123, "moment #3: on is no date"),
    ("moment", "minutes", "long", "moment #3: minutes is a whole number"),
    ("partner", "start_on", "never", "start_on is no date"),
    ("partner", "start_level", "one", "start_level is a whole number"),
    ("partner", "cadence_days", -3, "cadence_days is a whole number"),
    ("partner", "name", b"\x00", "name is no text"),
    ("promise", "counts_on", "2026-02-30", "counts_on is no date"),
    ("promise", "stake", b"big", "stake is no text"),
    ("promise", "number", 2**62, "number is a whole number"),
    ("promise_move", "on", "x", "on is no date"),
    ("level_change", "snapshot", "[" * 9000, "snapshot is no JSON object"),
    ("journal_entry", "after", "{", "after is no JSON object"),
    ("journal_entry", "after", "[" * 9000, "after is no JSON object"),
    ("journal_entry", "after", b"{}", "after is no text"),
    ("journal_batch", "at", "now", "at is no moment"),
    ("setting", "value", "many", "is a whole number"),
]


@pytest.mark.parametrize(("table", "column", "value", "says"), VALUES)
def test_a_value_that_cannot_be_is_found(
    tl: Tl, tmp_path: Path, table: str, column: str, value: Any, says: str
) -> None:
    sql = isinstance(value, str) and value.startswith("CAST(")
    one = f"rowid = (SELECT max(rowid) FROM {table})" if table != "journal_entry" else "seq = 0"
    change(tl.db, (f'UPDATE {table} SET "{column}" = {value if sql else "?"} WHERE {one}', None if sql else value))
    assert says in doctor_finds(tl)
    reads_tell(tl, tmp_path)


@pytest.mark.parametrize("value", ["{", "[]", "{}", "[" * 9000, "null", '{"before": 1}', b"\xff"])
def test_what_is_kept_for_speed_is_made_anew_where_it_cannot_be_read(tl: Tl, tmp_path: Path, value: Any) -> None:
    before = tl.done("trust", "acme").out
    change(tl.db, ("UPDATE memo SET value = ?", value))
    assert tl.done("trust", "acme").out == before
    change(tl.db, ("UPDATE memo SET value = ?", value))
    reads_tell(tl, tmp_path)
    change(tl.db, ("UPDATE memo SET value = ?", value))
    doctor_finds(tl)
    assert tl.done("doctor").out == "no errors\n"
    assert tl.done("trust", "acme").out == before


def cut(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.truncate(file.stat().st_size // 2)


def no_header(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.write(bytes(100))


def no_schema(file: Path) -> None:
    change(
        file,
        ("PRAGMA writable_schema = ON", None),
        ("UPDATE sqlite_master SET sql = 'CREATE TABLE note (id' WHERE name = 'note'", None),
    )


def a_page(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.seek(4096 * 4)
        opened.write(b"\x55" * 4096)


@pytest.mark.parametrize("damage", [cut, no_header, no_schema, a_page])
def test_a_file_that_is_damaged_is_found(tl: Tl, tmp_path: Path, damage: Callable[[Path], None]) -> None:
    damage(tl.db)
    assert "damaged" in doctor_finds(tl)
    reads_tell(tl, tmp_path)


@pytest.mark.parametrize("kind", ["one bit", "one page", "one value"])
def test_whatever_is_damaged_nothing_fails(tl: Tl, whole: Path, tmp_path: Path, kind: str) -> None:
    damage = flips().KINDS[kind]
    for number in range(8):
        shutil.copyfile(whole, tl.db)
        damage(tl.db, random.Random(number))
        said = tl("doctor")
        assert said.status in (0, 1)
        assert "should not have happened" not in said.err
        reads_tell(tl, tmp_path)
        for left in tmp_path.glob("ledger.db-*"):
            left.unlink()


def test_a_grace_beyond_what_is_asked_for_is_found_with_its_remedy(tl: Tl) -> None:
    change(tl.db, ("UPDATE promise SET grace_days = 90 WHERE number = 2", None))
    said = doctor_finds(tl)
    assert "promise #2: grace_days is a whole number from 0 to 31, not 90; drop it with `trustlog drop 2" in said
