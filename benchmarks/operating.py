"""Every figure that the reading is held to, measured on made-up relationships; fails where a limit is passed.

    python benchmarks/operating.py [--relationships 4000] [--seed 1] [--processes 2] [--json]

Needs the standard library only; 4,000 sides a case, 1,000 where whole ones are read, take half an hour.
"""

import argparse
import json
import sys
import time
from multiprocessing import Pool

from trustlog.trust.settings import DEFAULTS
from trustlog.trust.simulate.figures import Figure
from trustlog.trust.simulate.operating import operating


def shown(value: float | None, unit: str) -> str:
    if value is None:
        return "never"
    return f"{value:.1%}" if unit == "share" else f"{value:.2f}" if unit in ("a year", "changes") else f"{value:.1f}"


def line(figure: Figure) -> str:
    limit = "" if figure.limit is None else f"{'≥' if figure.least else '≤'} {shown(figure.limit, figure.unit)}"
    unit = "" if figure.unit == "share" else figure.unit
    over = "" if figure.holds else "  OVER"
    return f"  {figure.name:<68} {shown(figure.value, figure.unit):>7} {unit:<9} {limit:<9} n {figure.of:,}{over}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--relationships", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    began, groups = time.monotonic(), {}
    with Pool(asked.processes) as pool:

        def each(follow, numbers):
            return pool.imap(follow, numbers, chunksize=50)

        for figure in operating(DEFAULTS, asked.relationships, asked.seed, each):
            groups.setdefault(figure.group, []).append(figure)
            print(f"\r\x1b[K{figure.name}", end="", file=sys.stderr, flush=True)
    print("\r\x1b[K", end="", file=sys.stderr)
    figures = [figure for group in groups.values() for figure in group]
    if asked.json:
        print(json.dumps([{**figure._asdict(), "holds": figure.holds} for figure in figures], indent=1))
    else:
        for group, listed in groups.items():
            print(f"\n{group}")
            print("\n".join(line(figure) for figure in listed))
        print(f"\n{time.monotonic() - began:.0f} s")
    sys.exit(not all(figure.holds for figure in figures))


if __name__ == "__main__":
    main()
