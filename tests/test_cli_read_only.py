"""A ledger that may be read but not written: commands that read answer, those that write say what is missing."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from storage_facts import small_ledger

from trustlog.storage.engine.connection import connect

ROOT = Path(__file__).parent.parent
CAPS = "-dac_override,-dac_read_search"
"""What lets root write everywhere."""


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Path]:
    """Give a folder with a ledger in it; it is made writable again afterwards."""
    folder = tmp_path / "held"
    folder.mkdir()
    with closing(connect(str(folder / "ledger.db"))) as conn:
        small_ledger(conn)
    yield folder
    folder.chmod(0o755)


def as_anybody() -> list[str]:
    """Give the words before a command that keep root to what the permissions say."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return []
    words = ["setpriv", f"--bounding-set={CAPS}", f"--inh-caps={CAPS}"]
    if not shutil.which("setpriv") or subprocess.run([*words, "true"], check=False, capture_output=True).returncode:
        pytest.skip("root may write everywhere, and there is no setpriv to be less")
    return words


def tl(path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TRUSTLOG_TODAY": "2026-11-23", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [*as_anybody(), sys.executable, "-m", "trustlog", "--db", str(path), *words]
    return subprocess.run(command, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)


@pytest.mark.skipif(os.name == "nt", reason="folders take files there whatever their permissions say")
def test_a_ledger_in_a_folder_that_takes_no_files_can_be_read(held: Path, tmp_path: Path) -> None:
    path, copy = held / "ledger.db", tmp_path / "copy.db"
    expected = {words: tl(path, *words.split()).stdout for words in ("due", "log", "status", "partner list", "trust")}
    held.chmod(0o555)
    for words, out in expected.items():
        done = tl(path, *words.split())
        assert done.returncode == 0, done.stderr
        assert done.stdout == out
    assert tl(path, "doctor").returncode == 0
    assert tl(path, "backup", str(copy)).returncode == 0
    assert tl(copy, "log").stdout == expected["log"]
    written = tl(path, "acme", "lunch", "45m")
    assert written.returncode == 1
    assert "read only" in written.stderr
    assert "folder" in written.stderr
    assert sorted(one.name for one in held.iterdir()) == ["ledger.db"]


@pytest.mark.skipif(os.name == "nt", reason="folders take files there whatever their permissions say")
def test_last_writes_that_cannot_be_read_are_not_read_past(held: Path) -> None:
    path = held / "ledger.db"
    left = (
        "import os, sqlite3, sys; conn = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "conn.execute(\"UPDATE partner SET note = 'x'\"); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", left, str(path)], check=True)
    (held / "ledger.db-shm").unlink()
    held.chmod(0o555)
    done = tl(path, "due")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert f"{path}-wal" in line
    assert "copy both files" in line


@pytest.mark.skipif(os.name == "nt", reason="folders take files there whatever their permissions say")
@pytest.mark.usefixtures("monday")
def test_an_older_ledger_that_cannot_be_migrated_says_so(held: Path) -> None:
    path = held / "ledger.db"
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '0000'")
    held.chmod(0o555)
    code = (
        "import sys; from trustlog.storage.engine import sqlite_open\nsqlite_open.KNOWN = ('0000', '0001')\n"
        "from trustlog.cli.main import main\nsys.exit(main(sys.argv[1:]))"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [*as_anybody(), sys.executable, "-c", code, "--db", str(path), "due"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "older version (0000) and read only" in line
