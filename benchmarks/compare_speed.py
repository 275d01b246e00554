"""What people wait for in two versions, measured in one run and in turns: base, new, base, new, and so on.

    python benchmarks/compare_speed.py [--base REVISION] [--new REVISION] [--rounds 21] [--large LEDGER] [--row NAME…]

The ledger, of 200 partners and 20,000 facts, is made by the base and copied, so that the newer version migrates its
copy. `--large` names one as benchmarks/large.py leaves it, made by the base as well; both versions get a copy of it.
The screens are started by each version's own benchmarks/first_frame.py. A row is the ratio of two medians, new by base;
beside it stands that of the work of the processor, which a busy machine disturbs less. The exit status is 1 when the
geometric mean of the rows is above 1.05 or one row above 1.10. Fewer than 21 rounds print the table and no verdict.
"""

import argparse
import compileall
import json
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

from first_frame import FIRST, SEEN
from timing import Spent, in_turns, spent
from versions import BASE, HERE, Version, version

MEAN_LIMIT, ROW_LIMIT = 1.05, 1.10
ROUNDS = 21
TODAY, LARGE_TODAY = "2026-11-23", "2026-11-24"
HEADLESS = {"TEXTUAL_DRIVER": "textual.drivers.headless_driver:HeadlessDriver"}
COMMANDS = {
    "--version": ["--version"],
    "add": ["add", "partner3: lunch 45m yesterday; we promise send the proposal by 3d"],
    "keep": ["keep"],
    "due": ["due"],
    "status": ["status"],
    "trust P": ["trust", "partner3"],
    "log P": ["log", "partner3"],
    "search": ["search", "report", "99"],
}
SCREENS = {"first frame": "rows", "first start of a day": FIRST}
LARGE = {name: COMMANDS[name] for name in ("due", "status", "trust P")} | {"trust": ["trust"]}
ROWS = (*COMMANDS, *SCREENS)
Runs = Iterator[tuple[str, Callable[[], Spent]]]


class Row(NamedTuple):
    """What one row of the table came to: the median milliseconds of both versions, and those of work."""

    name: str
    base: Spent
    new: Spent

    @property
    def ratio(self) -> float:
        return self.new.time / self.base.time

    @property
    def work(self) -> float:
        return self.new.worked / self.base.worked


def prepare(base: Version, folder: Path, partners: int, facts: int, promises: int) -> tuple[Path, list[str]]:
    """Make the ledger by the base, with so many open promises; return it and the promises' numbers."""
    path = folder / "made.db"
    env = base.environment(folder, TRUSTLOG_TODAY=TODAY)
    env["PYTHONPATH"] += f":{base.root / 'benchmarks'}"
    making = f"from ledger import make; make({str(path)!r}, {partners}, {facts})"
    subprocess.run([sys.executable, "-c", making], env=env, cwd=folder, check=True)
    lines = "".join(f"partner{at % partners}: we promise answer {at} by 2w\n" for at in range(promises))
    words = base.command("--db", str(path), "--json", "add", "-")
    done = subprocess.run(words, env=env, cwd=folder, input=lines, capture_output=True, text=True, check=True)
    return path, [str(fact["number"]) for fact in json.loads(done.stdout)]


def copied(path: Path, to: Path) -> str:
    """Copy a ledger, what is still in its write-ahead log with it."""
    place = f"{path.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(place, uri=True)) as source, closing(sqlite3.connect(to)) as copy:
        source.backup(copy)
    return str(to)


def small_runs(program: Version, home: Path, where: str, numbers: list[str], rows: list[str]) -> Runs:
    """Return what is run by one version on the ledger of 200 partners."""
    env = program.environment(home, TRUSTLOG_TODAY=TODAY)
    left = iter(numbers)

    def keep() -> Spent:
        return spent(program.command("--db", where, "keep", next(left)), env)

    for name in rows:
        if name == "keep":
            yield name, keep
        elif name in SCREENS:
            command = program.script("first_frame.py", "--run", SCREENS[name], where)
            yield name, partial(spent, command, env | HEADLESS, wanted=SEEN, without="drew nothing")
        else:
            at = () if name == "--version" else ("--db", where)
            yield name, partial(spent, program.command(*at, *COMMANDS[name]), env)


def large_runs(program: Version, home: Path, where: str) -> Runs:
    """Return what is run by one version on the large ledger."""
    env = program.environment(home, TRUSTLOG_TODAY=LARGE_TODAY)
    for name, words in LARGE.items():
        yield f"large: {name}", partial(spent, program.command("--db", where, *words), env)


def measure(programs: list[Version], runs: list[dict[str, Callable[[], Spent]]], rounds: int) -> list[Row]:
    """Run every row in turns, base before new; return the medians."""
    turns = {(name, program.name): run[name] for name in runs[0] for program, run in zip(programs, runs, strict=True)}
    found = in_turns(turns, rounds)
    medians = {key: Spent(*map(statistics.median, zip(*all_of, strict=True))) for key, all_of in found.items()}
    base, new = (program.name for program in programs)
    return [Row(name, medians[name, base], medians[name, new]) for name in runs[0]]


def verdict(rows: list[Row]) -> tuple[float, list[str]]:
    """Return the geometric mean of the ratios, and what is above a limit: the names of rows, and `mean`."""
    mean = statistics.geometric_mean(row.ratio for row in rows)
    over = [row.name for row in rows if row.ratio > ROW_LIMIT]
    return mean, [*over, *(["mean"] if mean > MEAN_LIMIT else [])]


def show(rows: list[Row], rounds: int) -> bool:
    """Print the table; tell whether a limit is passed."""
    mean, over = verdict(rows)
    print(f"{'':<22} {'base ms':>9} {'new ms':>9} {'ratio':>6} {'work':>6}")
    for row in rows:
        mark = "  OVER" if row.name in over else ""
        print(f"{row.name:<22} {row.base.time:>9.1f} {row.new.time:>9.1f} {row.ratio:>6.2f} {row.work:>6.2f}{mark}")
    work = statistics.geometric_mean(row.work for row in rows)
    print(f"{'geometric mean':<42} {mean:>6.3f} {work:>6.3f}{'  OVER' if 'mean' in over else ''}")
    print(f"{rounds} rounds in turns; limits: mean ≤ {MEAN_LIMIT:.2f}, each row ≤ {ROW_LIMIT:.2f}")
    if rounds < ROUNDS:
        print(f"no verdict: fewer than {ROUNDS} rounds")
    return bool(over) and rounds >= ROUNDS


def parsed() -> argparse.Namespace:
    """Read what the shell gave."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", default=BASE, metavar="REVISION")
    parser.add_argument("--new", default=HERE, metavar="REVISION")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--partners", type=int, default=200)
    parser.add_argument("--facts", type=int, default=20_000)
    parser.add_argument("--large", type=Path, metavar="LEDGER", help="also measure on a copy of this ledger")
    parser.add_argument("--row", action="append", choices=ROWS, help="only these rows, and those of --large")
    chosen = parser.parse_args()
    if chosen.rounds < 1:
        parser.error("--rounds is at least 1")
    if chosen.large and not chosen.large.is_file():
        parser.error(f"{chosen.large}: no such ledger; benchmarks/large.py makes one")
    return chosen


def main() -> None:
    """Measure both versions, print the table, and fail where a limit is passed."""
    chosen = parsed()
    with tempfile.TemporaryDirectory() as named:
        folder = Path(named)
        programs = [version(chosen.base, folder, "base"), version(chosen.new, folder, "new")]
        for program in programs:
            compileall.compile_dir(program.root, quiet=2)  # as an installation does
        rows = [name for name in ROWS if not chosen.row or name in chosen.row]
        made, numbers = prepare(programs[0], folder, chosen.partners, chosen.facts, chosen.rounds + 20)
        runs = []
        for program in programs:
            where = copied(made, folder / f"{program.name}.db")
            runs.append(dict(small_runs(program, folder, where, numbers, rows)))
            if chosen.large:
                where = copied(chosen.large, folder / f"{program.name}-large.db")
                runs[-1] |= dict(large_runs(program, folder, where))
        failed = show(measure(programs, runs, chosen.rounds), chosen.rounds)
    sys.exit(failed)


if __name__ == "__main__":
    main()
