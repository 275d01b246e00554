"""When the screens are there, for 200 partners: names, levels and what is due, then the readings; and the memory.

    python benchmarks/first_frame.py [--rounds 7] [--beside harlequin=PATH] [--beside posting=PATH] …

Measured from the start of the process beside an empty Textual application, in one run, the rounds interleaved. PATH is
the Python of an environment in which another program is installed: it is started as its own command starts it, without
a terminal, in an empty home. All are left at once when what is waited for is drawn; memory is the most they held.
"""

import argparse
import os
import statistics
import sys
import tempfile
from datetime import UTC, datetime, time, timedelta
from functools import partial
from pathlib import Path
from shutil import copy

from ledger import TODAY, make
from timing import Spent, in_turns, spent

EMPTY = "empty"
NEXT_DAY = "all, next day"  # the first start of a day, after screens that were left open for a while the day before
LIMITS = {"rows": 1.6, "readings in sight": 1.8, "all readings": 2.2, NEXT_DAY: 2.2}
FIRST = "all, none kept"  # the same where nothing was made ahead; compare_speed.py asks older versions by this name
MEMORY = 90.0  # MB
HERE = Path(__file__)
SEEN = 42  # the exit status of a process that drew what was waited for
SHOWN = f"""
import os, sys
from textual.app import App
App.on_ready = lambda app: app.call_after_refresh(os._exit, {SEEN})
"""
STARTS = {
    "harlequin": "sys.argv = ['harlequin', '--locale', 'C']; from harlequin.cli import harlequin; harlequin()",
    "posting": "sys.argv = ['posting']; from posting.__main__ import cli; cli()",
    "kanban-tui": "sys.argv = ['ktui']; from kanban_tui.cli import cli; cli()",
}


def empty() -> None:
    """Run an empty application until its first frame."""
    from textual.app import App

    class Empty(App[None]):
        def on_ready(self) -> None:
            self.call_after_refresh(os._exit, SEEN)

    Empty().run()


def ours(where: str, until: str) -> None:
    """Run the screens until Today has its rows, or the readings of those in sight, or all of them."""
    if until == FIRST:
        from trustlog.storage.cache.drop import drop_readings
        from trustlog.storage.engine.connection import connect

        conn = connect(where)
        drop_readings(conn)
        conn.close()
    from trustlog.tui.app.application import TrustlogApp
    from trustlog.tui.app.clerk import Answer
    from trustlog.tui.widgets.rows import Rows

    class Timed(TrustlogApp):
        def take(self, answer: Answer) -> None:
            super().take(answer)
            page, roster = self.page(), self.roster
            if page is None or roster is None or not any(one.items for one in self.screen.query(Rows)):
                return
            wanted = set(page.wanted()) if until == "readings in sight" else set()
            seen = all(one.id in self.readings for one in roster.partners if one.handle in wanted)
            if seen and (until not in ("all readings", NEXT_DAY, FIRST) or self.has_all_readings):
                self.call_after_refresh(os._exit, SEEN)

    Timed(where, "me", TODAY + timedelta(days=until == NEXT_DAY)).run()


def left_open(where: str) -> None:
    """Do what screens do that are left open on the day before: make the readings of the next."""
    from trustlog.desk import partners, readings
    from trustlog.desk.ledger import open_ledger

    ledger = open_ledger(where, me="me", today=TODAY, now=datetime.combine(TODAY, time(12), UTC))
    readings.make_ahead(ledger, TODAY + timedelta(days=1), partners.roster(ledger).partners, lambda: None)
    ledger.close()


def shown(command: list[str], home: str) -> Spent:
    """Run one process to its end, without a terminal; one that fails is an error, never a fast one."""
    env = {name: value for name, value in os.environ.items() if name not in ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH")}
    env |= {
        "HOME": home, "COLUMNS": "120", "LINES": "40", "TERM": "xterm-256color",
        "TEXTUAL_DRIVER": "textual.drivers.headless_driver:HeadlessDriver",
    } | {f"XDG_{kind}_HOME": f"{home}/{kind.lower()}" for kind in ("CONFIG", "DATA", "CACHE", "STATE")}  # fmt: skip
    if command[0] == sys.executable and (path := os.environ.get("PYTHONPATH")):
        env["PYTHONPATH"] = path
    return spent(command, env, wanted=SEEN, without="drew nothing")


def measure(runs: dict[str, list[str]], rounds: int, home: str) -> dict[str, Spent]:
    """Give the median of each, the rounds interleaved so that a busy moment of the machine hits all alike."""
    found = in_turns({name: partial(shown, command, home) for name, command in runs.items()}, rounds)
    return {
        name: Spent(
            statistics.median(one.time for one in all_of),
            max(one.memory for one in all_of),
            statistics.median(one.worked for one in all_of),
        )
        for name, all_of in found.items()
    }


def tell(found: dict[str, Spent]) -> bool:
    """Print the table; tell whether a limit is passed, or another program is faster."""
    base, failed = found[EMPTY].time, False
    others = [one.time for name, one in found.items() if name in STARTS]
    for name, one in found.items():
        limit = LIMITS.get(name)
        over = limit is not None and (one.time / base > limit or one.memory > MEMORY)
        over |= name == "rows" and any(one.time >= other for other in others)
        failed |= over
        says = f"≤ {limit}, ≤ {MEMORY:.0f} MB{'  OVER' if over else ''}" if limit else ""
        print(f"{name:<18} {one.time:>6.0f} ms {one.time / base:>5.2f} {one.memory:>6.0f} MB  {says}")
    return failed


def main() -> None:
    """Print the table, and fail where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument(
        "--beside", action="append", default=[], metavar="NAME=PATH", help=f"one of {', '.join(STARTS)}"
    )
    parser.add_argument("--run", nargs=2, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.run:
        name, where = chosen.run
        empty() if name == EMPTY else ours(where, name)
        return
    with tempfile.TemporaryDirectory() as folder:
        where = f"{folder}/ledger.db"
        make(where, 200, 20_000)
        left_open(where)
        runs = {name: [sys.executable, str(HERE), "--run", name, where] for name in (EMPTY, *LIMITS)}
        runs[FIRST] = [sys.executable, str(HERE), "--run", FIRST, copy(where, f"{folder}/none_kept.db")]
        for name, path in (one.split("=", 1) for one in chosen.beside):
            runs[name] = [path, "-c", SHOWN + STARTS[name]]
        failed = tell(measure(runs, chosen.rounds, folder))
    sys.exit(failed)


if __name__ == "__main__":
    main()
