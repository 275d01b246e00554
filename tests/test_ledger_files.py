"""The files of an open ledger: only SQLite opens them, and one that vanishes is noticed before anything is lost."""

import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from cli_cases import TODAY, Tl, another
from storage_facts import partner, save, small_ledger
from test_cli_read_only import as_anybody

from trustlog.cli.main import main
from trustlog.errors import LedgerAway
from trustlog.storage.engine.backup import copy_file
from trustlog.storage.engine.connection import connect
from trustlog.storage.engine.session import open_session
from trustlog.tui.app.clipboard import keep_copy
from trustlog.tui.screens.exchange.import_csv import file_fault

ROOT = Path(__file__).parent.parent


NEIGHBOUR = """
import json, sys
from trustlog.cli.main import main
for line in sys.stdin:
    main(json.loads(line))
    print(flush=True)
    print("end", flush=True)
"""


class Neighbour:
    """Another process, whose every command opens the ledger and closes it, as a shell's next program would."""

    def __init__(self, db: Path) -> None:
        env = {**os.environ, "PYTHONPATH": str(ROOT), "TRUSTLOG_TODAY": TODAY, "TRUSTLOG_DB": str(db)}
        self.process = subprocess.Popen(
            [sys.executable, "-c", NEIGHBOUR], env=env, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def __call__(self, *words: str) -> str:
        """Run a command there and give what it printed."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()
        return "".join(iter(self.process.stdout.readline, "end\n"))

    def close(self) -> None:
        """End it."""
        self.process.communicate()


def touches(db: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], object]]:
    """Give all that may come near the file of a ledger that this program has open, each under its name."""
    (folder / "link.csv").symlink_to(db)
    os.link(db, folder / "hard.csv")
    os.link(f"{db}-shm", folder / "shared.csv")
    os.link(f"{db}-wal", folder / "log.csv")
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))

    def settings_of(path: Path) -> None:
        with monkeypatch.context() as patched:
            patched.setenv("TRUSTLOG_CONFIG", str(path))
            main(["--db", str(folder / "none.db"), "settings", "show"])
            main(["settings", "check", str(path)])

    own = ["--db", str(db)]
    named = {name: folder / name for name in ("link.csv", "hard.csv", "shared.csv", "log.csv")} | {"itself": db}
    found: dict[str, Callable[[], object]] = {
        "opened again": lambda: connect(str(db)).close(),
        "looked at by a session": lambda: open_session(str(db)).close(),
        "a backup": lambda: copy_file(str(db), str(folder / "copy.db")),
        "copied text": lambda: keep_copy("x"),
        "another's command in this program": lambda: main(["--db", str(db), "doctor"]),
    }
    for name, path in named.items():
        found |= {
            f"import dialog, {name}": lambda path=path: file_fault(str(path)),
            f"import csv, {name}": lambda path=path: main(
                ["--db", str(db), "import", "csv", str(path), "--kind", "people"]
            ),
            f"import json, {name}": lambda path=path: main(["--db", str(folder / "n.db"), "import", "json", str(path)]),
            f"backtest, {name}": lambda path=path: main(["backtest", str(path)]),
            f"export, {name}": lambda path=path: main([*own, "export", "json", "--out", str(path)]),
            f"predictions, {name}": lambda path=path: main([*own, "backtest", "--predictions", str(path)]),
            f"settings, {name}": lambda path=path: settings_of(path),
        }
    return found


def test_nothing_drops_the_locks_of_an_open_ledger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """After each, another process comes and leaves as the last one would; what is written then must be found."""
    db = tmp_path / "ledger.db"
    with closing(connect(str(db))) as conn, closing(Neighbour(db)) as neighbour:
        small_ledger(conn)
        for number, (name, touch) in enumerate(touches(db, tmp_path, monkeypatch).items()):
            touch()
            neighbour("status")
            assert Path(f"{db}-wal").exists(), name
            save(conn, partner(f"p{number}"))
            assert f'"p{number}"' in neighbour("partner", "list", "--json"), name
        capsys.readouterr()
    assert another(db, "doctor").stdout == "no errors\n"


@pytest.mark.parametrize("ending", ["-wal", "-shm"])
@pytest.mark.parametrize("gone", [Path.unlink, lambda path: path.rename(f"{path}.away")])
def test_a_log_that_vanishes_is_noticed_as_the_file_itself_is(
    ending: str, gone: Callable[[Path], object], tmp_path: Path
) -> None:
    db = tmp_path / "ledger.db"
    with closing(connect(str(db))) as conn:
        small_ledger(conn)
        assert not conn.changed()
        gone(Path(f"{db}{ending}"))
        with pytest.raises(LedgerAway, match=f"{ending}, which holds the last writes"):
            conn.changed()
        with pytest.raises(LedgerAway, match="nothing was written"):
            save(conn, partner("borealis2"))
    with closing(connect(str(db))) as conn:  # what was written before is there: it was alone with the ledger
        assert conn.first("SELECT count(*) FROM partner WHERE handle = 'borealis2'") == (0,)
        assert conn.first("SELECT count(*) FROM partner") == (2,)


def test_a_log_that_vanishes_while_something_is_written_takes_nothing_with_it(tmp_path: Path) -> None:
    db = tmp_path / "ledger.db"

    def write_without_a_log() -> None:
        with conn.transaction():
            save(conn, partner("cobalt"))
            Path(f"{db}-wal").unlink()

    with closing(connect(str(db))) as conn:
        small_ledger(conn)
        with pytest.raises(LedgerAway):
            write_without_a_log()
        assert conn.first("SELECT count(*) FROM partner WHERE handle = 'cobalt'") == (0,)


@pytest.mark.skipif(os.name == "nt", reason="permissions are other ones there")
@pytest.mark.parametrize("mode", [0o400, 0o440, 0o444])
@pytest.mark.parametrize("has_log", [False, True])
def test_reading_what_may_not_be_written_does_not_block_later_writes(mode: int, has_log: bool, tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    db = tmp_path / "ledger.db"
    with closing(connect(str(db))) as conn:
        small_ledger(conn)
    if has_log:
        left = "import os, sqlite3, sys; conn = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        left += "conn.execute(\"UPDATE partner SET note = 'x'\"); os._exit(0)"
        subprocess.run([sys.executable, "-c", left, str(db)], check=True)
        Path(f"{db}-shm").unlink()
    db.chmod(mode)
    words = [*as_anybody(), sys.executable, "-m", "trustlog", "--db", str(db)]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TRUSTLOG_TODAY": TODAY, "TRUSTLOG_USER": "eva"}
    for command in ("log", "due"):
        done = subprocess.run([*words, command], env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    refused = subprocess.run([*words, "acme", "lunch"], env=env, capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert "read only" in refused.stderr
    db.chmod(0o600)
    done = subprocess.run([*words, "acme", "lunch"], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of two megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    if sys.platform != "linux" or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


@pytest.mark.parametrize("left", [0, 28672])
def test_a_ledger_on_a_full_disk_can_be_read(left: int, small_disk: Path, tmp_path: Path) -> None:
    db = small_disk / "ledger.db"
    for words in (["partner", "add", "Acme"], ["acme", "we", "promise", "this", "by", "fri"]):
        assert another(db, *words).returncode == 0
    expected = {words: another(db, *words.split()).stdout for words in ("log", "due", "trust")}
    with (small_disk / "ballast").open("wb", buffering=0) as ballast:
        try:
            while True:
                ballast.write(b"x" * 4096)
        except OSError:
            os.truncate(ballast.name, ballast.tell() - left)
    for words, out in expected.items():
        done = another(db, *words.split())
        assert (done.returncode, done.stdout) == (0, out), (words, done.stderr)
    done = another(db, "acme", "note", "x" * 50_000)
    assert done.returncode == 1
    (line,) = (line for line in done.stderr.splitlines() if line.startswith("trustlog: "))
    assert "the disk is full" in line
    assert "disk reports an error" not in line
    (small_disk / "ballast").unlink()
    assert another(db, "acme", "note", "there is room").returncode == 0
    assert another(db, "doctor").stdout == "no errors\n"


def test_a_ledger_on_a_disk_without_room_for_a_name_can_be_read(small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,nr_inodes=4", str(small_disk)], check=True)
    db = small_disk / "ledger.db"
    assert another(db, "partner", "add", "Acme").returncode == 0
    for name in ("one", "two"):
        (small_disk / name).touch()
    assert another(db, "log").returncode == 0
    done = another(db, "acme", "lunch")
    assert done.returncode == 1
    assert "the disk is full" in done.stderr
    (small_disk / "one").unlink()
    (small_disk / "two").unlink()
    assert another(db, "acme", "lunch").returncode == 0


def test_a_connection_that_was_dropped_holds_no_file(tmp_path: Path) -> None:
    """Its inode is soon another file's, which could then not be read any more."""
    from trustlog.files.sqlite_file import identity, is_held

    path = str(tmp_path / "ledger.db")
    conn = connect(path)
    assert is_held(identity(path))
    del conn
    gc.collect()
    assert not is_held(identity(path))


def test_nothing_is_written_over_the_settings_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tl = Tl(tmp_path / "ledger.db", capsys)
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY)
    settings = tmp_path / "mine.toml"
    settings.write_text('theme = "nord"\n')
    monkeypatch.setenv("TRUSTLOG_CONFIG", str(settings))
    refused = tl("export", "json", "--out", str(settings))
    assert refused.status == 1
    assert "is the settings file and is left as it is" in refused.err
    assert settings.read_text() == 'theme = "nord"\n'
