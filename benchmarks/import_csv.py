"""What an import of promises costs beside sqlite3's own `.import` of the same rows, measured in one run.

    python benchmarks/import_csv.py [--rows 100000] [--partners 1000]

The rows that came of it go into a table of the same columns, each of text, with the indexes of the ledger's table.
Memory is compared with that of an import of a tenth of the rows. Undo of the import is timed too, once.
"""

import argparse
import csv
import os
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

LIMIT, MEMORY = 30.0, 2.0
TRUSTLOG = [sys.executable, "-P", "-m", "trustlog"]
COLUMNS = ("partners", "direction", "text", "stake", "made_on", "due_on", "outcome", "closed_on")


def written(folder: Path, rows: int, partners: int) -> Path:
    """Write a file of promises, and one of their partners, both as a person may bring them."""
    chance = random.Random(5)
    with (folder / "partners.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("handle", "name"), *((f"partner{at}", f"Partner {at}") for at in range(partners))])
    path = folder / f"promises-{rows}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(COLUMNS)
        for at in range(rows):
            made = date(2020, 1, 1) + timedelta(chance.randrange(2000))
            due = made + timedelta(chance.randrange(1, 60))
            kept = made + timedelta(chance.randrange((due - made).days + 1))
            side, stake = chance.choice(("ours", "theirs")), chance.choice(("small", "normal", "big"))
            lines.writerow((f"partner{at % partners}", side, f"send proposal {at}", stake, made, due, "kept", kept))
    return path


def timed(command: list[str], env: dict[str, str]) -> tuple[float, float]:
    """Run once; return the seconds of work and the peak of memory in MB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{' '.join(command)}: failed")
    return time.perf_counter() - start, _memory(usage)


def _memory(usage: "resource.struct_rusage") -> float:
    return usage.ru_maxrss / 1024


def plainly(ledger: Path, folder: Path, env: dict[str, str]) -> float:
    """Return the seconds that sqlite3 takes to import what is in the ledger's table of promises."""
    with sqlite3.connect(ledger) as conn:
        names = [row[1] for row in conn.execute("PRAGMA table_info(promise)")]
        indexes = conn.execute("SELECT sql FROM sqlite_master WHERE tbl_name = 'promise' AND type = 'index'")
        made = [sql for (sql,) in indexes if sql]
        rows = conn.execute("SELECT * FROM promise ORDER BY number")
        with (folder / "plain.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    keys = {"id": " PRIMARY KEY", "number": " INTEGER UNIQUE"}
    columns = ", ".join(f'"{name}"{keys.get(name, "")}' for name in names)
    with sqlite3.connect(folder / "plain.db") as conn:
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute(f"CREATE TABLE promise ({columns})")
        for sql in made:
            conn.execute(sql)
    command = ["sqlite3", str(folder / "plain.db"), "-cmd", ".mode csv", f".import {folder / 'plain.csv'} promise"]
    seconds, _ = timed(command, env)
    with sqlite3.connect(folder / "plain.db") as conn:
        print(f"{conn.execute('SELECT count(*) FROM promise').fetchone()[0]} rows, {len(made) + 2} indexes")
    return seconds


def main() -> None:
    """Print the ratios, and fail where one is over its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--partners", type=int, default=1000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        env = {**os.environ, "TRUSTLOG_TODAY": "2026-11-23", "TRUSTLOG_USER": "me"}
        took: dict[int, tuple[float, float]] = {}
        for rows in (chosen.rows // 10, chosen.rows):
            path, ledger = written(folder, rows, chosen.partners), folder / f"{rows}.db"
            trustlog = [*TRUSTLOG, "--db", str(ledger)]
            timed([*trustlog, "import", "csv", str(folder / "partners.csv"), "--kind", "partners"], env)
            took[rows] = timed([*trustlog, "import", "csv", str(path), "--kind", "promises"], env)
        plain = plainly(ledger, folder, env)
        undone, undone_memory = timed([*trustlog, "undo"], env)
    (_, small), (seconds, large) = took.values()
    print(f"import csv {seconds:.1f} s, sqlite3 .import {plain:.2f} s: {seconds / plain:.1f} times (at most {LIMIT:g})")
    print(f"memory {large:.0f} MB, of a tenth {small:.0f} MB: {large / small:.2f} times (at most {MEMORY:g})")
    print(f"undo {undone:.1f} s, {undone_memory:.0f} MB: {undone / seconds:.2f} times the import")
    sys.exit(seconds / plain > LIMIT or large / small > MEMORY)


if __name__ == "__main__":
    main()
