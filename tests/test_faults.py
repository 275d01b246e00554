"""The long run that kills, fills disks and closes outputs, in short: nothing that was acknowledged is lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.foreign  # it kills programs, and fills disks
ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(("case", "rows"), [("kills", 1), ("files", 3), ("disk", 1), ("feed", 2)])
def test_a_short_run_finds_no_fault(case: str, rows: int) -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "faults.py"), "--only", case, "--rounds", "1"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    head, *table = done.stdout.splitlines()
    assert head.split() == ["what", "times", "acknowledged", "faults"]
    assert len(table) == rows
    assert all(line.split()[-1] == "0" for line in table)
