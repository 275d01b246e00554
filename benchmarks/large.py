"""What a ledger of 10,000 partners and 1,000,000 facts costs beside a small one, measured in one run.

    python benchmarks/large.py [--ledger PATH] [--partners 10000] [--facts 1000000] [--rounds 5]

The large ledger is made first, unless it is there; that takes a few minutes and about a gigabyte.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ledger import make
from run import measure

LIMIT = 2.0
TRUSTLOG = [sys.executable, "-P", "-m", "trustlog"]


def compared(where: str) -> dict[str, list[str]]:
    """Give the commands that must not care how large the ledger is."""
    return {
        "add": [*TRUSTLOG, "--db", where, "add", "partner3: lunch 45m yesterday; we promise send the proposal by 3d"],
        "due": [*TRUSTLOG, "--db", where, "due"],
        "log P": [*TRUSTLOG, "--db", where, "log", "partner3"],
        "trust P": [*TRUSTLOG, "--db", where, "trust", "partner3"],
        "status": [*TRUSTLOG, "--db", where, "status"],
    }


def timed(command: list[str], env: dict[str, str]) -> tuple[float, float]:
    """Run once; give seconds and the peak memory in MB of the largest child so far."""
    start = time.perf_counter()
    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> None:
    """Print the ratios and the whole-portfolio figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ledger")
    parser.add_argument("--partners", type=int, default=10_000)
    parser.add_argument("--facts", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "TRUSTLOG_TODAY": "2026-11-23", "TRUSTLOG_USER": "me"}
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        small, large = f"{folder}/small.db", chosen.ledger or f"{folder}/large.db"
        make(small, 10, 10 * (chosen.facts // chosen.partners))
        if not Path(large).exists():
            start = time.perf_counter()
            make(large, chosen.partners, chosen.facts)
            print(
                f"made the large ledger in {time.perf_counter() - start:.0f} s, {Path(large).stat().st_size >> 20} MB"
            )
        seconds, _ = timed([*TRUSTLOG, "--db", large, "trust"], env)
        print(f"trust, all partners, the quarter not yet learned: {seconds:.1f} s")
        env["TRUSTLOG_TODAY"] = "2026-11-24"
        seconds, peak = timed([*TRUSTLOG, "--db", large, "trust"], env)
        print(f"trust, all partners, the quarter learned, the first time on a day: {seconds:.1f} s, {peak:.0f} MB")
        timed([*TRUSTLOG, "--db", large, "add", "partner3: we promise send the proposal by 3d"], env)
        seconds, peak = timed([*TRUSTLOG, "--db", large, "trust"], env)
        print(f"trust, all partners, again after one more fact: {seconds:.1f} s, {peak:.0f} MB")
        seconds, peak = timed([*TRUSTLOG, "--db", large, "export", "csv", "--out", f"{folder}/csv"], env)
        print(f"export csv: {seconds:.1f} s, {peak:.0f} MB at the most so far")
        ratios(small, large, env, chosen.rounds)


def ratios(small: str, large: str, env: dict[str, str], rounds: int) -> None:
    """Print what each command costs on both, and fail where the large one costs too much."""
    over = False
    pairs = {f"{name} {size}": command for size, where in (("small", small), ("large", large))
             for name, command in compared(where).items()}  # fmt: skip
    medians = measure(pairs, env, rounds)
    print(f"{'command':<10} {'small ms':>9} {'large ms':>9} {'ratio':>6}")
    for name in compared(small):
        one, other = medians[f"{name} small"], medians[f"{name} large"]
        over |= other / one > LIMIT and name != "status"
        print(f"{name:<10} {one:>9.1f} {other:>9.1f} {other / one:>6.2f}")
    sys.exit(over)


if __name__ == "__main__":
    main()
