"""Standard output that takes nothing, and streams that are closed: what is written is done, and nobody sees a trace."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from cli_cases import TODAY
from storage_facts import small_ledger

from trustlog.cli.app import all_commands
from trustlog.storage.engine.connection import connect

ROOT = Path(__file__).parent.parent
PROGRAM = f'"{sys.executable}" -m trustlog'
pytestmark = [
    pytest.mark.foreign,  # shells, pipes and other readers
    pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full to write to"),
]

WRITING = {
    "a line": "acme lunch 45m",
    "add": "add 'acme: note something'",
    "lines": "add - < lines",
    "partner": "partner add New",
    "person": "person add acme Jane",
    "plan": "plan acme tomorrow",
    "keep": "keep 2 --on 2026-11-23",
    "edit": "edit 3 text=other",
    "undo": "undo",
    "csv": "import csv partners.csv --kind partners",
    "json": "--db new.db import json all.json",
    "backup": "backup copy.db",
    "export": "export json --out out.json",
    "tables": "export csv --out out",
    "report": "export html --out out.html",
    "page": "brief acme --html page.html",
    "forecasts": "backtest --predictions p.csv",
    "demo": "--db demo.db demo --no-screens",
    "review": "review --finish",
}
READING = ["log", "status", "partner list", "log --help", "--version"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with closing(connect(str(tmp_path / "ledger.db"))) as conn:
        small_ledger(conn)
    (tmp_path / "lines").write_text("acme: note one\nacme: note two\n")
    (tmp_path / "partners.csv").write_text("name\nOther\n")
    return tmp_path


def run(folder: Path, line: str) -> tuple[int, str, str]:
    """Run a line of the shell there; give the status of Trustlog in it, and what came out."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TRUSTLOG_TODAY": TODAY, "TRUSTLOG_USER": "me", "HOME": str(folder)}
    env |= {"TRUSTLOG_DB": str(folder / "ledger.db"), "XDG_STATE_HOME": str(folder)}
    command = ["bash", "-c", f"{line}\nexit ${{PIPESTATUS[0]}}"]
    done = subprocess.run(
        command, cwd=folder, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False, timeout=60
    )
    told = [one for one in done.stderr.splitlines() if not one.startswith(("Recorded as if", "A made-up ledger"))]
    return done.returncode, done.stdout, "\n".join(told)


def state(folder: Path) -> set[str]:
    """Give what may be told of what was written: the batches of the ledger, and the files there are."""
    with closing(connect(str(folder / "ledger.db"))) as conn:
        batches = {f"batch {row[0]}" for row in conn.rows("SELECT number FROM journal_batch")}
    return batches | {one.name for one in folder.iterdir() if not one.name.startswith("ledger.db")}


@pytest.mark.parametrize("name", WRITING)
def test_what_is_written_is_done(name: str, folder: Path) -> None:
    if name == "json":
        assert run(folder, f"{PROGRAM} export json --out all.json")[0] == 0
    if name == "undo":
        assert run(folder, f"{PROGRAM} acme lunch")[0] == 0
    before = state(folder)
    as_json = "" if name in ("demo", "tables") else "--json"
    status, out, told = run(folder, f"{PROGRAM} {WRITING[name]} {as_json} > /dev/full")
    assert (status, out) == (0, ""), told
    assert told == "trustlog: it is written; only this answer could not be printed: No space left on device"
    assert state(folder) > before


@pytest.mark.parametrize(
    ("where", "says"),
    [
        (">&-", "trustlog: it is written; only this answer could not be printed: Bad file descriptor"),
        (">&- 2>&-", ""),
        ("2>&-", ""),
        ("2>/dev/full", ""),
        ("<&-", ""),
        ("<&- >&- 2>&-", ""),
        ("> /dev/full 2>&1", ""),
        ("| true", ""),
        ("2>&1 | true", ""),
        ("--json | true", ""),
        ("--json >&-", "trustlog: it is written; only this answer could not be printed: Bad file descriptor"),
    ],
)
def test_wherever_the_answer_goes(where: str, says: str, folder: Path) -> None:
    before = state(folder)
    status, _, told = run(folder, f"{PROGRAM} acme lunch 45m {where}")
    assert (status, told) == (0, says)
    assert len(state(folder) - before) == 1


@pytest.mark.parametrize("words", READING)
def test_an_answer_that_cannot_be_given_is_one_line(words: str, folder: Path) -> None:
    for where, why in (("> /dev/full", "No space left on device"), (">&-", "Bad file descriptor")):
        status, _, told = run(folder, f"{PROGRAM} {words} {where}")
        assert status == 1
        assert told.startswith("trustlog: the ")
        assert told.endswith(f" could not be printed: {why}")
        assert "\n" not in told
    assert run(folder, f"{PROGRAM} {words} | true") == (0, "", "")


@pytest.mark.parametrize("words", ["log --json", "promise list --all --json", "history --json"])
def test_a_reader_who_had_enough_is_no_trouble(words: str, folder: Path) -> None:
    lines = "\n".join(f"acme: note {'long ' * 60}{number}" for number in range(300))
    (folder / "lines").write_text(lines)
    assert run(folder, f"{PROGRAM} add - < lines | true")[0] == 0
    status, out, told = run(folder, f"{PROGRAM} {words} | head -c 1")
    assert (status, out, told) == (0, "[", "")


def test_a_refusal_stays_one_whatever_takes_it(folder: Path) -> None:
    for where in ("2>/dev/full", "2>&-", ">&-", "<&- >&- 2>&-", "> /dev/full 2>&1"):
        assert run(folder, f"{PROGRAM} keep 99 {where}")[0] == 1
        assert run(folder, f"{PROGRAM} nobody lunch {where}")[0] == 2


@pytest.mark.parametrize("words", ["add -", "backtest -"])
def test_a_closed_standard_input_is_one_line(words: str, folder: Path) -> None:
    status, out, told = run(folder, f"{PROGRAM} {words} <&-")
    assert (status, out) == (1, "")
    assert told == "trustlog: standard input cannot be read: Bad file descriptor"


@pytest.mark.parametrize("closed", ["<&-", ">&-", "<&- >&- 2>&-"])
def test_no_command_shows_a_trace_for_a_closed_stream(closed: str, folder: Path) -> None:
    """In one process a stream: Python is started once, and every command runs in a fork of it."""
    names = [name for name, _ in all_commands() if name not in ("serve", "demo", "simulate")]
    (folder / "names").write_text("\n".join([*names, "", "x", "help", "log --help"]))
    code = (
        "import os, sys; from trustlog.files.streams import prepare; import trustlog.cli.main as app\n"
        "for line in open('names'):\n"
        "    pid = os.fork()\n"
        "    if pid == 0:\n"
        "        prepare(); status = app.main(line.split()); sys.stdout = None; os._exit(status)\n"
        "    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])\n"
        "    assert status in (0, 1, 2), (line, status)\n"
    )
    (folder / "sweep.py").write_text(code)
    status, out, told = run(folder, f"{sys.executable} sweep.py {closed}")
    assert status == 0, told
    assert "Traceback" not in out + told
    assert "should not have happened" not in out + told
    assert not list(folder.rglob("errors.log"))
