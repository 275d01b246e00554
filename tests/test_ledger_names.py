"""How a ledger is named: paths, URLs, `~`, the environment; what is no name of a file is refused."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from backtest_cases import some, written
from cli_cases import TODAY, Tl, another
from storage_facts import partner, save

from trustlog.cli.main import main
from trustlog.errors import LedgerUnfit, WordsError
from trustlog.storage.engine.connection import connect
from trustlog.tui.screens.exchange.import_csv import file_fault

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/null"), lambda path: path.mkdir()])
def test_what_is_no_file_is_no_ledger(make: Callable[[Path], object], tmp_path: Path) -> None:
    make(tmp_path / "ledger.db")
    done = another(tmp_path / "ledger.db", "due")
    assert done.returncode == 1
    assert "name a file" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("file:x.db", "x.db"),
        ("file:x.db?mode=memory&cache=shared", "x.db"),
        ("file:///ledgers/x.db", "/ledgers/x.db"),
        ("file://localhost/ledgers/x.db?mode=rwc", "/ledgers/x.db"),
        ("FILE:a%20b.db#part", "a b.db"),
        ("file::memory:", "name a file"),
        ("file:", "name a file"),
        ("sqlite:///x.db", "x.db"),
        ("sqlite:////ledgers/x.db", "/ledgers/x.db"),
        ("sqlite://", "name a file"),
        ("sqlite+pysqlite:///x.db", "x.db"),
    ],
)
@pytest.mark.parametrize("variable", [False, True])
def test_urls_of_files_are_refused_with_the_plain_path(
    words: str, plain: str, variable: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, monday: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    if variable:
        monkeypatch.setenv("TRUSTLOG_DB", words)
    assert main(["status"] if variable else ["--db", words, "status"]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert said[0].endswith(plain)
    assert not list(tmp_path.iterdir())
    with pytest.raises(WordsError):
        connect(words)


def test_other_names_are_files_made_for_their_owner_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    old = os.umask(0)
    try:
        for words in (":memory:", "a?mode=memory", "b#c.db", "d%41.db", "./file:e.db", "~nobody-of-this-name", " f"):
            with closing(connect(words)) as conn:
                save(conn, partner())
            path = tmp_path / words
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
            with closing(connect(words)) as conn:
                assert conn.first("SELECT count(*) FROM partner") == (1,)
    finally:
        os.umask(old)
    assert len(list(tmp_path.iterdir())) == 7


@pytest.mark.parametrize("words", ["", " ", "\0", "x\0y", "folder/", "folder/.", "folder/.."])
def test_what_is_no_name_of_a_file_is_refused(words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises((WordsError, LedgerUnfit)):
        connect(words)
    assert main(["--db", words, "status"]) == 2
    assert not list(tmp_path.iterdir())


def test_an_empty_name_is_not_the_default_ledger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("TRUSTLOG_DB", "")
    for words in (["status"], ["--db", "", "acme", "lunch"]):
        assert main(words) == 2
        assert capsys.readouterr().err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_tilde_is_the_home_folder_wherever_a_path_is_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY)
    monkeypatch.setenv("TRUSTLOG_USER", "eva")
    tl = Tl(Path("~/ledger.db"), capsys)
    tl.done("partner", "add", "Acme")
    for words in (
        ["export", "json", "--out", "~/all.json"],
        ["export", "csv", "--out", "~/csv"],
        ["backtest", "--predictions", "~/p.csv"],
        ["backup", "~/copy.db"],
    ):
        tl.done(*words)
    assert "nothing added" in tl.done("import", "csv", "~/csv/partners.csv", "--kind", "partners").out
    written(home / "events.csv", some(5, 1))
    assert tl.done("backtest", "~/events.csv").out.startswith("events.csv: 5 promises")
    monkeypatch.setenv("TRUSTLOG_DB", "~/new.db")
    assert main(["import", "json", "~/all.json"]) == 0
    (home / "s.toml").write_text("theme = 3\n")
    monkeypatch.setenv("TRUSTLOG_CONFIG", "~/s.toml")
    assert tl("settings", "check").status == 1
    assert tl("settings", "check", "~/s.toml").status == 1
    assert file_fault("~/p.csv") is None
    assert str(file_fault("~nobody-of-this-name/p.csv")).endswith("cannot be read: No such file or directory")
    names = {"ledger.db", "all.json", "csv", "p.csv", "copy.db", "new.db", "s.toml", "events.csv"}
    assert {one.name for one in home.iterdir()} == names
    assert not list((tmp_path / "here").iterdir())


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("TRUSTLOG_USER", b"jos\xe9", "TRUSTLOG_USER is not valid UTF-8: jos\\xe9"),
        ("LOGNAME", b"\xff\xfe", "LOGNAME is not valid UTF-8"),
        ("TZ", b"XXX99", "TZ is no time zone: XXX99"),
        ("TZ", b"AAA-24", "TZ is no time zone"),
        ("TZ", b"UTC+24:59:59", "TZ is no time zone"),
    ],
)
def test_what_cannot_be_used_of_the_environment_is_one_line(name: str, value: bytes, says: str, tmp_path: Path) -> None:
    db = tmp_path / "ledger.db"
    env = {**os.environb, b"PYTHONPATH": os.fsencode(ROOT)}
    env = {key: held for key, held in env.items() if not key.startswith(b"TRUSTLOG_")} | {name.encode(): value}
    for words in (["status"], ["history"], ["partner", "add", "Acme"]):
        command = [sys.executable, "-m", "trustlog", "--db", str(db), *words]
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 2
        assert says in done.stderr
        assert done.stderr.count("\n") == 1
    assert not db.exists()


@pytest.mark.parametrize("value", [b"nonsense", b":bad", b"\xff\xfe", b"", b"<\xc3\xa9>3", b"x" * 5000, b"EST5EDT,M99"])
def test_a_time_zone_that_the_system_makes_something_of_will_do(value: bytes, tmp_path: Path) -> None:
    env = {**os.environb, b"PYTHONPATH": os.fsencode(ROOT), b"TZ": value, b"TRUSTLOG_USER": b"eva"}
    env[b"TRUSTLOG_TODAY"] = b"2026-11-23"
    for words in (["partner", "add", "Acme"], ["history"], ["log"]):
        command = [sys.executable, "-m", "trustlog", "--db", str(tmp_path / "ledger.db"), *words]
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_a_sqlite_that_reads_names_as_urls_unasked_is_not_asked_to(tmp_path: Path) -> None:
    """Some builds take `file:` for a URL whatever they are told; the names given to SQLite never begin so."""
    from trustlog.files.sqlite_file import uri

    for name in ("file:x", "a%20b", "q?mode=memory", "h#x", "é"):
        with closing(sqlite3.connect(uri(str(tmp_path / name), "mode=rwc"), uri=True)) as raw:
            raw.execute("CREATE TABLE t (a)")
        assert (tmp_path / name).stat().st_size
