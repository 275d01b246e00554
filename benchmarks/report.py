"""How long `export html` of the demo's ledger takes, beside the start of a bare program and what it reads.

    python benchmarks/report.py [--rounds 9]

What is timed is a whole process, from its start to the file on the disk, in time of the processor, so that whatever
else runs does not matter. It may take LIMIT times as long as `python -c "import sqlite3"`, and what its readings take:
those of every partner, of its year, and of the pairs of its gardens, in a process that has loaded all it needs.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from timing import in_turns, spent

LIMIT = 20.0
BARE = "python -c 'import sqlite3'"
READ = """
import sys, time
from datetime import UTC, date, datetime
from trustlog.desk import exports, readings
from trustlog.desk.ledger import open_ledger
from trustlog.desk.report import gathered, rates
ledger = open_ledger(sys.argv[1], me="", today=date(2026, 11, 23), now=datetime.now(UTC))
exports.standings, readings.picture
start = time.process_time()
exports.standings(ledger, ledger.today, None)
for read in list(readings.readings(ledger)):
    readings.picture(ledger, read.partner, "1 year", promises_only=True)
print((time.process_time() - start) * 1000)
"""


def readings_take(where: str, env: dict[str, str]) -> float:
    """Return the milliseconds that the readings of a report take."""
    done = subprocess.run([sys.executable, "-c", READ, where], env=env, capture_output=True, text=True, check=True)
    return float(done.stdout)


def main() -> None:
    """Make the demo's ledger, time all three in turns, and fail where the report takes longer than it may."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    trustlog = [sys.executable, "-P", "-m", "trustlog"]
    with tempfile.TemporaryDirectory() as folder:
        where, env = str(Path(folder) / "demo.db"), {**os.environ, "TRUSTLOG_TODAY": "2026-11-23"}
        spent([*trustlog, "demo", "--db", where, "--no-screens"], env)
        export = [*trustlog, "--db", where, "export", "html", "--out", str(Path(folder) / "report.html")]
        taken = in_turns(
            {
                "bare": lambda: spent([sys.executable, "-c", "import sqlite3"], env).worked,
                "report": lambda: spent(export, env).worked,
                "readings": partial(readings_take, where, env),
            },
            rounds,
        )
    bare, report, readings = (statistics.median(taken[name]) for name in ("bare", "report", "readings"))
    ratio = (report - readings) / bare
    print(f"{BARE} {bare:.0f} ms · export html {report:.0f} ms, of these its readings {readings:.0f} ms")
    print(f"beside its readings {ratio:.1f} times as long as the bare program; {LIMIT:g} may be")
    if ratio > LIMIT:
        raise SystemExit("over the limit")


if __name__ == "__main__":
    main()
