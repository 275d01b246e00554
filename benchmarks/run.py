"""Ratios of the commands people wait for, in one run beside `python -c "import sqlite3"` and others that are there.

    python benchmarks/run.py [--rounds 15]

Install the wheel (not an editable checkout) first: byte code is then in place, as it is for users.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from timing import in_turns

LIMITS = {"--version": 3.5, "add": 4.0, "due": 3.5, "status": 3.5, "trust P": 6.0}


def once(command: list[str], env: dict[str, str]) -> float:
    """Time one run, in milliseconds; a failing command is an error, never a fast one."""
    start = time.perf_counter()
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    spent = (time.perf_counter() - start) * 1000
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}: {done.stderr.strip()}")
    return spent


def measure(commands: dict[str, list[str]], env: dict[str, str], rounds: int) -> dict[str, float]:
    """Give the median of each, the rounds interleaved so that a busy moment of the machine hits all alike."""
    times = in_turns({name: partial(once, command, env) for name, command in commands.items()}, rounds)
    return {name: statistics.median(spent) for name, spent in times.items()}


def commands(folder: Path) -> dict[str, list[str]]:
    """Give what is compared: ours by the installed script's module, others where they are installed."""
    trustlog = [sys.executable, "-P", "-m", "trustlog"]
    chosen = {
        "python -c 'import sqlite3'": [sys.executable, "-c", "import sqlite3"],
        "--version": [*trustlog, "--version"],
        "add": [*trustlog, "add", "acme: lunch 45m yesterday; we promise send the proposal by fri"],
        "due": [*trustlog, "due"],
        "status": [*trustlog, "status"],
        "trust P": [*trustlog, "trust", "acme"],
        "log P": [*trustlog, "log", "acme"],
    }
    if shutil.which("task"):
        chosen["task add"] = ["task", "rc.confirmation=no", f"rc.data.location={folder}", "add", "a task"]
    if shutil.which("khard"):
        chosen["khard --version"] = ["khard", "--version"]
    if shutil.which("jrnl"):
        chosen["jrnl --version"] = ["jrnl", "--version"]
    return chosen


def main() -> None:
    """Print the table, and fail where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as named:
        folder = Path(named)
        env = {**os.environ, "TRUSTLOG_DB": str(folder / "ledger.db"), "HOME": named}
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        trustlog = [sys.executable, "-P", "-m", "trustlog"]
        once([*trustlog, "partner", "add", "Acme"], env)
        medians = measure(commands(folder), env, rounds)
    base = medians["python -c 'import sqlite3'"]
    failed = False
    print(f"{'command':<28} {'ms':>7} {'ratio':>6}  limit")
    for name, spent in medians.items():
        limit = LIMITS.get(name)
        over = limit is not None and spent / base > limit
        failed |= over
        print(f"{name:<28} {spent:>7.1f} {spent / base:>6.2f}  {limit or '':<4}{' OVER' if over else ''}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
