"""The comparison of the ways to forecast, on a made-up file: it runs, and says what it found."""

import os
import random
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def compared(*arguments: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(ROOT / "benchmarks" / "estimators.py"), *arguments]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


@pytest.fixture
def history(tmp_path: Path) -> Path:
    chance, lines = random.Random(3), ["partner,promise_id,made_at,due_at,resolved_at,outcome"]
    for at in range(120):
        made = date(2025, 1, 1) + timedelta(days=2 * at)
        due = made + timedelta(days=10)
        kept = chance.random() < (0.9, 0.7, 0.4)[at % 3]
        lines.append(f"p{at % 3},{at},{made},{due},{due if kept else ''},{'kept' if kept else 'broken'}")
    path = tmp_path / "small.csv"
    path.write_text("\n".join(lines))
    return path


def test_every_candidate_is_measured_by_the_best_baseline(history: Path) -> None:
    done = compared(str(history), "--portfolios", "0")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in done.stdout.splitlines() if "|" in line]
    ratios = {row[0]: float(row[1]) for row in rows[2:-1]}
    singles = list(ratios)[:9]
    assert min(ratios[name] for name in singles) == 1.0, done.stdout + done.stderr
    assert list(ratios)[9:] == ["online stack", "fifteen chains on a grid (0.2)", "as shipped"]
    assert "Calibration error on average: " in done.stdout
    assert (done.returncode == 1) == ("OVER" in done.stdout)
    assert (ratios["as shipped"] > 1.0) == ("OVER: the geometric mean over whole files" in done.stdout)


def test_a_faulty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_text("")
    done = compared(str(path))
    assert done.returncode == 1
    assert done.stderr.startswith("empty.csv: the file is empty")
