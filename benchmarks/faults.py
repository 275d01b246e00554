"""What is lost when things go wrong: programs killed at any moment, full disks, answers that nobody takes.

    python benchmarks/faults.py                     # all of it, some minutes
    python benchmarks/faults.py --only kills --rounds 700
    python benchmarks/faults.py --rounds 3          # a short run

Prints a table: what was done to it, how often, how many times something was acknowledged, and how many of these were
lost or ended otherwise than they should. The status is 1 when anything was. Every file `fault_*.py` beside this one
adds cases of its own, in a table CASES of the same shape: a name, and a function of a `Bench` that gives rows.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
TODAY = "2026-11-23"
LONGEST = 120  # seconds that any one command may take

CAPTURING = """
import sys
from itertools import count
from trustlog.cli.main import main
for number in count():
    text = f"{sys.argv[1]} number {number}"
    if main([f"acme: note {text}"]) == 0:
        print("acknowledged", text, flush=True)
"""


class Row(NamedTuple):
    """A line of the table; `faults` says of each thing that went wrong what it was."""

    what: str
    times: int
    acknowledged: int
    faults: list[str]


class Bench:
    """A folder to work in, chance that can be had again, and how often things are done."""

    def __init__(self, folder: Path, rounds: int, seed: int) -> None:
        self.folder = folder
        self.rounds = rounds
        self.chance = random.Random(seed)

    def environment(self, ledger: Path) -> dict[str, str]:
        """Give the environment of a program on a ledger, with nothing of this machine's user."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("TRUSTLOG", "XDG"))}
        own = {"TRUSTLOG_DB": str(ledger), "TRUSTLOG_TODAY": TODAY, "TRUSTLOG_USER": "eva", "HOME": str(self.folder)}
        return {**kept, **own, "PYTHONPATH": str(ROOT)}

    def run(self, ledger: Path, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        command = [sys.executable, "-P", "-m", "trustlog", *words]
        env = self.environment(ledger)
        return subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=LONGEST)

    def shell(self, ledger: Path, line: str) -> subprocess.CompletedProcess[str]:
        """Run a line of bash, in which $T is Trustlog; the status is that of the first program in it."""
        env = {**self.environment(ledger), "T": f"{sys.executable} -m trustlog"}
        command = ["bash", "-c", f"{line}\nexit ${{PIPESTATUS[0]}}"]
        return subprocess.run(
            command, env=env, cwd=ledger.parent, capture_output=True, text=True, check=False, timeout=LONGEST
        )

    def new_ledger(self, name: str) -> Path:
        """Make a ledger with one partner."""
        (self.folder / name).mkdir()
        ledger = self.folder / name / "ledger.db"
        done = self.run(ledger, "partner", "add", "Acme")
        assert done.returncode == 0, done.stderr
        return ledger

    def notes(self, ledger: Path) -> list[str]:
        """Give the notes of a ledger."""
        done = self.run(ledger, "log", "--json")
        assert done.returncode == 0, done.stderr
        return [fact["note"] for fact in json.loads(done.stdout) if fact["note"]]

    def unsound(self, ledger: Path) -> list[str]:
        """Give what doctor finds."""
        done = self.run(ledger, "doctor")
        return [] if done.stdout == "no errors\n" else [f"doctor: {done.stdout}{done.stderr}"]


Case = Callable[[Bench], Iterator[Row]]


def lost(bench: Bench, ledger: Path, acknowledged: list[str]) -> list[str]:
    """Give what was acknowledged and is not there, and what is there twice or in part."""
    notes = bench.notes(ledger)
    there = set(notes)
    faults = [f"lost: {text}" for text in acknowledged if text not in there]
    faults += [f"twice: {text}" for text in there if notes.count(text) > 1]
    return faults + bench.unsound(ledger)


def kills(bench: Bench) -> Iterator[Row]:
    """Let four programs capture at once and kill each again and again, at any moment."""
    ledger = bench.new_ledger("kills")
    acknowledged: list[str] = []
    for number in range(bench.rounds):
        started = [
            subprocess.Popen(
                [sys.executable, "-c", CAPTURING, f"round {number} program {name}"],
                env=bench.environment(ledger), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            )
            for name in "abcd"
        ]  # fmt: skip
        for process in started:
            assert process.stdout is not None
            process.stdout.readline()  # it is at work
        for process in started:
            time.sleep(bench.chance.random() / 20)
            process.kill()
        for process in started:
            said, _ = process.communicate()
            lines = [line for line in said.splitlines(keepends=True) if line.startswith("acknowledged ")]
            acknowledged += [line.removeprefix("acknowledged ").strip() for line in lines if line.endswith("\n")]
    faults = lost(bench, ledger, acknowledged)
    yield Row("kill -9 while four programs capture", 4 * bench.rounds, len(acknowledged), faults)


def files_killed(bench: Bench) -> Iterator[Row]:
    """Kill what writes files, at any moment: the old file or the new one is there, and nothing else stays."""
    ledger = bench.new_ledger("files")
    lines = "\n".join(f"acme: note {'word ' * 50}{number}" for number in range(2000))
    (ledger.parent / "lines").write_text(lines)
    assert bench.shell(ledger, "$T add - < lines").returncode == 0
    target, folder, copy = ledger.parent / "out.json", ledger.parent / "csv", ledger.parent / "copy.db"
    exports = (["export", "json", "--out", str(target)], ["export", "csv", "--out", str(folder)])
    for words in (*exports, ["backup", str(copy)]):
        begun = time.monotonic()
        assert bench.run(ledger, *words).returncode == 0
        whole, done, faults = time.monotonic() - begun, 0, list[str]()
        before = {path: path.read_bytes() for path in (target, *folder.glob("*.csv")) if path.exists()}
        for _ in range(bench.rounds):
            copy.unlink(missing_ok=True)
            with subprocess.Popen(
                [sys.executable, "-P", "-m", "trustlog", *words], env=bench.environment(ledger),
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            ) as process:  # fmt: skip
                time.sleep(bench.chance.uniform(whole / 3, whole))
                process.kill()
                done += process.wait() != -signal.SIGKILL
            faults += [f"half a file: {path}" for path, held in before.items() if path.read_bytes() != held]
            faults += bench.unsound(copy) if copy.exists() else []
        copy.unlink(missing_ok=True)
        assert bench.run(ledger, *words).returncode == 0
        faults += [f"left behind: {path}" for path in ledger.parent.rglob(".trustlog-*")] + bench.unsound(ledger)
        name = " ".join(words[:-2]) or words[0]
        yield Row(f"kill -9 while {name} writes", bench.rounds, done, faults)


DESTINATIONS = ("> /dev/full", ">&-", "| true", "2>/dev/full", "2>&-", "<&-", "> /dev/full 2>&1", "<&- >&- 2>&-")


def outputs(bench: Bench) -> Iterator[Row]:
    """Write with an answer that nobody takes: status 0 means that it is written, anything else that it is not."""
    ledger = bench.new_ledger("outputs")
    for destination in DESTINATIONS:
        acknowledged, faults = [], list[str]()
        for number in range(bench.rounds):
            text = f"to {DESTINATIONS.index(destination)} number {number}"
            option = bench.chance.choice(("", "--json"))
            done = bench.shell(ledger, f"$T {option} 'acme: note {text}' {destination}")
            acknowledged += [text] if done.returncode == 0 else []
            faults += [f"status {done.returncode}: {done.stderr}"] if done.returncode else []
            faults += [f"a trace: {done.stderr}"] if "Traceback" in done.stderr else []
        faults += lost(bench, ledger, acknowledged)
        yield Row(f"capture with {destination}", bench.rounds, len(acknowledged), faults)


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path | None]:
    """Mount a small disk in memory; None where that may not be done."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(mount, check=False, capture_output=True).returncode:
        yield None
        return
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def full_disk(bench: Bench) -> Iterator[Row]:
    """Capture until a disk is full, look at what is there, make room, and go on."""
    # An empty ledger grows with every version: its file and its log, and as much again to write into.
    empty = bench.new_ledger("empty").stat().st_size // 1024
    with small_disk(bench.folder / "disk", 3 * empty) as disk:
        if disk is None:
            yield Row("full disk (no disk could be mounted here)", 0, 0, [])
            return
        ledger, acknowledged, faults = bench.new_ledger("disk/of its own"), list[str](), list[str]()
        for number in range(bench.rounds):
            ballast = disk / "ballast"
            fill(ballast, leave=bench.chance.randrange(0, 400_000, 4096))
            for place in range(20):
                text = f"round {number} place {place} " + "x" * 2000
                done = bench.run(ledger, f"acme: note {text}")
                if done.returncode:
                    faults += [] if "the disk is full" in done.stderr else [f"it says: {done.stderr}"]
                    break
                acknowledged.append(text)
            for words in (["log"], ["due"], ["trust"]):
                done = bench.run(ledger, *words)
                faults += [f"{words[0]} on a full disk: {done.stderr}"] if done.returncode else []
            ballast.unlink()
            if len(acknowledged) > 100:
                break
        faults += lost(bench, ledger, acknowledged)
        yield Row("capture until the disk is full, read, go on", bench.rounds, len(acknowledged), faults)


def fill(path: Path, leave: int) -> None:
    """Fill the disk that a path is on, and leave so many bytes."""
    with path.open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 4096):
                pass
        except OSError:
            pass
        file.truncate(max(0, file.tell() - leave))


CASES: dict[str, Case] = {"kills": kills, "files": files_killed, "outputs": outputs, "disk": full_disk}


def all_cases() -> dict[str, Case]:
    """Give the cases of this file and of those beside it."""
    found = dict(CASES)
    for file in sorted(Path(__file__).parent.glob("fault_*.py")):
        found |= import_module(file.stem).CASES
    return found


def main() -> int:
    """Run the cases asked for, print the table, and give the status."""
    cases = all_cases()
    parser = argparse.ArgumentParser(description="What is lost when things go wrong.")
    parser.add_argument("--only", default=",".join(cases), help=f"some of: {', '.join(cases)}")
    parser.add_argument("--rounds", type=int, default=40, help="how often each thing is done (default 40)")
    parser.add_argument("--seed", type=int, default=1, help="where chance begins")
    options = parser.parse_args()
    faults: list[str] = []
    print(f"{'what':<52}{'times':>8}{'acknowledged':>14}{'faults':>8}")
    for name in options.only.split(","):
        with tempfile.TemporaryDirectory(prefix="trustlog-faults-") as folder:
            for row in cases[name](Bench(Path(folder), options.rounds, options.seed)):
                print(f"{row.what:<52}{row.times:>8}{row.acknowledged:>14}{len(row.faults):>8}", flush=True)
                faults += row.faults
    for fault in faults[:20]:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
