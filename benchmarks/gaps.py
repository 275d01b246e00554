"""The longest time the screens do not answer while a large ledger loads, is filtered, sorted, scrolled and searched.

    python benchmarks/gaps.py LEDGER.db [--limit 50]      # a ledger as benchmarks/large.py leaves it
    python benchmarks/gaps.py --partners 2000             # makes one of that many partners, 20 facts each

A heartbeat on the event loop notes how late it is; what is printed is the worst of each step, in milliseconds, and the
most that Trustlog itself, with all its threads, worked in any one gap: on a quiet machine the two are the same, on a
busy one the rest is what other programs took. The keys are pressed twice: while readings come in, since nobody waits
for them, and after.
"""

import argparse
import asyncio
import resource
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ledger import TODAY, make

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from trustlog.tui.app.application import TrustlogApp

BEAT = 0.002
FOR_READINGS = 300.0
"""Seconds within which all readings of the largest ledger have to be there."""
MEMORY = 200.0  # MB
STEPS = {
    "partners": ["2"],
    "scroll": ["pagedown"] * 20 + ["end", "home"],
    "filter": ["slash", "1", "2", "backspace", "backspace", *"rea", "escape"],
    "sort": ["s", "s", "s", "r"],
    "first": ["f", "r", "f"],
    "palette": ["ctrl+p", *"partner 12", "escape"],
    "capture": ["a", *"p12", "escape"],
    "search": ["1", "slash", *"proposal", "escape"],
}


class Gap(NamedTuple):
    """The longest gap of a step, and the most work in one, in milliseconds."""

    late: float
    worked: float


Found = dict[str, dict[str, Gap]]
"""By the step and by when it was gone through: while readings come in, or after."""
READING, AFTER = "while reading", "after"


class Heart:
    """Beats on the event loop, and notes the longest it was kept from it."""

    def __init__(self) -> None:
        self.worst = self.worked = 0.0

    async def beat(self) -> None:
        """Beat until cancelled."""
        while True:
            start, work = time.perf_counter(), time.process_time()
            await asyncio.sleep(BEAT)
            late = time.perf_counter() - start - BEAT
            self.worst = max(self.worst, late)
            self.worked = max(self.worked, min(late, time.process_time() - work))


@asynccontextmanager
async def watched(name: str, when: str, found: Found) -> AsyncIterator[None]:
    """Note the longest gap of a step."""
    heart = Heart()
    task = asyncio.create_task(heart.beat())
    yield
    await asyncio.sleep(2 * BEAT)  # what was held up at the very end counts as well
    task.cancel()
    found.setdefault(name, {})[when] = Gap(heart.worst * 1000, heart.worked * 1000)


async def until(pilot: "Pilot[object]", condition: Callable[[], bool]) -> float:
    """Wait for a condition; give the seconds it took, at most those that readings may take."""
    start = time.monotonic()
    while not condition() and time.monotonic() - start < FOR_READINGS:
        await pilot.pause(0.02)
    return time.monotonic() - start


async def measure(where: str) -> tuple[Found, float]:
    """Go through the screens on a ledger; give the gaps, and the seconds until all readings were there."""
    from trustlog.tui.app.application import TrustlogApp

    app = TrustlogApp(where, "me", TODAY)
    found: Found = {}
    async with app.run_test(size=(120, 40)) as pilot:
        async with watched("load", READING, found):
            await until(pilot, lambda: app.roster is not None and not app.clerk.is_busy_with(app.screen, "sheet"))
        await go_through(app, pilot, READING, found)
        async with watched("readings", READING, found):
            await pilot.press("2")
            await anew(app, pilot)
            seconds = await until(pilot, lambda: app.has_all_readings)
        await go_through(app, pilot, AFTER, found)
        app.draft = ""
    return found, seconds


async def go_through(app: "TrustlogApp", pilot: "Pilot[object]", when: str, found: Found) -> None:
    """Press the keys of every step."""
    for name, keys in STEPS.items():
        if when == READING and app.has_all_readings:
            await anew(app, pilot)
        async with watched(name, when, found):
            for key in keys:
                await pilot.press(key)
                await pilot.pause(0.03)


async def anew(app: "TrustlogApp", pilot: "Pilot[object]") -> None:
    """Have everything loaded and read again, as when somebody else has written."""
    before = app.readings_version
    app.facts_changed()
    await until(pilot, lambda: app.readings_version != before)


def main() -> None:
    """Print the table, and fail where the limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger", nargs="?")
    parser.add_argument("--partners", type=int, default=500)
    parser.add_argument("--limit", type=float, default=50.0)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = chosen.ledger or str(Path(folder) / "ledger.db")
        if not chosen.ledger:
            make(where, chosen.partners, chosen.partners * 20)
        found, seconds = asyncio.run(measure(where))
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'':<10} {READING:>18} {'worked':>10} {AFTER:>11} {'worked':>10}")
    for name, gaps in found.items():
        print(f"{name:<10} {_told(gaps.get(READING), 15)} {_told(gaps.get(AFTER), 8)}{_over(gaps, chosen.limit)}")
    print(f"all readings in {seconds:.0f} s{'  over' if seconds >= FOR_READINGS else ''}")
    print(f"memory {held:.0f} MB{'  over' if held > MEMORY else ''}")
    late = any(_over(gaps, chosen.limit) for gaps in found.values())
    sys.exit(late or held > MEMORY or seconds >= FOR_READINGS)


def _told(gap: Gap | None, width: int) -> str:
    return " " * (width + 14) if gap is None else f"{gap.late:>{width}.0f} ms {gap.worked:>7.0f} ms"


def _over(gaps: dict[str, Gap], limit: float) -> str:
    return "  over" if any(gap.late > limit for gap in gaps.values()) else ""


if __name__ == "__main__":
    main()
