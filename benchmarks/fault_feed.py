"""What becomes of a calendar that is kept up to date when programs are killed as they write it, or its disk is full.

It is one of the cases of `benchmarks/faults.py`: python benchmarks/faults.py --only feed
"""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faults import Bench
    from faults import Row as FaultRow

CAPTURING = """
import sys
from itertools import count
from trustlog.cli.main import main
for number in count():
    text = f"{sys.argv[1]} number {number}"
    if main([f"acme: we promise \\"{text}\\" by fri"]) == 0:
        print("acknowledged", text, flush=True)
"""
FILLING = 6
"""Megabytes of the disk on which a calendar has no room."""


def _broken(feed: Path) -> list[str]:
    """Say where a reader would find half a file."""
    if not feed.exists():
        return []
    held = feed.read_bytes()
    is_whole = held.startswith(b"BEGIN:VCALENDAR\r\n") and held.endswith(b"\r\nEND:VCALENDAR\r\n")
    return [] if is_whole and held.count(b"BEGIN:") == held.count(b"\r\nEND:") else ["half a calendar"]


def _missing(feed: Path, acknowledged: list[str]) -> list[str]:
    """Say what was acknowledged and is not in the calendar."""
    text = re.sub(r"\r\n ", "", feed.read_bytes().decode())
    there = set(re.findall(r"we promised: (round \d+ program \w number \d+)", text))
    return [f"not in the calendar: {one}" for one in acknowledged if one not in there]


def killed(bench: "Bench") -> "Iterator[FaultRow]":
    """Kill four programs again and again that write to a ledger whose calendar is kept, while that is read."""
    from faults import Row

    ledger = bench.new_ledger("feed")
    feed = ledger.parent / "calendars" / "trustlog.ics"
    feed.parent.mkdir()
    assert bench.run(ledger, "export", "ics", "--feed", str(feed)).returncode == 0
    acknowledged, faults = list[str](), list[str]()
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
            until = time.monotonic() + bench.chance.random() / 20
            while time.monotonic() < until:
                faults += _broken(feed)
            process.kill()
        for process in started:
            said, _ = process.communicate()
            lines = [line for line in said.splitlines(keepends=True) if line.startswith("acknowledged ")]
            acknowledged += [line.removeprefix("acknowledged ").strip() for line in lines if line.endswith("\n")]
    done = bench.run(ledger, "acme: we promise the last one by fri")
    faults += [f"status {done.returncode}: {done.stderr}"] if done.returncode else []
    faults += _broken(feed) + _missing(feed, acknowledged) + bench.unsound(ledger)
    faults += [f"left behind: {path}" for path in feed.parent.iterdir() if path != feed]
    yield Row("kill -9 while a calendar is kept", 4 * bench.rounds, len(acknowledged), faults)


def without_room(bench: "Bench") -> "Iterator[FaultRow]":
    """Let the disk of the calendar be full: what is written to the ledger stands, and the old calendar stays whole."""
    from faults import Row, fill, small_disk

    with small_disk(bench.folder / "calendars", FILLING * 1024) as disk:
        if disk is None:
            yield Row("full disk of a calendar (no disk could be mounted)", 0, 0, [])
            return
        ledger = bench.new_ledger("with room")
        feed, ballast = disk / "trustlog.ics", disk / "ballast"
        assert bench.run(ledger, "export", "ics", "--feed", str(feed)).returncode == 0
        acknowledged, faults = 0, list[str]()
        for number in range(bench.rounds):
            fill(ballast, leave=0)
            before = feed.read_bytes()
            done = bench.run(ledger, f'acme: we promise "round {number} program a number 0" by fri')
            acknowledged += done.returncode == 0
            told = [line for line in done.stderr.splitlines() if line.startswith("trustlog: the calendar is not up to")]
            faults += [f"status {done.returncode}: {done.stderr}"] if done.returncode or len(told) != 1 else []
            faults += ["the old calendar is gone"] if feed.read_bytes() != before else []
            ballast.unlink()
        assert bench.run(ledger, "acme: we promise the last one by fri").returncode == 0
        faults += _broken(feed) + bench.unsound(ledger)
        faults += _missing(feed, [f"round {number} program a number 0" for number in range(bench.rounds)])
        faults += [f"left behind: {path}" for path in disk.iterdir() if path != feed]
        yield Row("full disk of a calendar", bench.rounds, acknowledged, faults)


def feed(bench: "Bench") -> "Iterator[FaultRow]":
    """Give both rows."""
    yield from killed(bench)
    yield from without_room(bench)


CASES = {"feed": feed}
