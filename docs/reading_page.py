"""Writes `docs/reading.md` from `docs/reading.in.md`, the demo ledger and what was measured.

python docs/reading_page.py                  # the page anew, from the figures kept in docs/operating.json
python docs/reading_page.py --measure 4000   # the figures first: so many sides of every kind; half an hour
"""

import argparse
import os
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Sequence
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from string import Template

from operating_figures import keep, kept, measure
from reading_tables import measured

from trustlog.desk.demo import DAY, make
from trustlog.trust import words
from trustlog.trust.model import forecast, rules
from trustlog.trust.reading.values import SURE
from trustlog.trust.settings import DEFAULTS
from trustlog.trust.strands.attention import LONGEST, POINTS
from trustlog.trust.words.numbers import SOME, STRONG, WIDEST

HERE = Path(__file__).parent
TEMPLATE, PAGE = HERE / "reading.in.md", HERE / "reading.md"
WIDTH = 112
BUILDING, SLIPPING, READY = "gambrel", "foxglove", "elandra"
ACKNOWLEDGED, MONTHS_TO_READY = "acknowledged", "Months to ready, good"
EXAMPLE = words.TITLES["their_promises"]  # the estimate of the first that is read aloud


class Demo:
    """The demo ledger on its own day, asked by the program itself."""

    def __init__(self, folder: str) -> None:
        where = str(Path(folder) / "demo.db")
        make(where, me="demo")
        self._environment = {
            **os.environ, "TRUSTLOG_DB": where, "TRUSTLOG_ME": "demo", "TRUSTLOG_TODAY": DAY.isoformat(),
            "TRUSTLOG_CONFIG": os.devnull, "PYTHONPATH": str(HERE.parent), "PYTHONIOENCODING": "utf-8",
        }  # fmt: skip

    def says(self, *command: str) -> list[str]:
        """Give the lines that a command prints."""
        run = [sys.executable, "-P", "-m", "trustlog", *command]
        done = subprocess.run(run, env=self._environment, capture_output=True, check=True, encoding="utf-8")  # noqa: S603 - our own program
        return done.stdout.splitlines()


def page() -> str:
    """Write the whole page."""
    found = kept()
    with tempfile.TemporaryDirectory() as folder:
        parts = {**_settings(), **_models(), **measured(found), **_shown(Demo(folder))}
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(parts)


def _shown(demo: Demo) -> dict[str, str]:
    """Give what the demo ledger shows."""
    building = demo.says("trust", BUILDING, "--explain")
    row = next(line for line in building if line.lstrip().startswith(EXAMPLE))
    said, _, rest = row.split(EXAMPLE)[1].strip().partition("  ")
    n = rest.split()[1]
    middle, low, high = (int(part) for part in said.replace(" %", "").replace(")", "").replace("–", "(").split("("))
    return {
        "example": f"{said}, n {n}",
        "example_words": (
            f'Of their next promises we expect {middle} in 100 to be kept on time. "({low}–{high})" is how unsure that '
            f"is: with the same past, eight times out of ten the truth lies in there. n {n}: it rests on {n} settled "
            f"promises. Recent ones count for more than old ones."
        ),
        "building": _folded(_both(building, "Openness", 4)),
        "slipping": _folded(_both(demo.says("trust", SLIPPING, "--explain"), "Their promises", 6)),
        "ready": _folded(_both(demo.says("trust", READY, "--explain"), "Their promises", 4)),
        "reliability": _folded(_report(demo.says("backtest"), words.TITLES["their_promises"])),
    }  # fmt: skip


def _both(lines: Sequence[str], title: str, most: int) -> list[str]:
    return [*_head(lines), "", *_strand(lines, title, most)]


def _head(lines: Sequence[str]) -> list[str]:
    """Give a reading without the gates that are open."""
    return [line for line in lines[: lines.index("")] if not line.startswith(("  passed: ", "  not passed: "))]


def _strand(lines: Sequence[str], title: str, most: int) -> list[str]:
    """Give the newest events of an explained strand."""
    first = next(at for at, line in enumerate(lines) if line.startswith(f"{title}: "))
    below = lines[first + 1 : lines.index("", first)]
    said = (" Estimate ", "The week to ")
    events = [line for line in below if any(part in line[2:] for part in said) and "in all" not in line]
    return [lines[first], *events[:most], "  …"]


def _report(lines: Sequence[str], title: str) -> list[str]:
    """Give the report of one strand."""
    first = next(at for at, line in enumerate(lines) if line.startswith(f"{title}: "))
    later = [at for at, line in enumerate(lines) if at > first and line and not line.startswith(" ")]
    return [*lines[first : min(later, default=len(lines))]]


def _folded(lines: Sequence[str]) -> str:
    folded: list[str] = []
    for line in lines:
        indent = " " * (len(line) - len(line.lstrip()) + 4)
        folded += textwrap.wrap(
            line, WIDTH, subsequent_indent=indent, drop_whitespace=True, break_on_hyphens=False
        ) if len(line) > WIDTH else [line]  # fmt: skip
    return "\n".join(line.rstrip() for line in folded).rstrip()


def _settings() -> dict[str, str]:
    """Give the numbers of the reading that are settings."""
    now = DEFAULTS
    plain = {
        name: f"{getattr(now, name):g}"
        for name in ("needed", "too_few", "big_needed", "level_days", "dependence_from", "building_from",
                     "building_days", "down_good", "down_bad", "trial_promises", "bold", "bold_slots", "first_weight")
    }  # fmt: skip
    rows = [
        "| bar | promises p0 → p1 | time | slot | openness, depth | slot |", "|---|---|---|---|---|---|",
        *(
            f"| {at}→{at + 1} | {_pair(bar.promises)} | {_pair(bar.time)} | {bar.time_days} days "
            f"| {_pair(bar.openness)}, {bar.depth} | {bar.openness_days} days |"
            for at, bar in enumerate(now.bars, 1)
        ),
    ]  # fmt: skip
    return {
        **plain,
        "too_wide": f"{100 * WIDEST:g}", "one_in": words.chance(now.up_error),
        "balance": words.count(int(now.balance_factor)), "moved": words.percent(now.moved_share),
        "down_after": str(now.down_after_days), "small": f"{now.small:.2f}", "normal": f"{now.normal:.2f}",
        "big": f"{now.big:g}", "restart": str(now.restart_days), "recent": words.count(now.recent_slots),
        "drop": f"{now.watch_drop:g}", "lowest": f"{now.watch_lowest:g}", "highest": f"{now.watch_highest:g}",
        "threshold": f"{now.watch_threshold:,.0f}", "bars": "\n".join(rows),
        "down_thresholds": ", ".join(f"{one:,.0f}" for one in now.down_thresholds),
        "free_days": str(now.free_move_days), "trial_from": words.percent(now.trial_from),
        "trial_until": words.percent(now.trial_until), "other_depth": str(now.other_side_depth),
        "trial_pause": str(now.trial_pause_days), "question_from": f"{now.question_from:,.0f}",
        "some": str(SOME), "strong": str(STRONG),
        "limits": "\n".join(f"- {limit}" for limit in words.LIMITS),
    }  # fmt: skip


def _pair(pair: tuple[float, float]) -> str:
    return f"{pair[0]:.2f} → {pair[1]:.2f}"


def _models() -> dict[str, str]:
    """Give the numbers of the estimate and the watch that are no settings."""
    promises, slots = rules.PROMISES, rules.SLOTS
    return {
        "kinds": words.count(rules.KINDS), "spreads": " and ".join(f"{one:g}" for one in sorted({*rules.SPREADS})),
        "drifts": f"{promises.slow:g} and {promises.fast:g}", "slot_drifts": f"{slots.slow:g} and {slots.fast:g}",
        "band_low": f"{100 * forecast.LOW:g}", "band_high": f"{100 * forecast.HIGH:g}",
        "far": f"{promises.far:g}", "equal": words.percent(promises.equal), "growth": f"{promises.growth:g}",
        "miss_days": f"{promises.miss_days:g}", "sure": words.percent(SURE),
        "unsure": words.percent(1 - SURE),
        "longest": str(LONGEST), "points": words.count(POINTS),
    }  # fmt: skip


def main() -> None:
    """Write the page, after measuring if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measure", type=int, metavar="N", help="sides of every kind to follow first")
    parser.add_argument("--processes", type=int, default=1, help="that share the work")
    asked = parser.parse_args()
    if asked.measure is not None:
        with Pool(asked.processes) as pool:
            keep(measure(asked.measure, each=partial(pool.imap, chunksize=10)))
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
