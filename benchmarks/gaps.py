"""The longest time the screens do not answer while a large ledger loads, is filtered, sorted, scrolled and searched.

    python benchmarks/gaps.py LEDGER.db [--limit 50]      # a ledger as benchmarks/large.py leaves it
    python benchmarks/gaps.py --partners 2000             # makes one of that many partners, 20 facts each

A heartbeat on the event loop notes how late it is; what is printed is the worst of each step, in milliseconds, and the
most that Trustlog itself, with all its threads, worked in any one gap: on a quiet machine the two are the same, on a
busy one the rest is what other programs took.
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
from typing import NamedTuple

from ledger import TODAY, make

BEAT = 0.002
FOR_READINGS = 600


MEMORY = 200.0  # MB


class Gap(NamedTuple):
    """The longest gap of a step, and the most work in one, in milliseconds."""

    late: float
    worked: float


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
async def watched(name: str, found: dict[str, Gap]) -> AsyncIterator[None]:
    """Note the longest gap of a step."""
    heart = Heart()
    task = asyncio.create_task(heart.beat())
    yield
    await asyncio.sleep(0)
    task.cancel()
    found[name] = Gap(heart.worst * 1000, heart.worked * 1000)


async def measure(where: str) -> dict[str, Gap]:
    """Go through the screens on a ledger."""
    from trustlog.tui.app import TrustlogApp

    app = TrustlogApp(where, "me", TODAY)
    found: dict[str, Gap] = {}
    async with app.run_test(size=(120, 40)) as pilot:

        async def until(condition: Callable[[], bool], seconds: float = FOR_READINGS) -> None:
            end = time.monotonic() + seconds
            while not condition() and time.monotonic() < end:
                await pilot.pause(0.02)

        async with watched("load", found):
            await until(lambda: app.roster is not None and not app.clerk.is_busy_with(app.screen, "sheet"))
        steps = {
            "partners": ["2"],
            "scroll": ["pagedown"] * 20 + ["end", "home"],
            "filter": ["slash", "1", "2", "backspace", "backspace", "escape"],
            "sort": ["s", "s", "s", "r"],
            "palette": ["ctrl+p", *"partner 12", "escape"],
            "capture": ["a", *"p12", "escape"],
            "search": ["1", "slash", *"proposal", "escape"],
        }
        for name, keys in steps.items():
            async with watched(name, found):
                for key in keys:
                    await pilot.press(key)
                    await pilot.pause(0.03)
        async with watched("readings", found):
            await until(lambda: app.has_all_readings)
        app.draft = ""
    return found


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
        found = asyncio.run(measure(where))
    print(f"{'':<10} {'gap':>7}    {'worked':>7}")
    for name, gap in found.items():
        print(f"{name:<10} {gap.late:>7.0f} ms {gap.worked:>7.0f} ms{'  over' if gap.late > chosen.limit else ''}")
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory     {held:>7.0f} MB{'  over' if held > MEMORY else ''}")
    sys.exit(held > MEMORY or any(gap.late > chosen.limit for gap in found.values()))


if __name__ == "__main__":
    main()
