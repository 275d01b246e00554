"""The command line as tests call it: in this process, on a ledger of their own, on a Monday in November 2026."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from desk_demo import original

from trustlog.cli.main import main

TODAY = "2026-11-23"
ROOT = Path(__file__).parent.parent


class Said(NamedTuple):
    """What a command left: its status and both streams."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def refusal(self) -> str:
        """The one line of a refusal."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert self.out == ""
        return lines[0]


class Tl:
    """`tl` on a ledger of its own."""

    def __init__(self, db: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.db = db
        self.capsys = capsys

    def __call__(self, *words: str) -> Said:
        self.capsys.readouterr()
        status = main(["--db", str(self.db), *words])
        shown = self.capsys.readouterr()
        err = "".join(line for line in shown.err.splitlines(True) if not line.startswith("Recorded as if today"))
        return Said(status, shown.out, err)

    def done(self, *words: str) -> Said:
        """Call it and see that it was done."""
        said = self(*words)
        assert said.status == 0, said.err
        return said

    def rows(self, *words: str) -> Any:
        """Call it with --json."""
        return self.done(*words, "--json").json


def on_demo(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tl:
    """Give the command line on a copy of the demo's ledger."""
    path = folder / "tl.db"
    path.write_bytes(original().read_bytes())
    monkeypatch.setenv("TRUSTLOG_TODAY", TODAY)
    monkeypatch.setenv("TRUSTLOG_USER", "demo")
    return Tl(path, capsys)


def another(db: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, which may be the last to leave the ledger."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TRUSTLOG_TODAY": TODAY, "TRUSTLOG_USER": "eva"}
    command = [sys.executable, "-m", "trustlog", "--db", str(db), *words]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)
