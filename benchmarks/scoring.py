"""How candidates fare on sets of histories: log loss beside the best baseline's, and whether what was said came."""

import sys
import time
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from math import exp, log
from typing import NamedTuple

from candidates import ENTRIES, Entry

from trustlog.trust.backtest.calibration import Measures, Tally
from trustlog.trust.backtest.walk import LEAST, walk
from trustlog.trust.model.learn import Promised
from trustlog.trust.settings import DEFAULTS

Sets = dict[str, list[list[Promised]]]
"""Histories by the name of their set; each begins with nothing known, and those of a set are scored as one."""


class Row(NamedTuple):
    """A candidate's measures on each set, and its log losses as ratios to those of the set's best baseline."""

    name: str
    measures: list[Measures]
    ratios: list[float]

    @property
    def middle(self) -> float:
        """Give the geometric mean of the ratios."""
        return exp(sum(map(log, self.ratios)) / len(self.ratios))

    @property
    def calibration(self) -> float:
        """Give the largest calibration error."""
        return max(one.calibration_error or 0.0 for one in self.measures)


def compare(sets: Sets, unscored_percent: int = 0, entries: Sequence[Entry] = ENTRIES) -> list[Row]:
    """Walk every candidate through every history; so much of each history's beginning is not scored."""
    measured = {entry: _timed(entry, sets, unscored_percent) for entry in entries}
    losses = {entry: [one.log_loss or 0.0 for one in measures] for entry, measures in measured.items()}
    best = [min(column) for column in zip(*(losses[entry] for entry in entries if entry.baseline), strict=True)]
    return [
        Row(entry.name, measured[entry], [loss / least for loss, least in zip(losses[entry], best, strict=True)])
        for entry in entries
    ]


def printed(title: str, rows: Sequence[Row], sets: Sets) -> str:
    """Give a table in Markdown; the last line has the log losses that are called 1."""
    lines = [f"## {title}", ""]
    lines.append("| candidate | " + " | ".join(sets) + " | geometric mean | worst | calibration error |")
    lines.append("|---|" + "---:|" * (len(sets) + 3))
    for row in rows:
        cells = [f"{ratio:.3f}" for ratio in [*row.ratios, row.middle, max(row.ratios)]]
        lines.append(f"| {row.name} | {' | '.join(cells)} | {row.calibration:.3f} |")
    ones = [f"{(one.log_loss or 0.0) / ratio:.4f}" for one, ratio in zip(rows[0].measures, rows[0].ratios, strict=True)]
    lines.append(f"| log loss of the best baseline | {' | '.join(ones)} | | | |")
    return "\n".join(lines)


def _timed(entry: Entry, sets: Sets, unscored_percent: int) -> list[Measures]:
    start = time.perf_counter()
    measures = [_scored(entry, histories, unscored_percent) for histories in sets.values()]
    print(f"{entry.name}: {time.perf_counter() - start:.0f} s", file=sys.stderr)
    return measures


def _scored(entry: Entry, histories: Sequence[Sequence[Promised]], unscored_percent: int) -> Measures:
    tally = Tally()
    for promised in histories:
        unscored = len(promised) * unscored_percent // 100
        for turn, (place, chance) in enumerate(_forecast(entry, promised)):
            if turn >= unscored:
                tally.add(min(max(chance, LEAST), 1 - LEAST), 0.5, bool(promised[place].kept))
    return tally.measures()


def _forecast(entry: Entry, promised: Sequence[Promised]) -> Iterator[tuple[int, float]]:
    """Give place and forecast of every promise in order of making, each from what was over before its day began."""
    order = sorted(range(len(promised)), key=lambda place: promised[place].made)
    if entry.begin is None:
        found = walk(promised, DEFAULTS)
        yield from ((place, found[place].chance) for place in order)
        return
    candidate = entry.begin()
    waiting: list[tuple[int, int, int]] = []  # when it is over, its turn, its place
    for turn, place in enumerate(order):
        promise = promised[place]
        while waiting and waiting[0][0] < promise.made:
            over, _, told = heappop(waiting)
            candidate.settled(told, over, bool(promised[told].kept))
        yield place, candidate.made(place, str(promise.partner), promise.made)
        heappush(waiting, (promise.over, turn, place))
