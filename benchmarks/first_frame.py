"""When the screens are there, for 200 partners: the first frame with names, levels and what is due, then the readings.

    python benchmarks/first_frame.py [--rounds 7]

Measured from the start of the process beside an empty Textual application, in one run, the rounds interleaved.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ledger import TODAY, make

LIMITS = {"rows": 1.6, "all readings": 2.2}
HERE = Path(__file__).parent


def empty() -> None:
    """Run an empty application until its first frame."""
    from textual.app import App

    class Empty(App[None]):
        def on_ready(self) -> None:
            self.call_after_refresh(self.exit)

    Empty().run(headless=True, size=(120, 40))


def ours(where: str, until: str) -> None:
    """Run the screens until the rows of Today, or until all readings, are drawn."""
    from trustlog.tui.app import TrustlogApp
    from trustlog.tui.rows import Rows

    class Timed(TrustlogApp):
        def on_ready(self) -> None:
            self.set_interval(0.004, self.look)

        def look(self) -> None:
            rows = any(one.items for one in self.screen.query(Rows))
            if rows and (until == "rows" or self.has_all_readings):
                self.call_after_refresh(self.exit)

    Timed(where, "me", TODAY).run(headless=True, size=(120, 40))


def spent(arguments: list[str]) -> float:
    """Time one process from its start, in milliseconds."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run([sys.executable, str(HERE / "first_frame.py"), *arguments], check=True, env=env, timeout=60)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Print the table, and fail where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--run", nargs="*")
    chosen = parser.parse_args()
    if chosen.run:
        if chosen.run[0] == "empty":
            empty()
        else:
            ours(chosen.run[1], chosen.run[0])
        return
    with tempfile.TemporaryDirectory() as folder:
        where = f"{folder}/ledger.db"
        make(where, 200, 20_000)
        runs = {name: ["--run", name, where] for name in ("empty", *LIMITS)}
        for arguments in runs.values():
            spent(arguments)
        times: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(chosen.rounds):
            for name, arguments in runs.items():
                times[name].append(spent(arguments))
    base = statistics.median(times["empty"])
    over = False
    for name, found in times.items():
        median = statistics.median(found)
        limit = LIMITS.get(name)
        over |= limit is not None and median / base > limit
        print(f"{name:<14} {median:>7.0f} ms {median / base:>5.2f}  {limit or ''}")
    sys.exit(over)


if __name__ == "__main__":
    main()
