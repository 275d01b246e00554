"""Files out: none takes the place of a ledger, a device or a folder, and none is read by others on its way."""

import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from backtest_cases import some, written
from cli_cases import TODAY, Tl
from storage_facts import small_ledger

from trustlog.errors import Refused
from trustlog.files.writing import checked, log_error, private_folder, replacing, safe_folder, sweep, temporary
from trustlog.storage.engine.connection import connect
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.app.error_screens import write_down

ROOT = Path(__file__).parent.parent
LEFT = ".trustlog-" + "0" * 32 + ".part"


@pytest.fixture
def tl(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Tl:
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY)
    monkeypatch.setenv("TRUSTLOG_USER", "me")
    with closing(connect(str(tmp_path / "ledger.db"))) as conn:
        small_ledger(conn)
    return Tl(tmp_path / "ledger.db", capsys)


def commands(folder: Path) -> dict[str, Callable[[Path], list[str]]]:
    """Give every command that writes a file, by name: what it is called with for a place."""
    events = written(folder / "events.csv", some(5, 1))
    return {
        "json": lambda place: ["export", "json", "--out", str(place)],
        "predictions of a file": lambda place: ["backtest", str(events), "--predictions", str(place)],
        "predictions of the ledger": lambda place: ["backtest", "--predictions", str(place)],
        "backup": lambda place: ["backup", str(place)],
    }


def places(ledger: Path) -> dict[str, Path]:
    """Give every way to name a ledger, or what lies beside it, by another path."""
    folder = ledger.parent
    (folder / "sub").mkdir()
    (folder / "link.csv").symlink_to(ledger)
    (folder / "far.csv").symlink_to("link.csv")
    (folder / "sub" / "there").symlink_to(folder)
    os.link(ledger, folder / "hard.csv")
    other = folder / "other.db"
    shutil.copy(ledger, other)
    (folder / "new-wal").symlink_to(f"{ledger}-journal")
    found = {"itself": ledger, "wal": Path(f"{ledger}-wal"), "shm": Path(f"{ledger}-shm"), "other": other}
    found |= {name: folder / name for name in ("link.csv", "far.csv", "hard.csv", "new-wal")}
    found |= {"journal": Path(f"{ledger}-journal"), "through": folder / "sub" / "there" / "ledger.db"}
    return found | {"dots": folder / "sub" / ".." / "ledger.db", "other wal": Path(f"{other}-wal")}


def test_no_file_takes_the_place_of_a_ledger(tl: Tl, tmp_path: Path) -> None:
    before = tl.rows("log")
    for place in places(tl.db).values():
        for words in commands(tmp_path).values():
            said = tl(*words(place))
            assert said.status == 1, (place, words(place))
            assert said.refusal
    assert tl.rows("log") == before
    assert tl.done("doctor").out == "no errors\n"
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "hard.csv").samefile(tl.db)
    assert not list(tmp_path.glob(".trustlog-*"))


def test_no_file_of_a_folder_takes_the_place_of_a_ledger(tl: Tl, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    moved = Tl(folder / "moments.csv", tl.capsys)
    shutil.copy(tl.db, moved.db)
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked" / "partners.csv").symlink_to(moved.db)
    for place in (folder, tmp_path / "linked"):
        said = moved("export", "csv", "--out", str(place))
        assert said.status == 1
        assert "ledger" in said.refusal
        assert len(list(place.iterdir())) == 1
    assert moved.rows("log") == tl.rows("log")


@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal"])
def test_no_folder_and_no_ledger_takes_the_place_of_a_file_beside_a_ledger(tl: Tl, tmp_path: Path, ending: str) -> None:
    place, before = Path(f"{tl.db}{ending}"), tl.rows("log")
    (tmp_path / "link").symlink_to(place)
    for out in (place, place / "report", tmp_path / "link"):
        assert "ledger" in tl("export", "csv", "--out", str(out)).refusal
    assert "ledger" in tl("backup", str(place / "copy.db")).refusal
    for other in (place, place / "new.db", tmp_path / "link"):
        assert "ledger" in Tl(other, tl.capsys)("partner", "add", "Other").refusal
    assert not place.exists()
    assert tl.rows("log") == before


def test_what_is_no_file_is_refused(tl: Tl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        for place in ("pipe", "folder", "folder/", "socket", "-", "/dev/null", "/dev/stdout", "/dev/full", "", "no/o"):
            for name, words in commands(tmp_path).items():
                if (name, place) == ("backup", "no/o"):
                    continue  # a backup makes its folder
                said = tl(*[str(place) if word == "PLACE" else word for word in words(Path("PLACE"))])
                assert said.status == (2 if place == "" else 1), (name, place)
                assert said.refusal
        for place in ("pipe", "socket", "-", "/dev/null", ""):
            assert tl("export", "csv", "--out", place).status in (1, 2)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["events.csv", "folder", "ledger.db", "pipe", "socket"]


def test_a_minus_and_a_name_with_signs_are_names_all_the_same(
    tl: Tl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("./-", "file:x.json", "a?b#c%41.db", " spaced .json"):
        tl.done("export", "json", "--out", name)
        assert (tmp_path / name).read_text().startswith('{"format"')
    for name in ("file:copy.db", "b?mode=memory.db", "c%41.db"):
        tl.done("backup", name)
        assert Tl(tmp_path / name, tl.capsys).rows("log") == tl.rows("log")


def test_what_is_written_is_for_its_owner_only(tl: Tl, tmp_path: Path) -> None:
    (tmp_path / "ledger.json").write_text("old")
    (tmp_path / "ledger.json").chmod(0o644)
    old = os.umask(0)
    try:
        tl.done("export", "json", "--out", str(tmp_path / "ledger.json"))
        tl.done("export", "csv", "--out", str(tmp_path / "csv"))
        tl.done("backtest", "--predictions", str(tmp_path / "p.csv"))
        tl.done("backup", str(tmp_path / "new" / "copy.db"))
    finally:
        os.umask(old)
    files = [tmp_path / "ledger.json", tmp_path / "p.csv", tmp_path / "new" / "copy.db", *(tmp_path / "csv").iterdir()]
    assert {stat.S_IMODE(one.stat().st_mode) for one in files} == {0o600}
    assert {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("new", "csv")} == {0o700}


@pytest.mark.parametrize("mode", [0o644, 0o666, 0o640, 0o604])
def test_an_empty_file_that_others_read_becomes_a_private_ledger(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.touch()
    path.chmod(mode)
    connect(str(path)).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(mode)  # a ledger that somebody shares on purpose stays so
    connect(str(path)).close()
    assert stat.S_IMODE(path.stat().st_mode) == mode


WATCHER = """
import os, stat, sys
folder, seen = sys.argv[1], set()
print("ready", flush=True)
while not os.path.exists(os.path.join(folder, "end")):
    for where, _, files in os.walk(folder):
        try:
            open_to_others = os.stat(where).st_mode & 0o005 or where == folder
            seen.update(name for name in files if open_to_others and name != "end"
                        and os.stat(os.path.join(where, name)).st_mode & 0o077)
        except FileNotFoundError:
            pass
print(sorted(seen))
"""


def test_a_backup_into_a_folder_of_all_is_never_open_to_others(tl: Tl, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o777)
    (shared / "copy.db.part").symlink_to(tmp_path / "victim")
    with subprocess.Popen([sys.executable, "-c", WATCHER, str(shared)], stdout=subprocess.PIPE, text=True) as watching:
        assert watching.stdout is not None
        watching.stdout.readline()
        old = os.umask(0)
        try:
            for number in range(5):
                tl.done("backup", str(shared / f"copy{number}.db"))
        finally:
            os.umask(old)
        (shared / "end").touch()
        assert watching.stdout.readline() == "[]\n"
    assert not (tmp_path / "victim").exists()
    (shared / "taken.db").symlink_to(tmp_path / "victim")
    assert tl("backup", str(shared / "taken.db")).status == 1
    assert not (tmp_path / "victim").exists()
    assert {stat.S_IMODE(one.stat().st_mode) for one in shared.glob("copy?.db")} == {0o600}


def test_only_folders_that_nobody_else_changes_are_safe(tmp_path: Path) -> None:
    mine, shared = tmp_path / "mine", tmp_path / "shared"
    (shared / "below").mkdir(parents=True)
    mine.mkdir(mode=0o700)
    shared.chmod(0o777)
    assert safe_folder(str(shared), str(shared / "below"), str(mine)) == str(mine)
    assert safe_folder(str(shared / "below")) is None
    shared.chmod(0o1777)
    assert safe_folder(str(shared / "below")) == str(shared / "below")


KILLED = """
import os, signal, sys
from pathlib import Path
from trustlog.exchange.csv.write import write_folder
from trustlog.files.writing import replacing
folder = Path(sys.argv[1])
def fill(waiting):
    (waiting / "partners.csv").write_text("half")
    with replacing(folder / "half.json") as file:
        file.write("half")
        file.flush()
        os.kill(os.getpid(), signal.SIGKILL)
write_folder(folder, fill)
"""


def test_what_a_killed_run_left_goes_and_what_another_writes_stays(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", KILLED, str(folder)], env=env, check=False)
    assert done.returncode == -signal.SIGKILL
    assert len(list(folder.iterdir())) == 2
    foreign = folder / "kept.part"
    foreign.write_text("somebody's own")
    other = tmp_path / "precious"
    other.write_text("x")
    os.link(other, folder / LEFT)  # another name of a file: not ours to open
    with temporary(str(folder)) as (_, held), private_folder(str(folder)) as kept:
        sweep(str(folder))
        assert {one.name for one in folder.iterdir()} == {"kept.part", LEFT, Path(held).name, Path(kept).name}
    assert {one.name for one in folder.iterdir()} == {"kept.part", LEFT}


def test_a_file_that_is_not_finished_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("as it was")
    with suppress(ZeroDivisionError), replacing(path) as file:
        file.write("half")
        raise ZeroDivisionError
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("a.json", "as it was")]


def test_a_link_stays_one_and_somebody_elses_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "real.toml").write_text("old")
    (tmp_path / "link.toml").symlink_to("real.toml")
    with replacing(tmp_path / "link.toml") as file:
        file.write("new")
    assert (tmp_path / "link.toml").is_symlink()
    assert (tmp_path / "real.toml").read_text() == "new"
    if os.geteuid() == 0:
        os.lchown(tmp_path / "link.toml", 65534, 65534)
        with pytest.raises(Refused, match="somebody else"):
            checked(tmp_path / "link.toml")


def test_the_log_of_errors_is_never_the_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    log = Path(log_error(ValueError("first"), "now"))
    log.chmod(0o644)
    assert log_error(ValueError("second"), "then") == str(log)
    assert log.read_text().count("ValueError") == 2
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    log.unlink()
    ledger = tmp_path / "ledger.db"
    connect(str(ledger)).close()
    before = ledger.read_bytes()
    for make in (log.symlink_to, log.hardlink_to):
        make(ledger)
        with pytest.raises(Refused, match="ledger"):
            log_error(ValueError("third"), "later")
        log.unlink()
    os.mkfifo(log)
    with pytest.raises(Refused, match="pipe"):
        log_error(ValueError("fourth"), "later")
    assert "could not be written" in write_down(ValueError("fifth"), datetime(2026, 11, 23, tzinfo=UTC))
    assert ledger.read_bytes() == before


async def test_a_picture_of_the_screen_is_for_its_owner_only(tmp_path: Path, monday: str) -> None:
    connect(str(tmp_path / "ledger.db")).close()
    app = TrustlogApp(str(tmp_path / "ledger.db"), "me")
    async with app.run_test() as pilot:
        app.action_screenshot("page.svg", str(tmp_path / "pictures"))
        path = tmp_path / "pictures" / "page.svg"
        assert path.read_text().startswith("<svg")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        app.action_screenshot("ledger.db", str(tmp_path))
        await pilot.pause()
        assert [one.severity for one in app._notifications] == ["information", "error"]
    assert not list(tmp_path.glob(".trustlog-*"))
