"""What an export of CSV costs beside `sqlite3 -csv` of the same rows, measured in one run.

    python benchmarks/export.py [--ledger PATH] [--partners 1000] [--facts 100000] [--rounds 3]

A ledger of that size is made first, unless it is there; of one that is there the readings kept are dropped, so name a
copy. What is learned is kept throughout, readings only where nothing else is said. Without readings an export may take
six times as long.
"""

import argparse
import os
import sqlite3
import statistics
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from shutil import which

from ledger import make
from timing import Spent, in_turns, spent

LIMIT = 6.0
TABLES = ("partner", "promise", "moment", "disclosure")


def anew(ledger: str, command: list[str], env: dict[str, str]) -> Spent:
    """Run a command where no reading is kept."""
    with closing(sqlite3.connect(ledger)) as conn, conn:
        conn.execute("DELETE FROM memo WHERE kind = 'reading'")
    return spent(command, env)


def main() -> None:
    """Print the ratios, and fail where the facts alone are over their limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ledger")
    parser.add_argument("--partners", type=int, default=1000)
    parser.add_argument("--facts", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ledger = chosen.ledger or f"{folder}/ledger.db"
        if not Path(ledger).exists():
            make(ledger, chosen.partners, chosen.facts)
        env = {**os.environ, "TRUSTLOG_TODAY": "2026-11-23", "TRUSTLOG_USER": "me"}
        sqlite = [which("sqlite3") or sys.exit("sqlite3 is needed"), "-csv", ledger]
        export = [sys.executable, "-P", "-m", "trustlog", "--db", ledger, "export", "csv", "--out", f"{folder}/out"]
        commands = {
            "sqlite3 -csv": [*sqlite, *(f"SELECT * FROM {table}" for table in TABLES)],
            "export csv --without readings": [*export, "--without", "readings"],
            "export csv": export,
        }
        runs = {name: lambda command=command: spent(command, env) for name, command in commands.items()}
        runs["export csv, no reading kept"] = lambda: anew(ledger, export, env)
        found = in_turns(runs, chosen.rounds)
    plain = statistics.median(one.time for one in found["sqlite3 -csv"])
    for name, all_spent in found.items():
        took = statistics.median(one.time for one in all_spent)
        memory = max(one.memory for one in all_spent)
        print(f"{name:<30} {took / 1000:>7.2f} s {memory:>5.0f} MB {took / plain:>6.1f} times")
    facts = statistics.median(one.time for one in found["export csv --without readings"])
    sys.exit(facts / plain > LIMIT)


if __name__ == "__main__":
    main()
