"""Files that are made to do harm are brought in by the program itself: nothing by half, no trace, no formula."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.foreign


@pytest.mark.parametrize("only", ["formulas", "recurrences", "cut off", "NUL", "zip"])
def test_a_hostile_file_does_no_harm(only: str) -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "hostile_files.py"), "--only", only]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert only in done.stdout
