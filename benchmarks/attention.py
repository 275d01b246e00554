"""Which watch notices a fall soonest at the same rate of false flags: the one that ships, and the loser.

    python benchmarks/attention.py [--strands 1500] [--thresholds 900,1000] [--cusum 2.25,2.5]

Everything is learned from the data: no watch is told the rates. Needs the standard library only; takes some minutes.
"""

import argparse
import random
import statistics
from collections.abc import Callable, Iterable, Sequence
from math import exp, log, sqrt
from typing import NamedTuple

from trustlog.trust.settings import DEFAULTS, Settings
from trustlog.trust.strands.attention import Day, Normal

YEAR, QUARTER = 365, 91
LATER = 8  # days after which one that nobody closed has lapsed
STAKES = {"normal": (0.0, 0.0), "mixed": (0.25, 0.25), "big": (0.0, 1.0)}  # shares of small and of big ones


class Cusum:
    """The cumulative sum (Page 1954), with the fading estimate as the normal: the loser."""

    LOWEST, HIGHEST, DROP, FROM = 0.60, 0.95, 0.30, 8

    def __init__(self, threshold: float, before: "Cusum | None" = None) -> None:
        self.threshold, self.fading = threshold, log(2) / 365
        self.kept, self.missed, self.last = (before.kept, before.missed, before.last) if before else (4.0, 1.0, 0)
        self.seen, self.value = 0, 0.0

    def see(self, day: Day) -> bool:
        fade = exp(-self.fading * (day.day - self.last)) if self.last else 1.0
        self.kept, self.missed = 4 + (self.kept - 4) * fade, 1 + (self.missed - 1) * fade
        good = min(max(self.kept / (self.kept + self.missed), self.LOWEST), self.HIGHEST)
        bad = good - self.DROP
        if self.seen >= self.FROM:
            gain = day.kept * log(bad / good) + day.missed * log((1 - bad) / (1 - good))
            self.value = max(0.0, self.value + gain)
        self.seen += day.size
        share = day.kept / (day.kept + day.missed)
        self.kept, self.missed, self.last = self.kept + share * day.size, self.missed + (1 - share) * day.size, day.day
        return self.value >= self.threshold

    def anew(self) -> "Cusum":
        return Cusum(self.threshold, self)


class Shipped:
    """The watch of the reading."""

    def __init__(self, settings: Settings) -> None:
        self.settings, self.normal = settings, Normal(settings)

    def see(self, day: Day) -> bool:
        value = self.normal.see(day)
        return value is not None and value >= self.settings.watch_threshold

    def anew(self) -> "Shipped":
        return Shipped(self.settings)


Watcher = Cusum | Shipped


class World(NamedTuple):
    """Strands that keep the shares `rates`, each over so many years; promises a year, stakes, batches."""

    rates: Sequence[tuple[float, float]]
    a_year: float = 32
    stakes: str = "normal"
    together: int = 1
    correlation: float = 0.0


def strand(chance: random.Random, world: World) -> tuple[list[Day], list[int]]:
    """Draw what is settled, by the day it is known; and all due days."""
    small, big = STAKES[world.stakes]
    known: dict[int, list[float]] = {}
    dues, begins = [], 1
    for years, rate in world.rates:
        length = round(years * YEAR)
        for due in sorted(chance.randrange(length) for _ in range(round(world.a_year * years / world.together))):
            luck = chance.random()
            for _ in range(world.together):
                own = luck if chance.random() < sqrt(world.correlation) else chance.random()
                kept, kind = own < rate, chance.random()
                s = DEFAULTS.small if kind < small else DEFAULTS.big if kind < small + big else DEFAULTS.normal
                on = begins + due + (LATER if not kept and chance.random() < 0.5 else 0)
                entry = known.setdefault(on, [0, 0.0, 0.0])
                entry[0] += 1
                entry[1 if kept else 2] += s
                dues.append(begins + due)
        begins += length
    return [Day(day, int(size), kept, missed) for day, (size, kept, missed) in sorted(known.items())], dues


def flags(days: Iterable[Day], watcher: Watcher) -> list[int]:
    """Give the days of the flags; each is acknowledged at a weekly look, which begins the watch anew."""
    raised, until = [], 0
    for day in days:
        if day.day <= until:
            continue
        if watcher.see(day):
            raised.append(day.day)
            until = day.day // 7 * 7 + 7
            watcher = watcher.anew()
    return raised


def false_rate(make: Callable[[], Watcher], world: World, strands: int, seed: str) -> float:
    """Give the flags of a strand in a year."""
    years = sum(years for years, _ in world.rates)
    found = 0
    for at in range(strands):
        days, _ = strand(random.Random(f"{seed}{at}"), world)
        found += len(flags(days, make()))
    return found / strands / years


def delays(make: Callable[[], Watcher], world: World, strands: int, seed: str) -> tuple[float, float]:
    """Give the median number of promises due from a fall to its flag, and the share flagged within a year."""
    fell = 1 + round(sum(years for years, _ in world.rates[:-1]) * YEAR)
    needed, within = [], 0
    for at in range(strands):
        days, dues = strand(random.Random(f"{seed}{at}"), world)
        after = next((day for day in flags(days, make()) if day >= fell), None)
        needed.append(9999 if after is None else sum(fell <= due <= after for due in dues))
        within += after is not None and after <= fell + YEAR
    return statistics.median(needed), within / strands


def constant(rate: float, **more: float | str) -> World:
    return World([(5, rate)], **more)  # type: ignore[arg-type] # the fields above


def figures(make: Callable[[], Watcher], strands: int) -> dict[str, str]:
    """Measure everything that is asked of a watch."""
    found: dict[str, str] = {}

    def false(name: str, **more: float | str) -> None:
        each = [false_rate(make, constant(rate, **more), strands, name) for rate in (0.5, 0.7, 0.9)]
        found[name] = f"{statistics.mean(each):.3f}  ({' '.join(f'{one:.2f}' for one in each)})"

    def falls(name: str, *rates: tuple[float, float], **more: float | str) -> None:
        median, within = delays(make, World(rates, **more), strands, name)  # type: ignore[arg-type] # as above
        found[name] = f"{median:g} promises, {within:.1%} within a year"

    false("false flags a year, 8 a quarter (.5 .7 .9)")
    false("- batches of three, correlation .2", together=3, correlation=0.2)
    false("- batches of three, correlation .5", together=3, correlation=0.5)
    false("- mixed stakes", stakes="mixed")
    false("- all of them big", stakes="big")
    false("- one a month", a_year=12)
    false("- eight a month", a_year=96)
    falls("a year at .9, then .6: noticed after", (1, 0.9), (2, 0.6))
    falls("- mixed stakes, then", (1, 0.9), (2, 0.6), stakes="mixed")
    falls("- batches of three, correlation .2, then", (1, 0.9), (2, 0.6), together=3, correlation=0.2)
    falls("- one a month (three years), then", (3, 0.9), (3, 0.6), a_year=12)
    falls("- eight a month, then", (1, 0.9), (2, 0.6), a_year=96)
    falls("a year at .7, then .4", (1, 0.7), (2, 0.4))
    falls("a year at .95, then .7", (1, 0.95), (2, 0.7))
    falls("three years at .9, then .6", (3, 0.9), (2, 0.6))
    falls("two at .6, three at .95, then .65", (2, 0.6), (3, 0.95), (2, 0.65))
    return found


def main() -> None:
    """Print the figures of each watch."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--strands", type=int, default=1500)
    parser.add_argument("--thresholds", default=f"{DEFAULTS.watch_threshold:g}")
    parser.add_argument("--cusum", default="2.25,2.5")
    asked = parser.parse_args()
    watches: dict[str, Callable[[], Watcher]] = {}
    for word in filter(None, asked.thresholds.split(",")):
        settings = DEFAULTS._replace(watch_threshold=float(word))
        watches[f"Shiryaev–Roberts, flag at {word}"] = lambda settings=settings: Shipped(settings)  # type: ignore[misc]  # bound now
    for word in filter(None, asked.cusum.split(",")):
        watches[f"Cumulative sum, flag at {word}"] = lambda word=word: Cusum(float(word))  # type: ignore[misc]  # bound now
    for name, make in watches.items():
        print(f"\n{name}")
        for what, figure in figures(make, asked.strands).items():
            print(f"  {what:<44} {figure}", flush=True)


if __name__ == "__main__":
    main()
